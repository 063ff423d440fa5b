"""Own code for the shapes' core constraints says of every example what pyshacl says."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize
from pyshacl import validate
from rdflib import RDF, SH

from graph.statement import patterns, shapes
from graph.statement.constraints import Data
from ontology.terms import compact, expand

FOLDER = files("ontology").joinpath("shapes")
EXAMPLES = FOLDER.joinpath("examples")
FILES = sorted(entry.name for entry in EXAMPLES.iterdir() if entry.name != "context.ttl")
#: Triples that break a good example when one is added: (subject's class, property, value).
ADDED = [
    ("zyr:Person", "foaf:name", Literal("Another Name")),
    ("zyr:Person", "foaf:age", Literal(40)),
    ("zyr:Tenure", "zyr:edtf", Literal("2024")),
    ("zyr:Release", "schema:datePublished", Literal("2001-02-30", datatype=NamedNode(expand("xsd:date")))),
    ("zyr:Tenure", "zyr:latestEnd", Literal("yesterday")),
    ("zyr:Tenure", "zyr:latestEnd", Literal("1999-01-01", datatype=NamedNode(expand("xsd:date")))),
    ("zyr:Tenure", "zyr:capacity", Literal("acting")),
    ("zyr:Tenure", "zyr:confidence", Literal("high")),
    ("zyr:Event", "zyr:confidence", Literal(1.5)),
    ("zyr:Event", "zyr:source", Literal("a release")),
    ("zyr:Event", "skos:prefLabel", Literal("Ein Treffen", language="de")),
    ("zyr:Event", "skos:prefLabel", Literal("Another meeting", language="en")),
    ("zyr:Event", "zyr:date", Literal("1980-01-01", datatype=NamedNode(expand("xsd:date")))),
    ("zyr:Participation", "zyr:actor", Literal("Arta Gashi")),
    ("zyr:Release", "zyr:sample", Literal("maybe", datatype=NamedNode(expand("xsd:boolean")))),
    ("zyr:Release", "schema:inLanguage", Literal("de")),
    ("zyr:TextSnapshot", "nif:isString", Literal("")),
    ("zyr:Unit", "org:unitOf", Literal("the Council")),
    ("org:Post", "zyr:seats", Literal(0)),
]


@cache
def written() -> rdflib.Graph:
    return rdflib.Graph().parse(data=FOLDER.joinpath("zyrtar-shapes.ttl").read_text("utf-8"))


def triples(name: str) -> list[Quad]:
    found: list[Quad] = []
    for file in ("context.ttl", name):
        found += parse(EXAMPLES.joinpath(file).read_bytes(), format=RdfFormat.TURTLE)
    return found


def ours(quads: Iterable[Quad]) -> set[tuple[str, str]]:
    return {(fault.node, fault.component) for fault in shapes.find(Data(quads), _core())}


@cache
def _core() -> tuple[shapes.Shape, ...]:
    return shapes.compiled(written())


def pyshacls(quads: Iterable[Quad]) -> set[tuple[str, str]]:
    """Node and constraint of each result."""
    text = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES) or b""
    data = rdflib.Graph().parse(data=text, format="nt")
    _, report, _ = validate(data, shacl_graph=patterns.split(written())[0])
    return set(_results(report))


def _results(report: rdflib.Graph) -> Iterator[tuple[str, str]]:
    for result in report.subjects(RDF.type, SH.ValidationResult):
        component = str(report.value(result, SH.sourceConstraintComponent)).rpartition("#")[2]
        component = component.removesuffix("ConstraintComponent")
        node = compact(str(report.value(result, SH.focusNode)))
        yield node, component[0].lower() + component[1:]


@pytest.mark.parametrize("name", FILES)
def test_every_example_is_judged_as_pyshacl_judges_it(name: str) -> None:
    quads = triples(name)
    assert ours(quads) == pyshacls(quads)


def test_every_example_with_a_whole_property_less_is_judged_as_pyshacl_judges_it() -> None:
    """All good examples in one, and each property left out in turn: what is asked of it is missed alike."""
    whole = [quad for name in FILES if ".ok." in name for quad in triples(name)]
    for predicate in sorted({quad.predicate.value for quad in whole}):
        less = [quad for quad in whole if quad.predicate.value != predicate]
        assert ours(less) == pyshacls(less), predicate


@pytest.mark.parametrize(("kind", "curie", "value"), ADDED)
def test_a_value_too_many_or_of_a_wrong_kind_is_judged_as_pyshacl_judges_it(
    kind: str, curie: str, value: Literal
) -> None:
    whole = [quad for name in FILES if ".ok." in name for quad in triples(name)]
    before = ours(whole)
    whole += [
        Quad(quad.subject, NamedNode(expand(curie)), value)
        for quad in whole
        if getattr(quad.object, "value", "") == expand(kind)
    ]
    assert ours(whole) == pyshacls(whole) != before


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("sh:property [ sh:path zyr:a ; sh:maxLength 3 ]", "sh:maxLength"),
        ("sh:nodeKind sh:BlankNode", "BlankNode"),
        ("sh:property [ sh:path [ sh:zeroOrMorePath zyr:a ] ; sh:minCount 1 ]", "path"),
        ("sh:not [ sh:nodeKind sh:IRI ]", "sh:not"),
    ],
)
def test_a_shape_that_says_what_is_not_known_is_refused(body: str, said: str) -> None:
    prefixes = (
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix zyr: <https://w3id.org/zyrtar/ontology#> ."
    )
    graph = rdflib.Graph().parse(data=f"{prefixes} zyr:S a sh:NodeShape ; sh:targetClass zyr:A ; {body} .")
    with pytest.raises(ValueError, match=said):
        shapes.compiled(graph)
