"""Runs one query on an open store: rows, triples, or the answer written in a W3C format."""

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    serialize,
)

from graph.store.complaint import syntax_error
from graph.store.term import Term, Triple
from ontology.errors import ForbiddenQueryError, InputError, QueryError, ZyrtarError
from ontology.terms import PREFIXES

T = TypeVar("T")

#: Media types of answers to SELECT and ASK, and of RDF.
TABLES: Final = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
GRAPHS: Final = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/trig": RdfFormat.TRIG,
    "application/n-quads": RdfFormat.N_QUADS,
}
#: RDF that is written with prefixes, to be read by people.
PRINTED: Final = frozenset(("text/turtle", "application/trig"))


def select(store: Store, query: str) -> list[dict[str, Term | None]]:
    """Rows of a SELECT query: variable → term, ``None`` where unbound.

    This and the functions below raise ``QuerySyntaxError``, ``QueryError`` if evaluation fails, and ``InputError``
    if the query is of another form.
    """

    def use(results: object) -> list[dict[str, Term | None]]:
        if not isinstance(results, QuerySolutions):
            raise UnfitError("the query gives no table", "Ask with SELECT.")
        names = [variable.value for variable in results.variables]
        found: list[Any] = list(results)
        return [{name: row[name] for name in names} for row in found]

    return evaluate(store, query, use)


def ask(store: Store, query: str) -> bool:
    """The answer to an ASK query."""

    def use(results: object) -> bool:
        if not isinstance(results, QueryBoolean):
            raise UnfitError("the query is no yes-or-no question", "Ask with ASK.")
        return bool(results)

    return evaluate(store, query, use)


def construct(store: Store, query: str) -> list[Triple]:
    """The triples of a CONSTRUCT or DESCRIBE query, sorted, each once."""

    def use(results: object) -> list[Triple]:
        if not isinstance(results, QueryTriples):
            raise UnfitError("the query gives no triples", "Ask with CONSTRUCT or DESCRIBE.")
        return sorted(set(results), key=str)

    return evaluate(store, query, use)


def write(store: Store, query: str, media_type: str) -> bytes:
    """The answer in ``media_type``; RDF is sorted, so the same answer is the same bytes.

    Raises like ``select``, and ``InputError`` if the media type does not fit the query's form.
    """

    def use(results: object) -> bytes:
        chosen = fitting(results, (media_type,))
        if isinstance(results, QueryTriples):
            return written(sorted(set(results), key=str), chosen)
        table: bytes = results.serialize(format=TABLES[chosen])  # type: ignore[attr-defined]  # triples are gone
        return table

    return evaluate(store, query, use)


def fitting(results: object, media_types: Sequence[str]) -> str:
    """The first of ``media_types`` that ``results`` can be written in. Raises ``UnfitError`` if none is."""
    graph = isinstance(results, QueryTriples)
    offered = GRAPHS if graph else TABLES
    chosen = next((m for m in media_types if m in offered), None)
    if chosen is None:
        what = "CONSTRUCT and DESCRIBE give RDF" if graph else "SELECT and ASK give a table"
        raise UnfitError(
            f"{what}, which cannot be {' or '.join(media_types)}", f"Ask for {', '.join(offered)}."
        )
    return chosen


class UnfitError(Exception):
    """The query is of another form than was asked for: what, and the mend. Never leaves ``evaluate``."""


def evaluate(store: Store, query: str, use: Callable[[object], T], **dataset: Any) -> T:
    """What ``use`` makes of the results of ``query``. Raises ``QuerySyntaxError``, ``QueryError``, ``InputError``.

    The engine's results must be let go in the thread that asked for them. An exception holds on to every variable
    of the calls it came through, so none that went through ``use`` leaves here.
    """
    problem: ZyrtarError
    try:
        return use(store.query(query, **dataset))
    except SyntaxError as error:
        problem = syntax_error(str(error), query)
    except UnfitError as error:
        problem = InputError(error.args[0], mend=error.args[1])
    except (OSError, RuntimeError) as error:
        problem = _evaluation_error(str(error))
    raise problem


def iris(graphs: Sequence[str]) -> list[NamedNode]:
    """``graphs`` as the engine's terms. Raises ``InputError`` if one is no IRI."""
    try:
        return [NamedNode(graph) for graph in graphs]
    except ValueError as error:
        raise InputError(f"a graph is not named by an IRI ({error})", mend="Give full IRIs.") from None


def written(found: Sequence[Triple], media_type: str) -> bytes:
    """``found``, sorted, as RDF in ``media_type`` with the prefixes that it uses."""
    if media_type not in PRINTED:
        return serialize(found, format=GRAPHS[media_type]) or b""
    return tidy(serialize(found, format=GRAPHS[media_type], prefixes=PREFIXES) or b"")


def tidy(text: bytes) -> bytes:
    """Turtle or TriG with the prefixes that it uses, sorted: the engine writes all, in an order that varies."""
    lines = text.splitlines(keepends=True)
    head = [line for line in lines if line.startswith(b"@prefix ")]
    used = b"".join(lines[len(head) :])
    wanted = [line for line in head if line.split(b" ")[1] in used]
    return b"".join(sorted(wanted)) + (b"\n" if wanted else b"") + used


def _evaluation_error(message: str) -> QueryError:
    """A failure while the query ran; the only thing our data cannot answer is a request to another server."""
    if "HTTP" in message or "service" in message.lower():
        return ForbiddenQueryError("SERVICE is switched off", mend="Ask that server itself.")
    return QueryError(f"the query failed: {message}", mend="Check the snapshot with `zyrtar status`.")
