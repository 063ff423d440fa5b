"""Query processes as the server holds them: started, asked, ended. ``graph.store.nursery`` makes them."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from graph.store.channel import Channel, Got
from graph.store.limits import Limits
from ontology.errors import QueryError, QueryLimitError

START_SECONDS: Final = 30.0
#: How far processes that run a heavy query stand back for others (nice(2)).
BACK: Final = 15
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_LAST_WORDS: Final = 1.0  # seconds between the end of its socket and the end of a process, at most
_READ: Final = 65_536


def command(handle: int) -> list[str]:
    """How the process is started that makes the query processes: our own module, on the socket ``handle``."""
    return [sys.executable, "-P", "-m", "graph.store.nursery", str(handle), str(os.getpid())]


class Nursery:
    """The process that query processes come from, started when one is wanted. It dies with the thread that made it.

    For one event loop. If it ends, its children end with it, and the next one wanted comes from a new one.
    """

    def __init__(self, limits: Limits) -> None:
        self._hello = asdict(limits)
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._read = b""
        self._children: dict[int, Worker] = {}
        self._ending: set[asyncio.Future[int]] = set()
        self.lost = 0  # how often it has ended unasked
        self._number = 0

    def start(self, store: Path | None) -> "Worker":
        """A new process, which opens ``store`` beforehand. Raises ``OSError`` if none can be started."""
        if self._control is None:
            self._open()
        self._number += 1
        number = self._number
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                self._tell({"start": number}, theirs)
            except OSError:
                ours.close()
                raise
        worker = Worker(self, number, Channel(ours))
        worker.greet({"store": str(store or ""), "limits": self._hello})
        self._children[number] = worker
        return worker

    def kill(self, number: int) -> None:
        """Kill the process ``number`` if it runs."""
        if number in self._children:
            try:
                self._tell({"kill": number})
            except OSError:
                self._lost()

    async def close(self) -> None:
        """End it and what it has started; a second call does nothing."""
        self._lost()
        await asyncio.gather(*self._ending)

    def _open(self) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
                    command(theirs.fileno()),
                    pass_fds=[theirs.fileno()],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            except OSError:
                ours.close()
                raise
        ours.setblocking(False)
        self._control, self._read = ours, b""
        asyncio.get_running_loop().add_reader(ours.fileno(), self._hear)

    def _tell(self, told: dict[str, int], handed: socket.socket | None = None) -> None:
        if self._control is None:
            return
        line = json.dumps(told).encode() + b"\n"
        if handed is None:
            self._control.sendall(line)
        else:
            socket.send_fds(self._control, [line], [handed.fileno()])

    def _hear(self) -> None:
        try:
            data = self._control.recv(_READ) if self._control else b""
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self.lost += 1
            self._lost()
            return
        *lines, self._read = (self._read + data).split(b"\n")
        for line in lines:
            told = json.loads(line)
            if (worker := self._children.pop(told["ended"], None)) is not None:
                worker.note_end(told["code"])

    def _lost(self) -> None:
        """It has ended, or is to end: the system kills its children with it."""
        if self._control is not None:
            asyncio.get_running_loop().remove_reader(self._control.fileno())
            self._control.close()
            self._control = None
        if self._process is not None:
            self._process.kill()
            ending = asyncio.ensure_future(asyncio.to_thread(self._process.wait))
            self._ending.add(ending)
            ending.add_done_callback(self._ending.discard)
            self._process = None
        children, self._children = self._children, {}
        for worker in children.values():
            worker.note_end(-signal.SIGKILL)


class Worker:
    """A process that answers one query after another. ``pid`` is 0 until it is ready."""

    def __init__(self, nursery: Nursery, number: int, channel: Channel) -> None:
        self.pid = 0
        self.stands_back = False
        self._nursery, self._number, self._channel = nursery, number, channel
        self._end: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._hello: asyncio.Future[Got] | None = None
        self._worked, self._asked = 0.0, time.monotonic()

    def greet(self, hello: dict[str, Any]) -> None:
        """Tell the process what it has to know before the first query."""
        self._hello = self._channel.ask(json.dumps(hello).encode())

    async def ready(self) -> bool:
        """Wait until it can be asked; whether it can."""
        if self._hello is None:
            return False
        try:
            async with asyncio.timeout(START_SECONDS):
                told, _ = await self._hello
        except (EOFError, TimeoutError):
            return False
        self.pid, self._worked = told["pid"], told["worked"]
        return True

    def ask(self, request: bytes) -> "asyncio.Future[Got]":
        """The answer to come to ``request``. It raises ``EOFError`` if the process ends instead."""
        self._asked = time.monotonic()
        return self._channel.ask(request)

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return not (self._channel.over or self._end.done())

    def worked(self) -> float:
        """Seconds of processor time since the last answer (proc(5), stat), which tells heavy from merely kept waiting.

        Where the system does not tell, or the process has ended, seconds by the clock since it was asked.
        """
        try:
            stat = Path(f"/proc/{self.pid}/stat").read_text("ascii", "replace")
            told = stat.rpartition(")")[2].split()
            return (int(told[11]) + int(told[12])) / _TICKS - self._worked
        except (OSError, IndexError):
            return time.monotonic() - self._asked

    def note_worked(self, seconds: float) -> float:
        """Note that it has taken ``seconds`` of processor time in all; those since it was last noted."""
        before, self._worked = self._worked, seconds
        return seconds - before

    def stand_back(self) -> None:
        """Have it run when nobody else wants the processor. That cannot be undone without a privilege."""
        if self.pid and not self.stands_back:
            self.stands_back = True
            try:
                os.setpriority(os.PRIO_PROCESS, self.pid, BACK)
            except OSError:  # it has just ended, or is not ours to say
                return

    def kill(self) -> None:
        """Kill the process if it runs."""
        self._nursery.kill(self._number)

    def when_ended(self, do: Callable[[], None]) -> None:
        """Have ``do`` called once the process has ended, for whatever reason."""
        self._end.add_done_callback(lambda _: do())

    def note_end(self, code: int) -> None:
        """It has ended with ``code``."""
        if not self._end.done():
            self._end.set_result(code)

    async def end(self) -> int:
        """Kill the process if it runs; how it ended: a negative signal number, or its exit code."""
        self._channel.close()
        self.kill()
        # A process with much memory takes a while to end, and the event loop does not wait for it.
        return await asyncio.shield(self._end)

    async def ended(self) -> int:
        """Like ``end`` for a process that is about to end by itself, so that its own way to end is told."""
        await asyncio.wait({self._end}, timeout=_LAST_WORDS)
        return await self.end()


class BrokenQueryError(QueryError):
    """The query has ended the process that it ran in."""


def broken(code: int) -> QueryError:
    """The error for a query whose process ended with ``code``."""
    if code in (-signal.SIGABRT, -signal.SIGKILL):  # a failed allocation aborts; a full machine kills
        return QueryLimitError(
            "the query needed more memory than one query may have",
            mend="Ask for less, for instance with LIMIT.",
        )
    return BrokenQueryError("the query broke the engine and was ended", mend="Nest and chain it less.")
