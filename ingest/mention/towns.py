"""Units that a town or a portfolio stands for: “kryeprokurorja e Pejës”, “ajo e Gjilanit”, “ministrja e Drejtësisë”."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ingest.lexicon.lemma import is_verb, lemma
from ingest.lexicon.load import folded, words
from ingest.mention.agreeing import adjective_base, proper_genitives
from ingest.mention.known_units import UnitSpan
from ingest.mention.nouns import HeadNoun, head_forms
from ingest.mention.pattern import LOCATIVE, name_stems
from ingest.mention.people import honorific_end
from ingest.mention.places import is_town, town_stems
from ingest.mention.roles import RoleSpan
from ingest.mention.tokens import Openers, Token
from ontology.language.declension import Form
from ontology.language.fold import fold, stem
from ontology.language.given_names import given_names
from ontology.language.grammar import grammar
from ontology.lookup import VocabUnit, vocabulary
from ontology.model import Language

#: Words that go on in a list of towns.
_JOINS = frozenset({",", "dhe", "e", "and", "i", "si", "te"})
#: Words of a portfolio: “unutrašnjih poslova i javne uprave” has more, but stops at its “i”.
_PORTFOLIO = 3
#: Roles held in a prosecution office, whose town alone names it.
_HELD = ("prosecutor", "chief-prosecutor", "deputy-chief-prosecutor", "prosecution-administrator")
#: Where a noun of a unit stands, and what it can be.
_Noun = tuple[int, tuple[tuple[HeadNoun, Form], ...]]


def implied_units(
    tokens: Sequence[Token], roles: Sequence[RoleSpan], units: Sequence[UnitSpan], language: Language
) -> list[UnitSpan]:
    """Units of one sentence that are named by their town, portfolio or kind alone, outside ``units``."""
    busy = {at for unit in units for at in range(unit.start, unit.end)}
    busy |= {at for role in roles for at in range(role.start, role.end)}
    heads = head_forms(language)
    nouns = [(at, heads[tokens[at].lower]) for at in _openers(language)["heads"].places(tokens)]
    found: dict[int, UnitSpan] = {}
    for unit in (
        *_plural(tokens, nouns, busy, language),
        *_behind_plural(tokens, nouns, units, language),
        *_of_roles(tokens, roles, language),
        *_of_nouns(tokens, busy, language),
        *_pronouns(tokens, language),
        *_referring(tokens, nouns, roles, busy, language),
    ):
        if unit.start not in found and not busy & set(range(unit.start, unit.end)):
            found[unit.start] = unit
            busy |= set(range(unit.start, unit.end))
    return sorted(found.values(), key=lambda unit: unit.start)


@cache
def _openers(language: Language) -> dict[str, Openers]:
    """The words that may stand for a unit: its noun (``heads``), a noun with a town, a pronoun."""
    fields = ("town_nouns", "pronouns")
    return {field: Openers(language, folded=folded(language, "units", field)) for field in fields} | {
        "heads": Openers(language, lower=frozenset(head_forms(language)))
    }


@cache
def basic_offices(language: Language) -> dict[str, VocabUnit]:
    """Stem of a town → the basic prosecution office there."""
    found: dict[str, VocabUnit] = {}
    for key, place in vocabulary().concepts["place"].items():
        unit = vocabulary().units.get(f"pth-{key}")
        if unit is not None:
            names = (place.labels.get(language), *place.alternatives.get(language, ()))
            found |= {form: unit for name in names if name for form in town_stems(name, language)}
    for word, code in words(language, "units").get("standing_for", {}).items():
        found[stem(word, language)] = vocabulary().units[code]
    return found


def _office(tokens: Sequence[Token], start: int, town: int, language: Language) -> UnitSpan | None:
    unit = basic_offices(language).get(tokens[town].stem) if town < len(tokens) else None
    if unit is None or not tokens[town].capital:
        return None
    return UnitSpan(start, town + 1, unit.labels[language], unit.kind, "unit-town", unit.code)


def _linked(tokens: Sequence[Token], at: int, language: Language) -> int:
    """The token after articles and a preposition of place at ``at``."""
    links = grammar(language).articles | LOCATIVE[language]
    while at < len(tokens) and tokens[at].lower in links:
        at += 1
    return at


def _listed(tokens: Sequence[Token], at: int, language: Language) -> Iterator[UnitSpan]:
    """Offices of the towns listed from ``at`` on: “Prishtinë, Gjilan dhe Ferizaj”."""
    while True:
        office = _office(tokens, at, at, language)
        if office is None:
            return
        yield office
        at += 1
        step = at
        while step < len(tokens) and (
            tokens[step].text in _JOINS or step == _linked(tokens, step, language) - 1
        ):
            step += 1
        if step == at:
            return
        at = step


def _plural(
    tokens: Sequence[Token], nouns: Sequence[_Noun], busy: set[int], language: Language
) -> Iterator[UnitSpan]:
    """“Prokurorive Themelore në Prishtinë, Gjilan dhe Ferizaj”: one plural over several towns."""
    for at, readings in nouns:
        plural = [noun for noun, form in readings if form.plural and noun.kind == "prosecution-office"]
        if not plural or at in busy:
            continue
        town = _linked(tokens, at + 1, language)
        if town < len(tokens) and not is_town(tokens[town].text, language):
            town = _linked(tokens, town + 1, language)
        offices = list(_listed(tokens, town, language))
        if (
            offices and grammar(language).adjectives
        ):  # so that a role in front of the noun is tied to its offices
            start = at
            while start and not busy & {start - 1} and _agrees(tokens[start - 1].lower, readings, language):
                start -= 1
            offices[0] = replace(offices[0], start=start)
        yield from offices


def _behind_plural(
    tokens: Sequence[Token], nouns: Sequence[_Noun], units: Sequence[UnitSpan], language: Language
) -> Iterator[UnitSpan]:
    """“Prokuroritë Themelore të Prishtinës, Gjilanit dhe Prizrenit”: towns behind the first, which is read already."""
    offices = [(at, [form for noun, form in read if noun.kind == "prosecution-office"]) for at, read in nouns]
    plural = {at for at, forms in offices if forms and all(form.plural for form in forms)}
    either = {at for at, forms in offices if forms and any(form.plural for form in forms)}
    for unit in units:
        own = set(range(unit.start, unit.end))
        if unit.kind != "prosecution-office" or not either & own:
            continue
        at = unit.end
        joined = at < len(tokens) and tokens[at].text in {",", "i"} and bool(grammar(language).adjectives)
        if not (plural & own or joined):
            continue  # “tužilaštva” is a singular too, which has one town
        while at < len(tokens) and (tokens[at].text in _JOINS or at == _linked(tokens, at, language) - 1):
            at += 1
        if at > unit.end:
            yield from _listed(tokens, at, language)


def _agrees(word: str, readings: Sequence[tuple[HeadNoun, Form]], language: Language) -> bool:
    """Whether ``word`` is an adjective of a noun in the plural."""
    return any(form.plural and adjective_base(word, noun.gender, form, language) for noun, form in readings)


def _is_held(role: RoleSpan) -> bool:
    """Whether the role is one held in a prosecution office."""
    return role.role.key is not None and _held(role.role.key)


@cache
def _held(role: str) -> bool:
    return any(vocabulary().is_a(role, key) for key in _HELD)


def _of_roles(tokens: Sequence[Token], roles: Sequence[RoleSpan], language: Language) -> Iterator[UnitSpan]:
    """“kryeprokurori i Pejës”, “kryeprokurorët e Pejës dhe Gjakovës”; “ministrja e Drejtësisë”."""
    prefixes: dict[str, str] = words(language, "roles").get("portfolio", {})
    for role in roles:
        after = _linked(tokens, role.end, language)
        prefix = prefixes.get(role.role.lemma.lower())
        if grammar(language).adjectives and prefix is not None:
            yield from _portfolio(tokens, role.end, prefix, language)
            continue
        if after == role.end and grammar(language).adjectives and after < len(tokens):
            after += tokens[after].lower == "iz"  # “tužioci iz Prizrena i Peći”
        if after == role.end:
            continue
        if _is_held(role):
            listed = list(_listed(tokens, after, language))
            yield from listed if role.plural else listed[:1]
        if prefix is not None:
            yield from _ministry(tokens, after, prefix, language)


def _of_nouns(tokens: Sequence[Token], busy: set[int], language: Language) -> Iterator[UnitSpan]:
    """“offices of Peja and Gjakova”, “colleagues from Gjilan”: a noun that with a town means its office."""
    for at in _openers(language)["town_nouns"].places(tokens):
        if at not in busy and at + 1 < len(tokens):
            tied = tokens[at + 1].lower in folded(language, "units", "town_ties")
            town = at + 2 if tied else _linked(tokens, at + 1, language)
            if town > at + 1:
                yield from _listed(tokens, town, language)


def _ministry(tokens: Sequence[Token], at: int, prefix: str, language: Language) -> Iterator[UnitSpan]:
    end = at
    articles = grammar(language).articles
    while end < len(tokens) and tokens[end].word:
        step = _linked(tokens, end, language) if tokens[end].lower in articles else end
        if step >= len(tokens) or not tokens[step].capital or tokens[step].folded in given_names():
            break
        end = step + 1
    abroad = tokens[end - 1].stem in _countries(language) if end > at else True
    if abroad:
        return
    name = f"{prefix} {' '.join(t.text for t in tokens[at:end])}"
    code = _codes(language).get(name_stems(name, language))
    yield UnitSpan(at, end, name, "external", "unit-portfolio", code)


@cache
def _codes(language: Language) -> dict[tuple[str, ...], str]:
    """The words of each unit's name, as stems → its code."""
    found: dict[tuple[str, ...], str] = {}
    for unit in vocabulary().units.values():
        found.setdefault(name_stems(unit.labels.get(language, ""), language), unit.code)
    return found


