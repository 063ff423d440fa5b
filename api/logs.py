"""How the server logs its queries: one line of JSON each, for machines to read."""

import contextlib
import io
from typing import TextIO, cast

import structlog


class _Unfailing(io.TextIOBase):
    """Writes to ``file`` what can be written: a full disk or a closed pipe costs a line, and no answer."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str, /) -> int:
        with contextlib.suppress(OSError, ValueError):
            return self._file.write(text)
        return len(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._file.flush()


def log_in_json(file: TextIO) -> None:
    """Have all structured log lines of this process written to ``file``, with a time in UTC.

    A line that cannot be written is lost; the query that it is about is answered all the same.
    """
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        cache_logger_on_first_use=True,  # else each line makes a logger anew
        logger_factory=structlog.WriteLoggerFactory(file=cast("TextIO", _Unfailing(file))),
    )
