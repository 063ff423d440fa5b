"""Finds a person's name in words, in any spelling, case, script and order, and masks it."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, pairwise

from ontology.iri import slug
from ontology.language.fold import fold, stem
from ontology.language.regional import sound
from ontology.language.script import to_latin
from ontology.model import LANGUAGES, Language, PersonMention, Release, Span

#: Words of a name; an initial is none.
_WORD = re.compile(r"[^\W\d_]{2,}")
#: Between two words of one name: spaces, hyphens, an initial.
_BETWEEN = re.compile(r"[\s\-–’']*(?:[^\W\d_]\.\s*)?")
#: Stands for each character that is not shown.
MASK = "█"
#: Most letters that a case ending adds to a name.
_ENDING = 3


def spelling(name: str) -> tuple[str, ...]:
    """``name`` for comparing: its words as the region's spellings have them in common, in alphabetical order."""
    return tuple(sorted(sound(to_latin(name)).split()))


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


def tells(words: str, names: Collection[str], *, wholly: bool = True) -> bool:
    """Whether ``words`` have all words of one of ``names``, in any order and case; one of them, if not ``wholly``.

    >>> [tells("Gashit, e quajtur Arta", ["Arta Gashi"]), tells("Arta Leka", ["Arta Gashi"])]
    [True, False]
    """
    found = [word for word, _ in _words(words)]
    enough = all if wholly else any
    return any(
        bool(parts)
        and enough(any(_is(word, part, lang) for word in found for lang in LANGUAGES) for part in parts)
        for parts in (_WORD.findall(to_latin(name)) for name in names)
    )


def _words(text: str) -> list[tuple[str, Span]]:
    return [(match[0], Span(match.start(), match.end())) for match in _WORD.finditer(text)]


def printed(release: Release, names: Collection[str], others: Sequence[PersonMention]) -> Iterator[Span]:
    """Where the text prints one of ``names`` in full, and then its last word alone, but for names of ``others``."""
    text, language = release.text, release.language
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
    for at in range(len(words) - len(parts) + 1 if parts else 0):
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


def in_address(name: str, address: str) -> bool:
    """Whether an address spells out all words of ``name``."""
    spelt, parts = set(slug(address).split("-")), _WORD.findall(to_latin(name))
    return bool(parts) and all(slug(part) in spelt for part in parts)
