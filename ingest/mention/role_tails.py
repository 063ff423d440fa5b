"""What belongs to a role behind its noun or in front of it: a state, a field of work, another holder's office.

Read only for the nouns that the lexicon says so of, and only in languages whose lexicon says so.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from ingest.lexicon.load import folded, words
from ingest.mention.places import is_town
from ingest.mention.tokens import Token
from ingest.mention.unit_fields import field_end
from ontology.language.dictionary import is_ordinary
from ontology.language.fold import fold, stem
from ontology.language.grammar import grammar
from ontology.model import Language

#: What ties a state to a role: “Ambassador of Italy to Kosovo”.
_OF, _AT = frozenset({"of", "from"}), frozenset({"in", "to", "for"})
#: Tokens from “of” to the noun of a panel.
_PANEL = 6
#: Opening words of a state's full name, which another noun follows.
_FORMS = frozenset({"republic", "kingdom"})
#: The country itself, cut from titles of its own officials.
_HERE = frozenset({"Kosovës", "Kosovë", "Kosova"})
#: Most adjectives behind a role, and letters that each has more than.
_ADJECTIVES, _SHORTEST = 3, 4


def described(tokens: Sequence[Token], at: int, gender: str, language: Language) -> tuple[int, str]:
    """The token after the adjectives behind a role that ends at ``at``, and those that belong to its name.

    “këshilltari *i lartë ligjor*”, “ambasadorin *gjerman*”; what only says that the office is held now (“aktual”) is
    passed over. Adjectives with an article are listed in ``roles.yml``, the others are told by how they end.
    """
    listed = words(language, "roles").get("articulated", {})
    endings = tuple(words(language, "roles").get("adjectival_endings", ()))
    passing = folded(language, "roles", "present")
    found: list[str] = []
    while endings and at < len(tokens) and len(found) < _ADJECTIVES:
        word = tokens[at]
        adjective = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        if word.lower in grammar(language).articles and adjective in listed:
            found.append(f"{'e' if gender == 'f' else 'i'} {listed[adjective]}")
            at += 2
        elif word.folded in passing:
            at += 1
        elif word.text.islower() and len(word.text) > _SHORTEST and word.lower.endswith(endings):
            found.append(word.text)
            at += 1
        else:
            break
    return at, " ".join(found)


def country(tail: Sequence[Token], language: Language) -> str:
    """The words behind a role as part of it, if they are capitalised and no town: “e Holandës”."""
    named = [n for n, token in enumerate(tail) if token.capital]
    while named and (tail[named[-1]].text in _HERE or tail[named[-1]].stem in own_country(language)):
        named.pop()
    if not named or is_town(tail[named[-1]].text, language):
        return ""
    return " ".join(token.text for token in tail[: named[-1] + 1])


@cache
def own_country(language: Language) -> frozenset[str]:
    """Stems of the words for the country itself."""
    return frozenset(stem(word, language) for word in _HERE)


def matter(tail: Sequence[Token], gender: str, language: Language) -> str:
    """Words in small letters behind a role as part of its name: “koordinatore *e komisioneve të përhershme*”."""
    if language != "sq" or len(tail) < 2 or any(token.capital or not token.word for token in tail):
        return ""
    return " ".join(["e" if gender == "f" else "i", *(token.text for token in tail[1:])])


@cache
def _rows(language: Language) -> Mapping[str, Mapping[str, Any]]:
    return {row["m"]: row for row in words(language, "roles")["nouns"]}


def role_tail(
    tokens: Sequence[Token], at: int, lemma: str, language: Language, role_end: Callable[[int], int]
) -> tuple[int, str, bool]:
    """The token after what belongs to the role ``lemma`` that ends at ``at``, and the words it adds to its text.

    The third value tells whether they make it another state's. ``role_end``: the token after a role that begins at
    a token, or that token.
    """
    row = _rows(language).get(lemma.lower(), {})
    if row.get("by_kind") and (panel := _panel(tokens, at, language)) is not None:
        return panel, " ".join(t.text for t in tokens[at:panel]).replace("this ", "the "), True
    if row.get("state"):
        end, state = _state(tokens, at, language)
        return _receiving(tokens, end, language), state, bool(state) and row["state"] == "foreign"
    if row.get("of") and _word(tokens, at) in _OF:
        holder = _past_article(tokens, at + 1, language)
        if holder < len(tokens) and (end := role_end(holder)) > holder:
            return end, "", False
    if row.get("of_role") and at < len(tokens) and tokens[at].word and (end := role_end(at)) > at:
        text = " ".join(t.lower for t in tokens[at:end]) if row.get("of_text") else ""
        return end, text, False  # “šef kabineta glavnog državnog tužioca, NAME”, “zamenica direktora”
    if row.get("field") and _word(tokens, at) == "for":
        begin = _past_article(tokens, at + 1, language)
        end = field_end(tokens, begin, language, lambda _: False)
        if end > begin:
            return end, " ".join(t.text for t in tokens[at:end]), False
    return at, "", False


def _panel(tokens: Sequence[Token], at: int, language: Language) -> int | None:
    """The token after “of the Evaluation Panel”, which is no unit, so that it stays in the role; else ``None``."""
    panels = words(language, "roles").get("panels", ())
    if _word(tokens, at) != "of" or not panels:
        return None
    end = at + 1
    while (
        end < len(tokens)
        and (tokens[end].lower in {"the", "this", "that"} or tokens[end].capital)
        and end - at < _PANEL
    ):
        if tokens[end].lower in panels:
            return end + 1
        end += 1
    return end + 1 if _word(tokens, end) in panels and end - at < _PANEL else None


def state_before(tokens: Sequence[Token], at: int, lemma: str, language: Language) -> str | None:
    """The adjective of a state in front of the role at ``at``: “Italian Ambassador”."""
    if at == 0 or not _rows(language).get(lemma.lower(), {}).get("state"):
        return None
    known = {fold(name) for name in words(language, "roles")["state_names"] if " " not in name}
    return tokens[at - 1].text if tokens[at - 1].capital and tokens[at - 1].folded in known else None


def _state(tokens: Sequence[Token], at: int, language: Language) -> tuple[int, str]:
    """The token after “of STATE” at ``at``, and the words; ``at`` and “” if there is none."""
    if _word(tokens, at) not in _OF:
        return at, ""
    begin = _past_article(tokens, at + 1, language)
    end = begin
    if _word(tokens, end) in _FORMS and _word(tokens, end + 1) == "of":
        end += 2
    if end >= len(tokens) or not tokens[end].capital:
        return at, ""
    end = max((_named(tokens, end, name) for name in words(language, "roles")["state_names"]), default=end)
    if end == begin or tokens[end - 1].lower == "of":
        if is_ordinary(tokens[end].text, language) or tokens[end].upper:
            return at, ""
        end += 1
    text = " ".join(t.text for t in tokens[at:end])
    here = fold(" ".join(t.text for t in tokens[begin:end])) in {
        fold(name) for name in words(language, "roles")["here"]
    }
    return (end, "") if here else (end, text)


def _named(tokens: Sequence[Token], at: int, name: str) -> int:
    parts = name.split()
    return at + len(parts) if [t.text for t in tokens[at : at + len(parts)]] == parts else at


def _receiving(tokens: Sequence[Token], at: int, language: Language) -> int:
    """``at``, or the token after “in Kosovo”."""
    if _word(tokens, at) not in _AT:
        return at
    begin = _past_article(tokens, at + 1, language)
    return max(
        (n for name in words(language, "roles")["here"] if (n := _named(tokens, begin, name)) > begin),
        default=at,
    )


def _past_article(tokens: Sequence[Token], at: int, language: Language) -> int:
    while at < len(tokens) and tokens[at].lower in grammar(language).articles - {"of"}:
        at += 1
    return at


def _word(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if at < len(tokens) else ""
