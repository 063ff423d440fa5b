"""Names of several words, found in every case: a pattern per name, compared word by word.

The first word of a pattern is matched by its generated forms where the language's lexicon knows the noun, every
other word by its stem. Articles and the preposition before a town are passed over on both sides, so that
“Prokuroria Themelore në Pejë” is found as “Prokurorisë Themelore të Pejës”.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ingest.mention.tokens import Token
from ontology.language.declension import Form, phrase_forms
from ontology.language.fold import fold, stem
from ontology.language.grammar import grammar
from ontology.model import Language

Value = TypeVar("Value")

#: A word of a name; an acronym's case ending (SHBA-së) is no part of it.
_NAME_WORD = re.compile(r"\w+(?:['’]\w+)*(?=-[a-zëç]{1,4}\b)|(?<!\w-)\b\w+(?:['’]\w+)*")
#: An apostrophe behind a plural inside a name (“Prosecutors` Unit”).
_APOSTROPHES = frozenset({"'", "’", "`"})
#: Prepositions before a town, equal to a genitive (“në Pejë”, “u Peći”, “in Peja”).
LOCATIVE: Mapping[Language, frozenset[str]] = {
    "sq": frozenset({"në", "ne"}),
    "sr": frozenset({"u"}),
    "en": frozenset({"in"}),
}


@dataclass(frozen=True, slots=True)
class Pattern(Generic[Value]):
    """One name to find. ``words``: the stems that each word after the first can have; ``value``: what it means."""

    words: tuple[frozenset[str], ...]
    value: Value
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class Match(Generic[Value]):
    """``pattern`` found at tokens ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    pattern: Pattern[Value]


@dataclass(slots=True)
class PatternIndex(Generic[Value]):
    """All patterns of one kind in one language, by their first word; longest match wins, then the first added.

    ``passing``: further words passed over inside a name (“Kryeprokurori *i ri* i Shtetit”). ``commas``: a comma may
    stand inside a name (“Buxhet, Financa dhe Personel”).
    """

    language: Language
    passing: frozenset[str] = frozenset()
    commas: bool = True
    _by_form: dict[str, list[Pattern[Value]]] = field(default_factory=lambda: defaultdict(list))
    _by_stem: dict[str, list[Pattern[Value]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, value: Value, forms: Iterable[Form] = ()) -> None:
        """Find ``name`` from now on. ``forms``: of its first word; without them the word is compared by stem."""
        first, *rest = self.words(name)
        words = tuple(frozenset({stem(word, self.language)}) for word in rest)
        forms = tuple(forms)
        for form in forms:
            self._by_form[form.text.lower()].append(Pattern(words, value, form))
        if not forms:
            self._by_stem[stem(first, self.language)].append(Pattern(words, value))

    def add_declined(self, name: str, gender: str, value: Value) -> None:
        """Find ``name`` in every case and number: adjectives, the noun they agree with, and words that stay.

        For languages whose adjectives stand before the noun; ``gender`` is the noun's.
        """
        words = self.words(name)
        noun = noun_at(words, self.language)
        tail = tuple(frozenset({stem(word, self.language)}) for word in words[noun + 1 :])
        declined = tuple(word.lower() for word in words[: noun + 1])
        for written, form in phrase_forms(declined, gender, self.language):
            whole = tuple(frozenset({_whole(word)}) for word in written[1:])
            self._by_form[written[0]].append(Pattern((*whole, *tail), value, form))

    def words(self, name: str) -> list[str]:
        """The words of ``name`` that count: no articles, punctuation or case endings behind a hyphen."""
        found = [word for word in _NAME_WORD.findall(name) if not self._passed_over(word)]
        return found or [name]

    def _passed_over(self, word: str) -> bool:
        return word in grammar(self.language).articles or word in LOCATIVE[self.language]

    def at(self, tokens: Sequence[Token], start: int) -> Match[Value] | None:
        """The longest name that begins at token ``start``."""
        token = tokens[start]
        candidates = [
            *self._by_form.get(token.lower, ()),
            *self._by_stem.get(token.stem, ()),
        ]
        best: Match[Value] | None = None
        for pattern in candidates:
            end = self._end(tokens, after_ending(tokens, start + 1), pattern.words)
            if end is not None and (best is None or end > best.end):
                best = Match(start, end, pattern)
        return best

    def all_at(self, tokens: Sequence[Token], start: int, end: int) -> list[Match[Value]]:
        """Every name that begins at ``start`` and is as long as the longest, ending at ``end``."""
        token = tokens[start]
        candidates = [
            *self._by_form.get(token.lower, ()),
            *self._by_stem.get(token.stem, ()),
        ]
        return [
            Match(start, end, p)
            for p in candidates
            if self._end(tokens, after_ending(tokens, start + 1), p.words) == end
        ]

    def _end(self, tokens: Sequence[Token], at: int, words: Sequence[frozenset[str]]) -> int | None:
        for word in words:
            while at < len(tokens) and (
                (self.commas and tokens[at].text == ",")
                or tokens[at].text in _APOSTROPHES
                or self._passed_over(tokens[at].lower)
                or tokens[at].lower in self.passing
            ):
                at += 1
            if at == len(tokens) or not word & {
                tokens[at].stem,
                _whole(tokens[at].text),
            }:
                return None
            at = after_ending(tokens, at + 1)
        return at


def _whole(word: str) -> str:
    """``word`` to be compared whole, which no stem looks like."""
    return f"={fold(word)}"


def noun_at(words: Sequence[str], language: Language) -> int:
    """Index of the noun in a name: the first word that does not look like an adjective before it."""
    adjective = grammar(language).adjective
    if adjective is None:
        return 0
    found = (n for n, word in enumerate(words) if not adjective.search(word.lower()))
    return next(found, len(words) - 1)


def after_ending(tokens: Sequence[Token], at: int) -> int:
    """``at``, or the token after a case ending glued to an acronym with a hyphen: KPK-ja, SHBA-së."""
    if at + 1 < len(tokens) and tokens[at].text == "-" and tokens[at].glued and tokens[at + 1].glued:
        ending = tokens[at + 1].text
        if ending.islower() and len(ending) <= 4 and tokens[at - 1].upper:
            return at + 2
    return at


def same_name(one: str, other: str, language: Language) -> bool:
    """Whether two names have the same words but for case, articles and diacritics."""
    index: PatternIndex[None] = PatternIndex(language)
    left, right = index.words(one), index.words(other)
    return [stem(w, language) for w in left] == [stem(w, language) for w in right] or fold(one) == fold(other)
