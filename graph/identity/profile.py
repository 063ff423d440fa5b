"""What all is known of mentions that are certainly one person: posts with their days, releases, events, company."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from graph.identity.career import Course, Held, held
from graph.identity.result import Mention
from graph.identity.source import Source
from graph.identity.units import TOP, family
from ontology.language.fold import stem
from ontology.language.fullname import name_key
from ontology.model import Gender, Language

T = TypeVar("T")
#: First and last day on which something is attested, as ordinals.
Days = tuple[int, int]
#: Language of a role that the vocabulary does not have, and the stems of its longer words.
Words = tuple[Language, frozenset[str]]
#: Fewest words of a role that tell one post from all others (“koordinator kombëtar për krime ekonomike”).
TELLING = 3
#: Shorter words are articles and prepositions.
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Scene:
    """What one release shows of all its persons: computed once for the release.

    ``posts``, ``words`` of roles that the vocabulary lacks, ``represented`` offices and ``parts`` in events: by local
    id. ``named``: the offices that the release names. ``company``: name keys of all persons;
    ``keys``: by local id.
    """

    posts: Mapping[str, Sequence[Held]]
    words: Mapping[str, frozenset[Words]]
    represented: Mapping[str, frozenset[str]]
    parts: Mapping[str, Sequence["Part"]]
    named: frozenset[str]
    company: frozenset[str]
    keys: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """A place in the list of those at an event. ``role``: the part taken; ``names``: name keys in the list's order."""

    kind: str
    day: date
    place: int
    names: tuple[str, ...]
    role: str
    conveners: frozenset[str]


@dataclass(slots=True)
class Profile:
    """Mentions taken together.

    ``offices``: office → days; ``sitting``: of them those that are not left yet. ``seats``: (unit, role) → days.
    ``full``: (office, role) of posts that fill a person's time → days. ``undated``: seats in releases of unknown day.
    ``words``: roles in the text's own words. ``named``, ``company``: as in the scenes, the own name among the company.
    """

    mentions: list[Mention] = field(default_factory=list)
    names: dict[str, None] = field(default_factory=dict)
    languages: set[Language] = field(default_factory=set)
    releases: set[str] = field(default_factory=set)
    forms: frozenset[Gender] = frozenset()
    roles: dict[str, Days] = field(default_factory=dict)
    offices: dict[str, Days] = field(default_factory=dict)
    sitting: dict[str, Days] = field(default_factory=dict)
    seats: dict[tuple[str, str], Days] = field(default_factory=dict)
    full: dict[tuple[str, str], Days] = field(default_factory=dict)
    courses: set[Course] = field(default_factory=set)
    parts: list[tuple[str, Part]] = field(default_factory=list)
    named: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    undated: frozenset[tuple[str, str]] = frozenset()
    words: frozenset[Words] = frozenset()
    days: Days | None = None

    @property
    def name(self) -> str:
        """The name that was printed first."""
        return next(iter(self.names))


def scene(source: Source) -> Scene:
    """What ``source`` shows of its persons."""
    posts: dict[str, list[Held]] = defaultdict(list)
    words: dict[str, set[Words]] = defaultdict(set)
    for claim in source.reading.tenures:
        posts[claim.person].append(held(source, claim))
        if claim.role is None:
            language = source.release.language
            told = frozenset(stem(w, language) for w in claim.role_text.split() if len(w) > _SHORT)
            if len(told) >= TELLING:
                words[claim.person].add((language, told))
    represented: dict[str, set[str]] = defaultdict(set)
    for part in source.reading.participations:
        office = family(source, part.represents) if part.represents is not None else None
        if office is not None:
            represented[part.actor].add(office)
    keys = {person.local: name_key(person.name) for person in source.reading.persons}
    named = {family(source, unit.local) for unit in source.reading.units} - {None, *TOP}
    return Scene(
        posts,
        {local: frozenset(said) for local, said in words.items()},
        {local: frozenset(offices) for local, offices in represented.items()},
        _parts(source, keys),
        frozenset(office for office in named if office is not None),
        frozenset(keys.values()),
        keys,
    )


def _parts(source: Source, keys: Mapping[str, str]) -> Mapping[str, Sequence[Part]]:
    lists: dict[str, dict[str, str]] = defaultdict(dict)
    for part in source.reading.participations:
        if part.actor in keys:
            lists[part.event].setdefault(part.actor, part.role)
    found: dict[str, list[Part]] = defaultdict(list)
    for event in source.reading.events:
        day = event.date.day if event.date is not None else None
        if day is None:
            continue
        present = lists[event.local]
        names = tuple(keys[local] for local in present)
        conveners = frozenset(o for u in event.conveners if (o := family(source, u)) is not None)
        for place, (local, role) in enumerate(present.items()):
            found[local].append(Part(event.kind, day, place, names, role, conveners))
    return found


def widen(days: dict[str, Days] | dict[tuple[str, str], Days], key: object, on: Days) -> None:
    """Add ``on`` to the days of ``key``."""
    table: dict[object, Days] = days  # type: ignore[assignment]  # keys are only compared
    old = table.get(key)
    table[key] = on if old is None else (min(old[0], on[0]), max(old[1], on[1]))


def profile(mentions: Iterable[tuple[Source, str, Scene]]) -> Profile:
    """What ``mentions`` (source, local id, the source's scene) say together."""
    found = Profile()
    for source, local, shown in mentions:
        person = source.person(local)
        found.mentions.append((source.key, local))
        found.names.setdefault(person.name)
        found.languages.add(source.release.language)
        found.releases.add(source.key)
        if person.form is not None:
            found.forms |= {person.form}
        found.named = _with(found.named, shown.named)
        found.words = _with(found.words, shown.words.get(local, frozenset()))
        found.company = _with(found.company, shown.company)
        found.parts += [(source.key, part) for part in shown.parts.get(local, ())]
        _add_posts(found, source, shown, local)
    return found


def _with(one: frozenset[T], other: frozenset[T]) -> frozenset[T]:
    """Both together; profiles of one mention share what they are made of, which keeps a million of them small."""
    return one | other if one and not other <= one else one or other


def _add_posts(found: Profile, source: Source, shown: Scene, local: str) -> None:
    posts = shown.posts.get(local, ())
    found.courses |= {post.course for post in posts if post.course is not None}
    if source.day is None:
        found.undated |= {(p.unit, p.role) for p in posts if p.unit is not None and p.role is not None}
        return
    on = (source.day.toordinal(), source.day.toordinal())
    old = found.days
    found.days = on if old is None else (min(old[0], on[0]), max(old[1], on[1]))
    for post in posts:
        _add_post(found, post, on)
    for office in shown.represented.get(local, ()):
        widen(found.offices, office, on)


def _add_post(found: Profile, post: Held, on: Days) -> None:
    if post.unit is not None and post.role is not None:
        widen(found.seats, (post.unit, post.role), on)
    if post.office is not None:
        widen(found.offices, post.office, on)
    if post.over:
        return
    if post.role is not None:
        widen(found.roles, post.role, on)
    if post.office is not None:
        widen(found.sitting, post.office, on)
        if post.role is not None and post.full:
            widen(found.full, (post.office, post.role), on)
