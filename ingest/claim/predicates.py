"""Verbs that say something of an office, as ``frames.yml`` lists them, found in a sentence by one pass."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from ingest.claim.split import by_verb, object_near, pair_of
from ingest.lexicon.load import folded, words
from ingest.mention.tokens import Token
from ontology.language.fold import fold
from ontology.model import Language

Voice = Literal["active", "passive"]

#: Tokens in front of a verb among which a word denies it or puts it into the future: “nuk do të zgjidhet”.
_BEFORE = 3


@dataclass(frozen=True, slots=True)
class Predicate:
    """Tokens ``start`` to ``end`` (exclusive) are a verb of ``kind``.

    ``denied``: a word of negation stands before it; ``planned``: it is to happen; ``past``: what it says is over
    unless the sentence says since when it goes on.
    """

    start: int
    end: int
    kind: str
    voice: Voice
    denied: bool
    planned: bool
    past: bool


@cache
def _forms(language: Language) -> Mapping[str, tuple[tuple[tuple[str, ...], str, Voice], ...]]:
    """First word → the phrases that begin with it, longest first, with kind and voice."""
    found: dict[str, list[tuple[tuple[str, ...], str, Voice]]] = {}
    voices: tuple[Voice, ...] = ("active", "passive")
    for kind, forms in words(language, "frames").get("kinds", {}).items():
        for voice in voices:
            for phrase in forms.get(voice, ()):
                if pair_of(phrase) is None:
                    parts = tuple(fold(phrase).split())
                    found.setdefault(parts[0], []).append((parts, kind, voice))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


@cache
def _pairs(language: Language) -> Mapping[str, Mapping[str, tuple[str, Voice]]]:
    """Verb → beginning of its object → kind and voice, of the verbs listed with an object that may stand apart."""
    found: dict[str, dict[str, tuple[str, Voice]]] = {}
    voices: tuple[Voice, ...] = ("active", "passive")
    for kind, forms in words(language, "frames").get("kinds", {}).items():
        for voice in voices:
            for verb, nouns in by_verb(forms.get(voice, ())).items():
                found.setdefault(verb, {}).update(dict.fromkeys(nouns, (kind, voice)))
    return found


@cache
def _past(language: Language) -> frozenset[tuple[str, ...]]:
    """Phrases of what is over; a pair of verb and object is one of two."""
    listed = words(language, "frames").get("past", ())
    return frozenset(pair_of(p) or tuple(fold(p).split()) for p in listed)


def find_predicates(tokens: Sequence[Token], language: Language) -> list[Predicate]:
    """Every verb of ``frames.yml`` in one sentence, from left to right, none inside another."""
    forms = _forms(language)
    spelled = [token.folded for token in tokens]
    found: list[Predicate] = []
    at = 0
    while at < len(tokens):
        for parts, kind, voice in forms.get(spelled[at], ()):
            end = phrase_end(spelled, at, parts, language)
            if end is not None:
                found.append(_predicate(spelled, at, end, kind, voice, language))
                at = end - 1
                break
        else:
            apart = _apart(spelled, at, language)
            if apart is not None and not (found and found[-1].end > apart.start):
                found.append(apart)
                at = max(at, apart.end - 1)
        at += 1
    opened = {verb.start for verb in found}  # “has been” is no verb of its own before “appointed”
    return [verb for verb in found if verb.kind != "serves" or verb.end not in opened]


def _apart(spelled: Sequence[str], at: int, language: Language) -> Predicate | None:
    """The verb at ``at`` with its object before or behind it: “zakletvu su danas položili”."""
    nouns = _pairs(language).get(spelled[at])
    near = object_near(spelled, at, tuple(nouns), language) if nouns else None
    if nouns is None or near is None:
        return None
    noun, start, end = near
    found = _predicate(spelled, start, end, *nouns[noun], language)
    return replace(found, past=(spelled[at], noun) in _past(language))


def phrase_end(spelled: Sequence[str], at: int, parts: Sequence[str], language: Language) -> int | None:
    """The token after the phrase ``parts`` that begins at ``at``, adverbs inside it passed over; else ``None``."""
    if tuple(spelled[at : at + len(parts)]) == tuple(parts):
        return at + len(parts)
    adverbs = folded(language, "frames", "adverbs")
    end = at
    for number, part in enumerate(parts):
        while number and end < len(spelled) and spelled[end] in adverbs:
            end += 1
        if end >= len(spelled) or spelled[end] != part:
            return None
        end += 1
    return end


def _predicate(
    spelled: Sequence[str], start: int, end: int, kind: str, voice: Voice, language: Language
) -> Predicate:
    before = spelled[max(0, start - _BEFORE) : start]
    auxiliaries = folded(language, "frames", "passive_auxiliaries")
    if voice == "active" and any(word in auxiliaries for word in before):
        voice = "passive"  # English: “was elected”, “has been appointed”
    return Predicate(
        start,
        end,
        kind,
        voice,
        denied=any(word in folded(language, "events", "negations") for word in before),
        planned=_planned(spelled, start, language)
        or tuple(spelled[start:end]) in phrases(language, "future"),
        past=any(phrase_end(spelled, start, parts, language) == end for parts in _past(language)),
    )


def _planned(spelled: Sequence[str], start: int, language: Language) -> bool:
    """Whether a word in front of a verb puts it off; “decided to appoint” does not: it is done by the decision."""
    words_ = folded(language, "frames", "planned")
    resolved = folded(language, "frames", "resolved")
    for at in range(max(0, start - _BEFORE), start):
        if spelled[at] in words_ and not any(word in resolved for word in spelled[max(0, at - 2) : at]):
            return True
    return False


@cache
def phrases(language: Language, field: str) -> tuple[tuple[str, ...], ...]:
    """The phrases of a list of ``frames.yml`` as folded words, longest first."""
    listed = (tuple(fold(p).split()) for p in words(language, "frames").get(field, ()))
    return tuple(sorted(listed, key=lambda phrase: -len(phrase)))


@cache
def _by_word(language: Language, field: str, place: int) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases of ``field`` by their first (``place`` 0) or last (-1) word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases(language, field):
        found.setdefault(phrase[place], []).append(phrase)
    return {word: tuple(rows) for word, rows in found.items()}


def phrase_before(tokens: Sequence[Token], at: int, language: Language, field: str) -> int | None:
    """Where a phrase of ``field`` that ends right before token ``at`` begins."""
    known = _by_word(language, field, -1)
    for phrase in known.get(tokens[at - 1].folded, ()) if known and at else ():
        start = at - len(phrase)
        if start >= 0 and tuple(t.folded for t in tokens[start:at]) == phrase:
            return start
    return None


def phrase_at(tokens: Sequence[Token], at: int, language: Language, field: str) -> int | None:
    """The token after a phrase of ``field`` that begins at token ``at``."""
    known = _by_word(language, field, 0)
    for phrase in known.get(tokens[at].folded, ()) if known and at < len(tokens) else ():
        end = at + len(phrase)
        if end <= len(tokens) and tuple(t.folded for t in tokens[at:end]) == phrase:
            return end
    return None


def phrase_within(tokens: Sequence[Token], start: int, end: int, language: Language, field: str) -> bool:
    """Whether a phrase of ``field`` begins among the tokens ``start`` to ``end`` (exclusive)."""
    return any(phrase_at(tokens, at, language, field) is not None for at in range(max(0, start), end))
