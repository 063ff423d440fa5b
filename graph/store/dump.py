"""A whole store written as RDF, statement by statement: Turtle, TriG and JSON-LD.

Statements come in the engine's order, subject after subject and graph after graph, so the same statements give the
same bytes and memory stays that of one subject. JSON-LD names what ``ontology/context.jsonld`` lets it name.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import IO, Any, Final, cast

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from graph.store.term import Term
from ontology.terms import PREFIXES, compact, expand

_PUBLISHED: Final = DefaultGraph()
_TYPE, _STRING = expand("rdf:type"), expand("xsd:string")
_short = lru_cache(50_000)(compact)


def turtle(store: Store, out: IO[bytes]) -> None:
    """Write the published statements (the default graph) to ``out`` as Turtle."""
    triples = (quad.triple for quad in store.quads_for_pattern(None, None, None, _PUBLISHED))
    _printed(triples, out, RdfFormat.TURTLE)


def trig(store: Store, out: IO[bytes]) -> None:
    """Write every statement to ``out`` as TriG: the published ones, then one graph after another."""
    _printed((quad for graph in _graphs(store) for quad in _of(store, graph)), out, RdfFormat.TRIG)


def json_ld(store: Store, out: IO[bytes], context: Mapping[str, Any], about: Mapping[str, Any]) -> None:
    """Write every statement to ``out`` as JSON-LD. ``about`` stands in front; ``context`` says it means no triples."""

    def put(text: str) -> None:
        out.write(text.encode())

    put('{\n"@context": ' + _json(context) + ',\n"about": ' + _json(about) + ',\n"@graph": [')
    comma = "\n"
    for graph in _graphs(store):
        if isinstance(graph, DefaultGraph):
            for node in _nodes(store, graph):
                put(comma + _json(node))
                comma = ",\n"
            continue
        put(f'{comma}{{"@id": {_json(graph.value)}, "@graph": [')
        comma = "\n"
        for node in _nodes(store, graph):
            put(comma + _json(node))
            comma = ",\n"
        put("\n]}")
        comma = ",\n"
    put("\n]\n}\n")


def _graphs(store: Store) -> list[DefaultGraph | NamedNode]:
    named = [graph for graph in store.named_graphs() if isinstance(graph, NamedNode)]
    return [_PUBLISHED, *sorted(named, key=lambda graph: graph.value)]


def _of(store: Store, graph: DefaultGraph | NamedNode) -> Iterator[Quad]:
    return iter(store.quads_for_pattern(None, None, None, graph))


def _nodes(store: Store, graph: DefaultGraph | NamedNode) -> Iterator[dict[str, Any]]:
    for subject, quads in groupby(_of(store, graph), key=lambda quad: quad.subject):
        node: dict[str, Any] = {"@id": _short(cast("NamedNode", subject).value)}
        for quad in quads:
            if quad.predicate.value == _TYPE:
                node.setdefault("@type", []).append(_short(cast("NamedNode", quad.object).value))
            else:
                node.setdefault(_short(quad.predicate.value), []).append(_value(cast("Term", quad.object)))
        yield node


def _value(term: Term) -> Any:
    if not isinstance(term, Literal):
        return {"@id": _short(term.value)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    kind = term.datatype.value
    return term.value if kind == _STRING else {"@value": term.value, "@type": _short(kind)}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _printed(statements: Iterable[Triple] | Iterable[Quad], out: IO[bytes], form: RdfFormat) -> None:
    sorting = _SortedHead(out)
    serialize(statements, cast("IO[bytes]", sorting), format=form, prefixes=PREFIXES)
    sorting.flush()


class _SortedHead:
    """Passes bytes on to ``out``, the prefixes at their beginning sorted: the engine writes them in any order."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._head: bytes | None = b""

    def write(self, data: bytes) -> int:
        if self._head is None:
            self._out.write(data)
            return len(data)
        self._head += data
        *lines, _ = self._head.split(b"\n")
        if any(not line.startswith(b"@prefix ") for line in lines):
            self._end()
        return len(data)

    def flush(self) -> None:
        if self._head is not None:
            self._end()
        self._out.flush()

    def _end(self) -> None:
        lines = (self._head or b"").splitlines(keepends=True)
        prefixes = [line for line in lines if line.startswith(b"@prefix ")]
        self._out.write(b"".join(sorted(prefixes)) + b"".join(lines[len(prefixes) :]))
        self._head = None
