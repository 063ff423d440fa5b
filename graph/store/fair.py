"""Who goes next when many want to ask: whoever has taken least of late, so that a heavy client waits for light ones."""

import asyncio
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from ontology.errors import QueryLimitError

#: Seconds after which half of what a client has taken is forgotten, and how many clients are remembered.
HALF_LIFE: Final = 30.0
REMEMBERED: Final = 10_000
_ALIKE: Final = 0.01  # seconds by which one client must have taken more than another to give its place up


class Taken:
    """Seconds of query time by client, halved every ``HALF_LIFE`` seconds of ``clock``."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._known: dict[str, tuple[float, float]] = {}

    def of(self, client: str) -> float:
        """What ``client`` has taken of late; 0 for one that is not known."""
        seconds, then = self._known.get(client, (0.0, 0.0))
        return seconds * 0.5 ** ((self._clock() - then) / HALF_LIFE) if seconds else 0.0

    def add(self, client: str, seconds: float) -> None:
        """Note that ``client`` has taken ``seconds`` more, or less if negative."""
        now = max(0.0, self.of(client) + seconds)
        self._known.pop(client, None)
        self._known[client] = (now, self._clock())
        if len(self._known) > REMEMBERED:
            del self._known[next(iter(self._known))]  # whoever asked longest ago


@dataclass(eq=False, slots=True)
class _Waiting:
    client: str
    number: int
    turn: "asyncio.Future[None]" = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Lane:
    """``slots`` that queries take in turn, and a queue of at most ``most`` for them. For one event loop."""

    def __init__(self, name: str, slots: int, most: int, taken: Taken) -> None:
        self.name, self.slots, self.running = name, slots, 0
        self._most, self._taken = most, taken
        self._queue: list[_Waiting] = []
        self._numbers = itertools.count()

    @property
    def waiting(self) -> int:
        """How many wait for a slot."""
        return len(self._queue)

    @property
    def free(self) -> int:
        """Slots that nobody has, nor waits for."""
        return 0 if self._queue else self.slots - self.running

    @property
    def full(self) -> bool:
        """Whether as many wait as may."""
        return len(self._queue) >= self._most

    async def enter(self, client: str, seconds: float) -> None:
        """Take a slot within ``seconds``. Raises ``QueryLimitError`` if there is none or no room to wait for it.

        In a full queue the newcomer takes the place of a client that has taken more, if there is one.
        """
        if self.free > 0:
            self.running += 1
            return
        if self.full:
            self._make_room(client)
        mine = _Waiting(client, next(self._numbers))
        self._queue.append(mine)
        try:
            await asyncio.wait({mine.turn}, timeout=seconds)
        except asyncio.CancelledError:
            if mine.turn.done() and mine.turn.exception() is None:
                self.leave()
            raise
        finally:
            if mine in self._queue:
                self._queue.remove(mine)
        if not mine.turn.done():
            raise busy(f"no query process was free for {seconds:.3g} seconds")
        mine.turn.result()

    def take(self) -> None:
        """Take a slot that is ``free``."""
        self.running += 1

    def leave(self) -> None:
        """Give a slot back: to who waits and has taken least, the longest waiting among equals."""
        if not self._queue:
            self.running -= 1
            return
        best = min(self._queue, key=lambda w: (self._taken.of(w.client), w.number))
        self._queue.remove(best)
        best.turn.set_result(None)

    def _make_room(self, client: str) -> None:
        worst = max(self._queue, key=lambda w: (self._taken.of(w.client), w.number))
        if self._taken.of(worst.client) <= self._taken.of(client) + _ALIKE:
            raise busy(f"{len(self._queue)} queries wait already")
        self._queue.remove(worst)
        worst.turn.set_exception(busy("others, who have asked less of late, went first"))


class BusyError(QueryLimitError):
    """There was no room for a query; what it asked is not at fault."""


def busy(why: str) -> BusyError:
    """The error for a query that found no room."""
    return BusyError(f"the server is busy: {why}", mend="Try again in a few seconds.")
