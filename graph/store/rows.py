"""Counts the rows of a result while the engine writes it, from the bytes alone: the engine does not tell.

What marks a row cannot stand inside a value, since the formats escape or quote it there. One exception: in JSON the
text ``},{}`` inside a value counts as a row more.
"""

import re
from typing import Final

_JSON_ROW: Final = re.compile(
    rb'\},\{(?="[^"},])'
)  # a value may end in ``},{``: then ``,`` or ``}`` follows its quote
_JSON_EMPTY_ROW: Final = re.compile(rb"\},\{(?=\})")
_WIDEST: Final = 32


class RowCounter:
    """Rows of one answer in ``media_type`` so far, in ``count``; ASK has none."""

    def __init__(self, media_type: str) -> None:
        self._feed = {
            "application/sparql-results+json": self._json,
            "application/sparql-results+xml": self._xml,
            "text/csv": self._csv,
            "text/tab-separated-values": self._tsv,
        }[media_type]
        self._tail = b""
        self._quoted = False
        self._lines = 0
        self.count = 0

    def feed(self, data: bytes) -> int:
        """The rows after ``data`` has been written too."""
        self._feed(data)
        return self.count

    def _marks(self, data: bytes, *marks: bytes) -> int:
        """How often ``marks`` end in ``data``, begun in the data before or not."""
        joined = self._tail + data
        found = sum(joined.count(m, max(0, len(self._tail) - len(m) + 1)) for m in marks)
        self._tail = joined[-_WIDEST:]
        return found

    def _json(self, data: bytes) -> None:
        joined = self._tail + data
        # What ends in the data before has been counted there: a row takes five bytes to know, an empty one four.
        between = len(_JSON_ROW.findall(joined, max(0, len(self._tail) - 4)))
        between += len(_JSON_EMPTY_ROW.findall(joined, max(0, len(self._tail) - 3)))
        self.count += between + self._marks(data, b'"bindings":[{')

    def _xml(self, data: bytes) -> None:
        self.count += self._marks(data, b"<result>", b"<result/>")

    def _csv(self, data: bytes) -> None:
        parts = data.split(b'"')
        self._lines += sum(part.count(b"\n") for part in parts[self._quoted :: 2])
        self._quoted ^= len(parts) % 2 == 0
        self.count = max(0, self._lines - 1)

    def _tsv(self, data: bytes) -> None:
        self._lines += data.count(b"\n")
        self.count = max(0, self._lines - 1)
