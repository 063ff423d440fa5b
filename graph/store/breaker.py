"""Stops starting processes when they end as fast as they start."""

from collections import deque
from collections.abc import Callable
from typing import Final

#: So many unexpected ends in so many seconds open the breaker for as long again.
MOST: Final = 5
SECONDS: Final = 10.0


class Breaker:
    """Counts unexpected ends of processes by ``clock``; those that a limit caused are not to be noted."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._ends: deque[float] = deque(maxlen=MOST)
        self._until = 0.0

    def note(self) -> None:
        """A process has ended that should not have."""
        now = self._clock()
        self._ends.append(now)
        if len(self._ends) == MOST and now - self._ends[0] <= SECONDS:
            self._until = now + SECONDS
            self._ends.clear()

    @property
    def rest(self) -> float:
        """Seconds until processes may be started again; 0 if they may now."""
        return max(0.0, self._until - self._clock())
