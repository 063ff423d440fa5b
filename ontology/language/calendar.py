"""Dates as written in the three languages: “3 korrik 2024”, “June 28, 2024”, “17. jula 2024. godine”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import yaml

from ontology.language.declension import noun_forms
from ontology.language.fold import fold
from ontology.language.script import to_cyrillic
from ontology.model import Language

#: Years a release can speak of; a number outside is not a year.
FIRST_YEAR, LAST_YEAR = 1990, 2099


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date found at ``start`` to ``end`` of a text. ``day`` is ``None`` if the calendar has no such day."""

    start: int
    end: int
    day: date | None


@dataclass(frozen=True, slots=True)
class _Calendar:
    pattern: re.Pattern[str]
    months: dict[str, int]


@cache
def month_names(language: Language) -> tuple[str, ...]:
    """The twelve months in the nominative, January first."""
    data = yaml.safe_load(files("ontology.language").joinpath(f"{language}.yml").read_text("utf-8"))
    return tuple(data["months"])


@cache
def _calendar(language: Language) -> _Calendar:
    data = yaml.safe_load(files("ontology.language").joinpath(f"{language}.yml").read_text("utf-8"))
    months: dict[str, int] = {}
    for number, name in enumerate(data["months"], 1):
        forms = {form.text for form in noun_forms(name, "m", language)} | set(
            data.get("month_forms", {}).get(name, ())
        )
        if language == "sr":
            forms |= {to_cyrillic(form) for form in forms}
        for form in forms | {fold(form) for form in forms}:
            months[form] = number
    month = "(?P<m{0}>" + "|".join(sorted(map(re.escape, months), key=lambda m: (-len(m), m))) + ")"
    endings = "|".join(data["date"].get("day_endings", []))
    day = r"(?P<d{0}>\d{{1,2}})" + (f"(?:{endings})?" if endings else "")
    year = r"(?P<y{0}>\d{{4}})"
    skip = r"(?:[ \u00a0]{1,3}|" + "|".join(re.escape(s) for s in data["date"]["skip"]) + "){1,4}"
    parts = {"d": day, "m": month, "y": year}
    orders = [skip.join(parts[p].format(i) for p in order) for i, order in enumerate(data["date"]["orders"])]
    return _Calendar(re.compile(r"(?<!\w)(?:" + "|".join(orders) + r")(?!\w)", re.IGNORECASE), months)


@cache
def month_pattern(language: Language) -> tuple[str, dict[str, int]]:
    """A regular expression for the months in every form, and the number of each form (folded)."""
    months = _calendar(language).months
    return "|".join(sorted(map(re.escape, months), key=lambda m: (-len(m), m))), months


def find_dates(text: str, language: Language) -> Iterator[WrittenDate]:
    """Every full date (day, month and year) written out in ``text``, from left to right.

    A day that does not exist (31 February) is found with ``day`` ``None``, so that a caller can warn of it.

    >>> [d.day for d in find_dates("Prishtinë, 3 korrik 2024 –", "sq")]
    [datetime.date(2024, 7, 3)]
    """
    calendar = _calendar(language)
    for match in calendar.pattern.finditer(text):
        found = {name[0]: value for name, value in match.groupdict().items() if value is not None}
        year = int(found["y"])
        if FIRST_YEAR <= year <= LAST_YEAR:
            try:
                day = date(year, calendar.months[fold(found["m"])], int(found["d"]))
            except ValueError:
                day = None
            yield WrittenDate(match.start(), match.end(), day)


def write_date(day: date, language: Language) -> str:
    """``day`` written out as the releases do.

    >>> write_date(date(2024, 7, 3), "sr")
    '3. jul 2024.'
    """
    month = month_names(language)[day.month - 1]
    if language == "sr":
        return f"{day.day}. {month} {day.year}."
    return f"{day.day} {month.capitalize() if language == 'en' else month} {day.year}"
