"""Base forms of common words, from simplemma's dictionaries: tells verbs and everyday words from names."""

from functools import lru_cache

import simplemma

from ontology.language.grammar import grammar
from ontology.model import Language

#: simplemma's name of each language; Serbian is listed with its neighbours.
_CODES: dict[Language, str] = {"sq": "sq", "sr": "hbs", "en": "en"}


@lru_cache(maxsize=16384)
def lemma(word: str, language: Language) -> str | None:
    """The base form of ``word`` in lower case, ``None`` if the dictionary does not have it as a common word.

    >>> lemma("Sastanku", "sr"), lemma("Rexhbeqaj", "sr")
    ('sastanak', None)
    """
    lowered = word.lower()
    code = _CODES[language]
    if not simplemma.is_known(lowered, lang=code):
        return None
    found = simplemma.lemmatize(lowered, lang=code)
    return found if found.islower() else None


def is_verb(word: str, language: Language) -> bool:
    """Whether the dictionary knows ``word`` as a form of a verb; always false for a language without ``infinitives``.

    >>> is_verb("razmatra", "sr"), is_verb("pomoć", "sr")
    (True, False)
    """
    endings = grammar(language).infinitives
    base = lemma(word, language) if endings else None
    return base is not None and base.endswith(endings) and base != word.lower()
