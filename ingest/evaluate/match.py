"""Pairs what was expected with what was found, each with at most one of the other side."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import TypeVar

Left = TypeVar("Left")
Right = TypeVar("Right")


class Likeness(IntEnum):
    """How alike two entries are: they mean different things, the same, or are the same to the letter."""

    DIFFERENT = 0
    SAME = 1
    EXACT = 2


def likeness(*, same: bool, exact: bool) -> Likeness:
    """The likeness of two entries that mean the ``same``, and are ``exact``-ly the same."""
    if not same:
        return Likeness.DIFFERENT
    return Likeness.EXACT if exact else Likeness.SAME


def pair(
    expected: Sequence[Left], found: Sequence[Right], alike: Callable[[Left, Right], Likeness]
) -> list[tuple[int, int, Likeness]]:
    """As many pairs as can be had (indices into both sides and their likeness), exact ones first.

    >>> pair(["a", "B"], ["b", "a"], lambda x, y: likeness(same=x.lower() == y.lower(), exact=x == y))
    [(0, 1, <Likeness.EXACT: 2>), (1, 0, <Likeness.SAME: 1>)]
    """
    table = [[alike(one, other) for other in found] for one in expected]
    partner: dict[int, int] = {}
    for number, row in enumerate(table):
        exact = [o for o, how in enumerate(row) if how is Likeness.EXACT and o not in partner]
        if exact:
            partner[exact[0]] = number
    for number in sorted(set(range(len(expected))) - set(partner.values())):
        _assign(number, table, partner, set())
    return sorted((one, other, table[one][other]) for other, one in partner.items())


def _assign(one: int, table: list[list[Likeness]], partner: dict[int, int], tried: set[int]) -> bool:
    """Find ``one`` a partner, moving those already paired where that helps (augmenting paths).

    Free ones are tried first, and those in an exact pair last, so that exact pairs stay if they can.
    """

    def taken(other: int) -> Likeness:
        return table[partner[other]][other] if other in partner else Likeness.DIFFERENT

    for other in sorted(range(len(table[one])), key=taken):
        if table[one][other] is Likeness.DIFFERENT or other in tried:
            continue
        tried.add(other)
        if other not in partner or _assign(partner[other], table, partner, tried):
            partner[other] = one
            return True
    return False
