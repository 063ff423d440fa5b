"""Contradictions and gaps: found where releases disagree or fall silent, with both sources, and nowhere else."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from graph.fact.publication import publish
from graph.finding.find import find
from ontology.dates import PartialDate
from ontology.facts import Finding, FindingKind
from ontology.model import LANGUAGES, Capacity, Language
from tests.graph.factories import Input, Told


def found(*told: Input, kind: FindingKind) -> list[Finding]:
    return [finding for finding in find(publish(told)) if finding.kind is kind]


def head(name: str, day: str, *, capacity: Capacity = Capacity.SUBSTANTIVE, **dates: str) -> Input:
    told = Told(f"{name} {day}", date.fromisoformat(day))
    stated = {which: PartialDate.parse(edtf) for which, edtf in dates.items()}
    told.holds(name, "director-general", "skpk", capacity=capacity, **stated)
    return told.made()


def session(number: int, day: str, *, language: Language = "sq", publisher: str | None = "kpk") -> Input:
    told = Told(f"{number} {day} {language}", date.fromisoformat(day), language)
    told.event("council-session", conveners=(told.unit("kpk"),), session=number)
    release, reading = told.made()
    return replace(release, publisher=publisher), reading


def test_two_certain_holders_of_one_seat_are_told_with_both_sources() -> None:
    told = [
        head("Arta Gashi", "2020-01-10"), head("Arta Gashi", "2022-01-10"),
        head("Dren Hoxha", "2021-01-10"), head("Dren Hoxha", "2023-01-10"),
    ]  # fmt: skip
    (finding,) = found(*told, kind=FindingKind.TWO_HOLDERS)
    assert finding.notes["en"] == (
        "Director General – SKPK: Arta Gashi and Dren Hoxha both certainly hold it from 2021-01-10 to 2022-01-10"
    )
    assert set(finding.notes) == set(LANGUAGES)
    assert set(finding.sources) == {release.key for release, _ in told}
    assert [kind for kind, _ in finding.concerns] == ["tenure", "tenure"]


@pytest.mark.parametrize(
    "told",
    [
        [head("Arta Gashi", "2020-01-10"), head("Dren Hoxha", "2021-01-10")],
        [
            head("Arta Gashi", "2020-01-10"),
            head("Arta Gashi", "2021-01-10"),
            head("Dren Hoxha", "2021-01-10"),
        ],
    ],
    ids=["one after the other", "a handover on one day"],
)
def test_one_holder_after_the_other_is_no_contradiction(told: list[Input]) -> None:
    assert not found(*told, kind=FindingKind.TWO_HOLDERS)


def test_stated_dates_that_stand_in_no_order_are_told() -> None:
    (finding,) = found(head("Arta Gashi", "2020-01-10", end="2019-05-01"), kind=FindingKind.START_AFTER_END)
    assert finding.notes["en"] == "Arta Gashi, Director General – SKPK: the dates stated cannot all be right"
    assert not found(head("Arta Gashi", "2020-01-10", start="2019-05-01"), kind=FindingKind.START_AFTER_END)


def test_one_session_on_two_days_is_told_once_with_both_releases() -> None:
    told = [session(161, "2018-05-28"), session(161, "2018-05-29", language="en"), session(162, "2018-06-30")]
    (finding,) = found(*told, kind=FindingKind.SESSION_ON_TWO_DAYS)
    assert finding.notes["sr"] == "TSK, sednica 161: saopštenja navode datume 2018-05-28, 2018-05-29"
    assert set(finding.sources) == {told[0][0].key, told[1][0].key}


def meeting(place: str | None, hour: str) -> Input:
    told = Told(f"{place} {hour}", date(2024, 7, 3))
    person = told.holds("Arta Gashi", "director-general", "skpk")
    told.event("working-meeting", person, place=place)
    return told.made()


def test_a_person_in_two_towns_on_one_day_is_told() -> None:
    (finding,) = found(meeting("prizren", "9"), meeting("Peja", "10"), kind=FindingKind.TWO_PLACES)
    assert finding.notes["en"] == "Arta Gashi, 2024-07-03: takes part in events in Peja, Prizren"
    assert finding.concerns[0][0] == "person"


@pytest.mark.parametrize("other", ["Prizren", None, "Pallati i Drejtësisë"])
def test_one_town_in_two_spellings_or_a_place_unknown_is_no_contradiction(other: str | None) -> None:
    assert not found(meeting("prizren", "9"), meeting(other, "10"), kind=FindingKind.TWO_PLACES)


def test_missing_sessions_are_told_between_known_ones_only() -> None:
    told = [
        session(5, "2018-01-01"),
        session(6, "2018-02-01"),
        session(8, "2018-03-01"),
        session(12, "2018-05-01"),
    ]
    notes = [finding.notes["en"] for finding in found(*told, kind=FindingKind.MISSING_SESSION)]
    assert sorted(notes) == [
        "KPC: no release on session no. 7 (between 6 and 8)",
        "KPC: no release on session no. 9–11 (between 8 and 12)",
    ]


def test_a_language_that_the_publisher_used_that_year_is_missed() -> None:
    told = [session(5, "2018-01-01"), session(5, "2018-01-01", language="sr"), session(6, "2018-02-01")]
    (finding,) = found(*told, kind=FindingKind.MISSING_LANGUAGE)
    assert finding.notes["en"] == "Council session 6 – KPC, 1 February 2018: no release in Serbian"
    other_year = [*told[:2], session(6, "2019-02-01")]
    assert not found(*other_year, kind=FindingKind.MISSING_LANGUAGE)
    unknown = [*told[:2], session(6, "2018-02-01", publisher=None)]
    assert not found(*unknown, kind=FindingKind.MISSING_LANGUAGE)


def test_an_office_without_news_for_a_year_is_silent() -> None:
    told = Told("old", date(2020, 1, 1))
    told.holds("Arta Gashi", "chief-prosecutor", "pth-peje")
    recent = Told("new", date(2021, 6, 1))
    recent.holds("Dren Hoxha", "chief-prosecutor", "pth-gjilan")
    (finding,) = found(told.made(), recent.made(), kind=FindingKind.SILENT_OFFICE)
    assert finding.notes["en"] == "Basic Prosecution Office in Peja: no news since 2020-01-01"
    assert finding.concerns == (("unit", "pth-peje"),)


def test_findings_do_not_depend_on_the_order_of_releases() -> None:
    told = [
        session(5, "2018-01-01"),
        session(7, "2018-03-01"),
        head("Arta Gashi", "2020-01-10", end="2019-05-01"),
    ]
    first, *others = [find(publish(order)) for order in permutations(told)]
    assert len(first) == 2
    assert all(other == first for other in others)
