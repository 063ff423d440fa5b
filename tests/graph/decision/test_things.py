"""Decisions on events and units: merged, split and kept apart, over new readings, and taken back without a trace."""

from typing import Any

import pytest

from graph.decision.bind import claim_target
from graph.decision.ledger import ledger
from graph.decision.model import ClaimTarget, Decision
from graph.fact.publication import Published, publish
from graph.identity.source import Source
from ontology.errors import BuildError, InputError
from tests.graph.decision.making import made
from tests.graph.factories import Input, Telling


def meeting(words: str, day: str, *people: str, kind: str = "working-meeting") -> Input:
    """A meeting of the Secretariat with ``people``."""
    told = Telling(f"{words} {', '.join(people)} morën pjesë në takimin e SKPK.", day)
    event = told.event(kind, day, (told.unit("SKPK", "skpk"),))
    for person in people:
        told.part(event, told.person(person))
    return told.done()


def office(words: str, name: str, parent: str | None = "skpk", holder: str = "Besim Hoxha") -> Input:
    """Somebody leads an office that the vocabulary does not have."""
    told = Telling(f"{words} {holder}, shef: {name}, SKPK.", "2024-07-03")
    above = told.unit("SKPK", parent) if parent is not None else None
    told.tenure(told.person(holder), "unit-head", told.unit(name, None, "office", above))
    return told.done()


MEETINGS = [
    meeting("Sot", "2024-07-03", "Arta Gashi", "Besim Hoxha"),
    meeting("Dje", "2024-07-03", "Arta Gashi", "Besim Hoxha"),
    meeting("Para dy ditësh", "2024-07-02", "Arta Gashi", "Teuta Leka"),
    meeting("Njoftim:", "2024-07-05", "Ardian Berisha"),
]
OFFICES = [
    office("Sot", "Zyra e Pritjes", holder="Arta Gashi"),
    office("Dje", "Zyra e Pritjes", holder="Besim Hoxha"),
    office("Njoftim:", "Zyra e Mirëpritjes", holder="Teuta Leka"),
    office("Lajm:", "Zyra e Arkivës", parent=None, holder="Ardian Berisha"),
]
EVENTS = [claim_target(Source(*told), told[1].events[0]) for told in MEETINGS]
UNITS = [claim_target(Source(*told), told[1].units[-1]) for told in OFFICES]


def after(told: list[Input], *decisions: Decision) -> Published:
    return publish(told, ledger(decisions))


def events(*decisions: Decision) -> list[set[str]]:
    """Which of the meetings (by the number of the release) are one."""
    found = after(MEETINGS, *decisions).publication.events
    order = [release.key for release, _ in MEETINGS]
    return sorted(({str(order.index(key)) for key in e.support.sources} for e in found), key=min)


def units(*decisions: Decision) -> list[set[str]]:
    """Which of the offices are one."""
    order = [release.key for release, _ in OFFICES]
    return sorted(
        (
            {str(order.index(key)) for key in unit.support.sources}
            for unit in after(OFFICES, *decisions).publication.units
            if unit.kind == "office" and unit.support is not None
        ),
        key=min,
    )


def on(action: str, *claims: ClaimTarget, **more: Any) -> Decision:
    return made(action, claims=claims, **more)


MERGE = on("merge", EVENTS[0], EVENTS[2])
JOIN = on("merge", UNITS[0], UNITS[2])


def test_meetings_and_offices_are_known_as_they_are_before_any_decision() -> None:
    assert events() == [{"0", "1"}, {"2"}, {"3"}]
    assert units() == [{"0", "1"}, {"2"}, {"3"}]


@pytest.mark.parametrize(
    ("decisions", "left"),
    [
        ([MERGE], [{"0", "1", "2"}, {"3"}]),
        ([on("not-the-same", EVENTS[0], EVENTS[1])], [{"0"}, {"1"}, {"2"}, {"3"}]),
        ([on("split", EVENTS[1], stays=EVENTS[:1])], [{"0"}, {"1"}, {"2"}, {"3"}]),
        ([MERGE, on("merge", EVENTS[2], EVENTS[3])], [{"0", "1", "2", "3"}]),
        ([MERGE, on("split", *EVENTS[1:3], stays=EVENTS[:1])], [{"0"}, {"1", "2"}, {"3"}]),
    ],
)
def test_a_curator_says_which_meetings_are_one(decisions: list[Decision], left: list[set[str]]) -> None:
    assert events(*decisions) == left


