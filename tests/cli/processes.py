"""The query processes of a server, as the system tells them (proc(5))."""

import contextlib
import time
from collections.abc import Callable
from pathlib import Path


def query_processes(server: int) -> list[int]:
    """Those of the server whose process is ``server``, the one that they come from first."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            told = (folder / "cmdline").read_bytes().rstrip(b"\0").split(b"\0")
            if b"graph.store.nursery" in told and told[-1] == str(server).encode():
                found.append(int(folder.name))
    return sorted(found)


def until(true: Callable[[], object], seconds: float = 30) -> None:
    """Wait until the function ``true`` says so."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)
