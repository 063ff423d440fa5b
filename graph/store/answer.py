"""Runs one query on an open store and writes its answer in a W3C format."""

from collections.abc import Sequence
from typing import Any, Final

from pyoxigraph import (
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    serialize,
)

from graph.store.term import Term, Triple
from ontology.errors import ForbiddenQueryError, InputError, QueryError, QuerySyntaxError
from ontology.terms import PREFIXES

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
#: What the engine raises when evaluation fails.
_FAILURES: Final = (OSError, RuntimeError)
_PRINTED: Final = frozenset(("text/turtle", "application/trig"))


def run(
    store: Store, query: str, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
) -> object:
    """The engine's answer. Naming any graph replaces the whole data set, as the SPARQL protocol says (2.1.4).

    Raises ``QuerySyntaxError``, ``InputError`` for a graph that is no IRI, ``QueryError`` if evaluation fails.
    """
    if default_graphs or named_graphs:
        try:
            defaults: Any = [NamedNode(g) for g in default_graphs]
            named: Any = [NamedNode(g) for g in named_graphs]
        except ValueError as error:
            raise InputError(f"a graph is not named by an IRI ({error})", mend="Give full IRIs.") from None
    else:
        defaults = named = None
    try:
        return store.query(query, default_graph=defaults, named_graphs=named)
    except SyntaxError as error:
        raise _syntax_error(str(error)) from None
    except _FAILURES as error:
        raise _evaluation_error(error) from None


def rows(results: QuerySolutions) -> list[dict[str, Term | None]]:
    """All rows of a SELECT query: variable → term, ``None`` where unbound. Raises ``QueryError`` if it fails."""
    names = [variable.value for variable in results.variables]
    try:
        found: list[Any] = list(results)
    except _FAILURES as error:
        raise _evaluation_error(error) from None
    return [{name: row[name] for name in names} for row in found]


def triples(results: QueryTriples) -> list[Triple]:
    """All triples of a CONSTRUCT or DESCRIBE query, sorted, each once. Raises ``QueryError`` if evaluation fails."""
    try:
        return sorted(set(results), key=str)
    except _FAILURES as error:
        raise _evaluation_error(error) from None


def write(results: object, media_types: Sequence[str]) -> tuple[str, bytes]:
    """``results`` in the first of ``media_types`` that fits the query's form, with the media type taken.

    RDF is sorted, so the same answer is the same bytes. Raises ``InputError`` if none fits.
    """
    graph = isinstance(results, QueryTriples)
    offered = GRAPHS if graph else TABLES
    chosen = next((m for m in media_types if m in offered), None)
    if chosen is None:
        what = "CONSTRUCT and DESCRIBE give RDF" if graph else "SELECT and ASK give a table"
        raise InputError(
            f"{what}, which cannot be {' or '.join(media_types)}", mend=f"Ask for {', '.join(offered)}."
        )
    if isinstance(results, QueryTriples):
        return chosen, _rdf(triples(results), chosen)
    try:
        return chosen, results.serialize(format=TABLES[chosen])  # type: ignore[attr-defined]
    except _FAILURES as error:
        raise _evaluation_error(error) from None


def _rdf(found: Sequence[Triple], media_type: str) -> bytes:
    if media_type not in _PRINTED:
        return serialize(found, format=GRAPHS[media_type]) or b""
    written = serialize(found, format=GRAPHS[media_type], prefixes=PREFIXES)
    lines = (written or b"").splitlines(keepends=True)
    head = [line for line in lines if line.startswith(b"@prefix ")]
    used = b"".join(lines[len(head) :])
    wanted = [line for line in head if line.split(b" ")[1] in used]
    return (
        b"".join(sorted(wanted)) + (b"\n" if wanted else b"") + used
    )  # the engine's order of prefixes varies


def _syntax_error(message: str) -> QuerySyntaxError:
    """The engine's complaint without its list of everything that could have stood there instead."""
    told = " ".join(message.split()).partition(": expected")[0].removeprefix("error ").rstrip(". ")
    return QuerySyntaxError(
        f"the query is not SPARQL 1.1: {told or 'it cannot be read'}", mend="Mend it at that place."
    )


def _evaluation_error(error: Exception) -> QueryError:
    """A failure while the query ran; the only thing our data cannot answer is a request to another server."""
    if "HTTP" in str(error) or "service" in str(error).lower():
        return ForbiddenQueryError("SERVICE is switched off", mend="Ask that server itself.")
    return QueryError(f"the query failed: {error}", mend="Check the snapshot with `zyrtar status`.")
