"""All mentions of one sentence together: roles first, then units, then what is left for names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter

from ingest.lexicon.load import folded, words
from ingest.mention.known_units import UnitSpan, unit_openers
from ingest.mention.laws import act_tokens
from ingest.mention.nouns import head_forms
from ingest.mention.number import with_number
from ingest.mention.people import NameSpan, find_names
from ingest.mention.premodified import capitals, find_premodified, law_end, laws
from ingest.mention.roles import RoleSpan, find_roles
from ingest.mention.shouted import is_shouted, printed_names, shouted_names
from ingest.mention.tokens import Sentence, Token, sentences
from ingest.mention.towns import implied_units
from ingest.mention.unit_names import modifiers_first
from ingest.mention.units import find_units
from ontology.language.grammar import grammar
from ontology.language.kept import Kept
from ontology.lookup import vocabulary
from ontology.model import Language, Release

#: Fields of ``people.yml`` that mark a sentence: words for suspects, victims, witnesses and minors; ends of an office.
_MARKED = ("withheld", "parting")
#: Tokens between a noun and how many years it lasts: “mandati 7-vjeçar”.
_YEARS = 4
#: Whether a word is a mark, else the beginnings of the words that make one with it.
_Mark = bool | tuple[str, ...]
_FOLDED = attrgetter("folded")


@dataclass(frozen=True, slots=True)
class Mentions:
    """A sentence with its mentions, each list from left to right.

    ``withheld``, ``parting``: the first token outside roles and units that marks someone as suspect, victim, witness or
    minor, and the first that tells of the end of an office. ``partings``: all such, where the sentence is read whole.
    """

    sentence: Sentence
    roles: tuple[RoleSpan, ...]
    units: tuple[UnitSpan, ...]
    names: tuple[NameSpan, ...]
    withheld: int | None
    parting: int | None
    partings: tuple[int, ...] = ()


def read_mentions(release: Release) -> list[Mentions]:
    """The mentions of every sentence of ``release``."""
    found: list[Mentions] = []
    pieces: list[Mentions] = []
    for sentence in sentences(release):
        if not sentence.continued:
            found += _marked_alike(pieces)
            pieces = []
        pieces.append(_read(sentence, release.language))
    return _with_shouted(found + _marked_alike(pieces))


def _with_shouted(sentences_: list[Mentions]) -> list[Mentions]:
    """``sentences_`` with the names of the text in headlines of capitals throughout."""
    if not any(is_shouted(s.sentence.tokens) for s in sentences_):
        return sentences_
    printed = printed_names([name for s in sentences_ for name in s.names])
    return [_shouted(s, printed) if printed and is_shouted(s.sentence.tokens) else s for s in sentences_]


def _shouted(mentions: Mentions, printed: Mapping[tuple[str, ...], str]) -> Mentions:
    spans = [(role.start, role.end) for role in mentions.roles]
    spans += [(unit.start, unit.end) for unit in mentions.units]
    spans += [(name.start, name.end) for name in mentions.names]
    names = [*mentions.names, *shouted_names(mentions.sentence.tokens, spans, printed)]
    return replace(mentions, names=tuple(sorted(names, key=lambda name: name.start)))


def _marked_alike(pieces: list[Mentions]) -> list[Mentions]:
    """The pieces of one sentence: what marks one (a suspect, the end of an office) marks all from their start."""
    if len(pieces) < 2:
        return pieces
    withheld = 0 if any(piece.withheld is not None for piece in pieces) else None
    parting = 0 if any(piece.parting is not None for piece in pieces) else None
    return [replace(piece, withheld=withheld, parting=parting, partings=()) for piece in pieces]


def _read(sentence: Sentence, language: Language) -> Mentions:
    tokens = sentence.tokens
    units = _named(tokens, language)
    acts = _acts(tokens, language)
    roles = [role for role in find_roles(tokens, language) if not _inside_unit(role, units, language)]
    roles = [role for role in roles if role.start not in acts]
    roles = [role for role in roles if not _pointed(tokens, role, language)]
    units = [unit for unit in units if not _inside_role(unit, roles)]
    units = _uncovered(tokens, roles, units, language)
    units = [unit for unit in units if unit.start not in acts or modifiers_first(language)]
    units = sorted([*units, *implied_units(tokens, roles, units, language)], key=lambda unit: unit.start)
    taken = [*((r.start, r.end) for r in roles), *((u.start, u.end) for u in units)]
    names = find_names(tokens, taken, language)
    roles, units = _institutions(tokens, roles, units, names, language)
    roles = with_number(tokens, roles, units, names, language)
    withheld, partings = _marked(tokens, taken, language)
    return Mentions(
        sentence,
        tuple(roles),
        tuple(units),
        tuple(names),
        withheld[0] if withheld else None,
        partings[0] if partings else None,
        partings,
    )


def _institutions(
    tokens: Sequence[Token],
    roles: list[RoleSpan],
    units: list[UnitSpan],
    names: Sequence[NameSpan],
    language: Language,
) -> tuple[list[RoleSpan], list[UnitSpan]]:
    """“Prokurori i Shtetit” without a name is the institution: such roles become units."""
    meant: dict[str, str] = words(language, "units").get("institutions", {})
    begins = {name.start for name in names}
    found = list(units)
    kept = []
    for role in roles:
        code = meant.get(role.role.lemma.lower()) if not (role.plural or role.acting or role.former) else None
        if code is None or not tokens[role.noun].capital:
            kept.append(role)
            continue
        end = _past_units(role.end, units) if grammar(language).adjectives else role.end
        named = any(at in begins and _only_marks(tokens, end, at) for at in range(end, end + 5))
        named = named or (modifiers_first(language) and any(_in_front(tokens, role, name) for name in names))
        if named:
            kept.append(role)
        else:
            unit = vocabulary().units[code]
            found.append(
                UnitSpan(role.start, role.end, unit.labels[language], unit.kind, "unit-vocabulary", code)
            )
    return kept, sorted(found, key=lambda unit: unit.start)


def _past_units(at: int, units: Sequence[UnitSpan]) -> int:
    """The token after the units that follow each other from ``at`` on: “državni tužilac | UNIT, NAME”."""
    for unit in units:
        at = unit.end if unit.start == at else at
    return at


def _only_marks(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether only commas, full stops and honorifics stand between a role and a name."""
    return all(not t.word or len(t.text) <= 3 for t in tokens[start:end])


