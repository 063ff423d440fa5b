"""Words as the index keeps them and as a query asks for them: without case, diacritics, script and case ending.

A word of a name or text is kept by its *key*, one for all the region's spellings of it
(``ontology.language.regional``). A word of a query stands for several keys, since it may be in another case: those of
everything it may be a form of.
"""

import re
from functools import lru_cache
from typing import Final

from ontology.language.fold import fold, stem
from ontology.language.names import bases_of
from ontology.language.regional import search_key
from ontology.language.script import to_latin
from ontology.model import LANGUAGES, Language

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
#: An Albanian or Serbian ending joined to an acronym: “KPK-së”, “TSK-a”.
_JOINED: Final = re.compile(r"(?<=\w)[-–](?:[a-zëç]{1,3})\b")
#: Words of fewer letters say nothing beside longer ones: articles, conjunctions, initials.
_SHORT: Final = 3
#: From this length on a stem is asked for without its last letter too, which another case may have changed.
_LONG: Final = 7
#: Words of a query; more say nothing, and each costs.
MOST_WORDS: Final = 8


def words(text: str) -> list[str]:
    """The words of ``text`` in Latin letters, those that say nothing left out unless there are no others.

    >>> words("Prokuroria e Republikës, KPK-së"), words("E.")
    (['Prokuroria', 'Republikës', 'KPK'], ['E'])
    """
    found = [w.replace("’", "").replace("'", "") for w in _WORD.findall(_JOINED.sub("", to_latin(text)))]
    return [w for w in found if len(w) >= _SHORT or w.isdigit()] or found


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """The key of ``word`` as it is written.

    >>> key("Lumezi") == key("Љумези") == key("lumëzi")
    True
    """
    return "".join(filter(str.isalnum, search_key(word)))


@lru_cache(maxsize=262144)
def stem_key(word: str, language: Language) -> str:
    """The key of ``word`` without its case ending.

    >>> stem_key("Kosovës", "sq") == stem_key("Kosova", "sq")
    True
    """
    return "".join(filter(str.isalnum, search_key(stem(word, language)))) or key(word)


@lru_cache(maxsize=4096)
def asked(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """Keys that ``word`` of a query stands for, and beginnings of keys that it may stand for.

    >>> key("Lumezi") in asked("lumezit")[0]
    True
    """
    bases = {word, *(base for language in ("sq", "sr") for base in bases_of(word, language))}
    stems = {stem_key(word, language) for language in LANGUAGES}
    whole = frozenset({key(base) for base in bases} | stems) - {""}
    begun = {key(word)} | {s[:-1] for s in stems if len(s) >= _LONG}
    return whole, frozenset(b for b in begun if len(b) >= _SHORT - 1)


def plain(word: str) -> str:
    """``word`` without case and diacritics: what a reader takes for the same letters."""
    return fold(word)
