"""Comparing words in spite of case, diacritics and endings."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from ontology.language.grammar import grammar
from ontology.model import Language

_SPACE = re.compile(r"\s+")


class _Plain(dict[int, int | str | None]):
    """Code point → ``None`` if it is a combining mark, else itself or what it is written as; each is looked up once."""

    def __missing__(self, code: int) -> int | str | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_PLAIN = _Plain()
_PLAIN |= {ord(c): "'" for c in "’`‘´"} | {ord("đ"): "dj", ord("ł"): "l", ord("ø"): "o", ord("ı"): "i"}


#: Words and names are kept, whole lines are not: they seldom come again, and would fill the memory of a long run.
_KEPT = 48


def fold(text: str) -> str:
    """``text`` in lower case without diacritics, spaces made single: what two spellings have in common.

    >>> fold("Këshilli  ÇOLLAKU") == fold("keshilli çollaku")
    True
    """
    return _kept_fold(text) if len(text) <= _KEPT else _fold(text)


def _fold(text: str) -> str:
    if text.isascii():
        return " ".join(text.replace("`", "'").lower().split())
    plain = unicodedata.normalize("NFD", text.casefold()).translate(_PLAIN)
    return _SPACE.sub(" ", plain).strip()


_kept_fold = lru_cache(maxsize=32768)(_fold)


def stem(word: str, language: Language) -> str:
    """``word`` folded, without its case ending, so that all forms of one word compare equal.

    At least three letters stay, so short words are compared whole. Two different words can share a stem:
    compare whole names by it, never a word alone.

    >>> stem("Kosovës", "sq") == stem("Kosova", "sq") == stem("Kosovë", "sq")
    True
    """
    return _kept_stem(word, language) if len(word) <= _KEPT else _stem(word, language)


def _stem(word: str, language: Language) -> str:
    folded = fold(word)
    folded = grammar(language).spellings.get(folded, folded)
    for ending, instead in _endings(language).get(folded[-1:], ()):
        if folded.endswith(ending) and len(folded) - len(ending) >= 3:
            return folded[: -len(ending)] + instead
    return folded


@cache
def _endings(language: Language) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Last letter → the endings with it, longest first, each with what stands instead."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for ending, instead in grammar(language).endings:
        found[ending[-1]] = (*found.get(ending[-1], ()), (ending, instead))
    return found


_kept_stem = lru_cache(maxsize=32768)(_stem)
