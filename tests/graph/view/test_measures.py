"""What the shape of a network says of its actors, on networks small enough to count by hand."""

import pytest

from graph.view.measures import measured
from graph.view.network import Actor, Network, Tie


def made(*pairs: str, alone: str = "") -> Network:
    """Pairs such as ``ab`` or ``abb``: every letter after the first two is one more joint event."""
    keys = sorted({letter for pair in pairs for letter in pair[:2]} | set(alone))
    ties = sorted((min(pair[:2]), max(pair[:2]), len(pair) - 1) for pair in pairs)
    return Network(
        actors=tuple(Actor(key, key) for key in keys),
        ties=tuple(Tie(a, b, tuple(f"e{n}" for n in range(weight))) for a, b, weight in ties),
    )


def test_who_stands_between_two_others_is_on_all_ways_between_them() -> None:
    found = measured(made("ab", "bc"))
    assert {key: m.between for key, m in found.actors.items()} == {"a": 0, "b": 1, "c": 0}
    assert not found.estimated


def test_meetings_count_every_joint_event_with_every_other() -> None:
    found = measured(made("abb", "bc"))
    assert {key: m.meetings for key, m in found.actors.items()} == {"a": 2, "b": 3, "c": 1}


def test_two_circles_with_one_acquaintance_are_two_groups_the_larger_first() -> None:
    found = measured(made("ab", "ac", "bc", "cx", "xy", "xz", "yz", "xw", "yw", "zw"))
    groups = {key: m.group for key, m in found.actors.items()}
    assert groups == dict.fromkeys("wxyz", 1) | dict.fromkeys("abc", 2)
    assert found.groups == 2


def test_who_met_nobody_is_in_no_group() -> None:
    found = measured(made("ab", alone="q"))
    assert (found.actors["q"].group, found.actors["q"].meetings, found.actors["q"].between) == (None, 0, 0)


@pytest.mark.parametrize("network", [Network(), made(alone="abc")])
def test_a_network_without_ties_has_no_groups(network: Network) -> None:
    assert measured(network).groups == 0


def test_a_large_network_is_estimated_and_the_same_each_time() -> None:
    chain = Network(
        actors=tuple(Actor(f"p{n:04}", "") for n in range(500)),
        ties=tuple(Tie(f"p{n:04}", f"p{n + 1:04}", ("e",)) for n in range(499)),
    )
    first, second = measured(chain), measured(chain)
    assert first.estimated
    assert first == second
    assert first.actors["p0250"].between > first.actors["p0010"].between
