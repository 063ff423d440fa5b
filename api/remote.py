"""The snapshot that another SPARQL server holds, served in the place of one in the data folder.

What was read from it is kept as long as it holds the same; every few seconds it is asked whether it does. While it is
away, or being loaded anew, pages answer 503 and say so.
"""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from api.read.graph import Graph
from api.serving import Served, Serving
from api.settings import Settings
from graph.search.writing import FILE, write_index
from graph.store.answers import Answers
from graph.store.forward import Forward
from graph.store.loaded import RemoteSnapshot
from ontology.errors import HomeError, NotFoundError, RemoteError, ZyrtarError

log = logging.getLogger(__name__)
#: Seconds between two looks at what the server holds.
_LOOKED: Final = 5.0


class RemoteServing(Serving):
    """As ``Serving``, of what ``settings.endpoint`` holds. A snapshot's path is its id alone: there is no folder."""

    def __init__(self, settings: Settings) -> None:
        self._server = settings.server()
        self._forward = Forward(settings.limits(), self._holding)
        self.answers, self.processes = Answers(self._forward, settings.cache_bytes // 2), None
        self._lock = threading.Lock()
        self._held: tuple[Served, RemoteSnapshot] | None = None
        self._looked = -_LOOKED
        self._wrong: ZyrtarError | None = None
        self._folder: TemporaryDirectory[str] | None = None

    @contextmanager
    def lease(self) -> Iterator[Served]:
        """What the server holds. Raises ``RemoteError`` if it is away, ``HomeError`` if it holds no whole snapshot."""
        yield self._now()[0]

    def _holding(self) -> RemoteSnapshot:
        return self._now()[1]

    def _now(self) -> tuple[Served, RemoteSnapshot]:
        with self._lock:
            if time.monotonic() - self._looked > _LOOKED:
                self._look()
            if self._held is None or self._wrong is not None:
                wrong = self._wrong or HomeError("nothing has been read yet")
                raise type(wrong)(wrong.message, mend=wrong.mend)  # anew: one for each thread
            return self._held

    def _look(self) -> None:
        try:
            if self._held is None or not self._held[1].current():
                self._held = self._opened()
            self._wrong = None
        except (HomeError, RemoteError) as error:
            log.warning("%s", error)
            self._wrong = error
        self._looked = time.monotonic()

    def _opened(self) -> tuple[Served, RemoteSnapshot]:
        folder = TemporaryDirectory(prefix="zyrtar-")
        try:
            snapshot = RemoteSnapshot(self._server, Path(folder.name))
            write_index(snapshot.select, snapshot.path / FILE)
        except BaseException:
            folder.cleanup()
            raise
        self._drop()
        self._folder = folder
        log.info("serving snapshot %s of %s", snapshot.manifest.id, self._server.endpoint)
        for difference in snapshot.traits.told():
            log.warning("%s: %s", self._server.endpoint, difference)
        return Served(Path(snapshot.manifest.id), Graph(snapshot)), snapshot

    def at_once(self) -> Path | None:
        """The id of what is held, if that needs no asking."""
        fresh = time.monotonic() - self._looked <= _LOOKED
        return self._held[0].path if self._held and fresh and self._wrong is None else None

    def find(self, name: str | None) -> Path:
        """The id of what is held, which must begin with ``name``. Raises as ``lease``, and ``NotFoundError``."""
        with self.lease() as served:
            if name and not served.graph.id.startswith(name):
                raise NotFoundError(f"no snapshot “{name}” here", mend=f"There is: {served.graph.id}.")
            return served.path

    def able(self) -> bool:
        """Whether a query would be answered now."""
        try:
            self._now()
        except (HomeError, RemoteError):
            return False
        return True

    def resting(self) -> bool:
        """Never: there are no processes of ours."""
        return False

    async def start(self) -> None:
        """Nothing has to be started."""

    async def stop(self) -> None:
        """Take no more queries."""
        self._forward.close()
        self._drop()

    def _drop(self) -> None:
        """Remove the search index; who still reads it keeps its file."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def close(self) -> None:
        """Nothing is open."""
