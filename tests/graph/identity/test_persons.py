"""Who is who: what joins mentions, what keeps them apart, and what is listed; a wrong merge is worse than none."""

import itertools
from dataclasses import replace

import pytest

from graph.identity.persons import identify
from graph.identity.result import Decided, Mention, Persons
from graph.identity.source import ordered
from ontology.errors import BuildError
from ontology.model import Language, Reading, Release, Standing
from tests.graph.factories import Telling, holder

Pair = tuple[Release, Reading]
Post = tuple[str, str, str | None]


def persons(*told: Pair, decided: Decided | None = None) -> Persons:
    return identify(ordered(told), decided or Decided())


def first(told: Pair) -> Mention:
    return told[0].key, "p1"


def without_office(role: str, day: str, name: str = "Arta Gashi") -> Pair:
    told = Telling(f"{name} foli më {day} si {role}.", day)
    told.tenure(told.person(name), role)
    return told.done()


def listed(names: tuple[str, ...], day: str, language: Language, role: str = "prosecutor") -> Pair:
    """A release on a council session at which ``names`` spoke, in that order, as holders of ``role`` of nothing."""
    told = Telling(f"{language} {day}: {', '.join(names)}.", day, language)
    people = [told.person(name) for name in names]
    event = told.event("council-session", day, (told.unit("kpk", "kpk"),))
    for person in people:
        told.tenure(person, role)
        told.part(event, person)
    return told.done()


def test_one_name_in_one_office_is_one_person() -> None:
    found = persons(
        holder("Arta Gashi", "chief-prosecutor", "pth-peje", "2020-01-10"),
        holder("ARTA GASHI", "prosecutor", "pth-peje", "2021-01-10"),
    )
    assert [p.name for p in found.people] == ["Arta Gashi"]
    assert found.undecided == ()


SAME_OFFICE = [
    ("Valdete Sahatçiu", "Valdete Sahatciu", 1),
    ("Agim Tërstena", "Агим Терстена", 1),
    ("Shkëlzen Kçiku", "Škeljzen Kćiku", 1),
    ("Hazbije Kryeziu", "Hazbije Krueziu", 1),
    ("Xhevdet Gjini", "Dževdet Đini", 1),
    ("Sne?ana Joci?", "Snežana Jocić", 1),
    ("Daniel R. Berisha", "Daniel Berisha", 1),
    ("Gashi Arta", "Arta Gashi", 1),
    ("Arta Gashi", "Arta Gashi-Hoxha", 2),
    ("Arta Gashi-Hoxha", "Arta Gashi – Hoxha", 1),
    ("Arta Krasniqi", "Arta Krasnici", 1),
    ("Arta Krasniqi", "Arta Krasniqit", 2),
    ("Arta Krasniqi", "Arta Krasliqi", 2),
    ("Arta Gashi", "Arta Gushi", 2),
    ("Arben Gashi", "Arbena Gashi", 2),
    ("Ben Hasani", "Benjamin Hasani", 2),
    ("Daniel R. Berisha", "Daniel K. Berisha", 2),
]


@pytest.mark.parametrize(("one", "other", "people"), SAME_OFFICE)
def test_spellings_of_a_name_in_one_office(one: str, other: str, people: int) -> None:
    found = persons(
        holder(one, "prosecutor", "psrk", "2020-01-10"), holder(other, "prosecutor", "psrk", "2020-03-10")
    )
    assert len(found.people) == people
    assert {name for p in found.people for name in (p.name, *p.variants)} == {one, other}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Arta Gashi", "Arta Gashi-Hoxha"),
        ("Arta Krasniqi", "Arta Krasliqi"),
        ("Arta Krasniqi", "Arta Krasniqit"),
    ],
)
def test_a_seat_that_one_holds_at_a_time_joins_names_that_are_alike(one: str, other: str) -> None:
    told = (
        holder(one, "chief-prosecutor", "pth-peje", "2020-01-10"),
        holder(other, "chief-prosecutor", "pth-peje", "2020-03-10"),
    )
    assert len(persons(*told).people) == 1


