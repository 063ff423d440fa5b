"""Units that have a name already: those of the vocabulary by any of their names, and acronyms."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.lexicon.load import words
from ingest.mention.nouns import head_forms, head_nouns
from ingest.mention.pattern import PatternIndex, after_ending, noun_at, words_of
from ingest.mention.tokens import Openers, Token
from ontology.language.grammar import grammar
from ontology.lookup import vocabulary
from ontology.model import Language

#: Kinds whose names of several words name one body also without a capital: “apelaciono tužilaštvo”.
_LOWER = frozenset({"prosecution-office", "council"})
#: Tokens of a name that is one without a capital where names begin with their noun.
_SMALL = 3


@dataclass(frozen=True, slots=True)
class UnitSpan:
    """Tokens ``start`` to ``end`` (exclusive) name a unit.

    ``code``: in the vocabulary, if the words are a name of it. ``name``: nominative. ``acronym``: the words are
    one. ``inner``: a unit named within this name (“Drejtoria … e Policisë”). ``bare``: the noun alone. ``pointed``:
    the words point back to a unit named before (“këtij komisioni”).
    """

    start: int
    end: int
    name: str
    kind: str
    rule: str
    code: str | None = None
    acronym: str | None = None
    inner: "UnitSpan | None" = None
    bare: bool = False
    plural: bool = False
    pointed: bool = False


@cache
def _index(language: Language) -> PatternIndex[str]:
    """Every name of every unit of the vocabulary → its code."""
    index: PatternIndex[str] = PatternIndex(language)
    forms = head_forms(language)
    for unit in vocabulary().units.values():
        names = [
            unit.labels.get(language),
            *unit.alternatives.get(language, ()),
            *unit.hidden.get(language, ()),
        ]
        for name in filter(None, names):
            if grammar(language).adjectives:
                _add_declined(index, name, unit.code)
                continue
            first = name.split()[0].lower()
            nouns = [noun for noun, form in forms.get(first, ()) if not form.plural and form.nominative]
            known = [form for pairs in forms.values() for noun, form in pairs if noun in nouns]
            if len(words_of(name, language)) > 1 or not (nouns or name in unit.hidden.get(language, ())):
                index.add(name, unit.code, known)
    return index


@cache
def unit_openers(language: Language) -> Openers:
    """The words with which units begin: those of their names, nouns of units, and acronyms."""
    names = _index(language).openers()
    begins = frozenset(names.lower).union(head_forms(language))
    return Openers(language, lower=begins, stems=names.stems, upper=True)


def _add_declined(index: PatternIndex[str], name: str, code: str) -> None:
    """A name whose noun, adjectives before it, is declined by the noun's gender; without a known noun by stems."""
    written = words_of(name, index.language)
    at = noun_at(written, index.language)
    nouns = [n for n in head_nouns(index.language) if n.lemma == written[at].lower()]
    if nouns and len(written) > 1:
        index.add_declined(name, nouns[0].gender, code)
    elif not nouns:
        index.add(name, code)


@cache
def known_acronyms() -> dict[str, tuple[str, ...]]:
    """Acronym in any language → codes of the units that use it."""
    found: dict[str, list[str]] = {}
    for unit in vocabulary().units.values():
        for acronym in {*unit.acronyms.values()}:
            found.setdefault(acronym.casefold(), []).append(unit.code)
    return {acronym: tuple(dict.fromkeys(codes)) for acronym, codes in found.items()}


def known_at(tokens: Sequence[Token], at: int, language: Language) -> UnitSpan | None:
    """The unit of the vocabulary named from token ``at`` on."""
    agreeing = bool(grammar(language).adjectives)
    small = not tokens[at].capital and not agreeing
    if small and language != "sq":
        return None
    match = _index(language).at(tokens, at)
    if match is None:
        return None
    unit = vocabulary().units[match.pattern.value]
    form = match.pattern.form
    if not any(token.capital for token in tokens[at : match.end]) and unit.kind not in _LOWER:
        return None
    if small and (unit.kind not in _LOWER or match.end - at < _SMALL):
        return None  # “në zyrën e kryeprokurorit të shtetit”
    several = form is not None and form.plural and (agreeing or not form.nominative)
    if several and unit.kind == "prosecution-office":
        return None  # “Prokurorive Themelore” means several; which ones is told by the towns
    name, inner = unit.labels.get(language, unit.code), _whole(tokens, at + 1, match.end, unit.code, language)
    end = closed_by_acronym(tokens, match.end)
    return UnitSpan(at, end, name, unit.kind, "unit-vocabulary", unit.code, inner=inner)


def _whole(tokens: Sequence[Token], at: int, end: int, code: str, language: Language) -> UnitSpan | None:
    """The unit that stands within the name of its part: “Sekretariati i Këshillit Prokurorial të Kosovës”."""
    for start in range(at, end):
        part = tokens[:end]
        inner = known_at(part, start, language) or (
            acronym_at(part, start, language) if part[start].word else None
        )
        if inner is not None and inner.kind == "institution" and grammar(language).adjectives:
            continue  # “Kancelarija glavnog državnog tužioca” is named after the role
        if inner is not None and inner.code in vocabulary().ancestors(code):
            return inner
    return None


def closed_by_acronym(tokens: Sequence[Token], end: int) -> int:
    """``end`` after an acronym in brackets that follows the name: “… të Kosovës (SKPK)”."""
    if (
        end + 2 < len(tokens)
        and tokens[end].text == "("
        and tokens[end + 1].upper
        and tokens[end + 2].text == ")"
    ):
        return end + 3
    return end


def bracketed(tokens: Sequence[Token], unit: UnitSpan) -> str | None:
    """The acronym in brackets at the end of ``unit``, if it has one."""
    if unit.end - unit.start > 3 and tokens[unit.end - 1].text == ")":
        return tokens[unit.end - 2].text
    return None


def acronym_at(
    tokens: Sequence[Token], at: int, language: Language, *, inner: bool = False
) -> UnitSpan | None:
    """The unit whose acronym stands at token ``at``; ``inner``: within the name of another."""
    token = tokens[at]
    if not token.upper or (at and tokens[at - 1].glued and tokens[at - 1].text == "-"):
        return None
    end = after_ending(tokens, at + 1)
    codes = known_acronyms().get(token.text.casefold(), ())
    code = codes[0] if len(codes) == 1 else None
    declined = end > at + 1
    if not inner and token.text in words(language, "units").get("no_units", ()):
        return None
    if code is None and not declined:
        return None
    unit = vocabulary().units.get(code or "")
    name = unit.labels.get(language, token.text) if unit else token.text
    kind = unit.kind if unit else "unit"
    return UnitSpan(at, end, name, kind, "unit-acronym", code, token.text)
