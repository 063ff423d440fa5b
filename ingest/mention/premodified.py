"""Finds units in a language whose names have their modifiers in front of the noun: “Serious Crimes Department”.

A name is modifiers with a capital, the noun, and what is linked to it: a field of work (“for Normative Issues”), the
unit it belongs to (“of the Basic Prosecution in Peja”), or towns, several under one noun in the plural.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from operator import attrgetter

from ingest.lexicon.load import words
from ingest.mention.known_units import UnitSpan, bracketed, known_acronyms
from ingest.mention.nouns import HeadNoun, head_forms
from ingest.mention.pattern import LOCATIVE
from ingest.mention.places import is_town
from ingest.mention.premodifiers import Run, modifiers
from ingest.mention.tokens import Openers, Token
from ingest.mention.unit_fields import field_end, link_at, purpose_end
from ingest.mention.unit_names import code_of, joined, name_index, part_code, unit_heads, wording
from ingest.mention.unit_text import modifies_noun, printed, singular
from ontology.language.grammar import grammar
from ontology.lookup import vocabulary
from ontology.model import Language

#: Units named within one another: official names stay far below.
_DEEPEST = 6
#: The country in which a body of another sits: “EU Office in Kosovo”.
_COUNTRY = frozenset({"Kosovo", "Kosova"})
_TEXT = attrgetter("text")


def find_premodified(tokens: Sequence[Token], language: Language) -> list[UnitSpan]:
    """Every unit named in one sentence, from left to right, none inside another but for ``inner``."""
    found: list[UnitSpan] = []
    end = 0
    for at in sorted({*capitals(language).places(tokens), *laws(language).places(tokens)}):
        if at < end:
            continue
        here = _at(tokens, at, language, 0)
        found += here
        end = here[-1].end if here else law_end(tokens, at, language)
    return found


@cache
def capitals(language: Language) -> Openers:
    """The words with which a unit can begin: all with a capital."""
    return Openers(language, capital=True)


@cache
def laws(language: Language) -> Openers:
    """The words with which the name of a legal act begins."""
    return Openers(language, lower=frozenset(words(language, "units")["laws"]))


def law_end(tokens: Sequence[Token], at: int, language: Language) -> int:
    """The token after the name of a legal act that begins at ``at`` (“Law on State Prosecutor”), else ``at``."""
    rows = words(language, "units")
    if (
        at + 1 >= len(tokens)
        or tokens[at].lower not in rows["laws"]
        or tokens[at + 1].lower not in rows["law_links"]
    ):
        return at
    end = at + 2
    while end < len(tokens) and tokens[end].lower in grammar(language).articles:
        end += 1
    return field_end(tokens, end, language, lambda _: False)


def _at(tokens: Sequence[Token], at: int, language: Language, depth: int) -> list[UnitSpan]:
    """The unit or units that begin at ``at``; several where one noun is printed for all."""
    if not tokens[at].word or not tokens[at].capital or depth > _DEEPEST:
        return []
    readings = [
        _built(tokens, at, language, depth),
        _known(tokens, at, language),
        _acronym(tokens, at, language),
        _explained(tokens, at, language),
    ]
    found = [reading for reading in readings if reading]
    return max(found, key=lambda spans: (spans[-1].end, spans[0].code is not None), default=[])


def _known(tokens: Sequence[Token], at: int, language: Language) -> list[UnitSpan]:
    match = name_index(language).at(tokens, at)
    if match is None or any(t.text == "," for t in tokens[at : match.end]) != (
        "," in _label(match.pattern.value, language)
    ):
        return []
    unit = vocabulary().units[match.pattern.value]
    name = (
        printed(tokens[at : match.end], language)
        if unit.kind == "prosecution-office"
        else _label(unit.code, language)
    )
    inner = _whole(tokens, at, match.end, unit.code, language)
    return [
        UnitSpan(at, _closed(tokens, match.end), name, unit.kind, "unit-vocabulary", unit.code, inner=inner)
    ]


def _label(code: str, language: Language) -> str:
    return vocabulary().units[code].labels.get(language, code)


def _whole(tokens: Sequence[Token], at: int, end: int, code: str, language: Language) -> UnitSpan | None:
    """The unit that stands within the name of its part: “KPC Secretariat”."""
    for start in range(at, end):
        part = tokens[: end - (start == at)]
        if start >= len(part) or not part[start].word:
            continue
        for found in (_known(part, start, language), _acronym(part, start, language)):
            if found and found[0].code in vocabulary().ancestors(code):
                return found[0]
    return None


def _acronym(tokens: Sequence[Token], at: int, language: Language) -> list[UnitSpan]:
    """A known acronym, or an unknown one where a body must stand: “Director of XYZ”, “representatives from XYZ”."""
    token = tokens[at]
    glued = at > 0 and tokens[at - 1].text == "-" and tokens[at].glued
    if (
        not token.upper
        or glued
        or "." in {t.text for t in tokens[at + 1 : at + 2] if t.glued and len(token.text) == 1}
    ):
        return []
    codes = known_acronyms().get(token.text.casefold(), ())
    code = codes[0] if len(codes) == 1 else None
    if code is None:
        return _unknown(tokens, at, language)
    unit = vocabulary().units[code]
    return [UnitSpan(at, at + 1, _label(code, language), unit.kind, "unit-acronym", code, token.text)]


def _unknown(tokens: Sequence[Token], at: int, language: Language) -> list[UnitSpan]:
    rows = words(language, "units")
    token, before = tokens[at], at - 1
    if before >= 0 and tokens[before].lower == "the":
        before -= 1
    tied = before >= 0 and tokens[before].text in {"of", "from", "at", "by"}
    shouted = sum(t.upper for t in tokens if t.word) * 2 > sum(t.word for t in tokens)
    if (
        not tied
        or shouted
        or modifies_noun(tokens, at + 1, language)
        or token.text.upper() in {*rows["states"], *rows["systems"]}
        or not token.text.isalpha()
    ):
        return []
    return [UnitSpan(at, at + 1, token.text, "unit", "unit-acronym", None, token.text)]


def _explained(tokens: Sequence[Token], at: int, language: Language) -> list[UnitSpan]:
    """Words with an acronym of their initials behind them in brackets: “Group for Legal Studies (GLS)”."""
    if "(" not in map(_TEXT, tokens[at + 2 :]):
        return []
    end = field_end(tokens, at, language, lambda _: False)
    closed = _closed(tokens, end)
    if closed == end or end - at < 2:
        return []
    acronym = tokens[closed - 2].text
    initials = "".join(t.text[0] for t in tokens[at:end] if t.word and t.capital)
    if initials.casefold() != acronym.casefold():
        return []
    name = printed(tokens[at:end], language)
    return [UnitSpan(at, closed, name, "external", "unit-built", code_of(name, language))]


def _built(tokens: Sequence[Token], at: int, language: Language, depth: int) -> list[UnitSpan]:
    """A name made of modifiers, a known noun and what is linked to it."""
    if (owned := _of_town(tokens, at, language, depth)) is not None:
        return [owned]
    run = modifiers(tokens, at, language)
    if run is None:
        return []
    noun, form = head_forms(language)[tokens[run.head].lower][0]
    several = form.plural and noun.lemma != tokens[run.head].lower
    end, inner, shared = _linked(tokens, run, language, depth, several=several)
    if shared:
        return list(_shared(tokens, run, noun, shared, language))
    end += end == run.head + 1 and not inner and _country_behind(tokens, end)
    name_end = _without_seat(tokens, run.head, end, language) if not inner else end
    own_end = inner[0].start if inner else end
    own = tokens[at : _before_link(tokens, own_end, language) if inner else name_end]
    owner = inner[0] if inner else _owner(tokens, run, language)
    if inner and len(inner) > 1:
        return list(_parts_of(at, own, noun, inner, language))
    name = printed(tokens[at:name_end], language)
    unnamed = name.lower() in words(language, "units")["unnamed"]
    if unnamed or (end == at + 1 and not unit_heads(language)[noun.lemma].get("whole")):
        return [UnitSpan(at, end, name, noun.kind, "unit-bare", bare=True, plural=several)]
    span = UnitSpan(at, _closed(tokens, end), name, noun.kind, "unit-built", inner=owner, plural=several)
    if owner is not None and not inner:
        own = tokens[owner.end : end]
    return [_coded(span, own, tokens[at + len(own) : own_end], language)]


def _of_town(tokens: Sequence[Token], at: int, language: Language, depth: int) -> UnitSpan | None:
    """The office of the town in front of its noun: “Prizren's Basic Prosecution”."""
    town = next((tokens[at].text[: -len(s)] for s in ("'s", "’s", "`s") if tokens[at].text.endswith(s)), None)
    if town is None or at + 1 >= len(tokens) or not is_town(town, language):
        return None
    found = _built(tokens, at + 1, language, depth)
    if len(found) != 1 or found[0].kind != "prosecution-office" or found[0].code is not None or found[0].bare:
        return None
    name = f"{found[0].name} of {town}"
    return replace(found[0], start=at, name=name, code=code_of(name, language))


