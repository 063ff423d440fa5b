"""Units across releases: which of those that the vocabulary does not have are one under two names.

A new unit is known by its name and the unit that it is part of (``graph.identity.units``). Here names in several
languages come together, where the reason is sound; what is likely but not sure waits for a curator; and what curators
decided of units, those of the vocabulary too, comes before every rule.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Final

from graph.identity.body import Body, gather
from graph.identity.cluster import Edge, Judging, Union, cluster, eased
from graph.identity.result import NOTHING, Decided, Doubt, Judgement, Link, Mention, Verdict
from graph.identity.source import Source
from graph.identity.unit_codes import Lines
from graph.identity.unit_evidence import Judge
from ontology.errors import BuildError

#: Most units that share a word and are compared each with each: a commoner word tells nothing.
COMMON: Final = 60

_Doubts = dict[tuple[int, int], Judgement]


@dataclass(frozen=True, slots=True)
class Bodies:
    """``lines``: mention → codes of the unit and of all that hold it, where they are others than its name gives.

    ``undecided``: pairs of codes. ``links``: why units were taken for one. ``merged``: code that a unit would have but
    for that → the code it has.
    """

    lines: Mapping[Mention, tuple[str, ...]] = field(default_factory=dict)
    undecided: tuple[Doubt, ...] = ()
    links: tuple[Link, ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)


def identify(sources: Sequence[Source], decided: Decided = NOTHING) -> Bodies:
    """The units behind all mentions. ``sources`` ordered by day, their units known by name alone.

    Raises ``BuildError`` if decisions are at odds, or would make a unit a part of itself.
    """
    bodies, of = gather(sources, decided)
    sets = Union(len(bodies))
    for one, other in sorted(decided.same):
        sets.join(of[one], of[other])
    judge = Judge(bodies, sets, of, decided)
    judged = eased(judge, sorted((of[one], of[other]) for one, other in decided.same), judge.for_sure)
    links: list[Edge] = []
    doubts: _Doubts = {}
    for depth in sorted({len(body.raw) for body in bodies}):  # from the whole to its parts
        level = [number for number, body in enumerate(bodies) if len(body.raw) == depth]
        links += _joined(bodies, level, sets, judged, doubts)
    _check_apart(sets, of, decided)
    made = Lines(bodies, sets)
    lines = [made.line(number) for number in range(len(bodies))]
    first = [body.mentions[0] for body in bodies]
    told = list(zip(bodies, lines, strict=True))
    return Bodies(
        {mention: line for body, line in told if line != body.raw for mention in body.mentions},
        tuple(_doubts(doubts, sets, [line[0] for line in lines], first)),
        tuple(Link(first[e.one], first[e.other], e.judgement.reasons) for e in links),
        {body.raw[0]: line[0] for body, line in told if not body.taken and body.raw[0] != line[0]},
    )


def settled(sources: Iterable[Source], bodies: Bodies) -> tuple[Source, ...]:
    """``sources`` with the codes that ``bodies`` gives to their units."""
    lines: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for (release, local), line in bodies.lines.items():
        lines[release][local] = line
    return tuple(replace(s, lines=lines[s.key]) if s.key in lines else s for s in sources)


def _joined(
    bodies: Sequence[Body], level: Sequence[int], sets: Union, judge: Judging, doubts: _Doubts
) -> list[Edge]:
    """Joins the bodies of one level that are one and notes the ``doubts``; returns why each was joined."""
    place = {number: at for at, number in enumerate(level)}
    edges: list[Edge] = []
    for one, other in sorted(_pairs(bodies, level)):
        judgement = judge(one, other)
        if judgement.verdict is Verdict.SAME:
            edges.append(Edge(place[one], place[other], judgement))
        elif judgement.verdict is Verdict.UNDECIDED and judgement.strength:
            doubts[one, other] = judgement
    before = [(place[n], place[sets.find(n)]) for n in level if sets.find(n) in place]
    groups = cluster(len(level), edges, lambda a, b: judge(level[a], level[b]), before)
    for edge, against in groups.left:
        reasons = (*edge.judgement.reasons, f"but {against}")
        doubts[level[edge.one], level[edge.other]] = Judgement(Verdict.UNDECIDED, reasons, 20)
    followed = [Edge(level[edge.one], level[edge.other], edge.judgement) for edge in groups.followed]
    for edge in followed:
        sets.join(edge.one, edge.other)
    return followed


def _pairs(bodies: Sequence[Body], level: Iterable[int]) -> set[tuple[int, int]]:
    """Pairs to compare: of one kind, with a name, acronym, seat or seldom word in common."""
    whole: dict[object, set[int]] = defaultdict(set)
    words: dict[object, set[int]] = defaultdict(set)
    for number in level:
        body = bodies[number]
        for each in body.wordings:
            whole[body.kind, each.meant].add(number)
            for concept in each.meant:
                words[body.kind, concept].add(number)
        for acronym, _ in body.acronyms:
            whole[body.kind, acronym].add(number)
        for name, role, _ in body.seats:
            whole[body.kind, name, role].add(number)
    blocks = [*whole.values(), *words.values()]
    return {pair for block in blocks if len(block) <= COMMON for pair in combinations(sorted(block), 2)}


def _check_apart(sets: Union, of: Mapping[Mention, int], decided: Decided) -> None:
    for one, other in sorted(decided.different):
        if sets.find(of[one]) == sets.find(of[other]):
            raise BuildError(
                f"decisions are at odds: {one[1]} of release {one[0]} and {other[1]} of release {other[0]} are told "
                "to be two units, and by others to be one",
                mend="Undo one of the decisions.",
            )


def _doubts(doubts: _Doubts, sets: Union, codes: Sequence[str], first: Sequence[Mention]) -> Iterator[Doubt]:
    """Each pair of units once, by the surest of what speaks for them."""
    seen: set[frozenset[str]] = set()
    for (one, other), judgement in sorted(doubts.items(), key=lambda d: (-d[1].strength, d[0])):
        pair = frozenset((codes[one], codes[other]))
        if sets.find(one) != sets.find(other) and pair not in seen:
            seen.add(pair)
            yield Doubt(codes[one], codes[other], judgement.reasons, (first[one], first[other]))
