"""Words of a name reduced to what two wordings of it have in common: script, case, articles, towns' names.

This is the scorer's own folding, on purpose not the reader's: a fault of the reader's must not excuse itself.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import takewhile

import yaml

from ontology.language.declension import name_forms
from ontology.language.fold import fold, stem
from ontology.language.script import to_latin
from ontology.lookup import vocabulary
from ontology.model import LANGUAGES, Language

#: An ending glued to an acronym: “KPK-së”, “USAID-it”, “SAD-a”.
_ACRONYM_ENDING = re.compile(r"(?<=[^\W\d_a-zëç])-[^\W\d_]{1,3}\b")
#: An acronym in brackets behind the name it abbreviates.
_BRACKETED = re.compile(r"\s*\([^()]*\)\s*$")
_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]*)?")
#: Fewest letters that the cutting of endings leaves.
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Folding:
    """The table of one language; the fields are described at the top of ``folding.yml``."""

    ignored: frozenset[str]
    endings: tuple[str, ...]
    equal: Mapping[str, str]
    glued: frozenset[str]
    state: frozenset[str]
    head_first: bool


@cache
def folding(language: Language) -> Folding:
    """The table of ``language``."""
    row = yaml.safe_load(files("ingest.evaluate").joinpath("folding.yml").read_text("utf-8"))[language]
    return Folding(
        frozenset(row["ignored"]),
        tuple(sorted(row["endings"], key=len, reverse=True)),
        row["equal"],
        frozenset(row["glued"]),
        frozenset(row["state"]),
        row["head"] == "first",
    )


def plain(name: str) -> str:
    """``name`` in Latin letters, without an acronym in brackets behind it and endings glued to acronyms."""
    return _ACRONYM_ENDING.sub("", _BRACKETED.sub("", to_latin(name))).strip()


@lru_cache(maxsize=65536)
def stems(name: str, language: Language) -> tuple[str, ...]:
    """The stems of the words of ``name`` that carry its meaning, in their order; towns as ``@`` and their code.

    >>> stems("Prokuroria Themelore e Pejës", "sq") == stems("Prokurorinë Themelore në Pejë", "sq")
    True
    """
    table = folding(language)
    words: list[str] = []
    for word in _words(plain(name), language):
        if words and words[-1] in table.glued and word not in table.ignored:
            words[-1] += word
        elif word not in table.ignored:
            words.append(word)
    return tuple(town(word) or _cut(word, table.endings) for word in words)


@lru_cache(maxsize=65536)
def head(name: str, language: Language) -> str:
    """The stem of the noun that says what a body of this ``name`` is.

    >>> head("Special Prosecution of the Republic of Kosovo", "en"), head("Sekretariati i KPK-së", "sq")
    ('prosecution', 'sekretar')
    """
    table = folding(language)
    if table.head_first:
        return next(iter(stems(name, language)), "")
    own = list(takewhile(lambda w: w not in table.ignored, _words(plain(name), language)))
    return _cut(own[-1], table.endings) if own else ""


@cache
def town(word: str) -> str | None:
    """``@`` and the code of the town that ``word`` names in any case and language, else ``None``.

    >>> town("Gjilanit"), town("Peći"), town("kosova")
    ('@gjilan', '@peje', None)
    """
    for language in LANGUAGES:
        code = _towns(language).get(stem(word, language))
        if code is not None:
            return f"@{code}"
    return None


def state_aside(words: Sequence[str], language: Language) -> tuple[str, ...]:
    """``words`` without those that name the state."""
    state = folding(language).state
    return tuple(word for word in words if word not in state)


def _words(name: str, language: Language) -> list[str]:
    words = [w.translate({0x2019: "'", 0x60: "'"}) for w in _WORD.findall(fold(name))]
    joined = f" {' '.join(words)} "
    for wording, meant in folding(language).equal.items():
        joined = joined.replace(f" {wording} ", f" {meant} ")
    return joined.split()


def _cut(word: str, endings: Sequence[str]) -> str:
    while True:
        ending = next((e for e in endings if word.endswith(e) and len(word) - len(e) >= _SHORTEST), None)
        if ending is None:
            return word
        word = word.removesuffix(ending)


@cache
def _towns(language: Language) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for code, place in vocabulary().concepts["place"].items():
        spellings = (place.labels.get(language), *place.alternatives.get(language, ()))
        for spelling in filter(None, spellings):
            if len(spelling.split()) == 1:
                for form in name_forms(spelling, language):
                    found.setdefault(stem(form, language), code)
    return found
