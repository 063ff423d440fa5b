"""Verbs with an object that may stand anywhere in their clause: “položili su, pred članovima, zakletvu”.

Where word order is free, a lexicon writes such a pair as “položi~l + zakletv”: a form of the verb, and how the object
begins. The pair is found in either order, with other words between.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from ingest.lexicon.load import folded
from ontology.language.fold import fold
from ontology.language.grammar import grammar
from ontology.model import Language

#: What parts verb and object in an entry of a lexicon.
MARK = "+"
#: Tokens between a verb and its object: “položili su, pred predsednicom Republike Kosovo NAME NAME, zakletvu”.
_REACH = 10


def pair_of(phrase: str) -> tuple[str, str] | None:
    """The verb and the beginning of its object, folded, if ``phrase`` is such a pair.

    >>> pair_of("položili + zakletv"), pair_of("položili zakletvu")
    (('polozili', 'zakletv'), None)
    """
    verb, mark, noun = phrase.partition(f" {MARK} ")
    return (fold(verb), fold(noun)) if mark else None


def by_verb(phrases: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Verb → beginnings of its objects, of all pairs among ``phrases``."""
    found: dict[str, list[str]] = {}
    for verb, noun in filter(None, map(pair_of, phrases)):
        found.setdefault(verb, []).append(noun)
    return {verb: tuple(nouns) for verb, nouns in found.items()}


def object_near(
    spelled: Sequence[str], at: int, nouns: Sequence[str], language: Language
) -> tuple[str, int, int] | None:
    """Which of ``nouns`` begins the object nearest to the verb at ``at`` in its clause, and the tokens of both.

    The tokens are those of the verb alone unless only small words stand between it and its object.
    """
    closed: set[int] = set()
    for distance in range(1, _REACH + 1):
        for way in (1, -1):
            step = at + way * distance
            ending = 0 < step < len(spelled) and spelled[step - 1] == "-"  # “TSK-a” has no word of contrast
            if (
                way in closed
                or not 0 <= step < len(spelled)
                or (spelled[step] in _stops(language) and not ending)
            ):
                closed.add(way)
                continue
            noun = next(
                (noun for noun in nouns if spelled[step].startswith(noun) or f"{spelled[step]}$" == noun),
                None,
            )
            if noun is not None:
                first, last = min(at, step), max(at, step)
                close = all(word in _small(language) for word in spelled[first + 1 : last])
                return (noun, first, last + 1) if close else (noun, at, at + 1)
    return None


@cache
def _stops(language: Language) -> frozenset[str]:
    """Words and marks at which a clause ends."""
    clauses = folded(language, "frames", "contrast") | folded(language, "frames", "relative")
    articles = {fold(article) for article in grammar(language).articles}  # “së” is spelled as “se” here
    return (clauses | folded(language, "events", "complement") | {";", ":", "“", "”", "„", '"'}) - articles


@cache
def _small(language: Language) -> frozenset[str]:
    return folded(language, "frames", "adverbs") | folded(language, "events", "clitics")
