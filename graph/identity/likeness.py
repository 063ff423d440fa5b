"""How alike two names are, field by field, told from the names alone."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from graph.identity.result import Verdict
from ontology.language.declension import word_bases
from ontology.language.fold import fold
from ontology.language.fullname import FullName, full_name, is_word
from ontology.language.given_names import given_names
from ontology.language.regional import LOST, heard, readings
from ontology.model import LANGUAGES


class Likeness(StrEnum):
    """What explains that two names may be one person's, from the surest to the least; ``OTHER``: nothing does."""

    EQUAL = "equal"
    RESPELT = "respelt"
    INSIDE = "inside"
    ORDER = "order"
    DAMAGED = "damaged"
    HALF = "half"
    ENDING = "ending"
    TYPO = "typo"
    SHORT = "short"
    OTHER = "other"


_SAME: Final = (Likeness.EQUAL, Likeness.RESPELT, Likeness.ORDER, Likeness.DAMAGED)
_VOWELS: Final = "aeiouyë"
#: In words, for two names.
WORDS: Final = {
    Likeness.EQUAL: "the names are equal",
    Likeness.RESPELT: "the names are two spellings of one",
    Likeness.INSIDE: "one name has something more inside",
    Likeness.ORDER: "given name and surname stand in another order",
    Likeness.DAMAGED: "the names are equal but for lost letters",
    Likeness.HALF: "one name has one more surname",
    Likeness.ENDING: "one name may be a case form of the other",
    Likeness.TYPO: "the names differ by one letter",
    Likeness.SHORT: "one given name may be short for the other",
    Likeness.OTHER: "the names differ",
}
#: Shortest word of which one letter may be a slip; of shorter ones one letter makes another name (Lila, Lira).
_LONG: Final = 5
#: Shortest beginning of a given name that people go by (Ben for Benjamin). One letter more makes a woman's name.
_BEGUN: Final = 3
#: One lost letter can stand for two letters of a folded word (đ is dj) or for one that is not heard.
_LOST: Final = r"[^\W_]{0,2}"


@lru_cache(maxsize=262144)
def likeness(one: str, other: str) -> Likeness:
    """How alike the printed names are. Names that differ in two ways at once are ``OTHER``.

    >>> likeness("Shkëlzen Kqiku", "Шкељзен Кћику"), likeness("Arta Gashi", "Arta Gashi-Hoxha")
    (<Likeness.RESPELT: 'respelt'>, <Likeness.HALF: 'half'>)
    """
    if fold(one) == fold(other):
        return Likeness.EQUAL
    first, second = full_name(one), full_name(other)
    straight = _fields(first, second)
    if straight is not Likeness.OTHER:
        return straight
    for turned in _turned(first):
        if _fields(turned, second) in (Likeness.EQUAL, Likeness.RESPELT):
            return Likeness.ORDER
    return Likeness.OTHER


def _turned(name: FullName) -> tuple[FullName, ...]:
    """``name`` with its last word taken for the given name."""
    if not name.surnames:
        return ()
    return (FullName(name.surnames[-1], name.inside, (name.given, *name.surnames[:-1])),)


def _fields(one: FullName, other: FullName) -> Likeness:
    given, surname = _given(one.given, other.given), _surnames(one.surnames, other.surnames)
    if surname is Likeness.ENDING and _is_ending(one.given, other.given):
        given = Likeness.ENDING  # Serbian declines both words, and only then is “Milana” no woman's name
    kinds = {given, surname} - {Likeness.EQUAL}
    if len(kinds) > 1 and Likeness.RESPELT in kinds:
        kinds.discard(Likeness.RESPELT)
    if len(kinds) > 1:
        return Likeness.OTHER
    kind = next(iter(kinds), Likeness.EQUAL)
    inside = _inside(one.inside, other.inside)
    if inside is Likeness.EQUAL:
        return kind
    return inside if kind in (Likeness.EQUAL, Likeness.RESPELT) else Likeness.OTHER


