"""Phrases of the lexicon found in a sentence: verbs of holding, attending, speaking, and keywords of topics."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import compress, count
from operator import attrgetter

from ingest.claim.phrase import Line
from ingest.claim.phrasebook import Phrasebook
from ingest.claim.split import by_verb, object_near, pair_of
from ingest.lexicon.load import folded, words
from ingest.mention.tokens import Token
from ontology.language.declension import noun_forms, phrase_forms
from ontology.language.fold import fold, stem
from ontology.language.grammar import grammar
from ontology.model import Language

#: Tokens of the longest phrase, adverbs inside it counted.
_LONGEST = 14
_STEM = attrgetter("stem")


@cache
def _book(language: Language, field: str) -> Phrasebook[None]:
    """The phrases of a field of ``events.yml``."""
    listed = (p for p in words(language, "events").get(field, ()) if pair_of(p) is None)
    return Phrasebook([(fold(p).split(), None) for p in listed], folded(language, "frames", "adverbs"))


def phrase_at(tokens: Sequence[Token], at: int, language: Language, field: str) -> int | None:
    """The token after a phrase of ``field`` that begins at ``at``."""
    book = _book(language, field)
    if tokens[at].folded not in book.firsts:
        return None
    return _end_of(book, [token.folded for token in tokens[at : at + _LONGEST]], at)


def _end_of(book: Phrasebook[None], spelled: Sequence[str], at: int) -> int | None:
    """The token after the longest phrase of ``book`` that the words ``spelled`` begin with, which stand at ``at``."""
    found = book.all_at(spelled, 0)
    return at + found[0][0] if found else None


@cache
def _pairs(language: Language, field: str) -> Mapping[str, tuple[str, ...]]:
    return by_verb(words(language, "events").get(field, ()))


@cache
def _starts(language: Language, field: str) -> frozenset[str]:
    """The words at which a phrase of ``field`` can stand."""
    return frozenset(_book(language, field).firsts) | frozenset(_pairs(language, field))


def find_phrases(line: Line, field: str) -> Iterator[tuple[int, int]]:
    """Token ranges of every phrase of ``field``, from left to right; of a verb apart from its object, the verb's."""
    places = line.places(_starts(line.language, field))
    if not places:
        return
    pairs, book = _pairs(line.language, field), _book(line.language, field)
    for at in places:
        end = _end_of(book, line.spelled[at : at + _LONGEST], at) if line.tokens[at].word else None
        if end is not None:
            yield at, end
        elif (nouns := pairs.get(line.folded(at))) and object_near(line.spelled, at, nouns, line.language):
            yield at, at + 1


@cache
def assemblies(language: Language) -> dict[str, tuple[str, tuple[tuple[str, str], ...]]]:
    """Every form of every noun of assembly → its event type and the types by the kind of unit that meets."""
    found = {}
    for row in words(language, "events")["meetings"]:
        kinds = (row["kind"], tuple(sorted(row.get("by_kind", {}).items())))
        for form in noun_forms(row["noun"], row["gender"], language):
            found[form.text.lower()] = kinds
    return found


@cache
def plural_assemblies(language: Language) -> frozenset[str]:
    """Forms of the nouns of assembly that are plural only."""
    rows = words(language, "events")["meetings"]
    forms = [form for row in rows for form in noun_forms(row["noun"], row["gender"], language)]
    return frozenset(f.text.lower() for f in forms if f.plural) - {
        f.text.lower() for f in forms if not f.plural
    }


@cache
def event_nouns(language: Language) -> dict[str, str]:
    """Every form of every noun for a kind of event but a meeting → its event type.

    A noun with an adjective before it is told by the adjective: “okrugli sto”.
    """
    found: dict[str, str] = {}
    for row in words(language, "events").get("kinds", ()):
        *adjectives, noun = row["noun"].split()
        for written, _ in phrase_forms((*adjectives, noun), row["gender"], language):
            found.setdefault(written[0].lower(), row["kind"])
    contrast = folded(language, "frames", "contrast")  # “kurse” is no form of “kurs”
    return {written: kind for written, kind in found.items() if fold(written) not in contrast}


def event_noun(line: Line, at: int) -> bool:
    """Whether a noun for a meeting or another kind of event stands at token ``at``."""
    return line.text(at) in assemblies(line.language) or line.text(at) in event_nouns(line.language)


@cache
def _topics(language: Language) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First stem → (all stems, topic), longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for topic, phrases in words(language, "topics").items():
        for phrase in phrases:
            stems = tuple(stem(w, language) for w in phrase.split() if w not in grammar(language).articles)
            found.setdefault(stems[0], []).append((stems, topic))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def find_topics(tokens: Sequence[Token], language: Language) -> Iterator[tuple[str, int, int]]:
    """Topics whose keywords stand in the sentence: topic, and the tokens from … to (exclusive)."""
    articles, topics = grammar(language).articles, _topics(language)
    for at in compress(count(), map(topics.__contains__, map(_STEM, tokens))):
        for stems, topic in topics[tokens[at].stem] if tokens[at].word else ():
            end = at
            for wanted in stems:
                while end < len(tokens) and end > at and tokens[end].lower in articles:
                    end += 1
                if end >= len(tokens) or tokens[end].stem != wanted:
                    break
                end += 1
            else:
                yield topic, at, end
                break
