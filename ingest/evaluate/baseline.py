"""The dumbest reading that is not nothing, for scale: what a score is worth, its distance from this one tells.

Two words with a capital beside each other are a person, with the nearest role and unit that are printed as the
vocabulary has them; every release is one meeting on its day, and everybody named takes part.
"""

import re
from collections.abc import Iterator
from functools import cache

from ingest.evaluate.facts import Attendance, Event, Facts, Person, Tenure, Unit
from ontology.language.fold import fold
from ontology.lookup import vocabulary
from ontology.model import Language, Release

_PAIR = re.compile(r"\b([A-ZÇËŠŽĆČĐ][^\W\d_]+) ([A-ZÇËŠŽĆČĐ][^\W\d_]+)\b")


def guess(release: Release, identifier: str) -> Facts:
    """The facts of ``release`` as capitals and nearness alone tell them."""
    text = release.text
    units = list(_printed(text, _unit_names(release.language)))
    inside = {at for start, name in units for at in range(start, start + len(name))}
    roles = [(at, name) for at, name in _printed(text, _role_names(release.language)) if at not in inside]
    persons: dict[str, Person] = {}
    for match in _PAIR.finditer(text):
        name, at = match[0], match.start()
        if at in inside or fold(name) in _role_names(release.language) or name in persons or not roles:
            continue
        unit = _nearest(units, at) if units else None
        persons[name] = Person(name, tenures=(Tenure(_nearest(roles, at), unit, False, "current"),))
    day = release.published.edtf if release.published else None
    people = tuple(Attendance(name, convened=False) for name in persons)
    return Facts(
        identifier,
        release.language,
        day,
        tuple(persons.values()),
        tuple(Unit(name) for name in dict.fromkeys(name for _, name in units)),
        events=(Event("meeting", day, people),),
    )


def _nearest(places: list[tuple[int, str]], at: int) -> str:
    return min(places, key=lambda place: abs(place[0] - at))[1]


def _printed(text: str, names: dict[str, str]) -> Iterator[tuple[int, str]]:
    """Where each name stands in ``text``, the longest first, none inside another."""
    taken: set[int] = set()
    lowered = text.lower()
    for name in sorted(names.values(), key=lambda name: (-len(name), name)):
        for match in re.finditer(rf"\b{re.escape(name.lower())}\b", lowered):
            if match.start() not in taken:
                taken.update(range(match.start(), match.end()))
                yield match.start(), name


@cache
def _unit_names(language: Language) -> dict[str, str]:
    labels = (unit.labels.get(language) for unit in vocabulary().units.values())
    return {fold(label): label for label in labels if label}


@cache
def _role_names(language: Language) -> dict[str, str]:
    labels = (
        label
        for role in vocabulary().roles.values()
        for label in (role.labels_m.get(language), role.labels_f.get(language))
    )
    return {fold(label): label for label in labels if label}
