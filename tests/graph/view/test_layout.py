"""Positions are whole, stable, apart from each other, and components stay together."""

import networkx as nx
import pytest

from graph.view.layout import CELL, positions, size


def test_nothing_needs_no_room() -> None:
    assert positions(nx.Graph()) == {}
    assert size({})[0] < CELL[0]


def test_one_node_stands_in_its_cell() -> None:
    graph = nx.Graph()
    graph.add_node("a")
    assert positions(graph) == {"a": (CELL[0] // 2, CELL[1] // 2)}


@pytest.mark.parametrize("count", [2, 3, 10, 60])
def test_no_two_nodes_share_a_spot(count: int) -> None:
    graph = nx.relabel_nodes(nx.complete_graph(count), str)
    places = positions(graph)
    assert len(set(places.values())) == count
    assert all(x >= 0 and y >= 0 for x, y in places.values())


def test_the_order_of_insertion_does_not_matter() -> None:
    edges = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("x", "y")]
    forth, back = nx.Graph(edges), nx.Graph([(b, a) for a, b in reversed(edges)])
    assert positions(forth) == positions(back)


def test_components_stand_side_by_side() -> None:
    graph = nx.Graph()
    graph.add_nodes_from(f"n{number:02}" for number in range(30))
    width, height = size(positions(graph))
    assert width < 12 * CELL[0]
    assert height < 12 * CELL[1]


def test_a_component_too_large_for_springs_is_placed_whole() -> None:
    graph = nx.relabel_nodes(nx.star_graph(620), str)
    graph.add_edges_from((f"{n}", f"tail-{n}") for n in range(600, 620))
    places = positions(graph)
    assert set(places) == set(graph)
    assert positions(graph) == places
