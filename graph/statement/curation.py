"""Curators' decisions in the graph: who decided what, when and why, and what took its place.

Decisions on who is who stand in the graph ``identity``, all others in ``curation``. Notes, and whatever would tell a
suppressed person, are there without their words: that something was decided, by whom and when.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pyoxigraph import NamedNode

from graph.decision.masking import tells
from graph.decision.model import CONCEPTS, Action, ClaimKind, ClaimTarget, Decision, MentionTarget, Target
from graph.fact.merging import Thing
from graph.fact.publication import Published
from graph.identity.keys import locus_of
from graph.identity.source import AnyClaim, Source
from graph.identity.units import code_of
from graph.statement.concepts import place_node
from graph.statement.evidence import mention_key
from graph.statement.quads import Graph, Value, edtf, moment, node, number, term, text, thing
from ontology.iri import opaque, slug
from ontology.terms import expand

#: Claim key → IRIs of the facts it supports.
Expressed = Mapping[str, Sequence[str]]
_IDENTITY: Final = frozenset({Action.MERGE, Action.SPLIT, Action.NOT_THE_SAME})
#: Decisions whose words are not published.
_QUIET: Final = frozenset({Action.SUPPRESS, Action.NOTE})
#: (kind of target, field) → the property that is decided, and the scheme of its values if they are concepts.
_PROPERTIES: Final[Mapping[tuple[str, str], tuple[str, str]]] = {
    (ClaimKind.TENURE, "role"): ("org:role", "role"),
    (ClaimKind.TENURE, "unit"): ("org:organization", "unit"),
    (ClaimKind.TENURE, "capacity"): ("zyr:capacity", "capacity"),
    (ClaimKind.TENURE, "standing"): ("zyr:standing", "standing"),
    (ClaimKind.TENURE, "start"): ("schema:startDate", "date"),
    (ClaimKind.TENURE, "end"): ("schema:endDate", "date"),
    (ClaimKind.EVENT, "kind"): ("zyr:eventType", "event-type"),
    (ClaimKind.EVENT, "place"): ("schema:location", "place"),
    (ClaimKind.EVENT, "session"): ("zyr:sessionNumber", "number"),
    (ClaimKind.EVENT, "date"): ("zyr:edtf", "date"),
    (ClaimKind.EVENT, "annuls"): ("zyr:annuls", "event"),
    (ClaimKind.PARTICIPATION, "role"): ("cv:role", "event-role"),
    (ClaimKind.PARTICIPATION, "represents"): ("zyr:represents", "unit"),
    (ClaimKind.CHANGE, "date"): ("zyr:edtf", "date"),
    (ClaimKind.UNIT, "code"): ("dcterms:identifier", "text"),
    ("mention", "name"): ("foaf:name", "text"),
}  # fmt: skip


def concepts(made: Published) -> Iterator[str]:
    """Keys of ``voc/curation`` that the decisions use."""
    yield from (CONCEPTS[decision.action] for decision in made.curated.ledger.decisions)


def write_facts(graph: Graph, made: Published, expressed: Expressed) -> None:
    """What decisions add to the published facts: who was merged into whom, and which act annuls which."""
    facts = made.publication
    published = {("person", person.key) for person in facts.persons}
    published |= {("event", event.key) for event in facts.events} | {
        ("unit", unit.code) for unit in facts.units
    }
    for gone, living in made.merged.items():
        if living in published and gone not in published:
            graph.add(_thing(*gone), "zyr:mergedInto", _thing(*living))
    for decision in made.curated.ledger.in_force:
        if decision.action is Action.ADD:
            act, annulled = (_events(target, expressed) for target in decision.claims)
            for subject in act:
                graph.add(subject, "zyr:annuls", *(other for other in annulled if other != subject))


def write(graph: Graph, made: Published, expressed: Expressed, *, identity: bool) -> None:
    """Every decision on who is who (``identity``), or every other one, in force or not."""
    writer = _Writer(graph, made, expressed)
    for decision in made.curated.ledger.decisions:
        if (writer.subject_of(decision).action in _IDENTITY) is identity:
            writer.write(decision)


class _Writer:
    def __init__(self, graph: Graph, made: Published, expressed: Expressed) -> None:
        self._graph, self._made, self._expressed = graph, made, expressed
        self._by_id = {decision.id: decision for decision in made.curated.ledger.decisions}
        self._sources = {source.key: source for source in made.sources}

    def subject_of(self, decision: Decision) -> Decision:
        """The decision itself, or the one that it does nothing but undo."""
        while decision.action is Action.UNDO and decision.undoes is not None:
            decision = self._by_id[decision.undoes]
        return decision

    def write(self, decision: Decision) -> None:
        """All that is told of one decision."""
        graph, about = self._graph, self.subject_of(decision)
        subject = thing("decision", decision.id)
        graph.type(subject, "zyr:CurationDecision", "prov:Activity")
        graph.type(subject, *(["zyr:IdentityDecision"] if about.action in _IDENTITY else []))
        graph.add(subject, "zyr:action", term("curation", CONCEPTS[decision.action]))
        agent = thing("agent", f"curator-{slug(decision.by) or opaque(6, 'curator', decision.by)}")
        graph.add(subject, "prov:wasAssociatedWith", agent)
        graph.type(agent, "prov:Person")
        graph.add(agent, "schema:name", text(decision.by))
        graph.add(subject, "prov:endedAtTime", moment(decision.at))
        superseded = self._made.curated.ledger.superseded.get(decision.id)
        graph.add(subject, "zyr:supersededBy", thing("decision", superseded) if superseded else None)
        targets = (*about.targets, *about.left)
        graph.add(subject, "zyr:targetRelease", *(thing("release", target.release) for target in targets))
        if self._is_quiet(decision) or self._is_quiet(about):
            return
        graph.add(subject, "rdfs:comment", text(decision.why))
        self._targets(subject, about)
        if decision is about:
            self._values(subject, decision)

    def _is_quiet(self, decision: Decision) -> bool:
        words = [decision.value or ""]
        words += [" ".join(claim.says) for claim in (*decision.claims, *decision.stays)]
        words += [mention.name for mention in (*decision.mentions, *decision.rest)]
        mentions = {
            self._made.curated.bound.mentions.get(m.node) for m in (*decision.mentions, *decision.rest)
        }
        secret = self._made.secret
        told = tells(decision.why, secret, wholly=False) or any(tells(text, secret) for text in words)
        return decision.action in _QUIET or told or bool(mentions & self._made.hidden)

    def _targets(self, subject: NamedNode, decision: Decision) -> None:
        graph, bound = self._graph, self._made.curated.bound
        adds = decision.action is Action.ADD  # to the first of two; the other is the value
        for place, claim in enumerate(decision.claims):
            graph.add(subject, "zyr:targetClaimKey", text(claim.key))
            if adds and place:
                continue
            graph.add(subject, "zyr:targetFact", *map(node, self._expressed.get(claim.key, ())))
            read = self._read(claim)
            graph.add(subject, "zyr:targetLocusKey", text(locus_of(*read)) if read is not None else None)
        for mention in decision.mentions:
            if mention.node in bound.mentions:
                key = mention_key(*bound.mentions[mention.node])
                graph.add(subject, "zyr:targetMention", thing("mention", key))

    def _read(self, target: ClaimTarget) -> tuple[Source, AnyClaim] | None:
        """The claim as it was read, with its release; ``None`` if no release says so any more."""
        release, claims = self._made.curated.bound.claims.get(target.key, ("", ()))
        return (self._sources[release].as_read, claims[0]) if claims else None

    def _values(self, subject: NamedNode, decision: Decision) -> None:
        """What changes: for a merger the persons dissolved and the one that lives on, else the field's values."""
        graph = self._graph
        if decision.action in (Action.MERGE, Action.SPLIT):
            if decision.id in self._made.curated.ledger.superseded:
                return
            living = sorted(
                {found for target in decision.targets if (found := self._meant(target)) is not None}
            )
            graph.add(subject, "zyr:newValue", *(_thing(*each) for each in living))
            if decision.action is Action.MERGE:
                gone = (each for each, into in self._made.merged.items() if into in living)
                graph.add(subject, "zyr:mergedFrom", *(_thing(*each) for each in gone))
            return
        if decision.field is None or decision.value is None:
            return
        kind = decision.claims[0].kind if decision.claims else "mention"
        curie, scheme = _PROPERTIES[kind, decision.field]
        graph.add(subject, "zyr:field", node(expand(curie)))
        if scheme == "event":
            graph.add(subject, "zyr:newValue", *_events(decision.claims[1], self._expressed))
            return
        graph.add(subject, "zyr:newValue", _value(scheme, decision.value))
        old = self._old(decision)
        graph.add(subject, "zyr:oldValue", _value(scheme, old) if old is not None else None)

    def _meant(self, target: Target) -> Thing | None:
        """The person, event or unit that a target is about, ``None`` if no release tells of it any more."""
        bound = self._made.curated.bound
        if isinstance(target, MentionTarget):
            mention = bound.mentions.get(target.node)
            key = self._made.persons.of.get(mention) if mention is not None else None
            return ("person", key) if key is not None else None
        mention = bound.things(target.kind).get(target.key)
        if mention is None:
            return None
        if target.kind is ClaimKind.EVENT:
            key = self._made.event_of.get(mention)
            return ("event", key) if key is not None else None
        source = self._sources[mention[0]]
        named = any(unit.local == mention[1] for unit in source.reading.units)
        return ("unit", code_of(source, mention[1])) if named else None

    def _old(self, decision: Decision) -> str | None:
        """What was read, as a decision would put it."""
        if not decision.claims:
            return decision.mentions[0].name
        found = self._read(decision.claims[0])
        if found is None:
            return None
        value = getattr(found[1], decision.field or "", None)
        if decision.field in ("unit", "represents") and value is not None:
            return code_of(found[0], value)
        if value is None:
            return None
        return str(getattr(value, "edtf", value))


def _thing(kind: str, key: str) -> NamedNode:
    """The node of a person, event or unit."""
    return thing(kind, f"p-{key}" if kind == "person" else key)


def _value(scheme: str, value: str) -> Value:
    match scheme:
        case "unit":
            return thing("unit", value)
        case "date":
            return edtf(value)
        case "number":
            return number(int(value))
        case "text":
            return text(value)
        case "place":
            return place_node(value)
        case _:
            return term(scheme, value)


def _events(target: ClaimTarget, expressed: Expressed) -> list[NamedNode]:
    return [node(fact) for fact in expressed.get(target.key, ()) if "/id/event/" in fact]
