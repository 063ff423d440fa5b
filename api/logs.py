"""How the server logs its queries: one line of JSON each, for machines to read."""

from typing import TextIO

import structlog


def log_in_json(file: TextIO) -> None:
    """Have all structured log lines of this process written to ``file``, with a time in UTC."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.WriteLoggerFactory(file=file),
    )
