"""Verbs that say something of an office, as ``frames.yml`` lists them, found in a sentence by one pass."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from ingest.claim.phrasebook import Phrasebook
from ingest.claim.spelled import Spelled
from ingest.claim.split import by_verb, object_near, pair_of
from ingest.lexicon.load import folded, words
from ingest.mention.tokens import Token
from ontology.language.fold import fold
from ontology.model import Language

Voice = Literal["active", "passive"]

#: Tokens in front of a verb among which a word denies it or puts it into the future: “nuk do të zgjidhet”.
_BEFORE = 3
#: Tokens of a clause between the word that opens it and its verb: “da se tužiteljka UNIT, NAME, premesti”.
_CLAUSE = 16


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
def _book(language: Language) -> Phrasebook[tuple[str, Voice]]:
    """The verbs with kind and voice."""
    voices: tuple[Voice, ...] = ("active", "passive")
    rows = [
        (fold(phrase).split(), (kind, voice))
        for kind, forms in words(language, "frames").get("kinds", {}).items()
        for voice in voices
        for phrase in forms.get(voice, ())
        if pair_of(phrase) is None
    ]
    return Phrasebook(rows, folded(language, "frames", "adverbs"))


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
def _past(language: Language) -> Phrasebook[None]:
    """Phrases of what is over."""
    listed = (p for p in words(language, "frames").get("past", ()) if pair_of(p) is None)
    return Phrasebook([(fold(p).split(), None) for p in listed], folded(language, "frames", "adverbs"))


@cache
def _past_pairs(language: Language) -> frozenset[tuple[str, str]]:
    """Pairs of verb and object of what is over."""
    return frozenset(filter(None, map(pair_of, words(language, "frames").get("past", ()))))


@cache
def _starts(language: Language) -> frozenset[str]:
    """The words at which a verb can stand."""
    return frozenset(_book(language).firsts) | frozenset(_pairs(language))


def find_predicates(sentence: Spelled, language: Language) -> list[Predicate]:
    """Every verb of ``frames.yml`` in one sentence, from left to right, none inside another."""
    spelled, book = sentence.spelled, _book(language)
    found: list[Predicate] = []
    behind = 0
    for at in sentence.places(_starts(language)):
        if at < behind:
            continue
        listed = book.all_at(spelled, at)
        if listed:
            behind, (kind, voice) = listed[0]
            found.append(_predicate(spelled, at, behind, kind, voice, language))
            continue
        apart = _apart(spelled, at, language)
        if apart is not None and not (found and found[-1].end > apart.start):
            found.append(apart)
            behind = apart.end
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
    return replace(found, past=(spelled[at], noun) in _past_pairs(language))


def _predicate(
    spelled: Sequence[str], start: int, end: int, kind: str, voice: Voice, language: Language
) -> Predicate:
    before = spelled[max(0, start - _BEFORE) : start]
    auxiliaries = folded(language, "frames", "passive_auxiliaries")
    opened = _opened(spelled, start, language)
    turned = opened is not None and "se" in spelled[opened:start]  # “da se NAME imenuje”
    if voice == "active" and (turned or not auxiliaries.isdisjoint(before)):
        voice = "passive"  # English: “was elected”, “has been appointed”
    return Predicate(
        start,
        end,
        kind,
        voice,
        denied=not folded(language, "events", "negations").isdisjoint(before),
        planned=_planned(spelled, start, language)
        or tuple(spelled[start:end]) in phrases(language, "future"),
        past=any(over == end for over, _ in _past(language).all_at(spelled, start)),
    )


def _opened(spelled: Sequence[str], start: int, language: Language) -> int | None:
    """The word that opens the clause of a verb in the present that tells what is to be: “da se NAME premesti”."""
    if spelled[start] not in folded(language, "frames", "presents"):
        return None
    for at in range(start - 1, max(-1, start - _CLAUSE), -1):
        if spelled[at] in {";", ":"}:
            return None
        if spelled[at] in folded(language, "events", "complement"):
            return at
    return None


def _planned(spelled: Sequence[str], start: int, language: Language) -> bool:
    """Whether a word in front of a verb puts it off; “decided to appoint” does not: it is done by the decision."""
    words_ = folded(language, "frames", "planned")
    resolved = folded(language, "frames", "resolved")
    opened = _opened(spelled, start, language)
    if opened is not None:
        return resolved.isdisjoint(spelled[max(0, opened - _BEFORE) : opened])
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


@cache
def openers(language: Language, field: str) -> frozenset[str]:
    """The folded words with which the phrases of ``field`` begin."""
    return frozenset(_by_word(language, field, 0))


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
