"""A process that answers queries until it is killed: ``python -m graph.store.worker FD PARENT [SNAPSHOT]``.

``FD`` is a socket to the pool (``graph.store.pool``). The first message says that it is ready; then each request (a
JSON object) has an answer (``graph.store.channel``). Whatever the engine does to this process, the pool and the
server stay.
"""

import contextlib
import json
import signal
import socket
import sys
from pathlib import Path
from typing import IO, Any

from pyoxigraph import Store

from graph.store import body, cage
from graph.store.channel import receive, send
from graph.store.limits import Limits
from ontology.errors import HomeError, ZyrtarError


class Shelf:
    """The one store that is open, of whichever snapshot was asked for last."""

    def __init__(self) -> None:
        self._path = ""
        self._store: Store | None = None
        self._space = 0

    def open(self, path: str) -> Store:
        """The store in the folder ``path``. Raises ``HomeError`` if it cannot be opened."""
        if self._store is None or path != self._path:
            self._store = None  # closes it
            cage.limit_memory(None)
            try:
                self._store = Store.read_only(path)
            except (OSError, RuntimeError, ValueError) as error:
                raise HomeError(
                    f"the snapshot {Path(path).parent.name} cannot be opened ({error})",
                    mend="Check it with `zyrtar status`, or publish again with `zyrtar build`.",
                ) from None
            self._path, self._space = path, cage.address_space()
        return self._store

    def swollen(self, most: int) -> bool:
        """Whether queries have left so much memory taken that this process had better be replaced."""
        return cage.address_space() - self._space > most // 2


def main(connection: socket.socket, parent: int, snapshot: str) -> None:
    """Answer what comes over ``connection`` until ``parent`` is gone; ``snapshot`` is opened beforehand."""
    cage.die_with(parent)
    cage.refuse_calls()  # before the store is opened, so that the engine's threads are shut in too
    shelf = Shelf()
    if snapshot:
        with contextlib.suppress(HomeError):  # told to whoever asks
            shelf.open(snapshot)
    send(connection, b"{}")
    send(connection, b"")
    while True:
        try:
            asked = json.loads(receive(connection))
        except EOFError:
            return
        limits = Limits(**asked.pop("limits"))
        told, answer = _answer(shelf, asked, limits)
        told["spent"] = shelf.swollen(limits.memory_bytes)
        _send(connection, told, answer)


def _answer(shelf: Shelf, asked: dict[str, Any], limits: Limits) -> tuple[dict[str, Any], IO[bytes] | None]:
    try:
        store = shelf.open(asked.pop("store"))
        cage.limit_memory(limits.memory_bytes)
        media_type, rows, sink = body.write(store, body.Asked(**asked, limits=limits))
    except ZyrtarError as error:
        return {"error": type(error).__name__, "message": error.message, "mend": error.mend}, None
    return {"media_type": media_type, "rows": rows, "length": sink.length}, sink.file


def _send(connection: socket.socket, told: dict[str, Any], answer: IO[bytes] | None) -> None:
    head = json.dumps(told).encode()
    if answer is None:
        send(connection, head)
        send(connection, b"")
        return
    with answer:
        answer.seek(0)
        if told["length"] > body.INLINE:
            send(connection, head, answer.fileno())
        else:
            send(connection, head)
            send(connection, answer.read())


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends its workers itself
    main(socket.socket(fileno=int(sys.argv[1])), int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "")
