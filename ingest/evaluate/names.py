"""Whether a name is that of a person the annotation names."""

import re

from ingest.evaluate.facts import Person
from ontology.language.fold import fold
from ontology.language.script import to_latin

#: Letters that one lost letter (“?”) can stand for once folded: đ is “dj”, and some fall away.
_LOST = r"\w{0,2}"
_DASH = re.compile(r"\s*[-‐‑–—]\s*")
_SPACE = re.compile(r"[\s.]+")


def same_person(expected: Person, name: str) -> bool:
    """Whether ``name`` is the name of ``expected``, or another spelling of it that the annotation has.

    Script, capitals, diacritics, dashes and letters lost to “?” do not count.

    >>> same_person(Person("Agim Tërstena"), "Агим Терстена"), same_person(Person("Besnik Agović"), "Besnik Agovi?")
    (True, True)
    """
    return any(_equal(_plain(spelling), _plain(name)) for spelling in (expected.name, *expected.aliases))


def _plain(name: str) -> str:
    return _SPACE.sub(" ", _DASH.sub(" ", fold(to_latin(name)))).strip()


def _equal(one: str, other: str) -> bool:
    return one == other or _stands_for(one, other) or _stands_for(other, one)


def _stands_for(damaged: str, whole: str) -> bool:
    if "?" not in damaged:
        return False
    pattern = _LOST.join(re.escape(part) for part in damaged.split("?"))
    return re.fullmatch(pattern, whole) is not None
