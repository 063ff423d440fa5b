"""The annotated form of a release as Python objects: what an annotation expects and what a reading found.

Both sides come as one JSON form (``ingest.annotated``, docs/evaluate.md); a reading's entries also have the
``spans`` they rest on and the ``rule`` that read them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from ontology.errors import InputError
from ontology.model import LANGUAGES, Language, Span

#: Fields an annotation must have; others are not asked of it.
FIELDS: tuple[str, ...] = ("id", "language", "published", "persons", "units", "acronyms", "part_of", "events")
_MEND = "See docs/evaluate.md for the form."


@dataclass(frozen=True, slots=True)
class Grounds:
    """Where in the text an entry was read and by which rule; empty for an annotation."""

    rule: str = ""
    spans: tuple[Span, ...] = ()


#: The grounds of an annotation's entries.
NO_GROUNDS: Final = Grounds()


@dataclass(frozen=True, slots=True)
class Tenure:
    """A position of a person: ``role`` alone, ``unit`` by name or ``None``."""

    role: str
    unit: str | None
    acting: bool
    status: str
    grounds: Grounds = NO_GROUNDS


@dataclass(frozen=True, slots=True)
class Person:
    """A person with the spellings that stand for them."""

    name: str
    aliases: tuple[str, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    grounds: Grounds = NO_GROUNDS


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its name."""

    name: str
    grounds: Grounds = NO_GROUNDS


@dataclass(frozen=True, slots=True)
class Attendance:
    """A person at an event; ``convened``: they held, led, hosted or received."""

    name: str
    convened: bool
    grounds: Grounds = NO_GROUNDS


@dataclass(frozen=True, slots=True)
class Event:
    """An event with the people at it; ``units`` are names."""

    type: str
    date: str | None
    people: tuple[Attendance, ...] = ()
    units: tuple[str, ...] = ()
    grounds: Grounds = NO_GROUNDS


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one release states, or is read to state."""

    id: str
    language: Language
    published: str | None = None
    persons: tuple[Person, ...] = ()
    units: tuple[Unit, ...] = ()
    acronyms: Mapping[str, str] = field(default_factory=dict)
    part_of: tuple[tuple[str, str], ...] = ()
    events: tuple[Event, ...] = ()


def facts_of(data: Any, where: str) -> Facts:
    """The facts in the JSON form ``data``; ``where`` names it in errors. Raises ``InputError``."""
    if not isinstance(data, dict):
        raise InputError(f"{where}: not an annotation but a {type(data).__name__}", mend=_MEND)
    for name in FIELDS:
        _get(data, name, where)
    language = next((known for known in LANGUAGES if known == data["language"]), None)
    if language is None:
        known = ", ".join(LANGUAGES)
        raise InputError(f"{where}: language “{data['language']}” is not one of {known}", mend=_MEND)
    try:
        return Facts(
            str(data["id"]),
            language,
            data["published"],
            tuple(_person(row, f"{where}, persons[{n}]") for n, row in enumerate(data["persons"])),
            _units(data),
            dict(data["acronyms"]),
            tuple((str(part), str(whole)) for part, whole in data["part_of"]),
            tuple(_event(row, f"{where}, events[{n}]") for n, row in enumerate(data["events"])),
        )
    except (TypeError, ValueError, AttributeError) as error:
        raise InputError(f"{where}: not of the form of an annotation ({error})", mend=_MEND) from None


def _get(row: Any, name: str, where: str) -> Any:
    if not isinstance(row, dict):
        raise InputError(f"{where}: not an object", mend=_MEND)
    if name not in row:
        raise InputError(f"{where}: the field “{name}” is missing", mend=_MEND)
    return row[name]


def _text(row: Any, name: str, where: str) -> str:
    value = _get(row, name, where)
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"{where}: “{name}” must be a text that is not empty", mend=_MEND)
    return value


def _grounds(row: Mapping[str, Any]) -> Grounds:
    return Grounds(row.get("rule", ""), tuple(Span(start, end) for start, end in row.get("spans", ())))


def _person(row: Any, where: str) -> Person:
    tenures = [_tenure(t, f"{where}.tenures[{n}]") for n, t in enumerate(_get(row, "tenures", where))]
    return Person(
        _text(row, "name", where), tuple(_get(row, "aliases", where)), tuple(tenures), _grounds(row)
    )


def _tenure(row: Any, where: str) -> Tenure:
    unit, acting = _get(row, "unit", where), _get(row, "acting", where)
    return Tenure(_text(row, "role", where), unit, bool(acting), _text(row, "status", where), _grounds(row))


def _units(data: Mapping[str, Any]) -> tuple[Unit, ...]:
    details: Sequence[Mapping[str, Any]] = data.get("unit_details") or [{}] * len(data["units"])
    return tuple(Unit(str(n), _grounds(row)) for n, row in zip(data["units"], details, strict=True))


def _event(row: Any, where: str) -> Event:
    people = [Attendance(str(name), convened=True) for name in _get(row, "convened_by", where)]
    people += [Attendance(str(name), convened=False) for name in _get(row, "participants", where)]
    if "attendance" in row:
        people = [Attendance(p["name"], p["convened"], _grounds(p)) for p in row["attendance"]]
    units = tuple(_get(row, "units", where))
    return Event(_text(row, "type", where), _get(row, "date", where), tuple(people), units, _grounds(row))
