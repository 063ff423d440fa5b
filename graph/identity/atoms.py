"""Mentions that plainly are one person, taken together before anything is compared: one name in one office.

What is left to compare are a few profiles for each person, however often releases name them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.identity.cluster import Union
from graph.identity.evidence import APART
from graph.identity.likeness import Likeness, likeness
from graph.identity.profile import Profile, Scene, profile, scene
from graph.identity.result import Decided, Mention
from graph.identity.source import Source
from ontology.language.fullname import full_name

_PLAIN = (Likeness.EQUAL, Likeness.RESPELT)


@dataclass(frozen=True, slots=True)
class Atoms:
    """``of``: mention → place in ``profiles``. ``shared``: (name key, office) where two people are of one name."""

    profiles: tuple[Profile, ...]
    of: Mapping[Mention, int]
    shared: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Told:
    """A mention with the release that has it."""

    source: Source
    local: str
    name: str
    shown: Scene

    @property
    def mention(self) -> Mention:
        return self.source.key, self.local

    def offices(self) -> set[str]:
        """Offices that the mention holds a post in or comes for."""
        posts = {post.office for post in self.shown.posts.get(self.local, ()) if post.office is not None}
        return posts | self.shown.represented.get(self.local, frozenset())


def gather(sources: Sequence[Source], decided: Decided) -> Atoms:
    """The atoms of all mentions, in the order of their first ones."""
    told = [
        _Told(source, person.local, person.name, shown)
        for source, shown in ((source, scene(source)) for source in sources)
        for person in source.reading.persons
    ]
    sets = _joined(told)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(told)):
        groups[sets.find(number)].append(number)
    parted = _parted(decided)
    torn = _torn(told, sets, decided)
    shared: set[tuple[str, str]] = set()
    kept: list[list[int]] = []
    for group in groups.values():
        clashing = _clashing([told[number] for number in group], parted)
        if clashing or group[0] in torn:
            shared |= clashing
            kept += [[number] for number in group]
        else:
            kept.append(group)
    kept.sort()
    profiles = [profile((told[n].source, told[n].local, told[n].shown) for n in group) for group in kept]
    of = {told[number].mention: place for place, group in enumerate(kept) for number in group}
    return Atoms(tuple(profiles), of, frozenset(shared))


def _joined(told: Sequence[_Told]) -> Union:
    """Each mention with the one before it of its name in its office, if that is not too long before.

    A surname alone, or with an initial, is nobody's name across releases.
    """
    sets = Union(len(told))
    last: dict[tuple[str, str], int] = {}
    for number, mention in enumerate(told):  # in the order of days
        day = mention.source.day
        if day is None or not full_name(mention.name).whole:
            continue
        for office in mention.offices():
            key = mention.shown.keys[mention.local], office
            before = last.get(key)
            last[key] = number
            if before is None or not _plain(told[before].name, mention.name):
                continue
            earlier = told[before].source.day
            if earlier is not None and (day - earlier).days <= APART:
                sets.join(before, number)
    return sets


def _plain(one: str, other: str) -> bool:
    return one == other or likeness(one, other) in _PLAIN


def _torn(told: Sequence[_Told], sets: Union, decided: Decided) -> set[int]:
    """Numbers of mentions whose atom would bring together, by way of what curators joined, two that they hold apart.

    A curator's word wins: such atoms are taken apart, and their mentions compared one by one.
    """
    if not decided.different:
        return set()
    number = {mention.mention: place for place, mention in enumerate(told)}
    together = Union(len(told))
    for place in range(len(told)):
        together.join(place, sets.find(place))
    for one, other in decided.same:
        if one in number and other in number:
            together.join(number[one], number[other])
    known = ((number[a], number[b]) for a, b in decided.different if a in number and b in number)
    wrong = {together.find(a) for a, b in known if together.find(a) == together.find(b)}
    return {place for place in range(len(told)) if together.find(place) in wrong}


def _parted(decided: Decided) -> Mapping[Mention, set[Mention]]:
    found: dict[Mention, set[Mention]] = defaultdict(set)
    for one, other in decided.different:
        found[one].add(other)
        found[other].add(one)
    return found


def _clashing(group: Iterable[_Told], parted: Mapping[Mention, set[Mention]]) -> set[tuple[str, str]]:
    """(name key, office) of mentions in ``group`` of which two are known to be two people; empty if none are."""
    mentions = list(group)
    if len({mention.source.key for mention in mentions}) == len(mentions) and not parted:
        return set()
    inside = {mention.mention for mention in mentions}
    releases: dict[str, list[_Told]] = defaultdict(list)
    for mention in mentions:
        releases[mention.source.key].append(mention)
    twice = [mention for several in releases.values() if len(several) > 1 for mention in several]
    twice += [mention for mention in mentions if parted.get(mention.mention, set()) & inside]
    return {(m.shown.keys[m.local], office) for m in twice for office in m.offices()}