def _country_behind(tokens: Sequence[Token], at: int) -> bool:
    """Whether the country closes a name: “Humanitarian Law Center Kosovo”, and no name of a person begins there."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return at < len(tokens) and tokens[at].text in _COUNTRY and (behind is None or not behind.capital)


def _without_seat(tokens: Sequence[Token], head: int, end: int, language: Language) -> int:
    """``end``, or where the name of another state's body ends before its town (“US Embassy in Kosovo”)."""
    noun = head_forms(language)[tokens[head].lower][0][0]
    if not unit_heads(language)[noun.lemma].get("abroad"):
        return end
    return next((n for n in range(head, end) if tokens[n].lower in LOCATIVE[language]), end)


def _owner(tokens: Sequence[Token], run: Run, language: Language) -> UnitSpan | None:
    """The unit that opens a name: “KPC Normative Issues Committee”, “FOL Movement” has none."""
    part = tokens[: run.head]
    if run.start == run.head:
        return None
    for found in (_known(part, run.start, language), _acronym(part, run.start, language)):
        own = code_of(printed(tokens[run.start : run.head + 1], language), language)
        if found and found[0].code not in {None, own}:
            return found[0]
    return None


def _coded(span: UnitSpan, own: Sequence[Token], link: Sequence[Token], language: Language) -> UnitSpan:
    """``span`` with its code and canonical name, if it is a unit of the vocabulary or part of one.

    ``own``: its words without those of the whole; ``link``: the small words between both.
    """
    name = printed(own, language)
    code = code_of(span.name, language)
    inner = span.inner
    if inner is not None and code is None:
        code = part_code(name, inner.code, language)
    kind = vocabulary().units[code].kind if code is not None else span.kind
    if inner is None:
        named = code is None or kind == "prosecution-office"  # an office's town is named as the text has it
        return replace(
            span,
            name=wording(span.name, language) if named else _label(code or "", language),
            code=code,
            kind=kind,
        )
    if code is not None and " – " not in _label(code, language):
        return replace(span, name=_label(code, language), code=code, kind=kind, rule="unit-part")
    if span.start == inner.start or inner.name.isupper() or inner.bare:
        return replace(span, code=code, kind=kind)
    between = " ".join(t.text for t in link)
    return replace(span, name=f"{wording(name, language)} {between} {inner.name}", code=code, kind=kind)


