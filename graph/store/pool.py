"""Answers queries of strangers in processes that are killed at the deadline and replaced.

The engine can be neither stopped nor bounded from within, and some queries end its process. No query is parsed or
run in the process that holds the pool; measured, this costs a query 0.2 ms at most.
"""

import json
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from graph.store import guard
from graph.store.frame import receive, send
from ontology import errors
from ontology.errors import HomeError, QueryError, QueryLimitError, ZyrtarError

#: How many queries may wait for each worker before more are turned away.
WAITING_PER_WORKER: Final = 4
_START_SECONDS: Final = 30.0


class _Worker:
    """One process with its end of the socket."""

    def __init__(self, snapshot: Path) -> None:
        self.connection, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603 - our own module, no shell
                [
                    *(sys.executable, "-P", "-m", "graph.store.worker"),
                    *(str(snapshot), str(theirs.fileno()), str(os.getpid())),
                ],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        try:
            receive(self.connection, time.monotonic() + _START_SECONDS)
        except (EOFError, TimeoutError):
            self.end()
            raise HomeError(
                f"no query process can open the snapshot {snapshot}",
                mend="Check it with `zyrtar status`, or publish again with `zyrtar build`.",
            ) from None

    def ask(self, request: bytes, deadline: float) -> tuple[dict[str, str], bytes]:
        """The worker's answer. Raises ``TimeoutError`` at the deadline, ``EOFError`` if the process has ended."""
        self.connection.settimeout(max(0.001, deadline - time.monotonic()))
        try:
            send(self.connection, request)
        except ConnectionError:
            raise EOFError from None
        return json.loads(receive(self.connection, deadline)), receive(self.connection, deadline)

    def end(self) -> int:
        """Kill the process if it runs, and return how it ended (a negative signal number, or its exit code)."""
        self.connection.close()
        self.process.kill()
        return self.process.wait()


