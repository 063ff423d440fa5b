"""Making quads: short names for terms, and a collector that knows which graph it writes to."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from ontology.iri import concept, identifier
from ontology.terms import PREFIXES, expand

_XSD = PREFIXES["xsd"]
_EDTF = NamedNode(PREFIXES["edtf"] + "EDTF")
_TYPE = NamedNode(expand("rdf:type"))

Object = NamedNode | Literal


def node(iri: str) -> NamedNode:
    """The IRI ``iri``."""
    return NamedNode(iri)


def thing(kind: str, key: str) -> NamedNode:
    """IRI of one thing of ours."""
    return NamedNode(identifier(kind, key))


def term(scheme: str, key: str) -> NamedNode:
    """IRI of a concept of the vocabulary."""
    return NamedNode(concept(scheme, key))


def text(value: str, language: str | None = None) -> Literal:
    """Plain text, or text in a language."""
    return Literal(value, language=language) if language else Literal(value)


def day(value: date) -> Literal:
    """An ``xsd:date``."""
    return Literal(value.isoformat(), datatype=NamedNode(_XSD + "date"))


def edtf(value: str) -> Literal:
    """A date in EDTF."""
    return Literal(value, datatype=_EDTF)


def number(value: int) -> Literal:
    """An ``xsd:integer``."""
    return Literal(str(value), datatype=NamedNode(_XSD + "integer"))


def truth(value: bool) -> Literal:
    """An ``xsd:boolean``."""
    return Literal("true" if value else "false", datatype=NamedNode(_XSD + "boolean"))


def share(value: float) -> Literal:
    """An ``xsd:decimal`` in the shortest form, as the store would write it too."""
    shortest = format(Decimal(str(value)).normalize(), "f")
    return Literal(shortest if "." in shortest else f"{shortest}.0", datatype=NamedNode(_XSD + "decimal"))


class Graph:
    """Collects the quads of one graph; ``None`` is the default graph. Doubles count once."""

    def __init__(self, iri: str | None = None) -> None:
        self._graph = NamedNode(iri) if iri is not None else DefaultGraph()
        self._quads: dict[Quad, None] = {}

    def __iter__(self) -> Iterator[Quad]:
        return iter(self._quads)

    def type(self, subject: NamedNode, *classes: str) -> None:
        """``subject`` is of the ``classes`` (CURIEs)."""
        for curie in classes:
            self._quads[Quad(subject, _TYPE, NamedNode(expand(curie)), self._graph)] = None

    def add(self, subject: NamedNode, curie: str, *objects: Object | None) -> None:
        """``subject`` has ``objects`` as values of the property ``curie``; ``None`` is no value."""
        predicate = NamedNode(expand(curie))
        for value in objects:
            if value is not None:
                self._quads[Quad(subject, predicate, value, self._graph)] = None

    def texts(self, subject: NamedNode, curie: str, by_language: Iterable[tuple[str, str]]) -> None:
        """``subject`` has a text in each language."""
        self.add(subject, curie, *(text(value, language) for language, value in by_language))

    def copy(self, quads: Iterable[Quad]) -> None:
        """Take over the triples of ``quads``."""
        for quad in quads:
            self._quads[Quad(quad.subject, quad.predicate, quad.object, self._graph)] = None
