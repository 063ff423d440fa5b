"""Description of the data set and its endpoint (VoID, DCAT, SPARQL service description)."""

from graph.statement.quads import Graph, node, number, text
from ontology.iri import graph as graph_iri
from ontology.terms import BASE, PREFIXES, expand

DATASET = BASE + "dataset"
ENDPOINT = BASE + "sparql"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def write(graph: Graph, triples: int, releases: int) -> None:
    """Describe a data set of so many published triples from so many releases."""
    dataset, endpoint = node(DATASET), node(ENDPOINT)
    graph.type(dataset, "dcat:Dataset", "void:Dataset")
    graph.add(dataset, "dcterms:title", text("Knowledge graph of prosecutorial officials and events", "en"))
    graph.add(dataset, "dcterms:license", node(LICENCE))
    graph.add(dataset, "void:sparqlEndpoint", endpoint)
    graph.add(dataset, "void:uriSpace", text(BASE + "id/"))
    graph.add(dataset, "void:triples", number(triples))
    graph.add(dataset, "void:documents", number(releases))
    for prefix in ("org", "skos", "prov", "oa", "cv", "zyr"):
        graph.add(dataset, "void:vocabulary", node(PREFIXES[prefix]))
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
