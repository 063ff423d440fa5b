"""A process that answers queries until it is killed; ``graph.store.nursery`` splits it off.

The first message on its socket says which store to open beforehand, and the limits; its answer, that it is ready. Then
each request (a JSON object) has an answer (``graph.store.channel``). Whatever the engine does to this process, the pool
and the server stay.
"""

import contextlib
import json
import os
import socket
import time
from pathlib import Path
from typing import Any, Final

from pyoxigraph import Store

from graph.store import body, cage
from graph.store.channel import receive, send
from graph.store.limits import Limits
from ontology.errors import HomeError, ZyrtarError

#: How far a process stands back for the server, which has to keep answering whatever the queries do (nice(2)).
BEHIND: Final = 5


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


def main(connection: socket.socket, parent: int) -> None:
    """Answer what comes over ``connection`` until ``parent`` is gone."""
    cage.die_with(parent)
    cage.die_first()
    os.nice(BEHIND)
    cage.refuse_calls()  # before a store is opened, so that the engine's threads are shut in too
    shelf = Shelf()
    try:
        hello = json.loads(receive(connection))
        limits = Limits(**hello["limits"])
        if hello["store"]:
            with contextlib.suppress(HomeError):  # told to whoever asks
                shelf.open(hello["store"])
        send(connection, {"pid": os.getpid(), "worked": time.process_time()})
        while True:
            _answer(connection, shelf, json.loads(receive(connection)), limits)
    except EOFError:
        return


def _answer(connection: socket.socket, shelf: Shelf, asked: dict[str, Any], limits: Limits) -> None:
    told: dict[str, Any]
    try:
        store = shelf.open(asked.pop("store"))
        cage.limit_memory(limits.memory_bytes)
        media_type, rows, sink = body.write(store, body.Asked(**asked, limits=limits))
        told = {"media_type": media_type, "rows": rows, "length": sink.length}
    except ZyrtarError as error:
        told, sink = (
            {"error": type(error).__name__, "message": error.message, "mend": error.mend},
            body.Sink(0),
        )
    told["spent"] = shelf.swollen(limits.memory_bytes)
    told["worked"] = time.process_time()
    with sink.file as file:
        file.seek(0)
        send(connection, told, file.fileno() if sink.length > body.INLINE else file.read())