class QueryPool:
    """``workers`` processes on the snapshot in ``folder``; each query has ``seconds`` in all. Thread-safe.

    Raises ``HomeError`` if the snapshot cannot be opened.
    """

    def __init__(self, folder: Path, workers: int = 2, seconds: float = 10.0) -> None:
        self._folder, self._seconds = folder, seconds
        self._most_waiting = WAITING_PER_WORKER * workers
        self._change = threading.Condition()
        self._idle: list[_Worker] = []
        self._busy: set[_Worker] = set()
        self._starting = workers
        self._waiting = 0
        self._closed = False
        self._problem: HomeError | None = None
        # Workers die with the *thread* that started them (prctl(2), PR_SET_PDEATHSIG), so one that lives as long as
        # the pool starts them all.
        self._orders: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self._keeper = threading.Thread(target=self._keep, name="query pool", daemon=True)
        for _ in range(workers):
            self._orders.put(True)
        self._keeper.start()
        if (problem := self._started()) is not None:
            self.close()
            raise problem

    def _started(self) -> HomeError | None:
        """Wait for the first worker; the reason if none could be started."""
        with self._change:
            self._change.wait_for(lambda: self._idle or not self._starting)
            return None if self._idle else self._problem

    def run(
        self,
        query: str,
        media_types: str | Sequence[str],
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> tuple[str, bytes]:
        """The answer to ``query`` in the first of ``media_types`` that fits its form, with that media type.

        Naming graphs replaces the data set, which else is the published graph and all named ones. Raises what
        ``guard.check`` and ``answer.write`` raise, and ``QueryLimitError`` for time, memory, size or too many at once.
        """
        deadline = time.monotonic() + self._seconds
        guard.check(query)
        asked = {
            "query": query,
            "media_types": [media_types] if isinstance(media_types, str) else list(media_types),
            "default_graphs": list(default_graphs),
            "named_graphs": list(named_graphs),
        }
        request = json.dumps(asked).encode()
        worker = self._take(deadline)
        try:
            told, body = worker.ask(request, deadline)
        except TimeoutError:
            self._lose(worker)
            raise QueryLimitError(
                f"the query took longer than {self._seconds:g} seconds",
                mend="Ask for less, or run it on your own copy of the data.",
            ) from None
        except EOFError:
            code = self._lose(worker)
            raise _closed() if self._closed else _crashed(code) from None
        except BaseException:
            self._lose(worker)
            raise
        self._give_back(worker)
        if "error" in told:
            raise _error(told)
        return told["media_type"], body

    def close(self) -> None:
        """End all workers, busy ones too; a second call does nothing."""
        with self._change:
            self._closed = True
            idle, busy = list(self._idle), list(self._busy)
            self._idle.clear()
            self._change.notify_all()
        for worker in busy:  # the thread that waits for its answer closes the connection
            worker.process.kill()
            worker.process.wait()
        for worker in idle:
            worker.end()
        self._orders.put(False)
        self._keeper.join()

    def _take(self, deadline: float) -> _Worker:
        with self._change:
            if not self._idle and self._waiting >= self._most_waiting:
                raise _busy(f"{self._waiting} queries wait already")
            self._replace_dead()
            self._waiting += 1
            try:
                while not self._idle:
                    if self._closed:
                        raise _closed()
                    if not self._busy and not self._starting:
                        self._order()
                        raise self._problem or _busy("no query process runs")
                    if not self._change.wait(max(0.0, deadline - time.monotonic())):
                        raise _busy(f"no query process was free for {self._seconds:g} seconds")
            finally:
                self._waiting -= 1
            worker = self._idle.pop()
            self._busy.add(worker)
            return worker

    def _replace_dead(self) -> None:
        """Order another for each idle worker that something else ended: no query is to blame for it."""
        for worker in [w for w in self._idle if w.process.poll() is not None]:
            self._idle.remove(worker)
            worker.end()
            self._order()

    def _give_back(self, worker: _Worker) -> None:
        with self._change:
            self._busy.discard(worker)
            if not self._closed:
                self._idle.append(worker)
            self._change.notify()

    def _lose(self, worker: _Worker) -> int:
        """End ``worker``, order another, and return how it had ended, or that it was killed now."""
        ended = worker.end()
        with self._change:
            self._busy.discard(worker)
            self._order()
            self._change.notify_all()
        return ended

    def _order(self) -> None:
        if not self._closed:
            self._starting += 1
            self._orders.put(True)

    def _keep(self) -> None:
        """Start workers as ordered, in the thread they live with."""
        while self._orders.get():
            worker, problem = None, None
            if not self._closed:
                try:
                    worker = _Worker(self._folder)
                except HomeError as error:
                    problem = error
                except OSError as error:  # no process or socket to be had
                    problem = HomeError(f"no query process can be started ({error})", mend="Try again later.")
            with self._change:
                self._starting -= 1
                self._problem = problem
                if worker is not None and not self._closed:
                    self._idle.append(worker)
                    worker = None
                self._change.notify_all()
            if worker is not None:
                worker.end()


def _closed() -> HomeError:
    return HomeError("the query processes have been ended", mend="Try again in a moment.")


def _busy(why: str) -> QueryLimitError:
    return QueryLimitError(f"too many queries at once: {why}", mend="Try again in a few seconds.")


def _crashed(code: int) -> QueryError:
    if code in (-signal.SIGABRT, -signal.SIGKILL):  # a failed allocation aborts; a full machine kills
        return QueryLimitError(
            "the query needed more memory than one query may have",
            mend="Ask for less, for instance with LIMIT.",
        )
    return QueryError("the query broke the engine and was ended", mend="Nest and chain it less.")


def _error(told: dict[str, str]) -> ZyrtarError:
    kind = getattr(errors, told["error"])
    found: ZyrtarError = kind(told["message"], mend=told["mend"])
    return found
