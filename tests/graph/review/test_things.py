"""Pairs of events and of units in the queue, and single ones to be merged, kept apart or split."""

from contextlib import suppress

import pytest

from graph.decision.ledger import ledger
from graph.decision.model import Decision
from graph.fact.publication import publish
from graph.review.act import Wish, made
from graph.review.item import Act, Item, ItemKind
from graph.review.queue import Queue
from ontology.errors import InputError, NotFoundError
from tests.graph.factories import Input, Telling

CHAIR = "Ardian Berisha"


def meeting(words: str, *guests: str, session: int | None = None, kind: str = "working-meeting") -> Input:
    day = "2024-07-03" if session is None else "2024-07-10"
    told = Telling(f"{words} {CHAIR} i SKPK mbajti takim me: {', '.join(guests)}.", day)
    event = told.event(kind, day, (told.unit("SKPK", "skpk"),), session=session)
    told.part(event, told.person(CHAIR), "chair")
    for guest in guests:
        told.part(event, told.person(guest))
    return told.done()


def department(language: str, name: str, day: str) -> Input:
    told = Telling(f"{name}.", day, language)  # type: ignore[arg-type]
    told.unit(name, None, "department")
    return told.done()


TOLD = [
    meeting("Sot", "Arta Gashi"),
    meeting("Dje", "Besa Morina"),
    meeting("Mbledhja.", "Teuta Leka", session=7, kind="council-session"),
    meeting("Seanca.", "Teuta Leka", session=8, kind="council-session"),
    department("sq", "Departamenti i Administratës", "2024-07-04"),
    department("en", "Department of Administration", "2024-07-05"),
]


def queue(*decisions: Decision) -> Queue:
    return Queue(publish(TOLD, ledger(decisions)))


QUEUE = queue()


def of(kind: ItemKind, where: Queue = QUEUE) -> list[Item]:
    return [item for item in where.items if item.kind is kind]


def wish(act: Act, **more: object) -> Wish:
    return Wish(act, "Arta", "2026-11-25T14:00:00Z", "seen", **more)  # type: ignore[arg-type]


def test_events_that_may_be_one_wait_those_with_two_numbers_first() -> None:
    numbers, chaired = of(ItemKind.EVENT_PAIR)
    assert "two numbers: " in numbers.reasons[0]
    assert "nobody else is told to be at both" in chaired.reasons[0]
    assert chaired.title.endswith(": one event?")
    assert [len(side.quotes) for side in chaired.sides] == [1, 1]
    assert all(line.endswith(")") and "(c-" in line for side in chaired.sides for line in side.lines)


def test_units_that_may_be_one_wait() -> None:
    (pair,) = of(ItemKind.UNIT_PAIR)
    assert pair.title == "Departamenti i Administratës – Department of Administration: one unit?"
    assert pair.reasons == ("their names mean the same, but no release says what both are part of",)
    assert [side.id for side in pair.sides] == [
        "departamenti-i-administrates",
        "department-of-administration",
    ]


@pytest.mark.parametrize("kind", [ItemKind.EVENT_PAIR, ItemKind.UNIT_PAIR])
@pytest.mark.parametrize("act", [Act.SAME, Act.DIFFERENT])
def test_a_pair_that_is_decided_waits_no_more(kind: ItemKind, act: Act) -> None:
    pair = of(kind)[-1]
    decision = made(pair, wish(act))
    after = queue(decision)
    assert pair.id not in {item.id for item in after.items}
    sides = {after.find(claim.key).kind for claim in pair.claims}
    assert sides == {ItemKind.CLAIM}
    undo = made(after.find(decision.id), wish(Act.UNDO))
    assert pair.id in {item.id for item in queue(decision, undo).items}


def test_two_numbers_that_a_curator_merged_are_no_conflict_any_more() -> None:
    pair = of(ItemKind.EVENT_PAIR)[0]
    after = queue(made(pair, wish(Act.SAME)))
    assert len(of(ItemKind.EVENT_PAIR, after)) == 1


def test_a_note_on_a_pair_is_shown_and_puts_it_last() -> None:
    pair = of(ItemKind.EVENT_PAIR)[0]
    after = of(ItemKind.EVENT_PAIR, queue(made(pair, wish(Act.NOTE))))
    assert after[-1].id == pair.id
    assert after[-1].notes == ("Arta, 2026-11-25: seen",)


@pytest.mark.parametrize("kind", [ItemKind.EVENT_PAIR, ItemKind.UNIT_PAIR])
def test_what_is_found_by_its_id_can_be_merged_and_split_again(kind: ItemKind) -> None:
    one, other = (QUEUE.find(side.id) for side in of(kind)[-1].sides)
    assert one.kind in (ItemKind.EVENT, ItemKind.UNIT)
    merge = made(one, wish(Act.SAME, other=other))
    after = queue(merge)
    whole = max(_found(after, one.id, other.id), key=lambda item: len(item.sides))
    assert len(whole.sides) == 2
    split = made(whole, wish(Act.SPLIT, take=[after.find(whole.sides[1].id)]))
    again = queue(merge, split)
    assert {again.find(one.id).id, again.find(other.id).id} == {one.id, other.id}
    with pytest.raises(InputError, match="nothing would be left on one side"):
        made(whole, wish(Act.SPLIT, take=[after.find(side.id) for side in whole.sides]))
    with pytest.raises(InputError, match="is not of that"):
        made(one, wish(Act.SPLIT, take=[other]))
    with pytest.raises(InputError, match="needs a second"):
        made(one, wish(Act.DIFFERENT))


def _found(where: Queue, *identifiers: str) -> list[Item]:
    found = []
    for identifier in identifiers:
        with suppress(NotFoundError):
            found.append(where.find(identifier))
    return found
