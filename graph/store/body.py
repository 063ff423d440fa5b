"""Writes one answer for the endpoint within its limits: the engine serialises, the rows and bytes are counted."""

import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO, Any, Final, cast

from pyoxigraph import NamedNode, QueryTriples, RdfFormat, Store, parse, serialize

from graph.store.answer import GRAPHS, PRINTED, TABLES, evaluate, fitting, iris, tidy
from graph.store.complaint import syntax_error
from graph.store.limits import Limits
from graph.store.rows import RowCounter
from graph.store.term import Triple
from ontology.errors import AnswerLimitError, ForbiddenQueryError, QueryError, QueryLimitError
from ontology.terms import BASE, PREFIXES

#: Answers up to here stay in memory and go to the server in one piece; longer ones go as a file.
INLINE: Final = 262_144
_UNKNOWN: Final = re.compile(r"custom function <([^>]*)> is not supported")


@dataclass(frozen=True, slots=True)
class Asked:
    """One request to a query process.

    ``media_types``: in order of wish; ``default_graphs``, ``named_graphs``: by the protocol; ``sources``: the graphs
    that the text names with FROM, as ``guard.sources`` gives them; ``update``: whether it is no query and is to be read
    only; ``limits``: those of the answer.
    """

    query: str
    media_types: Sequence[str]
    default_graphs: Sequence[str] = ()
    named_graphs: Sequence[str] = ()
    sources: str = ""
    update: bool = False
    limits: Limits = field(default_factory=Limits)


class Sink:
    """What the engine writes into: kept up to ``INLINE`` bytes in memory, the rest in an unnamed file."""

    def __init__(self, most: int) -> None:
        self.file: IO[bytes] = tempfile.SpooledTemporaryFile(INLINE)  # noqa: SIM115 - given away
        self.counter: RowCounter | None = None
        self.length, self._most, self._rows = 0, most, 0

    def count_rows(self, media_type: str, most: int) -> None:
        """Have no more than ``most`` rows written."""
        self.counter, self._rows = RowCounter(media_type), most

    def write(self, data: bytes) -> int:
        """Take what the engine has written. Raises ``AnswerLimitError`` over a limit."""
        self.length += len(data)
        if self.length > self._most:
            raise AnswerLimitError(
                f"the answer has more than {self._most} bytes",
                mend="Take it in pages: ORDER BY with LIMIT and OFFSET.",
            )
        if self.counter is not None and self.counter.feed(data) > self._rows:
            raise _too_many(self._rows, "rows")
        try:
            return self.file.write(data)
        except OSError as error:
            raise QueryLimitError(
                f"the answer cannot be kept for sending ({error.strerror or error})",
                mend="Ask for less, or again later.",
            ) from None

    def replace(self, change: Callable[[bytes], bytes]) -> None:
        """Have what ``change`` makes of all that has been written."""
        self.file.seek(0)
        changed = change(self.file.read())
        self.file.seek(0)
        self.file.truncate()
        self.length = self.file.write(changed)

    def flush(self) -> None:
        """Nothing waits here."""


def write(store: Store, asked: Asked) -> tuple[str, int, Sink]:
    """The answer's media type, its rows or triples (ASK: 0), and the sink that holds it.

    Naming any graph by the protocol replaces the whole data set (2.1.4); one that is not here is empty. A function that
    is not known gives no value, as the standard says (17.3). Raises ``QuerySyntaxError``, ``QueryError`` if it fails,
    ``ForbiddenQueryError`` for ``FROM`` a graph that is not here, ``AnswerLimitError`` over a limit, and
    ``InputError`` if no media type fits or a graph is no IRI.
    """
    if asked.update:
        read_update(asked.query)
        return "", 0, Sink(0)
    dataset: dict[str, Any] = {}
    default, named = iris(asked.default_graphs), iris(asked.named_graphs)
    if not (default or named):  # those of the protocol win over those of the text (2.1.4)
        _refuse_foreign(store, _sources(asked.sources))
    else:
        dataset = {"default_graph": default, "named_graphs": named}
    sink = Sink(asked.limits.answer_bytes)

    def use(results: object) -> tuple[str, int]:
        chosen = fitting(results, asked.media_types)
        if isinstance(results, QueryTriples):
            return chosen, _triples(results, chosen, sink, asked.limits.rows)
        sink.count_rows(chosen, asked.limits.rows)
        results.serialize(cast("IO[bytes]", sink), format=TABLES[chosen])  # type: ignore[attr-defined]  # not triples
        return chosen, sink.counter.count if sink.counter else 0

    media_type, rows = _evaluated(store, asked.query, use, dataset)
    return media_type, rows, sink


def _evaluated(
    store: Store, query: str, use: Callable[[object], tuple[str, int]], dataset: dict[str, Any]
) -> tuple[str, int]:
    """As ``evaluate``; a function that the engine does not know becomes one that gives no value."""
    unknown: dict[NamedNode, Callable[..., None]] = {}
    while True:
        try:
            return evaluate(store, query, use, base_iri=BASE, custom_functions=unknown, **dataset)
        except QueryError as error:
            function = _UNKNOWN.search(error.message)
            if function is None or (name := NamedNode(function[1])) in unknown:
                raise
            unknown[name] = lambda *_: None


def read_update(text: str) -> None:
    """Raise ``QuerySyntaxError`` if ``text`` is no SPARQL update; it is tried on an empty graph of its own."""
    try:
        Store().update(text, base_iri=BASE)
    except SyntaxError as error:
        problem = syntax_error(str(error), text)
    except (OSError, RuntimeError):
        return
    else:
        return
    raise problem


def _triples(results: QueryTriples, media_type: str, sink: Sink, most: int) -> int:
    count = 0

    def counted() -> Iterator[Triple]:
        nonlocal count
        for triple in results:
            count += 1
            if count > most:
                raise _too_many(most, "triples")
            yield triple

    prefixes = PREFIXES if media_type in PRINTED else None
    serialize(counted(), cast("IO[bytes]", sink), format=GRAPHS[media_type], prefixes=prefixes)
    if prefixes and sink.length <= INLINE:
        sink.replace(tidy)
    return count


def _too_many(most: int, what: str) -> AnswerLimitError:
    return AnswerLimitError(
        f"the answer has more than {most} {what}",
        mend="Take it in pages: ORDER BY with LIMIT and OFFSET; the whole data set is one file.",
    )


def _sources(written: str) -> list[NamedNode]:
    """The graphs in what ``guard.sources`` gives; what cannot be read is left to the engine to complain of."""
    try:
        return [
            q.object
            for q in parse(written, RdfFormat.TURTLE, base_iri=BASE)
            if isinstance(q.object, NamedNode)
        ]
    except SyntaxError:
        return []


def _refuse_foreign(store: Store, graphs: Sequence[NamedNode]) -> None:
    for graph in graphs:
        if not store.contains_named_graph(graph):
            raise ForbiddenQueryError(
                f"the graph {graph} is not in this data set, and nothing is fetched from elsewhere",
                mend="SELECT DISTINCT ?g { GRAPH ?g { } } lists the graphs that are here.",
            )
