"""Answers about evidence, readers, curators and weak facts, on small graphs whose rows are known by construction."""

from dataclasses import replace
from datetime import date

import pytest

from graph.decision.bind import claim_target, mention_target
from graph.decision.ledger import ledger
from graph.identity.source import Source
from ontology.model import Gender, Reading
from tests.graph.decision.making import made
from tests.graph.factories import READER, Input, Telling, Told, holder
from tests.graph.query.loaded import Answer, Asked, Loaded

HEAD = ("chief-prosecutor", "pth-peje")


def values(rows: list[Answer], *columns: str) -> list[tuple[str | None, ...]]:
    return [tuple(row[column] for column in columns) for row in rows]


def meeting() -> Input:
    """Two people at a working meeting; what is said of the second is weak."""
    told = Telling("Drejtori Agron Mustafa i SKPK takoi shefin Besim Hoxha të DTI.")
    agron, besim = told.person("Agron Mustafa"), told.person("Besim Hoxha")
    told.tenure(agron, "director-general", told.unit("SKPK", "skpk"))
    told.tenure(besim, "unit-head", told.unit("DTI", "skpk-dti"), confidence=0.7)
    event = told.event()
    told.part(event, agron, "chair")
    told.part(event, besim)
    return told.done()


def test_question_13_every_quote_with_its_characters_and_reader() -> None:
    told = [holder("Arta Gashi", *HEAD, day) for day in ("2020-01-10", "2021-01-10")]
    rows = Loaded(told).ask("evidence-for-tenures", name="Arta Gashi")
    expected = []
    for release, _ in told:
        start = release.text.index("Arta Gashi")
        expected.append((f"rel:{release.key}", str(start), str(start + 10), "Arta Gashi", "0.9", READER))
    assert values(rows, "release", "start", "end", "quote", "confidence", "version") == sorted(expected)
    assert Loaded(told).ask("evidence-for-tenures", name="Arta") == []


def test_question_14_weak_facts_are_those_below_the_bar() -> None:
    rows = values(Loaded([meeting()]).ask("weak-facts"), "type", "confidence", "review")
    assert rows == [("zyr:Tenure", "0.7", "stat:auto")]
    weak = holder("Arta Gashi", *HEAD, "2020-01-10")
    doubtful = replace(weak[1].tenures[0], evidence=replace(weak[1].tenures[0].evidence, confidence=0.5))
    rows = values(
        Loaded([(weak[0], replace(weak[1], tenures=(doubtful,)))]).ask("weak-facts"), "confidence", "review"
    )
    assert rows == [("0.5", "stat:needs-review")]


def test_question_14_what_a_curator_confirmed_is_weak_no_more() -> None:
    source = Source(*meeting())
    confirmed = made("accept", claims=(claim_target(source, source.reading.tenures[1]),))
    assert Loaded([meeting()], ledger([confirmed])).ask("weak-facts") == []


def test_question_15_what_curators_changed() -> None:
    source = Source(*meeting())
    changed = made(
        "replace",
        claims=(claim_target(source, source.reading.tenures[1]),),
        field="role",
        value="spokesperson",
    )
    rows = Loaded([meeting()], ledger([changed])).ask("curators-changes")
    columns = ("field", "new", "readAs", "curator")
    assert values(rows, *columns) == [
        ("org:role", "role:spokesperson", "unit:skpk-dti", "agent:curator-test")
    ]
    assert Loaded([meeting()]).ask("curators-changes") == []


def test_question_19_identities_that_a_curator_merged() -> None:
    told = [
        holder("Arta Gashi", *HEAD, "2020-01-10"),
        holder("Arta Gashaj", "prosecutor", "pa", "2021-01-10"),
    ]
    mentions = tuple(mention_target(Source(*one), "p1") for one in told)
    assert values(Loaded(told).ask("spellings-of-person"), "name", "variant") == [
        ("Arta Gashaj", None),
        ("Arta Gashi", None),
    ]
    rows = Loaded(told, ledger([made("merge", mentions=mentions)])).ask("spellings-of-person")
    assert {frozenset(pair) for pair in values(rows, "name", "variant")} == {
        frozenset({"Arta Gashi", "Arta Gashaj"})
    }
    assert all((row["mergedFrom"] or "").startswith("person:p-") and row["decision"] for row in rows)


def test_question_20_counts_the_facts_of_each_language() -> None:
    empty = Told("empty", date(2024, 7, 4), "en")
    empty.say("Nothing of note.")
    rows = Loaded([meeting(), empty.made()]).ask("coverage")
    # two tenures, the event, two participations, two units and the Council above them, which the names show as well
    found = {row["lang"]: (row["releases"], row["releasesWithFacts"]) for row in rows}
    assert found == {"sq": ("1", "1"), "en": ("1", "0")}
    (facts,) = (int(row["facts"] or 0) for row in rows if row["lang"] == "sq")
    assert facts == 7


def formed(name: str, form: Gender, role: str, day: str) -> Input:
    release, reading = holder(name, role, "pth-peje", day)
    return release, replace(reading, persons=tuple(replace(person, form=form) for person in reading.persons))


def test_question_21_counts_people_at_the_head_by_grammatical_form_and_year() -> None:
    told = [
        formed("Arta Gashi", "f", "chief-prosecutor", "2020-01-10"),
        formed("Arta Gashi", "f", "chief-prosecutor", "2020-05-10"),
        formed("Agron Mustafa", "m", "chief-prosecutor", "2020-06-10"),
        formed("Besim Hoxha", "m", "chief-prosecutor", "2021-01-10"),
        formed("Luan Berisha", "m", "prosecutor", "2021-01-10"),
    ]
    rows = Loaded(told).ask("feminine-and-masculine-forms")
    assert values(rows, "year", "form", "people") == [
        ("2020", "f", "1"),
        ("2020", "m", "1"),
        ("2021", "m", "1"),
    ]


