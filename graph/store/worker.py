"""A process that answers queries on one snapshot until it is killed: ``python -m graph.store.worker SNAPSHOT FD``.

``FD`` is a socket to the pool (``graph.store.pool``). The first message says that the store is open; then each
request (a JSON object) is answered by two messages, a JSON object and the body. Whatever the engine does to this
process, the pool and the server stay.
"""

import ctypes
import json
import os
import resource
import signal
import socket
import sys
from pathlib import Path
from typing import Any, Final

from pyoxigraph import Store

from graph.store import answer
from graph.store.frame import receive, send
from graph.store.snapshot import STORE
from ontology.errors import QueryLimitError, ZyrtarError

#: What one query may take beyond what the open store has, and the longest answer; bytes.
MOST_MEMORY: Final = 512 * 1024 * 1024
MOST_ANSWER: Final = 32 * 1024 * 1024
_PR_SET_PDEATHSIG: Final = 1  # linux/prctl.h


def main(snapshot: Path, connection: socket.socket, parent: int) -> None:
    """Open the store of ``snapshot``, then answer what comes over ``connection`` until ``parent`` is gone."""
    _die_with(parent)
    store = Store.read_only(str(snapshot / STORE))
    _limit_memory()
    send(connection, b"{}")
    while True:
        try:
            asked = json.loads(receive(connection))
        except EOFError:
            return
        told, body = _answer(store, asked)
        send(connection, json.dumps(told).encode())
        send(connection, body)


def _answer(store: Store, asked: dict[str, Any]) -> tuple[dict[str, str], bytes]:
    try:
        media_type, body = answer.write(
            store, asked["query"], asked["media_types"], asked["default_graphs"], asked["named_graphs"]
        )
        if len(body) > MOST_ANSWER:
            raise QueryLimitError(
                f"the answer has {len(body)} bytes, and {MOST_ANSWER} are sent at most",
                mend="Ask for less, for instance with LIMIT and OFFSET.",
            )
    except ZyrtarError as error:
        return {"error": type(error).__name__, "message": error.message, "mend": error.mend}, b""
    return {"media_type": media_type}, body


def _die_with(parent: int) -> None:
    """Have the system kill this process when ``parent`` ends, even in the middle of a query (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before the line above
            sys.exit(1)


def _limit_memory() -> None:
    """Set after opening, since the store reserves much more address space than it uses."""
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
        most = pages * resource.getpagesize() + MOST_MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends its workers itself
    main(Path(sys.argv[1]), socket.socket(fileno=int(sys.argv[2])), int(sys.argv[3]))
