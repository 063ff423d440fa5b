"""Makes releases and readings for the tests of the graph, without the reader.

``seed()`` is the shipped real release with a reading made by hand. All others are of invented people in real
institutions: ``Telling`` takes a text and finds every span in it; ``Told`` writes the text as claims are added.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from typing import Any

from ontology.dates import PartialDate
from ontology.iri import hexadecimal
from ontology.model import (
    Capacity,
    ChangeClaim,
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
Input = tuple[Release, Reading]
SEED_KEY = "18dfdb89734f9d36"
_SEED_FILE = "000_18dfdb89734f9d36.txt"


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
        self.changes: list[ChangeClaim] = []

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

    def changed(self, after: str, before: str | None = None, date: str | None = None) -> None:
        """``after`` was founded, or is the name of what was called ``before``."""
        stated = PartialDate.parse(date) if date is not None else None
        self.changes.append(ChangeClaim(after, self.proof(self.text[:4]), before, stated))

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
            changes=tuple(self.changes),
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


def evidence(*spans: Span, rule: str = "by-hand", confidence: float = 0.97) -> Evidence:
    return Evidence(spans, rule, confidence)


def seed() -> Input:
    """The real release, read by hand as in ``seed_example.trig``: its characters, confidences and units as read there.

    Added are claims for the two units that the worked example takes from the vocabulary without one.
    """
    text = files("ingest.sample").joinpath(_SEED_FILE).read_text("utf-8").strip()
    sha = hashlib.sha256(text.encode()).hexdigest()
    day = PartialDate.on(date(2024, 7, 3))

    def proof(confidence: float, *spans: tuple[int, int]) -> Evidence:
        return Evidence(tuple(Span(start, end) for start, end in spans), "by-hand", confidence)

    release = Release(
        SEED_KEY, text, sha, "sq", Source(_SEED_FILE, credit="Këshilli Prokurorial i Kosovës"),
        title=Span(52, 123), dateline=Span(125, 149), published=day, place="prishtine", publisher="kpk",
        furniture=(Span(0, 30), Span(32, 40), Span(42, 50)),
    )  # fmt: skip
    named = (52, 123), (125, 149), (250, 330), (716, 782), (1287, 1354), (1925, 1958)
    topics = ("public-communication", "staff-conditions", "training", "transparency")
    reading = Reading(
        SEED_KEY, sha, READER,
        persons=(
            PersonMention("p1", "Sami Istrefi", proof(0.99, (236, 248), (61, 68)), ("Drejtori Istrefi",), "m"),
            PersonMention("p2", "Ardian Nikolla", proof(0.99, (417, 431)), form="m"),
            PersonMention("p3", "Nexhat Haziri", proof(0.99, (465, 478)), form="m"),
        ),
        units=(
            UnitMention("u1", "Sekretariati i Këshillit Prokurorial të Kosovës", "secretariat",
                        proof(0.99, (178, 234)), "skpk", "u4", "SKPK"),
            UnitMention("u2", "Departamenti i Teknologjisë Informative", "department",
                        proof(0.9, (449, 463)), "skpk-dti", "u1", "DTI"),
            UnitMention("u3", "Kabineti i Zyrës së Kryeprokurorit të Shtetit", "cabinet",
                        proof(0.9, (368, 415)), "zkpsh-kabineti", "u5"),
            UnitMention("u4", "Këshilli Prokurorial i Kosovës", "council", proof(0.99, (194, 227)), "kpk", None, "KPK"),
            UnitMention("u5", "Zyra e Kryeprokurorit të Shtetit", "prosecution-office",
                        proof(0.9, (381, 415)), "zkpsh"),
        ),
        groups=(
            Group("g1", "zyrtarët e komunikimit publik në sistemin prokurorial", proof(0.9, (277, 330)),
                  "public-communication-officer"),
        ),
        tenures=(
            TenureClaim("p1", "Drejtor i Përgjithshëm", proof(0.98, (152, 248), (481, 528)), "director-general", "u1"),
            TenureClaim("p2", "Shef i Kabinetit", proof(0.91, (360, 431)), "head-of-cabinet", "u5"),
            TenureClaim("p3", "Udhëheqës", proof(0.88, (436, 478)), "unit-head", "u2"),
        ),
        events=(
            EventClaim("e1", "working-meeting", proof(0.97, *named), day, "prishtine", None, ("u1",), topics),
            EventClaim("e2", "adoption", proof(0.55, (785, 904)), PartialDate.before(date(2024, 7, 3)),
                       conveners=("u4",), topics=("staff-conditions",), main=False),
        ),
        participations=(
            ParticipationClaim("e1", "p1", "chair", proof(0.97, (250, 330), (152, 248)), "u1"),
            ParticipationClaim("e1", "p2", "participant", proof(0.95, (344, 431)), "u3"),
            ParticipationClaim("e1", "p3", "participant", proof(0.93, (344, 478)), "u2"),
            ParticipationClaim("e1", "g1", "participant", proof(0.9, (277, 330))),
        ),
        acronyms=(("DTI", "u2"), ("KPK", "u4"), ("SKPK", "u1")),
    )  # fmt: skip
    return release, reading


@dataclass
class Told:
    """A small release in the making: each method adds words and a claim on them, and gives the local id."""

    name: str
    day: date | None = date(2024, 7, 3)
    language: Language = "sq"
    text: str = ""
    parts: dict[str, list[Any]] = field(default_factory=dict)
    withheld: list[Span] = field(default_factory=list)

    def say(self, words: str) -> Span:
        start = len(self.text)
        self.text += f"{words}\n"
        return Span(start, start + len(words))

    def _add(self, kind: str, claim: Any) -> None:
        self.parts.setdefault(kind, []).append(claim)

    def _local(self, kind: str, letter: str) -> str:
        return f"{letter}{len(self.parts.get(kind, [])) + 1}"

    def person(self, name: str) -> str:
        local = self._local("persons", "p")
        self._add("persons", PersonMention(local, name, evidence(self.say(name))))
        return local

    def unit(self, code: str | None, name: str = "", kind: str = "office", parent: str | None = None) -> str:
        local = self._local("units", "u")
        words = name or f"Njësia {code}"
        self._add("units", UnitMention(local, words, kind, evidence(self.say(words)), code, parent))
        return local

    def tenure(
        self,
        person: str,
        role: str | None,
        unit: str | None,
        standing: Standing = Standing.CURRENT,
        capacity: Capacity = Capacity.SUBSTANTIVE,
        start: PartialDate | None = None,
        end: PartialDate | None = None,
        text: str = "roli",
        confidence: float = 0.9,
    ) -> None:
        proof = evidence(self.say(f"{text} {person} {unit}"), confidence=confidence)
        claim = TenureClaim(person, text, proof, role, unit, capacity, standing, start, end)
        self._add("tenures", claim)

    def holds(self, name: str, role: str | None, code: str, **more: Any) -> str:
        """A person, a unit of the vocabulary and the tenure at once; gives the person."""
        person, unit = self.person(name), self.unit(code)
        self.tenure(person, role, unit, **more)
        return person

    def event(self, kind: str, *people: str, conveners: tuple[str, ...] = (), **more: Any) -> str:
        local = self._local("events", "e")
        when = more.pop("date", PartialDate.on(self.day) if self.day is not None else None)
        confidence = more.pop("confidence", 0.9)
        proof = evidence(self.say(f"ngjarja {local}"), confidence=confidence)
        self._add("events", EventClaim(local, kind, proof, when, conveners=conveners, **more))
        for person in people:
            span = self.say(f"{person} mori pjesë")
            self._add("participations", ParticipationClaim(local, person, "participant", evidence(span)))
        return local

    def withhold(self, words: str) -> None:
        self.withheld.append(self.say(words))

    def made(self) -> Input:
        key, sha = hexadecimal(16, "test", self.name), hashlib.sha256(self.text.encode()).hexdigest()
        published = PartialDate.on(self.day) if self.day is not None else None
        release = Release(key, self.text, sha, self.language, Source(f"{self.name}.txt"), published=published)
        claims = {kind: tuple(found) for kind, found in self.parts.items()}
        return release, Reading(key, sha, "1", withheld=tuple(self.withheld), **claims)
