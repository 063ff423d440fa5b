"""Tenures drawn along the years: where each bar stands, in hundredths of the width, for templates to draw as SVG.

A tenure is certain between the two inner bounds and possible up to the outer ones. An outer bound that no release
gives is drawn as a short open end of a fixed length: how long it may have been is not known, and no length says so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from api.schemas.base import Tenure

#: Hundredths of the width: the shortest bar that is seen, an open end, and the room for those at both sides.
_LEAST, _OPEN, _ROOM = 0.8, 4.0, 5.0
_TICKS: Final = 7  # most years that are written, so that they stand apart on a narrow screen


@dataclass(frozen=True, slots=True)
class Bar:
    """One part of a tenure. ``kind``: ``certain``, ``possible`` (between two bounds) or ``open`` (no bound given)."""

    kind: str
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Span:
    """One tenure with its bars; the certain one comes last, to be drawn over the others."""

    tenure: Tenure
    bars: tuple[Bar, ...]
    acting: bool


@dataclass(frozen=True, slots=True)
class Spans:
    """Tenures along the same years. ``ticks``: where a year begins, and the year."""

    rows: tuple[Span, ...]
    ticks: tuple[tuple[float, int], ...]


def spans(tenures: Iterable[Tenure]) -> Spans:
    """``tenures`` along the years that they cover, the earliest first; nothing if no day of any is known."""
    drawn = sorted(tenures, key=lambda t: (min(_days(t), default=date.max), t.iri))
    days = [day for tenure in drawn for day in _days(tenure)]
    if not days:
        return Spans((), ())
    scale = _Scale(min(days).year, max(days).year + 1)
    rows = tuple(
        Span(t, tuple(sorted(_bars(t, scale), key=_over)), acting=not t.capacity.iri.endswith("/substantive"))
        for t in drawn
        if _days(t)
    )
    return Spans(rows, tuple((scale.at(date(year, 1, 1)), year) for year in scale.years()))


@dataclass(frozen=True, slots=True)
class _Scale:
    """The years from 1 January of ``first`` to 1 January of ``last``."""

    first: int
    last: int

    def at(self, day: date) -> float:
        whole = date(self.last, 1, 1).toordinal() - date(self.first, 1, 1).toordinal()
        share = (day.toordinal() - date(self.first, 1, 1).toordinal()) / whole
        return round(_ROOM + share * (100 - 2 * _ROOM), 2)

    def years(self) -> Sequence[int]:
        step = next(s for s in (1, 2, 5, 10, 20, 50, 100) if (self.last - self.first) / s <= _TICKS)
        return [year for year in range(self.first, self.last + 1) if year % step == 0]


def _days(tenure: Tenure) -> list[date]:
    bounds = (tenure.earliest_start, tenure.latest_start, tenure.earliest_end, tenure.latest_end)
    return [day for day in bounds if day is not None]


def _bars(tenure: Tenure, scale: _Scale) -> Iterable[Bar]:
    start, end = tenure.latest_start, tenure.earliest_end
    inner = (start or end, end or start)
    if start is not None and end is not None and start > end:  # no day is certain
        inner = (end, start)
    left, right = (None if day is None else scale.at(day) for day in inner)
    if left is None or right is None:  # only outer bounds are known
        known = [scale.at(day) for day in (tenure.earliest_start, tenure.latest_end) if day is not None]
        left, right = min(known), max(known)
        if tenure.earliest_start is None:
            yield _bar("open", left - _OPEN, left)
        yield _bar("possible", left, right)
        if tenure.latest_end is None:
            yield _bar("open", right, right + _OPEN)
        return
    sure = start is None or end is None or start <= end
    yield from _outer(tenure.earliest_start, left, scale, before=True)
    yield _bar("certain" if sure else "possible", left, right)
    yield from _outer(tenure.latest_end, right, scale, before=False)


def _over(bar: Bar) -> tuple[bool, float]:
    return bar.kind == "certain", bar.left


def _outer(bound: date | None, inner: float, scale: _Scale, *, before: bool) -> Iterable[Bar]:
    """What may belong to a tenure before or after the part that is certain, up to ``bound``."""
    if bound is None:
        yield _bar("open", inner - _OPEN, inner) if before else _bar("open", inner, inner + _OPEN)
    elif (at := scale.at(bound)) != inner:
        yield _bar("possible", min(at, inner), max(at, inner), least=0.0)


def _bar(kind: str, left: float, right: float, *, least: float = _LEAST) -> Bar:
    if right - left < least:
        middle = (left + right) / 2
        left, right = middle - least / 2, middle + least / 2
    return Bar(kind, round(left, 2), round(right - left, 2))
