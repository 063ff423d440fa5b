"""The gate: what breaks a shape is never published."""

from collections.abc import Iterator
from datetime import date
from importlib.resources import files

import pytest
import rdflib
from pyoxigraph import Quad, RdfFormat, parse, serialize
from pyshacl import validate
from rdflib import SH

from graph.fact.publication import publish
from graph.statement import dataset, patterns
from graph.statement.gate import check_shapes
from graph.statement.quads import Graph, term, text, thing
from ontology.errors import BuildError
from ontology.terms import compact
from tests.graph.factories import Told


def test_the_first_violations_are_named_and_the_rest_counted() -> None:
    graph = Graph()
    for number in range(8):
        graph.type(thing("person", f"p-aaaaaaa{'abcdefgh'[number]}"), "zyr:Person")
        graph.add(thing("person", f"p-aaaaaaa{'abcdefgh'[number]}"), "foaf:name", text("Gashi"))
    with pytest.raises(BuildError) as refused:
        check_shapes(graph)
    told = refused.value.message
    assert "person:p-aaaaaaaa" in told
    assert "more" in told
    assert "a person needs one full name" in told


def test_more_than_name_and_office_is_refused() -> None:
    graph = Graph()
    someone = thing("person", "p-aaaaaaaa")
    graph.type(someone, "zyr:Person")
    graph.add(someone, "foaf:name", text("Arta Gashi"))
    graph.add(someone, "schema:birthDate", text("1970-01-01"))
    graph.add(thing("participation", "x"), "zyr:actor", someone)
    with pytest.raises(BuildError, match="p-aaaaaaaa"):
        check_shapes(graph)


def test_two_holders_of_one_seat_are_let_in_and_queued() -> None:
    told = []
    for month, name in enumerate(["Arta Gashi", "Besa Krasniqi"] * 2, 1):
        release = Told(f"{name} {month}", date(2024, month, 1))
        release.holds(name, "director-general", "skpk")
        told.append(release.made())
    (warning,) = check_shapes(dataset.published(publish(told)))
    assert warning.startswith("post:skpk.director-general: ")
    assert "overlap" in warning


def test_a_concept_without_its_languages_is_refused() -> None:
    graph = Graph()
    role = term("role", "new")
    graph.type(role, "org:Role", "skos:Concept")
    graph.add(role, "skos:prefLabel", text("vetëm shqip", "sq"))
    with pytest.raises(BuildError, match="one label in each language"):
        check_shapes(graph)


EXAMPLES = files("ontology").joinpath("shapes", "examples")
NAMES = sorted({entry.name.partition(".")[0] for entry in EXAMPLES.iterdir() if entry.name != "context.ttl"})


def example(name: str) -> Iterator[Quad]:
    for file in ("context.ttl", name):
        yield from parse(EXAMPLES.joinpath(file).read_bytes(), format=RdfFormat.TURTLE)


@pytest.mark.parametrize("name", NAMES)
def test_the_gate_refuses_or_queues_what_each_shape_was_made_for(name: str) -> None:
    assert check_shapes(example(f"{name}.ok.ttl")) == ()
    if name == "SeatShape":
        assert check_shapes(example(f"{name}.bad.ttl"))
    else:
        with pytest.raises(BuildError, match=r"the graph breaks [12] rules?: "):
            check_shapes(example(f"{name}.bad.ttl"))


def test_patterns_asked_at_once_find_what_shacl_finds_one_by_one() -> None:
    shapes = rdflib.Graph().parse(
        data=files("ontology").joinpath("shapes", "zyrtar-shapes.ttl").read_text("utf-8")
    )
    _, having = patterns.split(shapes)
    names = [str(shape).rpartition("#")[2] for shape in having]
    assert names == ["QuoteShape", "SeatShape", "UnitCycleShape"]
    for name in names:
        for kind in ("ok", "bad"):
            quads = list(example(f"{name}.{kind}.ttl"))
            written = serialize((q.triple for q in quads), format=RdfFormat.N_TRIPLES) or b""
            data = rdflib.Graph().parse(data=written, format="nt")
            _, report, _ = validate(data, shacl_graph=shapes, allow_warnings=True)
            by_shacl = {compact(str(node)) for node in report.objects(None, SH.focusNode)}
            assert {node for _, node, _ in patterns.find(quads, shapes)} == by_shacl
            assert bool(by_shacl) == (kind == "bad")
