"""Events across releases: sessions by number, others by day, kind and who took part; never two of one release."""

import itertools

import pytest

from graph.identity import events, persons
from graph.identity.events import Events
from graph.identity.source import ordered
from graph.identity.tellings import related
from tests.graph.factories import Telling

CHAIR = "Dren Hoti"


def told(
    text: str,
    *guests: str,
    kind: str = "working-meeting",
    day: str | None = "2024-07-03",
    unit: str | None = "skpk",
    chair: str | None = None,
    session: int | None = None,
) -> Telling:
    """A release on one event; without ``guests`` Arta Gashi takes part. All are directors of their own."""
    present = guests or ("Arta Gashi",)
    names = [*present, *([chair] if chair else [])]
    telling = Telling(f"{text} në {unit}, me {', '.join(names)}. {kind} {day} {session}", day)
    office = telling.unit("skpk", "skpk")
    conveners = (telling.unit(unit, unit),) if unit else ()
    event = telling.event(kind, day, conveners, session=session)
    for name in names:
        person = telling.person(name)
        telling.tenure(person, "director", office)
        telling.part(event, person, "chair" if name == chair else "participant")
    return telling


def found(*tellings: Telling) -> Events:
    sources = ordered(t.done() for t in tellings)
    return events.identify(sources, persons.identify(sources).of)


def keys(*tellings: Telling) -> list[str]:
    of = found(*tellings).of
    return [of[t.key, "e1"] for t in tellings]


def test_two_releases_of_one_meeting_are_one_event() -> None:
    one, other = keys(told("Takim"), told("Takimi u mbajt"))
    assert one == other
    assert one.startswith("2024-07-03.working-meeting.")


ONE = [
    (told("Takim"), told("Takimi", unit=None)),
    (told("Takim"), told("Takimi", "Arta Gashi", "Besa Morina")),
    (told("Takim"), told("Vizita", kind="visit")),
    (told("Takim"), told("Takimi", kind="meeting")),
    (
        told("Mbledhja", kind="council-session", unit="kpk"),
        told("Sednica", kind="working-meeting", unit="kpk"),
    ),
    (told("Takim", "Arta Gashi", "Besa Morina"), told("Takimi", "Besa Morina", "Arta Gashi", unit="njshpp")),
    (told("Takim", chair=CHAIR), told("Takimi", CHAIR)),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_event_told_in_two_ways(one: Telling, other: Telling) -> None:
    assert len(set(keys(one, other))) == 1


def test_an_act_of_which_each_release_makes_another_person_the_main_one() -> None:
    tellings = []
    for main, other in ((CHAIR, "Arta Gashi"), ("Arta Gashi", CHAIR)):
        telling = told(f"Emërimi. {other}", main, kind="appointment", unit=None)
        telling.tenure(telling.person(other), "director", "u1")
        tellings.append(telling)
    assert len(set(keys(*tellings))) == 1


TWO = [
    (told("Takim"), told("Takim", day="2024-07-04")),
    (told("Takim"), told("Takim", kind="training")),
    (told("Betimi", kind="oath"), told("Vendimi", kind="decision")),
    (told("Takim"), told("Takim", "Besa Morina")),
    (told("Takim"), told("Takim", unit="njshpp")),
    (told("Takim"), told("Takim i padatuar", day=None)),
    (told("Takim", "Arta Gashi", chair=CHAIR), told("Takim", "Besa Morina", chair=CHAIR)),
    (told("Takim", "Arta Gashi", "A", "B"), told("Takim", "Arta Gashi", "C", "D", unit="njshpp")),
]


@pytest.mark.parametrize(("one", "other"), TWO)
def test_another_day_kind_or_company_is_another_event(one: Telling, other: Telling) -> None:
    assert len(set(keys(one, other))) == 2


def test_two_meetings_of_one_chair_on_one_day_are_listed() -> None:
    pair = told("Takim", "Arta Gashi", chair=CHAIR), told("Takim", "Besa Morina", chair=CHAIR)
    (doubt,) = found(*pair).undecided
    assert "nobody else" in doubt.why


def session(
    number: int | None, guest: str = "Arta Gashi", day: str = "2024-07-03", unit: str = "kpk"
) -> Telling:
    return told("Mbledhja", guest, kind="council-session", session=number, unit=unit, day=day)


def test_a_session_is_known_by_its_number_and_body() -> None:
    one, other = keys(session(249), session(249, "Besa Morina"))
    assert one == other == "kpk-session-249"
    assert keys(session(249, unit="kom-normativ")) == ["kom-normativ-session-249"]


def test_a_session_put_off_is_one_and_a_number_used_again_years_later_another() -> None:
    assert len(set(keys(session(249), session(249, day="2024-07-10")))) == 1
    first, again = keys(session(9, day="2016-02-01"), session(9, day="2021-02-01"))
    assert (first, again[:10]) == ("kpk-session-9", "2021-02-01")


def test_a_release_that_leaves_the_number_out_tells_of_the_same_session() -> None:
    assert set(keys(session(249), session(None))) == {"kpk-session-249"}


def test_two_numbers_for_one_day_stay_two_and_are_listed() -> None:
    double = session(248), session(249)
    assert len(set(keys(*double))) == 2
    (conflict,) = found(*double).conflicts
    assert "248" in conflict.words
    assert "249" in conflict.words


def test_a_release_without_a_number_joins_neither_of_two() -> None:
    assert len(set(keys(session(248), session(249), session(None)))) == 3


def test_two_meetings_of_one_release_stay_two_and_another_release_goes_to_the_likelier() -> None:
    double = told("Dy takime edhe me Besa Morina")
    office, person = double.units[0].local, double.persons[0].local
    double.part(double.event("working-meeting", "2024-07-03", (office,)), person)
    guest = double.person("Besa Morina")
    double.tenure(guest, "director", office)
    double.part("e2", guest)
    single = told("Një takim", "Arta Gashi", "Besa Morina")
    of = found(double, single).of
    assert of[double.key, "e1"] != of[double.key, "e2"] == of[single.key, "e1"]


def test_the_order_of_releases_does_not_matter() -> None:
    tellings = [told("Takim"), told("Takimi u mbajt"), told("Takim tjetër", day="2024-07-05"), session(3)]
    seen = set()
    for order in itertools.permutations(tellings):
        by_key = dict(zip((t.key for t in order), keys(*order), strict=True))
        seen.add(tuple(sorted(by_key.items())))
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("oath", "ceremony", True),
        ("oath", "oath", True),
        ("visit", "committee-meeting", True),
        ("oath", "appointment", False),
        ("dismissal", "adoption", False),
    ],
)
def test_kinds_that_releases_may_take_for_each_other(one: str, other: str, expected: bool) -> None:
    assert related(one, other) is related(other, one) is expected
