"""What becomes of each entry, kind by kind: right, exact, missed or made up."""

from dataclasses import replace
from typing import Any

import pytest

from ingest.evaluate.compare import KINDS, outcomes
from ingest.evaluate.facts import Facts, facts_of
from ingest.evaluate.score import Tally, tally

COUNCIL = "Këshilli Prokurorial i Kosovës"


def tenure(role: str = "anëtar", unit: str | None = COUNCIL, **more: Any) -> dict[str, Any]:
    return {"role": role, "unit": unit, "acting": False, "status": "current"} | more


def person(name: str, *tenures: dict[str, Any], aliases: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"name": name, "aliases": list(aliases), "tenures": list(tenures)}


def event(kind: str = "meeting", date: str | None = "2024-07-03", **more: Any) -> dict[str, Any]:
    return {"type": kind, "date": date, "convened_by": [], "participants": [], "units": []} | more


def facts(**fields: Any) -> Facts:
    form: dict[str, Any] = {"id": "x", "language": "sq", "published": None, "persons": [], "units": []}
    return facts_of(form | {"acronyms": {}, "part_of": [], "events": []} | fields, "x.json")


def counted(kind: str, expected: Facts, found: Facts) -> Tally:
    return tally(outcomes(expected, found), kind)


PERSONS = [
    (person("Agron Beu"), person("Agron Beu"), True, True),
    (person("Agron Beu"), person("AGRON BEU"), True, False),
    (person("Agim Tërstena"), person("Агим Терстена"), True, False),
    (person("Besnik Agović"), person("Besnik Agovi?"), True, False),
    (person("Besnik Agovi?"), person("Besnik Agović"), True, False),
    (person("Cen Dika – Eu"), person("Cen Dika-Eu"), True, False),
    (person("Bljerim Agu", aliases=("Blerim Agu",)), person("Blerim Agu"), True, False),
    (person("Agron Beu"), person("Agron Ceu"), False, False),
    (person("Agron Beu"), person("Agron Beut"), False, False),
]


@pytest.mark.parametrize(("expected", "found", "right", "exact"), PERSONS)
def test_persons_by_name_in_any_spelling_of_the_annotation(
    expected: dict[str, Any], found: dict[str, Any], right: bool, exact: bool
) -> None:
    told = counted("persons", facts(persons=[expected]), facts(persons=[found]))
    assert told == Tally(1, 1, int(right), int(exact))


def test_one_person_is_right_once() -> None:
    twice = facts(persons=[person("Agron Beu"), person("AGRON BEU")])
    assert counted("persons", facts(persons=[person("Agron Beu")]), twice) == Tally(1, 2, 1, 1)


TENURES = [
    (tenure(), tenure(), True),
    (tenure(), tenure("anëtari", "KPK"), True),
    (tenure(), tenure(acting=True), False),
    (tenure(), tenure(status="former"), False),
    (tenure(), tenure("kryesues"), False),
    (tenure(), tenure(unit=None), False),
    (tenure(unit=None), tenure(), False),
    (tenure("Kryeprokuror i Shtetit", None), tenure("Kryeprokuror i Shtetit", "ZKPSH"), True),
    (tenure("udhëheqës", "Zyra e Hartave"), tenure("udhëheqës", "Zyra e Arkivit"), False),
]


@pytest.mark.parametrize(("expected", "found", "right"), TENURES)
def test_a_tenure_is_right_in_all_its_parts(
    expected: dict[str, Any], found: dict[str, Any], right: bool
) -> None:
    one, other = (facts(persons=[person("Agron Beu", t)]) for t in (expected, found))
    assert counted("tenures", one, other).right == right


def test_a_tenure_of_another_person_is_wrong() -> None:
    one, other = (facts(persons=[person(name, tenure())]) for name in ("Agron Beu", "Cen Ceku"))
    assert counted("tenures", one, other) == Tally(1, 1, 0, 0)


