"""Persons across releases.

Two mentions are one person if the names are equal but for case, script and diacritics **and** the releases tie the
name to one office: the same unit, or units of one office below the top institutions, no more than ``APART`` apart; a
role that the whole system has once stands for its office. Releases of one week that give the name the same role and
no office against it tell one piece of news. Equal names with nothing in common stay two persons, and the pair is
listed as undecided: a wrong merge is worse than a person with two pages.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from graph.identity.result import NOTHING, Decided, Doubt, Mention, Persons
from graph.identity.source import Source
from graph.identity.units import family
from ontology.errors import BuildError
from ontology.facts import Person
from ontology.iri import opaque
from ontology.language.fold import fold
from ontology.language.script import to_latin
from ontology.model import Standing

#: Longest time between two releases that can join a name by one office: a council member's mandate is five years
#: and a chief prosecutor's four, so three years apart an equal name in one office is rarely a successor.
APART = timedelta(days=3 * 365)
#: How far apart releases in several languages, or of several offices, on one event are published.
NEWS = timedelta(days=7)
#: Roles that the system has once → their office, which releases seldom print beside them.
_OFFICE_OF = {
    "chief-state-prosecutor": "zkpsh",
    "deputy-chief-state-prosecutor": "zkpsh",
    "director-general": "skpk",
    "council-chair": "kpk",
    "council-deputy-chair": "kpk",
    "president": "ext-presidenti",
}


def identify(sources: Sequence[Source], decided: Decided = NOTHING) -> Persons:
    """The persons behind all mentions. ``sources`` in the order of ``graph.identity.source.ordered``.

    ``decided``: what curators decided. Raises ``BuildError`` if a decision is about a mention that no reading has.
    """
    _check(sources, decided)
    blocks: dict[str, list[tuple[Source, str]]] = defaultdict(list)
    for source in sources:
        for mention in source.reading.persons:
            blocks[fold(to_latin(mention.name))].append((source, mention.local))
    people: list[Person] = []
    of: dict[Mention, str] = {}
    undecided: list[Doubt] = []
    for name in sorted(blocks):
        groups = [_person(group) for group in _groups(blocks[name])]
        for person in groups:
            people.append(person)
            of |= dict.fromkeys(person.mentions, person.key)
        undecided += _doubts(groups)
    return Persons(tuple(sorted(people, key=lambda p: p.key)), of, tuple(undecided))


def _groups(mentions: Sequence[tuple[Source, str]]) -> Iterator[list[tuple[Source, str]]]:
    """Mentions of one name, joined where two of them are one person; groups in the order of their first mention."""
    group_of = list(range(len(mentions)))
    for one, other in combinations(range(len(mentions)), 2):
        low, high = sorted((group_of[one], group_of[other]))
        if low == high or not _same(mentions[one], mentions[other]):
            continue
        joined = [mentions[i][0].key for i, group in enumerate(group_of) if group in (low, high)]
        if len(joined) == len(set(joined)):  # one release never names one person twice as two
            group_of = [low if group == high else group for group in group_of]
    for group in sorted(set(group_of)):
        yield [mention for mention, own in zip(mentions, group_of, strict=True) if own == group]


def _same(one: tuple[Source, str], other: tuple[Source, str]) -> bool:
    days = one[0].day, other[0].day
    if one[0].key == other[0].key or days[0] is None or days[1] is None:
        return False
    apart, offices, others = abs(days[0] - days[1]), _offices(*one), _offices(*other)
    if offices & others:
        return apart <= APART
    return apart <= NEWS and not (offices and others) and bool(_roles(*one) & _roles(*other))


def _offices(source: Source, local: str) -> set[str]:
    """What ties a mention to an office: families of its units, represented ones too, and roles that stand for one."""
    found: set[str | None] = set()
    for claim in source.tenures_of(local):
        if claim.standing is Standing.CANDIDATE:
            continue
        office = family(source, claim.unit) if claim.unit is not None else None
        found.add(office if office is not None else _OFFICE_OF.get(claim.role or ""))
    for part in source.reading.participations:
        if part.actor == local and part.represents is not None:
            found.add(family(source, part.represents))
    return {office for office in found if office is not None}


def _roles(source: Source, local: str) -> set[str]:
    """The roles a mention is given, in the vocabulary's words; words that it does not have differ by language."""
    claims = source.tenures_of(local)
    return {c.role for c in claims if c.role is not None and c.standing is not Standing.CANDIDATE}


def _person(group: Sequence[tuple[Source, str]]) -> Person:
    """The person of a group: the key from the first mention, the name that most releases print."""
    names = [source.person(local).name for source, local in group]
    best = max(dict.fromkeys(names), key=names.count)
    first, local = group[0]
    mentions = tuple((source.key, mention) for source, mention in group)
    variants = tuple(sorted({name for name in names if name != best}))
    return Person(opaque(8, "person", first.key, local), best, variants, mentions)


def _doubts(groups: Sequence[Person]) -> Iterator[Doubt]:
    """Each namesake with the first told: as many lines as a curator has decisions to make."""
    for other in groups[1:]:
        reason = f"both are named {other.name}, but no office ties them together"
        yield Doubt(groups[0].key, other.key, (reason,), (groups[0].mentions[0], other.mentions[0]))


def _check(sources: Sequence[Source], decided: Decided) -> None:
    known = {(source.key, person.local) for source in sources for person in source.reading.persons}
    for release, local in sorted(m for pair in decided.same | decided.different for m in pair):
        if (release, local) not in known:
            raise BuildError(
                f"a decision is about {local} of release {release}, which no reading has",
                mend="Bind the decision to the text again.",
            )
