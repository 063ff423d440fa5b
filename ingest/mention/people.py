"""Finds what may be a person's name: words with a capital that are no role, unit, town or sentence opener.

Whether a name is a person of the graph is decided by what is said of it (``ingest.claim``), never by a list.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.lexicon.lemma import lemma
from ingest.lexicon.load import folded, words
from ingest.mention.pattern import LOCATIVE
from ingest.mention.places import is_town
from ingest.mention.tokens import Openers, Token
from ingest.mention.unit_names import modifiers_first
from ontology.language.calendar import month_names
from ontology.language.dictionary import is_ordinary
from ontology.language.fold import fold, stem
from ontology.language.given_names import given_names
from ontology.language.grammar import grammar
from ontology.language.kept import Kept
from ontology.language.names import bases_of
from ontology.model import Gender, Language

#: A name has one word at least of so many letters; initials have none.
_SHORTEST = 3
#: Most words in a name, particles and both halves of a double surname included.
LONGEST = 6


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens ``start`` to ``end`` (exclusive) may be a name. ``text``: as printed, without honorific.

    ``honorific``: gender of the honorific in front, if there is one. ``given``: the first word is a known given
    name. ``full``: two words or more.
    """

    start: int
    end: int
    text: str
    honorific: Gender | None
    given: bool
    rule: str = "name"

    @property
    def full(self) -> bool:
        """Whether it has a given name and a surname; initials are neither."""
        return _FULL[self.text]


def _is_full(name: str) -> bool:
    first, _, last = name.rpartition(" ")
    return len(first) > 2 and len(last) > 1 and "." not in first.split(" ")[0]


_FULL = Kept(_is_full)


@cache
def _honorifics(language: Language) -> dict[str, Gender]:
    found: dict[str, Gender] = words(language, "people")["honorifics"]
    return {fold(word): gender for word, gender in found.items()}


def honorific_end(tokens: Sequence[Token], at: int, language: Language) -> tuple[int, Gender | None]:
    """The token after titles and an honorific at ``at`` (“z.”, “gđa”, “Prof. Dr.”), and the gender it prints."""
    if at < len(tokens) and tokens[at].folded not in address(language):
        return at, None
    at = _titles_end(tokens, at, language)
    if at >= len(tokens):
        return at, None
    gender = _honorifics(language).get(tokens[at].folded) if tokens[at].word else None
    if gender is None:
        return at, None
    end = at + 1
    if end < len(tokens) and tokens[end].text == "." and tokens[end].glued:
        end += 1
    elif len(tokens[at].text) <= 2 and not (end < len(tokens) and tokens[end].capital):
        return at, None  # a letter that only looks like one
    return end, gender


def _titles_end(tokens: Sequence[Token], at: int, language: Language) -> int:
    """The token after academic and other titles at ``at``, if a word with a capital follows: “Prof. Dr. Agim …”."""
    known = titles(language)
    end = at
    while known and end < len(tokens) and (step := _title_end(tokens, end, known)) > end:
        end = step
        while end < len(tokens) and tokens[end].text in {".", "-"} and tokens[end].glued:
            end += 1
    return end if end == at or (end < len(tokens) and tokens[end].capital) else at


def _title_end(tokens: Sequence[Token], at: int, known: frozenset[str]) -> int:
    """The token after one title at ``at``: a word, or letters with full stops (“H.E.”)."""
    if "".join(t.folded for t in tokens[at : at + 3]) in known:
        return at + 3
    return at + 1 if tokens[at].word and tokens[at].folded in known else at


@cache
def address(language: Language) -> frozenset[str]:
    """The words with which a title or an honorific can begin: of “H.E.” its first letter."""
    known = titles(language)
    return frozenset(_honorifics(language)) | known | {re.split(r"\b\W", title)[0] for title in known}


@cache
def titles(language: Language) -> frozenset[str]:
    """Titles that may stand in front of a name and print no gender, folded."""
    return folded(language, "people", "titles")