def _linked(
    tokens: Sequence[Token], run: Run, language: Language, depth: int, *, several: bool
) -> tuple[int, list[UnitSpan], list[int]]:
    """Where the name ends, the unit or units it belongs to, and the towns it is said of."""
    row = unit_heads(language)[head_forms(language)[tokens[run.head].lower][0][0].lemma]
    end = run.head + 1
    while _closed(tokens, end) == end:
        if row.get("seat") and (placed := _placed(tokens, end, language, several=several)) is not None:
            return placed[0], [], placed[1]
        step, link = link_at(tokens, end, language)
        inner = _at(tokens, step, language, depth + 1) if link == "of" and step < len(tokens) else []
        if inner and not _field_noun(inner[0], tokens):
            inner[-1] = _own_bracket(inner[-1], tokens)
            return inner[-1].end, inner, []
        stop = field_end(tokens, step, language, lambda n: _stands_alone(tokens, n, language, depth + 1))
        if link and stop == step and row["kind"] == "committee" and end == run.head + 1:
            stop = purpose_end(
                tokens, step, language, lambda n: _stands_alone(tokens, n, language, depth + 1)
            )
        if not link or stop == step:
            break
        end = stop
    return end, [], []


def _placed(
    tokens: Sequence[Token], at: int, language: Language, *, several: bool
) -> tuple[int, list[int]] | None:
    """The token after “in TOWN” or “of TOWN” at ``at``, and the towns if several; ``None`` for other words."""
    located = at + 1 < len(tokens) and tokens[at].lower in LOCATIVE[language]
    step, link = (at + 1, "in") if located else link_at(tokens, at, language)
    towns = _towns(tokens, step, language) if link in {"of", "in"} else []
    if towns:
        many = len(towns) > 1 and (several or tokens[towns[0] + 1].lower == "and")
        return towns[0] + 1, towns if many else []
    if located:
        return step + 1 if tokens[step].text in _COUNTRY else at, []
    return None


