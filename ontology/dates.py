"""Partial dates: what a text says about a day, as two comparable bounds and one EDTF string.

SPARQL cannot compare ``xsd:gYear`` with ``xsd:date``, so bounds are whole days; what was written
is kept in EDTF levels 0 and 1 (Library of Congress, 2019).
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from ontology.errors import InputError

_EDTF = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<uncertain>[?~%])?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """One moment known to the day, month or year, or bounded on one side only.

    ``earliest`` and ``latest`` are the first and last day it can be (inclusive); ``None`` is unbounded.

    >>> PartialDate.parse("2016-02~").latest
    datetime.date(2016, 2, 29)
    >>> PartialDate.before(date(2024, 7, 3)).edtf
    '../2024-07-03'
    """

    earliest: date | None
    latest: date | None
    edtf: str

    @classmethod
    def on(cls, day: date) -> Self:
        """The exact ``day``."""
        return cls(day, day, day.isoformat())

    @classmethod
    def before(cls, day: date) -> Self:
        """Some day not later than ``day``."""
        return cls(None, day, f"../{day.isoformat()}")

    @classmethod
    def after(cls, day: date) -> Self:
        """Some day not earlier than ``day``."""
        return cls(day, None, f"{day.isoformat()}/..")

    @classmethod
    def parse(cls, edtf: str) -> Self:
        """Read EDTF: ``2024-07-03``, ``2024-07`` or ``2024``, with ``?``, ``~`` or ``%``; ``../D``; ``D/..``.

        Raises ``InputError`` for anything else and for days that do not exist.
        """
        if edtf.startswith("../"):
            return cls.before(_last_day(edtf[3:]))
        if edtf.endswith("/.."):
            return cls.after(_first_day(edtf[:-3]))
        return cls(_first_day(edtf), _last_day(edtf), edtf)

    @property
    def day(self) -> date | None:
        """The day itself if it is known exactly, else ``None``."""
        return self.earliest if self.earliest == self.latest else None


def _parts(edtf: str) -> tuple[int, int | None, int | None]:
    match = _EDTF.fullmatch(edtf)
    if match is None:
        raise InputError(f"“{edtf}” is not a date", mend="Write it as 2024, 2024-07 or 2024-07-03.")
    month, day = match["month"], match["day"]
    return int(match["year"]), int(month) if month else None, int(day) if day else None


def _day(year: int, month: int, day: int, edtf: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise InputError(f"“{edtf}” is no day of the calendar", mend="Check the month and the day.") from None


def _first_day(edtf: str) -> date:
    year, month, day = _parts(edtf)
    return _day(year, 1 if month is None else month, 1 if day is None else day, edtf)


def _last_day(edtf: str) -> date:
    year, month, day = _parts(edtf)
    last_month = 12 if month is None else month
    if day is None:
        day = calendar.monthrange(year, last_month)[1] if year and 1 <= last_month <= 12 else 1
    return _day(year, last_month, day, edtf)
