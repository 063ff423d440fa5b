"""Answers queries of strangers in processes that are killed at the deadline and replaced.

The engine can be neither stopped nor bounded from within, and some queries end its process. No query is parsed or
run in the process that holds the pool; measured, this costs a query 0.2 ms at most.

Queries run in two lanes. All begin in the quick one. One that takes longer than ``Limits.quick_seconds`` is heavy: it
moves to the heavy lane if that has room, else goes on until another query waits for its place, and then starts anew in
the heavy lane when it is its turn. A query known to be heavy does not begin in the quick lane. In each lane whoever
has taken least of late goes first (``graph.store.fair``).
"""

import asyncio
import hashlib
import json
import signal
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from graph.store import cage, guard
from graph.store.body import Asked
from graph.store.channel import Got
from graph.store.crew import Crew
from graph.store.fair import BusyError, Lane, Taken
from graph.store.history import Asking, History
from graph.store.limits import Limits
from graph.store.process import BrokenQueryError, Worker, broken
from graph.store.reply import Answer
from graph.store.snapshot import STORE
from ontology import errors
from ontology.errors import ClientLimitError, QueryLimitError, ZyrtarError

#: How long a query whose client has gone may still run, since a new process costs more; seconds.
GRACE: Final = 0.1
#: Processes beyond those that may run at a time, ready to take the place of one that is killed.
SPARE: Final = 2
#: What ending a process by a query counts as, in seconds of query time.
BROKEN_SECONDS: Final = 5.0
#: How often a query in the quick lane looks whether it is in another's way; seconds.
_LOOK: Final = 0.05
#: By how much sooner a query counts as heavy while others wait.
_HASTE: Final = 4


class _Aside(Exception):  # noqa: N818 - no error
    """The query has to make room and start anew."""


class _KilledError(Exception):
    """Something else has killed the process, which may have nothing to do with the query."""


class QueryPool:
    """Query processes within ``limits``, for one event loop; ``snapshot`` is opened in them beforehand."""

    def __init__(self, limits: Limits, snapshot: Path | None = None) -> None:
        self.limits = limits
        self.taken = Taken(time.monotonic)
        self.quick = Lane("quick", limits.workers, limits.waiting, self.taken)
        self.heavy = Lane("heavy", limits.heavy_workers, limits.waiting, self.taken)
        self.crew = Crew(limits.processes + SPARE, snapshot and snapshot / STORE, limits)
        self._asking: Counter[str] = Counter()
        self.history = History()

    async def start(self) -> None:
        """Start the processes; they need not be ready when this returns. ``run`` does it too."""
        self.crew.start()

    async def close(self) -> None:
        """End all processes, busy ones too; a second call does nothing."""
        await self.crew.close()

    @property
    def pressed(self) -> bool:
        """Whether queries wait that nobody thinks heavy, or as many heavy ones as may."""
        return self.quick.waiting > 0 or self.heavy.full

    def prefer(self, snapshot: Path) -> None:
        """Have processes that start from now on open ``snapshot`` beforehand."""
        self.crew.store = snapshot / STORE

    async def run(
        self,
        snapshot: Path,
        query: str,
        media_types: str | Sequence[str],
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        *,
        client: str = "",
    ) -> Answer:
        """The answer to ``query`` on ``snapshot`` in the first of ``media_types`` that fits its form; to be closed.

        Naming graphs replaces the data set, which else is the published graph and all named ones. ``client``: who
        asks; the empty one has no limit of its own. Raises what ``guard.check`` and ``body.write`` raise,
        ``ClientLimitError``, ``QueryLimitError`` for time, memory or too many at once, and ``HomeError``.
        """
        began = time.monotonic()
        update = self._checked(query)
        wanted = [media_types] if isinstance(media_types, str) else list(media_types)
        sources, is_update = guard.sources(query), update is not None
        asked = Asked(query, wanted, list(default_graphs), list(named_graphs), sources, is_update)
        request = _request(snapshot / STORE, asked)
        # Beside text and graphs the form matters too: an answer may be too large in one and not in another.
        key = hashlib.sha256(request).hexdigest()
        asking = Asking(key, query, request, client, began + self.limits.seconds)
        if self.history.breaks(asking):
            raise broken(1)
        if client and self._asking[client] >= self.limits.per_client:
            raise ClientLimitError(
                f"{self._asking[client]} queries of yours run or wait, and one client may have no more",
                mend="Wait for their answers before you ask again.",
            )
        self._asking[client] += 1
        try:
            answer = await self._answer(asking)
            if update is not None:  # it could be read, so that is what is wrong with it
                raise update
            return answer
        finally:
            self._asking[client] -= 1
            if not self._asking[client]:
                del self._asking[client]

    def _checked(self, query: str) -> ZyrtarError | None:
        """Raises as ``guard.check``. An update has still to be read, for what is wrong with it: it may be no SPARQL.

        Where a process could make connections nobody reads it, since reading it means to try it.
        """
        try:
            guard.check(query, self.limits)
        except guard.UpdateRefusedError as error:
            if not cage.possible():
                raise
            return error
        return None

    async def _answer(self, asking: Asking) -> Answer:
        try:
            told, body = await self._in_lane(self._lane_for(asking), asking)
        except _Aside:
            told, body = await self._in_lane(self.heavy, asking)
        if "error" in told:
            if not isinstance(body, bytes):
                body.close()
            raise _error(told)
        return Answer(told["media_type"], told["rows"], told["length"], body)

    def _lane_for(self, asking: Asking) -> Lane:
        """Where a query begins; the quick lane always keeps a slot that no query known to be heavy has."""
        pressed = self.quick.free < 2
        if not self.heavy.slots or not (pressed or self.heavy.free > 0):
            return self.quick
        return self.heavy if self.history.heavy(asking, alike=pressed) else self.quick

    async def _in_lane(self, lane: Lane, asking: Asking) -> Got:
        client, deadline = asking.client, asking.deadline
        try:
            await lane.enter(client, deadline - time.monotonic())
        except BusyError:
            if lane is self.heavy:  # to want much counts too: who is refused has no claim on a quick turn
                self.taken.add(client, self.limits.quick_seconds)
            raise
        if (
            lane is self.quick
            and lane.waiting
            and self.heavy.slots
            and self.history.heavy(asking, alike=True)
        ):
            lane.leave()  # it has turned out heavy while this one waited, and others wait
            raise _Aside
        turn = _Turn(self, lane, asking)
        reserved = self.limits.quick_seconds
        self.taken.add(client, reserved)  # so that a client with many queries waits for those with one
        try:
            try:
                return await turn.ask(await self.crew.take(deadline))
            except _KilledError:  # not by us: once more
                return await turn.ask(await self.crew.take(deadline), last=True)
        except BrokenQueryError:
            self.taken.add(client, BROKEN_SECONDS)
            raise
        finally:
            turn.lane.leave()
            self.taken.add(client, turn.worked - reserved)


