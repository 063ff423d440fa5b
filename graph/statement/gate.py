"""The gate: nothing is published that breaks a shape. Among the shapes is that every quote is what its text has."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import rdflib
from pyoxigraph import Quad, RdfFormat, Triple, serialize
from pyshacl import validate

from graph.statement import patterns
from ontology.errors import BuildError
from ontology.terms import compact

_SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
#: Violations told in an error; the rest are counted.
_TOLD = 5
_IRI = re.compile(r"https?://[^\s]+")


def check_shapes(quads: Iterable[Quad]) -> tuple[str, ...]:
    """Validate ``quads`` (their graphs made one) against the shapes; returns the warnings in words.

    Raises ``BuildError`` naming the first violations.
    """
    triples = {Triple(quad.subject, quad.predicate, quad.object): quad for quad in quads}
    core, _ = patterns.split(_shapes())
    data = rdflib.Graph()
    data.parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")
    _, report, _ = validate(data, shacl_graph=core, allow_warnings=True)
    found = [_told(report, result) for result in report.subjects(rdflib.RDF.type, _SH.ValidationResult)]
    found += patterns.find(triples.values(), _shapes())
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
def _shapes() -> rdflib.Graph:
    shapes = rdflib.Graph()
    text = files("ontology").joinpath("shapes", "zyrtar-shapes.ttl").read_text("utf-8")
    shapes.parse(data=text, format="turtle")
    return shapes


def _told(report: rdflib.Graph, result: rdflib.term.Node) -> patterns.Finding:
    severity = str(report.value(result, _SH.resultSeverity)).rpartition("#")[2]
    focus = compact(str(report.value(result, _SH.focusNode)))
    message = _IRI.sub(lambda iri: compact(iri[0]), str(report.value(result, _SH.resultMessage)))
    return severity, focus, message
