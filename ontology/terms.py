"""The RDF terms used in Python, one constant each, so that a slip is an import error and not lost data."""

from typing import Final

#: Persistent base of everything we name. Set here and nowhere else; may change before launch only.
BASE: Final = "https://w3id.org/zyrtar/"

#: Prefixes as printed in exports, pages and queries.
PREFIXES: Final[dict[str, str]] = {
    "zyr": BASE + "ontology#",
    "unit": BASE + "id/unit/",
    "post": BASE + "id/post/",
    "person": BASE + "id/person/",
    "ten": BASE + "id/tenure/",
    "ev": BASE + "id/event/",
    "part": BASE + "id/participation/",
    "grp": BASE + "id/group/",
    "act": BASE + "id/act/",
    "rel": BASE + "id/release/",
    "txt": BASE + "id/text/",
    "men": BASE + "id/mention/",
    "claim": BASE + "id/claim/",
    "run": BASE + "id/run/",
    "dec": BASE + "id/decision/",
    "agent": BASE + "id/agent/",
    "place": BASE + "id/place/",
    "role": BASE + "voc/role/",
    "kind": BASE + "voc/unit-kind/",
    "cap": BASE + "voc/capacity/",
    "stat": BASE + "voc/status/",
    "stand": BASE + "voc/standing/",
    "et": BASE + "voc/event-type/",
    "pr": BASE + "voc/event-role/",
    "top": BASE + "voc/topic/",
    "cur": BASE + "voc/curation/",
    "find": BASE + "voc/finding/",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "cv": "http://data.europa.eu/m8g/",
    "oa": "http://www.w3.org/ns/oa#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "void": "http://rdfs.org/ns/void#",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def expand(curie: str) -> str:
    """The IRI of ``prefix:local``. Raises ``KeyError`` for an unknown prefix.

    >>> expand("org:unitOf")
    'http://www.w3.org/ns/org#unitOf'
    """
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local


def compact(iri: str) -> str:
    """``iri`` as ``prefix:local`` with the longest matching prefix, or the IRI itself if none fits.

    >>> compact("https://w3id.org/zyrtar/id/unit/kpk")
    'unit:kpk'
    """
    best = max(
        (p for p, ns in PREFIXES.items() if iri.startswith(ns)), key=lambda p: len(PREFIXES[p]), default=None
    )
    return iri if best is None else f"{best}:{iri[len(PREFIXES[best]) :]}"
