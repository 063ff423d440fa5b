"""Questions about evidence, decisions and topics, on the graph of the annotated releases and what ``varied`` adds."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from math import prod

import pytest

from ontology.lookup import vocabulary
from tests.corpus.gold import annotations, gold, key_of
from tests.graph.query import truth, varied
from tests.graph.query.loaded import Loaded

KNOWN = vocabulary()
#: Whom the decisions are about: people of one office each that one release gives them, (release, name, role, unit).
DATED = [
    (one["id"], person["name"])
    for one in annotations()
    if one["units"]
    for person in one["persons"]
    if len(person["tenures"]) == 1
    and person["tenures"][0]["unit"]
    and person["tenures"][0]["status"] == "current"
][:5]
#: Appointments that releases date, in the order of days, as (release, place in it).
APPOINTMENTS = sorted(
    (event["date"], one["id"], place)
    for one in annotations()
    if one["units"]
    for place, event in enumerate(one["events"], 1)
    if event["type"] == "appointment" and event["date"]
)


@pytest.fixture(scope="module")
def laid_over() -> Loaded:
    return Loaded(varied.inputs())


@pytest.fixture(scope="module")
def decided() -> Loaded:
    """The same with five dates set, and the first appointment voided by the last."""
    dates = [varied.on_tenure(release, name, "start", "2013-05") for release, name in DATED]
    (_, *act), (_, *by) = APPOINTMENTS[0], APPOINTMENTS[-1]
    ledger = varied.decided(*dates, varied.annulled((act[0], act[1]), (by[0], by[1])))
    return Loaded(varied.inputs(), ledger)


def told(claims: list[truth.Said]) -> list[truth.Said]:
    """``claims`` of releases that are laid over."""
    return [claim for claim in claims if claim.release in varied.sources()]


def test_question_13_quotes(laid_over: Loaded) -> None:
    """For every published name: for each office in a unit that a release gives, the unit as the release has it, with
    its characters, the release's confidence and reader."""
    first = {one["id"]: one["units"][0] for one in annotations() if one["units"]}
    expected: dict[str, set[Quote]] = defaultdict(set)
    for claim in told(list(truth.said())):
        if claim.held and claim.unit is not None:
            # a state-level role stands without a unit; then the first unit of the release is quoted
            quote = claim.printed or first[claim.release]
            said = claim.release, quote, varied.confidence(claim.release), varied.version(claim.day)
            expected[truth.who(claim.person)].add(said)
    files = gold().files
    found: dict[str, set[Quote]] = defaultdict(set)
    for name in sorted({name for names in truth.spellings().values() for name in names}):
        for row in laid_over.ask("evidence-for-tenures", name=name):
            release = files[(row["release"] or "").removeprefix("rel:")]
            text = varied.sources()[release].release.text
            assert text[int(row["start"] or 0) : int(row["end"] or 0)] == row["quote"]
            cell = release, row["quote"] or "", float(row["confidence"] or 0), row["version"] or ""
            found[truth.named(name)].add(cell)
    assert found == expected
    assert sum(map(len, found.values())) > 200


#: Release, quote, confidence, version of the reader.
Quote = tuple[str, str, float, str]


def surest(releases: set[str]) -> float:
    """How sure releases make a fact together."""
    return min(0.99, 1 - prod(1 - varied.confidence(release) for release in releases))


def events() -> Mapping[str, set[str]]:
    """Number of every true event that has a day, or of which a release has → releases that tell of it."""
    return {
        number: releases
        for number, some in truth.told().items()
        if (releases := {event.release for event in some} & varied.sources().keys())
        and any(event.day or truth.published(event.release) for event in some)
    }


def event_numbers(graph: Loaded) -> Mapping[str, str]:
    """IRI of each event → its true number."""
    true = gold().events
    return {f"ev:{key}": true[mention] for mention, key in graph.made.event_of.items()}