@pytest.mark.parametrize("name", ["Gashi", "A. Gashi", "z. Gashi"])
def test_half_a_name_joins_nobody_across_releases(name: str) -> None:
    told = [holder(name, "chief-prosecutor", "pth-peje", f"2020-0{month}-10") for month in (1, 2)]
    found = persons(*told, holder("Arta Gashi", "chief-prosecutor", "pth-peje", "2020-03-10"))
    assert len(found.people) == 3


def test_two_halves_of_a_double_surname_are_two_people_though_the_whole_fits_both() -> None:
    told = [
        holder(name, "chief-prosecutor", "pth-peje", day)
        for name, day in [("Arta Gashi", "2020-01-10"), ("Arta Hoxha", "2020-02-10")]
    ]
    whole = holder("Arta Gashi-Hoxha", "chief-prosecutor", "pth-peje", "2020-03-10")
    found = persons(*told, whole)
    assert len(found.people) == 3
    assert len(found.undecided) == 2


def test_a_department_ties_to_its_office() -> None:
    found = persons(
        holder("Arta Gashi", "prosecutor", "pth-gjakove", "2016-01-10"),
        holder("Arta Gashi", "department-head", "pth-gjakove-dm", "2016-09-10"),
    )
    assert len(found.people) == 1


APART = [
    (("prosecutor", "pth-gjakove", "2016-01-10"), ("unit-head", "skpk-dti", "2024-05-10"), "administration"),
    (("prosecutor", "pth-mitrovice", "2019-11-27"), ("minister", "ext-md", "2022-04-01"), "other bodies"),
    # two offices of one rank: no release says that anybody moved
    (("prosecutor", "pth-peje", "2020-01-10"), ("prosecutor", "pth-prizren", "2020-02-10"), "Prizren"),
    (("chief-prosecutor", "pth-peje", "2020-01-10"), ("prosecutor", "pth-peje", "2032-01-10"), "years apart"),
]


@pytest.mark.parametrize(("one", "other", "reason"), APART)
def test_namesakes_stay_apart_and_are_listed(one: Post, other: Post, reason: str) -> None:
    found = persons(holder("Liridon Jakupi", *one), holder("Liridon Jakupi", *other))
    assert len(found.people) == 2
    (doubt,) = found.undecided
    assert {doubt.one, doubt.other} == {p.key for p in found.people}
    assert "Liridon Jakupi" in doubt.why
    assert reason in doubt.why


COURSES = [
    (("prosecutor", "pth-peje", "2016-01-10"), ("chief-prosecutor", "pth-peje", "2021-01-10")),
    (("prosecutor", "pth-peje", "2016-01-10"), ("council-member", "kpk", "2019-01-10")),
    (("chief-prosecutor", "pth-peje", "2016-01-10"), ("prosecutor", "pa", "2019-01-10")),
    (("director", "njshpp", "2016-01-10"), ("director-general", "skpk", "2019-01-10")),
]


@pytest.mark.parametrize(("one", "other"), COURSES)
def test_posts_of_one_course_of_life_tie_a_rare_name(one: Post, other: Post) -> None:
    found = persons(holder("Liridon Jakupi", *one), holder("Liridon Jakupi", *other))
    assert len(found.people) == 1
    assert "course of life" in " ".join(found.links[0].reasons)


def test_a_course_of_life_does_not_tie_a_common_name() -> None:
    crowd = [
        holder(f"{given} {surname}", "prosecutor", "psrk", "2018-01-10")
        for given, surname in [
            *(("Liridon", surname) for surname in ("Gashi", "Hoxha", "Berisha", "Krasniqi")),
            *((given, "Jakupi") for given in ("Arta", "Besa", "Dafina", "Teuta")),
        ]
    ]
    one, other = (holder("Liridon Jakupi", *post) for post in COURSES[1])
    found = persons(one, other, *crowd)
    assert found.of[first(one)] != found.of[first(other)]
    assert ["common one" in doubt.why for doubt in found.undecided] == [True]


