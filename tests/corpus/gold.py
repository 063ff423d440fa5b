"""Readings made from the annotations themselves, so that identity is measured alone and not the reader with it.

What the form cannot say (confidences, spans, kinds of unit) is filled with the plainest value that a reading may have.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from ingest.evaluate.roles import roles_of
from ingest.evaluate.units import codes_of
from ontology.dates import PartialDate
from ontology.iri import hexadecimal
from ontology.lookup import vocabulary
from ontology.model import (
    Capacity,
    EventClaim,
    Evidence,
    Gender,
    Language,
    ParticipationClaim,
    PersonMention,
    Reading,
    Release,
    Source,
    Span,
    Standing,
    TenureClaim,
    UnitMention,
)

CORPUS: Final = Path(__file__).parent
_PROOF: Final = Evidence((Span(0, 1),), "annotated", 1.0)
Mention = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Gold:
    """``inputs``: readings that say what the annotations say. ``true``: mention → identity in ``world.json``.

    ``events``: (release key, local id) → number of the event, the same for the same in several releases.
    ``files``: release key → id of the annotation.
    """

    inputs: tuple[tuple[Release, Reading], ...]
    true: Mapping[Mention, str]
    events: Mapping[Mention, str]
    files: Mapping[str, str]


def annotations() -> Iterator[dict[str, Any]]:
    """Every annotation of the corpus, in the order of ids."""
    for path in sorted(CORPUS.glob("s[qr]/*.json")) + sorted(CORPUS.glob("en/*.json")):
        yield json.loads(path.read_text("utf-8"))


def key_of(identifier: str) -> str:
    """Key of the release of an annotation."""
    return hexadecimal(16, "gold", identifier)


def gold() -> Gold:
    """All annotations as readings."""
    found = list(annotations())
    true = {
        (key_of(one["id"]), f"p{number}"): person["id"]
        for one in found
        for number, person in enumerate(one["persons"], 1)
    }
    files = {key_of(one["id"]): one["id"] for one in found}
    return Gold(tuple(map(_input, found)), true, true_events(found), files)


def true_events(found: Sequence[Mapping[str, Any]]) -> dict[Mention, str]:
    """Which events are one: type, day and conveners are the same; of several of one release the one that shares most.

    The annotations name no events; their notes name the releases that tell of one, and this finds those.
    """
    told = [_told(one, number, event) for one in found for number, event in enumerate(one["events"], 1)]
    group = {mention: f"{mention[0]}.{mention[1]}" for mention, _, _ in told}
    for mention, what, people in told:
        for other, same, theirs in told:
            rivals = [p for m, w, p in told if m[0] == other[0] and w == what]
            best = max((len(people & rival) for rival in rivals), default=0)
            shared = len(people & theirs)
            if mention[0] < other[0] and what == same and shared == best and (shared or not people | theirs):
                old, new = group[other], group[mention]
                group = {m: new if g == old else g for m, g in group.items()}
    return group


def _told(
    one: Mapping[str, Any], number: int, event: Mapping[str, Any]
) -> tuple[Mention, tuple[str, str, frozenset[str]], frozenset[str]]:
    identity = {person["name"]: person["id"] for person in one["persons"]}
    conveners = frozenset(identity[name] for name in event["convened_by"] if name in identity)
    guests = frozenset(identity[name] for name in event["participants"] if name in identity)
    return (
        (key_of(one["id"]), f"e{number}"),
        (event["type"], str(event["date"]), conveners),
        guests | conveners,
    )


def _input(one: Mapping[str, Any]) -> tuple[Release, Reading]:
    key, language = key_of(one["id"]), one["language"]
    units = dict.fromkeys(
        [*one["units"], *(t["unit"] for p in one["persons"] for t in p["tenures"] if t["unit"])]
    )
    units |= dict.fromkeys(unit for event in one["events"] for unit in event["units"])
    text = "\n".join([f"release {one['id']}", *units])  # what a unit is called is there to be quoted
    sha = hexadecimal(64, text)
    release = Release(key, text, sha, language, Source(f"{one['id']}.txt"), published=_day(one["published"]))
    local = {name: f"u{number}" for number, name in enumerate(units, 1)}
    whole = {part: local.get(of) for part, of in one["part_of"]}
    mentions = [_unit(name, local, whole, language, _quoted(name, text)) for name in units]
    persons = {person["name"]: f"p{number}" for number, person in enumerate(one["persons"], 1)}
    tenures = [
        _tenure(persons[person["name"]], tenure, local, language)
        for person in one["persons"]
        for tenure in person["tenures"]
    ]
    events = [_event(f"e{number}", event) for number, event in enumerate(one["events"], 1)]
    parts = [
        ParticipationClaim(
            f"e{number}", persons[name], "chair" if name in event["convened_by"] else "participant", _PROOF
        )
        for number, event in enumerate(one["events"], 1)
        for name in (*event["convened_by"], *event["participants"])
        if name in persons
    ]
    parts += [
        ParticipationClaim(f"e{number}", local[name], "participant", _PROOF)
        for number, event in enumerate(one["events"], 1)
        for name in event["units"]
    ]
    people = [
        PersonMention(persons[p["name"]], p["name"], _PROOF, tuple(p["aliases"]), _genders()[p["id"]])
        for p in one["persons"]
    ]
    reading = Reading(
        key, sha, "annotated", tuple(people), tuple(mentions), (), tuple(tenures), tuple(events), tuple(parts)
    )
    return release, reading


@cache
def _genders() -> Mapping[str, Gender]:
    """Identity → the grammatical gender that releases would use, as ``world.json`` has it."""
    persons = json.loads((CORPUS / "world.json").read_text("utf-8"))["persons"]
    return {person["id"]: person["gender"] for person in persons}


def _day(written: str | None) -> PartialDate | None:
    return PartialDate.parse(written) if written else None


def _quoted(name: str, text: str) -> Evidence:
    """The line that is the name."""
    start = f"{text}\n".index(f"\n{name}\n") + 1
    return Evidence((Span(start, start + len(name)),), "annotated", 1.0)


def _unit(
    name: str, local: Mapping[str, str], whole: Mapping[str, str | None], language: Language, proof: Evidence
) -> UnitMention:
    codes = codes_of(name, language)
    code = next(iter(codes)) if len(codes) == 1 else None
    parent = whole.get(name)
    kind = vocabulary().units[code].kind if code is not None else "unit"
    return UnitMention(local[name], name, kind, proof, code, parent if parent != local[name] else None)


def _tenure(
    person: str, tenure: Mapping[str, Any], local: Mapping[str, str], language: Language
) -> TenureClaim:
    return TenureClaim(
        person,
        tenure["role"],
        _PROOF,
        _role(tenure["role"], tenure["unit"], language),
        local[tenure["unit"]] if tenure["unit"] else None,
        Capacity.ACTING if tenure["acting"] else Capacity.SUBSTANTIVE,
        Standing(tenure["status"]),
    )


def _role(role: str, unit: str | None, language: Language) -> str | None:
    """The one role that the words can mean in the unit, or that their longest beginning or end means.

    Of several the narrowest, then the one that leads the unit or its kind. Without a unit the words count as a whole:
    what follows may be another state's name.
    """
    words = role.split()
    parts = [words]
    if unit is not None:
        parts = [words[:n] for n in range(len(words), 0, -1)] + [words[n:] for n in range(1, len(words))]
    for part in parts:
        keys = roles_of(" ".join(part), unit, language)
        if keys:
            return _fitting(keys, unit, language)
    return None


def _fitting(keys: frozenset[str], unit: str | None, language: Language) -> str | None:
    known = vocabulary()
    narrow = [key for key in keys if not any(key != k and known.is_a(k, key) for k in keys)]
    units = [known.units[code] for code in codes_of(unit, language)] if unit else []
    leading = [k for k in narrow if any(k == u.head_role for u in units)]
    fitting = [k for k in narrow if any(k == u.head_role or k.split("-")[0] == u.kind for u in units)]
    chosen = next((some for some in (leading, fitting) if len(some) == 1), narrow)
    return chosen[0] if len(chosen) == 1 else None


def _event(local: str, event: Mapping[str, Any]) -> EventClaim:
    """The kind is the type of the form, which the concepts that the program reads are narrower than."""
    return EventClaim(local, event["type"], _PROOF, _day(event["date"]), event["place"])
