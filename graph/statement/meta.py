"""Description of the data set and its endpoint (VoID, DCAT, SPARQL service description)."""

from collections import Counter
from collections.abc import Mapping

from pyoxigraph import NamedNode

from graph.statement.quads import Graph, node, number, text
from ontology.iri import graph as graph_iri
from ontology.terms import BASE, PREFIXES, compact, expand

DATASET = BASE + "dataset"
ENDPOINT = BASE + "sparql"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def write(graph: Graph, published: Graph, releases: int) -> None:
    """Describe the data set whose default graph is ``published``, read from so many releases."""
    dataset, endpoint = node(DATASET), node(ENDPOINT)
    graph.type(dataset, "dcat:Dataset", "void:Dataset")
    graph.add(dataset, "dcterms:title", text("Knowledge graph of prosecutorial officials and events", "en"))
    graph.add(dataset, "dcterms:license", node(LICENCE))
    graph.add(dataset, "void:sparqlEndpoint", endpoint)
    graph.add(dataset, "void:uriSpace", text(BASE + "id/"))
    graph.add(dataset, "void:triples", number(len(published)))
    graph.add(dataset, "void:documents", number(releases))
    for prefix in ("org", "skos", "prov", "oa", "cv", "zyr"):
        graph.add(dataset, "void:vocabulary", node(PREFIXES[prefix]))
    _partitions(graph, published)
    graph.type(endpoint, "sd:Service")
    graph.add(endpoint, "sd:endpoint", endpoint)
    graph.add(endpoint, "sd:supportedLanguage", node(expand("sd:SPARQL11Query")))
    described = node(BASE + "dataset#sparql")
    graph.add(endpoint, "sd:defaultDataset", described)
    graph.type(described, "sd:Dataset")
    for name in ("identity", "curation", "findings", "vocabulary", "meta"):
        named = node(f"{BASE}dataset#{name}")
        graph.add(described, "sd:namedGraph", named)
        graph.type(named, "sd:NamedGraph")
        graph.add(named, "sd:name", node(graph_iri(name)))


def _partitions(graph: Graph, published: Graph) -> None:
    """How many things of each class and triples of each property (VoID, 4.5): what a query can ask for."""
    kind = node(expand("rdf:type"))
    classes = Counter(
        q.object.value for q in published if q.predicate == kind and isinstance(q.object, NamedNode)
    )
    properties = Counter(q.predicate.value for q in published)
    _parts(graph, classes, "class", "void:entities")
    _parts(graph, properties, "property", "void:triples")


def _parts(graph: Graph, counted: Mapping[str, int], kind: str, counts: str) -> None:
    for iri, count in counted.items():
        part = node(f"{DATASET}#{kind}-{compact(iri)}")
        graph.add(node(DATASET), f"void:{kind}Partition", part)
        graph.add(part, f"void:{kind}", node(iri))
        graph.add(part, counts, number(count))
