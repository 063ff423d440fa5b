"""Dates, bounds and numbers in words, in one language of the site."""

from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from api.languages import Speech, speech
from api.messages import translations
from api.schemas.base import Quote, Tenure


@lru_cache(maxsize=8192)
def _day(value: date, code: str) -> str:
    return str(format_date(value, "long", locale=speech(code).locale))


class Wording:
    """How ``speech`` writes what templates print."""

    def __init__(self, spoken: Speech) -> None:
        self.speech = spoken
        self.gettext = translations(spoken.code).gettext

    def _(self, message: str, **fields: object) -> str:
        return self.gettext(message) % fields if fields else self.gettext(message)

    def day(self, value: date | None) -> str:
        """A day as it is written in a text; nothing for none.

        >>> wording("en").day(date(2024, 7, 3)), wording("sq").day(date(2024, 7, 3))
        ('3 July 2024', '3 korrik 2024')
        """
        return "" if value is None else _day(value, self.speech.code)

    def number(self, value: float) -> str:
        """A number with the language's own marks.

        >>> wording("sr").number(12345)
        '12.345'
        """
        return format_decimal(value, locale=self.speech.locale)

    def share(self, value: float) -> str:
        """A number from 0 to 1 with two digits behind the mark."""
        return format_decimal(value, "0.00", locale=self.speech.locale)

    def tongue(self, code: str) -> str:
        """What the language ``code`` is called; the code itself for one that has no name.

        >>> wording("en").tongue("sq"), wording("sr").tongue("sr-Cyrl"), wording("sq").tongue("xx")
        ('Albanian', 'Srpski', 'xx')
        """
        name = self.speech.locale.languages.get(code.partition("-")[0], code)
        return name[:1].upper() + name[1:] if name != code else code

    def edtf(self, text: str | None) -> str:
        """An EDTF date (levels 0 and 1, as ``ontology.dates`` writes them) in words.

        >>> wording("en").edtf("../2024-07-03"), wording("en").edtf("2024-07~"), wording("en").edtf("2019")
        ('on or before 3 July 2024', 'about July 2024', '2019')
        """
        if not text:
            return self._("day not known")
        if text.startswith("../"):
            return self._("on or before %(day)s", day=self.edtf(text[3:]))
        if text.endswith("/.."):
            return self._("on or after %(day)s", day=self.edtf(text[:-3]))
        if text[-1] in "?~%":
            return self._doubtful(text[-1], self.edtf(text[:-1]))
        year, _, rest = text.partition("-")
        month, _, number = rest.partition("-")
        try:
            first = date(int(year), int(month), int(number or 1))
        except ValueError:
            return text
        return self.day(first) if number else self.month(first)

    def _doubtful(self, mark: str, day: str) -> str:
        if mark == "?":
            return self._("perhaps %(day)s", day=day)
        return self._("about %(day)s", day=day) if mark == "~" else self._("perhaps about %(day)s", day=day)

    def month(self, value: date) -> str:
        """The month of a day and its year."""
        return str(format_date(value, "LLLL y", locale=self.speech.locale))

    def certain(self, tenure: Tenure) -> str:
        """The days on which the post was certainly held, in words."""
        start, end = tenure.latest_start, tenure.earliest_end
        if start is None and end is None:
            return "–"
        if start is not None and end is not None and start > end:
            return "–"  # started and ended on unknown days: no day is certain
        if start == end:
            return self.day(start)
        if start is None or end is None:
            return self.day(start or end)
        return f"{self.day(start)} – {self.day(end)}"

    def bound(self, earliest: date | None, latest: date | None) -> str:
        """When something began or ended, from its two bounds, in words."""
        if earliest is None and latest is None:
            return self._("not stated")
        if earliest == latest:
            return self.day(latest)
        if earliest is None:
            return self._("by %(day)s", day=self.day(latest))
        if latest is None:
            return self._("%(day)s or later", day=self.day(earliest))
        return self._("between %(first)s and %(last)s", first=self.day(earliest), last=self.day(latest))

    def standing(self, certainty: str, tenure: Tenure) -> str:
        """How sure a tenure covers a day, in words; ``certainty`` as ``graph.view.orgchart.Certainty``."""
        if certainty == "certain":
            return self._("certain")
        if certainty == "last-confirmed":
            return self._(
                "last confirmed on %(day)s", day=self.day(tenure.earliest_end or tenure.latest_start)
            )
        if tenure.latest_end is not None and tenure.earliest_end != tenure.latest_end:
            return self._("possible; ended by %(day)s", day=self.day(tenure.latest_end))
        return self._("possible")


@cache
def wording(code: str) -> Wording:
    """The wording of the language ``code``."""
    return Wording(speech(code))


def longest(quotes: Iterable[Quote]) -> list[Quote]:
    """``quotes``, the one that says most first."""
    return sorted(quotes, key=lambda q: q.start - q.end)
