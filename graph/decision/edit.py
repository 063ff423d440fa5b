"""One reading as curators left it: rejected claims gone, values replaced, dates set, names put right.

What was read stays beside it (``Source.whole``), so that evidence shows what a release was taken to say, and every
decision can be undone by leaving it out.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeVar

from graph.identity.source import AnyClaim, Mark, Source
from graph.identity.units import code_of
from ontology.dates import PartialDate
from ontology.facts import Review
from ontology.lookup import vocabulary
from ontology.model import (
    Capacity,
    ChangeClaim,
    EventClaim,
    Evidence,
    ParticipationClaim,
    Standing,
    TenureClaim,
    UnitMention,
)

C = TypeVar("C", TenureClaim, EventClaim, ParticipationClaim, UnitMention, ChangeClaim)
#: Fields that hold a date.
DATES: Final = frozenset({"start", "end", "date"})
#: Field → what makes its value from the text of a decision; others are text.
_MAKERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "capacity": Capacity,
    "standing": Standing,
    "session": int,
    **dict.fromkeys(DATES, PartialDate.parse),
}


@dataclass(slots=True)
class Changes:
    """What is decided of one release.

    ``nobody``: local ids of mentions that are no officials. ``values``: claim → field → value. ``names``: local id of
    a mention → its name.
    """

    rejected: set[AnyClaim] = field(default_factory=set)
    nobody: set[str] = field(default_factory=set)
    values: dict[AnyClaim, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    accepted: set[AnyClaim] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)


class Editor:
    """Makes the reading of one release anew, claim by claim."""

    def __init__(self, source: Source, changes: Changes) -> None:
        self._source, self._reading, self._changes = source, source.reading, changes
        self._marks: dict[AnyClaim, Mark] = {}
        self._added: list[UnitMention] = []
        self._persons = {p.local for p in self._reading.persons} - changes.nobody
        self._units = {u.local for u in self._reading.units if u not in changes.rejected}
        self._events = {e.local for e in self._reading.events if e not in changes.rejected}
        self._groups = {g.local for g in self._reading.groups}

    def edited(self) -> Source:
        """The source with what stands, and what was read beside it."""
        read = self._reading
        tenures = self._each(read.tenures, lambda c: c.person in self._persons)
        events = self._each(read.events, _always)
        actors = self._persons | self._units | self._groups
        parts = self._each(read.participations, lambda c: c.event in self._events and c.actor in actors)
        units = self._each(read.units, _always)
        named = {None, *self._units}
        changes = self._each(read.changes, lambda c: c.before in named and c.after in named)
        reading = replace(
            read,
            persons=tuple(
                replace(p, name=self._changes.names.get(p.local, p.name))
                for p in read.persons
                if p.local in self._persons
            ),
            units=(*units, *self._added),
            groups=tuple(replace(g, unit=self._unit(g.unit)) for g in read.groups),
            tenures=tenures,
            events=events,
            participations=parts,
            changes=changes,
            acronyms=tuple((a, unit) for a, unit in read.acronyms if unit in self._units),
        )
        return replace(self._source, reading=reading, whole=read, marks=self._marks)

    def _each(self, claims: Iterable[C], stands: Any) -> tuple[C, ...]:
        return tuple(
            self._one(claim) for claim in claims if claim not in self._changes.rejected and stands(claim)
        )

    def _one(self, claim: C) -> C:
        values = self._changes.values.get(claim, {})
        made = self._loosened(claim)
        for name, text in values.items():
            made = replace(made, **self._value(claim, name, text))
        if values or claim in self._changes.accepted:
            review = Review.CORRECTED if values else Review.CONFIRMED
            self._marks[made] = Mark(claim, review, frozenset(values) & DATES)
        elif made != claim:
            self._marks[made] = Mark(claim, Review.AUTO)
        return made

    def _loosened(self, claim: C) -> C:
        """``claim`` without the units that were rejected."""
        match claim:
            case TenureClaim():
                return replace(claim, unit=self._unit(claim.unit))
            case EventClaim():
                return replace(claim, conveners=tuple(u for u in claim.conveners if u in self._units))
            case ParticipationClaim():
                return replace(claim, represents=self._unit(claim.represents))
            case ChangeClaim():
                return claim
            case _:
                return replace(claim, parent=self._unit(claim.parent))

    def _unit(self, local: str | None) -> str | None:
        return local if local in self._units else None

    def _value(self, claim: AnyClaim, name: str, text: str) -> Mapping[str, Any]:
        """The attributes of the claim that the decided field stands for, with their values."""
        if name in ("unit", "represents"):
            return {name: self._named(text, claim)}
        if name == "role" and isinstance(claim, TenureClaim):
            words = vocabulary().label("role", text, self._source.release.language)
            return {"role": text, "role_text": words}
        if name == "code":
            return {"code": text, "kind": vocabulary().units[text].kind}
        return {name: _MAKERS.get(name, str)(text)}

    def _named(self, code: str, claim: AnyClaim) -> str:
        """Local id of the unit of that code; one that the release does not name rests on the decided claim."""
        for unit in self._reading.units:
            if unit.local in self._units and code_of(self._source, unit.local) == code:
                return unit.local
        known = vocabulary().units[code]
        language = self._source.release.language
        evidence = Evidence(claim.evidence.spans, claim.evidence.rule, claim.evidence.confidence)
        unit = UnitMention(f"u{code}", vocabulary().label("unit", code, language), known.kind, evidence, code)
        if unit.local not in {added.local for added in self._added}:
            self._added.append(unit)
            self._marks[unit] = Mark(claim, Review.CORRECTED)
        return unit.local


def _always(_: object) -> bool:
    return True