def test_question_14_weak_events_and_parts(laid_over: Loaded) -> None:
    """Exactly the events of which all releases together are not sure, and the people's parts in them likewise."""
    number = event_numbers(laid_over)
    rows = laid_over.ask("weak-facts")
    found = {
        number[row["fact"] or ""]: float(row["confidence"] or 0) for row in rows if row["type"] == "zyr:Event"
    }
    expected = {event: surest(releases) for event, releases in events().items()}
    assert found == pytest.approx({event: sure for event, sure in expected.items() if sure < 0.8})
    assert len(found) > 5
    parts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for event, releases in events().items():
        for one in truth.told()[event]:
            for person in one.people if one.release in releases else ():
                parts[event, person].add(one.release)
    weak = Counter(event for (event, _), releases in parts.items() if surest(releases) < 0.8)
    people = Counter[str]()
    for row in laid_over.select(_PARTS):
        people[number[row["event"] or ""]] += int(float(row["confidence"] or 0) < 0.8)
    assert +people == +weak


_PARTS = """PREFIX zyr: <https://w3id.org/zyrtar/ontology#>
SELECT ?event ?confidence WHERE {
  ?part a zyr:Participation ; zyr:inEvent ?event ; zyr:actor ?person ; zyr:confidence ?confidence . ?person a zyr:Person
}"""


def test_question_14_weak_offices(laid_over: Loaded) -> None:
    """Of offices of which no release says that they are over: exactly those of which all releases are not sure."""
    held = {row["fact"]: row for row in laid_over.select(_TENURES)}
    weak = {row["fact"] for row in laid_over.ask("weak-facts") if row["type"] == "zyr:Tenure"}
    checked = 0
    for groups in truth.offices().values():
        for claims in map(told, groups):
            posts = frozenset().union(*(claim.posts for claim in claims))
            if not claims or any(map(truth.is_over, claims)):
                continue
            rows = [
                fact
                for fact, row in held.items()
                if truth.named(row["name"]) == truth.who(claims[0].person)
                and (row["post"] or "").removeprefix("post:") in posts
                and (row["capacity"] == "cap:acting") is claims[0].acting
            ]
            if len(rows) == 1:  # not an office that a namesake has as well
                assert (rows[0] in weak) is (surest({claim.release for claim in claims}) < 0.8)
                checked += 1
    assert checked > 50


_TENURES = """PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX org: <http://www.w3.org/ns/org#>
PREFIX zyr: <https://w3id.org/zyrtar/ontology#>
SELECT ?fact ?name ?post ?capacity WHERE {
  ?fact a zyr:Tenure ; org:member/foaf:name ?name ; zyr:post ?post ; zyr:capacity ?capacity
}"""


def test_question_15_what_curators_changed(decided: Loaded) -> None:
    """Exactly the dates that were set and the act that was voided, each on a tenure of the person it is about."""
    names = {row["fact"]: truth.named(row["name"]) for row in decided.select(_TENURES)}
    rows = decided.ask("curators-changes")
    dates = {
        (names[row["fact"]], row["new"], row["old"]) for row in rows if row["field"] == "schema:startDate"
    }
    assert dates == {(truth.named(name), "2013-05", None) for _, name in DATED}
    (voided,) = [row for row in rows if row["field"] == "zyr:annuls"]
    number = event_numbers(decided)
    ends = [
        gold().events[key_of(release), f"e{place}"]
        for _, release, place in (APPOINTMENTS[-1], APPOINTMENTS[0])
    ]
    assert [number[voided["fact"] or ""], number[voided["new"] or ""]] == ends


def test_question_24_voided_acts(decided: Loaded) -> None:
    """The first appointment, voided by the last, with the people to whom releases of it give one office."""
    (day, release, place), (last, *_) = APPOINTMENTS[0], APPOINTMENTS[-1]
    number = gold().events[key_of(release), f"e{place}"]
    appointed = set()
    for person in frozenset().union(*(event.others for event in truth.told()[number])):
        releases = {event.release for event in truth.told()[number]}
        given = [
            c
            for c in truth.said()
            if c.person == person and c.release in releases and c.status == "appointed"
        ]
        if given and set.intersection(*(set(c.posts) for c in given)):
            appointed.add(truth.who(person))
    rows = decided.ask("annulled-acts")
    assert {(row["actDate"], row["annulDate"]) for row in rows} == {(day, last)}
    assert {truth.named(row["name"]) for row in rows if row["name"]} == appointed