@pytest.mark.parametrize(
    ("decisions", "left"),
    [
        ([JOIN], [{"0", "1", "2"}, {"3"}]),
        ([on("not-the-same", UNITS[0], UNITS[1])], [{"0"}, {"1"}, {"2"}, {"3"}]),
        ([on("split", UNITS[1], stays=UNITS[:1])], [{"0"}, {"1"}, {"2"}, {"3"}]),
        ([JOIN, on("merge", UNITS[2], UNITS[3])], [{"0", "1", "2", "3"}]),
        ([on("split", *UNITS[:2], stays=UNITS[2:3])], [{"0", "1"}, {"2"}, {"3"}]),
    ],
)
def test_a_curator_says_which_offices_are_one(decisions: list[Decision], left: list[set[str]]) -> None:
    assert units(*decisions) == left


@pytest.mark.parametrize(
    ("told", "decision", "back"),
    [
        (MEETINGS, MERGE, on("undo", undoes=MERGE.id)),
        (MEETINGS, MERGE, on("split", EVENTS[2], stays=EVENTS[:1])),
        (MEETINGS, MERGE, on("not-the-same", EVENTS[0], EVENTS[2], undoes=MERGE.id)),
        (OFFICES, JOIN, on("undo", undoes=JOIN.id)),
    ],
)
def test_what_is_taken_back_leaves_no_trace(told: list[Input], decision: Decision, back: Decision) -> None:
    found = after(told, decision, back)
    assert found.publication == after(told).publication
    assert found.merged == {}


def test_a_merged_unit_that_is_split_again_has_its_people_again() -> None:
    found = after(OFFICES, JOIN, on("split", UNITS[2], stays=UNITS[:2])).publication
    names = {person.key: person.name for person in found.persons}
    of = {
        t.post.unit: {names[u.person] for u in found.tenures if u.post.unit == t.post.unit}
        for t in found.tenures
    }
    assert sorted(map(sorted, of.values())) == [
        ["Ardian Berisha"],
        ["Arta Gashi", "Besim Hoxha"],
        ["Teuta Leka"],
    ]


def test_what_a_merger_dissolves_leads_to_what_lives_on() -> None:
    found = after(MEETINGS, MERGE)
    keys = {event.support.sources: event.key for event in after(MEETINGS).publication.events}
    living = next(event.key for event in found.publication.events if len(event.support.sources) == 3)
    gone = {key for key in keys.values() if key not in {event.key for event in found.publication.events}}
    assert found.merged == {("event", key): ("event", living) for key in gone}
    assert after(OFFICES, JOIN).merged == {
        ("unit", "skpk-zyra-e-mirepritjes"): ("unit", "skpk-zyra-e-pritjes")
    }


def test_a_unit_can_be_one_of_the_vocabulary() -> None:
    named = Telling("Arta Gashi e DTI foli.", "2024-07-04")
    named.tenure(named.person("Arta Gashi"), "unit-head", named.unit("DTI", "skpk-dti"))
    told = [*OFFICES, named.done()]
    known = claim_target(Source(*told[-1]), told[-1][1].units[0])
    found = after(told, on("merge", UNITS[3], known)).publication
    assert "zyra-e-arkives" not in {unit.code for unit in found.units}
    assert sorted(t.post.unit for t in found.tenures).count("skpk-dti") == 2


def test_a_mention_of_a_unit_of_the_vocabulary_can_be_taken_out() -> None:
    told = []
    for words, holder in (("Sot", "Arta Gashi"), ("Dje", "Besim Hoxha"), ("Njoftim:", "Teuta Leka")):
        telling = Telling(f"{words} {holder} e Departamentit, DTI.", "2024-07-04")
        telling.tenure(telling.person(holder), "unit-head", telling.unit("DTI", "skpk-dti"))
        told.append(telling.done())
    targets = [claim_target(Source(*each), each[1].units[0]) for each in told]
    found = after(told, on("split", targets[0], stays=targets[1:2])).publication
    posts = {t.support.sources[0]: t.post.unit for t in found.tenures}
    assert [posts[release.key] == "skpk-dti" for release, _ in told] == [False, True, True]
    assert posts[told[0][0].key] in {unit.code for unit in found.units}