def test_two_posts_that_each_fill_a_persons_time_are_two_people() -> None:
    told = [
        holder("Arta Gashi", "chief-prosecutor", office, day)
        for office, day in [
            ("pth-peje", "2020-01-10"), ("pth-peje", "2020-03-10"), ("pth-prizren", "2020-02-10")
        ]
    ]  # fmt: skip
    found = persons(*told)
    assert len(found.people) == 2
    assert ["at the same time" in doubt.why for doubt in found.undecided] == [True]


def test_an_undated_release_joins_the_holder_of_the_one_seat_only() -> None:
    day = "2020-01-10"
    seats = [holder("Arta Gashi", "chief-prosecutor", "pth-peje", on) for on in (day, None)]
    many = [holder("Arta Gashi", "prosecutor", "psrk", on) for on in (day, None)]
    assert [len(persons(*told).people) for told in (seats, many)] == [1, 2]


def test_two_namesakes_of_one_release_stay_two_and_a_third_release_that_fits_both_joins_neither() -> None:
    told = Telling("Arta Gashi dhe Arta Gashi u takuan.", "2020-01-10")
    office = told.unit("psrk", "psrk")
    for _ in range(2):
        told.tenure(told.person("Arta Gashi"), "prosecutor", office)
    found = persons(told.done(), holder("Arta Gashi", "prosecutor", "psrk", "2020-02-10"))
    assert len(found.people) == 3
    assert len(found.undecided) == 2


def test_the_state_level_role_ties_whether_or_not_its_office_is_printed() -> None:
    told = (
        without_office("chief-state-prosecutor", "2020-01-10"),
        holder("Arta Gashi", "chief-state-prosecutor", "zkpsh", "2020-05-10"),
    )
    assert len(persons(*told).people) == 1


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
    told = without_office("director", "2020-01-10"), without_office("director", "2020-01-12")
    assert len(persons(*told).people) == 1


@pytest.mark.parametrize(
    "other",
    [
        without_office("director", "2020-02-10"),
        without_office("ambassador", "2020-01-10"),
        without_office("director", "2020-01-10", "Arta Gashi-Hoxha"),
    ],
)
def test_a_month_another_role_or_name_is_not(other: Pair) -> None:
    assert len(persons(without_office("director", "2020-01-10"), other).people) == 2


def test_two_offices_in_one_week_are_two_people() -> None:
    told = (
        holder("Arta Gashi", "prosecutor", "pth-peje", "2020-01-10"),
        holder("Arta Gashi", "prosecutor", "pth-prizren", "2020-01-11"),
    )
    assert len(persons(*told).people) == 2


@pytest.mark.parametrize("other", ["Arta Krasliqi", "A. Krasniqi", "Art Krasniqi-Hoxha", "Arta Krasniqit"])
def test_the_same_place_in_the_same_list_is_a_translation(other: str) -> None:
    names = ("Besa Morina", "Arta Krasniqi", "Dren Hoti")
    told = listed(names, "2020-01-10", "sq"), listed(("Besa Morina", other, "Dren Hoti"), "2020-01-10", "en")
    found = persons(*told)
    alike = other != "Art Krasniqi-Hoxha"
    assert (found.of[told[0][0].key, "p2"] == found.of[told[1][0].key, "p2"]) is alike


def test_another_place_in_the_list_is_not() -> None:
    told = (
        listed(("Besa Morina", "Arta Krasniqi", "Dren Hoti"), "2020-01-10", "sq"),
        listed(("Arta Krasliqi", "Besa Morina", "Dren Hoti"), "2020-01-10", "en"),
    )
    assert len(persons(*told).people) == 4