GUEST = event(convened_by=["Agron Beu"], participants=["Cen Ceku"])
EVENTS = [
    (event(), event(), True, True),
    (event(), event(date="2024-07-04"), False, False),
    (event(), event(date=None), False, False),
    (event(date=None), event(date=None), True, True),
    (event(), event("training"), False, False),
    (event(), event("visit"), False, False),
    (GUEST, event("visit"), True, False),
    (GUEST | {"type": "visit"}, event(), True, False),
    (event(convened_by=["Agron Beu"], units=["OPDAT"]), event("visit"), True, False),
    (GUEST, event("ceremony"), False, False),
]


@pytest.mark.parametrize(("expected", "found", "right", "exact"), EVENTS)
def test_events_by_type_and_date(
    expected: dict[str, Any], found: dict[str, Any], right: bool, exact: bool
) -> None:
    told = counted("events", facts(events=[expected]), facts(events=[found]))
    assert told == Tally(1, 1, int(right), int(exact))


@pytest.mark.parametrize(
    ("kind", "tally"),
    [
        ("conveners", Tally(1, 1, 0, 0)),
        ("participants", Tally(3, 2, 2, 2)),
        ("participants_strict", Tally(3, 2, 0, 0)),
    ],
)
def test_who_took_part_counts_apart_from_the_part_played(kind: str, tally: Tally) -> None:
    expected = event(convened_by=["Agron Beu"], participants=["Besa Agu", "Cen Ceku"])
    found = event(convened_by=["Besa Agu"], participants=["Agron Beu"])
    assert counted(kind, facts(events=[expected]), facts(events=[found])) == tally


def test_a_person_at_two_events_of_a_day_counts_once() -> None:
    two = [event(participants=["Agron Beu"]), event("ceremony", participants=["Agron Beu"])]
    assert counted("participants", facts(events=two), facts()) == Tally(1, 0, 0, 0)


def test_a_person_on_another_day_is_another_entry() -> None:
    one, other = (
        facts(events=[event(date=d, participants=["Agron Beu"])]) for d in ("2024-07-03", "2024-07-04")
    )
    assert counted("participants", one, other) == Tally(1, 1, 0, 0)


def test_participants_are_known_by_the_aliases_of_the_annotated_person() -> None:
    expected = facts(
        persons=[person("Bljerim Agu", aliases=("Blerim Agu",))], events=[event(participants=["Bljerim Agu"])]
    )
    assert counted("participants", expected, facts(events=[event(participants=["Blerim Agu"])])).right == 1


def test_acronyms_and_parts_are_compared_by_the_body_meant() -> None:
    expected = facts(acronyms={"KPK": COUNCIL}, part_of=[["Sekretariati", COUNCIL]])
    found = facts(acronyms={"kpk": "KPK"}, part_of=[["Sekretariati i KPK-së", "KPK"]])
    assert counted("acronyms", expected, found) == Tally(1, 1, 1, 0)
    assert counted("part_of", expected, found) == Tally(1, 1, 1, 0)
    wrong = facts(acronyms={"KPK": "KGJK"}, part_of=[[COUNCIL, "Sekretariati"]])
    assert counted("acronyms", expected, wrong) == Tally(1, 1, 0, 0)
    assert counted("part_of", expected, wrong) == Tally(1, 1, 0, 0)


@pytest.mark.parametrize(
    ("expected", "found", "tally"),
    [
        ("2024-07-03", "2024-07-03", Tally(1, 1, 1, 1)),
        ("2024-07-03", "2024-07-04", Tally(1, 1, 0, 0)),
        ("2024-07-03", None, Tally(1, 0, 0, 0)),
        (None, "2024-07-03", Tally(0, 1, 0, 0)),
        (None, None, Tally()),
    ],
)
def test_the_day_of_the_release(expected: str | None, found: str | None, tally: Tally) -> None:
    assert counted("published", facts(published=expected), facts(published=found)) == tally


def test_a_release_against_itself_is_right_to_the_letter_in_every_kind() -> None:
    whole = facts(
        published="2024-07-03",
        persons=[person("Agron Beu", tenure()), person("Cen Ceku", tenure(status="former"))],
        units=[COUNCIL, "Sekretariati"],
        acronyms={"KPK": COUNCIL},
        part_of=[["Sekretariati", COUNCIL]],
        events=[GUEST],
    )
    told = outcomes(whole, replace(whole))
    assert {o.kind for o in told} == set(KINDS)
    assert all(o.right and o.exact for o in told)
