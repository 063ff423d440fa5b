"""An answer as the pool hands it out: in memory if it is small, else an open file that no process writes any more."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

_CHUNK: Final = 65_536


@dataclass(slots=True)
class Answer:
    """``content`` in ``media_type`` with its number of ``rows`` (triples for RDF, 0 for ASK) and of bytes.

    To be closed by whoever has it. ``origin``: where it comes from, ``engine``, ``cache`` or ``shared``.
    """

    media_type: str
    rows: int
    length: int
    content: bytes | BinaryIO
    origin: str = "engine"

    def share(self) -> "Answer":
        """The same answer once more, which is read and closed by itself."""
        if isinstance(self.content, bytes):
            return Answer(self.media_type, self.rows, self.length, self.content, self.origin)
        again = os.fdopen(os.dup(self.content.fileno()), "rb")
        return Answer(self.media_type, self.rows, self.length, again, self.origin)

    def chunks(self) -> Iterator[bytes]:
        """The content piece by piece, from its beginning; closes it in the end."""
        if isinstance(self.content, bytes):
            yield self.content
            return
        try:
            handle, place = self.content.fileno(), 0
            while chunk := os.pread(handle, _CHUNK, place):  # others may read the same file at another place
                place += len(chunk)
                yield chunk
        finally:
            self.close()

    def read(self) -> bytes:
        """The whole content; closes it."""
        return b"".join(self.chunks())

    def close(self) -> None:
        """Let go of the file, if there is one."""
        if not isinstance(self.content, bytes):
            self.content.close()
