"""What waits, in which order, with which words; and what becomes of what is done with it."""

from datetime import date

import pytest

from graph.decision.bind import claim_target, mention_target
from graph.decision.ledger import ledger
from graph.decision.model import Decision
from graph.fact.publication import publish
from graph.identity.source import Source
from graph.review.act import Wish, made
from graph.review.item import ACTS, Act, Item, ItemKind
from graph.review.queue import Queue
from ontology.errors import InputError, NotFoundError
from tests.graph.decision import making
from tests.graph.factories import Input, Told, holder


def weak() -> Input:
    """A meeting of which the part of one person is read with little confidence."""
    told = Told("weak", date(2024, 5, 1))
    person = told.holds("Arta Gashi", "unit-head", "skpk-dti", confidence=0.7)
    told.event("working-meeting", person, conveners=("u1",), confidence=0.5)
    return told.made()


def rivals() -> list[Input]:
    """Two people of whom releases say that each leads one office, at the same time."""
    named = ("Besim Hoxha", "2024-01-10"), ("Teuta Leka", "2024-03-10"), ("Besim Hoxha", "2024-06-10")
    told = [holder(name, "director-general", "skpk", day) for name, day in named]
    return [*told, holder("Teuta Leka", "director-general", "skpk", "2024-09-10")]


NAMESAKES = [
    holder("Liridon Jakupi", "prosecutor", "pth-gjakove", "2016-01-10"),
    holder("Liridon Jakupi", "president", "ext-presidenti", "2024-05-10"),
]
TOLD = [weak(), *rivals(), *NAMESAKES]
LOST = making.made("accept", claims=(making.claim("nobody"),))


def queue(*decisions: Decision) -> Queue:
    return Queue(publish(TOLD, ledger(decisions)))


QUEUE = queue(LOST)


def of(kind: ItemKind, where: Queue = QUEUE) -> list[Item]:
    return [item for item in where.items if item.kind is kind]


def test_everything_that_waits_is_in_the_queue_in_order() -> None:
    kinds = [item.kind for item in QUEUE.items]
    assert kinds == sorted(kinds, key=list(ItemKind).index)
    assert set(kinds) == {ItemKind.PAIR, ItemKind.CONTRADICTION, ItemKind.CLAIM, ItemKind.ORPHAN}
    assert len({item.id for item in QUEUE.items}) == len(QUEUE.items)


def test_a_pair_shows_both_histories_with_the_sentences() -> None:
    (pair,) = of(ItemKind.PAIR)
    assert pair.title == "Liridon Jakupi – Liridon Jakupi: one person?"
    assert [side.lines[0][:12] for side in pair.sides] == ["2016-01-10  ", "2024-05-10  "]
    assert [side.quotes[0].source.key for side in pair.sides] == [told[0].key for told in NAMESAKES]
    assert pair.reasons


def test_the_id_of_a_pair_does_not_change_with_other_releases() -> None:
    (alone,) = of(ItemKind.PAIR, Queue(publish(NAMESAKES)))
    assert alone.id == of(ItemKind.PAIR)[0].id


def test_a_contradiction_shows_the_claims_on_both_sides() -> None:
    (found,) = of(ItemKind.CONTRADICTION)
    assert "Besim Hoxha and Teuta Leka" in found.title
    assert {side.title for side in found.sides} == {
        f"{name}: Director General, Secretariat of the Kosovo Prosecutorial Council"
        for name in ("Besim Hoxha", "Teuta Leka")
    }
    rejected = [made(QUEUE.find(side.id), wish(Act.REJECT)) for side in found.sides if "Teuta" in side.title]
    assert of(ItemKind.CONTRADICTION, queue(*rejected)) == []


def test_weak_claims_come_by_confidence_and_go_once_decided() -> None:
    claims = of(ItemKind.CLAIM)
    assert [item.title for item in claims][:1] == [
        "working meeting of Department of Information Technology, 2024-05-01"
    ]
    assert "confidence 0.50" in claims[0].reasons[0]
    assert "confidence 0.70" in claims[1].reasons[0]
    accepted = made(claims[0], wish(Act.ACCEPT))
    assert [item.id for item in of(ItemKind.CLAIM, queue(accepted))] == [item.id for item in claims[1:]]


def test_what_has_a_note_comes_last_of_its_kind() -> None:
    first, *rest = of(ItemKind.CLAIM)
    noted = queue(made(first, wish(Act.NOTE)))
    assert [item.id for item in of(ItemKind.CLAIM, noted)] == [*(item.id for item in rest), first.id]
    assert noted.find(first.id).notes == ("Test, 2026-11-25: read in the release",)


