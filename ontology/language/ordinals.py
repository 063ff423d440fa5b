"""Ordinal numbers up to 999, in digits or spelled out: “161.”, “stoosamnaestom”, “sixty-ninth”, “tetëdhjetegjashtë”.

The parts of numbers are data (field ``ordinals`` of each language's file); a number is read as hundreds, tens and
a last part, which alone is an ordinal and declined.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product

import yaml

from ontology.language.declension import adjective_forms
from ontology.language.fold import fold
from ontology.language.script import to_latin
from ontology.model import Language

_BETWEEN = re.compile(r"[\s-]+")


@dataclass(frozen=True, slots=True)
class _Parts:
    """``before``: hundreds, tens and both, written together → value. ``last``: ordinals in every form → value.

    ``behind``: last parts that are no ordinal alone → value.
    """

    before: Mapping[str, int]
    last: Mapping[str, int]
    behind: Mapping[str, int]
    digits: re.Pattern[str]


@cache
def _parts(language: Language) -> _Parts:
    data = yaml.safe_load(files("ontology.language").joinpath(f"{language}.yml").read_text("utf-8"))[
        "ordinals"
    ]
    links = [_joined(link) for link in data["links"]]
    before = {"": 0}
    hundreds, tens = ({_joined(w): n for n, ws in data[f].items() for w in ws} for f in ("hundreds", "tens"))
    for (hundred, link), (ten, other) in product(
        product(["", *hundreds], links), product(["", *tens], links)
    ):
        written = (hundred + link if hundred else "") + (ten + other if ten else "")
        before[written] = hundreds.get(hundred, 0) + tens.get(ten, 0)
    last = {
        _joined(form): n for n, ws in data["last"].items() for w in ws for form in _forms(w, data, language)
    }
    behind = {_joined(w): n for n, ws in data.get("behind", {}).items() for w in ws}
    return _Parts(before, last, behind, re.compile(r"(\d{1,3})(?:" + "|".join(data["digits"]) + ")"))


def _forms(word: str, data: Mapping[str, object], language: Language) -> Iterator[str]:
    """``word`` in every gender, number and case."""
    yield word
    if data["adjectives"]:
        for gender in "mfn":
            yield from (form.text for form in adjective_forms(word, gender, language))
    endings = data["endings"]
    for ending in endings if isinstance(endings, list) else ():
        cut, _, added = str(ending).rpartition("/")
        if word.endswith(cut):
            yield word[: len(word) - len(cut)] + added


def _joined(text: str) -> str:
    return _BETWEEN.sub("", fold(to_latin(text)))


def ordinal(text: str, language: Language) -> int | None:
    """The number that the ordinal ``text`` stands for, ``None`` if it is none from 1 to 999.

    >>> ordinal("stoosamnaestom", "sr"), ordinal("one hundred and fifth", "en"), ordinal("174-të", "sq")
    (118, 105, 174)
    """
    parts = _parts(language)
    digits = parts.digits.fullmatch(text)
    if digits:
        return int(digits[1]) or None
    word = _joined(text)
    for cut in range(len(word)):
        first, last = parts.before.get(word[:cut]), parts.last.get(word[cut:])
        if first and last is None:
            last = parts.behind.get(word[cut:])
        if first is not None and last is not None and _fits(first, last):
            return first + last
    return None


def _fits(first: int, last: int) -> bool:
    """Whether a number can go on with ``last`` after ``first``: not two tens, nor tens after nothing but units."""
    return first % (10 if last < 10 else 100 if last < 100 else 1000) == 0


@cache
def spellings(number: int, language: Language) -> tuple[str, ...]:
    """Every spelling of the ordinal ``number`` (1 to 999) in every form, written together.

    >>> "sixtyninth" in spellings(69, "en"), "gjashtedhjetetrete" in spellings(63, "sq")
    (True, True)
    """
    parts, before = _parts(language), _by_value(language)
    return tuple(
        first + last
        for table, alone in ((parts.last, True), (parts.behind, False))
        for last, value in table.items()
        for first in before.get(number - value, ())
        if _fits(number - value, value) and (first or alone)
    )


@cache
def _by_value(language: Language) -> Mapping[int, tuple[str, ...]]:
    """What can stand before the last part of a number, by its value."""
    found: dict[int, list[str]] = {}
    for written, value in _parts(language).before.items():
        found.setdefault(value, []).append(written)
    return {value: tuple(spelled) for value, spelled in found.items()}