def _own_bracket(inner: UnitSpan, tokens: Sequence[Token]) -> UnitSpan:
    """``inner`` without an acronym in brackets behind it that is not its own but that of the name it ends.

    “Secretariat of the Kosovo Prosecutorial Council (SKPK)”.
    """
    acronym = bracketed(tokens, inner)
    if acronym is None:
        return inner
    known = vocabulary().units[inner.code].acronyms.values() if inner.code is not None else ()
    initials = "".join(word[0] for word in inner.name.split() if word[0].isupper())
    own = acronym.casefold() in {a.casefold() for a in (*known, initials)}
    return inner if own else replace(inner, end=inner.end - 3)


def _stands_alone(tokens: Sequence[Token], at: int, language: Language, depth: int) -> bool:
    """Whether a unit of its own begins at ``at``; nouns in the plural name a field of work (“Prosecution Offices”)."""
    return any(not (unit.bare and unit.plural) for unit in _at(tokens, at, language, depth))


def _field_noun(inner: UnitSpan, tokens: Sequence[Token]) -> bool:
    """Whether a noun in the plural is a field of work: “Committee of Prosecutions' Administration”."""
    return (
        inner.bare and inner.plural and inner.end < len(tokens) and tokens[inner.end].text in {"'", "`", "’"}
    )


def _towns(tokens: Sequence[Token], at: int, language: Language) -> list[int]:
    """The tokens of towns joined by commas and “and” from ``at`` on."""
    found: list[int] = []
    while at < len(tokens) and is_town(tokens[at].text, language):
        found.append(at)
        at += 1
        while at < len(tokens) and tokens[at].text in {",", *words(language, "units")["joins"]}:
            at += 1
        if at < len(tokens) and tokens[at].lower in {*LOCATIVE[language], "of"}:
            at += 1
    return found


def _shared(
    tokens: Sequence[Token], run: Run, noun: HeadNoun, towns: Sequence[int], language: Language
) -> Iterator[UnitSpan]:
    """“Basic Prosecutions of Peja and Gjakova”: one unit for each town."""
    own = [*(t.text for t in tokens[run.start : run.head]), singular(tokens[run.head], language)]
    between = "in" if any(t.lower == "in" for t in tokens[run.head : towns[0]]) else "of"
    for number, town in enumerate(towns):
        name = f"{joined(own)} {between} {tokens[town].text}"
        start = run.start if number == 0 else town
        yield UnitSpan(start, town + 1, name, noun.kind, "unit-shared", code_of(name, language))


def _parts_of(
    at: int,
    own: Sequence[Token],
    noun: HeadNoun,
    wholes: Sequence[UnitSpan],
    language: Language,
) -> Iterator[UnitSpan]:
    """“Serious Crimes Departments of the Basic Prosecutions of Peja and Gjakova”: a part in each."""
    words_ = [t.text for t in own[:-1]] + [singular(own[-1], language)]
    name = wording(joined(words_), language)
    for number, whole in enumerate(wholes):
        inner = replace(whole, start=wholes[0].start)  # the whole's own noun stands before the first town
        start = at if number == 0 else whole.start
        code = part_code(name, whole.code, language)
        yield UnitSpan(
            start, whole.end, f"{name} of the {whole.name}", noun.kind, "unit-shared", code, inner=inner
        )


def _before_link(tokens: Sequence[Token], at: int, language: Language) -> int:
    """``at`` less the link and article in front of it."""
    small = grammar(language).articles | set(words(language, "units")["links"])
    while at > 0 and tokens[at - 1].lower in small:
        at -= 1
    return at


def _closed(tokens: Sequence[Token], end: int) -> int:
    """``end`` after an acronym in brackets behind the name."""
    bracket = tokens[end : end + 3]
    return (
        end + 3
        if len(bracket) == 3 and bracket[0].text == "(" and bracket[1].upper and bracket[2].text == ")"
        else end
    )
