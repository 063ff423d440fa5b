"""Letters that a page has lost: “Tu?ila?ki” for “Tužilački”, or a headline without diacritics (“tuzilastva u Peci”).

Which letters can be lost is data (field ``lost`` of a language's grammar). A word is mended where one word alone
fits: a word of the lexicon or vocabulary, a given name, a word that stands whole elsewhere in the text, or one of
the dictionary; else it stays as printed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product

from ingest.lexicon.lemma import lemma
from ingest.lexicon.load import words
from ontology.language.declension import adjective_forms, declined, noun_forms
from ontology.language.fold import fold
from ontology.language.given_names import spelled_names
from ontology.language.grammar import grammar
from ontology.language.script import has_cyrillic, to_latin
from ontology.lookup import vocabulary
from ontology.model import Language

_WORD = re.compile(r"[^\W\d_]+")
_DAMAGED = re.compile(r"(?<=[^\W\d_])\?(?=[^\W\d_])")
#: So many marks inside words are no slip of the pen.
_LEAST = 2
#: Lost letters of one word that are looked for in the dictionary: each has five readings.
_GUESSED = 2
#: Letters of a word long enough for its spelling to be told from another's.
_LONG = 8
#: Words of a line among which a letter with diacritics is to be expected.
_LINE = 4


def is_damaged(text: str, language: Language) -> bool:
    """Whether letters of ``text`` were replaced by question marks."""
    return bool(grammar(language).lost) and len(_DAMAGED.findall(text)) >= _LEAST


class Mender:
    """Mends the words of one text in ``language``; ``text`` is searched for words that stand whole elsewhere.

    ``damaged``: whether it has words with question marks for letters; ``cyrillic``: whether it has Cyrillic letters.
    """

    def __init__(self, text: str, language: Language) -> None:
        self.damaged = is_damaged(text, language)
        self.cyrillic = has_cyrillic(text)
        self._language = language
        self._lost = grammar(language).lost
        self._text = text
        self._found: Mapping[str, frozenset[str]] | None = None

    @property
    def mends(self) -> bool:
        """Whether any word of the text can need mending: it has question marks for letters, or it is Cyrillic."""
        return self.damaged or self.cyrillic

    def mended(self, printed: str, *, bare: bool) -> str:
        """``printed`` in Latin letters, with those that it has lost; ``bare``: its line has no diacritics."""
        word = to_latin(printed) if self.cyrillic else printed
        if self.damaged and "?" in word and len(word) > 1:
            word = self.marked(word)
        elif bare and word[0].isalpha():
            word = self.bare(word)
        return word

    def marked(self, word: str) -> str:
        """``word`` with question marks inside, in its letters if one reading fits."""
        key = _skeleton(word, self._lost)
        for table in (_known(self._language), self._own()):
            found = {w for w in table.get(key, ()) if _could_be(word.lower(), w.lower())}
            if len(found) == 1:
                return _as_printed(found.pop(), word)
        guessed = set(self._guesses(word.lower())) if word.count("?") <= _GUESSED else set()
        return _as_printed(guessed.pop(), word) if len(guessed) == 1 else word

    def _own(self) -> Mapping[str, frozenset[str]]:
        """The words of the text by what is left of them; most texts have lost no letter and never ask."""
        if self._found is None:
            self._found = _by_skeleton(_WORD.findall(self._text), self._lost)
        return self._found

    def bare(self, word: str) -> str:
        """``word`` of a text without diacritics, with those of the one known word it can be."""
        lowered = word.lower()
        if lowered in _known_words(self._language) or (word.islower() and lemma(word, self._language)):
            return word
        found = {w for w in _known_folded(self._language).get(fold(word), ()) if w != lowered}
        return _as_printed(found.pop(), word) if len(found) == 1 else word

    def lacks_diacritics(self, line: str, words_: int) -> bool:
        """Whether a line shows no letter with diacritics, though its ``words_`` are enough for one."""
        if not self._lost or words_ < _LINE:
            return False
        letters = to_latin(line) if self.cyrillic else line
        return set(letters.lower()).isdisjoint({*self._lost, "?"})

    def _guesses(self, word: str) -> Iterator[str]:
        parts = word.split("?")
        for letters in product(self._lost, repeat=len(parts) - 1):
            tried = parts[0] + "".join(letter + part for letter, part in zip(letters, parts[1:], strict=True))
            if lemma(tried, self._language) is not None:
                yield tried


def _skeleton(word: str, lost: str) -> str:
    return re.sub(f"[{lost}]", "?", word.lower())


def _could_be(printed: str, whole: str) -> bool:
    return len(printed) == len(whole) and all(p in {"?", w} for p, w in zip(printed, whole, strict=True))


def _as_printed(word: str, printed: str) -> str:
    """``word`` with the capitals of ``printed``."""
    if printed.isupper() and len(printed) > 1:
        return word.upper()
    capital = printed[0].isupper() or (printed[0] == "?" and word[0].isupper())
    return word[0].upper() + word[1:] if capital else word


def _by_skeleton(found: Iterable[str], lost: str) -> Mapping[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for word in found:
        if "?" in (key := _skeleton(word, lost)):
            table.setdefault(key, set()).add(word)
    return {key: frozenset(group) for key, group in table.items()}


def respelt(word: str, language: Language) -> str:
    """``word``, with one letter that pages lose for another (“predsedavajuči”) if so it is one of offices and units."""
    lowered = word.lower()
    if len(word) < _LONG or set(grammar(language).lost).isdisjoint(lowered):
        return word
    if lowered in _known_words(language):
        return word
    found = _known_folded(language).get(fold(word), ())
    if len(found) != 1 or lemma(word, language) is not None:
        return word
    return _as_printed(next(iter(found)), word)


@cache
def _known(language: Language) -> Mapping[str, frozenset[str]]:
    return _by_skeleton(_known_words(language), grammar(language).lost)


@cache
def _known_folded(language: Language) -> Mapping[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for word in _known_words(language):
        table.setdefault(fold(word), set()).add(word)
    return {key: frozenset(group) for key, group in table.items()}


@cache
def _known_words(language: Language) -> frozenset[str]:
    """The words of units, roles, towns and given names, in every form, in lower case."""
    found: set[str] = set()
    for label in _labels(language):
        for word in _WORD.findall(label.lower()):
            found.add(word)
            found.update(f.text for gender in "mfn" for f in adjective_forms(word, gender, language))
    for row in words(language, "units")["heads"]:
        found.update(f.text for f in noun_forms(row["lemma"], row["gender"], language))
    found.update(word for phrase in _phrases(language) for word in _WORD.findall(phrase.lower()))
    for noun, gender in _role_nouns(language):
        found.update(f.text for f in noun_forms(noun, gender, language))
    names = [*(p.labels.get(language, "") for p in vocabulary().concepts["place"].values()), *spelled_names()]
    for name in filter(None, names):
        for gender in "mf":
            found.update(f.text.lower() for f in declined(name, gender, language))
    return frozenset(found)


def _phrases(language: Language) -> Iterator[str]:
    """The phrases by which sentences are read."""
    yield from words(language, "events").get("under", ())
    for forms in words(language, "frames").get("kinds", {}).values():
        for listed in forms.values():
            yield from listed


def _labels(language: Language) -> Iterator[str]:
    for unit in vocabulary().units.values():
        yield unit.labels.get(language, "")
        yield from unit.alternatives.get(language, ())
    for role in vocabulary().roles.values():
        yield from (role.labels_m.get(language, ""), role.labels_f.get(language, ""))


def _role_nouns(language: Language) -> Iterator[tuple[str, str]]:
    rows = words(language, "roles")["nouns"]
    yield from ((row[g[0]].split()[-1], g[0]) for row in rows for g in ("m", "f") if g in row)
    for role in vocabulary().roles.values():
        for label, gender in ((role.labels_m.get(language), "m"), (role.labels_f.get(language), "f")):
            if label:
                yield from ((word, gender) for word in label.lower().split()[:3])
