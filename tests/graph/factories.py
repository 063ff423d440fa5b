"""Makes small releases and readings for tests: a text is written first, and every span is found in it.

Invented people in real institutions. ``Telling`` collects claims about one release; ``done()`` gives the pair
that a build takes.
"""

import hashlib
from datetime import date

from ontology.dates import PartialDate
from ontology.model import (
    Capacity,
    EventClaim,
    Evidence,
    Group,
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

READER = "0.1.0+test"


class Telling:
    """One release in the making. ``day``: ISO; ``None`` for an undated release."""

    def __init__(
        self, text: str, day: str | None = "2024-07-03", language: Language = "sq", *, key: str | None = None
    ) -> None:
        self.text = text
        self.day = day
        self.language: Language = language
        self.sha256 = hashlib.sha256(text.encode()).hexdigest()
        self.key = key or hashlib.sha256(f"key {text} {day}".encode()).hexdigest()[:16]
        self.persons: list[PersonMention] = []
        self.units: list[UnitMention] = []
        self.groups: list[Group] = []
        self.tenures: list[TenureClaim] = []
        self.events: list[EventClaim] = []
        self.parts: list[ParticipationClaim] = []
        self.withheld: list[Span] = []

    def span(self, quote: str) -> Span:
        """Where ``quote`` first stands in the text."""
        start = self.text.index(quote)
        return Span(start, start + len(quote))

    def proof(self, quote: str, confidence: float = 0.9, rule: str = "test") -> Evidence:
        return Evidence((self.span(quote),), rule, confidence)

    def person(self, name: str, quote: str | None = None) -> str:
        local = f"p{len(self.persons) + 1}"
        self.persons.append(PersonMention(local, name, self.proof(quote or name), form="m"))
        return local

    def unit(
        self,
        name: str,
        code: str | None = None,
        kind: str = "department",
        parent: str | None = None,
        acronym: str | None = None,
    ) -> str:
        local = f"u{len(self.units) + 1}"
        quote = name if name in self.text else self.text[:4]
        self.units.append(UnitMention(local, name, kind, self.proof(quote), code, parent, acronym))
        return local

    def group(self, label: str, role: str | None = None, size: int | None = None) -> str:
        local = f"g{len(self.groups) + 1}"
        self.groups.append(Group(local, label, self.proof(label), role, size))
        return local

    def tenure(
        self,
        person: str,
        role: str | None,
        unit: str | None = None,
        standing: Standing = Standing.CURRENT,
        capacity: Capacity = Capacity.SUBSTANTIVE,
        *,
        role_text: str = "drejtor",
        start: str | None = None,
        end: str | None = None,
        confidence: float = 0.9,
    ) -> None:
        name = next(p.name for p in self.persons if p.local == person)
        self.tenures.append(
            TenureClaim(
                person,
                role_text,
                self.proof(name, confidence),
                role,
                unit,
                capacity,
                standing,
                PartialDate.parse(start) if start else None,
                PartialDate.parse(end) if end else None,
            )
        )

    def event(
        self,
        kind: str = "working-meeting",
        day: str | None = "2024-07-03",
        conveners: tuple[str, ...] = (),
        *,
        session: int | None = None,
        main: bool = True,
        confidence: float = 0.9,
    ) -> str:
        local = f"e{len(self.events) + 1}"
        on = PartialDate.parse(day) if day else None
        self.events.append(
            EventClaim(
                local,
                kind,
                self.proof(self.text.split(".")[0], confidence),
                on,
                None,
                session,
                conveners,
                (),
                main,
            )
        )
        return local

    def part(self, event: str, actor: str, role: str = "participant", represents: str | None = None) -> None:
        proofs = {m.local: m.evidence for m in self.persons}
        proofs |= {m.local: m.evidence for m in self.groups} | {m.local: m.evidence for m in self.units}
        self.parts.append(ParticipationClaim(event, actor, role, proofs[actor], represents))

    def done(self) -> tuple[Release, Reading]:
        """The release with its reading."""
        published = PartialDate.on(date.fromisoformat(self.day)) if self.day else None
        release = Release(
            self.key,
            self.text,
            self.sha256,
            self.language,
            Source(f"{self.key}.txt", sample=True),
            title=self.span(self.text.split(".")[0]),
            published=published,
        )
        reading = Reading(
            self.key,
            self.sha256,
            READER,
            tuple(self.persons),
            tuple(self.units),
            tuple(self.groups),
            tuple(self.tenures),
            tuple(self.events),
            tuple(self.parts),
            withheld=tuple(self.withheld),
        )
        return release, reading


def holder(
    name: str,
    role: str,
    code: str,
    day: str | None,
    standing: Standing = Standing.CURRENT,
    capacity: Capacity = Capacity.SUBSTANTIVE,
    *,
    start: str | None = None,
    end: str | None = None,
) -> tuple[Release, Reading]:
    """A release that says one thing: ``name`` has ``role`` in the vocabulary's unit ``code`` on ``day``."""
    told = Telling(f"Zyra e {name} njoftoi më {day}: {role} në {code}.", day)
    person = told.person(name)
    told.tenure(person, role, told.unit(code, code), standing, capacity, start=start, end=end)
    return told.done()