def _in_front(tokens: Sequence[Token], role: RoleSpan, name: NameSpan) -> bool:
    """“Agim Tërstena, State Prosecutor,”: the name, a comma and the role."""
    return name.end == role.start - 1 and tokens[name.end].text == ","


def _named(tokens: Sequence[Token], language: Language) -> list[UnitSpan]:
    """The units that are named in a sentence by the order of words that the language has."""
    return (find_premodified if modifiers_first(language) else find_units)(tokens, language)


def _openers(tokens: Sequence[Token], language: Language) -> list[int]:
    """The words that a named unit must have one of."""
    return (capitals if modifiers_first(language) else unit_openers)(language).places(tokens)


def _acts(tokens: Sequence[Token], language: Language) -> set[int]:
    """The tokens of names of legal acts, which name no holder: “Law on State Prosecutor”."""
    if not modifiers_first(language):
        return act_tokens(tokens, language)
    return {n for at in laws(language).places(tokens) for n in range(at, law_end(tokens, at, language))}


def _inside_unit(role: RoleSpan, units: Sequence[UnitSpan], language: Language) -> bool:
    """“Kryeprokurorit të Shtetit” within “Zyra e Kryeprokurorit të Shtetit” is part of the unit's name.

    Where modifiers come first, a name can begin with a role: “Chief State Prosecutor's Office”.
    """
    first = modifiers_first(language)
    return any(
        (unit.start < role.start and role.end <= unit.end)
        or (first and unit.start == role.start and role.end < unit.end)
        for unit in units
    )


def _pointed(tokens: Sequence[Token], role: RoleSpan, language: Language) -> bool:
    """“këtë prokurori” is an office and no person, though the noun has the form of a role."""
    before = tokens[role.noun - 1].folded if role.noun else ""
    units = head_forms(language).get(tokens[role.noun].lower, ())
    return role.end == role.noun + 1 and bool(units) and before in folded(language, "units", "demonstratives")


