"""The query processes of a pool: so many ready or busy, each replaced when it ends, none started in a crash loop."""

import asyncio
import logging
import time
from functools import partial
from pathlib import Path
from typing import Final

from graph.store.breaker import Breaker
from graph.store.fair import busy
from graph.store.limits import Limits
from graph.store.process import Nursery, Worker
from ontology.errors import HomeError, ZyrtarError

log = logging.getLogger(__name__)

_AGAIN: Final = 0.1  # seconds before the next start after one that failed


class Crew:
    """``size`` processes within ``limits``; those that start open ``store`` beforehand. For one event loop."""

    def __init__(self, size: int, store: Path | None, limits: Limits) -> None:
        self.store = store
        self._nursery = Nursery(limits)
        self.breaker = Breaker(time.monotonic)
        self.replaced = 0
        self.closed = False
        self._losing = self._lost = 0
        self._size = size
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._ending: set[asyncio.Task[int]] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._news = asyncio.Event()

    @property
    def idle(self) -> int:
        """Processes that wait for a query."""
        return len(self._idle)

    @property
    def busy(self) -> int:
        """Processes that answer one."""
        return len(self._busy)

    @property
    def working(self) -> frozenset[Worker]:
        """The processes that answer one."""
        return frozenset(self._busy)

    def start(self) -> None:
        """Order as many processes as are missing."""
        while not self.closed and self.idle + self.busy + len(self._starting) < self._size:
            task = asyncio.ensure_future(self._start())
            self._starting.add(task)
            task.add_done_callback(self._started)

    def _started(self, task: "asyncio.Task[None]") -> None:
        self._starting.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("a query process could not be kept: %s", error)
        self.start()

    async def _start(self) -> None:
        while not self.closed:
            if self.breaker.rest:
                self._tell()
                await asyncio.sleep(self.breaker.rest)
                continue
            lost = self._nursery.lost
            try:
                worker = self._nursery.start(self.store)
            except OSError as error:
                log.error("a query process cannot be started: %s", error)
                self._failed()
                await asyncio.sleep(_AGAIN)
                continue
            try:
                ready = await worker.ready()
            except asyncio.CancelledError:
                await worker.end()
                raise
            if ready and not self.closed:
                self._idle.append(worker)
                worker.when_ended(partial(self._ended_idle, worker, lost))
                self._tell()
                return
            code = await worker.end()
            log.error("a query process ended with code %s before it was ready", code)
            self._blame(lost)
            await asyncio.sleep(_AGAIN)

    def _ended_idle(self, worker: Worker, lost: int) -> None:
        """Something else has ended ``worker``: if it waited for a query, it is replaced now, not when it is wanted."""
        if worker in self._idle and not self.closed:
            self._idle.remove(worker)
            self._blame(lost)
            self.retire(worker)

    def _blame(self, lost: int) -> None:
        """A process has ended that should not have; so often had the nursery been lost when it was started."""
        if self._nursery.lost == lost:
            self._failed()
        elif self._nursery.lost > self._lost:  # all that come from it end with it, for one reason
            self._lost = self._nursery.lost
            self._failed()

    def _failed(self) -> None:
        self.breaker.note()
        if self.breaker.rest:
            log.error(
                "query processes end as fast as they start; none is started for %.0f s", self.breaker.rest
            )

    def _tell(self) -> None:
        """Wake all who wait for a process."""
        self._news.set()
        self._news = asyncio.Event()

    async def take(self, deadline: float) -> Worker:
        """A process to ask, by ``deadline`` on the monotonic clock.

        Raises ``HomeError`` if the pool is closed or the breaker open, ``QueryLimitError`` at the deadline.
        """
        self.start()
        while True:
            while self._idle:
                worker = self._idle.pop()
                if worker.alive:
                    self._busy.add(worker)
                    return worker
                await self.lose(worker)  # something else ended it: no query is to blame
            if self.closed:
                raise self.gone()
            if self.breaker.rest:
                raise HomeError(
                    "the query processes end as fast as they start, so none is started for a while",
                    mend="Try again in some seconds; the server's log says why.",
                )
            left = deadline - time.monotonic()
            try:
                async with asyncio.timeout(max(0.0, left)):
                    await self._news.wait()
            except TimeoutError:
                raise busy("no query process came up in time") from None

    def give_back(self, worker: Worker) -> None:
        """``worker`` has answered."""
        self._busy.discard(worker)
        if self.closed:
            self.retire(worker)
            return
        self._idle.append(worker)
        self._tell()

    def retire(self, worker: Worker) -> None:
        """End ``worker``, which has answered, without waiting for it."""
        task = asyncio.ensure_future(self.lose(worker))
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)

    async def lose(self, worker: Worker, *, itself: bool = False) -> int:
        """End ``worker``, or wait until it has ended by itself; order another, and return how it ended."""
        self._busy.discard(worker)
        self.replaced += 1
        self.start()
        self._losing += 1
        try:
            return await (worker.ended() if itself else worker.end())
        finally:
            self._losing -= 1

    async def close(self) -> None:
        """End all processes, busy ones too; a second call does nothing."""
        self.closed = True
        for task in list(self._starting):
            task.cancel()
        await asyncio.gather(*self._starting, return_exceptions=True)
        self._tell()
        while self._busy or self._ending or self._losing:
            for worker in self._busy:  # whoever waits for its answer ends it
                worker.kill()
            await asyncio.sleep(0.01)
        idle, self._idle = self._idle, []
        for worker in idle:
            await worker.end()
        await self._nursery.close()

    @staticmethod
    def gone() -> ZyrtarError:
        """The error for a query while the server stops."""
        return HomeError(
            "The query processes have ended", mend="The server is stopping; try again in a moment."
        )
