"""A reading as one JSON object: persons with tenures, units, acronyms and events.

The form is that of annotated releases, so that readings can be compared with annotations as they are. Every
entry also has its ``spans`` ([start, end] in code points of the text) and the ``rule`` that read it. Units
are names; what is known of each stands in ``unit_details`` in the same order. Events that a release only
tells of stand under ``background``.
"""

from typing import Any, Final

from ontology.lookup import vocabulary
from ontology.model import Capacity, EventClaim, Evidence, ParticipationClaim, PersonMention, Reading, Release

#: Event types of the form; others are told by their broader type.
EVENT_TYPES: Final = frozenset(
    {"meeting", "visit", "conference", "training", "signing", "appointment", "ceremony"}
    | {"decision", "statement", "publication", "vacancy"}
)
#: Roles in an event of those who held, led or hosted it.
CONVENING: Final = frozenset({"chair", "host", "convener"})


def reading_json(identifier: str, release: Release, reading: Reading) -> dict[str, Any]:
    """The object; ``identifier`` is the stem of the file's name."""
    units = {unit.local: unit.name for unit in reading.units}
    return {
        "id": identifier,
        "release": release.key,
        "url": release.source.address,
        "language": release.language,
        "published": release.published.edtf if release.published else None,
        "place": _place(release.place, release),
        "persons": [_person(person, reading, units) for person in reading.persons],
        "units": [unit.name for unit in reading.units],
        "unit_details": [
            {"name": unit.name, "code": unit.code, "kind": unit.kind, **_grounds(unit.evidence)}
            for unit in reading.units
        ],
        "acronyms": {acronym: units[local] for acronym, local in reading.acronyms},
        "part_of": [[unit.name, units[unit.parent]] for unit in reading.units if unit.parent],
        "events": [_event(event, reading, release) for event in reading.events if event.main],
        "background": [_event(event, reading, release) for event in reading.events if not event.main],
    }


def _grounds(evidence: Evidence) -> dict[str, Any]:
    return {"spans": [[span.start, span.end] for span in evidence.spans], "rule": evidence.rule}


def _person(person: PersonMention, reading: Reading, units: dict[str, str]) -> dict[str, Any]:
    tenures = [
        {
            "role": tenure.role_text,
            "unit": units[tenure.unit] if tenure.unit else None,
            "acting": tenure.capacity is Capacity.ACTING,
            "status": tenure.standing.value,
            **_grounds(tenure.evidence),
        }
        for tenure in reading.tenures
        if tenure.person == person.local
    ]
    return {
        "id": person.local,
        "name": person.name,
        "aliases": list(person.aliases),
        "tenures": tenures,
        **_grounds(person.evidence),
    }


def _event(event: EventClaim, reading: Reading, release: Release) -> dict[str, Any]:
    taking_part = [p for p in reading.participations if p.event == event.local and p.role != "absent"]
    names = {person.local: person.name for person in reading.persons}
    present = _names(names, [p for p in taking_part if p.role not in CONVENING])
    convened = _names(names, [p for p in taking_part if p.role in CONVENING])
    return {
        "type": event_type(event.kind),
        "date": event.date.edtf if event.date else None,
        "place": _place(event.place, release),
        "convened_by": convened,
        "participants": [name for name in present if name not in convened],
        "attendance": _attendance(names, taking_part),
        "units": _event_units(event, reading, taking_part),
        **_grounds(event.evidence),
    }


def _names(names: dict[str, str], taking_part: list[ParticipationClaim]) -> list[str]:
    return list(dict.fromkeys(names[p.actor] for p in taking_part if p.actor in names))


def _attendance(names: dict[str, str], taking_part: list[ParticipationClaim]) -> list[dict[str, Any]]:
    """Each person at the event once, as one who convened if any claim says so, with the grounds of that claim."""
    found: dict[str, dict[str, Any]] = {}
    for claim in sorted(taking_part, key=lambda claim: claim.role not in CONVENING):
        if claim.actor in names:
            row = {
                "name": names[claim.actor],
                "convened": claim.role in CONVENING,
                **_grounds(claim.evidence),
            }
            found.setdefault(claim.actor, row)
    return list(found.values())


def _event_units(event: EventClaim, reading: Reading, taking_part: list[ParticipationClaim]) -> list[str]:
    """Names of the units that convene, take part, or send people who are not named."""
    names = {unit.local: unit.name for unit in reading.units}
    senders = {group.local: group.unit for group in reading.groups}
    actors = [senders.get(p.actor) or p.actor for p in taking_part]
    return list(dict.fromkeys(names[local] for local in (*event.conveners, *actors) if local in names))


def event_type(kind: str) -> str:
    """The broader type of ``kind`` that the form knows, else ``other``.

    >>> event_type("working-meeting")
    'meeting'
    """
    known = vocabulary().concepts["event-type"]
    step: str | None = kind
    while step is not None and step not in EVENT_TYPES:
        step = known[step].broader if step in known else None
    return step or "other"


def _place(place: str | None, release: Release) -> str | None:
    """The name of a place of the vocabulary in the release's language; other places as they are."""
    if place is None or place not in vocabulary().concepts.get("place", {}):
        return place
    return vocabulary().label("place", place, release.language)