def test_what_is_inside_a_merged_unit_goes_with_it() -> None:
    told = []
    for words, whole in (("Sot", "Agjencia e Pritjes"), ("Dje", "Agjencia e Mirëpritjes")):
        telling = Telling(f"{words}: {whole}, Zyra e Arkivit, Arta Gashi.", "2024-07-04")
        above = telling.unit(whole, kind="external")
        telling.tenure(
            telling.person("Arta Gashi"), "unit-head", telling.unit("Zyra e Arkivit", None, "office", above)
        )
        told.append(telling.done())
    targets = [claim_target(Source(*each), each[1].units[0]) for each in told]
    assert len({unit.code for unit in after(told).publication.units}) == 4
    found = after(told, on("merge", *targets)).publication
    whole, part = (unit.code for unit in found.units)
    assert part == f"{whole}-zyra-e-arkivit"
    assert len(found.tenures) == 1


def test_a_unit_is_no_part_of_itself() -> None:
    telling = Telling("Agjencia e Pritjes, Zyra e Arkivit, Arta Gashi.", "2024-07-04")
    above = telling.unit("Agjencia e Pritjes", kind="external")
    telling.unit("Zyra e Arkivit", None, "office", above)
    told = telling.done()
    part = claim_target(Source(*told), told[1].units[1])
    whole = claim_target(Source(*told), told[1].units[0])
    with pytest.raises(BuildError, match=r"is a part of itself\. Undo one of the mergers"):
        after([told], on("merge", part, whole))


@pytest.mark.parametrize("targets", [EVENTS, UNITS])
def test_decisions_that_are_at_odds_are_refused(targets: list[ClaimTarget]) -> None:
    one, other, third, _ = targets
    merges = on("merge", one, other), on("merge", other, third)
    kind = targets[0].kind
    with pytest.raises(
        InputError, match=f"line 3: it is at odds with lines 1, 2: two claims cannot be of one {kind}"
    ):
        ledger([*merges, on("not-the-same", one, third)])
    with pytest.raises(
        InputError, match="line 3: mergers run in a circle: lines 1, 2 join these two already"
    ):
        ledger([*merges, on("merge", third, one)])


@pytest.mark.parametrize(
    ("told", "decision"),
    [(MEETINGS[:2], MERGE), (OFFICES[:2], JOIN), (MEETINGS[:2], on("split", EVENTS[0], stays=EVENTS[2:3]))],
)
def test_a_decision_on_what_is_not_read_any_more_is_an_orphan(told: list[Input], decision: Decision) -> None:
    found = after(told, decision)
    assert [orphan.decision for orphan in found.curated.orphans] == [decision]
    assert found.publication == after(told).publication


def test_decisions_hold_for_a_reader_that_finds_the_words_elsewhere() -> None:
    release, _ = MEETINGS[0]
    moved = Telling(f"Lajm. {release.text}", "2024-07-03", key=release.key)
    event = moved.event("working-meeting", "2024-07-03", (moved.unit("SKPK", "skpk"),))
    moved.part(event, moved.person("Arta Gashi"))
    moved.part(event, moved.person("Besim Hoxha"))
    found = after([moved.done(), *MEETINGS[1:]], MERGE)
    assert found.curated.orphans == ()
    assert sorted(len(e.support.sources) for e in found.publication.events) == [1, 3]


def test_what_a_curator_rejected_is_not_merged() -> None:
    assert events(on("reject", EVENTS[2]), MERGE) == [{"0", "1"}, {"3"}]


def test_events_and_people_do_not_mix() -> None:
    """A merger of events says nothing of the people that a ledger merges besides."""
    found = after(MEETINGS, MERGE)
    assert len(found.publication.persons) == len(after(MEETINGS).publication.persons)
    assert found.curated.people.decided.same == frozenset()
