"""The snapshot being served, replaced while requests run when ``current`` names another one.

Each request leases what is current; a replaced snapshot is closed when its last lease ends.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from api.read.graph import Graph
from api.settings import Settings
from graph.store.answers import Answers
from graph.store.home import CURRENT, find_snapshot, stamp
from graph.store.pool import QueryPool
from graph.store.snapshot import Snapshot, current
from ontology.errors import HomeError, NotFoundError

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Served:
    """One open snapshot. ``leases`` counts requests that read from it now."""

    path: Path
    graph: Graph
    leases: int = 0
    retired: bool = False
    closed: bool = field(default=False)

    def close(self) -> None:
        """Close the store; a second call does nothing."""
        if not self.closed:
            self.closed = True
            self.graph.close()


class Serving:
    """Hands out the current snapshot, thread-safe, and the query processes, which open any snapshot they are asked of.

    ``answers``, and ``processes`` that they come from, belong to the event loop of the server. ``processes`` is missing
    where queries have none of ours.
    """

    def __init__(self, settings: Settings) -> None:
        self._queries = QueryPool(settings.limits())
        self.processes: QueryPool | None = self._queries
        self.answers = Answers(
            self._queries, settings.cache_bytes // 2
        )  # the other half: responses, api.endpoint.again
        self._settings = settings
        self._lock = threading.Lock()
        self._served: Served | None = None
        self._stopped = False
        self._current_file = str(settings.home / CURRENT)
        self._stamped: tuple[object, Path] = (None, Path())

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
        self._queries.prefer(path)
        log.info("serving snapshot %s", snapshot.manifest.id)
        return Served(path, Graph(snapshot))

    def at_once(self) -> Path | None:
        """Folder of the current snapshot if it is open already: read without waiting for anything."""
        served, (stamped, path) = self._served, self._stamped
        now = stamp(self._current_file)
        if now is None or now != stamped:
            try:
                path = current(self._settings.home).resolve()
            except HomeError:
                return None
            self._stamped = (now, path)  # of a file read later: at worst it is read once more
        return path if served is not None and served.path == path else None

    def find(self, name: str | None) -> Path:
        """Folder of the snapshot whose id begins with ``name``, or of the current one.

        Raises ``NotFoundError`` for a name that is none or several, ``HomeError`` if there is no current one.
        """
        if name is None:
            with self.lease() as served:
                return served.path
        try:
            return find_snapshot(self._settings.home, name).resolve()
        except HomeError as error:
            told = error.message.removesuffix(f" in {self._settings.home}")  # the folder is nobody's business
            raise NotFoundError(told, mend=error.mend) from None

    async def start(self) -> None:
        """Start the query processes, on the current snapshot if there is one."""
        with suppress(HomeError):
            self._queries.prefer(current(self._settings.home).resolve())
        await self._queries.start()

    def able(self) -> bool:
        """Whether a query would be answered now."""
        crew = self._queries.crew
        try:
            self.find(None)
        except HomeError:
            return False
        return bool(crew.idle + crew.busy) and not crew.closed

    def resting(self) -> bool:
        """Whether no query is answered because processes end as fast as they start."""
        return bool(self._queries.crew.breaker.rest)

    async def stop(self) -> None:
        """End the query processes, then stop serving."""
        await self._queries.close()
        self.close()

    def close(self) -> None:
        """Stop serving; open leases end first."""
        with self._lock:
            self._stopped = True
            if self._served is not None:
                self._served.retired = True
                if not self._served.leases:
                    self._served.close()
