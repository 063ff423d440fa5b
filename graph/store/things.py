"""Things of the published graph, one at a time: what is said of each, read as it is needed.

For whoever goes through everything: memory stays that of one thing, whatever the size of the graph. The order is the
engine's own, which depends on nothing but the statements.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from graph.store.term import Term
from ontology.terms import compact, expand

_PUBLISHED = DefaultGraph()
_TYPE = NamedNode(expand("rdf:type"))


@dataclass(frozen=True, slots=True)
class Thing:
    """One node with its statements: property as ``foaf:name`` → values, sorted."""

    iri: str
    values: Mapping[str, tuple[Term, ...]]

    def all(self, name: str, language: str | None = None) -> list[str]:
        """Values of the property ``name`` as text; with ``language`` those in it alone."""
        found = self.values.get(name, ())
        if language is None:
            return [term.value for term in found]
        return [term.value for term in found if isinstance(term, Literal) and term.language == language]

    def one(self, name: str, language: str | None = None) -> str | None:
        """The first value of ``all``, or ``None`` if there is none."""
        return next(iter(self.all(name, language)), None)


def thing(store: Store, iri: str) -> Thing:
    """What the published graph says of ``iri``, which may be nothing."""
    values: dict[str, list[Term]] = {}
    for quad in store.quads_for_pattern(NamedNode(iri), None, None, _PUBLISHED):
        values.setdefault(compact(quad.predicate.value), []).append(quad.object)  # type: ignore[arg-type]
    return Thing(iri, {name: tuple(sorted(found, key=str)) for name, found in sorted(values.items())})


def things(store: Store, kind: str) -> Iterator[Thing]:
    """Every published thing of the class ``kind``, given as ``zyr:Person``. Raises ``KeyError`` for its prefix."""
    for quad in store.quads_for_pattern(None, _TYPE, NamedNode(expand(kind)), _PUBLISHED):
        subject = quad.subject
        if isinstance(subject, NamedNode):
            yield thing(store, subject.value)
