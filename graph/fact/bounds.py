"""The four date bounds of a tenure, from what releases say on their days.

A release attests and seldom dates: “on this day X is Y” gives latest start ≤ day ≤ earliest end and no more. Where a
post has one seat, a tenure whose end nobody stated ends no later than another holder is certain, and one whose start
nobody stated begins no earlier than the holder before was certain. Who only acts bounds nobody's tenure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ontology.dates import PartialDate
from ontology.facts import Bounds, Tenure
from ontology.model import Capacity, Standing

#: Latest that a release tells of an office given: handovers and oaths are reported after the mandate has begun.
REPORTED = timedelta(days=92)
#: By then who was given an office has taken it up, and one who is seen in it for the first time came after them.
TAKEN_UP = timedelta(days=366)
_ENDED = frozenset({Standing.FORMER, Standing.DISMISSED})


@dataclass(frozen=True, slots=True)
class Statement:
    """What one release says of a tenure: on ``day``, with a stated start or end.

    ``decided``: which of these two a curator set; they come before what releases state.
    """

    day: date | None
    standing: Standing
    start: PartialDate | None = None
    end: PartialDate | None = None
    decided: frozenset[str] = frozenset()


def bounds_of(statements: Iterable[Statement]) -> Bounds:
    """What all ``statements`` say together, stated dates before attestations.

    “Appointed” does not say on which day the office is taken up: only that it is not long before the release.
    """
    said = list(statements)
    attested = [s.day for s in said if s.day is not None and s.standing is Standing.CURRENT]
    ended = [s.day for s in said if s.day is not None and s.standing in _ENDED]
    given = [s.day - REPORTED for s in said if s.day is not None and s.standing is Standing.APPOINTED]
    since = min(given, default=None)
    if since is not None and attested and min(attested) < since:
        since = None  # given once more to who holds it
    starts = [s.start for s in sorted(said, key=lambda s: "start" not in s.decided) if s.start is not None]
    ends = [s.end for s in sorted(said, key=lambda s: "end" not in s.decided) if s.end is not None]
    return Bounds(
        earliest_start=_first(*(d.earliest for d in starts), None if starts else since),
        latest_start=_first(*(d.latest for d in starts), min(attested, default=None)),
        earliest_end=_first(*(d.earliest for d in ends), max(attested, default=None)),
        latest_end=_first(*(d.latest for d in ends), min(ended, default=None)),
    )


def attested_only(statements: Iterable[Statement]) -> Bounds:
    """Bounds from the days of releases and what curators set: what is left where stated dates contradict them."""
    left = [
        replace(s, start=s.start if "start" in s.decided else None, end=s.end if "end" in s.decided else None)
        for s in statements
    ]
    bounds = bounds_of(left)
    if not in_order(bounds):
        bounds = bounds_of(replace(s, start=None, end=None) for s in left)
    return bounds if in_order(bounds) else replace(bounds, latest_end=None)


def in_order(bounds: Bounds) -> bool:
    """Whether a tenure can have these bounds: it starts before it ends, and the inner bounds lie within the outer."""
    pairs = (
        (bounds.earliest_start, bounds.latest_start),
        (bounds.earliest_start, bounds.latest_end),
        (bounds.latest_start, bounds.latest_end),
        (bounds.earliest_end, bounds.latest_end),
    )
    return all(one is None or other is None or one <= other for one, other in pairs)


def is_ended(statements: Iterable[Statement]) -> bool:
    """Whether a release says that it has ended."""
    return any(s.standing in _ENDED for s in statements)


def _first(*days: date | None) -> date | None:
    return next((day for day in days if day is not None), None)


def succeed(tenures: Sequence[Tenure]) -> list[Tenure]:
    """``tenures`` with the bounds that one-seat posts add; the order is kept."""
    by_post: dict[str, list[Tenure]] = {}
    for tenure in tenures:
        if tenure.post.seats == 1:
            by_post.setdefault(tenure.post.code, []).append(tenure)
    return [_bounded(tenure, by_post.get(tenure.post.code, [])) for tenure in tenures]


def _bounded(tenure: Tenure, holders: Sequence[Tenure]) -> Tenure:
    own = tenure.bounds
    seen = own.earliest_end if own.earliest_end is not None else _taken_up(own)
    if seen is None:
        return tenure
    # One who acts may only stand in for a holder who comes back: such a tenure bounds no other, and begins any day.
    others = [h.bounds for h in holders if h.person != tenure.person and h.capacity is Capacity.SUBSTANTIVE]
    after = [b.latest_start for b in others if b.latest_start is not None and b.latest_start > seen]
    before = [
        b.earliest_end
        for b in others
        if own.latest_start is not None and b.earliest_end is not None and b.earliest_end < own.latest_start
    ]
    latest_end = own.latest_end or min(after, default=None)
    acting = tenure.capacity is not Capacity.SUBSTANTIVE
    earliest_start = own.earliest_start or (None if acting else max(before, default=None))
    bounds = replace(own, latest_end=latest_end, earliest_start=earliest_start)
    return replace(tenure, bounds=bounds) if in_order(bounds) else tenure


def _taken_up(bounds: Bounds) -> date | None:
    """The day by which an office was taken up in which nobody was seen; ``None`` if its start is unknown."""
    if bounds.latest_start is not None:
        return bounds.latest_start
    return bounds.earliest_start + TAKEN_UP if bounds.earliest_start is not None else None
