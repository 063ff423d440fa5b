"""One release's reading against its annotation: what was right, missed and made up, kind by kind."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from ingest.evaluate.facts import NO_GROUNDS, Attendance, Event, Facts, Grounds, Person, Tenure, Unit
from ingest.evaluate.match import Likeness, likeness, pair
from ingest.evaluate.names import same_person
from ingest.evaluate.roles import needs_no_unit, same_role
from ingest.evaluate.units import same_unit

#: What is scored, in the order in which it is shown.
KINDS: Final = (
    "persons",
    "units",
    "tenures",
    "events",
    "conveners",
    "participants",
    "participants_strict",
    "acronyms",
    "part_of",
    "published",
)
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one entry: right if it was both ``expected`` and ``found`` (``exact``: to the letter),
    missed if not found, made up if not expected. ``grounds`` are those of what was found; ``about`` is the words
    by which the place of a missed entry can be looked for in the text.
    """

    kind: str
    expected: str | None
    found: str | None
    exact: bool = False
    grounds: Grounds = NO_GROUNDS
    about: str = ""

    @property
    def right(self) -> bool:
        """Whether the entry was expected and found."""
        return self.expected is not None and self.found is not None


@dataclass(frozen=True, slots=True)
class _Item(Generic[Entry]):
    """An entry with how it is shown, its grounds and the words to look for."""

    entry: Entry
    shown: str
    grounds: Grounds
    about: str


def outcomes(expected: Facts, found: Facts) -> list[Outcome]:
    """Every entry of either side with what became of it, kind by kind."""
    comparing = _Comparing(expected)
    told: list[Outcome] = []
    told += _compare("persons", _persons(expected), _persons(found), comparing.person)
    told += _compare("units", _units(expected), _units(found), comparing.unit)
    told += _compare("tenures", _tenures(expected), _tenures(found), comparing.tenure)
    told += _compare("events", _events(expected), _events(found), comparing.event)
    told += _compare(
        "conveners", _people(expected, convening=True), _people(found, convening=True), comparing.attendance
    )
    told += _compare("participants", _people(expected), _people(found), comparing.attendance)
    told += _compare(
        "participants_strict",
        _people(expected, parts=True),
        _people(found, parts=True),
        comparing.attendance_and_part,
    )
    told += _compare("acronyms", _acronyms(expected), _acronyms(found), comparing.acronym)
    told += _compare("part_of", _parts(expected), _parts(found), comparing.part)
    told += _compare("published", _published(expected), _published(found), _equal)
    return told


def _compare(
    kind: str,
    expected: Sequence[_Item[Entry]],
    found: Sequence[_Item[Entry]],
    alike: Callable[[Entry, Entry], Likeness],
) -> Iterator[Outcome]:
    pairs = pair([i.entry for i in expected], [i.entry for i in found], alike)
    partner = {one: (found[other], how) for one, other, how in pairs}
    for number, item in enumerate(expected):
        if number in partner:
            other, how = partner[number]
            yield Outcome(kind, item.shown, other.shown, how is Likeness.EXACT, other.grounds, item.about)
        else:
            yield Outcome(kind, item.shown, None, about=item.about)
    matched = {other for _, other, _ in pairs}
    for number, item in enumerate(found):
        if number not in matched:
            yield Outcome(kind, None, item.shown, grounds=item.grounds, about=item.about)


