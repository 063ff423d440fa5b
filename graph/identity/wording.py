"""What names of bodies have in common across languages, by a small glossary (``bodies.yml``).

Made for units that the vocabulary does not have. A word of the glossary stands for what it means, a town for itself,
any other word for its beginning: names of programmes and countries differ in their endings at most.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

import yaml

from ontology.language.fold import fold, stem
from ontology.language.regional import search_key
from ontology.language.script import to_latin
from ontology.lookup import vocabulary
from ontology.model import LANGUAGES, Language

_WORD = re.compile(r"\w+", re.UNICODE)
#: Kind of the bodies outside the system: what they are is told by their names only.
OUTSIDE: Final = "external"
#: Letters by which words that no list has are compared in two languages.
_BEGINNING: Final = 5


@dataclass(frozen=True, slots=True)
class Wording:
    """A name in comparable form. ``meant``: what its words mean; ``words``: their stems in its own language."""

    language: Language
    meant: frozenset[str]
    words: frozenset[str]

    def same(self, other: "Wording", *, least: int) -> bool:
        """Whether both names say the same: in one language in the same words, else with the same meaning.

        ``least``: how many words it takes. Within an office one will do; outside, one is no name: a court.
        """
        if self.language == other.language:
            return len(self.words) >= least and self.words == other.words
        return len(self.meant) >= least and self.meant == other.meant

    def shared(self, other: "Wording") -> frozenset[str]:
        """What both mean."""
        return self.meant & other.meant


@dataclass(frozen=True, slots=True)
class _Glossary:
    """Per language: beginnings of words, the longest first, with what they mean; whole words; and those left out."""

    begins: Mapping[Language, tuple[tuple[str, str], ...]]
    whole: Mapping[Language, Mapping[str, str]]
    joining: Mapping[Language, frozenset[str]]
    kinds: Mapping[Language, tuple[str, ...]]


@lru_cache(maxsize=16384)
def wording(name: str, language: Language, kind: str) -> Wording:
    """``name`` of a unit of ``kind`` (key of ``voc/unit-kind``) in comparable form."""
    known = _glossary()
    folded = [fold(to_latin(word)) for word in _WORD.findall(name)]
    words = [word for word in folded if word not in known.joining[language]]
    if kind != OUTSIDE:
        words = [word for word in words if not word.startswith(known.kinds[language])]
    return Wording(
        language,
        frozenset(_meant(word, language) for word in words),
        frozenset(stem(word, language) for word in words),
    )


def _meant(word: str, language: Language) -> str:
    known = _glossary()
    if word in known.whole[language]:
        return known.whole[language][word]
    for beginning, concept in known.begins[language]:
        if word.startswith(beginning):
            return concept
    return _places().get(stem(word, language)) or f"“{search_key(word)[:_BEGINNING]}”"


@cache
def _glossary() -> _Glossary:
    """The glossary. Raises ``KeyError`` or ``ValueError`` if the file is not well formed."""
    text = files("graph.identity").joinpath("bodies.yml").read_text("utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    joining, kinds = data.pop("_joining"), data.pop("_kinds")
    begins: dict[Language, list[tuple[str, str]]] = {language: [] for language in LANGUAGES}
    whole: dict[Language, dict[str, str]] = {language: {} for language in LANGUAGES}
    for concept, words in data.items():
        for language in LANGUAGES:
            for word in words[language]:
                if word.startswith("="):
                    whole[language][fold(word[1:])] = concept
                else:
                    begins[language].append((fold(word), concept))
    return _Glossary(
        {language: tuple(sorted(some, key=lambda b: (-len(b[0]), b))) for language, some in begins.items()},
        whole,
        {language: frozenset(map(fold, joining[language])) for language in LANGUAGES},
        {language: tuple(map(fold, kinds[language])) for language in LANGUAGES},
    )


@cache
def _places() -> Mapping[str, str]:
    """Stem of a town's name of one word → its key."""
    return {
        stem(label, language): place.key
        for place in vocabulary().concepts["place"].values()
        for language in LANGUAGES
        for label in [place.labels[language], *place.alternatives.get(language, ())]
        if " " not in label
    }
