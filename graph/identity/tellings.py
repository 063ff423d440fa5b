"""Events as single releases tell them, and what is said of two of them: one event, two, or nobody can tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from graph.identity.places import known_place
from graph.identity.result import Judgement, Mention, Verdict
from graph.identity.source import Source
from graph.identity.units import code_of
from ontology.language.fold import fold
from ontology.lookup import vocabulary
from ontology.model import EventClaim

#: Parts of those who hold, lead or host.
CONVENING: Final = frozenset({"chair", "host", "convener"})
#: Longest time between two dates that releases may give one session of one number: one was put off, or its report is
#: dated later; numbers begin again with a new Council, years apart.
SAME_NUMBER: Final = 31
#: Share of all people told of by which two meetings are one though releases name other conveners or places.
MOST: Final = 0.5
#: Strength of what sessions' numbers tell, above all that people tell (up to 100).
NUMBER: Final = 1000
#: Strength of a common convener, or of being named, where the releases name no common guest.
CONVENER: Final = 45
#: Kinds of event at which releases name no people; a body holds one of a kind a day.
_BARE: Final = frozenset(
    {"vacancy", "publication", "council-session", "committee-meeting", "decision", "adoption"}
)


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as one release tells it.

    ``conveners``: codes of units. ``chairs`` and ``people``: keys of persons, chairs among the people. ``named``: all
    whom the release names.
    """

    source: Source
    claim: EventClaim
    conveners: frozenset[str]
    chairs: frozenset[str]
    people: frozenset[str]
    named: frozenset[str] = frozenset()

    @property
    def mention(self) -> Mention:
        """(release key, local id)."""
        return self.source.key, self.claim.local

    @property
    def day(self) -> date | None:
        """Day of the event, if it is known to the day."""
        return self.claim.date.day if self.claim.date is not None else None

    @property
    def number(self) -> tuple[str, int] | None:
        """Body and number of a numbered session; without a convener it is the Council's."""
        if self.claim.session is None:
            return None
        return min(self.conveners, default="kpk"), self.claim.session


def telling(source: Source, claim: EventClaim, persons: Mapping[Mention, str]) -> Telling:
    """``claim`` with those who took part. ``persons``: mention → key of the person."""
    present: dict[str, str] = {}
    for part in source.reading.participations:
        key = persons.get((source.key, part.actor))
        if part.event == claim.local and key is not None and part.role != "absent":
            present[key] = part.role
    return Telling(
        source,
        claim,
        frozenset(code_of(source, unit) for unit in claim.conveners),
        frozenset(key for key, role in present.items() if role in CONVENING),
        frozenset(present),
        frozenset(
            persons[source.key, p.local] for p in source.reading.persons if (source.key, p.local) in persons
        ),
    )


def tellings(sources: Sequence[Source], persons: Mapping[Mention, str]) -> tuple[Telling, ...]:
    """Every event of every release, in the order of ``sources``."""
    return tuple(telling(source, claim, persons) for source in sources for claim in source.reading.events)


def judge(one: Telling, other: Telling) -> Judgement:
    """What is said of both: two events of one release, of two days, kinds or numbers are two."""
    apart = _apart(one, other)
    if apart is not None:
        return Judgement(Verdict.DIFFERENT, (apart,))
    if one.number is not None and one.number == other.number:
        return Judgement(Verdict.SAME, (f"both are session {one.number[1]} of one body",), NUMBER)
    return _by_people(one, other)


def _apart(one: Telling, other: Telling) -> str | None:
    if one.source.key == other.source.key:
        return f"release {one.source.key} tells of both"
    if not related(one.claim.kind, other.claim.kind):
        return "they are events of two kinds"
    days = one.day, other.day
    numbers = one.number, other.number
    if numbers[0] is not None and numbers[0] == numbers[1]:
        far = days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) > SAME_NUMBER
        return "the days given for a session of this number are more than a month apart" if far else None
    if None not in numbers:
        return "they have two numbers"
    return "they are not known to be on one day" if days[0] is None or days[0] != days[1] else None


def related(one: str, other: str) -> bool:
    """Whether one release can call ``one`` what another calls ``other``: the wider kind, or another kind of meeting.

    A visit is the meeting of a guest, and not every release says of a meeting that it was a session.
    """
    if {_top(one), _top(other)} <= {"meeting", "visit"}:
        return True
    return one in _wider(other) or other in _wider(one)


def _wider(kind: str) -> tuple[str, ...]:
    known = vocabulary().concepts["event-type"]
    found = [kind]
    while (concept := known.get(found[-1])) is not None and concept.broader is not None:
        found.append(concept.broader)
    return tuple(found)


def _top(kind: str) -> str:
    return _wider(kind)[-1]


def _strange(one: Telling, other: Telling) -> str | None:
    """What sets the two apart although kind and day are the same."""
    if one.conveners and other.conveners and not one.conveners & other.conveners:
        return "but other bodies convened them"
    places = one.claim.place, other.claim.place
    if None not in places and len({known_place(p) or fold(p) for p in places if p is not None}) == 2:
        return "but they were in two places"
    return None


def _by_people(one: Telling, other: Telling) -> Judgement:
    """By those who took part: the chair of a day's meetings says little, guests say much."""
    shared, everybody = one.people & other.people, one.people | other.people
    strange = _strange(one, other)
    said = f"{len(shared)} of {len(everybody)} people are told to be at both"
    if shared - one.chairs - other.chairs or (shared and one.people == other.people):
        share = len(shared) / len(everybody)
        if strange is None or (share >= MOST and len(shared) > 1):
            return Judgement(Verdict.SAME, (said,), 50 + round(50 * share))
        return Judgement(Verdict.UNDECIDED, (said, strange), 20)
    reason = _without_guests(one, other) if strange is None else None
    if reason is not None:
        return Judgement(Verdict.SAME, (reason,), CONVENER)
    if one.conveners & other.conveners or shared:
        return Judgement(
            Verdict.UNDECIDED, ("one day and convener, but nobody else is told to be at both",), 10
        )
    return Judgement(Verdict.UNDECIDED, ("nothing but the day ties them together",))


def _without_guests(one: Telling, other: Telling) -> str | None:
    """What ties two events at which the releases name no common guest; such a reason is weaker than any guest."""
    chairs = one.chairs | other.chairs
    if one.people & other.people and not (one.people - chairs and other.people - chairs):
        return "one chairs both, and one release names nobody else"
    if one.claim.kind != other.claim.kind:
        return None
    if one.people and other.people and one.people <= other.named and other.people <= one.named:
        return "each release names all who are told to be at the other's"
    if not one.people and not other.people and one.conveners & other.conveners and one.claim.kind in _BARE:
        return "one body convened both on that day"
    return None
