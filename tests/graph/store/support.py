"""Small graphs for the tests of the stores."""

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from graph.store.limits import Limits
from graph.store.pool import QueryPool
from graph.store.publish import locked, write_snapshot
from graph.store.reply import Answer
from graph.store.snapshot import Manifest

T = TypeVar("T")
JSON, TURTLE, CSV = "application/sparql-results+json", "text/turtle", "text/csv"

SEED = Path(__file__).parents[1] / "seed_example.trig"
THING = "https://example.org/thing"


def lines(count: int = 3, mark: str = "a") -> list[str]:
    """``count`` sorted statements whose value is ``mark``: any answer shows which graph it came from."""
    return sorted(f'<{THING}/{i}> <https://example.org/mark> "{mark}" .' for i in range(count))


def publish(home: Path, statements: list[str]) -> Manifest:
    with locked(home):
        return write_snapshot(
            home,
            statements,
            counts={"statements": len(statements)},
            inputs={"r1": "hash reader"},
            code_version="0.1.0",
            warnings=["a warning"],
            undecided=[("p-1", "p-2", "same name")],
        )


class Asking:
    """A pool on the snapshot ``folder``, asked from any thread; its event loop runs in a thread of its own."""

    def __init__(self, folder: Path, **limits: Any) -> None:
        self.folder = folder
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        self.pool = self.call(self._made(Limits(**limits)))

    async def _made(self, limits: Limits) -> QueryPool:
        return QueryPool(limits, self.folder)

    def call(self, work: Coroutine[Any, Any, T]) -> T:
        """What ``work`` gives, run in the loop."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)

    def start(self, query: str, *forms: str, client: str = "", **graphs: list[str]) -> "Future[Answer]":
        """Ask, and do not wait; cancelling what is given is a client that goes away."""
        asked = self.pool.run(self.folder, query, forms or (JSON,), client=client, **graphs)
        return asyncio.run_coroutine_threadsafe(asked, self._loop)

    def ask(self, query: str, *forms: str, **more: Any) -> tuple[str, bytes]:
        """The answer's media type and content."""
        answer = self.start(query, *forms, **more).result(60)
        return answer.media_type, answer.read()

    def close(self) -> None:
        """End the processes and the loop."""
        self.call(self.pool.close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


@contextmanager
def asking(folder: Path, **limits: Any) -> Iterator[Asking]:
    """A pool with ``limits``, closed in the end."""
    made = Asking(folder, **limits)
    try:
        yield made
    finally:
        made.close()
