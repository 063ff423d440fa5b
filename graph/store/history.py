"""How queries went before: which were heavy, and which ended their process; so many of them, those asked for last."""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final

from graph.store import guard
from graph.store.breaker import Breaker

_REMEMBERED: Final = 2_000


@dataclass(slots=True)
class Asking:
    """One request on its way through the pool.

    ``key``: hash of ``request``, which is what a process is sent for the text ``query``; ``client``: who asks;
    ``deadline``: on the monotonic clock.
    """

    key: str
    query: str
    request: bytes
    client: str
    deadline: float
    _shape: str | None = field(default=None, init=False)

    @property
    def shape(self) -> str:
        """What versions of the text have in common (``guard.shape``)."""
        if self._shape is None:
            self._shape = guard.shape(self.query)
        return self._shape


class History:
    """What is known of queries by their keys, and of those alike by their shape."""

    def __init__(self) -> None:
        self._heavy: OrderedDict[str, None] = OrderedDict()
        self._heavy_shapes: OrderedDict[str, None] = OrderedDict()
        self._breaking: OrderedDict[str, None] = OrderedDict()
        self._breaking_shapes: OrderedDict[str, None] = OrderedDict()

    def heavy(self, asking: Asking, *, alike: bool) -> bool:
        """Whether the query was heavy; with ``alike``, or the last one of its shape was."""
        if asking.key in self._heavy:
            return True
        return alike and bool(self._heavy_shapes) and asking.shape in self._heavy_shapes

    def note_heavy(self, asking: Asking, *, beyond_doubt: bool) -> None:
        """The query is heavy; ``beyond_doubt``: so that those alike are suspected too."""
        _remember(self._heavy, asking.key)
        if beyond_doubt:
            _remember(self._heavy_shapes, asking.shape)

    def note_light(self, asking: Asking) -> None:
        """The query was light, so those alike are not suspected any more."""
        self._heavy.pop(asking.key, None)
        if self._heavy_shapes:
            self._heavy_shapes.pop(asking.shape, None)

    def breaks(self, asking: Asking) -> bool:
        """Whether the query ended its process before."""
        return asking.key in self._breaking

    def note_breaking(self, asking: Asking, breaker: Breaker) -> None:
        """The query ended its process, and shall end no other.

        If many that are not alike do so the fault is not theirs, which is what the ``breaker`` is there for.
        """
        _remember(self._breaking, asking.key)
        if asking.shape not in self._breaking_shapes:
            breaker.note()
        _remember(self._breaking_shapes, asking.shape)


def _remember(known: "OrderedDict[str, None]", key: str) -> None:
    known[key] = None
    known.move_to_end(key)
    if len(known) > _REMEMBERED:
        known.popitem(last=False)