def find_names(
    tokens: Sequence[Token], taken: Sequence[tuple[int, int]], language: Language
) -> list[NameSpan]:
    """Every possible name of one sentence outside the ``taken`` ranges (roles and units)."""
    busy = {n for start, end in taken for n in range(start, end)}
    found: list[NameSpan] = []
    behind = 0
    for at in _openers(language).places(tokens):
        if at < behind or at in busy:
            continue
        begin, honorific = honorific_end(tokens, at, language)
        name = _name_at(tokens, begin, busy, honorific, language)
        behind = begin if name is None else name.end
        found += [name] if name is not None else []
    return found


@cache
def _openers(language: Language) -> Openers:
    """The words with which a name or its honorific can begin."""
    return Openers(language, folded=frozenset(_honorifics(language)), capital=True)


def _name_at(
    tokens: Sequence[Token], at: int, busy: set[int], honorific: Gender | None, language: Language
) -> NameSpan | None:
    if at and _place(tokens, at, language):
        return None
    end = at
    while end < len(tokens) and end not in busy and end - at < LONGEST:
        step = _step(tokens, end, at, busy, language)
        if step == end:
            break
        end = step
    if not honorific:
        at, end = _without_ordinary(tokens, at, end, language)
    if end == at or (not honorific and _no_name(tokens, at, end, language)):
        return None
    if all(len(t.text) < _SHORTEST for t in tokens[at:end]):
        return None  # initials
    states = folded(language, "roles", "state_names")
    if states and fold(" ".join(t.text for t in tokens[at:end])) in states:
        return None
    given = tokens[at].folded in given_names()
    if at and not given and not honorific and tokens[at - 1].folded in folded(language, "people", "sources"):
        return None  # “nga Shoqëria Civile”: a body behind a preposition, and no given name
    text = "".join(t.text if t.glued or n == 0 else f" {t.text}" for n, t in enumerate(tokens[at:end]))
    return NameSpan(at, end, text, honorific, given)


