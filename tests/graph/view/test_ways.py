"""The shortest ways between two actors."""

from itertools import pairwise

import pytest

from graph.view.ways import ways
from tests.graph.view.test_measures import made


def told(*pairs: str, first: str, last: str, most: int = 5) -> list[str]:
    return ["".join(way.actors) for way in ways(made(*pairs), first, last, most=most)]


def test_who_met_is_one_step_away() -> None:
    (way,) = ways(made("ab", "bc", "ac"), "a", "c")
    assert ([tie.events for tie in way.ties], way.weight) == ([("e0",)], 1)


def test_all_shortest_ways_are_told_those_over_more_joint_events_first() -> None:
    assert told("ab", "bz", "acc", "czz", "ad", "dz", "ax", "xy", "yz", first="a", last="z") == [
        "acz",
        "abz",
        "adz",
    ]


def test_a_way_back_is_the_way_turned_round() -> None:
    assert told("ab", "bc", first="c", last="a") == ["cba"]


def test_no_more_ways_are_told_than_asked_for() -> None:
    pairs = [pair for letter in "bcdefgh" for pair in (f"a{letter}", f"{letter}z")]
    assert len(told(*pairs, first="a", last="z", most=3)) == 3


@pytest.mark.parametrize(("first", "last"), [("a", "y"), ("a", "nobody"), ("a", "a")])
def test_who_is_not_joined_has_no_way(first: str, last: str) -> None:
    assert told("ab", "xy", first=first, last=last) == []


def test_a_dense_network_with_very_many_ways_answers() -> None:
    layers = ["a", *("bcdefghi",) * 1, *("jklmnopq",) * 1, *("rstuvwxy",) * 1, "z"]
    pairs = [f"{one}{two}" for left, right in pairwise(layers) for one in left for two in right]
    assert len(told(*pairs, first="a", last="z")) == 5