@cache
def _countries(language: Language) -> frozenset[str]:
    return frozenset(stem(word, language) for word in words(language, "people").get("countries", ()))


def _portfolio(tokens: Sequence[Token], at: int, prefix: str, language: Language) -> Iterator[UnitSpan]:
    """“ministar pravde, NAME”: the nouns in the genitive that the ministry is named by, without link or capital."""
    end = at
    while (
        end < len(tokens)
        and end - at < _PORTFOLIO
        and tokens[end].word
        and _everyday(tokens[end].text, language)
    ):
        end += 1
    behind = end + (end < len(tokens) and tokens[end].text == ",")
    named = behind < len(tokens) and _begins_name(tokens, behind, language)
    if end > at and named:  # the ministry of an unnamed minister is no unit of the release
        name = f"{prefix} {' '.join(t.lower for t in tokens[at:end])}"
        units = vocabulary().units.values()
        code = next((u.code for u in units if fold(u.labels.get(language, "")) == fold(name)), None)
        yield UnitSpan(at, end, name, "external", "unit-portfolio", code)


def _begins_name(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Whether a person's name can begin at token ``at``: an honorific, or a capital, no everyday word or state."""
    token = tokens[at]
    if honorific_end(tokens, at, language)[1] is not None:
        return True
    ordinary = lemma(token.text, language) is not None or token.lower in proper_genitives(language)
    return token.capital and not token.upper and (not ordinary or token.folded in given_names())


def _everyday(word: str, language: Language) -> bool:
    """Whether ``word`` can be a noun or adjective of a portfolio: a word of the dictionary, no verb or small word."""
    small = folded(language, "people", "prepositions") | grammar(language).function_words
    known = lemma(word, language) is not None and not is_verb(word, language)
    return known and fold(word) not in small and fold(word) not in given_names()


def _pronouns(tokens: Sequence[Token], language: Language) -> Iterator[UnitSpan]:
    """“… dhe atë në Prizren”: a pronoun and a town, behind a prosecution office of the sentence."""
    for at in _openers(language)["pronouns"].places(tokens[:-2]):
        town = _linked(tokens, at + 1, language)
        office = _office(tokens, town, town, language) if town > at + 1 else None
        if office is not None:
            yield office


def _referring(
    tokens: Sequence[Token],
    nouns: Sequence[_Noun],
    roles: Sequence[RoleSpan],
    busy: set[int],
    language: Language,
) -> Iterator[UnitSpan]:
    """“këtij komisioni”, “së njëjtës prokurori”, “udhëheqës i departamentit”: the noun of a unit named before."""
    if not nouns:
        return
    pointing = folded(language, "units", "demonstratives")
    several = language == "sq"  # “anëtarët e komisionit”
    behind_roles = {_linked(tokens, role.end, language) for role in roles if several or not role.plural}
    held = {_linked(tokens, role.end, language) + 1 for role in roles if _is_held(role)}
    for at, readings in nouns:
        if at in busy:
            continue
        singular = [noun for noun, form in readings if not form.plural and not noun.vocabulary_only]
        pointed = at > 0 and tokens[at - 1].folded in pointing
        if singular and (pointed or (at in behind_roles and not tokens[at].capital)):
            noun, rule = singular[0], "unit-pointed" if pointed else "unit-bare"
            # a prosecutor's “that office” is a prosecution office
            kind = "prosecution-office" if noun.kind == "office" and at in held else noun.kind
            yield UnitSpan(at, at + 1, noun.name(language), kind, rule, bare=True, pointed=True)
