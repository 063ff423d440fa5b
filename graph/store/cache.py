"""Answers that were given, kept in memory to be given again: so many bytes of them, those asked for last."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph.store.reply import Answer

#: What an entry takes besides its answer, in bytes: its key, this object, its place.
_BESIDES: Final = 1_000


@dataclass(frozen=True, slots=True)
class _Entry:
    snapshot: Path
    media_type: str
    rows: int
    content: bytes

    @property
    def size(self) -> int:
        return len(self.content) + _BESIDES


class Cache:
    """At most ``most`` bytes of answers by key; 0 keeps none. For one thread."""

    def __init__(self, most: int) -> None:
        self._most, self.size = most, 0
        self._entries: OrderedDict[bytes, _Entry] = OrderedDict()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: bytes) -> Answer | None:
        """The answer under ``key``, if it is kept."""
        entry = self._entries.get(key)
        if entry is None:
            return None
        self._entries.move_to_end(key)
        return Answer(entry.media_type, entry.rows, len(entry.content), entry.content, origin="cache")

    def put(self, key: bytes, snapshot: Path, answer: Answer) -> None:
        """Keep ``answer``, which is of ``snapshot``, unless it comes as a file or is larger than the cache."""
        if not isinstance(answer.content, bytes) or len(answer.content) + _BESIDES > self._most:
            return
        entry = _Entry(snapshot, answer.media_type, answer.rows, answer.content)
        self._drop(key)
        self._entries[key] = entry
        self.size += entry.size
        while self.size > self._most:
            self._drop(next(iter(self._entries)))

    def drop_all_of(self, snapshots: Iterable[Path]) -> None:
        """Forget the answers of ``snapshots``."""
        gone = frozenset(snapshots)
        for key in [key for key, entry in self._entries.items() if entry.snapshot in gone]:
            self._drop(key)

    def _drop(self, key: bytes) -> None:
        entry = self._entries.pop(key, None)
        if entry is not None:
            self.size -= entry.size
