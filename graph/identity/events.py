"""Events across releases: one meeting told by several releases, languages or addresses is one event.

A numbered session is known by its number and body, everything else by kind, day and who took part. Two numbers that
releases give to what looks like one session stay two events, and are listed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.identity.cluster import Clusters, Edge, by_group, cluster, eased
from graph.identity.result import NOTHING, Decided, Doubt, Judgement, Mention, Verdict
from graph.identity.source import Source
from graph.identity.tellings import Telling, judge, related, tellings
from ontology.errors import BuildError
from ontology.iri import opaque


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two events of one body on one day with the same people to which releases give two numbers."""

    one: Mention
    other: Mention
    words: str


@dataclass(frozen=True, slots=True)
class Events:
    """``of``: (release key, local id) → key of the event. ``undecided``: pairs of keys."""

    of: Mapping[Mention, str]
    undecided: tuple[Doubt, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


def identify(sources: Sequence[Source], persons: Mapping[Mention, str], decided: Decided = NOTHING) -> Events:
    """The events behind all tellings. ``persons``: mention → key of the person. ``decided``: by curators.

    Two events of one release are never one, and where two of one could be the same of another, the likelier is taken;
    neither, if both are equally likely. Raises ``BuildError`` if decisions are at odds.
    """
    told = tellings(sources, persons)
    place = {telling.mention: number for number, telling in enumerate(told)}
    apart = {frozenset((place[one], place[other])) for one, other in decided.different}

    joined = sorted((place[one], place[other]) for one, other in decided.same)

    def apart_for_sure(one: int, other: int) -> bool:
        return frozenset((one, other)) in apart or told[one].source.key == told[other].source.key

    def by_rule(one: int, other: int) -> Judgement:
        if frozenset((one, other)) in apart:
            return Judgement(Verdict.DIFFERENT, ("decided by a curator",))
        return judge(told[one], told[other])

    judged = eased(by_rule, joined, apart_for_sure)
    edges: list[Edge] = []
    doubts: dict[tuple[int, int], Judgement] = {}
    pairs = sorted(_pairs(told))
    for one, other in pairs:
        judgement = judged(one, other)
        if judgement.verdict is Verdict.SAME:
            edges.append(Edge(one, other, judgement))
        elif judgement.verdict is Verdict.UNDECIDED and judgement.strength:
            doubts[one, other] = judgement
    groups = cluster(len(told), edges, judged, joined)
    _check_apart(groups, place, decided)
    keys = _keys(told, groups)
    return Events(
        {telling.mention: keys[groups.group[place]] for place, telling in enumerate(told)},
        tuple(_undecided(told, groups, keys, doubts, apart)),
        tuple(_conflicts(told, pairs, groups, apart)),
    )


def _pairs(told: Sequence[Telling]) -> set[tuple[int, int]]:
    """Places of tellings with one number, or of one day: the rest are two events anyway."""
    blocks: dict[object, list[int]] = defaultdict(list)
    for place, telling in enumerate(told):
        if telling.number is not None:
            blocks[telling.number].append(place)
        if telling.day is not None:
            ties = [("person", key) for key in telling.named] + [("unit", key) for key in telling.conveners]
            for tie in ties:
                blocks[telling.day, tie].append(place)
    return {pair for places in blocks.values() for pair in combinations(places, 2)}


def _keys(told: Sequence[Telling], groups: Clusters) -> dict[int, str]:
    """Lowest place of each group → key, from the first telling: the number of a session, else the day and a hash."""
    keys: dict[int, str] = {}
    taken: set[str] = set()
    for head, places in by_group(groups.group).items():
        number = next((told[place].number for place in places if told[place].number is not None), None)
        key = f"{number[0]}-session-{number[1]}" if number is not None else None
        keys[head] = _opaque(told[head]) if key is None or key in taken else key
        taken.add(keys[head])
    return keys


def _opaque(telling: Telling) -> str:
    day = telling.day.isoformat() if telling.day is not None else "x"
    return f"{day}.{telling.claim.kind}.{opaque(6, 'event', *telling.mention)}"


def _check_apart(groups: Clusters, place: Mapping[Mention, int], decided: Decided) -> None:
    for one, other in sorted(decided.different):
        if groups.group[place[one]] == groups.group[place[other]]:
            raise BuildError(
                f"decisions are at odds: {one[1]} of release {one[0]} and {other[1]} of release {other[0]} are told "
                "to be two events, and by others to be one",
                mend="Undo one of the decisions.",
            )


def _undecided(
    told: Sequence[Telling],
    groups: Clusters,
    keys: Mapping[int, str],
    doubts: Mapping[tuple[int, int], Judgement],
    apart: Collection[frozenset[int]],
) -> Iterator[Doubt]:
    """Each pair of events once, by the surest of what speaks for them; not those that a curator calls two."""
    members = by_group(groups.group)
    weighed = [(j.strength, pair, j.reasons) for pair, j in doubts.items()]
    weighed += [
        (e.judgement.strength, (e.one, e.other), (*e.judgement.reasons, f"but {against}"))
        for e, against in groups.left
    ]
    seen: set[tuple[int, int]] = set()
    for _, (one, other), reasons in sorted(weighed, key=lambda w: (-w[0], w[1])):
        low, high = sorted((groups.group[one], groups.group[other]))
        if low == high or (low, high) in seen:
            continue
        seen.add((low, high))
        if not apart or not any(frozenset((a, b)) in apart for a in members[low] for b in members[high]):
            yield Doubt(keys[low], keys[high], reasons, (told[one].mention, told[other].mention))


def _conflicts(
    told: Sequence[Telling],
    pairs: Sequence[tuple[int, int]],
    groups: Clusters,
    apart: Collection[frozenset[int]],
) -> Iterator[Conflict]:
    """Pairs with two numbers, but for those on which a curator decided."""
    for a, b in pairs:
        if groups.group[a] == groups.group[b] or frozenset((a, b)) in apart:
            continue
        one, other = told[a], told[b]
        if one.number is None or other.number is None or one.source.key == other.source.key:
            continue
        same_day = one.day is not None and one.day == other.day and one.number != other.number
        if same_day and one.number[0] == other.number[0] and related(one.claim.kind, other.claim.kind):
            words = (
                f"releases {one.source.key} and {other.source.key} give the session of {one.day} "
                f"two numbers: {one.number[1]} and {other.number[1]}"
            )
            yield Conflict(one.mention, other.mention, words)
