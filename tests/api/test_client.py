"""SPARQLWrapper, a client by others, reads every form of result from the served endpoint."""

import csv
import io
from typing import Any
from xml.dom.minidom import Document

import pytest
import rdflib
from SPARQLWrapper import CSV, GET, JSON, N3, POST, RDFXML, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

NAMES = "SELECT ?name WHERE { ?p <http://xmlns.com/foaf/0.1/name> ?name } ORDER BY ?name"
ASK = "ASK { ?p a <https://w3id.org/zyrtar/ontology#Person> }"
CONSTRUCT = "CONSTRUCT { ?p ?q ?o } WHERE { ?p a <https://w3id.org/zyrtar/ontology#Person> ; ?q ?o }"
DESCRIBE = "DESCRIBE <https://w3id.org/zyrtar/id/unit/skpk>"


def client(server: str, query: str, form: str, method: str = GET) -> SPARQLWrapper:
    wrapper = SPARQLWrapper(f"{server}/sparql")
    wrapper.setQuery(query)
    wrapper.setReturnFormat(form)
    wrapper.setMethod(method)
    return wrapper


@pytest.mark.parametrize("method", [GET, POST])
def test_select_as_json(server: str, method: str) -> None:
    found: Any = client(server, NAMES, JSON, method).queryAndConvert()
    assert "Arben Kelmendi" in [row["name"]["value"] for row in found["results"]["bindings"]]


def test_select_as_xml(server: str) -> None:
    found: Any = client(server, NAMES, XML).queryAndConvert()
    assert isinstance(found, Document)
    assert "Arben Kelmendi" in found.toxml()


@pytest.mark.parametrize(("form", "delimiter", "head"), [(CSV, ",", "name"), (TSV, "\t", "?name")])
def test_select_as_text(server: str, form: str, delimiter: str, head: str) -> None:
    found: Any = client(server, NAMES, form).queryAndConvert()
    rows = list(csv.reader(io.StringIO(found.decode()), delimiter=delimiter))
    assert rows[0] == [head]
    assert ["Arben Kelmendi"] in rows


@pytest.mark.parametrize("form", [JSON, XML])
def test_ask(server: str, form: str) -> None:
    found: Any = client(server, ASK, form).queryAndConvert()
    assert (found["boolean"] if isinstance(found, dict) else "true" in found.toxml()) is True


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # the client makes one of RDF/XML
@pytest.mark.parametrize("query", [CONSTRUCT, DESCRIBE])
@pytest.mark.parametrize(("form", "parser"), [(TURTLE, "turtle"), (N3, "turtle"), (RDFXML, None)])
def test_graphs(server: str, query: str, form: str, parser: str | None) -> None:
    found: Any = client(server, query, form).queryAndConvert()
    graph = found if parser is None else rdflib.Graph().parse(data=found, format=parser)
    assert isinstance(graph, rdflib.Graph)
    assert len(graph) >= 3


def test_a_wrong_query_is_told_as_such(server: str) -> None:
    with pytest.raises(QueryBadFormed):
        client(server, "SELECT ?x WHERE { ?x", JSON).query()
