"""What the annotations and ``world.json`` say, in plain Python: what catalogue answers are compared with.

Nothing here asks the graph or the code that makes it. Names of units and roles are compared as the evaluation of
readings compares them: two are the same if they mean the same body, the same office.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from ingest.evaluate.roles import roles_of, same_role
from ingest.evaluate.units import codes_of
from ontology.generate import FOLDER
from ontology.language.fold import fold
from ontology.language.script import to_latin
from ontology.lookup import vocabulary
from ontology.model import Language
from tests.corpus.gold import CORPUS, annotations, key_of, true_events

#: Days within which two releases tell one piece of news.
WEEK: Final = 7
_OVER: Final = frozenset({"former", "dismissed"})
#: State-level roles, which stand without a unit (convention 1 of ``FORMAT.md``) → the body they are the head of.
_OF_STATE: Final = {
    "chief-state-prosecutor": "zkpsh",
    "deputy-chief-state-prosecutor": "zkpsh",
    "president": "ext-presidenti",
}


@dataclass(frozen=True)
class Said:
    """One office that one release gives one person. ``person``: true identity. ``unit``: see ``unit_of``.

    ``posts``: every ``unit.role`` that the words can mean; ``roles``: every role. ``acting``, ``status`` as annotated.
    ``printed``: the unit as it is annotated.
    """

    release: str
    day: str | None
    language: Language
    person: str
    role: str
    unit: str | None
    posts: frozenset[str]
    acting: bool
    status: str
    roles: frozenset[str] = frozenset()
    printed: str | None = None

    @property
    def held(self) -> bool:
        """Whether it is said to be or to have been held."""
        return self.status != "candidate"


@dataclass(frozen=True)
class Happened:
    """One event of one release. ``number``: which true event it is. ``chairs``, ``others``: true identities."""

    release: str
    number: str
    type: str
    day: str | None
    chairs: frozenset[str]
    others: frozenset[str]
    units: frozenset[str]

    @property
    def people(self) -> frozenset[str]:
        """All who take part, in whatever role."""
        return self.chairs | self.others


@dataclass(frozen=True)
class Spell:
    """One tenure of a true career. ``unit``: see ``unit_of``; ``until``: ``9999`` if it goes on."""

    person: str
    role: Mapping[str, str]
    unit: str
    acting: bool
    since: str
    until: str


def unit_of(name: str, language: Language) -> str:
    """The unit that ``name`` means: its code in the vocabulary; else its letters, folded."""
    codes = codes_of(name, language)
    return next(iter(codes)) if len(codes) == 1 else fold(to_latin(name))


def body_of(unit: str) -> str:
    """One name for a body outside the vocabulary that releases name in several languages, else ``unit`` itself.

    One person who is told in one week, in two languages, to hold an office is of one body, unless the roles differ.
    """
    return _bodies().get(unit, unit)


@cache
def _bodies() -> Mapping[str, str]:
    found: dict[str, str] = {}
    new = [c for c in said() if c.unit is not None and c.unit not in vocabulary().units and c.day and c.held]
    for one in new:
        for other in new:
            same = one.person == other.person and one.language != other.language and one.unit != other.unit
            days = abs((date.fromisoformat(one.day or "") - date.fromisoformat(other.day or "")).days)
            if same and days <= WEEK and (not one.roles or not other.roles or one.roles & other.roles):
                first, last = sorted((one.unit or "", other.unit or ""))
                found[last] = found.get(first, first)
    return found


@cache
def said() -> tuple[Said, ...]:
    """Every office of every annotated person, in the order of releases."""
    return tuple(_said(one, person, each) for one, person, each in _each())


def _each() -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any], Mapping[str, Any]]]:
    for one in annotations():
        for person in one["persons"]:
            for each in person["tenures"]:
                yield one, person, each


def _said(one: Mapping[str, Any], person: Mapping[str, Any], each: Mapping[str, Any]) -> Said:
    language, words = one["language"], each["role"]
    roles = roles_of(words, each["unit"], language)
    unit = unit_of(each["unit"], language) if each["unit"] else None
    if unit in {None, "psh"}:
        unit = next((_OF_STATE[role] for role in sorted(roles) if role in _OF_STATE), unit)
    posts = frozenset(f"{place}.{role}" for role in roles for place in _places(unit, role))
    return Said(
        one["id"],
        one["published"],
        language,
        person["id"],
        words,
        unit,
        posts,
        each["acting"],
        each["status"],
        frozenset(roles),
        each["unit"],
    )


def _places(unit: str | None, role: str) -> list[str]:
    """The unit, and the one part of it that the role leads by its very name: a chief of cabinet its cabinet."""
    if unit is None:
        return []
    kinds = vocabulary().roles[role].head_of_kind
    parts = [each.code for each in vocabulary().units.values() if each.parent == unit and each.kind in kinds]
    return [unit, *parts] if len(parts) == 1 else [unit]


@cache
def happened() -> tuple[Happened, ...]:
    """Every annotated event."""
    found = list(annotations())
    number = true_events(found)
    return tuple(
        _happened(one, event, number[key_of(one["id"]), f"e{place}"])
        for one in found
        for place, event in enumerate(one["events"], 1)
    )


def _happened(one: Mapping[str, Any], event: Mapping[str, Any], number: str) -> Happened:
    identity = {person["name"]: person["id"] for person in one["persons"]}
    chairs = frozenset(identity[name] for name in event["convened_by"] if name in identity)
    others = frozenset(identity[name] for name in event["participants"] if name in identity)
    units = frozenset(unit_of(name, one["language"]) for name in event["units"])
    return Happened(one["id"], number, event["type"], event["date"], chairs, others - chairs, units)


@cache
def told() -> Mapping[str, tuple[Happened, ...]]:
    """Number of every true event → what releases tell of it, in the order of their days."""
    found: dict[str, list[Happened]] = defaultdict(list)
    for event in happened():
        found[event.number].append(event)
    days = {one["id"]: one["published"] or "9999" for one in annotations()}
    return {
        number: tuple(sorted(events, key=lambda e: (days[e.release], key_of(e.release))))
        for number, events in found.items()
    }


def came_for(person: str, events: Sequence[Happened]) -> str | None:
    """The unit that a person came for to one true event: of the office that the first release that tells of one gives.

    Of several offices of one release it is the one whose post comes first by its code.
    """
    for event in events:
        offices = {
            (min(claim.posts, default=claim.unit), place_of(claim))
            for claim in said()
            if (claim.release, claim.person) == (event.release, person) and claim.held and claim.unit
        }
        if person in event.people and offices:
            return min(offices, key=lambda office: office[0] or "")[1]
    return None


def place_of(claim: Said) -> str:
    """The unit that the office is in: the one named, or the part of it that the role leads by its very name."""
    parts = {post.rpartition(".")[0] for post in claim.posts} - {claim.unit}
    return body_of(parts.pop() if len(parts) == 1 else claim.unit or "")


@cache
def spellings() -> Mapping[str, frozenset[str]]:
    """True identity → the names that releases print, in Latin letters or Cyrillic ones as printed."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in annotations():
        for person in one["persons"]:
            found[person["id"]].add(person["name"])
    return {person: frozenset(names) for person, names in found.items()}


