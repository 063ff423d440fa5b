"""Persons across releases: mentions taken together, compared and grouped; what nobody can decide is listed.

The rules with their reasons stand in ``docs/identity.md``. A wrong merge is worse than a person with two pages.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from graph.identity import atoms, blocks
from graph.identity.census import Census
from graph.identity.cluster import Clusters, Edge, by_group, cluster
from graph.identity.evidence import Judge
from graph.identity.profile import Profile
from graph.identity.result import NOTHING, Decided, Doubt, Judgement, Link, Mention, Persons, Verdict
from graph.identity.source import Source
from ontology.errors import BuildError
from ontology.facts import Person
from ontology.iri import opaque
from ontology.language.fullname import name_key


def identify(sources: Sequence[Source], decided: Decided = NOTHING) -> Persons:
    """The persons behind all mentions. ``sources`` in the order of ``graph.identity.source.ordered``.

    ``decided``: what curators decided. Raises ``BuildError`` if a decision is about a mention that no reading has, or
    if decisions are at odds.
    """
    found = atoms.gather(sources, decided)
    _check(found.of, decided)
    profiles = found.profiles
    judging = _Judging(profiles, Judge(_census(sources), found.shared), found.of, decided)
    edges, doubts = [], dict[tuple[int, int], Judgement]()
    for one, other in blocks.pairs(profiles):
        judgement = judging(one, other)
        if judgement.verdict is Verdict.SAME:
            edges.append(Edge(one, other, judgement))
        elif judgement.verdict is Verdict.UNDECIDED or judgement.against is not None:
            doubts[one, other] = judgement
    joined = sorted((found.of[one], found.of[other]) for one, other in decided.same)
    groups = cluster(len(profiles), edges, judging, joined)
    _check_apart(groups, found.of, decided)
    people = _people(sources, profiles, groups)
    of = {mention: people[groups.group[place]].key for mention, place in found.of.items()}
    return Persons(
        tuple(sorted(people.values(), key=lambda person: person.key)),
        of,
        tuple(_doubts(profiles, groups, people, doubts, judging)),
        tuple(
            Link(profiles[e.one].mentions[0], profiles[e.other].mentions[0], e.judgement.reasons)
            for e in groups.followed
        ),
    )


class _Judging:
    """Judges pairs by place, each once; a curator's word first."""

    def __init__(
        self, profiles: Sequence[Profile], judge: Judge, of: Mapping[Mention, int], decided: Decided
    ) -> None:
        self._profiles = profiles
        self._judge = judge
        self._known: dict[tuple[int, int], Judgement] = {
            (min(of[a], of[b]), max(of[a], of[b])): Judgement(Verdict.DIFFERENT, ("decided by a curator",))
            for a, b in decided.different
        }

    def __call__(self, one: int, other: int) -> Judgement:
        pair = min(one, other), max(one, other)
        if pair not in self._known:
            self._known[pair] = self._judge.judge(self._profiles[pair[0]], self._profiles[pair[1]])
        return self._known[pair]


def _census(sources: Sequence[Source]) -> Census:
    return Census(dict.fromkeys(p.name for source in sources for p in source.reading.persons))


def _people(sources: Sequence[Source], profiles: Sequence[Profile], groups: Clusters) -> dict[int, Person]:
    """Lowest place of each group → its person: the key from the first mention, the name that most releases print."""
    names = {(source.key, p.local): p.name for source in sources for p in source.reading.persons}
    order = {source.key: number for number, source in enumerate(sources)}
    people = {}
    for head, places in by_group(groups.group).items():
        mentions = sorted(
            (m for place in places for m in profiles[place].mentions), key=lambda m: (order[m[0]], m[1])
        )
        people[head] = _person(mentions, [names[mention] for mention in mentions])
    return people


def _person(mentions: Sequence[Mention], names: Sequence[str]) -> Person:
    times: dict[str, int] = defaultdict(int)
    for name in names:
        times[name] += 1
    best = max(times, key=lambda name: times[name])
    first, local = mentions[0]
    variants = tuple(sorted(name for name in times if name != best))
    return Person(opaque(8, "person", first, local), best, variants, tuple(mentions))


def _doubts(
    profiles: Sequence[Profile],
    groups: Clusters,
    people: Mapping[int, Person],
    doubts: Mapping[tuple[int, int], Judgement],
    judging: _Judging,
) -> Iterator[Doubt]:
    """Each pair of persons once, by the surest of what speaks for them.

    Of people of one name each is listed with the first: as many lines as a curator has decisions to make. Pairs that
    nothing but half a likeness speaks for are not listed, nor those of whom any two mentions are different.
    """
    members = by_group(groups.group)
    weighed = [(j.strength, pair, j.reasons) for pair, j in doubts.items()]
    weighed += [
        (e.judgement.strength, (e.one, e.other), (against, *e.judgement.reasons))
        for e, against in groups.left
    ]
    seen: set[tuple[int, int]] = set()
    first: dict[str, int] = {}
    for head in sorted(people):
        first.setdefault(name_key(people[head].name), head)
    for strength, (one, other), reasons in sorted(weighed, key=lambda w: (-w[0], w[1])):
        low, high = sorted((groups.group[one], groups.group[other]))
        key = name_key(people[low].name)
        namesakes = key == name_key(people[high].name)
        if low == high or (low, high) in seen or (not strength and (not namesakes or first[key] != low)):
            continue
        seen.add((low, high))
        if any(_excluded(judging(a, b)) for a in members[low] for b in members[high]):
            continue
        mentions = profiles[one].mentions[0], profiles[other].mentions[0]
        yield Doubt(people[low].key, people[high].key, reasons, mentions)


def _excluded(judgement: Judgement) -> bool:
    return judgement.verdict is Verdict.DIFFERENT and judgement.against is None


def _check(of: Mapping[Mention, int], decided: Decided) -> None:
    for release, local in sorted(m for pair in decided.same | decided.different for m in pair):
        if (release, local) not in of:
            raise BuildError(
                f"a decision is about {local} of release {release}, which no reading has",
                mend="Bind the decision to the text again.",
            )


def _check_apart(groups: Clusters, of: Mapping[Mention, int], decided: Decided) -> None:
    for one, other in sorted(decided.different):
        if groups.group[of[one]] == groups.group[of[other]]:
            raise BuildError(
                f"decisions are at odds: {_shown(one)} and {_shown(other)} are told to be two people, "
                "and by others to be one",
                mend="Undo one of the decisions.",
            )


def _shown(mention: Mention) -> str:
    return f"{mention[1]} of release {mention[0]}"
