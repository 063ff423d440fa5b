"""What is said of two profiles: same, different or undecided, with the reasons in words.

Reasons against come first: no likeness outweighs them. Then the reasons for, from the surest; how sure one has to be
depends on how alike the names are. The table of rules with their grounds is in ``docs/identity.md``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from graph.identity.career import beside, fit
from graph.identity.census import Census
from graph.identity.likeness import WORDS, Likeness, likeness
from graph.identity.profile import TELLING, Days, Part, Profile, Words
from graph.identity.result import Judgement, Verdict
from ontology.language.fold import fold
from ontology.language.fullname import full_name, name_key
from ontology.language.given_names import given_names
from ontology.lookup import vocabulary

#: Longest time between two mentions that one office joins: a council member's mandate is five years and a chief
#: prosecutor's four, so three years apart an equal name in one office is rarely a successor.
APART: Final = 3 * 365
#: Longest time between two mentions that a course of life joins: more than two mandates of a chief prosecutor.
COURSE: Final = 10 * 365
#: How far apart releases in several languages, or of several offices, on one piece of news are published.
NEWS: Final = 7
#: Share of the words of two roles that must be the same for one post.
MOST_WORDS: Final = 0.6
#: Strengths of the reasons for, see ``cluster``: from 40 on a reason is sure.
TRANSLATION, SEAT, OFFICE, EVENT, TOLD = 60, 55, 50, 45, 40
LONG_SEAT, LONG_OFFICE, CAREER, CONTEXT = 34, 30, 20, 10
#: How strong a reason must be for two names to be one person's. Others than those listed need ``OFFICE``.
_NEEDED: Final = {
    Likeness.EQUAL: CONTEXT,
    Likeness.RESPELT: CAREER,
    Likeness.INSIDE: CAREER,
    Likeness.ORDER: TOLD,
    Likeness.DAMAGED: TOLD,
    Likeness.HALF: SEAT,
    Likeness.ENDING: SEAT,
    Likeness.TYPO: SEAT,
    Likeness.SHORT: TRANSLATION,
}


#: Roles that many people have in many places; of others there are few in the country.
_GENERIC: Final = frozenset(
    {"official", "head", "director", "unit-head", "department-head", "external"}
    | {"prosecutor", "council-member", "committee-member", "professional-associate"}
)


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason for, with its strength."""

    strength: int
    words: str


class Judge:
    """Judges pairs of profiles. ``shared``: (name key, office) that two people of one name are known to share."""

    def __init__(self, census: Census, shared: frozenset[tuple[str, str]] = frozenset()) -> None:
        self._census = census
        self._shared = shared

    def judge(self, one: Profile, other: Profile) -> Judgement:
        """What is said of both, the earlier first."""
        kind = _likeness(one, other)
        if kind is Likeness.OTHER:
            return Judgement(Verdict.DIFFERENT, (f"“{one.name}” and “{other.name}”: {WORDS[kind]}",))
        both = one.releases & other.releases
        if both:
            return Judgement(Verdict.DIFFERENT, (f"release {min(both)} names both",))
        found = sorted(self._reasons(one, other, kind), key=lambda r: (-r.strength, r.words))
        if not any(reason.strength >= OFFICE for reason in found):
            clash = _clash(one, other)
            if clash is not None:
                return Judgement(Verdict.DIFFERENT, (_names(one, other, kind), clash), 0, clash)
        said = (_names(one, other, kind), *(reason.words for reason in found))
        strongest = found[0].strength if found else 0
        hindered = _hindered(one, other)
        if strongest >= _NEEDED[kind] and (strongest >= TOLD or hindered is None):
            less = kind not in (Likeness.EQUAL, Likeness.RESPELT)
            return Judgement(Verdict.SAME, said, strongest - less, hindered)
        missing = hindered or self._missing(one, other, kind)
        return Judgement(Verdict.UNDECIDED, (*said[:1], missing, *said[1:]), strongest, hindered)

    def _missing(self, one: Profile, other: Profile, kind: Likeness) -> str:
        if self._census.common(one.name) and kind in (Likeness.EQUAL, Likeness.RESPELT):
            return "the name is a common one, and no office ties them together"
        apart = _apart(one.days, other.days)
        if apart is not None and apart > COURSE:
            return f"they are {apart // 365} years apart, and no office ties them together"
        if kind in (Likeness.EQUAL, Likeness.RESPELT, Likeness.INSIDE):
            return "no office ties them together"
        return "that is too little for names that are not equal"

    def _reasons(self, one: Profile, other: Profile, kind: Likeness) -> Iterator[Reason]:
        yield from _told_together(one, other, kind)
        key = name_key(one.name)
        offices = [o for o in one.offices.keys() & other.offices.keys() if (key, o) not in self._shared]
        yield from _seats(one, other)
        for office in sorted(offices):
            apart = _gap(one.offices[office], other.offices[office])
            if apart <= APART:
                yield Reason(OFFICE, f"both are of {_unit(office)}, {_span(apart)} apart")
            elif apart <= COURSE and not self._census.common(one.name):
                yield Reason(LONG_OFFICE, f"both are of {_unit(office)}, though {_span(apart)} apart")
        yield from _news(one, other)
        if not self._census.common(one.name):
            yield from _course(one, other, kind)


