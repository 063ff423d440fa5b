"""Vocabulary and ontology: whole in a graph of their own; units, concepts and places in use in the default graph."""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from graph.fact.posts import NewRole
from graph.identity.places import known_place
from graph.statement.quads import Graph, term, text, thing
from ontology.facts import Publication
from ontology.iri import opaque, slug
from ontology.language.script import to_latin
from ontology.model import LANGUAGES
from ontology.terms import BASE, expand

#: Concepts that queries rely on whether or not a fact uses them yet.
_ALWAYS = ("role/head", "status/ongoing", "status/confirmed", "status/corrected")
_BROADER = expand("skos:broader")


@cache
def vocabulary_quads() -> tuple[Quad, ...]:
    """Everything in ``ontology/vocabulary/*.ttl`` and ``ontology/zyrtar.ttl``."""
    found: list[Quad] = []
    folder = files("ontology")
    names = sorted(
        entry.name for entry in folder.joinpath("vocabulary").iterdir() if entry.name.endswith(".ttl")
    )
    for path in (folder.joinpath("zyrtar.ttl"), *(folder.joinpath("vocabulary", name) for name in names)):
        found += parse(path.read_bytes(), format=RdfFormat.TURTLE)
    return tuple(found)


def write_in_use(
    graph: Graph, publication: Publication, new_roles: Sequence[NewRole], claimed: Iterable[str]
) -> None:
    """Copy the units, concepts and places that ``publication`` uses, with what is broader, and describe new ones.

    ``claimed``: further concepts, as ``scheme/key``; those that the vocabulary does not have are passed over.
    """
    wanted = {f"{BASE}voc/{path}" for path in (*_ALWAYS, *claimed)}
    wanted |= {iri for iri in _used(publication) if iri is not None}
    broader = {
        quad.subject.value: quad.object.value
        for quad in vocabulary_quads()
        if isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, NamedNode)
        and quad.predicate.value == _BROADER
    }
    for iri in sorted(wanted):
        while (iri := broader.get(iri, "")) and iri not in wanted:
            wanted.add(iri)
    graph.copy(
        q for q in vocabulary_quads() if isinstance(q.subject, NamedNode) and q.subject.value in wanted
    )
    for role in new_roles:
        _new_role(graph, role)
    for event in publication.events:
        if event.place is not None and known_place(event.place) is None:
            graph.type(place_node(event.place), "schema:Place")
            graph.add(place_node(event.place), "skos:prefLabel", text(event.place))


def place_node(name: str) -> NamedNode:
    """The IRI of the place that a release calls ``name``, or that has it as key."""
    return thing("place", known_place(name) or slug(to_latin(name)) or opaque(8, "place", name))


def _new_role(graph: Graph, role: NewRole) -> None:
    """A role as a release words it; in the other languages the same words, marked as derived."""
    subject = term("role", role.key)
    graph.type(subject, "org:Role", "skos:Concept")
    graph.texts(subject, "skos:prefLabel", ((language, role.label) for language in LANGUAGES))
    derived = (text(role.label, language) for language in LANGUAGES if language != role.language)
    graph.add(subject, "zyr:derivedLabel", *derived)
    graph.add(subject, "skos:broader", term("role", "official"))


def _used(publication: Publication) -> Iterable[str | None]:
    for unit in publication.units:
        yield thing("unit", unit.code).value
        yield term("unit-kind", unit.kind).value
    for post in publication.posts:
        yield term("role", post.role).value
    for tenure in publication.tenures:
        yield term("capacity", tenure.capacity).value
        yield term("status", tenure.status).value
    for group in publication.groups:
        yield term("role", group.role).value if group.role is not None else None
    for event in publication.events:
        yield term("event-type", event.kind).value
        yield from (term("topic", topic).value for topic in event.topics)
        yield place_node(event.place).value if event.place is not None else None
    for part in publication.participations:
        yield term("event-role", part.role).value
    supports = [t.support for t in publication.tenures] + [e.support for e in publication.events]
    supports += [p.support for p in publication.participations]
    supports += [change.support for change in publication.changes if change.support is not None]
    for proof in supports:
        yield term("status", proof.review).value