class _Comparing:
    """How alike two entries of one release are; knows the annotation's persons, units and wholes."""

    def __init__(self, expected: Facts) -> None:
        self._language = expected.language
        self._persons = {person.name: person for person in expected.persons}
        self._wholes: dict[str, list[str]] = {}
        for part, whole in expected.part_of:
            self._wholes.setdefault(part, []).append(whole)

    def _named(self, expected: str, found: str) -> bool:
        return same_person(self._persons.get(expected, Person(expected)), found)

    def _same_unit(self, expected: str, found: str) -> bool:
        return same_unit(expected, found, self._language, tuple(self._wholes.get(expected, ())))

    def person(self, one: Person, other: Person) -> Likeness:
        """One-to-one by name, in any of the annotation's spellings."""
        return likeness(same=same_person(one, other.name), exact=one.name == other.name)

    def unit(self, one: Unit, other: Unit) -> Likeness:
        """The same body."""
        return likeness(same=self._same_unit(one.name, other.name), exact=one.name == other.name)

    def tenure(self, one: tuple[Person, Tenure], other: tuple[Person, Tenure]) -> Likeness:
        """Person, role, unit, acting and status."""
        (person, mine), (holder, theirs) = one, other
        exact = (person.name, mine.role, mine.unit) == (holder.name, theirs.role, theirs.unit)
        same = (
            (mine.acting, mine.status) == (theirs.acting, theirs.status)
            and same_person(person, holder.name)
            and self._unit_of(mine, theirs)
            and same_role(mine.role, theirs.role, mine.unit or theirs.unit, self._language)
        )
        return likeness(same=same, exact=exact)

    def _unit_of(self, one: Tenure, other: Tenure) -> bool:
        if one.unit is None or other.unit is None:
            unstated = needs_no_unit(one.role, one.unit, other.unit, self._language)
            return one.unit == other.unit or unstated
        return self._same_unit(one.unit, other.unit)

    def event(self, one: Event, other: Event) -> Likeness:
        """Type and date; where a guest is received, a meeting and a visit are one."""
        types = {one.type, other.type}
        received = types == {"meeting", "visit"} and _receives(one)
        return likeness(
            same=one.date == other.date and (len(types) == 1 or received), exact=one.type == other.type
        )

    def attendance(
        self, one: tuple[Attendance, str | None], other: tuple[Attendance, str | None]
    ) -> Likeness:
        """Person and day."""
        same = one[1] == other[1] and self._named(one[0].name, other[0].name)
        return likeness(same=same, exact=one[0].name == other[0].name)

    def attendance_and_part(
        self, one: tuple[Attendance, str | None], other: tuple[Attendance, str | None]
    ) -> Likeness:
        """Person, day, and whether they convened or took part."""
        same = one[0].convened == other[0].convened
        return self.attendance(one, other) if same else Likeness.DIFFERENT

    def acronym(self, one: tuple[str, str], other: tuple[str, str]) -> Likeness:
        """The acronym, capitals aside, and the body it stands for."""
        same = one[0].casefold() == other[0].casefold() and self._same_unit(one[1], other[1])
        return likeness(same=same, exact=one == other)

    def part(self, one: tuple[str, str], other: tuple[str, str]) -> Likeness:
        """The part and the whole."""
        same = self._same_unit(one[0], other[0]) and self._same_unit(one[1], other[1])
        return likeness(same=same, exact=one == other)


def _receives(event: Event) -> bool:
    """Whether someone receives and someone comes."""
    convened = [person for person in event.people if person.convened]
    return bool(convened) and bool(len(convened) < len(event.people) or event.units)


def _equal(one: str, other: str) -> Likeness:
    return likeness(same=one == other, exact=one == other)


def _persons(facts: Facts) -> list[_Item[Person]]:
    return [_Item(p, p.name, p.grounds, p.name) for p in facts.persons]


def _units(facts: Facts) -> list[_Item[Unit]]:
    return [_Item(u, u.name, u.grounds, u.name) for u in facts.units]


def _tenures(facts: Facts) -> list[_Item[tuple[Person, Tenure]]]:
    return [
        _Item((p, t), f"{p.name}: {_told(t)}", t.grounds, p.name) for p in facts.persons for t in p.tenures
    ]


def _told(tenure: Tenure) -> str:
    acting = "acting " if tenure.acting else ""
    return f"{acting}{tenure.role}, {tenure.unit or '–'} ({tenure.status})"


def _events(facts: Facts) -> list[_Item[Event]]:
    return [_Item(e, f"{e.type} {e.date or '–'}", e.grounds, "") for e in facts.events]


def _people(
    facts: Facts, *, convening: bool = False, parts: bool = False
) -> list[_Item[tuple[Attendance, str | None]]]:
    """Persons with the day, each once a day (with ``parts``, once for each part played)."""
    found: dict[tuple[str, str | None, bool], _Item[tuple[Attendance, str | None]]] = {}
    for event in facts.events:
        for who in event.people:
            if convening and not who.convened:
                continue
            part = (" convened" if who.convened else " took part") if parts else ""
            shown = f"{who.name}, {event.date or '–'}{part}"
            key = (who.name, event.date, parts and who.convened)
            found.setdefault(key, _Item((who, event.date), shown, who.grounds, who.name))
    return list(found.values())


def _acronyms(facts: Facts) -> list[_Item[tuple[str, str]]]:
    return [_Item((a, u), f"{a} = {u}", _of_unit(facts, u), a) for a, u in facts.acronyms.items()]


def _parts(facts: Facts) -> list[_Item[tuple[str, str]]]:
    return [
        _Item((part, whole), f"{part} < {whole}", _of_unit(facts, part), part)
        for part, whole in facts.part_of
    ]


def _of_unit(facts: Facts, name: str) -> Grounds:
    return next((unit.grounds for unit in facts.units if unit.name == name), NO_GROUNDS)


def _published(facts: Facts) -> list[_Item[str]]:
    return [] if facts.published is None else [_Item(facts.published, facts.published, NO_GROUNDS, "")]
