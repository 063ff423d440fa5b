"""Events across releases: sessions by number, others by kind, day, conveners and a common guest."""

import itertools

from graph.identity import events, persons
from graph.identity.source import ordered
from tests.graph.factories import Telling


def told(
    text: str,
    *,
    kind: str = "working-meeting",
    day: str | None = "2024-07-03",
    unit: str = "skpk",
    guest: str = "Arta Gashi",
    session: int | None = None,
) -> Telling:
    telling = Telling(f"{text} në {unit}, mori pjesë {guest}. {kind} {day}")
    office = telling.unit(unit, unit)
    person = telling.person(guest)
    telling.tenure(person, "director", office)
    telling.part(telling.event(kind, day, (office,), session=session), person)
    return telling


def keys(*tellings: Telling) -> list[str]:
    sources = ordered(t.done() for t in tellings)
    found = events.identify(sources, persons.identify(sources).of)
    return [found[t.key, "e1"] for t in tellings]


def test_two_releases_of_one_meeting_are_one_event() -> None:
    one, other = keys(told("Takim"), told("Takimi u mbajt"))
    assert one == other
    assert one.startswith("2024-07-03.working-meeting.")


def test_another_day_kind_convener_or_guest_is_another_event() -> None:
    first = told("Takim")
    for other in (
        told("Takim", day="2024-07-04"),
        told("Takim", kind="training"),
        told("Takim", unit="njshpp"),
        told("Takim", guest="Besa Krasniqi"),
        told("Takim i padatuar", day=None),
    ):
        one, two = keys(first, other)
        assert one != two


def test_a_council_session_is_known_by_its_number() -> None:
    one, other = keys(
        told("Mbledhja", kind="council-session", session=249, unit="kpk"),
        told("Sednica", kind="council-session", session=249, unit="kpk", guest="Besa Krasniqi"),
    )
    assert one == other == "kpk-session-249"


def test_two_meetings_of_one_release_stay_two() -> None:
    double = told("Dy takime")
    office, person = double.units[0].local, double.persons[0].local
    double.part(double.event("working-meeting", "2024-07-03", (office,)), person)
    single = told("Një takim")
    sources = ordered([double.done(), single.done()])
    found = events.identify(sources, persons.identify(sources).of)
    assert found[double.key, "e1"] != found[double.key, "e2"]


def test_the_order_of_releases_does_not_matter() -> None:
    tellings = [told("Takim"), told("Takimi u mbajt"), told("Takim tjetër", day="2024-07-05")]
    seen = set()
    for order in itertools.permutations(tellings):
        by_key = dict(zip((t.key for t in order), keys(*order), strict=True))
        seen.add(tuple(sorted(by_key.items())))
    assert len(seen) == 1
