"""Claims of a reading in words: names for local ids, and only what the claim says.

Used to explain a reading to people; nothing is decided here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.claim.evidence import rules
from ontology.model import (
    ChangeClaim,
    EventClaim,
    Evidence,
    Group,
    ParticipationClaim,
    PersonMention,
    Reading,
    Span,
    TenureClaim,
    UnitMention,
)

#: A claim of any kind.
Claim = PersonMention | UnitMention | Group | TenureClaim | EventClaim | ParticipationClaim | ChangeClaim


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim in words. ``kind``: what is claimed; ``says``: field and value, only those that say something.

    ``spans``: the first is the main quote. ``rule``, ``reads``, ``confidence``: the rule that made the claim, what it
    reads, and how sure it is.
    """

    kind: str
    says: tuple[tuple[str, str], ...]
    spans: tuple[Span, ...]
    rule: str
    reads: str
    confidence: float


def statements(reading: Reading) -> tuple[Statement, ...]:
    """Every claim of ``reading`` in words, kind by kind."""
    names = _names(reading)
    return tuple(_statement(kind, says, proof) for kind, says, proof in _claims(reading, names))


def _names(reading: Reading) -> Mapping[str, str]:
    """Local id of every person, unit, group and event → what to call it."""
    named: dict[str, str] = {person.local: person.name for person in reading.persons}
    named |= {unit.local: unit.name for unit in reading.units}
    named |= {group.local: group.label for group in reading.groups}
    return named | {event.local: f"{event.kind} {event.local}" for event in reading.events}


def _claims(
    reading: Reading, names: Mapping[str, str]
) -> Iterator[tuple[str, Iterator[tuple[str, object]], Evidence]]:
    for person in reading.persons:
        yield "person", _person(person), person.evidence
    for unit in reading.units:
        yield "unit", _unit(unit, names), unit.evidence
    for group in reading.groups:
        yield "group", _group(group, names), group.evidence
    for tenure in reading.tenures:
        yield "tenure", _tenure(tenure, names), tenure.evidence
    for event in reading.events:
        yield "event", _event(event, names), event.evidence
    for part in reading.participations:
        yield "participation", _participation(part, names), part.evidence
    for change in reading.changes:
        yield "change", _change(change, names), change.evidence


def _statement(kind: str, says: Iterator[tuple[str, object]], proof: Evidence) -> Statement:
    told = tuple((field, str(value)) for field, value in says if value not in {None, ""})
    reads = str(rules().get(proof.rule, {}).get("reads", ""))
    return Statement(kind, told, proof.spans, proof.rule, reads, proof.confidence)


def _person(person: PersonMention) -> Iterator[tuple[str, object]]:
    yield "name", person.name
    yield "also named", ", ".join(person.aliases)
    yield "form", {"m": "masculine", "f": "feminine"}.get(person.form or "")


def _unit(unit: UnitMention, names: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    yield "name", unit.name
    yield "code", unit.code
    yield "kind", unit.kind
    yield "acronym", unit.acronym
    yield "part of", names.get(unit.parent or "")


def _group(group: Group, names: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    yield "name", group.label
    yield "role", group.role
    yield "size", group.size
    yield "unit", names.get(group.unit or "")


def _tenure(tenure: TenureClaim, names: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    yield "person", names[tenure.person]
    yield "position", tenure.role_text
    yield "role", tenure.role
    yield "unit", names.get(tenure.unit or "")
    yield "capacity", tenure.capacity.value
    yield "standing", tenure.standing.value
    yield "from", tenure.start.edtf if tenure.start else None
    yield "to", tenure.end.edtf if tenure.end else None


def _event(event: EventClaim, names: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    yield "event", names[event.local]
    yield "date", event.date.edtf if event.date else None
    yield "place", event.place
    yield "session", event.session
    yield "convened by", ", ".join(names[local] for local in event.conveners)
    yield "topics", ", ".join(event.topics)
    yield "told of", None if event.main else "besides, waits for review"


def _change(change: ChangeClaim, names: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    yield "unit", names[change.after]
    yield "called before", names[change.before] if change.before is not None else None
    yield "change", "founded" if change.before is None else "renamed"
    yield "date", change.date.edtf if change.date else None


def _participation(part: ParticipationClaim, names: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    yield "event", names[part.event]
    yield "who", names[part.actor]
    yield "part", part.role
    yield "for", names.get(part.represents or "")
