"""Names of several words, found in every case: a pattern per name, compared word by word.

The first word of a pattern is matched by its generated forms where the language's lexicon knows the noun, every
other word by its stem. Articles and the preposition before a town are passed over on both sides, so that
“Prokuroria Themelore në Pejë” is found as “Prokurorisë Themelore të Pejës”.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Generic, TypeVar

from ingest.mention.tokens import Openers, Token
from ontology.language.declension import Form, phrase_forms
from ontology.language.fold import fold, stem
from ontology.language.grammar import grammar
from ontology.model import Language

Value = TypeVar("Value")
#: Whether a name is found by the stem of its first word, and the place in which it was added.
_Order = tuple[bool, int]

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
    """One name to find. ``value``: what it means; ``form``: that of its noun, if it was added in its forms."""

    value: Value
    form: Form | None = None


@dataclass(frozen=True, slots=True)
class Match(Generic[Value]):
    """``pattern`` found at tokens ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    pattern: Pattern[Value]


@dataclass(slots=True)
class _Node(Generic[Value]):
    """What can follow the words of some names: a word told by its stem or as a whole; the names that end here.

    ``names``: each with its place among all.
    """

    by_stem: dict[str, "_Node[Value]"] = field(default_factory=dict)
    whole: dict[str, "_Node[Value]"] = field(default_factory=dict)
    names: list[tuple[_Order, Pattern[Value]]] = field(default_factory=list)

    def put(self, whole: Sequence[str], stems: Sequence[str], order: _Order, pattern: Pattern[Value]) -> None:
        """Add a name that goes on with the folded words ``whole``, then with ``stems``."""
        node = self
        for word in whole:
            node = node.whole.setdefault(word, _Node())
        for word in stems:
            node = node.by_stem.setdefault(word, _Node())
        node.names.append((order, pattern))

    def next(self, token: Token) -> list["_Node[Value]"]:
        """Where ``token`` leads to."""
        found = (self.by_stem.get(token.stem), self.whole.get(token.folded))
        return [node for node in found if node is not None]


@dataclass(slots=True)
class PatternIndex(Generic[Value]):
    """All patterns of one kind in one language, as a tree of words; longest match wins, then the first added.

    Names found by the form of their first word come before those found by its stem. ``passing``: further words passed
    over inside a name (“Kryeprokurori *i ri* i Shtetit”). ``commas``: a comma may stand inside a name (“Buxhet,
    Financa dhe Personel”).
    """

    language: Language
    passing: frozenset[str] = frozenset()
    commas: bool = True
    _by_form: dict[str, _Node[Value]] = field(default_factory=dict)
    _by_stem: dict[str, _Node[Value]] = field(default_factory=dict)
    _added: int = 0
    _passed: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Note what is passed over inside a name."""
        small = grammar(self.language).articles | LOCATIVE[self.language] | _APOSTROPHES
        self._passed = small | self.passing | ({","} if self.commas else set())

    def add(self, name: str, value: Value, forms: Iterable[Form] = ()) -> None:
        """Find ``name`` from now on. ``forms``: of its first word; without them the word is compared by stem."""
        first, *rest = words_of(name, self.language)
        stems = [stem(word, self.language) for word in rest]
        forms = tuple(forms)
        for form in forms:
            self._put(self._by_form, form.text.lower(), (), stems, Pattern(value, form))
        if not forms:
            self._put(self._by_stem, stem(first, self.language), (), stems, Pattern(value))

    def add_declined(self, name: str, gender: str, value: Value) -> None:
        """Find ``name`` in every case and number: adjectives, the noun they agree with, and words that stay.

        For languages whose adjectives stand before the noun; ``gender`` is the noun's.
        """
        words = words_of(name, self.language)
        noun = noun_at(words, self.language)
        tail = [stem(word, self.language) for word in words[noun + 1 :]]
        declined = tuple(word.lower() for word in words[: noun + 1])
        for written, form in phrase_forms(declined, gender, self.language):
            self._put(self._by_form, written[0], [fold(w) for w in written[1:]], tail, Pattern(value, form))

    def _put(
        self,
        tree: dict[str, _Node[Value]],
        first: str,
        whole: Sequence[str],
        stems: Sequence[str],
        pattern: Pattern[Value],
    ) -> None:
        order = (tree is self._by_stem, self._added)
        tree.setdefault(first, _Node()).put(whole, stems, order, pattern)
        self._added += 1

    def openers(self) -> Openers:
        """The words with which names begin."""
        return Openers(self.language, lower=self._by_form.keys(), stems=self._by_stem.keys())

    def begins(self, token: Token) -> bool:
        """Whether some name begins with ``token``; most tokens begin none."""
        return token.lower in self._by_form or token.stem in self._by_stem

    def at(self, tokens: Sequence[Token], start: int) -> Match[Value] | None:
        """The longest name that begins at token ``start``."""
        return next(iter(self.all_at(tokens, start)), None) if self.begins(tokens[start]) else None

    def all_at(self, tokens: Sequence[Token], start: int) -> list[Match[Value]]:
        """Every name that begins at ``start`` and is as long as the longest."""
        token = tokens[start]
        begun = (self._by_form.get(token.lower), self._by_stem.get(token.stem))
        nodes = [node for node in begun if node is not None]
        longest: tuple[int, list[_Node[Value]]] = start, []
        at = start
        while nodes:
            at = after_ending(tokens, at + 1)
            if [node for node in nodes if node.names]:
                longest = at, nodes
            while at < len(tokens) and tokens[at].lower in self._passed:
                at += 1
            nodes = [n for node in nodes for n in node.next(tokens[at])] if at < len(tokens) else []
        end, nodes = longest
        named = [name for node in nodes for name in node.names]
        if len(nodes) > 1:
            named.sort(key=itemgetter(0))
        return [Match(start, end, pattern) for _, pattern in named]


def words_of(name: str, language: Language) -> list[str]:
    """The words of ``name`` that count: no articles, punctuation or case endings behind a hyphen."""
    small = grammar(language).articles | LOCATIVE[language]
    return [word for word in _NAME_WORD.findall(name) if word not in small] or [name]


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
    return name_stems(one, language) == name_stems(other, language) or fold(one) == fold(other)


def name_stems(name: str, language: Language) -> tuple[str, ...]:
    """The words of ``name`` that count, as stems: what its spellings and cases have in common."""
    return tuple(stem(word, language) for word in words_of(name, language))
