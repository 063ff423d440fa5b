"""Who is who: one office joins a name, nothing else does, and a wrong merge is worse than none."""

import itertools
from dataclasses import replace

import pytest

from graph.identity.persons import identify
from graph.identity.result import Persons
from graph.identity.source import ordered
from ontology.model import Reading, Release, Standing
from tests.graph.factories import Telling, holder

Pair = tuple[Release, Reading]


def persons(*told: Pair) -> Persons:
    return identify(ordered(told))


def test_one_name_in_one_office_is_one_person() -> None:
    found = persons(
        holder("Arta Gashi", "chief-prosecutor", "pth-peje", "2020-01-10"),
        holder("ARTA GASHI", "prosecutor", "pth-peje", "2021-01-10"),
    )
    assert [p.name for p in found.people] == ["Arta Gashi"]
    assert found.undecided == ()


@pytest.mark.parametrize(
    ("one", "other"), [("Valdete Sahatçiu", "Valdete Sahatciu"), ("Agim Tërstena", "Agim Terstena")]
)
def test_letters_that_printers_drop_do_not_split_a_person(one: str, other: str) -> None:
    found = persons(
        holder(one, "prosecutor", "psrk", "2020-01-10"), holder(other, "prosecutor", "psrk", "2020-03-10")
    )
    assert len(found.people) == 1
    assert set(found.people[0].variants) | {found.people[0].name} == {one, other}


def test_a_department_ties_to_its_office() -> None:
    found = persons(
        holder("Arta Gashi", "prosecutor", "pth-gjakove", "2016-01-10"),
        holder("Arta Gashi", "department-head", "pth-gjakove-dm", "2016-09-10"),
    )
    assert len(found.people) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the namesakes among the invented officials of the development corpus
        (("prosecutor", "pth-gjakove", "2016-01-10"), ("unit-head", "skpk-dti", "2024-05-10")),
        (("prosecutor", "pth-mitrovice", "2019-11-27"), ("minister", "ext-md", "2022-04-01")),
        # two offices of one institution
        (("prosecutor", "pth-peje", "2020-01-10"), ("prosecutor", "pth-prizren", "2020-02-10")),
        # one office, but too long apart
        (("prosecutor", "pth-peje", "2014-01-10"), ("prosecutor", "pth-peje", "2019-01-10")),
    ],
)
def test_namesakes_stay_apart_and_are_listed(one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    found = persons(holder("Liridon Jakupi", *one), holder("Liridon Jakupi", *other))
    assert len(found.people) == 2
    (doubt,) = found.undecided
    assert {doubt.one, doubt.other} == {p.key for p in found.people}
    assert "Liridon Jakupi" in doubt.why


def test_a_candidate_is_not_tied_to_the_office_sought() -> None:
    found = persons(
        holder("Arta Gashi", "chief-prosecutor", "pth-peje", "2020-01-10"),
        holder("Arta Gashi", "chief-prosecutor", "pth-peje", "2020-02-10", Standing.CANDIDATE),
    )
    assert len(found.people) == 2


def test_an_undated_release_joins_nobody() -> None:
    found = persons(
        holder("Arta Gashi", "prosecutor", "psrk", "2020-01-10"),
        holder("Arta Gashi", "prosecutor", "psrk", None),
    )
    assert len(found.people) == 2


def test_two_namesakes_of_one_release_stay_two_though_a_third_release_fits_both() -> None:
    told = Telling("Arta Gashi dhe Arta Gashi u takuan.", "2020-01-10")
    office = told.unit("psrk", "psrk")
    for _ in range(2):
        told.tenure(told.person("Arta Gashi"), "prosecutor", office)
    found = persons(told.done(), holder("Arta Gashi", "prosecutor", "psrk", "2020-02-10"))
    assert len(found.people) == 2
    assert found.undecided


def test_the_state_level_role_ties_whether_or_not_its_office_is_printed() -> None:
    told = Telling("Kryeprokurori i Shtetit Arta Gashi foli.", "2020-01-10")
    told.tenure(told.person("Arta Gashi"), "chief-state-prosecutor")
    found = persons(told.done(), holder("Arta Gashi", "chief-state-prosecutor", "zkpsh", "2020-05-10"))
    assert len(found.people) == 1


def without_office(role: str, day: str, name: str = "Arta Gashi") -> Pair:
    told = Telling(f"{name} foli më {day} si {role}.", day)
    told.tenure(told.person(name), role)
    return told.done()


def test_a_role_that_the_system_has_once_stands_for_its_office() -> None:
    told = (
        without_office("director-general", "2020-01-10"),
        holder("Arta Gashi", "director", "skpk", "2020-09-01"),
    )
    assert len(persons(*told).people) == 1


def test_the_same_role_of_another_body_ties_to_that_body() -> None:
    police = holder("Arta Gashi", "director-general", "ext-policia", "2020-01-10")
    assert len(persons(police, without_office("director-general", "2020-01-12")).people) == 2


def test_one_role_in_releases_of_one_week_is_one_piece_of_news() -> None:
    told = without_office("spokesperson", "2020-01-10"), without_office("spokesperson", "2020-01-12")
    assert len(persons(*told).people) == 1


@pytest.mark.parametrize(
    "other",
    [
        without_office("spokesperson", "2020-02-10"),
        without_office("ambassador", "2020-01-10"),
        without_office("spokesperson", "2020-01-10", "Arta Gashi-Hoxha"),
    ],
)
def test_a_month_another_role_or_name_is_not(other: Pair) -> None:
    assert len(persons(without_office("spokesperson", "2020-01-10"), other).people) == 2


def test_two_offices_in_one_week_are_two_people() -> None:
    told = (
        holder("Arta Gashi", "prosecutor", "pth-peje", "2020-01-10"),
        holder("Arta Gashi", "prosecutor", "pth-prizren", "2020-01-11"),
    )
    assert len(persons(*told).people) == 2


def test_keys_come_from_the_first_mention_and_never_from_the_name() -> None:
    first = holder("Arta Gashi", "prosecutor", "psrk", "2020-01-10")
    later = holder("Arta Gashi", "prosecutor", "psrk", "2020-02-10")
    assert persons(first).people[0].key == persons(later, first).people[0].key
    release, reading = holder("Arta Gashi-Hoxha", "prosecutor", "psrk", "2020-01-10")
    respelled = replace(release, key=first[0].key), reading
    assert persons(respelled).people[0].key == persons(first).people[0].key


def test_the_order_of_releases_does_not_matter() -> None:
    told = [
        holder("Arta Gashi", "prosecutor", "psrk", "2020-01-10"),
        holder("Arta Gashi", "prosecutor", "psrk", "2021-02-10"),
        holder("Arta Gashi", "prosecutor", "pth-peje", "2021-02-11"),
        holder("Arta Gashi", "prosecutor", "psrk", "2023-02-10"),
    ]
    assert len({repr(persons(*order)) for order in itertools.permutations(told)}) == 1