def _likeness(one: Profile, other: Profile) -> Likeness:
    """The surest likeness of any two of their names; half a name, equal or not, is short for any that it fits."""
    order = list(Likeness)
    kind = min((likeness(a, b) for a in one.names for b in other.names), key=order.index)
    whole = all(full_name(name).whole for profile in (one, other) for name in profile.names)
    return kind if whole or kind is Likeness.OTHER else Likeness.SHORT


def _names(one: Profile, other: Profile, kind: Likeness) -> str:
    if one.name == other.name and kind is Likeness.SHORT:
        return f"both are named {one.name}, which is not a whole name"
    if one.name == other.name:
        return f"both are named {one.name}"
    return f"“{one.name}” and “{other.name}”: {WORDS[kind]}"


def _told_together(one: Profile, other: Profile, kind: Likeness) -> Iterator[Reason]:
    """Releases on one event: at the same place of the same list, or anywhere in it by the same name."""
    alike = kind in (Likeness.EQUAL, Likeness.RESPELT)
    theirs: dict[tuple[str, date], list[Part]] = {}
    for _, part in other.parts:
        theirs.setdefault((part.kind, part.day), []).append(part)
    for _, mine in one.parts:
        for part in theirs.get((mine.kind, mine.day), ()):
            what = f"{_kind(mine.kind)} of {mine.day.isoformat()}"
            others = _others(mine), _others(part)
            if len(others[0]) > 1 and mine.place == part.place and _lists_agree(mine, part):
                yield Reason(TRANSLATION, f"both stand at the same place in the list of the {what}")
            elif alike and (others[0] & others[1] or mine.conveners & part.conveners):
                yield Reason(EVENT, f"both took part in the {what}")


def _others(part: Part) -> frozenset[str]:
    return frozenset(name for at, name in enumerate(part.names) if at != part.place)


def _lists_agree(one: Part, other: Part) -> bool:
    """Whether two lists of those present are of one length, and all others in them the same in the same order."""
    pairs = zip(one.names, other.names, strict=False)
    return len(one.names) == len(other.names) and all(
        a == b for at, (a, b) in enumerate(pairs) if at != one.place
    )


def _seats(one: Profile, other: Profile) -> Iterator[Reason]:
    """The same post that one person holds at a time."""
    for unit, role in sorted(one.seats.keys() & other.seats.keys()):
        known = vocabulary().roles.get(role)
        if known is None or known.seats != 1:
            continue
        apart = _gap(one.seats[unit, role], other.seats[unit, role])
        words = f"both are {_role(role)} of {_unit(unit)}, {_span(apart)} apart"
        if apart <= APART:
            yield Reason(SEAT, words)
        elif apart <= COURSE:
            yield Reason(LONG_SEAT, words)
    for unit, role in sorted(one.undated & {*other.seats, *other.undated} | other.undated & one.seats.keys()):
        known = vocabulary().roles.get(role)
        if known is not None and known.seats == 1:
            yield Reason(
                LONG_SEAT, f"both are {_role(role)} of {_unit(unit)}, one on a day that is not known"
            )


def _news(one: Profile, other: Profile) -> Iterator[Reason]:
    """One role in releases of one week, and no office against it."""
    if one.offices and other.offices:
        return
    for role in sorted(one.roles.keys() & other.roles.keys()):
        if _gap(one.roles[role], other.roles[role]) <= NEWS:
            yield Reason(TOLD, f"both are {_role(role)} in releases of one week")


