"""Whether two names mean the same body."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache, lru_cache

from ingest.evaluate.wording import folding, head, plain, state_aside, stems
from ontology.language.fold import fold
from ontology.lookup import vocabulary
from ontology.model import LANGUAGES, Language


def same_unit(expected: str, found: str, language: Language, wholes: Collection[str] = ()) -> bool:
    """Whether ``found`` names the body that the annotation calls ``expected``.

    It does by any name or acronym of the vocabulary in any language, by the same words in spite of case,
    articles, prepositions and script, and by more of the full name than the annotation has. ``wholes``: names of
    what the body is part of, as the annotation says; then more of the name must be a name of one of these.

    >>> same_unit("Prokuroria Themelore e Pejës", "Prokuroria Themelore në Pejë", "sq")
    True
    >>> same_unit("Sekretariati", "Sekretariati i KPK-së", "sq")
    True
    >>> same_unit("Sekretariati", "Këshilli Prokurorial i Kosovës", "sq")
    False
    """
    if fold(plain(expected)) == fold(plain(found)):
        return True
    one, other = stems(_long(expected, language), language), stems(_long(found, language), language)
    if _towns(one) and _towns(other) and _towns(one) != _towns(other):
        return False
    codes, others = codes_of(expected, language), codes_of(found, language)
    if codes and others:
        return bool(codes & others)
    if (
        set(one) == set(other)
        or set(state_aside(one, language)) == set(state_aside(other, language)) != set()
    ):
        return True
    return _carries_more(expected, found, language, wholes, known=bool(codes))


def _carries_more(
    expected: str, found: str, language: Language, wholes: Collection[str], *, known: bool
) -> bool:
    """Whether ``found`` is ``expected`` with what it is part of.

    A body the vocabulary knows (``known``) is named whole already: only the state may be added to it.
    """
    one, other = stems(_long(expected, language), language), stems(_long(found, language), language)
    if head(expected, language) != head(found, language) or not set(one) < set(other):
        return False
    if folding(language).head_first and other[: len(one)] != one:
        return False  # “Prokuroria …” is not “Departamenti i Prokurorisë …”, nor is a part its whole
    added = set(state_aside(tuple(w for w in other if w not in one), language))
    if known:
        return not added
    meant = [set(stems(_long(whole, language), language)) for whole in wholes]
    return not meant or any(added & whole and _towns(added) <= _towns(whole) for whole in meant)


def _towns(words: Collection[str]) -> set[str]:
    return {word for word in words if word.startswith("@")}


@lru_cache(maxsize=65536)
def codes_of(name: str, language: Language) -> frozenset[str]:
    """Codes of the units of the vocabulary that ``name`` can mean, in any language; empty for none.

    >>> sorted(codes_of("KPC", "sq"))
    ['kpk']
    """
    bare = plain(name)
    if bare.isupper() or fold(bare) in _acronyms():
        found = _acronyms().get(fold(bare), frozenset())
        if found:
            return found
    whole = _long(bare, language)
    languages = (language, *(known for known in LANGUAGES if known != language))
    for known in languages:
        words = frozenset(stems(whole if known == language else bare, known))
        for form in (words, frozenset(state_aside(tuple(words), known))):
            if form and (codes := _names(known).get(form)):
                return codes
    return frozenset()


def _long(name: str, language: Language) -> str:
    """``name`` with each acronym in it that means one unit replaced by that unit's name."""
    words = plain(name).split()
    if len(words) < 2:
        return plain(name)
    out = []
    for word in words:
        codes = _acronyms().get(fold(word), frozenset()) if word.isupper() else frozenset()
        unit = vocabulary().units[next(iter(codes))] if len(codes) == 1 else None
        out.append(unit.labels.get(language, word) if unit else word)
    return " ".join(out)


@cache
def _acronyms() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for unit in vocabulary().units.values():
        hidden = [name for names in unit.hidden.values() for name in names if name.isupper()]
        for acronym in (*unit.acronyms.values(), *hidden):
            found[fold(acronym)].add(unit.code)
    return {acronym: frozenset(codes) for acronym, codes in found.items()}


@cache
def _names(language: Language) -> Mapping[frozenset[str], frozenset[str]]:
    """The stems of every name in ``language`` → the units it names."""
    found: dict[frozenset[str], set[str]] = defaultdict(set)
    for unit in vocabulary().units.values():
        names = (
            unit.labels.get(language),
            *unit.alternatives.get(language, ()),
            *unit.hidden.get(language, ()),
        )
        for name in filter(None, names):
            words = stems(_long(name, language), language)
            found[frozenset(words)].add(unit.code)
            if len(state_aside(words, language)) > 1:
                found[frozenset(state_aside(words, language))].add(unit.code)
    return {words: frozenset(codes) for words, codes in found.items()}
