"""An answer as the pool hands it out: in memory if it is small, else an open file that no process writes any more."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

_CHUNK: Final = 65_536


@dataclass(slots=True)
class Answer:
    """``content`` in ``media_type`` with its number of ``rows`` (triples for RDF, 0 for ASK) and of bytes.

    To be closed by whoever has it.
    """

    media_type: str
    rows: int
    length: int
    content: bytes | BinaryIO

    def chunks(self) -> Iterator[bytes]:
        """The content piece by piece, from its beginning; closes it in the end."""
        if isinstance(self.content, bytes):
            yield self.content
            return
        try:
            self.content.seek(0)
            while chunk := self.content.read(_CHUNK):
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
