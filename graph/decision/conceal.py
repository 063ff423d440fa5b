"""Keeps suppressed people out of everything that is published: persons, claims, doubts, texts, addresses.

Who is suppressed is found by mention, by name in any spelling or case, and by identity: whoever is one person with a
suppressed mention is suppressed too. In the texts the characters of the name are masked; the archive keeps them.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from graph.identity.result import Mention, Persons
from graph.identity.source import Source
from ontology.iri import slug
from ontology.language.fold import fold, sound, stem
from ontology.language.script import to_latin
from ontology.model import Language, PersonMention, Reading, Span

_WORD = re.compile(r"[^\W\d_]+")
#: Between two words of one name: spaces, hyphens, an initial.
_BETWEEN = re.compile(r"[\s\-–’']*(?:[^\W\d_]\.\s*)?")
#: Stands for each character that is not shown.
MASK = "█"
#: Most letters that a case ending adds to a name.
_ENDING = 3


@dataclass(frozen=True, slots=True)
class Concealed:
    """What is left to publish: ``sources`` and ``persons`` without the suppressed.

    ``mentions``, ``names``: theirs, which nothing that is published may tell.
    """

    sources: tuple[Source, ...]
    persons: Persons
    mentions: frozenset[Mention] = frozenset()
    names: frozenset[str] = frozenset()


def spelling(name: str) -> tuple[str, ...]:
    """``name`` for comparing: its words as the region's spellings have them in common, in alphabetical order."""
    return tuple(sorted(sound(to_latin(name)).split()))


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
    own = [p for p in source.as_read.reading.persons if p.local in locals_]
    spans = {span for person in own for span in person.evidence.spans}
    spans |= set(
        _printed(source, names, [p for p in source.as_read.reading.persons if p.local not in locals_])
    )
    address = source.release.source.address
    spelt = address is not None and any(_in_address(name, address) for name in names)
    tells = spelt
    words = [claim.role_text for claim in source.as_read.reading.tenures]
    words += [unit.name for unit in source.as_read.reading.units]
    words += [group.label for group in source.as_read.reading.groups]
    tells = tells or any(mask(text, names, source.release.language) != text for text in words)
    if not spans and not locals_ and not tells:
        return source
    release = source.release
    if spelt:
        release = replace(release, source=replace(release.source, address=None))
    left = [
        _without(reading, locals_, spans, names, release.language)
        for reading in (source.reading, source.as_read.reading)
    ]
    return replace(source, release=release, reading=left[0], whole=left[1])


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


def mask(words: str, names: Collection[str], language: Language) -> str:
    """``words`` with every one of ``names`` that they have in full masked, character by character.

    >>> mask("këshilltar i Arta Gashit", ["Arta Gashi"], "sq")
    'këshilltar i ███████████'
    """
    characters = list(words)
    found = _words(words)
    for name in names:
        parts = _WORD.findall(to_latin(name))
        for span in (*_full(words, found, parts, language), *_full(words, found, parts[::-1], language)):
            characters[span.start : span.end] = MASK * (span.end - span.start)
    return "".join(characters)


def _words(text: str) -> list[tuple[str, Span]]:
    return [(match[0], Span(match.start(), match.end())) for match in _WORD.finditer(text)]


def _printed(source: Source, names: Collection[str], others: Sequence[PersonMention]) -> Iterator[Span]:
    """Where the text prints one of ``names`` in full, and then its last word alone, but for names of ``others``."""
    text, language = source.release.text, source.release.language
    words = _words(text)
    taken = {span for person in others for span in person.evidence.spans}
    for name in names:
        parts = _WORD.findall(to_latin(name))
        full = [*_full(text, words, parts, language), *_full(text, words, parts[::-1], language)]
        if not full or not parts:
            continue
        alone = (
            span
            for word, span in words
            if word[:1].isupper()
            and _is(word, parts[-1], language)
            and not any(other.covers(span) for other in taken)
        )
        yield from chain(full, alone)


def _full(
    text: str, words: Sequence[tuple[str, Span]], parts: Sequence[str], language: Language
) -> Iterator[Span]:
    for at in range(len(words) - len(parts) + 1):
        found = words[at : at + len(parts)]
        if all(_is(word, part, language) for (word, _), part in zip(found, parts, strict=True)) and all(
            _BETWEEN.fullmatch(text[one.end : other.start]) for (_, one), (_, other) in pairwise(found)
        ):
            yield Span(found[0][1].start, found[-1][1].end)


def _is(word: str, part: str, language: Language) -> bool:
    """Whether ``word`` of a text is ``part`` of a name, in any case."""
    word, part = to_latin(word), to_latin(part)
    if fold(word)[:1] != fold(part)[:1] and sound(word)[:1] != sound(part)[:1]:
        return False  # spares most words the dearer comparisons
    written, root = fold(word), fold(part)
    ending = written.startswith(root) and len(written) - len(root) <= _ENDING
    return ending or stem(word, language) == stem(part, language) or sound(word) == sound(part)


def _in_address(name: str, address: str) -> bool:
    """Whether an address spells out all words of ``name``."""
    spelt = set(slug(address).split("-"))
    return all(slug(part) in spelt for part in _WORD.findall(to_latin(name)))
