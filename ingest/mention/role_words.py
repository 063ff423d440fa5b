"""Words around the noun of a role that say that its holder is acting, former, new or a deputy."""

from collections.abc import Sequence
from functools import cache

from ingest.lexicon.load import words
from ingest.mention.tokens import Token
from ontology.language.declension import noun_forms
from ontology.language.fold import fold
from ontology.language.grammar import grammar
from ontology.model import Language


@cache
def openers(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    """The words in front of a role with which it can begin: those for acting in lower case, the others folded."""
    return _acts(language), _firsts(language, "former") | _firsts(language, "new") | _listed(
        language, "deputy"
    )


def after_acting(tokens: Sequence[Token], at: int, language: Language) -> tuple[int, bool, bool]:
    """The token after words for acting at ``at``, whether there are any, and whether they are of the past."""
    articles = grammar(language).articles
    for phrase in _acting(language) if at < len(tokens) and tokens[at].lower in _acts(language) else ():
        end, former = at, False
        for number, word in enumerate(phrase):
            if number == 1 and _former_word(tokens, end, language):
                end, former = end + 2, True  # “ushtruesi i deritanishëm i detyrës”
            if end >= len(tokens) or tokens[end].lower not in word:
                break
            end += 1
        else:
            while end < len(tokens) and (tokens[end].lower in articles or tokens[end].text == "."):
                end += 1
            return end, True, former
    return at, False, False


def acting_case(token: Token, language: Language) -> str | None:
    """Case of the noun for acting (“ushtruesja e detyrës …”), the case of the whole; nominative if it can be."""
    cases = [
        form.case
        for phrase in words(language, "roles")["acting"]
        for first in [phrase.split()[0]]
        for form in noun_forms(first, "f" if first.endswith("e") else "m", language)
        if form.text == token.lower and not form.plural
    ]
    return next((case for case in cases if case.startswith("nom")), cases[0] if cases else None)


@cache
def _acts(language: Language) -> frozenset[str]:
    """The words with which phrases for acting begin."""
    return frozenset().union(*(phrase[0] for phrase in _acting(language)))


@cache
def _acting(language: Language) -> tuple[tuple[frozenset[str], ...], ...]:
    """Phrases for acting, each a sequence of sets of equal words, in every form of the first word."""
    phrases = []
    for phrase in words(language, "roles")["acting"]:
        first, *rest = phrase.replace(".", " . ").split()
        gender = "f" if first.endswith(("e", "ja")) else "m"
        forms = frozenset(f.text for f in noun_forms(first, gender, language)) | {first}
        linked = [
            frozenset({"i", "e", "të", "së", "te", "se"})
            if w in {"i", "e"} and language == "sq"
            else frozenset({w})
            for w in rest
        ]
        phrases.append((forms, *linked))
    return tuple(sorted(phrases, key=len, reverse=True))


def after_prefixes(tokens: Sequence[Token], at: int, language: Language) -> tuple[int, bool, bool]:
    """The token after words in front of a role, and whether they say former (“ish-Kryeprokurori”) or new."""
    former = new = False
    firsts = _firsts(language, "former") | _firsts(language, "new")
    while at + 1 < len(tokens) and tokens[at].folded in firsts:
        pair = at + 1 + (tokens[at + 1].text == "-" and at + 2 < len(tokens))
        word = tokens[at].folded
        both = f"{word} {tokens[pair].folded}"
        if both in _listed(language, "former") | _listed(language, "new"):
            word, pair = both, pair + 1
        if word in _listed(language, "former"):
            former = True
        elif word in _listed(language, "new"):
            new = True
        else:
            break
        at = pair
        if new and [t.text.lower() for t in tokens[at : at + 2]] == ["non", "-"]:
            at += 3  # “the new non-prosecution member”
    return at, former, new


def after_deputy(tokens: Sequence[Token], at: int, language: Language) -> tuple[int, bool]:
    """The token after a prefix for a deputy written apart (“zv.kryesuesja”, “zëvendës-kryeprokurori”)."""
    if at + 1 < len(tokens) and tokens[at].word and tokens[at].folded in _listed(language, "deputy"):
        step = at + 1
        while step < len(tokens) - 1 and tokens[step].text in {".", "-", "–", "/"}:
            step += 1
        linked = language == "sq" and tokens[step].lower in {"i", "e"} and step + 1 < len(tokens)
        return step + linked, True  # “zëvendës *i* kryeprokurorit”
    return at, False


def after_adjectives(tokens: Sequence[Token], at: int, language: Language) -> tuple[int, bool, bool]:
    """The token after adjectives behind a role, and whether they say former (“i deritanishëm”) or new (“e re”)."""
    former = new = False
    firsts = _firsts(language, "former_after") | _firsts(language, "arriving")
    while at + 1 < len(tokens) and tokens[at].folded in firsts:
        pair = fold(f"{tokens[at].text} {tokens[at + 1].text}")
        if pair in _listed(language, "former_after"):
            former = True
        elif pair in _listed(language, "arriving"):
            new = True
        else:
            break
        at += 2
    return at, former, new


@cache
def _listed(language: Language, field: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words(language, "roles").get(field, ()))


@cache
def _firsts(language: Language, field: str) -> frozenset[str]:
    """The words with which the phrases of a list begin."""
    return frozenset(phrase.split(" ")[0] for phrase in _listed(language, field))


def _former_word(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Whether the role is followed by an adjective for a role once held: “i deritanishëm”."""
    return fold(" ".join(t.text for t in tokens[at : at + 2])) in _listed(language, "former_after")
