"""Who goes next: whoever has taken least of late; and a breaker that stops a crash loop. The clock is ours."""

import asyncio
import contextlib

import pytest

from graph.store.breaker import MOST, SECONDS, Breaker
from graph.store.fair import HALF_LIFE, REMEMBERED, Lane, Taken
from ontology.errors import QueryLimitError
from tests.waiting import finished


class Clock:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_what_was_taken_is_forgotten_by_halves() -> None:
    clock = Clock()
    taken = Taken(clock)
    taken.add("a", 8)
    clock.now = HALF_LIFE
    assert taken.of("a") == pytest.approx(4)
    taken.add("a", -10)
    assert taken.of("a") == taken.of("never seen") == 0


def test_only_so_many_clients_are_remembered() -> None:
    taken = Taken(Clock())
    for i in range(REMEMBERED + 1):
        taken.add(str(i), 1)
    assert (taken.of("0"), taken.of(str(REMEMBERED))) == (0, 1)


async def order(lane: Lane, clients: list[str]) -> list[str]:
    """In which order ``clients``, who ask one after another of a full lane, are let in."""
    await lane.enter("first", 1)
    let_in = []

    async def ask(client: str) -> None:
        await lane.enter(client, 60)
        let_in.append(client)

    asking = [asyncio.ensure_future(ask(c)) for c in clients]
    for _ in clients:
        await asyncio.sleep(0)
        lane.leave()
        await asyncio.sleep(0.01)
    await asyncio.gather(*asking)
    return let_in


@pytest.mark.parametrize(
    ("taken", "expected"),
    [
        ({}, ["a", "b", "c"]),
        ({"a": 3.0, "c": 1.0}, ["b", "c", "a"]),
        ({"b": 0.5}, ["a", "c", "b"]),
    ],
)
def test_whoever_has_taken_least_goes_first(taken: dict[str, float], expected: list[str]) -> None:
    known = Taken(Clock())
    for client, seconds in taken.items():
        known.add(client, seconds)
    assert finished(order(Lane("quick", 1, 9, known), ["a", "b", "c"])) == expected


def test_a_full_queue_takes_a_lighter_client_for_a_heavier_one() -> None:
    known = Taken(Clock())
    known.add("heavy", 5)

    async def main() -> None:
        lane = Lane("quick", 1, 1, known)
        await lane.enter("first", 1)
        heavy = asyncio.ensure_future(lane.enter("heavy", 60))
        await asyncio.sleep(0)
        light = asyncio.ensure_future(lane.enter("light", 60))
        with pytest.raises(QueryLimitError, match="went first"):
            await heavy
        with pytest.raises(QueryLimitError, match="wait already"):
            await lane.enter("heavy", 60)
        lane.leave()
        await light
        assert (lane.running, lane.waiting) == (1, 0)

    finished(main())


def test_who_waits_in_vain_or_goes_away_leaves_nothing_behind() -> None:
    async def main() -> None:
        lane = Lane("quick", 1, 9, Taken(Clock()))
        await lane.enter("first", 1)
        with pytest.raises(QueryLimitError, match="no query process was free"):
            await lane.enter("late", 0.01)
        gone = asyncio.ensure_future(lane.enter("gone", 60))
        granted = asyncio.ensure_future(lane.enter("granted", 60))
        await asyncio.sleep(0)
        gone.cancel()
        await asyncio.sleep(0)
        lane.leave()
        granted.cancel()  # in the moment it was let in
        with contextlib.suppress(asyncio.CancelledError):
            await granted
        assert (lane.running, lane.waiting, lane.free) == (0, 0, 1)

    finished(main())


def test_the_breaker_opens_for_a_while_when_ends_come_thick() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    for _ in range(MOST * 3):  # one every while is no loop
        clock.now += SECONDS
        breaker.note()
    assert not breaker.rest
    for _ in range(MOST - 1):
        breaker.note()
    assert breaker.rest == SECONDS
    clock.now += SECONDS
    assert not breaker.rest
