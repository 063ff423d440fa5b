"""How the words of a unit whose modifiers come first are written out, and whether an acronym is a unit at all."""

from collections.abc import Sequence
from functools import cache

from ingest.lexicon.load import folded, words
from ingest.mention.known_units import known_acronyms
from ingest.mention.nouns import head_forms
from ingest.mention.tokens import Token
from ingest.mention.unit_names import joined
from ontology.language.grammar import grammar
from ontology.model import Language


def modifies_noun(tokens: Sequence[Token], at: int, language: Language) -> bool:
    """Whether an acronym in front of ``at`` only qualifies a noun: “of the IPA funds”, and not “of the IPA for”."""
    if at >= len(tokens) or not tokens[at].word or tokens[at].capital or tokens[at].text.isdigit():
        return False
    small = folded(language, "events", "joining") | folded(language, "people", "prepositions")
    small |= (
        folded(language, "frames", "relative")
        | folded(language, "events", "auxiliaries")
        | folded(language, "people", "verbs")
    )
    word = tokens[at].folded
    return word not in small | folded(language, "frames", "adverbs") | grammar(
        language
    ).function_words and not word.endswith("ed")


@cache
def _singulars(language: Language) -> dict[str, str]:
    return {form: pairs[0][0].lemma for form, pairs in head_forms(language).items()}


def singular(token: Token, language: Language) -> str:
    """The noun of a unit at ``token`` in the singular, with its capital."""
    lemma = _singulars(language).get(token.lower, token.text)
    return lemma[0].upper() + lemma[1:] if token.capital else lemma


def printed(tokens: Sequence[Token], language: Language) -> str:
    """The name as printed, first letter a capital, one kind of apostrophe and one spelling of the country.

    A name in capitals throughout, as headlines have it, gets those it has in running text.
    """
    kept = [t for t in tokens if t.word or t.text in {",", "'", "’", "`", "-", "&"}]
    shouted = sum(t.upper for t in kept) > 1 and all(t.upper or not t.word or len(t.text) < 3 for t in kept)
    small = grammar(language).articles | {
        link for links in words(language, "units")["links"] for link in links.split()
    }
    texts: list[str] = []
    for token in kept:
        text = token.text.replace("`", "'").replace("’", "'").replace("Kosova", "Kosovo")
        if shouted and token.text.casefold() not in known_acronyms():
            text = text.lower() if token.lower in {*small, "and"} else text.capitalize()
        texts.append(text)
    name = joined(texts)
    return name[:1].upper() + name[1:]
