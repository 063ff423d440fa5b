"""Serbian Cyrillic to Latin, letter by letter (one to one but for lj, nj, dž)."""

_PAIRS = dict(
    zip(
        "абвгдђежзијклмнопрстћуфхцчш",
        "abvgdđežzijklmnoprstćufhcčš",
        strict=True,
    )
) | {"љ": "lj", "њ": "nj", "џ": "dž"}
_TABLE = str.maketrans(_PAIRS | {c.upper(): latin.capitalize() for c, latin in _PAIRS.items()})


def is_cyrillic(text: str) -> bool:
    """Whether most letters of ``text`` are Cyrillic."""
    letters = [c for c in text if c.isalpha()]
    return sum("\u0400" <= c <= "\u04ff" for c in letters) * 2 > len(letters)


def to_latin(text: str) -> str:
    """``text`` with its Cyrillic letters in Serbian Latin; the rest unchanged.

    >>> to_latin("Љуљета Џафери")
    'Ljuljeta Džaferi'
    """
    return text.translate(_TABLE)
