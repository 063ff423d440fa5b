"""What the shape of a network says of its actors: how many they met, whom they join, which group they are in.

All of it is about the events that releases report, not about the actors: who is seldom written about looks alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graph.view.engine import NxGraph, nx
from graph.view.layout import SEED
from graph.view.network import Network

#: Above so many actors betweenness is estimated from as many starting points (Brandes and Pich 2007).
_EXACT: Final = 400


@dataclass(frozen=True, slots=True)
class Measures:
    """One actor. ``meetings``: joint events, added over the others. ``between``: share of the shortest ways between
    two others that lead through it (betweenness centrality, Freeman 1977), 0 to 1. ``group``: number of its community,
    the largest is 1; ``None`` for an actor who met nobody.
    """

    meetings: int
    between: float
    group: int | None


@dataclass(frozen=True, slots=True)
class Measured:
    """Measures by actor. ``groups``: number of communities. ``estimated``: ``between`` is an estimate."""

    actors: Mapping[str, Measures]
    groups: int
    estimated: bool


def measured(network: Network) -> Measured:
    """Centralities and communities (Louvain method, Blondel et al. 2008, weighted by joint events).

    Same network, same result: actors are numbered in order of their keys, and chance has a fixed seed.
    """
    keys = sorted(actor.key for actor in network.actors)
    number = {key: index for index, key in enumerate(keys)}
    graph: NxGraph = nx.Graph()
    graph.add_nodes_from(range(len(keys)))
    graph.add_weighted_edges_from((number[tie.a], number[tie.b], tie.weight) for tie in network.ties)
    estimated = len(keys) > _EXACT
    between = nx.betweenness_centrality(graph, k=_EXACT if estimated else None, seed=SEED)
    weights = dict(graph.degree(weight="weight"))
    groups = _groups(graph)
    found = {
        key: Measures(weights[index], between[index], groups.get(index)) for key, index in number.items()
    }
    return Measured(found, max(groups.values(), default=0), estimated)


def _groups(graph: NxGraph) -> dict[int, int]:
    """Community by actor, of those who met anybody; larger communities first."""
    joined = graph.subgraph(sorted(node for node, degree in graph.degree() if degree))
    if not joined:
        return {}
    found = [sorted(group) for group in nx.community.louvain_communities(joined, weight="weight", seed=SEED)]
    found.sort(key=lambda group: (-len(group), group))
    return {node: index for index, group in enumerate(found, start=1) for node in group}
