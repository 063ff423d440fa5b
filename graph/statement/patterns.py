"""The shapes' SPARQL constraints, each asked once for all its targets.

SHACL asks such a query anew for every node it is about, and rdflib parses it anew each time: 80 ms for each text,
post and unit. With the target joined to the pattern, one query on the store's engine finds the same solutions; the
constraints use no subquery, grouping or negation of ``$this``, where the two could differ.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

import rdflib
from pyoxigraph import Quad, QuerySolutions, Store

from ontology.terms import compact

_SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
_WHERE = re.compile(r"WHERE\s*\{")
_SLOT = re.compile(r"\{[?$](\w+)\}")

#: Severity (``Violation``, ``Warning``), the node at fault and what is wrong with it.
Finding = tuple[str, str, str]


def split(shapes: rdflib.Graph) -> tuple[rdflib.Graph, tuple[rdflib.term.Node, ...]]:
    """``shapes`` without its SPARQL constraints, and the shapes that have one."""
    rest = rdflib.Graph()
    for triple in shapes:
        if triple[1] != _SH.sparql:
            rest.add(triple)
    return rest, tuple(sorted(shapes.subjects(_SH.sparql), key=str))


def find(quads: Iterable[Quad], shapes: rdflib.Graph) -> Iterator[Finding]:
    """What breaks a SPARQL constraint of ``shapes`` in ``quads``, their graphs made one."""
    store = Store()
    store.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    for shape in split(shapes)[1]:
        severity = str(shapes.value(shape, _SH.severity) or _SH.Violation).rpartition("#")[2]
        for constraint in shapes.objects(shape, _SH.sparql):
            message = str(shapes.value(constraint, _SH.message))
            for row in _solutions(store, _query(shapes, shape, constraint)):
                yield severity, row["this"], _SLOT.sub(partial(_fill, row), message)


def _solutions(store: Store, query: str) -> list[dict[str, str]]:
    """All rows at once: the engine's cursor must be let go in this thread, which a generator left half read is not."""
    solutions = store.query(query)
    if not isinstance(solutions, QuerySolutions):
        raise TypeError(f"not a SELECT query: {query}")
    names = solutions.variables
    return [{name.value: _written(solution[name]) for name in names} for solution in solutions]


def _fill(row: Mapping[str, str], slot: re.Match[str]) -> str:
    return row.get(slot[1], slot[0])


def _query(shapes: rdflib.Graph, shape: rdflib.term.Node, constraint: rdflib.term.Node) -> str:
    """The constraint's query with its prefixes, about all targets of the shape."""
    declared = [
        (shapes.value(entry, _SH.prefix), shapes.value(entry, _SH.namespace))
        for ontology in shapes.objects(constraint, _SH.prefixes)
        for entry in shapes.objects(ontology, _SH.declare)
    ]
    prefixes = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in sorted(declared))
    by_class = (f"$this a <{name}> ." for name in shapes.objects(shape, _SH.targetClass))
    by_property = (f"$this <{name}> [] ." for name in shapes.objects(shape, _SH.targetSubjectsOf))
    targets = " UNION ".join(f"{{ {pattern} }}" for pattern in sorted((*by_class, *by_property)))
    select = str(shapes.value(constraint, _SH.select))
    return prefixes + _WHERE.sub(lambda opening: f"{opening[0]} {targets} ", select, count=1)


def _written(term: object) -> str:
    """A term for people: an IRI with its prefix, the words of a literal."""
    return compact(str(getattr(term, "value", "")))
