"""Names of the vocabulary with one slip of the keyboard: “Njësiti për Shqyrtimin e Perfomancës së Prokurorive”."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from rapidfuzz.distance import OSA

from ingest.mention.known_units import UnitSpan
from ingest.mention.unit_names import Key, key_of
from ontology.lookup import vocabulary
from ontology.model import Language

#: Words that a name must have for one of them to be told by the others, and letters of its stem.
_WORDS, _LETTERS = 3, 6
#: Letters of the misspelt stem where one other word alone tells the name.
_LONG = 8


def spelled_right(unit: UnitSpan, language: Language) -> UnitSpan:
    """``unit`` as the vocabulary spells it, if its name is that of one unit there but for one letter; else itself."""
    if unit.code is not None or unit.bare or unit.plural:
        return unit
    key = key_of(unit.name, language)
    codes = {
        code
        for at, word in enumerate(key)
        for meant, code in _gaps(language).get(_without(key, at), ())
        if len(word) >= (_LETTERS if len(key) >= _WORDS else _LONG)
        and OSA.distance(word, meant, score_cutoff=1) == 1
    }
    if len(codes) != 1:
        return unit
    meant = vocabulary().units[codes.pop()]
    return replace(
        unit,
        name=meant.labels.get(language, unit.name),
        kind=meant.kind,
        rule="unit-misspelt",
        code=meant.code,
    )


def _without(key: Key, at: int) -> Key:
    return (*key[:at], "", *key[at + 1 :])


@cache
def _gaps(language: Language) -> Mapping[Key, tuple[tuple[str, str], ...]]:
    """Stems of a name with a gap for one of them → (the stem meant there, code of the unit)."""
    found: dict[Key, set[tuple[str, str]]] = {}
    for unit in vocabulary().units.values():
        spelled = (*unit.alternatives.get(language, ()), *unit.hidden.get(language, ()))
        for name in filter(None, (unit.labels.get(language), *spelled)):
            key = key_of(name, language)
            for at, word in enumerate(key) if len(key) >= _WORDS - 1 else ():
                if len(word) >= (_LETTERS if len(key) >= _WORDS else _LONG):
                    found.setdefault(_without(key, at), set()).add((word, unit.code))
    return {key: tuple(sorted(words)) for key, words in found.items()}