def wish(act: Act, **more: object) -> Wish:
    return Wish(act, "Test", making.AT, "read in the release", **more)  # type: ignore[arg-type]


PERSON = next(side.id for item in of(ItemKind.PAIR) for side in item.sides)
MENTION = f"{NAMESAKES[0][0].key}.1"
CLAIM = of(ItemKind.CLAIM)[0].id


@pytest.mark.parametrize(
    ("identifier", "kind"),
    [
        (PERSON, ItemKind.PERSON),
        (MENTION, ItemKind.MENTION),
        (claim_target(Source(*TOLD[1]), TOLD[1][1].tenures[0]).key, ItemKind.CLAIM),
        (LOST.id, ItemKind.ORPHAN),
    ],
)
def test_other_things_are_found_by_their_ids(identifier: str, kind: ItemKind) -> None:
    assert QUEUE.find(identifier).kind is kind
    assert QUEUE.find(identifier).id == identifier


@pytest.mark.parametrize(
    "identifier", ["", "x", "p-", "p-aaaaaaaa", "c-0", "d-0", f"{MENTION}1", "0.1", "f-x"]
)
def test_what_is_not_there_is_told(identifier: str) -> None:
    with pytest.raises(NotFoundError, match=f"nothing has the id “{identifier}”"):
        QUEUE.find(identifier)


def test_a_rejected_claim_is_still_found() -> None:
    reject = made(QUEUE.find(CLAIM), wish(Act.REJECT))
    found = queue(reject).find(CLAIM)
    assert found.reasons[0] == "rejected"
    assert made(found, wish(Act.ACCEPT)).claims == reject.claims


def test_every_act_makes_a_decision() -> None:
    other = QUEUE.find(of(ItemKind.PAIR)[0].sides[1].id)
    event = QUEUE.find(CLAIM)
    more: dict[Act, dict[str, object]] = {
        Act.REPLACE: {"field": "place", "value": "Prizren"},
        Act.SET_DATE: {"field": "date", "value": "2024-05"},
        Act.ANNULS: {"other": event},
        Act.SAME: {"other": other},
        Act.DIFFERENT: {"other": other},
    }
    both = Queue(publish(TOLD, ledger([made(of(ItemKind.PAIR)[0], wish(Act.SAME))])))
    merged = next(item for side in of(ItemKind.PAIR)[0].sides if (item := _person(both, side.id)) is not None)
    more[Act.SPLIT] = {"take": [both.find(MENTION)]}
    done = set()
    waiting = ItemKind.PAIR, ItemKind.CONTRADICTION, ItemKind.CLAIM, ItemKind.ORPHAN
    for item in (QUEUE.find(PERSON), QUEUE.find(MENTION), event, *(of(kind)[0] for kind in waiting)):
        for act in item.acts:
            about = merged if act is Act.SPLIT else item
            extra = more.get(act, {})
            if act is Act.REPLACE and item.kind is ItemKind.MENTION:
                extra = {"field": "name", "value": "Liridon Jakupaj"}
            assert made(about, wish(act, **extra)).id.startswith("d-")
            done.add(act)
    assert done == set(Act) == {act for acts in ACTS.values() for act in acts}


def _person(where: Queue, identifier: str) -> Item | None:
    try:
        return where.find(identifier)
    except NotFoundError:
        return None


def test_a_suppression_binds_the_name_and_a_withholding_does_not() -> None:
    assert made(QUEUE.find(PERSON), wish(Act.SUPPRESS)).name == "liridon jakupi"
    withheld = made(QUEUE.find(MENTION), wish(Act.WITHHOLD))
    assert withheld.name is None
    assert withheld.mentions == (mention_target(Source(*NAMESAKES[0]), "p1"),)


@pytest.mark.parametrize(
    ("identifier", "act", "more", "told"),
    [
        (CLAIM, Act.SAME, {}, "cannot be done with the claim"),
        (CLAIM, Act.REPLACE, {}, "Its fields are: kind, place, session"),
        (CLAIM, Act.REPLACE, {"field": "place", "value": "a\nb"}, "“value” is"),
        (PERSON, Act.SAME, {}, "needs a second mention or person"),
        (PERSON, Act.SPLIT, {}, "nothing would be left"),
        (PERSON, Act.SPLIT, {"take": [QUEUE.find(MENTION)]}, "cannot be split so"),
    ],
)
def test_what_cannot_be_done_is_refused(
    identifier: str, act: Act, more: dict[str, object], told: str
) -> None:
    with pytest.raises(InputError, match=told):
        made(QUEUE.find(identifier), wish(act, **more))
