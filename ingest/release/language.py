"""Which language a release is written in: from its text, never from its address."""

import re
from functools import cache

from simplemma.language_detector import LanguageDetector
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from ontology.errors import InputError
from ontology.language.grammar import grammar
from ontology.language.script import has_cyrillic, is_cyrillic, to_latin
from ontology.model import LANGUAGES, Language

#: Languages of the region and of its partners, to be named rather than taken for the nearest of ours.
_OTHERS = {
    "de": "German",
    "fr": "French",
    "it": "Italian",
    "mk": "Macedonian",
    "sl": "Slovenian",
    "tr": "Turkish",
}
_WORD = re.compile(r"[^\W\d_]+")
#: Words looked at: enough to be sure, few enough to be quick.
_SAMPLE = 600
#: Least share of function words. Running text of ours has 0.25 to 0.45, headlines and lists about 0.15,
#: other languages below 0.1 (invented releases, November 2026).
_LEAST = 0.12
#: Least share of words that a dictionary knows where small words are few, and by how much it must lead.
_KNOWN, _CLEAR = 0.4, 0.15


def detect(text: str, name: str) -> Language:
    """The language of ``text``: ``sq``, ``sr`` (either script) or ``en``.

    Raises ``InputError`` naming ``name`` if it is written in another language or in none that can be told.
    """
    cyrillic = is_cyrillic(text[:4000])
    tokens = _WORD.findall(to_latin(text[: 20 * _SAMPLE]).lower())[:_SAMPLE]
    shares = {language: _share(tokens, language) for language in LANGUAGES}
    best = max(LANGUAGES, key=lambda language: shares[language])
    foreign = grammar(best).foreign_words
    unserbian = (
        sum(map(is_cyrillic, tokens)) if has_cyrillic(text) else 0
    )  # words with letters that Serbian Cyrillic does not have
    doubtful = unserbian > 2 or sum(map(foreign.__contains__, tokens)) * 3 > shares[best] * len(tokens)
    other = _other(" ".join(tokens), text, cyrillic) if doubtful or shares[best] < _LEAST else None
    if other is not None:
        raise InputError(
            f"{name}: written in {other}",
            mend="Give the Albanian, Serbian or English version of the release.",
        )
    if shares[best] < _LEAST:
        known = _ours(" ".join(tokens))  # a list of names and offices has few small words
        if known is not None:
            return known
        raise InputError(
            f"{name}: no language recognised", mend="Give the full text in Albanian, Serbian or English."
        )
    return best


def _share(tokens: list[str], language: Language) -> float:
    known = grammar(language).function_words
    return sum(map(known.__contains__, tokens)) / len(tokens) if tokens else 0.0


@cache
def _detector() -> LanguageDetector:
    languages = ("sq", "hbs", "en", *_OTHERS)
    # The library keeps eight dictionaries by default and would load the others again for every word.
    factory = DefaultDictionaryFactory(cache_max_size=len(languages))
    return LanguageDetector(languages, lemmatization_strategy=DefaultStrategy(dictionary_factory=factory))


def _ours(latin: str) -> Language | None:
    """The language of ours whose dictionary knows most of the words: enough, and clearly more than any other."""
    codes: dict[str, Language] = {"sq": "sq", "hbs": "sr", "en": "en"}
    shares = _detector().proportion_in_each_language(latin)
    ranked = sorted((code for code in shares if code != "unk"), key=lambda code: -shares[code])
    if not ranked or ranked[0] not in codes or shares[ranked[0]] < _KNOWN:
        return None
    clear = len(ranked) < 2 or shares[ranked[0]] - shares[ranked[1]] >= _CLEAR
    return codes[ranked[0]] if clear else None


def _other(latin: str, text: str, cyrillic: bool) -> str | None:
    """Name of the language if it is none of ours."""
    shares = _detector().proportion_in_each_language(latin)
    if cyrillic:  # ours is listed in Latin letters, the others in their own
        ours = shares.get("hbs", 0.0)
        shares = _detector().proportion_in_each_language(text[:4000]) | {"hbs": ours}
    best = max(shares, key=lambda code: shares[code], default="unk")  # of no word there are no shares
    return _OTHERS.get(best) if shares.get(best, 0.0) >= 0.3 else None