def _inside_role(unit: UnitSpan, roles: Sequence[RoleSpan]) -> bool:
    return any(role.start <= unit.start < role.end for role in roles)


def _uncovered(
    tokens: Sequence[Token], roles: Sequence[RoleSpan], units: Sequence[UnitSpan], language: Language
) -> list[UnitSpan]:
    """``units`` and those that begin within a dropped one: the office in “Shefi i Kabinetit të Zyrës së …”."""
    taken = [*((r.start, r.end) for r in roles), *((u.start, u.end) for u in units)]
    busy = {n for start, end in taken for n in range(start, end)}
    found = list(units)
    end = 0
    for opener in _openers(tokens, language):
        if opener < end or opener in busy:
            continue
        at = end = opener
        while at and at - 1 not in busy:
            at -= 1
        while end < len(tokens) and end not in busy:
            end += 1
        found += (_moved(unit, at) for unit in _named(tokens[at:end], language))
    return sorted(found, key=lambda unit: unit.start)


def _moved(unit: UnitSpan, by: int) -> UnitSpan:
    inner = _moved(unit.inner, by) if unit.inner else None
    return replace(unit, start=unit.start + by, end=unit.end + by, inner=inner)


def _marked(
    tokens: Sequence[Token], taken: Sequence[tuple[int, int]], language: Language
) -> tuple[tuple[int, ...], ...]:
    """For each of ``_MARKED`` the tokens outside ``taken`` (roles and units) at which one of its marks stands.

    A mark is the beginning of a word or of two, or a word where the language lists it as ``whole``.
    """
    marks = _marks(language)
    found = [(at, told) for at, told in enumerate(map(marks.__getitem__, map(_FOLDED, tokens))) if told]
    if not found:
        return ((),) * len(_MARKED)
    busy = {n for start, end in taken for n in range(start, end)}
    free = [
        (at, told)
        for at, told in found
        if at not in busy and not _topic(tokens, at, language) and not _lasts(tokens, at, language)
    ]
    return tuple(
        tuple(at for at, told in free if _stands(told[number], tokens, at)) for number in range(len(_MARKED))
    )


def _stands(mark: _Mark, tokens: Sequence[Token], at: int) -> bool:
    if isinstance(mark, bool):
        return mark
    return at + 1 < len(tokens) and tokens[at + 1].folded.startswith(mark)


@cache
def _marks(language: Language) -> Kept[tuple[_Mark, ...] | None]:
    """Folded word → what it marks, for each of ``_MARKED``; ``None`` if nothing."""
    whole = folded(language, "people", "whole")
    listed = [folded(language, "people", field) for field in _MARKED]
    single = [tuple(m for m in marks - whole if " " not in m) for marks in listed]
    double = [[m.partition(" ")[::2] for m in marks - whole if " " in m] for marks in listed]

    def told(word: str) -> tuple[_Mark, ...] | None:
        found: tuple[_Mark, ...] = tuple(
            (word in whole and word in marks)
            or word.startswith(one)
            or tuple(second for first, second in two if first == word)
            for marks, one, two in zip(listed, single, double, strict=True)
        )
        return found if any(found) else None

    return Kept(told)


def _lasts(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Whether a mark of years tells how long an office or a plan lasts, and nobody's age: “mandati 7-vjeçar”."""
    lasting = tuple(folded(language, "people", "lasting"))
    if not lasting or not tokens[at].folded.startswith("vjec"):
        return False
    return any(token.folded.startswith(lasting) for token in tokens[max(0, at - _YEARS) : at])


def _topic(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Whether a mark stands in a phrase between commas on what is spoken of, with no name: “, për fëmijët, ”."""
    topical = folded(language, "people", "topical")
    start = end = at
    while start and tokens[start - 1].text != ",":
        start -= 1
    while end < len(tokens) and tokens[end].text != ",":
        end += 1
    closed = start > 0 and end < len(tokens)
    return closed and tokens[start].folded in topical and not any(t.capital for t in tokens[start:end])
