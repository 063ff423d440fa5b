"""Differences between two days: nothing is left out of them, and each is told for what it is."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.view.diff import ChangeKind, applied, difference
from graph.view.diff_text import COLUMNS, lines, records
from graph.view.orgchart import orgchart
from graph.view.staffing import Holding, Staffing, staffing
from ontology.model import LANGUAGES, Language
from tests.graph.view.conftest import SMALL, Source

DAYS = st.dates(date(2018, 1, 1), date(2026, 12, 31))
CHANGE = """
<https://w3id.org/zyrtar/id/act/1> a org:ChangeEvent ; zyr:date "2021-01-01"^^xsd:date ;
  org:originalOrganization unit:old ; org:resultingOrganization unit:new .
unit:new a zyr:Unit ; org:unitOf unit:kpk ; skos:prefLabel "New Office"@en ; zyr:validFrom "2021-01-01"^^edtf:EDTF .
ten:t-9 a zyr:Tenure ; org:member person:p-bbbbbbbb ; zyr:post post:kpk.chair ; zyr:capacity cap:substantive ;
  zyr:latestStart "2025-07-01"^^xsd:date ; zyr:earliestEnd "2025-09-01"^^xsd:date .
"""


@pytest.fixture(scope="module")
def changing() -> Source:
    """The small graph with an office that goes on under another name, and someone who moves."""
    return Source(SMALL + CHANGE)


def on(source: Source, day: str, language: Language = "en") -> Staffing:
    return staffing(source, date.fromisoformat(day), language)


def told(source: Source, first: str, second: str) -> list[tuple[str, str]]:
    """Kind and name of every change."""
    found = difference(source, on(source, first), on(source, second))
    return [
        (c.kind.value, c.thing.name if isinstance(c.thing, Holding) else c.thing.label) for c in found.changes
    ]


@settings(max_examples=60, deadline=None)
@given(DAYS, DAYS)
def test_the_first_day_and_the_difference_give_the_second_day(first: date, second: date) -> None:
    source = Source(SMALL + CHANGE)
    one, other = staffing(source, first, "en"), staffing(source, second, "en")
    assert applied(one, difference(source, one, other)) == other
    assert applied(other, difference(source, other, one)) == one


@settings(max_examples=30, deadline=None)
@given(DAYS)
def test_the_heads_of_a_staffing_are_those_of_the_organisation_chart(day: date) -> None:
    source = Source(SMALL + CHANGE)
    found = staffing(source, day, "en")
    heads = {(h.unit, h.person, h.certainty, h.state) for h in found.holdings.values() if h.head}
    chart = orgchart(source, day, "en")
    assert heads == {(unit.code, h.person, h.certainty, h.state) for unit in chart.units for h in unit.heads}
    assert {unit.code: unit.parent for unit in chart.units} == {
        c: place.parent for c, place in found.units.items()
    }


def test_who_came_and_who_left(changing: Source) -> None:
    assert told(changing, "2024-05-01", "2025-02-10") == [
        ("came", "Cen Canolli"),
        ("unconfirmed", "Ana Arifi"),
        ("possible", "Besa Berisha"),
    ]


def test_who_leaves_one_post_and_comes_to_another_has_moved(changing: Source) -> None:
    assert ("moved", "Besa Berisha") in told(changing, "2024-07-03", "2025-08-01")
    assert [kind for kind, name in told(changing, "2024-07-03", "2025-08-01") if name == "Besa Berisha"] == [
        "moved"
    ] * 2


def test_an_office_that_goes_on_under_another_name_is_renamed_and_its_part_regrouped(
    changing: Source,
) -> None:
    found = told(changing, "2020-06-01", "2021-06-01")
    assert found[:3] == [
        ("renamed", "New Office"),
        ("renamed", "Old Office"),
        ("regrouped", "Part of the old office"),
    ]


def test_one_day_differs_in_nothing_from_itself(changing: Source) -> None:
    one = on(changing, "2024-07-03")
    found = difference(changing, one, one)
    assert found.changes == ()
    assert list(lines(found, one, one, "sq")) == ["2024-07-03 → 2024-07-03", "Nuk dihet për asnjë ndryshim."]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_difference_is_told_in_every_language_and_as_rows(changing: Source, language: Language) -> None:
    one, other = on(changing, "2020-06-01", language), on(changing, "2025-08-01", language)
    found = difference(changing, one, other)
    text = list(lines(found, one, other, language, everything=True))
    rows = records(found, one, other)
    assert len([line for line in text if line.startswith("  ")]) == len(rows) == len(found.changes)
    assert all(tuple(row) == COLUMNS for row in rows)
    assert {row["change"] for row in rows} <= {kind.value for kind in ChangeKind}
    certain = [row for row in rows if row["person"] == "p-bbbbbbbb" and row["code"] == "kpk"]
    assert certain[0]["before"] != certain[0]["after"] != ""


def test_a_renamed_office_names_the_one_that_follows(changing: Source) -> None:
    one, other = on(changing, "2020-06-01"), on(changing, "2021-06-01")
    assert "  − Old Office → New Office" in list(lines(difference(changing, one, other), one, other, "en"))
