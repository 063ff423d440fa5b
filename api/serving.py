"""The snapshot being served, replaced while requests run when ``current`` names another one.

Each request leases what is current; a replaced snapshot is closed when its last lease ends.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from api.read.graph import Graph
from api.settings import Settings
from graph.store.pool import QueryPool
from graph.store.snapshot import Snapshot, current
from ontology.errors import HomeError

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Served:
    """One open snapshot with its query pool. ``leases`` counts requests that read from it now."""

    path: Path
    graph: Graph
    pool: QueryPool
    leases: int = 0
    retired: bool = False
    closed: bool = field(default=False)

    def close(self) -> None:
        """Stop the workers and close the store; a second call does nothing."""
        if not self.closed:
            self.closed = True
            self.pool.close()
            self.graph.snapshot.close()


class Serving:
    """Hands out the current snapshot. Thread-safe."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._served: Served | None = None
        self._stopped = False

    @contextmanager
    def lease(self) -> Iterator[Served]:
        """The current snapshot, kept open as long as the block runs.

        Raises ``HomeError`` if there is none. If a new one cannot be opened, the last good one serves on.
        """
        with self._lock:
            served = self._current()
            served.leases += 1
        try:
            yield served
        finally:
            with self._lock:
                served.leases -= 1
                if served.retired and not served.leases:
                    served.close()

    def _current(self) -> Served:
        if self._stopped:
            raise HomeError("The server is stopping", mend="Try again in a moment.")
        old = self._served
        try:
            path = current(self._settings.home).resolve()
            if old is not None and old.path == path:
                return old
            served = self._open(path)
        except HomeError:
            if old is None:
                raise
            log.exception("the new snapshot cannot be opened; the last good one serves on")
            return old
        self._served = served
        if old is not None:
            old.retired = True
            if not old.leases:
                old.close()
        return served

    def _open(self, path: Path) -> Served:
        snapshot = Snapshot(path)
        try:
            settings = self._settings
            pool = QueryPool(path, workers=settings.workers, seconds=settings.query_seconds)
        except BaseException:
            snapshot.close()
            raise
        log.info("serving snapshot %s", snapshot.manifest.id)
        return Served(path, Graph(snapshot), pool)

    def close(self) -> None:
        """Stop serving; open leases end first."""
        with self._lock:
            self._stopped = True
            if self._served is not None:
                self._served.retired = True
                if not self._served.leases:
                    self._served.close()
