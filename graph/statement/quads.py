"""RDF terms and graphs as they are written: sets of quads, so that a fact told twice stands once."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from ontology.iri import concept, identifier
from ontology.terms import PREFIXES, expand

#: What may stand as the value of a property; there are no blank nodes in what is published.
Value = NamedNode | Literal
_XSD: Final = PREFIXES["xsd"]
_DATE: Final = NamedNode(_XSD + "date")
_MOMENT: Final = NamedNode(_XSD + "dateTime")
_DECIMAL: Final = NamedNode(_XSD + "decimal")
_EDTF: Final = NamedNode(expand("edtf:EDTF"))


@lru_cache(maxsize=65536)
def node(iri: str) -> NamedNode:
    """The IRI ``iri``."""
    return NamedNode(iri)


@lru_cache(maxsize=4096)
def _curie(curie: str) -> NamedNode:
    return NamedNode(expand(curie))


def thing(kind: str, key: str) -> NamedNode:
    """The IRI of one thing: ``kind`` is ``person``, ``unit``, ``claim`` …"""
    return node(identifier(kind, key))


def term(scheme: str, key: str) -> NamedNode:
    """The IRI of a concept: ``scheme`` is ``role``, ``event-type`` …"""
    return node(concept(scheme, key))


def text(value: str, language: str | None = None) -> Literal:
    """A string, in ``language`` if one is given."""
    return Literal(value, language=language)


def day(value: date) -> Literal:
    """An ``xsd:date``."""
    return Literal(value.isoformat(), datatype=_DATE)


def moment(value: str) -> Literal:
    """An ``xsd:dateTime``, given as ISO 8601 with a time zone."""
    return Literal(value, datatype=_MOMENT)


def edtf(value: str) -> Literal:
    """A date in EDTF."""
    return Literal(value, datatype=_EDTF)


def number(value: int) -> Literal:
    """An ``xsd:integer``."""
    return Literal(value)


def share(value: float) -> Literal:
    """An ``xsd:decimal`` of at most four places, in the canonical form that the store keeps as it is."""
    return Literal(format(Decimal(f"{value:.4f}").normalize(), "f"), datatype=_DECIMAL)


def truth(*, value: bool) -> Literal:
    """An ``xsd:boolean``."""
    return Literal(value)


class Graph:
    """Quads of one graph, the default graph if ``name`` is ``None``. Properties and classes are given as CURIEs."""

    def __init__(self, name: str | None = None) -> None:
        self.name: NamedNode | DefaultGraph = DefaultGraph() if name is None else node(name)
        self._quads: set[Quad] = set()

    def __iter__(self) -> Iterator[Quad]:
        return iter(self._quads)

    def __len__(self) -> int:
        return len(self._quads)

    def add(self, subject: NamedNode, curie: str, *values: Value | None) -> None:
        """Add ``subject`` – ``curie`` – each of ``values``; ``None`` adds nothing."""
        for value in values:
            if value is not None:
                self._quads.add(Quad(subject, _curie(curie), value, self.name))

    def type(self, subject: NamedNode, *curies: str) -> None:
        """Add ``rdf:type`` for each class."""
        self.add(subject, "rdf:type", *map(_curie, curies))

    def texts(self, subject: NamedNode, curie: str, labels: Iterable[tuple[str, str]]) -> None:
        """Add one text for each (language, text)."""
        self.add(subject, curie, *(text(label, language) for language, label in labels))

    def copy(self, quads: Iterable[Quad]) -> None:
        """Add the triples of ``quads`` to this graph."""
        self._quads |= {Quad(q.subject, q.predicate, q.object, self.name) for q in quads}
