"""Names of legal acts, which name no holder and no body: “Pravilnik br. 04/2015 o radu Komisije za …”."""

from collections.abc import Sequence
from functools import cache
from itertools import compress, count
from operator import attrgetter

from ingest.lexicon.lemma import is_verb
from ingest.lexicon.load import folded
from ingest.mention.tokens import Token
from ontology.language.kept import Kept
from ontology.model import Language

#: Tokens between the noun for an act and what it is about: “Pravilnika br. 04/2015 o”.
_NUMBER = 8
#: Tokens of what an act is about.
_LONGEST = 14
_FOLDED = attrgetter("folded")
_MARKS = frozenset({",", ".", ";", ":", "(", ")", "„", "”", "“", "–", "-"})


def act_tokens(tokens: Sequence[Token], language: Language) -> set[int]:
    """The tokens that tell what a legal act is about, where the language lists the nouns for acts (``units.yml``)."""
    found: set[int] = set()
    for at in compress(count(), map(_is_act(language).__getitem__, map(_FOLDED, tokens))):
        begin = _subject(tokens, at + 1, language)
        if begin is not None:
            found |= set(range(begin, _end(tokens, begin, language)))
    return found


@cache
def _is_act(language: Language) -> Kept[bool]:
    """Folded word → whether it is a noun for a legal act, or begins as one."""
    nouns = tuple(folded(language, "units", "laws"))
    return Kept(lambda word: word.startswith(nouns))


def _subject(tokens: Sequence[Token], at: int, language: Language) -> int | None:
    """The token behind the preposition that opens what an act is about, its number passed over."""
    about = folded(language, "units", "law_links")
    for step in range(at, min(at + _NUMBER, len(tokens))):
        if tokens[step].folded in about:
            return step + 1
        number = not tokens[step].word or tokens[step].text[0].isdigit() or len(tokens[step].text) <= 2
        if not number and tokens[step].folded != "broj":
            return None
    return None


def _end(tokens: Sequence[Token], begin: int, language: Language) -> int:
    """Where it ends: at a mark, a verb, or a word that opens something else."""
    stops = folded(language, "units", "law_stops")
    for at in range(begin, min(begin + _LONGEST, len(tokens))):
        token = tokens[at]
        if token.text in _MARKS or token.folded in stops or (at > begin and is_verb(token.text, language)):
            return at
    return min(begin + _LONGEST, len(tokens))
