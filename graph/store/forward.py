"""Has free queries answered by another SPARQL server, in the place of our own query processes.

The same guard stands before it and the same limits hold for text, time, rows and bytes. What it takes that server to
answer is bounded there; here, by how many queries run and wait.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from graph.store import shape
from graph.store.answer import GRAPHS, TABLES, written
from graph.store.guard import check, sources
from graph.store.limits import Limits
from graph.store.loaded import RemoteSnapshot
from graph.store.remote import RemoteStore
from graph.store.reply import Answer
from graph.store.rows import RowCounter
from graph.store.server import RefusedError
from graph.store.tokens import place, tokens, unescape
from ontology.errors import (
    AnswerLimitError,
    ClientLimitError,
    ForbiddenQueryError,
    HomeError,
    InputError,
    QueryLimitError,
    QuerySyntaxError,
)

#: Virtuoso's own words: DEFINE can make it fetch from elsewhere, the prefixes name functions of its database.
_OWN_WORDS: Final = frozenset(("DEFINE",))
_OWN_PREFIXES: Final = frozenset(("bif", "sql"))


class Forward:
    """Answers queries by what ``holding`` gives, as ``QueryPool`` does by its processes. Belongs to one event loop."""

    def __init__(self, limits: Limits, holding: Callable[[], RemoteSnapshot]) -> None:
        self.limits, self._holding = limits, holding
        self._threads = ThreadPoolExecutor(limits.processes, "query")
        self._clients: Counter[str] = Counter()
        self._asked = 0

    def close(self) -> None:
        """Take no more queries; those that run end at their deadline."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def run(
        self,
        snapshot: Path,
        query: str,
        media_types: Sequence[str],
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
        *,
        client: str = "",
    ) -> Answer:
        """The answer to ``query`` in the first of ``media_types`` that fits it. The name of ``snapshot`` is its id.

        Raises as ``QueryPool.run``, ``ForbiddenQueryError`` for any graph that is named outside ``GRAPH``, and
        ``RemoteError``.
        """
        check(query, self.limits)
        _refuse(query, (*default_graphs, *named_graphs))
        media_type = _fitting(query, media_types)
        self._admit(client)
        running = self._threads.submit(self._answer, snapshot.name, query, media_type)
        loop = asyncio.get_running_loop()
        running.add_done_callback(lambda _: loop.call_soon_threadsafe(self._leave, client))
        return await asyncio.wrap_future(running)

    def _admit(self, client: str) -> None:
        if client and self._clients[client] >= self.limits.per_client:
            raise ClientLimitError(
                f"{self.limits.per_client} queries of yours run or wait already",
                mend="Wait for their answers.",
            )
        if self._asked >= self.limits.processes + self.limits.waiting:
            raise QueryLimitError(
                f"{self.limits.waiting} queries wait already", mend="Ask again in a few seconds."
            )
        self._asked += 1
        self._clients[client] += 1

    def _leave(self, client: str) -> None:
        self._asked -= 1
        self._clients[client] -= 1
        if not self._clients[client]:
            del self._clients[client]

    def _answer(self, name: str, query: str, media_type: str) -> Answer:
        """In a thread of its own."""
        limits, snapshot = self.limits, self._holding()
        if snapshot.manifest.id != name:
            raise HomeError(f"the server does not hold snapshot {name} any more", mend="Ask again.")
        store = RemoteStore(snapshot.server.within(limits.seconds), snapshot.default)
        try:
            if media_type in GRAPHS:
                triples = store.construct(query)
                rows, content = len(triples), written(triples, media_type)
            else:
                content = store.serialise(query, media_type)
                rows = RowCounter(media_type).feed(content)
        except RefusedError as error:
            raise QuerySyntaxError(error.message, mend="Mend it at that place.") from None
        if rows > limits.rows:
            raise _too_large(f"{limits.rows} {'triples' if media_type in GRAPHS else 'rows'}")
        if len(content) > limits.answer_bytes:
            raise _too_large(f"{limits.answer_bytes} bytes")
        return Answer(media_type, rows, len(content), content)


def _refuse(query: str, graphs: Sequence[str]) -> None:
    if graphs or sources(query):
        raise ForbiddenQueryError(
            "FROM and the parameters default-graph-uri and named-graph-uri are switched off here",
            mend="Name the graph in the query: GRAPH <…> { … }.",
        )
    text = unescape(query)
    for token in tokens(text):
        word = token.text.upper() if token.kind == "word" else ""
        prefix = token.text.partition(":")[0] if token.kind == "name" else ""
        if word in _OWN_WORDS or prefix.lower() in _OWN_PREFIXES:
            raise ForbiddenQueryError(
                f"{token.text} at {place(text, token.start)} is not SPARQL 1.1 but one engine's own",
                mend="Ask in SPARQL 1.1; name another prefix.",
            )


def _fitting(query: str, media_types: Sequence[str]) -> str:
    try:
        form = shape.shape(unescape(query)).form
    except InputError as error:
        raise QuerySyntaxError(f"the query is not SPARQL 1.1: {error.message}", mend=error.mend) from None
    graph = form in ("CONSTRUCT", "DESCRIBE")
    offered = GRAPHS if graph else TABLES
    chosen = next((m for m in media_types if m in offered), None)
    if chosen is None:
        what = "CONSTRUCT and DESCRIBE give RDF" if graph else "SELECT and ASK give a table"
        raise InputError(
            f"{what}, which cannot be {' or '.join(media_types)}", mend=f"Ask for {', '.join(offered)}."
        )
    return chosen


def _too_large(most: str) -> AnswerLimitError:
    return AnswerLimitError(
        f"the answer has more than {most}", mend="Take it in pages: ORDER BY with LIMIT and OFFSET."
    )
