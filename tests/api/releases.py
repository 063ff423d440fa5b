"""Releases and readings made by hand: what the pages under test show. The people are invented."""

import hashlib
from datetime import date

from ontology.dates import PartialDate
from ontology.iri import hexadecimal
from ontology.model import (
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
    TenureClaim,
    UnitMention,
)

READER = "0.0.1"
#: Text that would run if it were not escaped; it stands in a headline, a group's name, a unit and a person.
HOSTILE = "<script>document.title='owned'</script>"
IMAGE = '"><img src=x onerror=alert(1)>'

MEETING = """Këshilli Prokurorial i Kosovës

Share on

Drejtori Kelmendi mban takimin e radhës

Prishtinë, 3 korrik 2024 – Drejtori i Përgjithshëm i Sekretariatit të Këshillit Prokurorial të Kosovës (SKPK), \
Arben Kelmendi, mbajti takimin e radhës me zyrtarët e komunikimit publik, në të cilin mori pjesë edhe \
Udhëheqësja e DTI-së në SKPK, Vjosa Dushi.

Në takim u fol për punën e përbashkët.

Prokuroria pranoi kallëzimin ndaj të dyshuarit F.G. nga Peja.
"""
#: Many short passages of one event, as the topics of a meeting are.
TOLD = (
    "mbajti",
    "takimin",
    "radhës",
    "zyrtarët",
    "komunikimit",
    "publik",
    "cilin",
    "mori",
    "pjesë",
    "edhe",
)
LATER = """Drejtori Kelmendi pret zyrtarët

Prishtinë, 9 shtator 2024 – Drejtori i Përgjithshëm i SKPK-së, Arben Kelmendi, mbajti takim pune.
"""
HOSTILE_TEXT = f"""Meeting {HOSTILE}

Prishtina, 5 May 2024 – Director General of the SKPK, Mallory {HOSTILE.replace(" ", "")}, met {IMAGE} of \
the Office {IMAGE}.
"""


