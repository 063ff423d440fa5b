"""Serbian Cyrillic to Latin and back (one letter to one but for lj, nj, dž)."""

import re
from functools import cache

from ontology.language.grammar import grammar

_PAIRS = dict(
    zip(
        "абвгдђежзијклмнопрстћуфхцчш",
        "abvgdđežzijklmnoprstćufhcčš",
        strict=True,
    )
) | {"љ": "lj", "њ": "nj", "џ": "dž"}
_TABLE = str.maketrans(_PAIRS | {c.upper(): latin.capitalize() for c, latin in _PAIRS.items()})
_BACK = {latin: c for c, latin in _PAIRS.items()}
#: Most texts have none of these, which one search tells quicker than a look at every letter.
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("lj|nj|dž|[" + "".join(x for x in _BACK if len(x) == 1) + "]", re.IGNORECASE)


def is_cyrillic(text: str) -> bool:
    """Whether most letters of ``text`` are Cyrillic."""
    if not has_cyrillic(text):
        return False
    return len(_CYRILLIC.findall(text)) * 2 > sum(map(str.isalpha, text))


def has_cyrillic(text: str) -> bool:
    """Whether any letter of ``text`` is Cyrillic."""
    return not text.isascii() and _CYRILLIC.search(text) is not None


def to_latin(text: str) -> str:
    """``text`` with its Cyrillic letters in Serbian Latin; the rest unchanged.

    >>> to_latin("Љуљета Џафери")
    'Ljuljeta Džaferi'
    """
    return text.translate(_TABLE) if has_cyrillic(text) else text


def to_cyrillic(text: str) -> str:
    """``text`` with its Serbian Latin letters in Cyrillic; letters that Serbian lacks (ë, q, w, x, y) unchanged.

    Words in which lj, nj or dž are two sounds are those of the field ``digraphs`` in ``sr.yml``.

    >>> to_cyrillic("Ljuljeta Džaferi, konjunktura")
    'Љуљета Џафери, конјунктура'
    """
    parted = _parted().sub(lambda m: m[1] + "\0" + m[2], text) if _parted().search(text) else text
    return _LATIN.sub(_letter, parted).replace("\0", "")


@cache
def _parted() -> re.Pattern[str]:
    """Between the halves of a pair of letters that are two sounds."""
    halves = (word.split("|") for word in grammar("sr").digraphs)
    either = "|".join(f"(?<=\\b{first}){second}" for first, second in halves)
    return re.compile(f"()({either})", re.IGNORECASE)


def _letter(match: re.Match[str]) -> str:
    found = _BACK[match[0].lower()]
    return found.upper() if match[0][0].isupper() else found
