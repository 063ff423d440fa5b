"""The gate: nothing is published that breaks a shape. Among the shapes is that every quote is what its text has."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import rdflib
from pyoxigraph import Quad

from graph.statement import patterns, shapes
from graph.statement.constraints import Data
from ontology.errors import BuildError

#: Violations told in an error; the rest are counted.
_TOLD = 5


def check_shapes(quads: Iterable[Quad]) -> tuple[str, ...]:
    """Validate ``quads`` (their graphs made one) against the shapes; returns the warnings in words.

    Raises ``BuildError`` naming the first violations.
    """
    given = list(quads)
    core = shapes.find(Data(given), _core())
    found = [(fault.severity, fault.node, fault.message) for fault in core]
    found += patterns.find(given, _shapes())
    results = sorted({(severity, f"{node}: {message}") for severity, node, message in found})
    violations = [words for severity, words in results if severity == "Violation"]
    if violations:
        more = f" and {len(violations) - _TOLD} more" if len(violations) > _TOLD else ""
        count = "1 rule" if len(violations) == 1 else f"{len(violations)} rules"
        raise BuildError(
            f"the graph breaks {count}: {'; '.join(violations[:_TOLD])}{more}",
            mend="Nothing was published; the snapshot before stays current.",
        )
    return tuple(words for severity, words in results if severity != "Violation")


@cache
def _core() -> tuple[shapes.Shape, ...]:
    return shapes.compiled(_shapes())


@cache
def _shapes() -> rdflib.Graph:
    graph = rdflib.Graph()
    text = files("ontology").joinpath("shapes", "zyrtar-shapes.ttl").read_text("utf-8")
    graph.parse(data=text, format="turtle")
    return graph
