"""Whether a word printed with a capital is an ordinary word of the language, by simplemma's dictionary.

In English titles and names of offices every word has a capital, so capitals alone do not tell “Human Resources”
from a person's name. Languages whose dictionary is too small to say so have none here.
"""

from functools import cache, lru_cache

from simplemma.strategies.dictionaries.dictionary_factory import (
    DefaultDictionaryFactory,
    MappingStrToByteString,
)

from ontology.model import Language

_CODES: dict[Language, str] = {"en": "en"}


@cache
def _dictionary(language: Language) -> MappingStrToByteString:
    return DefaultDictionaryFactory(cache_max_size=1).get_dictionary(_CODES[language])  # type: ignore[return-value]


@lru_cache(maxsize=16384)
def is_ordinary(word: str, language: Language) -> bool:
    """Whether ``word`` is a word of ``language`` and not a name that is spelled like one.

    ``False`` for a language without a dictionary.

    >>> is_ordinary("Resources", "en"), is_ordinary("Mark", "en"), is_ordinary("Zymberi", "en")
    (True, False, False)
    """
    if language not in _CODES:
        return False
    known = _dictionary(language)
    lowered = word.lower()
    return lowered in known and (word == lowered or lowered.capitalize() not in known)