def test_keys_come_from_the_first_mention_and_never_from_the_name() -> None:
    earlier = holder("Arta Gashi", "prosecutor", "psrk", "2020-01-10")
    later = holder("Arta Gashi", "prosecutor", "psrk", "2020-02-10")
    assert persons(earlier).people[0].key == persons(later, earlier).people[0].key
    release, reading = holder("Arta Gashi-Hoxha", "prosecutor", "psrk", "2020-01-10")
    respelled = replace(release, key=earlier[0].key), reading
    assert persons(respelled).people[0].key == persons(earlier).people[0].key


def test_the_order_of_releases_does_not_matter() -> None:
    told = [
        holder("Arta Gashi", "prosecutor", "psrk", "2020-01-10"),
        holder("Arta Gashi", "prosecutor", "psrk", "2021-02-10"),
        holder("Arta Gashi", "prosecutor", "pth-peje", "2021-02-11"),
        holder("Arta Gashi-Hoxha", "prosecutor", "psrk", "2023-02-10"),
        without_office("spokesperson", "2023-02-11"),
    ]
    assert len({repr(persons(*order)) for order in itertools.permutations(told)}) == 1


def test_a_candidate_comes_from_the_course_but_holds_no_office() -> None:
    chief = holder("Arta Gashi", "chief-prosecutor", "pth-peje", "2020-01-10")
    candidate = holder("Arta Gashi", "chief-prosecutor", "pth-prizren", "2020-02-10", Standing.CANDIDATE)
    outside = holder("Arta Gashi", "minister", "ext-md", "2020-01-10")
    assert len(persons(chief, candidate).people) == 1
    assert len(persons(outside, candidate).people) == 2


# -- what curators decide ----------------------------------------------------------------------------------------


def test_a_decision_joins_what_no_rule_would() -> None:
    one, other = (holder("Liridon Jakupi", *post) for post in APART[0][:2])
    found = persons(one, other, decided=Decided(same=frozenset({(first(other), first(one))})))
    assert len(found.people) == 1
    assert found.undecided == ()


def test_a_decision_parts_what_rules_would_join() -> None:
    told = [holder("Arta Gashi", "prosecutor", "psrk", f"2020-0{month}-10") for month in (1, 2)]
    found = persons(*told, decided=Decided(different=frozenset({(first(told[1]), first(told[0]))})))
    assert len(found.people) == 2
    assert found.undecided == ()


def test_after_a_split_what_is_told_of_either_goes_where_decided_and_the_rest_is_listed() -> None:
    told = [holder("Arta Gashi", "prosecutor", "psrk", f"2020-0{month}-10") for month in (1, 2, 3, 4)]
    a, b, c, d = map(first, told)
    found = persons(*told, decided=Decided(same=frozenset({(a, b)}), different=frozenset({(a, c)})))
    assert found.of[a] == found.of[b]
    assert len({found.of[a], found.of[c], found.of[d]}) == 3
    assert {found.of[d] in (doubt.one, doubt.other) for doubt in found.undecided} == {True}


def test_decisions_at_odds_are_refused() -> None:
    told = [holder("Arta Gashi", "prosecutor", "psrk", f"2020-0{month}-10") for month in (1, 2, 3)]
    a, b, c = map(first, told)
    decided = Decided(same=frozenset({(a, b), (b, c)}), different=frozenset({(a, c)}))
    with pytest.raises(BuildError, match="at odds") as caught:
        persons(*told, decided=decided)
    assert a[0] in str(caught.value)


def test_a_decision_about_a_mention_that_is_gone_is_refused() -> None:
    told = holder("Arta Gashi", "prosecutor", "psrk", "2020-01-10")
    with pytest.raises(BuildError, match="p9 of release"):
        persons(told, decided=Decided(same=frozenset({(first(told), (told[0].key, "p9"))})))