def _place(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Whether a country or town behind a preposition of place stands there: “në Kosovë Henrik Aldersen”."""
    if tokens[at - 1].lower not in LOCATIVE[language] or at >= len(tokens):
        return False
    word = tokens[at].stem
    return is_town(tokens[at].text, language) or word in _countries(language) | _states(language)


@cache
def _countries(language: Language) -> frozenset[str]:
    return frozenset(stem(word, language) for word in words(language, "people").get("countries", ()))


def _without_ordinary(tokens: Sequence[Token], at: int, end: int, language: Language) -> tuple[int, int]:
    """A name's range without words that have a capital for another reason: they open a sentence or stand in a headline.

    “Whereas Berisha”, “Council Members Elect Visar Gashi”. A range of ordinary words alone is no name.
    """
    common = folded(language, "people", "common")
    while end - at > 1 and tokens[at].first and _opens(tokens[at], common, language):
        at += 1
    if end - at > 2 and tokens[at].first and _verb_first(tokens[at], language):
        at += 1  # “Foli Vjosa Dema”
    if all(is_ordinary(t.text, language) for t in tokens[at:end] if t.word):
        return (at, at) if end - at > 1 or (tokens[at : at + 1] and tokens[at].first) else (at, end)
    ordinary = at < end and (
        is_ordinary(tokens[at].text, language) or is_ordinary(tokens[end - 1].text, language)
    )
    if not ordinary or not _headline(tokens):
        return at, end
    while at < end and is_ordinary(tokens[at].text, language):
        at += 1
    while end > at and is_ordinary(tokens[end - 1].text, language):
        end -= 1
    return at, end


def _verb_first(token: Token, language: Language) -> bool:
    """Whether the first of three words is an everyday one, where verbs stand in front of their subject."""
    endings = tuple(words(language, "people").get("verb_first", ()))
    if not endings or token.folded in given_names():
        return False
    return token.lower.endswith(endings) or lemma(token.text, language) is not None


def _opens(token: Token, common: frozenset[str], language: Language) -> bool:
    word = token.folded
    return word in common or (is_ordinary(token.text, language) and word not in given_names())


@cache
def _never(language: Language) -> frozenset[str]:
    """Words with a capital that are no part of a name: months, days of the week, small verbs in headlines."""
    months = (fold(name) for name in month_names(language)) if modifiers_first(language) else ()
    return frozenset(months) | folded(language, "people", "weekdays") | folded(language, "people", "verbs")


def _headline(tokens: Sequence[Token]) -> bool:
    """Whether the sentence has capitals throughout, so that they tell nothing."""
    long = [t for t in tokens if t.word and len(t.text) > 3 and t.text[0].isalpha()]
    return (
        len(long) > 2
        and sum(t.capital for t in long) > 0.8 * len(long)
        and not any(t.text == "." for t in tokens)
    )


def _step(tokens: Sequence[Token], at: int, first: int, busy: set[int], language: Language) -> int:
    """The token after the next part of a name, or ``at`` if the name ends here."""
    token = tokens[at]
    if token.folded in _never(language):
        return at
    if _part(token):
        return at + 2 if _initial(tokens, at) else at + 1
    following = at + 1 if at + 1 < len(tokens) and at + 1 not in busy else None
    if at == first or following is None:
        return at
    particles = folded(language, "people", "particles")
    if token.folded in particles and tokens[following].folded in particles:
        following += 1  # Carin van der Meer
    if following >= len(tokens) or not _part(tokens[following]):
        return at
    if token.text in {"-", "–"} and token.glued == tokens[following].glued:
        return following + 1  # Syla-Alshiqi, Berani – Luboteni
    return following + 1 if token.folded in particles else at


def _initial(tokens: Sequence[Token], at: int) -> bool:
    """Whether an initial with its full stop stands before the rest of a name: “Daniel R. Weber”."""
    if len(tokens[at].text) != 1 or at + 2 >= len(tokens):
        return False
    return tokens[at + 1].text == "." and tokens[at + 1].glued and _part(tokens[at + 2])


def _part(token: Token) -> bool:
    return (
        token.word
        and token.capital
        and not token.upper
        and token.text.replace("'", "").replace("’", "").isalpha()
    )


def _no_name(tokens: Sequence[Token], at: int, end: int, language: Language) -> bool:
    """Whether a capital has another reason: the start of a sentence, a town, a state, a word of everyday."""
    token = tokens[at]
    if is_town(token.text, language) and end == at + 1:
        return True
    common = folded(language, "people", "common")
    if token.first and token.folded in common:
        return True
    if token.stem in _states(language):
        return True
    if token.folded in given_names() or (not token.first and _given_declined(tokens, at, end, language)):
        return False
    if not token.first and at + 2 < end and tokens[at + 1].text == "-" and tokens[at + 1].glued:
        return False  # “Mari-Kristin Bito”
    return bool(words(language, "people").get("dictionary")) and _ordinary(tokens, at, end, language)


def _ordinary(tokens: Sequence[Token], at: int, end: int, language: Language) -> bool:
    """Whether an everyday word begins no name: alone, or where another everyday word follows or no comma stands before.

    “zamenik šefa misije, *Kori* Henderson”: behind a comma, before a word of no dictionary.
    """
    if lemma(tokens[at].text, language) is None:
        return False
    apposed = at > 1 and tokens[at - 1].text == "," and end == at + 2
    return not (apposed and lemma(tokens[at + 1].text, language) is None)


def _given_declined(tokens: Sequence[Token], at: int, end: int, language: Language) -> bool:
    """Whether a given name in another case, which is an everyday word too, stands before a surname: “Jovom Radić”."""
    if not grammar(language).adjectives or end < at + 2:
        return False
    return any(base in given_names() for base in bases_of(tokens[at].text, language))


@cache
def _states(language: Language) -> frozenset[str]:
    """Stems of the words in names of countries, that of the country itself left out: it is a surname too."""
    found = (
        words(language, "places").get("countries", ()) if words(language, "people").get("dictionary") else ()
    )
    return frozenset(stem(word, language) for name in found for word in name.split() if len(word) > 3) - {
        "kosov"
    }
