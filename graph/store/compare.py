"""What one snapshot publishes that another does not: their dumps are sorted, so both are read once, side by side."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, parse

from graph.store.snapshot import DUMP
from ontology.errors import HomeError


class Statement(NamedTuple):
    """One published statement; ``object`` is an IRI or the text of a literal."""

    subject: str
    predicate: str
    object: str


def compare(old: Path, new: Path) -> tuple[list[Statement], list[Statement]]:
    """Statements of the default graph that only the snapshot in ``old`` has, and those that only ``new`` has.

    Memory grows with the differences, not with the snapshots. Raises ``HomeError`` if a dump cannot be read.
    """
    gone: list[str] = []
    come: list[str] = []
    one, other = _lines(old), _lines(new)
    left, right = next(one, None), next(other, None)
    while left is not None or right is not None:
        if left == right:
            left, right = next(one, None), next(other, None)
        elif right is None or (left is not None and left < right):
            gone.append(left or "")
            left = next(one, None)
        else:
            come.append(right)
            right = next(other, None)
    return list(_published(gone)), list(_published(come))


def _lines(folder: Path) -> Iterator[str]:
    try:
        with gzip.open(folder / DUMP, "rt", encoding="utf-8", newline="\n") as dump:
            for line in dump:
                yield line.rstrip("\n")
    except (OSError, EOFError, ValueError) as error:
        raise HomeError(
            f"the statements of the snapshot {folder} cannot be read ({error})",
            mend="Publish again with `zyrtar build`.",
        ) from None


def _published(lines: list[str]) -> Iterator[Statement]:
    """The lines of the default graph; there are no blank nodes and no quoted triples in a dump."""
    for quad in parse("\n".join(lines).encode(), format=RdfFormat.N_QUADS):
        if isinstance(quad.graph_name, DefaultGraph) and isinstance(quad.subject, NamedNode):
            value = quad.object.value if hasattr(quad.object, "value") else str(quad.object)
            yield Statement(quad.subject.value, quad.predicate.value, value)
