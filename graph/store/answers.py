"""What the pool has answered is answered from memory, and what several ask at the same time is asked of it once.

An answer is known by the snapshot, the exact text, the graphs named with it and the forms wanted. Only whole answers
are kept, which are within all limits; errors never. An answer of a snapshot that is there no more is dropped.
"""

import asyncio
import hashlib
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from graph.store.cache import Cache
from graph.store.fair import BusyError
from graph.store.reply import Answer
from ontology.errors import ClientLimitError

#: How long an answer may be on its way before anybody looks whether its client is still there; seconds.
_UNWATCHED: Final = 0.02


class Question(NamedTuple):
    """What is asked: ``query`` on ``snapshot``, the answer in the first of ``media_types`` that fits.

    ``default_graphs``, ``named_graphs``: those that replace the data set.
    """

    snapshot: Path
    query: str
    media_types: tuple[str, ...]
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()

    @property
    def key(self) -> bytes:
        """Its hash. Two questions have the same if they are the same."""
        told = repr((str(self.snapshot), *self[1:]))  # repr escapes what no encoding takes
        return hashlib.sha256(told.encode()).digest()


class GoneError(Exception):
    """Nobody waits for the answer any more."""


@dataclass(eq=False, slots=True)
class _Flight:
    """A question on its way, and how many wait for the answer."""

    task: "asyncio.Task[Answer]"
    waiting: int = 0


class Answering(Protocol):
    """Answers questions and raises as ``QueryPool.run``; ``Forward`` does too."""

    async def run(
        self,
        snapshot: Path,
        query: str,
        media_types: Sequence[str],
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        *,
        client: str = "",
    ) -> Answer:
        """The answer, in the first media type that fits."""
        ...


class Answers:
    """Answers by ``pool``, of which ``most`` bytes are kept. For one event loop.

    ``counts`` counts them by origin: ``engine``, ``cache``, ``shared`` (with another who asked the same before).
    """

    def __init__(self, pool: Answering, most: int) -> None:
        self.cache = Cache(most)
        self.counts: Counter[str] = Counter()
        self._pool = pool
        self._flights: dict[bytes, _Flight] = {}
        self._ending: set[asyncio.Task[Answer]] = set()
        self._snapshots: set[Path] = set()

    async def ask(
        self, question: Question, client: str, gone: Callable[[], Awaitable[None]] | None = None
    ) -> Answer:
        """The answer for ``client``, to be closed.

        ``gone`` returns once the client has gone away; that ends the query only if nobody else waits for it. Raises as
        ``QueryPool.run``, and ``GoneError``.
        """
        key = question.key
        if (kept := self.cache.get(key)) is not None:
            self.counts["cache"] += 1
            return kept
        while True:
            flight = self._flights.get(key)
            own = flight is None
            if flight is None:
                flight = self._launch(key, question, client)
            flight.waiting += 1
            try:
                await _until(flight.task, gone)
                try:
                    answer = flight.task.result().share()
                except (BusyError, ClientLimitError):
                    if own:
                        raise
                    continue  # it was another client who may not ask
                answer.origin = "engine" if own else "shared"
                self.counts[answer.origin] += 1
                return answer
            finally:
                self._leave(key, flight)

    def _launch(self, key: bytes, question: Question, client: str) -> _Flight:
        flight = self._flights[key] = _Flight(asyncio.ensure_future(self._fly(key, question, client)))

        def landed(_: object) -> None:
            if self._flights.get(key) is flight:
                del self._flights[key]

        flight.task.add_done_callback(landed)
        return flight

    async def _fly(self, key: bytes, question: Question, client: str) -> Answer:
        answer = await self._pool.run(*question, client=client)
        self._look_around(question.snapshot)
        self.cache.put(key, question.snapshot, answer)
        return answer

    def _leave(self, key: bytes, flight: _Flight) -> None:
        """One who waited waits no more; the last one ends what still runs, and lets go of what came."""
        flight.waiting -= 1
        if flight.waiting:
            return
        if flight.task.done():
            if not flight.task.cancelled() and flight.task.exception() is None:
                flight.task.result().close()
            return
        if self._flights.get(key) is flight:
            del self._flights[key]  # whoever asks the same now begins anew
        flight.task.cancel()
        self._ending.add(flight.task)
        flight.task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[Answer]") -> None:
        self._ending.discard(task)
        if not task.cancelled() and task.exception() is None:  # it came at the last moment
            task.result().close()

    def _look_around(self, snapshot: Path) -> None:
        """Forget snapshots that have been removed, whenever a new one is asked for."""
        if snapshot not in self._snapshots:
            removed = {known for known in self._snapshots if not known.exists()}
            self.cache.drop_all_of(removed)
            self._snapshots = (self._snapshots - removed) | {snapshot}


async def _until(task: "asyncio.Task[Answer]", gone: Callable[[], Awaitable[None]] | None) -> None:
    """Until ``task`` is done. Raises ``GoneError`` if ``gone`` returns before."""
    await asyncio.wait({task}, timeout=None if gone is None else _UNWATCHED)
    if task.done() or gone is None:
        return
    watcher = asyncio.ensure_future(gone())
    try:
        await asyncio.wait({task, watcher}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        watcher.cancel()
        await asyncio.gather(watcher, return_exceptions=True)
    if not task.done():
        raise GoneError