def published(release: str) -> str | None:
    """The day of an annotated release."""
    found: str | None = next(one["published"] for one in annotations() if one["id"] == release)
    return found


def who(person: str) -> str:
    """The name of a true identity in ``world.json``; two pairs of people share theirs."""
    return _names()[person]


def named(name: str | None) -> str:
    """The name in ``world.json`` of whoever releases print as ``name``."""
    (found,) = {who(person) for person, names in spellings().items() if name in names}
    return found


@cache
def _names() -> Mapping[str, str]:
    return {person["id"]: person["name"] for person in world()["persons"]}


@cache
def world() -> Mapping[str, Any]:
    """``world.json``."""
    found: dict[str, Any] = json.loads((CORPUS / "world.json").read_text("utf-8"))
    return found


@cache
def careers() -> Mapping[str, tuple[Spell, ...]]:
    """True identity → true career."""
    return {
        person["id"]: tuple(_spell(person["id"], each) for each in person["tenures"])
        for person in world()["persons"]
    }


def _spell(person: str, each: Mapping[str, Any]) -> Spell:
    roles = {language: each[f"role_{language}"] for language in ("sq", "sr", "en")}
    unit = unit_of(each["unit"], "sq")
    return Spell(person, roles, unit, each["acting"], each["from"], each["to"] or "9999")


