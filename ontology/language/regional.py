"""One form for all the region's spellings of a name: what identity compares and search looks up.

The correspondences are data (``regional.yml``). A form is for comparing, never for showing: other names can share it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product
from typing import Final

import yaml

from ontology.language.fold import fold
from ontology.language.script import to_latin

#: Stands for a letter that was lost on the way (“Jovi?i?”).
LOST: Final = "?"
#: Marks a spelling that counts at the beginning of a word only.
_FIRST: Final = "^"
#: A letter twice or more, lost ones apart.
_DOUBLED = re.compile(rf"([^{LOST}])\1+", re.DOTALL)
#: Letters with several readings are read in all ways up to this many times in one word; none has more.
_READ = 3


@dataclass(frozen=True, slots=True)
class _Rules:
    """``sounds``: those anywhere in a word; ``opening``: those at its beginning only."""

    sounds: tuple[tuple[str, str], ...]
    opening: tuple[tuple[str, str], ...]
    either: Mapping[str, tuple[str, ...]]
    honorifics: frozenset[str]
    particles: frozenset[str]
    joins: Mapping[int, str]
    first: Mapping[int, str]


@cache
def rules() -> _Rules:
    """The correspondences. Raises ``KeyError`` or ``ValueError`` if the file is not well formed."""
    data = yaml.safe_load(files("ontology.language").joinpath("regional.yml").read_text("utf-8"))
    either = {str(letter): tuple(read) for letter, read in data["either"].items()}
    sounds = [(str(written), str(put)) for written, put in data["sounds"]]
    return _Rules(
        tuple(pair for pair in sounds if not pair[0].startswith(_FIRST)),
        tuple((written[1:], put) for written, put in sounds if written.startswith(_FIRST)),
        either,
        frozenset(data["honorifics"]),
        frozenset(data["particles"]),
        {ord(join): " " for join in data["joins"]},
        {ord(letter): read[0] for letter, read in either.items()},
    )


@lru_cache(maxsize=65536)
def heard(word: str) -> str:
    """``word`` with one spelling for each sound, letters with several readings left as they are.

    >>> heard("Xhevdet") == heard("Dževdet") == heard("Џевдет")
    True
    """
    folded = fold(to_latin(word))
    for written, put in rules().sounds:
        folded = folded.replace(written, put)
    for written, put in rules().opening:
        folded = put + folded.removeprefix(written) if folded.startswith(written) else folded
    return _single(folded)


def _single(word: str) -> str:
    """``word`` without doubled letters, which are nowhere heard (Kelmend-di, Allah)."""
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=65536)
def readings(word: str) -> frozenset[str]:
    """Every way in which ``word`` is spelled where its letters are not in use; equal names have one in common.

    >>> readings("Kryeziu") & readings("Krueziu") and readings("Kryeziu") & readings("Krieziu")
    frozenset({'krieziu'})
    """
    form = heard(word)
    either = rules().either
    if not 0 < sum(form.count(letter) for letter in either) <= _READ:
        return frozenset({form.translate(rules().first)})
    return frozenset(map("".join, product(*(either.get(letter, (letter,)) for letter in form))))


@lru_cache(maxsize=65536)
def search_key(word: str) -> str:
    """One key for all readings of ``word``, for looking it up: spellings of one name share it, others may too.

    >>> search_key("Krueziu") == search_key("Kryeziu") == search_key("Krieziu")
    True
    """
    form = heard(word)
    for letter, read in rules().either.items():
        for other in (letter, *read):
            form = form.replace(other, read[0])
    return _single(form)


@lru_cache(maxsize=16384)
def sound(name: str) -> str:
    """A whole ``name`` in one form for its usual spellings; for comparing the names of one release only.

    >>> sound("Shkëlzen Kçiku-Gashi") == sound("Shkelzen Kqiku Gashi")
    True
    """
    words = name.translate(rules().joins).split()
    return " ".join(heard(word).translate(rules().first) for word in words)
