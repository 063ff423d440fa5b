"""The whole data set as quads: published facts, evidence, identity, vocabulary and description."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from pyoxigraph import Quad, RdfFormat, serialize

from graph.fact.labels import role_labels
from graph.fact.publication import Published
from graph.finding.find import find
from graph.identity.units import code_of
from graph.statement import curation, facts, meta
from graph.statement.concepts import vocabulary_quads, write_in_use
from graph.statement.evidence import Writer, mention_key, write_release
from graph.statement.quads import Graph, term, text, thing
from ontology.facts import Publication
from ontology.iri import graph as graph_iri
from ontology.model import Reading


def published(made: Published) -> Graph:
    """The default graph."""
    graph = Graph()
    facts.write(graph, made.publication, role_labels(made.new_roles))
    claimed = {
        path for s in made.sources for reading in {s.reading, s.as_read.reading} for path in _claimed(reading)
    }
    claimed |= {f"curation/{key}" for key in curation.concepts(made)}
    write_in_use(graph, made.publication, made.new_roles, claimed)
    for source in made.sources:
        write_release(graph, source)
    curation.write_facts(graph, made, expressed(made.publication))
    return graph


def _claimed(reading: Reading) -> Iterator[str]:
    """Concepts that a reading's claims name, as ``scheme/key``; not all of them come to be part of a fact."""
    for tenure in reading.tenures:
        yield from (f"standing/{tenure.standing}", f"capacity/{tenure.capacity}", f"role/{tenure.role}")
    for event in reading.events:
        yield from (f"event-type/{event.kind}", *(f"topic/{topic}" for topic in event.topics))
    yield from (f"event-role/{part.role}" for part in reading.participations)
    yield from (f"unit-kind/{unit.kind}" for unit in reading.units)


def evidence(made: Published) -> Iterator[Graph]:
    """One graph per release: what it says."""
    facts = expressed(made.publication)
    for source in made.sources:
        yield Writer(source, made.event_of, facts).write()


def expressed(facts: Publication) -> dict[str, list[str]]:
    """Claim key → IRIs of the facts it supports."""
    supported = [
        *((thing("tenure", f"t-{tenure.key}"), tenure.support) for tenure in facts.tenures),
        *((thing("event", event.key), event.support) for event in facts.events),
        *((thing("participation", part.key), part.support) for part in facts.participations),
    ]
    found: dict[str, list[str]] = defaultdict(list)
    for fact, proof in supported:
        for claim in proof.claims:
            found[claim].append(fact.value)
    return found


def identity(made: Published) -> Graph:
    """Which mention is which person, why, and who decided so; only persons that are published.

    Why stands on the later of two mentions that a reason joins; mentions of one name in one office need none. Why two
    names are one unit stands on the unit.
    """
    graph = Graph(graph_iri("identity"))
    curation.write(graph, made, expressed(made.publication), identity=True)
    for person in made.publication.persons:
        for release, local in person.mentions:
            subject = thing("mention", mention_key(release, local))
            graph.add(subject, "zyr:identifiedAs", thing("person", f"p-{person.key}"))
    active = {person.key for person in made.publication.persons}
    for link in made.persons.links:
        if made.persons.of[link.one] in active:
            note = f"one with {mention_key(*link.one)}: {'; '.join(link.reasons)}"
            graph.add(thing("mention", mention_key(*link.other)), "skos:editorialNote", text(note, "en"))
    sources = {source.key: source for source in made.sources}
    for link in made.units.links:
        names = [sources[release].unit(local).name for release, local in (link.one, link.other)]
        note = f"“{names[1]}” is one with “{names[0]}”: {'; '.join(link.reasons)}"
        unit = code_of(sources[link.one[0]], link.one[1])
        graph.add(thing("unit", unit), "skos:editorialNote", text(note, "en"))
    return graph


def decisions(made: Published) -> Graph:
    """What curators decided, but for who is who."""
    graph = Graph(graph_iri("curation"))
    curation.write(graph, made, expressed(made.publication), identity=False)
    return graph


def findings(made: Published) -> Graph:
    """Contradictions between releases and gaps in them."""
    graph = Graph(graph_iri("findings"))
    for found in find(made):
        subject = thing("finding", f"f-{found.key}")
        graph.type(subject, "zyr:Finding")
        graph.add(subject, "zyr:findingKind", term("finding", found.kind))
        graph.add(subject, "zyr:concerns", *(thing(kind, key) for kind, key in found.concerns))
        graph.add(subject, "zyr:source", *(thing("release", key) for key in found.sources))
        graph.texts(subject, "skos:note", found.notes.items())
    return graph


def described(default: Graph, made: Published) -> Iterator[Graph]:
    """The vocabulary's graph and the description of the data set."""
    vocabulary = Graph(graph_iri("vocabulary"))
    vocabulary.copy(vocabulary_quads())
    yield vocabulary
    about = Graph(graph_iri("meta"))
    meta.write(about, default, len(made.sources))
    yield about


def lines(graphs: Iterable[Graph]) -> list[str]:
    """All quads as sorted N-Quads lines, the same for the same quads in any order."""
    quads: Iterable[Quad] = chain.from_iterable(graphs)
    written: bytes = serialize(quads, format=RdfFormat.N_QUADS) or b""
    return sorted(set(written.decode().split("\n")[:-1]))
