"""Names of the vocabulary by their words, in whatever order of letters, articles and possessives they are printed."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from ingest.lexicon.load import words
from ingest.mention.pattern import LOCATIVE, PatternIndex, words_of
from ontology.language.fold import fold, stem
from ontology.language.grammar import grammar
from ontology.lookup import VocabUnit, vocabulary
from ontology.model import Language

#: What stands between a department and its office in labels of the vocabulary.
_DASH = " – "

Key = tuple[str, ...]


@cache
def modifiers_first(language: Language) -> bool:
    """Whether names of the language have their modifiers in front of the noun (``order`` in ``units.yml``)."""
    return bool(words(language, "units").get("order") == "modifiers-first")


def key_of(name: str, language: Language) -> Key:
    """The words of ``name`` that count, as stems: no articles, apostrophes or prepositions of place.

    >>> key_of("Basic Prosecution in Peja", "en") == key_of("the Basic Prosecution of Pejë", "en")
    True
    """
    skipped = grammar(language).articles | LOCATIVE[language]
    plain = name.replace("`", "'").replace("’", "'")
    found = (word.strip("'.,;:()") for word in plain.replace("-", " ").split())
    return tuple(stem(word, language) for word in found if word and word.lower() not in skipped)


@cache
def unit_heads(language: Language) -> Mapping[str, Mapping[str, Any]]:
    """Folded head noun of ``units.yml`` → its row."""
    return {fold(row["lemma"]): row for row in words(language, "units")["heads"]}


def _labels(unit: VocabUnit, language: Language) -> tuple[str, ...]:
    return tuple(
        name
        for name in (
            unit.labels.get(language),
            *unit.alternatives.get(language, ()),
            *unit.hidden.get(language, ()),
        )
        if name
    )


def _is_role(name: str, unit: VocabUnit, language: Language) -> bool:
    """Whether a name is that of an office holder too (“National Coordinator for Elections”): then he is meant."""
    stems = {stem(word, language) for word in name.split()}
    return unit.kind == "coordinator-office" and not stems & {stem(w, language) for w in unit_heads(language)}


@cache
def name_index(language: Language) -> PatternIndex[str]:
    """Every name of two words and more, and every name of one that is no noun, → code of its unit."""
    index: PatternIndex[str] = PatternIndex(language)
    heads = unit_heads(language)
    for unit in vocabulary().units.values():
        for name in _labels(unit, language):
            single = len(words_of(name, language)) == 1
            noun = fold(name) in heads and not heads[fold(name)].get("whole")
            if _DASH not in name and not _is_role(name, unit, language) and not (single and noun):
                index.add(name, unit.code)
    return index


@cache
def _codes(language: Language) -> Mapping[Key, str]:
    found: dict[Key, str] = {}
    for unit in vocabulary().units.values():
        for name in _labels(unit, language):
            if _DASH not in name and not _is_role(name, unit, language):
                found.setdefault(key_of(name, language), unit.code)
    return found


@cache
def _parts(language: Language) -> Mapping[tuple[str, Key], str]:
    found: dict[tuple[str, Key], str] = {}
    for unit in vocabulary().units.values():
        for name in _labels(unit, language):
            if unit.parent is not None:
                own = name.split(_DASH)[0]
                found.setdefault((unit.parent, key_of(own, language)), unit.code)
    return found


@cache
def _wordings(language: Language) -> Mapping[Key, str]:
    rows: Mapping[str, str] = words(language, "units").get("wordings", {})
    return {key_of(name, language): canonical for name, canonical in rows.items()}


def code_of(name: str, language: Language) -> str | None:
    """Code of the unit of the vocabulary that ``name`` names, ``None`` if it is none."""
    return _codes(language).get(key_of(name, language))


def part_code(own: str, whole: str | None, language: Language) -> str | None:
    """Code of the part called ``own`` of the unit with code ``whole``.

    >>> part_code("Department for Serious Crimes", "pth-peje", "en")
    'pth-peje-dkr'
    """
    if whole is None:
        return None
    parts = _parts(language)
    canonical = _wordings(language).get(key_of(own, language), own)
    found = parts.get((whole, key_of(own, language))) or parts.get((whole, key_of(canonical, language)))
    return found or _only_of_kind(own, whole, language)


def _only_of_kind(own: str, whole: str, language: Language) -> str | None:
    """“Secretariat of the KPC”: the one part of the whole whose kind the noun alone names."""
    row = unit_heads(language).get(fold(own))
    parts = [u for u in vocabulary().units.values() if row and u.parent == whole and u.kind == row["kind"]]
    return parts[0].code if len(parts) == 1 else None


def wording(name: str, language: Language) -> str:
    """The wording that stands for ``name``: the vocabulary's of a kind of unit that every office has, else itself."""
    return _wordings(language).get(key_of(name, language), name)


def head_of(name: str, language: Language) -> str:
    """The noun at the head of a unit's ``name``, folded: its first word, or the last before what is linked.

    >>> head_of("Prosecution Performance Review Unit", "en"), head_of("Komisioni Disiplinor", "sq")
    ('unit', 'komisioni')
    """
    if not modifiers_first(language):
        return fold(name.split(maxsplit=1)[0])
    links = {link.split()[0] for link in words(language, "units")["links"]} | LOCATIVE[language]
    found = ""
    for word in fold(name).split():
        if word in links and found:
            break
        found = word if word in unit_heads(language) else found
    return found


def joined(texts: Sequence[str]) -> str:
    """Words to a name: no blank before a comma or inside a possessive or hyphened word."""
    out = ""
    for text in texts:
        out += text if not out or text in {",", "'", "-"} or out.endswith("-") else f" {text}"
    return out