def _course(one: Profile, other: Profile, kind: Likeness) -> Iterator[Reason]:
    """A course of life, or a mention without an office beside what ties it to the other's office."""
    if any(_alike(a, b) for a in one.words for b in other.words):
        yield Reason(CAREER, "the same words tell their post, and the name is rare")
    apart = _apart(one.days, other.days)
    if apart is None or apart > COURSE:
        return
    fits = fit(frozenset(one.courses), frozenset(other.courses))
    if fits and (kind is not Likeness.RESPELT or one.languages != other.languages):
        yield Reason(CAREER, "their posts follow one another in one course of life, and the name is rare")
    roles = (one.roles.keys() & other.roles.keys()) - _GENERIC
    if roles and not (one.offices and other.offices):
        yield Reason(CAREER, f"both are {_role(min(roles))}, and the name is rare")
    if fits is None:
        named = {*one.offices} & other.named | {*other.offices} & one.named
        if named:
            yield Reason(CONTEXT, f"where one is named, so is {_unit(min(named))}, the other's office")
        elif len((one.company & other.company) - {name_key(n) for n in (*one.names, *other.names)}) > 1:
            yield Reason(CONTEXT, "both are named in the company of the same people")


def _alike(one: Words, other: Words) -> bool:
    """Whether two roles that the vocabulary does not have are told in nearly the same words."""
    shared = one[1] & other[1]
    return (
        one[0] == other[0] and len(shared) >= TELLING and len(shared) >= MOST_WORDS * len(one[1] | other[1])
    )


def _clash(one: Profile, other: Profile) -> str | None:
    """Two posts at one time of which each fills a person's time."""
    for (office, role), days in sorted(one.full.items()):
        for (elsewhere, rank), others in sorted(other.full.items()):
            if office != elsewhere and max(days[0], others[0]) <= min(days[1], others[1]):
                return (
                    f"at the same time one is {_role(role)} of {_unit(office)}, "
                    f"the other {_role(rank)} of {_unit(elsewhere)}"
                )
    return None


def _hindered(one: Profile, other: Profile) -> str | None:
    """What speaks against one person, though it does not exclude it; only a sure reason goes over it."""
    if fit(frozenset(one.courses), frozenset(other.courses)) is False:
        return f"one is of the {_courses(one)}, the other of the {_courses(other)}"
    for (office, role), _ in sorted(one.full.items()):
        for elsewhere, rank in sorted(other.full):
            if (
                office != elsewhere
                and role == rank
                and office not in other.offices
                and elsewhere not in one.offices
            ):
                return f"one is {_role(role)} of {_unit(office)}, the other of {_unit(elsewhere)}"
    crossed = _crossed(one, other)
    if crossed is not None:
        return crossed
    if len(one.forms) == len(other.forms) == 1 and one.forms != other.forms:
        known = {given_names().get(fold(full_name(p.name).given)) for p in (one, other)}
        if not known & {"m", "f"}:
            return "one is called by a man's title, the other by a woman's"
    return None


def _crossed(one: Profile, other: Profile) -> str | None:
    """Days in one office that go on while the other is of another; the Council and its committees go with any.

    An office that the vocabulary does not have may be another name of one that it has.
    """
    known = vocabulary().units
    for office, days in sorted(one.sitting.items()):
        for elsewhere, others in sorted(other.sitting.items()):
            if office in other.offices or elsewhere in one.offices or beside(office) or beside(elsewhere):
                continue
            if office in known and elsewhere in known and max(days[0], others[0]) < min(days[1], others[1]):
                return f"one is of {_unit(office)} while the other is of {_unit(elsewhere)}"
    return None


def _courses(of: Profile) -> str:
    words = {
        "prosecutor": "prosecutors",
        "council": "Council",
        "staff": "administration",
        "outside": "other bodies",
    }
    return " and ".join(words[course] for course in sorted(of.courses))


def _gap(one: Days, other: Days) -> int:
    return max(0, max(one[0], other[0]) - min(one[1], other[1]))


def _apart(one: Days | None, other: Days | None) -> int | None:
    return None if one is None or other is None else _gap(one, other)


def _span(days: int) -> str:
    return f"{days} days" if days < 700 else f"{days // 365} years"


def _unit(code: str) -> str:
    unit = vocabulary().units.get(code)
    return unit.labels.get("en") or next(iter(unit.labels.values())) if unit is not None else f"“{code}”"


def _role(key: str) -> str:
    role = vocabulary().roles.get(key)
    return role.labels_m.get("en", key) if role is not None else key


def _kind(key: str) -> str:
    concept = vocabulary().concepts["event-type"].get(key)
    return concept.labels.get("en", key) if concept is not None else key
