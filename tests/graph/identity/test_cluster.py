"""Groups from judged pairs: the surest first, and never two in one group that are held apart."""

import itertools
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity.cluster import Clusters, Edge, by_group, cluster
from graph.identity.result import Judgement, Verdict

Pairs = dict[tuple[int, int], Judgement]
NONE = Judgement(Verdict.UNDECIDED, ("nothing is known",))


def same(strength: int) -> Judgement:
    return Judgement(Verdict.SAME, (f"by {strength}",), strength)


APART = Judgement(Verdict.DIFFERENT, ("they are two",))
AGAINST = Judgement(Verdict.UNDECIDED, ("hm",), 0, "their courses differ")


def groups(size: int, told: Pairs, joined: tuple[tuple[int, int], ...] = ()) -> Clusters:
    edges = [Edge(*pair, judgement) for pair, judgement in told.items() if judgement.verdict is Verdict.SAME]
    outcomes = {
        (tuple(found.group), found.left)
        for order in itertools.permutations(edges)
        for found in [cluster(size, order, lambda a, b: told.get((a, b), NONE), joined)]
    }
    assert len(outcomes) == 1
    return cluster(size, edges, lambda a, b: told.get((a, b), NONE), joined)


def test_links_make_groups() -> None:
    found = groups(4, {(0, 1): same(50), (1, 2): same(20)})
    assert by_group(found.group) == {0: [0, 1, 2], 3: [3]}


def test_the_weakest_link_between_two_that_differ_is_left() -> None:
    found = groups(3, {(0, 1): same(50), (1, 2): same(20), (0, 2): APART})
    assert by_group(found.group) == {0: [0, 1], 2: [2]}
    assert [(edge.one, edge.other, why) for edge, why in found.left] == [(1, 2, "they are two")]


def test_of_links_equally_strong_none_is_chosen() -> None:
    found = groups(3, {(0, 1): same(50), (1, 2): same(50), (0, 2): APART})
    assert by_group(found.group) == {0: [0], 1: [1], 2: [2]}
    assert len(found.left) == 2


@pytest.mark.parametrize(("strength", "size"), [(40, 1), (39, 2)])
def test_only_a_sure_link_goes_over_what_speaks_against(strength: int, size: int) -> None:
    found = groups(3, {(0, 1): same(60), (1, 2): same(strength), (0, 2): AGAINST})
    assert len(by_group(found.group)) == size


def test_a_chain_of_weak_links_never_brings_together_two_that_differ() -> None:
    chain: Pairs = {(n, n + 1): same(20 + n) for n in range(5)}
    found = groups(6, {**chain, (0, 5): APART})
    assert found.group[0] != found.group[5]


def test_what_is_joined_beforehand_stays_joined() -> None:
    found = groups(3, {(0, 1): APART, (1, 2): same(50)}, joined=((0, 1),))
    assert by_group(found.group) == {0: [0, 1, 2]}


VERDICTS = st.sampled_from([same(60), same(45), same(20), same(10), NONE, AGAINST, APART])
PAIRS = list(itertools.combinations(range(7), 2))


@given(st.lists(VERDICTS, min_size=len(PAIRS), max_size=len(PAIRS)), st.randoms(use_true_random=False))
def test_whatever_is_said_no_group_holds_two_that_differ_and_order_does_not_matter(
    said: list[Judgement], chance: Random
) -> None:
    told = dict(zip(PAIRS, said, strict=True))
    edges = [Edge(*pair, judgement) for pair, judgement in told.items() if judgement.verdict is Verdict.SAME]
    found = cluster(7, edges, lambda a, b: told[a, b])
    chance.shuffle(edges)
    assert cluster(7, edges, lambda a, b: told[a, b]) == found
    inside = [told[a, b] for a, b in PAIRS if found.group[a] == found.group[b]]
    assert APART not in inside
    weak = {edge.judgement.strength for edge in found.followed} <= {20, 10}
    assert not (weak and AGAINST in inside)
