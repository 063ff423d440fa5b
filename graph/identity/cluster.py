"""Groups from judged pairs, the surest first, such that no group holds two that are held apart.

Links of one strength are taken together, so the outcome depends on no order: where they would bring together two that
are held apart, none of them is followed, since each is as good as the next. A sure link (``SURE`` or more) only gives
way to a pair that is different; a weaker one also to a pair that something speaks against.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from graph.identity.result import Judgement, Verdict

#: Says of two numbers whether they are one.
Judging = Callable[[int, int], Judgement]

#: Strength from which a link is followed although something speaks against another pair of the group.
SURE = 40


@dataclass(frozen=True, slots=True)
class Edge:
    """A pair that is one by ``judgement``, by their numbers, the lower first."""

    one: int
    other: int
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Clusters:
    """``group``: number → lowest number of its group. ``followed`` and ``left``: edges; ``left`` with the reason."""

    group: Sequence[int]
    followed: tuple[Edge, ...]
    left: tuple[tuple[Edge, str], ...]


class Union:
    """Disjoint sets of the numbers below ``size``; the lowest number stands for its set."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, number: int) -> int:
        """The number that stands for the set of ``number``."""
        parent = self._parent
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def join(self, one: int, other: int) -> None:
        """Make one set of the sets of both."""
        low, high = sorted((self.find(one), self.find(other)))
        self._parent[high] = low


def cluster(
    size: int,
    edges: Iterable[Edge],
    judge: Judging,
    joined: Iterable[tuple[int, int]] = (),
) -> Clusters:
    """The groups of the numbers below ``size``. ``joined``: pairs that are one whatever else is said.

    ``judge`` tells of any pair what is known of it, also of those that ``edges`` leaves out.
    """
    sets = Union(size)
    for one, other in joined:
        sets.join(one, other)
    members: dict[int, list[int]] = defaultdict(list)
    for number in range(size):
        members[sets.find(number)].append(number)
    followed: list[Edge] = []
    left: list[tuple[Edge, str]] = []
    ordered = sorted(edges, key=lambda e: (-e.judgement.strength, e.one, e.other))
    for strength, level in groupby(ordered, key=lambda e: e.judgement.strength):
        for together in _components(level, sets):
            heads = sorted({sets.find(n) for edge in together for n in (edge.one, edge.other)})
            against = _against([members[head] for head in heads], judge, sure=strength >= SURE)
            if against is not None:
                left += [(edge, against) for edge in together]
                continue
            followed += together
            for head in heads[1:]:
                members[heads[0]] += members.pop(head)
                sets.join(heads[0], head)
    return Clusters([sets.find(n) for n in range(size)], tuple(followed), tuple(left))


def eased(judge: Judging, joined: Iterable[tuple[int, int]], hard: Callable[[int, int], bool]) -> Judging:
    """``judge`` with the word of a curator above its differences.

    What is one with a number by a rule is not held apart from those that ``joined`` says are one with it too, unless
    ``hard`` says so of that very pair.
    """
    groups: dict[int, list[int]] = {}
    for one, other in joined:
        first, second = groups.setdefault(one, [one]), groups.setdefault(other, [other])
        if first is not second:
            first += second
            groups |= dict.fromkeys(second, first)

    def judged(one: int, other: int) -> Judgement:
        judgement = judge(one, other)
        if judgement.verdict is not Verdict.DIFFERENT or not (one in groups or other in groups):
            return judgement
        pairs = ((a, b) for a in groups.get(one, [one]) for b in groups.get(other, [other]))
        if hard(one, other) or not any(judge(*sorted(pair)).verdict is Verdict.SAME for pair in pairs):
            return judgement
        return Judgement(Verdict.UNDECIDED, ())

    return judged


def _components(edges: Iterable[Edge], sets: Union) -> list[list[Edge]]:
    """Edges that hang together, given what is joined already; those within one group are left out."""
    neighbours: dict[int, list[Edge]] = defaultdict(list)
    for edge in edges:
        one, other = sets.find(edge.one), sets.find(edge.other)
        if one != other:
            neighbours[one].append(edge)
            neighbours[other].append(edge)
    found, seen = [], set[int]()
    for start in sorted(neighbours):
        if start in seen:
            continue
        seen.add(start)
        waiting, edges_here = [start], dict[Edge, None]()
        while waiting:
            for edge in neighbours[waiting.pop()]:
                edges_here[edge] = None
                ends = {sets.find(edge.one), sets.find(edge.other)} - seen
                seen |= ends
                waiting += sorted(ends)
        found.append(list(edges_here))
    return found


def _against(groups: Sequence[Sequence[int]], judge: Judging, *, sure: bool) -> str | None:
    """Why ``groups`` cannot be one, ``None`` if they can."""
    for number, group in enumerate(groups):
        for other in groups[number + 1 :]:
            for pair in ((a, b) for a in group for b in other):
                judgement = judge(*sorted(pair))
                if judgement.verdict is Verdict.DIFFERENT:
                    return judgement.against or judgement.reasons[0]
                if judgement.against is not None and not sure:
                    return judgement.against
    return None


def by_group(group: Sequence[int]) -> Mapping[int, list[int]]:
    """Lowest number of each group → its numbers in order."""
    found: dict[int, list[int]] = defaultdict(list)
    for number, head in enumerate(group):
        found[head].append(number)
    return found