def test_question_21_forms(laid_over: Loaded) -> None:
    """Exactly how many people releases of a year name at the head of something, by their gender in ``world.json``."""
    gender = {person["id"]: person["gender"] for person in truth.world()["persons"]}
    people: dict[tuple[str, str], set[str]] = defaultdict(set)
    heads = {role for role in KNOWN.roles if KNOWN.is_a(role, "head")}
    unsure = set()
    for claim in told(list(truth.said())):
        if claim.day and claim.roles & heads:
            slot = claim.day[:4], gender[claim.person]
            if claim.roles <= heads:
                people[slot].add(claim.person)
            else:
                unsure.add(slot)  # words that can mean the head of something and another
    found = {
        (row["year"], row["form"]): int(row["people"] or 0)
        for row in laid_over.ask("feminine-and-masculine-forms")
    }
    for slot, some in people.items():
        if slot not in unsure:
            assert found[slot] == len(some)
    assert len(people.keys() - unsure) > 5
    assert found.keys() >= people.keys()


def test_question_26_topics(laid_over: Loaded) -> None:
    """Exactly the events of a day of each year and topic, an event having the topics of all its releases."""
    expected = Counter[tuple[str, str]]()
    for number, releases in events().items():
        day = next((e.day for e in truth.told()[number] if e.release in releases and e.day), None)
        if day is not None:
            expected.update(
                (day[:4], topic) for topic in {t for each in releases for t in varied.topics(each)}
            )
    rows = laid_over.ask("topics-per-year")
    found = {(row["year"], (row["topic"] or "").partition(":")[2]): int(row["events"] or 0) for row in rows}
    assert found == expected


def test_question_28_candidates(corpus: Loaded, identity: Mapping[str, str]) -> None:
    """Exactly the posts that releases call an official a candidate for whom none ever gives it but for acting in it."""
    shown = set(identity.values())
    had = {(c.person, post) for c in truth.said() if c.held and not c.acting for post in c.posts}
    expected = {
        (truth.who(c.person), c.day): c.posts
        for c in truth.said()
        if c.status == "candidate" and c.person in shown and c.day and c.posts
        if not any((c.person, post) in had for post in c.posts)
    }
    rows = corpus.ask("proposed-and-never-appointed")
    found = {
        (truth.named(row["name"]), row["date"]): (row["post"] or "").removeprefix("post:") for row in rows
    }
    assert set(found) == set(expected)
    assert all(found[slot] in posts for slot, posts in expected.items())


def test_question_30_facts_of_an_old_reader(laid_over: Loaded) -> None:
    """Exactly the events of which all releases are of the years that the old reader read."""
    rows = laid_over.ask("left-by-older-readers", version="0.1.0")
    number = event_numbers(laid_over)
    found = {number[row["what"] or ""] for row in rows if (row["what"] or "").startswith("ev:")}
    assert {row["detail"] for row in rows} == {varied.OLD}
    old = {one["id"] for one in annotations() if varied.version(one["published"]) == varied.OLD}
    assert found == {event for event, releases in events().items() if releases <= old}
    assert len(found) > 5


def test_question_30_decisions_without_a_claim(laid_over: Loaded) -> None:
    """A decision on an office that no release gives is the one that lost its claim."""
    release, name = DATED[0]
    decision = varied.on_tenure(release, name, "start", "2013-05")
    lost = decision.model_copy(
        update={"claims": (decision.claims[0].model_copy(update={"says": ("nobody",)}),)}
    )
    graph = Loaded(varied.inputs(), varied.decided(lost))
    rows = graph.ask("left-by-older-readers", version="0.0.1")
    assert [(row["problem"], row["detail"]) for row in rows] == [
        ("decision without claim", lost.claims[0].key)
    ]
