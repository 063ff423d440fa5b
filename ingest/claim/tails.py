"""What the words behind an office, and a name that is short, can still mean."""

from collections.abc import Sequence

from ingest.claim.predicates import phrase_at
from ingest.lexicon.load import folded, words
from ingest.mention.nouns import head_forms
from ingest.mention.people import NameSpan
from ingest.mention.role_tails import own_country
from ingest.mention.roles import RoleSpan
from ingest.mention.tokens import Token
from ingest.mention.unit_names import modifiers_first
from ontology.language.given_names import given_names
from ontology.language.grammar import grammar
from ontology.language.names import bases_of
from ontology.model import Language

#: Quotation marks in front of a name and behind it, and the most tokens between.
_OPENING, _CLOSING = frozenset({'"', "“", "„", "”", "«"}), frozenset({'"', "”", "“", "»"})
_QUOTED = 16


#: Letters that a noun in the genitive has more than.
_SHORT = 4


def is_whole(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Whether the words from ``at`` on leave the unit of the office before them as it is.

    Where modifiers come first only known words do (“from the ranks of …”); others may name the office further.
    """
    if modifiers_first(language):
        return phrase_at(tokens, at, language, "tails") is not None
    return tokens[at].lower not in words(language, "roles")["unfinished"]


def of_unknown(tokens: Sequence[Token], role: RoleSpan, at: int, language: Language) -> bool:
    """Whether a seat is one of something that is no unit: “anëtarë *të këtij paneli*”, “kryesues *i panelit*”."""
    seats = {kind for kind, _ in role.role.by_kind} & {"council", "committee"}
    if (
        language != "sq"
        or not seats
        or at + 1 >= len(tokens)
        or tokens[at].lower not in grammar(language).articles
    ):
        return False
    pointed = tokens[at + 1].folded in folded(language, "units", "demonstratives")
    noun = tokens[at + 1 + pointed] if at + 1 + pointed < len(tokens) else tokens[at]
    genitive = tuple(words(language, "units").get("genitive", ()))
    return (
        noun.text.islower()
        and noun.lower not in head_forms(language)
        and (pointed or (len(noun.text) > _SHORT and noun.lower.endswith(genitive)))
    )


def short_for(name: NameSpan, surnames: frozenset[str], language: Language) -> bool:
    """Whether ``name`` is one of ``surnames`` (folded), in any case."""
    return not surnames.isdisjoint(bases_of(name.text, language))


def qualifies(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Whether a word without an article goes on in the tail of a role: a capital, or “panelit *vlerësues*”."""
    token = tokens[at]
    if token.capital:
        return token.folded not in given_names()
    endings = tuple(words(language, "roles").get("adjectival_endings", ()))
    return bool(endings) and token.lower.endswith(endings) and not tokens[at - 1].capital


def past_quote(tokens: Sequence[Token], at: int) -> int:
    """``at``, or the token behind a name in quotation marks there: “the Director of the Project *“…”*, NAME”."""
    if at >= len(tokens) or tokens[at].text not in _OPENING:
        return at
    return next(
        (n + 1 for n in range(at + 2, min(at + _QUOTED, len(tokens))) if tokens[n].text in _CLOSING), at
    )


def past_own(tokens: Sequence[Token], at: int, language: Language) -> int:
    """``at``, or the token behind the own country's name there: “tužilac Specijalnog tužilaštva *Kosova*, NAME”."""
    if not grammar(language).adjectives:
        return at
    end = at + (at < len(tokens) and tokens[at].lower == "republike")
    here = end < len(tokens) and tokens[end].capital and tokens[end].stem in own_country(language)
    return end + 1 if here else at
