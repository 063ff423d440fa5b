"""Towns and states in a sentence, in every case."""

from collections.abc import Mapping, Sequence
from functools import cache

from ingest.lexicon.load import words
from ingest.mention.pattern import LOCATIVE, after_ending
from ingest.mention.tokens import Token
from ontology.language.declension import name_forms
from ontology.language.fold import stem
from ontology.language.grammar import grammar
from ontology.lookup import vocabulary
from ontology.model import Language


@cache
def _towns(language: Language) -> frozenset[str]:
    found: set[str] = set()
    for place in vocabulary().concepts["place"].values():
        for name in (place.labels[language], *place.alternatives.get(language, ())):
            if " " not in name:
                found |= town_stems(name, language)
    return frozenset(found)


@cache
def town_stems(name: str, language: Language) -> frozenset[str]:
    """Stems of a town's name in every case: a vowel can flee (Uroševac, Uroševcu)."""
    return frozenset(stem(form, language) for form in (name, *name_forms(name, language)))


def is_town(word: str, language: Language) -> bool:
    """Whether ``word`` is a town of the vocabulary in any case."""
    return word[:1].isupper() and stem(word, language) in _towns(language)


def state_at(tokens: Sequence[Token], at: int, language: Language) -> tuple[int, str]:
    """The token after the name of a state at ``at``, and the name; that of the own country is no part of the role."""
    for written in _by_first(language).get(tokens[at].lower, ()) if at < len(tokens) else ():
        end = at + len(written)
        if tuple(t.lower for t in tokens[at:end]) == written:
            name = " ".join(t.text for t in tokens[at:end])
            end = after_ending(tokens, end)
            ending = "".join(t.text for t in tokens[at + len(written) : end])
            return end, "" if written[-1].startswith("kosov") else name + ending
    return at, ""


def own_state_end(tokens: Sequence[Token], at: int, language: Language) -> int:
    """The token after the own country's name at ``at`` that the word before opens: “Predsednica Republike | Kosovo”."""
    if not (grammar(language).adjectives and 0 < at < len(tokens) and tokens[at].lower.startswith("kosov")):
        return at
    before = _by_first(language).get(tokens[at - 1].lower, ())
    return at + any(len(name) > 1 and name[-1].startswith("kosov") for name in before)


def post_end(tokens: Sequence[Token], at: int, language: Language) -> int:
    """The token after the country or town at ``at`` in which an envoy is posted: “ambasador Nemačke | na Kosovu”."""
    if not grammar(language).adjectives or at + 1 >= len(tokens):
        return at
    if tokens[at].lower not in LOCATIVE[language] | {"na"}:
        return at
    here = tokens[at + 1].capital and tokens[at + 1].lower.startswith("kosov")
    if tokens[at + 1].lower.startswith("republi") and at + 2 < len(tokens):
        return at + 3 if tokens[at + 2].lower.startswith("kosov") else at
    return at + 2 if here or is_town(tokens[at + 1].text, language) else at


@cache
def _by_first(language: Language) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """First word → names of states as they stand behind a role, word by word in lower case, the longest first."""
    names = [tuple(name.lower().split()) for name in words(language, "places")["countries"]]
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name in sorted(names, key=len, reverse=True):
        found[name[0]] = (*found.get(name[0], ()), name)
    return found