def _inside(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    """Two different things inside make two names; one name may leave out what the other has."""
    if len(one) != len(other):
        return Likeness.INSIDE
    for a, b in zip(one, other, strict=True):
        if not (is_word(a) and is_word(b)):
            if not (_begins(a.strip("()"), b.strip("()")) or _begins(b.strip("()"), a.strip("()"))):
                return Likeness.OTHER
        elif not readings(a) & readings(b):
            return Likeness.OTHER
    return Likeness.EQUAL


def _same(one: str, other: str) -> Likeness:
    """Equal, two spellings of one word, equal but for lost letters, or other."""
    if fold(one) == fold(other):
        return Likeness.EQUAL
    if readings(one) & readings(other):
        return Likeness.RESPELT
    if LOST in one or LOST in other:
        return Likeness.DAMAGED if _stands_for(one, other) or _stands_for(other, one) else Likeness.OTHER
    return Likeness.OTHER


def _stands_for(damaged: str, whole: str) -> bool:
    if LOST not in damaged:
        return False
    for spelled in (heard, fold):
        pattern = _LOST.join(map(re.escape, spelled(damaged).split(LOST)))
        if re.fullmatch(pattern, spelled(whole)):
            return True
    return False


def _given(one: str, other: str) -> Likeness:
    if not (is_word(one) and is_word(other)):
        return Likeness.SHORT if _begins(one, other) or _begins(other, one) else Likeness.OTHER
    same = _same(one, other)
    if same is not Likeness.OTHER:
        return same
    short, long = sorted((heard(one), heard(other)), key=len)
    genders = [given_names().get(fold(name), "") for name in (one, other)]
    if long in (short + "a", short + "e") or (all(genders) and not set(genders[0]) & set(genders[1])):
        return Likeness.OTHER  # a man's and a woman's name
    if len(short) >= _BEGUN and len(long) > len(short) + 1 and long.startswith(short):
        return Likeness.SHORT
    if all(genders):
        return Likeness.OTHER  # two names that people have: neither is a slip for the other
    return Likeness.ENDING if _is_ending(one, other) else _slip(one, other)


def _begins(one: str, other: str) -> bool:
    return heard(other).startswith(heard(one.rstrip(".")))


def _surnames(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    if len(one) == len(other):
        return _joint(one, other)
    short, long = sorted((one, other), key=len)
    if not short:
        return Likeness.OTHER
    rest = list(long)
    for part in short:
        found = next((p for p in rest if _same(part, p) in (Likeness.EQUAL, Likeness.RESPELT)), None)
        if found is None:
            return Likeness.OTHER
        rest.remove(found)
    return Likeness.HALF


def _joint(one: tuple[str, ...], other: tuple[str, ...]) -> Likeness:
    """Surnames part by part, in whatever order two of them stand."""
    kinds = {_surname(a, b) for a, b in zip(one, other, strict=True)} - {Likeness.EQUAL}
    if len(kinds) > 1:
        kinds.discard(Likeness.RESPELT)
    if len(kinds) > 1 or Likeness.OTHER in kinds:
        crossed = {_same(a, b) for a, b in zip(one, reversed(other), strict=True)}
        return Likeness.ORDER if crossed <= {Likeness.EQUAL, Likeness.RESPELT} else Likeness.OTHER
    return next(iter(kinds), Likeness.EQUAL)


def _surname(one: str, other: str) -> Likeness:
    same = _same(one, other)
    if same is not Likeness.OTHER:
        return same
    return Likeness.ENDING if _is_ending(one, other) else _slip(one, other)


def _is_ending(one: str, other: str) -> bool:
    """Whether one word is another case of the other in some language of the releases."""
    return _is_form(one, other) or _is_form(other, one)


def _is_form(form: str, nominative: str) -> bool:
    return any(
        readings(base) & readings(nominative)
        for language in LANGUAGES
        for base, _ in word_bases(form, language)
    )


def _slip(one: str, other: str) -> Likeness:
    """One letter wrong, missing, too many, or two changed over, in a word long enough for it."""
    short, long = sorted((heard(one), heard(other)), key=len)
    if long == short + "j":
        return Likeness.TYPO  # Uka and Ukaj both exist, and papers write one for the other
    if len(short) < _LONG:
        return Likeness.OTHER
    pairs = ((a, b) for a in readings(one) for b in readings(other))
    near = any(OSA.distance(a, b, score_cutoff=1) <= 1 for a, b in pairs)
    return Likeness.TYPO if near else Likeness.OTHER


def alone(one: str, other: str) -> Verdict:
    """What the names alone say: the same name, two names, or one that may stand for the other.

    >>> alone("Arta Gashi", "Арта Гаши").value, alone("Arta Gashi", "Arta Gashi-Hoxha").value
    ('same', 'undecided')
    """
    kind = likeness(one, other)
    if kind is Likeness.OTHER:
        return Verdict.DIFFERENT
    if kind is Likeness.ENDING:
        return Verdict.SAME if _telling(full_name(one), full_name(other)) else Verdict.UNDECIDED
    if kind is Likeness.INSIDE:
        words = any(is_word(part) for name in (one, other) for part in full_name(name).inside)
        return Verdict.UNDECIDED if words else Verdict.SAME
    return Verdict.SAME if kind in _SAME else Verdict.UNDECIDED


def _telling(one: FullName, other: FullName) -> bool:
    """Whether an ending is one that no nominative has: both words declined, or a consonant added (Istrefin)."""
    if fold(one.given) != fold(other.given):
        return True
    form = max((one.surnames[-1], other.surnames[-1]), key=len)
    return form[-1] not in _VOWELS
