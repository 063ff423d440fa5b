"""The gate: nothing is published that breaks a shape or misquotes its text."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

import rdflib
from pyoxigraph import Quad, RdfFormat, Triple, serialize
from pyshacl import validate

from graph.identity.source import Source
from ontology.errors import BuildError
from ontology.model import Span
from ontology.terms import compact

_SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")
#: Violations told in an error; the rest are counted.
_TOLD = 5
_IRI = re.compile(r"https?://[^\s]+")


def check_quotes(sources: Sequence[Source]) -> None:
    """Raise ``BuildError`` if a reading is of another text than the release's, or rests on characters it has not."""
    for source in sources:
        release, reading = source.release, source.reading
        if hashlib.sha256(release.text.encode()).hexdigest() != release.text_sha256:
            raise BuildError(
                f"release {release.key}: its text is not the one archived", mend="Ingest it again."
            )
        if (reading.release, reading.text_sha256) != (release.key, release.text_sha256):
            raise BuildError(f"release {release.key}: read from another text", mend="Ingest it again.")
        for rule, span in _spans(source):
            if not 0 <= span.start < span.end <= len(release.text):
                raise BuildError(
                    f"release {release.key}: rule {rule} quotes characters {span.start}–{span.end} "
                    f"of a text of {len(release.text)}",
                    mend="This is a fault of the reader: please report it with the release.",
                )


def _spans(source: Source) -> Iterator[tuple[str, Span]]:
    """Everything that is shown or masked by its offsets, with the rule that found it."""
    for proof in source.reading.evidence():
        for span in proof.spans:
            yield proof.rule, span
    parts = {
        "title": (source.release.title,),
        "furniture": source.release.furniture,
        "unread": source.reading.unread,
        "withheld": source.reading.withheld,
    }
    for name, spans in parts.items():
        for part in spans:
            if part is not None:
                yield name, part


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
    message = _IRI.sub(lambda iri: compact(iri[0]), str(report.value(result, _SH.resultMessage)))
    return severity, f"{focus}: {message}"