def test_question_26_counts_events_by_topic_and_year() -> None:
    told = []
    for name, day, topics in (
        ("a", date(2020, 1, 10), ("budget", "training")),
        ("b", date(2020, 2, 10), ("budget",)),
        ("c", date(2021, 2, 10), ("budget",)),
    ):
        one = Told(name, day)
        one.event("conference", one.holds(f"Arta {name.upper()}shi", *HEAD), topics=topics)
        told.append(one.made())
    rows = Loaded(told).ask("topics-per-year")
    assert values(rows, "year", "topic", "events") == [
        ("2020", "top:budget", "2"),
        ("2020", "top:training", "1"),
        ("2021", "top:budget", "1"),
    ]


def test_question_27_a_second_source_takes_a_tenure_off_the_list() -> None:
    told = [
        holder("Arta Gashi", *HEAD, "2020-01-10"),
        holder("Besim Hoxha", "prosecutor", "pa", "2020-01-10"),
    ]
    asked = Loaded([*told, holder("Arta Gashi", *HEAD, "2020-05-10")])
    rows = asked.ask("tenures-with-one-source")
    assert values(rows, "name", "post", "sources") == [("Besim Hoxha", "post:pa.prosecutor", "1")]


#: A decision annulled later, two proposals of which one came to nothing, and whom they are about.
ACTS = """
person:p-a a zyr:Person ; foaf:name "Arta Gashi" . person:p-b a zyr:Person ; foaf:name "Besim Hoxha" .
post:pa.prosecutor a org:Post . post:pa.chief-prosecutor a org:Post .
act:appointed a zyr:PersonnelAct ; zyr:eventType et:appointment ; zyr:date "2020-01-10"^^xsd:date .
act:annulled zyr:annuls act:appointed ; zyr:date "2020-03-10"^^xsd:date .
ten:a a zyr:Tenure ; org:member person:p-a ; zyr:post post:pa.prosecutor ; zyr:capacity cap:substantive ;
  zyr:startedBy act:appointed .
ten:b a zyr:Tenure ; org:member person:p-b ; zyr:post post:pa.chief-prosecutor ; zyr:capacity cap:acting .
act:p1 a zyr:PersonnelAct ; zyr:eventType et:proposal ; zyr:date "2019-12-01"^^xsd:date ;
  zyr:subjectPerson person:p-a ; zyr:aboutPost post:pa.prosecutor .
act:p2 a zyr:PersonnelAct ; zyr:eventType et:proposal ; zyr:date "2019-12-02"^^xsd:date ;
  zyr:subjectPerson person:p-b ; zyr:aboutPost post:pa.chief-prosecutor .
"""


def test_question_24_annulled_acts_with_what_hangs_on_them() -> None:
    assert [tuple(row.values()) for row in Asked(ACTS).ask("annulled-acts")] == [
        ("act:appointed", "2020-01-10", "act:annulled", "2020-03-10", "ten:a", "Arta Gashi")
    ]


def test_question_28_acting_in_a_post_is_not_taking_it() -> None:
    rows = [tuple(row.values()) for row in Asked(ACTS).ask("proposed-and-never-appointed")]
    assert rows == [("Besim Hoxha", "post:pa.chief-prosecutor", "2019-12-02")]


@pytest.mark.parametrize(
    ("version", "old"),
    [
        ("0.1.0", set()),
        ("0.2.0", {"Arta Gashi", "Besim Hoxha"}),
        ("0.4.0", {"Arta Gashi", "Besim Hoxha", "Luan Berisha"}),
    ],
)
def test_question_30_facts_that_only_an_old_reader_read(version: str, old: set[str]) -> None:
    told = {
        "Arta Gashi": [("2020-01-10", "0.1.5")],
        "Besim Hoxha": [("2020-01-10", "0.1.5"), ("2020-05-10", "0.1.6")],
        "Luan Berisha": [("2020-01-10", "0.1.5"), ("2020-05-10", "0.3.0")],
    }
    inputs = [
        by(holder(name, "prosecutor", "pa", day), reader)
        for name, days in told.items()
        for day, reader in days
    ]
    asked = Loaded(inputs)
    tenures = {f"ten:t-{t.key}": t.person for t in asked.made.publication.tenures}
    names = {person.key: person.name for person in asked.made.publication.persons}
    rows = asked.ask("left-by-older-readers", version=version)
    assert {names[tenures[row["what"] or ""]] for row in rows if row["what"] in tenures} == old
    assert {row["problem"] for row in rows} <= {"old extractor only"}


def by(told: Input, reader: str) -> Input:
    release, reading = told
    changed: Reading = replace(reading, reader=reader)
    return release, changed


def test_question_30_decisions_that_lost_their_claim() -> None:
    source = Source(*meeting())
    lost = made("reject", claims=(claim_target(source, source.reading.tenures[0]),))
    read_anew = replace(source.reading, tenures=source.reading.tenures[1:])
    rows = Loaded([(source.release, read_anew)], ledger([lost])).ask("left-by-older-readers")
    (row,) = (row for row in rows if row["problem"] == "decision without claim")
    assert (row["what"] or "").startswith("dec:d-")
