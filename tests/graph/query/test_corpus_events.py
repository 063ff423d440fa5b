"""Questions about events and who takes part, on the graph of the annotated releases.

Expected rows come from the annotations alone, with people by their true identity: ``world.json`` has no events but a
timeline in words. Two releases tell of one event where ``tests.corpus.gold.true_events`` says so.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
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


def test_question_11_units_that_meet(corpus: Loaded) -> None:
    """Every pair is two units that releases have take part in one event, by name or by an office of somebody there;
    and every two that releases name as taking part meet as often as they do so, at least."""
    label = {row["unit"]: row["label"] or "" for row in corpus.select(_LABELS)}
    found = Counter[frozenset[str]]()
    for row in corpus.ask("units-that-meet"):
        pair = frozenset(truth.unit_of(label[row[end]], "sq") for end in ("ua", "ub"))
        found[pair] += int(row["weight"] or 0)
    offices: dict[str, set[str]] = defaultdict(set)
    for claim in truth.said():
        offices[claim.person] |= truth.units_of(claim)
    named, possible = Counter[frozenset[str]](), set()
    for told in events().values():
        units = set().union(*(event.units for event in told))
        people = set().union(*(event.people for event in told))
        named.update(map(frozenset, combinations(sorted(units), 2)))
        able = units.union(*(offices[person] for person in people))
        possible |= {frozenset(pair) for pair in combinations(sorted(able), 2)}
    assert {pair for pair in found if len(pair) == 2} <= possible
    assert all(found[pair] >= number for pair, number in named.items())
    assert len(named) > 20


_LABELS = """PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX zyr: <https://w3id.org/zyrtar/ontology#>
SELECT ?unit ?label WHERE { ?unit a zyr:Unit ; skos:prefLabel ?label . FILTER(LANG(?label) = "sq") }"""


def test_question_12_outside_bodies(corpus: Loaded) -> None:
    """Exactly the outside bodies of the vocabulary that releases name as taking part in a dated event; and of people
    who take part, those for whom every office that a release of the event gives them is in one outside body."""
    rows = corpus.ask("meetings-with-outside-bodies", language="sq")
    found = {
        (
            row["date"],
            truth.named(row["guest"]) if row["guest"] else None,
            truth.unit_of(row["bodyLabel"] or "", "sq"),
        )
        for row in rows
    }
    bodies, guests = set(), set()
    for told in events().values():
        for event in told:
            bodies |= {(event.day, None, unit) for unit in event.units if event.day and _outside(unit)}
            for person in event.people:
                units = {
                    c.unit
                    for c in truth.said()
                    if c.release == event.release and c.person == person and c.held
                }
                if event.day and len(units) == 1 and all(unit and _outside(unit) for unit in units):
                    guests.add((event.day, truth.who(person), units.pop()))
    assert {row for row in found if row[1] is None and _outside(row[2])} == bodies
    assert guests <= found
    assert len(guests) > 5


def _outside(unit: str) -> bool:
    return unit in KNOWN.units and KNOWN.units[unit].kind == "external"
