"""Questions about events and who takes part, on the graph of the annotated releases.

Expected rows come from the annotations alone, with people by their true identity: ``world.json`` has no events but a
timeline in words. Two releases tell of one event where ``tests.corpus.gold.true_events`` says so.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

import pytest

from ontology.lookup import vocabulary
from tests.graph.query import truth
from tests.graph.query.loaded import Loaded
from tests.graph.query.truth import Happened

YEARS = tuple(range(2014, 2027))
KNOWN = vocabulary()
#: Days of which releases tell of a meeting, with as few as one and as many as five releases.
MEETING_DAYS = tuple(
    sorted({event.day for event in truth.happened() if event.day and event.type == "meeting"})
)


def events() -> Mapping[str, list[Happened]]:
    """Number of every true event → what releases tell of it."""
    found: dict[str, list[Happened]] = defaultdict(list)
    for event in truth.happened():
        found[event.number].append(event)
    return found


def names(people: frozenset[str]) -> set[str]:
    return {truth.who(person) for person in people}


def test_the_meetings_to_ask_about_are_many() -> None:
    assert len(MEETING_DAYS) > 20


@pytest.mark.parametrize("year", YEARS)
def test_question_8_events_of_a_year(corpus: Loaded, year: int) -> None:
    """Exactly the kinds of event and days of that year that releases tell, each with all who hold or lead it."""
    rows = corpus.ask("meetings-between", since=f"{year}-01-01", until=f"{year}-12-31")
    found: dict[tuple[str | None, str | None], set[str]] = defaultdict(set)
    for row in rows:
        led = (row["chairs"] or "").split("; ")
        found[row["date"], row["type"]] |= {truth.named(name) for name in led if name != "-"}
    expected: dict[tuple[str | None, str | None], set[str]] = defaultdict(set)
    for event in truth.happened():
        if event.day and event.day.startswith(str(year)):
            expected[event.day, f"et:{event.type}"] |= names(event.chairs)
    assert found == expected


@pytest.mark.parametrize("day", MEETING_DAYS)
def test_question_9_participants_of_the_meetings_of_a_day(corpus: Loaded, day: str) -> None:
    """Exactly the people and bodies that releases name as taking part, those who lead as chairs; each comes for a body
    in which a release gives them an office."""
    rows = corpus.ask("meeting-participants", day=day, language="sq")
    meetings = [event for event in truth.happened() if event.day == day and event.type == "meeting"]
    chairs = set().union(*(names(event.chairs) for event in meetings))
    people = set().union(*(names(event.people) for event in meetings))
    bodies = set().union(*(event.units for event in meetings))
    printed = {name for some in truth.spellings().values() for name in some}
    found = {(truth.named(row["who"]), row["eventRole"]) for row in rows if row["who"] in printed}
    assert {who for who, _ in found} == people
    assert {who for who, role in found if role == "pr:chair"} == chairs
    assert {truth.unit_of(row["who"] or "", "sq") for row in rows if row["who"] not in printed} == bodies
    for row in rows:
        if row["unitLabel"] and row["who"] in printed:
            told = {unit for claim in truth.said() for unit in truth.units_of(claim)
                    if truth.who(claim.person) == truth.named(row["who"])}  # fmt: skip
            assert truth.unit_of(row["unitLabel"], "sq") in told


def test_question_10_who_meets_whom(corpus: Loaded) -> None:
    """Exactly the pairs of people who take part in a dated event, with the number of events and the first and last
    day."""
    found: dict[tuple[str, ...], list[tuple[int, str, str]]] = defaultdict(list)
    for row in corpus.ask("who-meets-whom"):
        pair = tuple(sorted((truth.named(row["a"]), truth.named(row["b"]))))
        found[pair].append((int(row["weight"] or 0), row["firstTime"] or "", row["lastTime"] or ""))
    days: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for told in events().values():
        day = next((event.day for event in told if event.day), None)
        people = sorted(frozenset().union(*(event.people for event in told)))
        for one, other in combinations(people if day else (), 2):
            days[tuple(sorted((truth.who(one), truth.who(other))))].append(day or "")
    assert {
        pair: (sum(n for n, _, _ in rows), min(f for _, f, _ in rows), max(last for _, _, last in rows))
        for pair, rows in found.items()
    } == {pair: (len(some), min(some), max(some)) for pair, some in days.items()}


def present(events: Sequence[Happened]) -> set[str]:
    """The units of one true event: those named as taking part, and those that people came for."""
    units = {truth.body_of(unit) for event in events for unit in event.units}
    people = frozenset().union(*(event.people for event in events))
    return units | {unit for person in people if (unit := truth.came_for(person, events)) is not None}


def test_question_11_units_that_meet(corpus: Loaded) -> None:
    """Exactly the pairs of units that took part in one event, by name or by who came for them, and how often."""
    label = {row["unit"]: row["label"] or "" for row in corpus.select(_LABELS)}
    found = Counter[frozenset[str]]()
    for row in corpus.ask("units-that-meet"):
        pair = frozenset(truth.body_of(truth.unit_of(label[row[end]], "sq")) for end in ("ua", "ub"))
        found[pair] += int(row["weight"] or 0)
    expected = Counter[frozenset[str]]()
    for told in truth.told().values():
        if any(event.day or truth.published(event.release) for event in told):
            expected.update(map(frozenset, combinations(sorted(present(told)), 2)))
    assert found == expected
    assert len(expected) > 20


_LABELS = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX zyr: <https://w3id.org/zyrtar/ontology#>
SELECT ?unit ?label WHERE { ?unit a zyr:Unit ; skos:prefLabel ?label . FILTER(LANG(?label) = "sq") }"""


def test_question_12_outside_bodies(corpus: Loaded) -> None:
    """Exactly the outside bodies that releases name as taking part in a dated event, and who came for one."""
    rows = corpus.ask("meetings-with-outside-bodies", language="sq")
    found = {
        (
            row["date"],
            truth.named(row["guest"]) if row["guest"] else None,
            truth.unit_of(row["bodyLabel"] or "", "sq"),
        )
        for row in rows
    }
    expected: set[tuple[str, str | None, str]] = set()
    for told in truth.told().values():
        day = next((event.day for event in told if event.day), None)
        if day is None:
            continue
        expected |= {(day, None, unit) for event in told for unit in event.units if _outside(unit)}
        for person in frozenset().union(*(event.people for event in told)):
            unit = truth.came_for(person, told)
            expected |= {(day, truth.who(person), unit)} if unit is not None and _outside(unit) else set()
    assert found == expected
    assert len(expected) > 20


def _outside(unit: str) -> bool:
    return unit in KNOWN.units and KNOWN.units[unit].kind == "external"
