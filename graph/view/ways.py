"""How two actors are connected: the shortest ways from one to the other over joint events."""

from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from graph.view.engine import nx
from graph.view.network import Network, Tie

#: So many of the shortest ways are looked at before the best are chosen; a dense network has millions.
_LOOKED_AT: Final = 500


@dataclass(frozen=True, slots=True)
class Way:
    """One way: the actors' keys from the first to the last, and the tie of each step."""

    actors: tuple[str, ...]
    ties: tuple[Tie, ...]

    @property
    def weight(self) -> int:
        """Joint events of the weakest step."""
        return min((tie.weight for tie in self.ties), default=0)


def ways(network: Network, first: str, last: str, *, most: int = 5) -> tuple[Way, ...]:
    """The shortest ways from ``first`` to ``last``, those over more joint events first; none if nothing joins them.

    ``most``: how many at most. Both are keys of actors; one who is not in the network is joined to nobody.
    """
    ties = {(tie.a, tie.b): tie for tie in network.ties}
    graph = nx.Graph()
    graph.add_nodes_from(sorted(actor.key for actor in network.actors))
    graph.add_edges_from(sorted(ties))
    if first == last or first not in graph or last not in graph or not nx.has_path(graph, first, last):
        return ()
    found = [
        Way(tuple(steps), tuple(ties[min(pair), max(pair)] for pair in pairwise(steps)))
        for steps in islice(nx.all_shortest_paths(graph, first, last), _LOOKED_AT)
    ]
    found.sort(key=lambda way: (-way.weight, -sum(tie.weight for tie in way.ties), way.actors))
    return tuple(found[:most])
