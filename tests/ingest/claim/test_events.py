"""Meetings: who held them, when, with whom."""

import pytest

from ingest.claim.read import read
from tests.ingest.texts import parts, reading, sample

LEAD = "Kryeprokurori i Prokurorisë Themelore në Pejë, Agon Thanasi"
GUEST = "drejtoresha e Njësisë për Shqyrtimin e Performancës së Prokurorisë, Teuta Kallaba"


@pytest.mark.parametrize(
    "verb",
    ["mbajti takim", "ka mbajtur sot takimin e radhës", "mbajti sot, përmes video-lidhjes, takimin"],
)
def test_the_subject_of_a_verb_of_holding_chairs(verb: str) -> None:
    found = reading(f"{LEAD}, {verb} me prokurorët.")
    assert ("Agon Thanasi", "chair") in parts(found)
    assert found.events[0].kind == "working-meeting"
    assert found.events[0].date is not None
    assert found.events[0].date.edtf == "2024-07-03"


def test_a_session_is_the_councils_led_by_its_chair_and_has_its_number() -> None:
    found = reading(
        "Këshilli Prokurorial i Kosovës ka mbajtur sot takimin e 262-të, të kryesuar nga kryesuesi i Këshillit "
        "Prokurorial të Kosovës, Agon Thanasi."
    )
    event = found.events[0]
    units = {unit.local: unit.code for unit in found.units}
    assert (event.kind, event.session, [units[c] for c in event.conveners]) == (
        "council-session",
        262,
        ["kpk"],
    )
    assert parts(found) == {("Agon Thanasi", "chair")}


def test_one_who_receives_is_the_host_and_the_received_are_guests() -> None:
    assert parts(reading(f"{LEAD}, priti sot në takim {GUEST.replace('drejtoresha', 'drejtoreshën')}.")) == {
        ("Agon Thanasi", "host"),
        ("Teuta Kallaba", "guest"),
    }


def test_those_named_after_a_verb_of_taking_part_take_part() -> None:
    found = reading(f"{LEAD}, mbajti takim. Në takim mori pjesë edhe {GUEST}.")
    assert parts(found) == {("Agon Thanasi", "chair"), ("Teuta Kallaba", "participant")}


def test_those_who_speak_take_part_and_those_spoken_of_do_not() -> None:
    found = reading(f"{LEAD}, mbajti takim. D{GUEST[1:]}, prezantoi raportin.")
    assert ("Teuta Kallaba", "presenter") in parts(found)
    decided = reading(
        f"{LEAD}, mbajti takim. U fol për kërkesën e {GUEST.replace('drejtoresha', 'drejtoreshës')}."
    )
    assert parts(decided) == {("Agon Thanasi", "chair")}


@pytest.mark.parametrize(
    ("words", "label", "size"),
    [
        ("me zyrtarët për komunikim publik", "zyrtarët për komunikim publik", None),
        ("me pesë prokurorë", "pesë prokurorë", 5),
        ("me 12 prokurorë", "12 prokurorë", 12),
    ],
)
def test_unnamed_guests_are_a_group_with_its_size(words: str, label: str, size: int | None) -> None:
    found = reading(f"{LEAD}, mbajti takim {words}.")
    assert [(group.label, group.size) for group in found.groups] == [(label, size)]


def test_a_release_that_tells_of_nothing_held_has_no_event() -> None:
    assert reading("Sekretariati i Këshillit Prokurorial të Kosovës ka dy vende të lira.").events == ()


def test_a_call_for_applications_is_a_vacancy() -> None:
    found = reading("Sekretariati i Këshillit Prokurorial të Kosovës shpall konkurs për dy pozita.")
    assert [event.kind for event in found.events] == ["vacancy"]


EXPECTED = {
    "sample-01-peje.txt": {"Lirika Bajraliu", "Agon Thanasi"},
    "sample-02-normativ.txt": {"Valdrin Prekopuca", "Lirika Bajraliu", "Teuta Kallaba"},
    "sample-03-prizren.txt": {"Besar Shkodrani", "Lirika Bajraliu", "Dardan Ukëhaxhaj"},
    "sample-04-sesioni.txt": {"Valdrin Prekopuca", "Teuta Kallaba", "Besar Shkodrani"},
    "sample-05-gjakove.txt": {"Mirlinda Osaj", "Ilir Zhuniqi", "Lirika Bajraliu"},
    "sample-06-transferim.txt": {"Agon Thanasi", "Ilir Zhuniqi"},
    "sample-07-tryeza.txt": {"Fatos Mulliqi", "Lirika Bajraliu", "Besar Shkodrani", "Agon Thanasi"},
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_sample_releases_are_read_whole(name: str) -> None:
    found = read(sample(name), "test")
    people = {person.local: person.name for person in found.persons}
    assert {people[p.actor] for p in found.participations if p.actor in people} == EXPECTED[name]
    assert len([event for event in found.events if event.main]) == 1


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        (
            f"{LEAD}, mbajti sot takim për trajnimin e prokurorëve me {GUEST.replace('drejtoresha', 'drejtoreshën')}.",
            "working-meeting",
        ),
        (f"{LEAD}, hapi sot trajnimin e prokurorëve për takimet me mediat.", "training"),
    ],
)
def test_what_people_speak_of_at_a_meeting_is_not_what_they_hold(sentence: str, kind: str) -> None:
    assert [event.kind for event in reading(sentence).events] == [kind]


def test_a_digit_that_makes_no_number_is_no_number_of_a_session() -> None:
    found = reading("Sot u mbajt takimi i ¹184-të i Këshillit Prokurorial të Kosovës me ²2 prokurorë.")
    assert [event.session for event in found.events] == [None]
