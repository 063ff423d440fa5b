"""The run of capitalised words that ends with a unit's noun: “Prosecution Performance Review Unit”."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.lexicon.load import folded, words
from ingest.mention.nouns import head_forms
from ingest.mention.roles import role_nouns
from ingest.mention.tokens import Token
from ontology.language.dictionary import is_ordinary
from ontology.language.grammar import grammar
from ontology.model import Language

#: Words in front of the noun: official names have six at most.
_LONGEST = 9
_APOSTROPHES = frozenset({"'", "’", "`"})


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens ``start`` to ``head``: modifiers and, last, the noun."""

    start: int
    head: int


def modifiers(tokens: Sequence[Token], at: int, language: Language) -> Run | None:
    """The run that begins at ``at``, ``None`` if no noun of a unit ends it."""
    heads, joining = head_forms(language), _joins(language)
    head: int | None = None
    n, joins = at, 0
    while n < len(tokens) and n - at <= _LONGEST:
        token = tokens[n]
        if token.text in _APOSTROPHES or (token.text == "-" and token.glued):
            n += 1
            continue
        if head is None and n > at and token.text in joining:
            joins, n = joins + 1, n + 1
            if n < len(tokens) and tokens[n].lower in heads:
                return None  # “Administration and Department …” are two
            continue
        if head is None and n > at and _of_inside(tokens, n, language):
            n += 1
            continue
        if not _modifies(tokens, n, language, joined=joins > 0):
            break
        if token.lower in heads:
            head = n
        elif head is not None and not is_ordinary(token.text, language):
            break
        n += 1
    if head is None or _opener(tokens[at], at != head, language):
        return None
    return Run(at, head) if not joins or _plain(tokens, at, head, language) else None


@cache
def _joins(language: Language) -> frozenset[str]:
    return frozenset({",", *words(language, "units")["joins"]})


def _of_inside(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Whether “of” stands between two ordinary words in front of the noun: “Rule of Law Section”."""
    if tokens[at].text != "of" or at + 2 >= len(tokens) or not tokens[at + 1].capital:
        return False
    own = tokens[at - 1].lower not in role_nouns(language) and is_ordinary(tokens[at + 1].text, language)
    return own and tokens[at + 2].capital and tokens[at + 2].lower in head_forms(language)


def _modifies(tokens: Sequence[Token], at: int, language: Language, *, joined: bool) -> bool:
    token = tokens[at]
    if not token.word or not token.capital or token.lower in grammar(language).function_words:
        return False
    possessive = at + 1 < len(tokens) and tokens[at + 1].text in _APOSTROPHES
    singular = not token.lower.endswith(("s", "men"))
    before_noun = singular and at + 1 < len(tokens) and tokens[at + 1].lower in head_forms(language)
    if token.lower in role_nouns(language) and not possessive and not before_noun:
        return False
    return not joined or is_ordinary(token.text, language)


def _plain(tokens: Sequence[Token], at: int, head: int, language: Language) -> bool:
    """Whether every word of a run with joins is an ordinary one, so that no name of a person is joined to a unit."""
    return all(is_ordinary(t.text, language) for t in tokens[at:head] if t.word and t.capital)


def _opener(token: Token, modified: bool, language: Language) -> bool:
    """Whether the run's first word has its capital from the start of the sentence only: “Today Council met”."""
    return modified and token.folded in folded(language, "people", "common") - {"council", "chief"}
