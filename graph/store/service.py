"""The description of the endpoint in RDF: what the snapshot says of the data set, and what this server adds.

Words: SPARQL 1.1 Service Description (W3C, 2013), VoID, DCAT; limits as schema:PropertyValue, no vocabulary has them.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode
from pyoxigraph import Triple as Statement

from graph.store.limits import Limits, told
from graph.store.term import Triple
from ontology.terms import BASE, expand

#: The endpoint's own persistent name in a snapshot; a running server stands under its own address instead.
ENDPOINT: Final = BASE + "sparql"
DATASET: Final = BASE + "dataset"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_WRITTEN: Final = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "RDF_XML", "JSON-LD", "TriG", "N-Quads"),
)


def description(
    dataset: Iterable[Triple], address: str, store: str, dump: str, limits: Limits
) -> list[Triple]:
    """Triples on the service at ``address``, its graph ``store`` and whole ``dump``, sorted.

    ``dataset``: what the snapshot says of itself, where the endpoint has its persistent name.
    """
    own, here = NamedNode(ENDPOINT), NamedNode(address)
    moved = (
        Statement(
            here if t.subject == own else t.subject,
            t.predicate,
            here if t.object == own else t.object,
        )
        for t in dataset
    )
    return sorted({*moved, *_service(here, limits), *_downloads(store, dump)}, key=str)


def _service(here: NamedNode, limits: Limits) -> Iterator[Triple]:
    yield Statement(here, _term("rdf:type"), _term("sd:Service"))
    yield Statement(here, _term("sd:endpoint"), here)
    yield Statement(here, _term("sd:supportedLanguage"), _term("sd:SPARQL11Query"))
    for name in _WRITTEN:
        yield Statement(here, _term("sd:resultFormat"), NamedNode(_FORMATS + name))
    for limit in told(limits):
        node = NamedNode(f"{here.value}#limit-{limit.name}")
        yield Statement(here, _term("schema:additionalProperty"), node)
        yield Statement(node, _term("rdf:type"), _term("schema:PropertyValue"))
        yield Statement(node, _term("schema:name"), Literal(limit.name))
        yield Statement(node, _term("schema:value"), Literal(limit.value))
        yield Statement(node, _term("schema:unitText"), Literal(limit.unit))


def _downloads(store: str, dump: str) -> Iterator[Triple]:
    dataset, file, graphs = NamedNode(DATASET), NamedNode(dump), NamedNode(store)
    yield Statement(dataset, _term("void:dataDump"), file)
    for node, media in ((file, "application/n-quads"), (graphs, "text/turtle")):
        yield Statement(dataset, _term("dcat:distribution"), node)
        yield Statement(node, _term("rdf:type"), _term("dcat:Distribution"))
        media_type = NamedNode(f"https://www.iana.org/assignments/media-types/{media}")
        yield Statement(node, _term("dcat:mediaType"), media_type)
    yield Statement(file, _term("dcat:downloadURL"), file)
    yield Statement(
        file,
        _term("dcat:compressFormat"),
        NamedNode("https://www.iana.org/assignments/media-types/application/gzip"),
    )
    yield Statement(graphs, _term("dcat:accessURL"), graphs)


def _term(name: str) -> NamedNode:
    return NamedNode(expand(name))
