"""Every shape accepts its good example and refuses its bad one, and no other shape objects to either."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, SH, BNode, Graph, URIRef

import ontology
from ontology.generate import render

FOLDER = Path(ontology.__file__).parent / "shapes"
EXAMPLES = FOLDER / "examples"
SHAPES = Graph().parse(FOLDER / "zyrtar-shapes.ttl")
CONTEXT = (EXAMPLES / "context.ttl").read_text(encoding="utf-8")
#: Shapes whose results go to the curator's queue instead of stopping a build.
QUEUED = {"SeatShape"}
NAMES = sorted(
    str(s).rpartition("#")[2] for s in SHAPES.subjects(RDF.type, SH.NodeShape) if isinstance(s, URIRef)
)


@cache
def owner_of_parts() -> dict[BNode | URIRef, str]:
    """Every node inside a node shape -> name of that node shape, so that a result can be traced to it."""
    owners: dict[BNode | URIRef, str] = {}

    def walk(node: BNode | URIRef, name: str) -> None:
        owners[node] = name
        for part in SHAPES.objects(node):
            if isinstance(part, BNode) and part not in owners:
                walk(part, name)

    for name in NAMES:
        walk(URIRef(f"https://w3id.org/zyrtar/shapes#{name}"), name)
    return owners


def refusals(turtle: str) -> Iterator[tuple[str, str]]:
    """(shape, severity) of every result for the data together with the context of the examples."""
    data = Graph().parse(data=CONTEXT, format="turtle").parse(data=turtle, format="turtle")
    _, report, _ = pyshacl.validate(data, shacl_graph=SHAPES, inplace=True)
    assert isinstance(report, Graph)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        source, severity = report.value(result, SH.sourceShape), report.value(result, SH.resultSeverity)
        assert isinstance(source, BNode | URIRef)
        yield owner_of_parts()[source], str(severity).rpartition("#")[2]


def example(name: str, kind: str) -> str:
    return (EXAMPLES / f"{name}.{kind}.ttl").read_text(encoding="utf-8")


def test_every_shape_has_both_examples_and_every_example_a_shape() -> None:
    found = {path.name for path in EXAMPLES.glob("*.ttl")} - {"context.ttl"}
    wanted = {f"{name}.{kind}.ttl" for name in NAMES for kind in ("ok", "bad")}
    assert found == wanted, "add the missing example, or remove the one whose shape is gone"


def test_the_context_of_the_examples_is_content() -> None:
    assert list(refusals("")) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_good_example_is_accepted(name: str) -> None:
    assert list(refusals(example(name, "ok"))) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_example_is_refused_by_its_shape_and_by_no_other(name: str) -> None:
    severity = "Warning" if name in QUEUED else "Violation"
    assert set(refusals(example(name, "bad"))) == {(name, severity)}


def test_the_whole_vocabulary_is_accepted() -> None:
    assert list(refusals("\n".join(render().values()))) == []


def test_every_constraint_query_declares_the_prefixes_it_uses() -> None:
    declared = {str(prefix) for prefix in SHAPES.objects(None, SH.prefix)}
    used = {
        word.partition(":")[0].lstrip("(")
        for query in SHAPES.objects(None, SH.select)
        for word in str(query).split()
        if ":" in word
    }
    assert used - {"a"} <= declared
