"""The reasons for and against, as a curator reads them, and the table of them in the documents."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from graph.identity import evidence
from graph.identity.census import COMMON
from graph.identity.persons import identify
from graph.identity.source import ordered
from ontology.model import Gender, Reading, Release
from tests.graph.factories import Telling, holder

Pair = tuple[Release, Reading]
DOCUMENT = Path(__file__).parents[3] / "docs" / "identity.md"


def test_the_table_of_reasons_has_the_strengths_of_the_code() -> None:
    told = DOCUMENT.read_text("utf-8").partition("## Reasons for")[2].partition("## Reasons against")[0]
    strengths = {int(row) for row in re.findall(r"^\| (\d+) \|", told, re.MULTILINE)}
    assert strengths == {
        *(evidence.TRANSLATION, evidence.SEAT, evidence.OFFICE, evidence.EVENT, evidence.TOLD),
        *(evidence.LONG_SEAT, evidence.LONG_OFFICE, evidence.CAREER, evidence.CONTEXT),
    }
    assert f"fewer than {COMMON} other people" in told
    assert (evidence.APART, evidence.COURSE) == (3 * 365, 10 * 365)


def words(role: str, day: str) -> Pair:
    """A release on Arta Gashi's post in words that the vocabulary does not have."""
    told = Telling(f"Arta Gashi foli më {day}.", day)
    told.tenure(told.person("Arta Gashi"), None, role_text=role)
    return told.done()


def guest(day: str, *offices: str, company: tuple[str, ...] = ()) -> Pair:
    """A release that names Arta Gashi without a post."""
    told = Telling(f"Arta Gashi foli më {day} para {', '.join(company)} dhe {', '.join(offices)}.", day)
    told.person("Arta Gashi")
    for name in company:
        told.person(name)
    for office in offices:
        told.unit(office, office)
    return told.done()


DIRECTOR = holder("Arta Gashi", "director", "ext-ikd", "2019-01-10")
REASONS = [
    (
        [holder("Arta Gashi", "chief-prosecutor", "pth-peje", f"20{year}-01-10") for year in (16, 24)],
        "chief prosecutor of Basic Prosecution Office in Peja, 8 years apart",
    ),
    (
        [holder("Arta Gashi", "prosecutor", "psrk", f"20{year}-01-10") for year in (16, 24)],
        "though 8 years apart",
    ),
    (
        [
            words("këshilltare e lartë për reformat strategjike", "2019-01-10"),
            words("këshilltarja e lartë për reforma strategjike", "2021-01-10"),
        ],
        "the same words tell their post",
    ),
    ([DIRECTOR, guest("2021-01-10", "ext-ikd")], "the other's office"),
    (
        [guest(f"20{year}-01-10", company=("Besa Morina", "Dren Hoti")) for year in (19, 20)],
        "in the company of the same people",
    ),
]


@pytest.mark.parametrize(("told", "reason"), REASONS, ids=[reason for _, reason in REASONS])
def test_a_reason_joins_and_is_told(told: list[Pair], reason: str) -> None:
    found = identify(ordered(told))
    assert len({found.of[release.key, "p1"] for release, _ in told}) == 1
    assert any(reason in " ".join(link.reasons) for link in found.links)


@pytest.mark.parametrize(
    "told",
    [
        [DIRECTOR, guest("2021-01-10", "ext-osbe")],
        [DIRECTOR, guest("2021-01-10")],
        [guest(f"20{year}-01-10", company=("Besa Morina",)) for year in (19, 20)],
        [
            words("këshilltare e lartë për reformat", "2019-01-10"),
            words("zyrtare ligjore për ankesa", "2021-01-10"),
        ],
    ],
)
def test_less_does_not(told: list[Pair]) -> None:
    found = identify(ordered(told))
    assert len({found.of[release.key, "p1"] for release, _ in told}) == 2
    assert [doubt.why for doubt in found.undecided]


def titled(name: str, form: Gender, role: str, unit: str, day: str) -> Pair:
    """A release that gives ``name`` a title of that grammatical gender."""
    release, reading = holder(name, role, unit, day)
    return release, replace(reading, persons=(replace(reading.persons[0], form=form),))


@pytest.mark.parametrize(
    ("name", "form", "role", "unit", "people"),
    [
        ("Nuhi Gashi", "f", "council-member", "kpk", 2),
        ("Nuhi Gashi", "m", "council-member", "kpk", 1),
        ("Nuhi Gashi", "f", "prosecutor", "pth-peje", 1),
        ("Arta Gashi", "f", "council-member", "kpk", 1),  # her name tells that “prokuror” was said of a woman
    ],
)
def test_a_mans_and_a_womans_title_hold_apart_what_only_a_course_of_life_would_join(
    name: str, form: Gender, role: str, unit: str, people: int
) -> None:
    one = titled(name, "m", "prosecutor", "pth-peje", "2019-01-10")
    other = titled(name, form, role, unit, "2020-01-10")
    assert len(identify(ordered([one, other])).people) == people