def spells_of(claim: Said) -> list[Spell]:
    """The tenures of the true career that ``claim`` speaks of: the same office, in the same capacity."""
    return [
        spell
        for spell in careers()[claim.person]
        if spell.acting == claim.acting
        and claim.unit == spell.unit
        and same_role(spell.role[claim.language], claim.role, None, claim.language)
    ]


def units_of(claim: Said) -> set[str]:
    """The units that the office can be in: the one named, or a part of it that the role leads by its very name."""
    return {post.partition(".")[0] for post in claim.posts} | ({claim.unit} if claim.unit else set())


def starts(claim: Said) -> list[str]:
    """The days on which the tenures that ``claim`` speaks of truly began."""
    return [spell.since for spell in spells_of(claim)]


@cache
def units_named() -> frozenset[str]:
    """Every unit (``unit_of``) that a release names, by itself or with an office."""
    found = {claim.unit for claim in said() if claim.unit is not None}
    for one in annotations():
        names = [*one["units"], *(name for event in one["events"] for name in event["units"])]
        found |= {unit_of(name, one["language"]) for name in names}
    return frozenset(found)


def heads(unit: str) -> str | None:
    """The post at the head of a unit of the vocabulary, as its tables have it."""
    role = vocabulary().units[unit].head_role
    return f"{unit}.{role}" if role is not None else None


@cache
def parents() -> Mapping[str, str | None]:
    """Code of every unit of ``units.csv`` → the unit it is part of."""
    with (FOLDER / "units.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["parent"] or None for row in csv.DictReader(file)}


@cache
def one_seat() -> frozenset[str]:
    """Roles of ``roles.csv`` that one person at a time has in a unit."""
    with (FOLDER / "roles.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["id"] for row in csv.DictReader(file) if row["seats"] == "one")


#: True identity, post, whether acting.
Slot = tuple[str, str, bool]


@cache
def seen() -> Mapping[Slot, tuple[str, str]]:
    """(identity, post, acting) → first and last day on which a release says that the person holds the post then."""
    days: dict[Slot, list[str]] = defaultdict(list)
    for claim in said():
        if claim.status == "current" and claim.day is not None:
            for post in claim.posts:
                days[claim.person, post, claim.acting].append(claim.day)
    return {slot: (min(found), max(found)) for slot, found in days.items()}


def certain(day: str) -> set[Slot]:
    """Who is certainly in office on ``day``: releases attest it on both sides."""
    return {slot for slot, (first, last) in seen().items() if first <= day <= last}


def is_over(claim: Said) -> bool:
    """Whether the release speaks of an office that is over."""
    return claim.status in _OVER


@cache
def offices() -> Mapping[tuple[str, bool], list[list[Said]]]:
    """(identity, whether acting) → the claims on each office in a unit of the vocabulary that releases give.

    Words in two languages are for one office if there is a post that both can mean.
    """
    found: dict[tuple[str, bool], list[list[Said]]] = defaultdict(list)
    for claim in said():
        if not claim.held or not claim.posts or not units_of(claim) & vocabulary().units.keys():
            continue
        groups = found[claim.person, claim.acting]
        same = [group for group in groups if any(other.posts & claim.posts for other in group)]
        joined = [*(each for group in same for each in group), claim]
        found[claim.person, claim.acting] = [*(g for g in groups if g not in same), joined]
    return found
