"""What posts say: the office they tie to, the course of life they belong to, and what excludes what."""

import pytest

from graph.identity.career import Course, fit, held
from graph.identity.census import Census
from graph.identity.source import Source
from ontology.model import Capacity, Standing
from tests.graph.factories import Telling

POSTS = [
    ("prosecutor", "pth-peje", "pth-peje", Course.PROSECUTOR, True),
    ("prosecutor", "pth-peje-dm", "pth-peje", Course.PROSECUTOR, True),
    ("department-head", "pth-peje-dm", "pth-peje", Course.PROSECUTOR, False),
    ("special-prosecutor", None, "psrk", Course.PROSECUTOR, False),
    ("chief-state-prosecutor", None, "zkpsh", Course.PROSECUTOR, False),
    ("council-member-lay", "kpk", "kpk", Course.COUNCIL, False),
    ("committee-chair", "kom-normativ", "kom-normativ", Course.COUNCIL, False),
    (None, "kom-normativ", "kom-normativ", Course.COUNCIL, False),
    ("unit-head", "skpk-dti", "skpk", Course.STAFF, False),
    ("spokesperson", "zkpsh", "zkpsh", Course.STAFF, False),
    ("spokesperson", None, None, None, False),
    ("head", None, None, None, False),
    (None, "kpk", "kpk", None, False),
    ("director", "ext-policia", "ext-policia", Course.OUTSIDE, False),
    ("ambassador", None, None, Course.OUTSIDE, False),
]


@pytest.mark.parametrize(("role", "unit", "office", "course", "full"), POSTS)
def test_a_post_as_one_claim_gives_it(
    role: str | None, unit: str | None, office: str | None, course: Course | None, full: bool
) -> None:
    told = Telling("Arta Gashi foli.")
    told.tenure(told.person("Arta Gashi"), role, told.unit(unit, unit) if unit else None)
    source = Source(*told.done())
    post = held(source, source.reading.tenures[0])
    assert (post.office, post.course, post.full, post.over) == (office, course, full, False)


def test_an_acting_post_leaves_time_for_another_and_a_candidate_has_none() -> None:
    told = Telling("Arta Gashi foli.")
    person, unit = told.person("Arta Gashi"), told.unit("pth-peje", "pth-peje")
    told.tenure(person, "chief-prosecutor", unit, capacity=Capacity.ACTING)
    told.tenure(person, "chief-prosecutor", unit, Standing.CANDIDATE)
    told.tenure(person, "chief-prosecutor", unit, Standing.FORMER)
    source = Source(*told.done())
    acting, candidate, former = (held(source, claim) for claim in source.reading.tenures)
    assert (acting.office, acting.full) == ("pth-peje", False)
    assert (candidate.office, candidate.course) == (None, Course.PROSECUTOR)
    assert former.over


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({Course.PROSECUTOR}, {Course.PROSECUTOR}, True),
        ({Course.PROSECUTOR}, {Course.COUNCIL}, True),
        ({Course.PROSECUTOR}, {Course.STAFF}, False),
        ({Course.STAFF}, {Course.OUTSIDE}, False),
        ({Course.STAFF, Course.COUNCIL}, {Course.PROSECUTOR}, True),
        ({Course.OUTSIDE}, {Course.OUTSIDE}, None),
        (set(), {Course.STAFF}, None),
    ],
)
def test_which_courses_one_person_takes(one: set[Course], other: set[Course], expected: bool | None) -> None:
    assert fit(frozenset(one), frozenset(other)) is fit(frozenset(other), frozenset(one)) is expected


def test_a_name_is_common_if_others_bear_both_halves() -> None:
    names = [
        f"{given} {surname}" for given in ("Arta", "Besa", "Agim") for surname in ("Gashi", "Hoti", "Zeka")
    ]
    census = Census([*names, "Drita Lleshi", "Drita Ljeshi"])
    assert census.namesakes("Arta Gashi") == pytest.approx(2 * 2 / 10)
    assert census.common("Arta Gashi")
    assert not census.common("Drita Lleshi")
    assert not census.common("Arta Lleshi")
    assert census.namesakes("Nobody Known") == 0
