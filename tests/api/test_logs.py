"""A log that cannot be written costs a line, and no answer."""

import contextlib
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog

from api.logs import log_in_json


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Leave the logging of other tests as it was."""
    yield
    structlog.reset_defaults()


def test_a_line_is_json_with_a_time() -> None:
    file = io.StringIO()
    log_in_json(file)
    structlog.get_logger("a").info("query", rows=2)
    told = json.loads(file.getvalue())
    assert (told["event"], told["rows"], told["level"]) == ("query", 2, "info")
    assert told["timestamp"].endswith("Z")


def test_a_closed_file_is_passed_over() -> None:
    file = io.StringIO()
    log_in_json(file)
    file.close()
    structlog.get_logger("a").info("query", rows=2)
    with contextlib.suppress(OSError), Path("/dev/full").open("w", encoding="utf-8", buffering=1) as full:
        log_in_json(full)
        structlog.get_logger("a").info("query", rows=2)
