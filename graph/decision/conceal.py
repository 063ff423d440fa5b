"""Keeps suppressed people out of everything that is published: persons, claims, doubts, texts, addresses.

Who is suppressed is found by mention, by name in any spelling or case, and by identity: whoever is one person with a
suppressed mention is suppressed too. In the texts the characters of the name are masked; the archive keeps them.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.decision.masking import in_address, mask, printed, spelling
from graph.identity.result import Mention, Persons
from graph.identity.source import AnyClaim, Mark, Source
from ontology.facts import Review
from ontology.model import Language, ParticipationClaim, Reading, Span, TenureClaim


@dataclass(frozen=True, slots=True)
class Concealed:
    """What is left to publish: ``sources`` and ``persons`` without the suppressed.

    ``mentions``, ``names``: theirs, which nothing that is published may tell.
    """

    sources: tuple[Source, ...]
    persons: Persons
    mentions: frozenset[Mention] = frozenset()
    names: frozenset[str] = frozenset()


def mentions_named(sources: Sequence[Source], names: Collection[str]) -> frozenset[Mention]:
    """Every mention that has one of ``names``, whatever its spelling and the order of its words."""
    wanted = {spelling(name) for name in names}
    return frozenset(
        (source.key, person.local)
        for source in sources
        for person in source.reading.persons
        if wanted and spelling(person.name) in wanted
    )


def conceal(
    sources: Sequence[Source], persons: Persons, hidden: Collection[Mention], names: Collection[str]
) -> Concealed:
    """``sources`` and ``persons`` without those who have a mention in ``hidden``, and with ``names`` masked."""
    if not hidden and not names:
        return Concealed(tuple(sources), persons)
    gone = {persons.of[mention] for mention in hidden if mention in persons.of}
    people = [person for person in persons.people if person.key in gone]
    mentions = frozenset(hidden).union(*(person.mentions for person in people))
    known = frozenset({*names, *(name for person in people for name in (person.name, *person.variants))})
    kept = Persons(
        tuple(person for person in persons.people if person.key not in gone),
        {mention: key for mention, key in persons.of.items() if key not in gone},
        tuple(doubt for doubt in persons.undecided if not {doubt.one, doubt.other} & gone),
        tuple(link for link in persons.links if link.one not in mentions and link.other not in mentions),
    )
    return Concealed(tuple(_masked(source, mentions, known) for source in sources), kept, mentions, known)


def _masked(source: Source, hidden: Collection[Mention], names: Collection[str]) -> Source:
    locals_ = {local for release, local in hidden if release == source.key}
    read, release = source.as_read.reading, source.release
    own = [person for person in read.persons if person.local in locals_]
    others = [person for person in read.persons if person.local not in locals_]
    spans = {span for person in own for span in person.evidence.spans}
    spans |= set(printed(release, names, others))
    address = release.source.address
    if address is not None and any(in_address(name, address) for name in names):
        release = replace(release, source=replace(release.source, address=None))
    words = [claim.role_text for claim in read.tenures]
    words += [unit.name for unit in read.units]
    words += [group.label for group in read.groups]
    told = any(mask(text, names, release.language) != text for text in words)
    if not spans and not locals_ and not told:
        return replace(source, release=release)
    reading, marks = _inherited(source, locals_)
    left, whole = (_without(each, locals_, spans, names, release.language) for each in (reading, read))
    return replace(source, release=release, reading=left, whole=whole, marks=marks)


def _inherited(source: Source, gone: Collection[str]) -> tuple[Reading, Mapping[AnyClaim, Mark]]:
    """The reading and marks of ``source``, with units that curators put in and that rest on claims of ``gone`` persons
    resting on another claim that names them, or left out."""
    marks, dropped = dict(source.marks), set()
    standing = [claim for claim in _of_people(source.reading) if _person(claim) not in gone]
    for unit in source.reading.units:
        mark = marks.get(unit)
        if mark is None or not isinstance(mark.read, (TenureClaim, ParticipationClaim)):
            continue
        if _person(mark.read) not in gone:
            continue
        heir = next((claim for claim in standing if _named(claim) == unit.local), None)
        if heir is None:
            dropped.add(unit.local)
        else:
            marks[unit] = Mark(marks.get(heir, Mark(heir, Review.AUTO)).read, mark.review)
    units = tuple(unit for unit in source.reading.units if unit.local not in dropped)
    return replace(source.reading, units=units), marks


def _of_people(reading: Reading) -> tuple[TenureClaim | ParticipationClaim, ...]:
    return (*reading.tenures, *reading.participations)


def _person(claim: TenureClaim | ParticipationClaim) -> str:
    return claim.person if isinstance(claim, TenureClaim) else claim.actor


def _named(claim: TenureClaim | ParticipationClaim) -> str | None:
    return claim.unit if isinstance(claim, TenureClaim) else claim.represents


def _without(
    reading: Reading,
    locals_: Collection[str],
    masked: Collection[Span],
    names: Collection[str],
    language: Language,
) -> Reading:
    return replace(
        reading,
        persons=tuple(p for p in reading.persons if p.local not in locals_),
        units=tuple(replace(u, name=mask(u.name, names, language)) for u in reading.units),
        groups=tuple(replace(g, label=mask(g.label, names, language)) for g in reading.groups),
        tenures=tuple(
            replace(t, role_text=mask(t.role_text, names, language))
            for t in reading.tenures
            if t.person not in locals_
        ),
        participations=tuple(p for p in reading.participations if p.actor not in locals_),
        withheld=tuple(sorted({*reading.withheld, *masked})),
    )
