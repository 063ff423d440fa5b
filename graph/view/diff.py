"""What changed between two days: who came, left or moved, what became more or less sure, which units came and went.

``applied`` to the staffing of the first day, a difference gives that of the second exactly: nothing is left out of it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from graph.view.orgchart import Certainty
from graph.view.source import Graph, key, rows
from graph.view.staffing import Holding, Place, Staffing

_IN_OFFICE = frozenset({Certainty.CERTAIN, Certainty.LAST_CONFIRMED})


class ChangeKind(StrEnum):
    """What happened to a unit or to what is known of a tenure, in the order in which it is told."""

    FOUNDED = "founded"
    DISSOLVED = "dissolved"
    RENAMED = "renamed"
    REGROUPED = "regrouped"
    MOVED = "moved"
    CAME = "came"
    LEFT = "left"
    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    POSSIBLE = "possible"
    RULED_OUT = "ruled-out"


@dataclass(frozen=True, slots=True)
class Change:
    """One unit or tenure before and after; ``None`` where it was not there. ``kind`` is told from both.

    Who moved left one post and came to another: both changes are ``MOVED``.
    """

    kind: ChangeKind
    before: Holding | Place | None
    after: Holding | Place | None

    @property
    def thing(self) -> Holding | Place:
        """What is there after the change, else what was there before it. Raises ``ValueError`` if neither is given."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change has a side before or after it")
        return found


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes from ``first`` to ``second``, in the order of kinds and names.

    ``renamed``: code of a unit → the code of the unit that goes on under another name.
    """

    first: date
    second: date
    changes: tuple[Change, ...]
    renamed: Mapping[str, str]


def difference(graph: Graph, first: Staffing, second: Staffing) -> Difference:
    """What changed from ``first`` to ``second``, two staffings of ``graph`` in one language; any day may come first."""
    renamed = _renamed(graph, first.day, second.day)
    changes = [*_units(first.units, second.units, renamed), *_holdings(first.holdings, second.holdings)]
    order = list(ChangeKind)
    changes.sort(key=lambda change: (order.index(change.kind), _name(change.thing), str(change.thing)))
    return Difference(first.day, second.day, tuple(changes), renamed)


def applied(staffing: Staffing, change: Difference) -> Staffing:
    """``staffing`` of the first day of ``change`` as it is on the second."""
    units: dict[str, Any] = dict(staffing.units)
    holdings: dict[str, Any] = dict(staffing.holdings)
    for each in change.changes:
        kept = units if isinstance(each.thing, Place) else holdings
        if each.before is not None:
            kept.pop(_key(each.before))
        if each.after is not None:
            kept[_key(each.after)] = each.after
    return Staffing(change.second, units, holdings)


def _units(
    first: Mapping[str, Place], second: Mapping[str, Place], renamed: Mapping[str, str]
) -> Iterator[Change]:
    follows = {*renamed, *renamed.values()}
    for code in {*first, *second}:
        before, after = first.get(code), second.get(code)
        if before == after:
            continue
        if before is None or after is None:
            told = ChangeKind.FOUNDED if before is None else ChangeKind.DISSOLVED
            yield Change(ChangeKind.RENAMED if code in follows else told, before, after)
        else:
            called = before.label != after.label
            yield Change(ChangeKind.RENAMED if called else ChangeKind.REGROUPED, before, after)


def _holdings(first: Mapping[str, Holding], second: Mapping[str, Holding]) -> Iterator[Change]:
    found = [
        Change(_kind(first.get(tenure), second.get(tenure)), first.get(tenure), second.get(tenure))
        for tenure in {*first, *second}
        if first.get(tenure) != second.get(tenure)
    ]
    by_person: dict[str, set[bool]] = defaultdict(set)  # whether they are seen to arrive, and to leave
    for change in found:
        if isinstance(change.thing, Holding) and (arrives := _arrives(change)) is not None:
            by_person[change.thing.person].add(arrives)
    for change in found:
        thing = change.thing
        moved = isinstance(thing, Holding) and len(by_person[thing.person]) == 2  # both
        if moved and _arrives(change) is not None:
            yield Change(ChangeKind.MOVED, change.before, change.after)
        else:
            yield change


def _arrives(change: Change) -> bool | None:
    """Whether somebody is in the post after the change who was not seen in it before; ``False``: who left it."""
    if change.kind is ChangeKind.LEFT:
        return False
    before = change.before
    new = isinstance(before, Holding) and before.certainty not in _IN_OFFICE
    arrived = change.kind is ChangeKind.CAME or (change.kind is ChangeKind.CONFIRMED and new)
    return True if arrived else None


def _kind(before: Holding | None, after: Holding | None) -> ChangeKind:
    """What the two states of one tenure mean.

    Who possibly held the post before, and certainly does then, need not have come to it: it is merely confirmed since.
    """
    was = before is not None and before.certainty in _IN_OFFICE
    is_ = after is not None and after.certainty in _IN_OFFICE
    if is_ and not was:
        return ChangeKind.CAME if before is None else ChangeKind.CONFIRMED
    if was and not is_:
        return ChangeKind.LEFT if after is None else ChangeKind.UNCONFIRMED
    if was:
        sure = after is not None and after.certainty is Certainty.CERTAIN
        return ChangeKind.CONFIRMED if sure else ChangeKind.UNCONFIRMED
    return ChangeKind.RULED_OUT if after is None else ChangeKind.POSSIBLE


def _renamed(graph: Graph, one: date, other: date) -> dict[str, str]:
    """Units that go on under another name by an event between the two days."""
    first, last = min(one, other), max(one, other)
    return {
        key(row["before"]): key(row["after"])
        for row in rows(graph, "unit-changes")
        if row["before"] not in (None, row["after"]) and first < row["date"] <= last
    }


def _key(thing: Holding | Place) -> str:
    return thing.code if isinstance(thing, Place) else thing.tenure


def _name(thing: Holding | Place) -> str:
    return (thing.name if isinstance(thing, Holding) else thing.label).casefold()