def _span(text: str, quote: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return Span(start, start + len(quote))


def _evidence(text: str, *quotes: str) -> Evidence:
    return Evidence(tuple(_span(text, quote) for quote in quotes), "made by hand", 0.9)


def _release(
    name: str, text: str, language: Language, day: date, title: str, *, sample: bool = False
) -> Release:
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source(
        file=f"{name}.txt",
        address=None if sample else f"https://example.org/{name}",
        sample=sample,
        credit=None if sample else "Example news",
    )
    furniture = tuple(_span(text, q) for q in ("Këshilli Prokurorial i Kosovës\n", "Share on") if q in text)
    return Release(
        key=hexadecimal(16, name),
        text=text,
        text_sha256=digest,
        language=language,
        source=source,
        title=_span(text, title),
        published=PartialDate.on(day),
        place="prishtine",
        publisher="kpk",
        furniture=tuple(Span(f.start, f.end - 1) if text[f.end - 1] == "\n" else f for f in furniture),
    )


def meeting() -> tuple[Release, Reading]:
    """An Albanian release of a meeting with two named participants and a group; a withheld sentence at its end."""
    text, day = MEETING, date(2024, 7, 3)
    release = _release("meeting", text, "sq", day, "Drejtori Kelmendi mban takimin e radhës")
    post = (
        "Drejtori i Përgjithshëm i Sekretariatit të Këshillit Prokurorial të Kosovës (SKPK), Arben Kelmendi"
    )
    chair = "Arben Kelmendi, mbajti takimin e radhës"
    guest = "Udhëheqësja e DTI-së në SKPK, Vjosa Dushi"
    event = "mbajti takimin e radhës me zyrtarët e komunikimit publik"
    reading = Reading(
        release.key,
        release.text_sha256,
        READER,
        persons=(
            PersonMention("p1", "Arben Kelmendi", _evidence(text, "Arben Kelmendi", "Kelmendi"), form="m"),
            PersonMention("p2", "Vjosa Dushi", _evidence(text, "Vjosa Dushi"), form="f"),
        ),
        units=(
            UnitMention(
                "u1",
                "Këshilli Prokurorial i Kosovës",
                "council",
                _evidence(text, "Këshillit Prokurorial të Kosovës"),
                code="kpk",
            ),
            UnitMention(
                "u2",
                "Sekretariati i Këshillit Prokurorial të Kosovës",
                "secretariat",
                _evidence(text, "Sekretariatit të Këshillit Prokurorial të Kosovës (SKPK)"),
                code="skpk",
                parent="u1",
                acronym="SKPK",
            ),
            UnitMention(
                "u3",
                "Departamenti i Teknologjisë Informative",
                "department",
                _evidence(text, "DTI-së në SKPK"),
                code="skpk-dti",
                parent="u2",
                acronym="DTI",
            ),
        ),
        groups=(
            Group("g1", "zyrtarët e komunikimit publik", _evidence(text, "zyrtarët e komunikimit publik")),
        ),
        tenures=(
            TenureClaim(
                "p1", "drejtor i përgjithshëm", _evidence(text, post), role="director-general", unit="u2"
            ),
            TenureClaim("p2", "udhëheqëse", _evidence(text, guest), role="unit-head", unit="u3"),
        ),
        events=(
            EventClaim(
                "e1",
                "working-meeting",
                _evidence(text, event, *TOLD),
                date=PartialDate.on(day),
                place="prishtine",
                conveners=("u2",),
                topics=("public-communication",),
            ),
        ),
        participations=(
            ParticipationClaim("e1", "p1", "chair", _evidence(text, chair), represents="u2"),
            ParticipationClaim("e1", "p2", "participant", _evidence(text, guest), represents="u3"),
            ParticipationClaim("e1", "g1", "participant", _evidence(text, "zyrtarët e komunikimit publik")),
        ),
        unread=(_span(text, "Në takim u fol për punën e përbashkët."),),
        withheld=(_span(text, "Prokuroria pranoi kallëzimin ndaj të dyshuarit F.G. nga Peja."),),
    )
    return release, reading


def later() -> tuple[Release, Reading]:
    """A second Albanian release that confirms the first one's director two months later."""
    text, day = LATER, date(2024, 9, 9)
    release = _release("later", text, "sq", day, "Drejtori Kelmendi pret zyrtarët")
    post = "Drejtori i Përgjithshëm i SKPK-së, Arben Kelmendi"
    reading = Reading(
        release.key,
        release.text_sha256,
        READER,
        persons=(PersonMention("p1", "Arben Kelmendi", _evidence(text, "Arben Kelmendi"), form="m"),),
        units=(UnitMention("u1", "SKPK", "secretariat", _evidence(text, "SKPK-së"), code="skpk"),),
        tenures=(
            TenureClaim(
                "p1", "drejtor i përgjithshëm", _evidence(text, post), role="director-general", unit="u1"
            ),
        ),
        events=(
            EventClaim(
                "e1",
                "working-meeting",
                _evidence(text, "mbajti takim pune"),
                date=PartialDate.on(day),
                conveners=("u1",),
            ),
        ),
        participations=(ParticipationClaim("e1", "p1", "chair", _evidence(text, post)),),
    )
    return release, reading


def hostile() -> tuple[Release, Reading]:
    """An English sample release whose names are markup."""
    text, day = HOSTILE_TEXT, date(2024, 5, 5)
    release = _release("hostile", text, "en", day, f"Meeting {HOSTILE}", sample=True)
    name = f"Mallory {HOSTILE.replace(' ', '')}"
    reading = Reading(
        release.key,
        release.text_sha256,
        READER,
        persons=(PersonMention("p1", name, _evidence(text, name)),),
        units=(
            UnitMention("u1", "SKPK", "secretariat", _evidence(text, "SKPK"), code="skpk"),
            UnitMention(
                "u2", f"Office {IMAGE}", "department", _evidence(text, f"Office {IMAGE}"), parent="u1"
            ),
        ),
        groups=(Group("g1", IMAGE, _evidence(text, IMAGE)),),
        tenures=(
            TenureClaim(
                "p1", "Director General", _evidence(text, f"SKPK, {name}"), role="unit-head", unit="u2"
            ),
        ),
        events=(
            EventClaim(
                "e1", "meeting", _evidence(text, f"met {IMAGE}"), date=PartialDate.on(day), conveners=("u2",)
            ),
        ),
        participations=(
            ParticipationClaim("e1", "p1", "chair", _evidence(text, name)),
            ParticipationClaim("e1", "g1", "guest", _evidence(text, IMAGE)),
        ),
    )
    return release, reading


def everything() -> list[tuple[Release, Reading]]:
    """All releases of this module."""
    return [meeting(), later(), hostile()]
