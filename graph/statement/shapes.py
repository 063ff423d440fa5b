"""The shapes' core constraints, checked by own code: pyshacl takes minutes where this takes seconds.

Takes the part of SHACL Core that ``ontology/shapes/zyrtar-shapes.ttl`` uses, with its verdicts (W3C Recommendation of
20 July 2017, sections 2 to 4); a test compares them with pyshacl's on every example. A shape that uses anything else is
refused when it is read, so nothing is ever passed over in silence.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import rdflib
from rdflib.collection import Collection

from graph.statement.constraints import EACH, LISTED, SH, TYPE, WHOLE, Check, Data, Node, term
from ontology.terms import compact

#: The nodes that a path leads to.
Walk = Callable[[Data, Node], set[Node]]

#: What says where a shape applies or how it is told; everything else in a shape must be a constraint known here.
_NO_CONSTRAINT = {"path", "message", "severity", "targetClass", "targetSubjectsOf", "property", "sparql"}
_NO_CONSTRAINT |= {"ignoredProperties"}


@dataclass(frozen=True, slots=True)
class Fault:
    """A constraint that ``node`` breaks: ``component`` as SHACL calls it (``minCount``), and what is wrong in words."""

    severity: str
    node: str
    component: str
    message: str


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint: where its values are, what it asks of them, and how a fault is told."""

    component: str
    message: str
    severity: str
    walk: Walk
    check: Check

    def kept(self, data: Data, node: Node) -> bool:
        """Whether ``node`` keeps it."""
        return self.check(data, node, self.walk(data, node))


@dataclass(frozen=True, slots=True)
class Shape:
    """The constraints of all nodes that are of a class in ``classes`` or have a property in ``having``."""

    classes: tuple[Node, ...]
    having: tuple[Node, ...]
    constraints: tuple[Constraint, ...]

    def targets(self, data: Data) -> set[Node]:
        """The nodes it is about."""
        found = {node for kind in self.classes for node in data.subjects(TYPE, kind)}
        return found.union(*(data.forward[predicate] for predicate in self.having))


def compiled(graph: rdflib.Graph) -> tuple[Shape, ...]:
    """The node shapes of ``graph`` without SPARQL constraints; raises ``ValueError`` at what is not known here."""
    return tuple(
        Shape(
            tuple(map(term, graph.objects(shape, SH.targetClass))),
            tuple(map(term, graph.objects(shape, SH.targetSubjectsOf))),
            tuple(_constraints(graph, shape)),
        )
        for shape in sorted(graph.subjects(rdflib.RDF.type, SH.NodeShape), key=str)
    )


def find(data: Data, shapes: Iterable[Shape]) -> Iterator[Fault]:
    """What breaks ``shapes`` in ``data``."""
    for shape in shapes:
        for node in shape.targets(data):
            for rule in shape.constraints:
                if not rule.kept(data, node):
                    yield Fault(rule.severity, compact(node.value), rule.component, rule.message)


def _constraints(graph: rdflib.Graph, shape: rdflib.term.Node, severity: str = "") -> Iterator[Constraint]:
    """Those of ``shape`` and of its property shapes."""
    severity = severity or str(graph.value(shape, SH.severity) or SH.Violation).rpartition("#")[2]
    path = graph.value(shape, SH.path)
    walk, told = (_walk(graph, path), _written(graph, path)) if path is not None else (_itself, "")
    message = graph.value(shape, SH.message)
    for predicate, value in sorted(graph.predicate_objects(shape)):
        name = str(predicate).removeprefix(str(SH))
        if name == "property":
            yield from _constraints(graph, value, severity)
        elif predicate != rdflib.RDF.type and name not in _NO_CONSTRAINT:
            words = f"{told} {name} {_written(graph, value)}".strip()
            check = _check(graph, shape, name, value)
            yield Constraint(name, str(message or words), severity, walk, check)


def _itself(_data: Data, node: Node) -> set[Node]:
    return {node}


def _walk(graph: rdflib.Graph, path: rdflib.term.Node) -> Walk:
    """A property, one backwards, several in a row, or one of several."""
    if isinstance(path, rdflib.URIRef):
        predicate = term(path)
        return lambda data, node: data.objects(node, predicate)
    if (inverse := graph.value(path, SH.inversePath)) is not None:
        predicate = term(inverse)
        return lambda data, node: data.subjects(predicate, node)
    if (either := graph.value(path, SH.alternativePath)) is not None:
        ways = [_walk(graph, way) for way in Collection(graph, either)]
        return lambda data, node: set().union(*(way(data, node) for way in ways))
    if graph.value(path, rdflib.RDF.first) is None:
        raise ValueError(f"a path of a kind that is not known: {_written(graph, path)}")
    steps = [_walk(graph, step) for step in Collection(graph, path)]

    def along(data: Data, node: Node) -> set[Node]:
        nodes = {node}
        for step in steps:
            nodes = set().union(*(step(data, reached) for reached in nodes))
        return nodes

    return along


def _check(graph: rdflib.Graph, shape: rdflib.term.Node, name: str, value: rdflib.term.Node) -> Check:
    """The constraint ``name`` with parameter ``value``."""
    if name in EACH:
        each = EACH[name](value)
        return lambda _data, _node, values: all(map(each, values))
    if name in LISTED:
        listed = LISTED[name](list(Collection(graph, value)))
        return lambda _data, _node, values: all(map(listed, values))
    if name in WHOLE:
        return WHOLE[name](value)
    if name == "or":
        ways = [tuple(_constraints(graph, way)) for way in Collection(graph, value)]
        return lambda data, _node, values: all(
            any(all(rule.kept(data, one) for rule in way) for way in ways) for one in values
        )
    if name == "closed":
        return _closed(graph, shape)
    raise ValueError(f"a constraint that is not known: sh:{name}")


def _closed(graph: rdflib.Graph, shape: rdflib.term.Node) -> Check:
    paths = [graph.value(part, SH.path) for part in graph.objects(shape, SH.property)]
    ignored = graph.value(shape, SH.ignoredProperties) or rdflib.RDF.nil
    allowed = {
        term(path) for path in (*paths, *Collection(graph, ignored)) if isinstance(path, rdflib.URIRef)
    }
    return lambda data, node, _values: (
        not any(node in subjects for predicate, subjects in data.forward.items() if predicate not in allowed)
    )


def _written(graph: rdflib.Graph, node: Any) -> str:
    """A term or path in words."""
    if not isinstance(node, rdflib.BNode):
        return compact(str(node))
    for predicate, sign in ((SH.inversePath, "^"), (SH.alternativePath, "")):
        if (inner := graph.value(node, predicate)) is not None:
            return f"{sign}{_written(graph, inner)}"
    return " ".join(_written(graph, member) for member in Collection(graph, node))
