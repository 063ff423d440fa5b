"""Positions for network pictures: whole pixels, the same on every run.

Components are laid out one by one with networkx's spring layout (Fruchterman and Reingold 1991) from a fixed
seed, then packed side by side in rows, so that unconnected groups do not fly apart. y grows downwards.
"""

import math
from collections.abc import Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graph.view.engine import NxGraph, nx

#: Seed of the start positions; any number would do, changing it changes every picture.
SEED: Final = 20240703
#: Free room of one node with its label, in pixels.
CELL: Final = (150, 64)
#: networkx needs SciPy from 500 nodes on; the rest of a larger component is placed around its neighbours.
_SPRING_LIMIT: Final = 400
_GOLDEN_ANGLE: Final = math.pi * (3 - math.sqrt(5))

Positions = Mapping[str, tuple[int, int]]


def positions(graph: NxGraph) -> dict[str, tuple[int, int]]:
    """Pixel positions of every node, all coordinates 0 or more; empty for an empty graph."""
    parts = [sorted(part) for part in nx.connected_components(graph)]
    parts.sort(key=lambda part: (-len(part), part))
    placed = [_component(graph, part) for part in parts]
    return _pack(parts, placed)


def size(places: Positions) -> tuple[int, int]:
    """Width and height of the room that ``places`` take, labels included."""
    width = max((x for x, _ in places.values()), default=0)
    height = max((y for _, y in places.values()), default=0)
    return width + CELL[0] // 2, height + CELL[1] // 2


def _component(graph: NxGraph, nodes: list[str]) -> NDArray[np.float64]:
    """Positions of one component, in the order of ``nodes``."""
    core = sorted(sorted(nodes), key=lambda n: -graph.degree(n))[:_SPRING_LIMIT]
    ordered = nx.Graph()
    ordered.add_nodes_from(sorted(core))
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.subgraph(core).edges()))
    spring = nx.spring_layout(ordered, seed=SEED, weight=None, iterations=80)
    radius = 90 * math.sqrt(len(ordered))
    found = {node: np.asarray(xy, dtype=np.float64) * radius for node, xy in spring.items()}
    _place_rest(graph, found)
    return _spread(np.array([found[node] for node in nodes]))


def _place_rest(graph: NxGraph, found: dict[str, NDArray[np.float64]]) -> None:
    """Put every node of a large component that has no place yet on a spiral around a placed neighbour."""
    around: dict[str, int] = {}
    queue = sorted(found)
    for centre in queue:  # grows while it is walked: breadth first
        for node in sorted(graph.neighbors(centre)):
            if node in found:
                continue
            turn = around[centre] = around.get(centre, 0) + 1
            angle, radius = turn * _GOLDEN_ANGLE, 60 * math.sqrt(turn)
            found[node] = found[centre] + radius * np.array([math.cos(angle), math.sin(angle)])
            queue.append(node)


def _spread(points: NDArray[np.float64], rounds: int = 60) -> NDArray[np.float64]:
    """Push nodes apart until no two labels share room, as far as ``rounds`` go."""
    if not 1 < len(points) <= _SPRING_LIMIT:
        return points
    room = np.array(CELL, dtype=np.float64)
    nudge = np.arange(len(points), dtype=np.float64) * 1e-6  # two nodes on one spot part in the order of keys
    points = points + np.stack([nudge, nudge], axis=1)
    for _ in range(rounds):
        gap = (points[:, None, :] - points[None, :, :]) / room
        distance = np.sqrt((gap**2).sum(axis=2)) + np.eye(len(points))
        push = np.clip(1.0 - distance, 0.0, None)
        if not push.any():
            break
        points = points + (gap / distance[:, :, None] * push[:, :, None]).sum(axis=1) * room * 0.5
    return points


def _pack(parts: list[list[str]], placed: list[NDArray[np.float64]]) -> dict[str, tuple[int, int]]:
    """Set components side by side, in rows about as wide as all of them make a picture of 3:2."""
    boxes = [points.max(axis=0) - points.min(axis=0) + np.array(CELL) for points in placed]
    area = sum(float(box[0] * box[1]) for box in boxes)
    limit = max([math.sqrt(area * 1.5), *(float(box[0]) for box in boxes)], default=0.0)
    places: dict[str, tuple[int, int]] = {}
    left = top = row_height = 0.0
    for nodes, points, box in zip(parts, placed, boxes, strict=True):
        if left and left + box[0] > limit:
            left, top, row_height = 0.0, top + row_height, 0.0
        origin = points.min(axis=0) - np.array(CELL) / 2
        for node, (x, y) in zip(nodes, points - origin, strict=True):
            places[node] = (round(left + x), round(top + y))
        left, row_height = left + box[0], max(row_height, float(box[1]))
    return dict(sorted(places.items()))