class _Turn:
    """One try to have a query answered by a worker, in a lane it may leave for the heavy one."""

    def __init__(self, pool: QueryPool, lane: Lane, asking: Asking) -> None:
        self._pool, self.lane, self._asking = pool, lane, asking
        self.worked = 0.0  # seconds of processor time, not of waiting for it

    async def ask(self, worker: Worker, *, last: bool = False) -> Got:
        """The answer. Raises ``_Aside``, ``_KilledError`` unless this is the ``last`` try, and as ``QueryPool.run``."""
        answer = worker.ask(self._asking.request)
        if self.lane is self._pool.heavy:
            worker.stand_back()
        try:
            await self._wait(worker, answer)
        except BaseException as error:
            await asyncio.shield(self._give_up(worker, answer, isinstance(error, asyncio.CancelledError)))
            raise
        return await self._collect(worker, answer, last=last)

    async def _wait(self, worker: Worker, answer: "asyncio.Future[Got]") -> None:
        """Until there is an answer, the deadline, or a query that needs the place."""
        pool = self._pool
        while not answer.done():
            left = self._asking.deadline - time.monotonic()
            if left <= 0:
                pool.history.note_heavy(self._asking, beyond_doubt=True)
                raise QueryLimitError(
                    f"the query took longer than {pool.limits.seconds:g} seconds",
                    mend="Ask for less, or run it on your own copy of the data.",
                )
            patient = self.lane is pool.heavy or not pool.heavy.slots
            done, _ = await asyncio.wait({answer}, timeout=left if patient else min(left, _LOOK))
            if not done and not patient:
                self._make_way(worker)

    def _make_way(self, worker: Worker) -> None:
        """Move to the heavy lane if this query has turned out heavy, sooner if others wait. Raises ``_Aside``."""
        pool = self._pool
        heavy = pool.limits.quick_seconds
        hasty = pool.quick.waiting and not pool.heavy.full  # in a full lane it would be refused
        # What it has worked counts, not how long it has been kept waiting for the processor.
        if (worked := worker.worked()) < (heavy / _HASTE if hasty else heavy):
            return
        pool.history.note_heavy(self._asking, beyond_doubt=worked >= heavy)
        if pool.heavy.free > 0:
            pool.heavy.take()
            self.lane.leave()
            self.lane = pool.heavy
            worker.stand_back()
        elif pool.quick.waiting:
            raise _Aside

    async def _collect(self, worker: Worker, answer: "asyncio.Future[Got]", *, last: bool) -> Got:
        crew = self._pool.crew
        try:
            told, body = answer.result()
        except EOFError:
            self.worked += worker.worked()
            code = await crew.lose(worker, itself=True)
            if crew.closed:
                raise crew.gone() from None
            if code == -signal.SIGKILL and not last:
                raise _KilledError from None
            error = broken(code)
            if isinstance(error, BrokenQueryError):
                self._pool.history.note_breaking(self._asking, crew.breaker)
            raise error from None
        self._free(worker, told)
        return told, body

    def _free(self, worker: Worker, told: dict[str, Any]) -> None:
        """Note what ``worker`` has done for its answer ``told``, and let it take another query if it is fit to."""
        self.worked += (seconds := worker.note_worked(told["worked"]))
        if seconds > self._pool.limits.quick_seconds:
            self._pool.history.note_heavy(self._asking, beyond_doubt=True)
        else:
            self._pool.history.note_light(self._asking)
        if told["spent"] or worker.stands_back:
            self._pool.crew.retire(worker)
        else:
            self._pool.crew.give_back(worker)

    async def _give_up(self, worker: Worker, answer: "asyncio.Future[Got]", gone: bool) -> None:
        """Free the worker of a query that nobody waits for: it is ended, unless it ends within the grace."""
        if gone:
            await asyncio.wait({answer}, timeout=GRACE)
        if gone and answer.done() and not answer.cancelled() and answer.exception() is None:
            told, body = answer.result()
            if not isinstance(body, bytes):
                body.close()
            self._free(worker, told)
            return
        if not answer.cancel() and not answer.cancelled():
            answer.exception()  # so that nobody misses that it was taken
        self.worked += worker.worked()
        await self._pool.crew.lose(worker)


def _request(store: Path, asked: Asked) -> bytes:
    parts = {f.name: getattr(asked, f.name) for f in fields(asked) if f.name != "limits"}
    return json.dumps({"store": str(store), **parts}).encode()


def _error(told: dict[str, Any]) -> ZyrtarError:
    kind = getattr(errors, told["error"])
    found: ZyrtarError = kind(told["message"], mend=told["mend"])
    return found
