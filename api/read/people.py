"""One person, and the list of people."""

from collections import Counter, defaultdict

from api.read.reader import Reader, local_path
from api.schemas.pages import Meeting, PersonEntry, PersonPage
from ontology.language.fold import fold


def person(reader: Reader, key: str) -> PersonPage:
    """The page of person ``key``; raises ``NotFoundError``."""
    iri = reader.existing("person", key, "zyr:Person")
    node = reader.graph.node(iri)
    tenures = reader.tenures("org:member", iri)
    participations = reader.participations("zyr:actor", iri)
    facts = (*tenures, *participations)
    return PersonPage(
        snapshot=reader.graph.id,
        iri=iri,
        path=local_path(iri),
        label=reader.text(iri),
        sample=bool(facts) and all(f.sample for f in facts),
        variants=tuple(v.text for v in node.all("zyr:nameVariant") if v.text != node.first("foaf:name")),
        namesakes=_namesakes(reader, iri),
        tenures=tenures,
        participations=participations,
        met=_met(reader, iri),
        mentions=reader.quotes("mentions", person=iri),
    )


def _namesakes(reader: Reader, iri: str) -> tuple[PersonEntry, ...]:
    name = fold(reader.text(iri).value)
    rows = reader.graph.rows("people")
    others = sorted({r["thing"].text for r in rows if fold(r["name"].text) == name} - {iri})
    return tuple(entry(reader, other) for other in others)


def _met(reader: Reader, iri: str) -> tuple[Meeting, ...]:
    joint: dict[str, set[str]] = defaultdict(set)
    for row in reader.graph.select("people-met", person=iri):
        joint[row["other"].text].add(row["event"].text)
    met = [
        Meeting(person=reader.link(other), events=reader.events(events)) for other, events in joint.items()
    ]
    return tuple(sorted(met, key=lambda m: (-len(m.events), m.person.label.value, m.person.iri)))


def entry(reader: Reader, iri: str) -> PersonEntry:
    """Person ``iri`` as listed: the posts last attested first."""
    tenures = reader.tenures("org:member", iri)
    participations = reader.graph.referring(iri, "zyr:actor")
    nodes = [reader.graph.node(p) for p in participations]
    events = Counter(e for n in nodes for e in n.things("zyr:inEvent"))
    sources = [s for n in nodes for s in n.things("zyr:source")] + [s.iri for t in tenures for s in t.sources]
    return PersonEntry(
        **dict(reader.link(iri)), tenures=tenures, events=len(events), sample=reader.is_sample(sources)
    )
