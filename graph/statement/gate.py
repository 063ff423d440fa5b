"""The gate: nothing is published that breaks a shape or misquotes its text."""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

import rdflib
from pyoxigraph import Quad, RdfFormat, Triple, serialize
from pyshacl import validate

from graph.identity.source import Source
from ontology.errors import BuildError
from ontology.terms import compact

_SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
#: Violations told in an error; the rest are counted.
_TOLD = 5


def check_quotes(sources: Sequence[Source]) -> None:
    """Raise ``BuildError`` if a reading rests on characters that its text does not have."""
    for source in sources:
        if source.reading.text_sha256 != source.release.text_sha256:
            raise BuildError(
                f"release {source.key}: read from another text", mend="Run `zyrtar build` again."
            )
        length = len(source.release.text)
        for proof in source.reading.evidence():
            for span in proof.spans:
                if not 0 <= span.start < span.end <= length:
                    raise BuildError(
                        f"release {source.key}: rule {proof.rule} quotes characters {span.start}–{span.end} "
                        f"of a text of {length}",
                        mend="This is a fault of the reader: please report it with the release.",
                    )


def check_shapes(quads: Iterable[Quad]) -> tuple[str, ...]:
    """Validate ``quads`` (their graphs made one) against the shapes; returns the warnings in words.

    Raises ``BuildError`` naming the first violations.
    """
    data = rdflib.Graph()
    triples = (Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
    data.parse(data=serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")
    _, report, _ = validate(data, shacl_graph=_shapes(), allow_warnings=True)
    results = sorted(
        _told(report, result) for result in report.subjects(rdflib.RDF.type, _SH.ValidationResult)
    )
    violations = [words for severity, words in results if severity == "Violation"]
    if violations:
        more = f" and {len(violations) - _TOLD} more" if len(violations) > _TOLD else ""
        raise BuildError(
            f"the graph breaks {len(violations)} rules: {'; '.join(violations[:_TOLD])}{more}",
            mend="Nothing was published; the snapshot before stays current.",
        )
    return tuple(words for severity, words in results if severity != "Violation")


@cache
def _shapes() -> rdflib.Graph:
    shapes = rdflib.Graph()
    text = files("ontology").joinpath("shapes", "zyrtar-shapes.ttl").read_text("utf-8")
    shapes.parse(data=text, format="turtle")
    return shapes


def _told(report: rdflib.Graph, result: rdflib.term.Node) -> tuple[str, str]:
    """Severity and one line: the thing, the message."""
    severity = str(report.value(result, _SH.resultSeverity)).rpartition("#")[2]
    focus = compact(str(report.value(result, _SH.focusNode)))
    message = str(report.value(result, _SH.resultMessage))
    return severity, f"{focus}: {message}"
