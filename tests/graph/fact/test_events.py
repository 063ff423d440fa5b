"""Events, who took part, and what they are called."""

from graph.fact.publication import publish
from ontology.facts import Review
from tests.graph.factories import Told, seed


def test_seed_gives_the_meeting_with_the_three_and_the_group() -> None:
    made = publish([seed()]).publication
    names = {person.key: person.name for person in made.persons}
    meeting = next(event for event in made.events if event.kind == "working-meeting")
    assert dict(meeting.labels) == {
        "sq": "Takim pune – SKPK, 3 korrik 2024",
        "sr": "Radni sastanak – SKPK, 3. jul 2024.",
        "en": "Working meeting – SKPK, 3 July 2024",
    }
    assert meeting.conveners == ("skpk",)
    parts = [p for p in made.participations if p.event == meeting.key]
    assert sorted((names.get(p.actor[1], p.actor[0]), p.role, p.represents or "") for p in parts) == [
        ("Ardian Nikolla", "participant", "zkpsh-kabineti"),
        ("Nexhat Haziri", "participant", "skpk-dti"),
        ("Sami Istrefi", "chair", "skpk"),
        ("group", "participant", ""),
    ]
    tenures = {tenure.key: tenure.person for tenure in made.tenures}
    assert all(tenures[p.tenure] == p.actor[1] for p in parts if p.tenure is not None)
    assert [p.tenure is None for p in parts if p.actor[0] == "person"] == [False] * 3


def test_an_event_only_told_of_waits_for_review() -> None:
    adoption = next(e for e in publish([seed()]).publication.events if e.kind == "adoption")
    assert adoption.support.review is Review.NEEDS_REVIEW
    assert adoption.labels["sr"] == "Usvajanje akta – TSK, do 3. jula 2024."
    assert adoption.date is not None
    assert adoption.date.edtf == "../2024-07-03"


def test_units_are_those_named_with_all_that_hold_them() -> None:
    units = {unit.code: unit.parent for unit in publish([seed()]).publication.units}
    assert units == {
        "kpk": None, "skpk": "kpk", "skpk-dti": "skpk", "psh": None, "zkpsh": "psh", "zkpsh-kabineti": "zkpsh",
    }  # fmt: skip


def test_an_event_of_which_no_day_is_known_is_dated_by_its_release_or_left_out_with_a_warning() -> None:
    dated, undated = Told("a"), Told("b", None)
    for told in (dated, undated):
        told.event("meeting", told.holds("Besa Hoxha", "director", "njshpp"), date=None)
    made = publish([dated.made(), undated.made()])
    assert [event.date.edtf for event in made.publication.events if event.date] == ["../2024-07-03"]
    assert len(made.publication.participations) == 1
    assert made.warnings[0].startswith(f"release {undated.made()[0].key}: an event is left out")


def test_who_holds_two_offices_came_under_the_one_of_the_convener() -> None:
    told = Told("a")
    person = told.holds("Besa Hoxha", "committee-chair", "kom-normativ")
    council = told.unit("kpk")
    told.tenure(person, "council-member", council)
    told.event("council-session", person, conveners=(council,), session=249)
    (part,) = publish([told.made()]).publication.participations
    assert part.represents == "kpk"
