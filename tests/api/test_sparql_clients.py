"""Programs people use: each reads from the endpoint what it asked for."""

import csv
import io
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

import pandas
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, RDFXML, TURTLE, URLENCODED, XML, SPARQLWrapper

NAME = "http://xmlns.com/foaf/0.1/name"
QUERY = f"SELECT ?name WHERE {{ ?p <{NAME}> ?name }} ORDER BY ?name"
ASK = f"ASK {{ ?p <{NAME}> ?name }}"
CONSTRUCT = f"CONSTRUCT WHERE {{ ?p <{NAME}> ?name }}"
FIRST = "Arben Kelmendi"


@pytest.mark.parametrize("method", ["GET", POST])
@pytest.mark.parametrize("how", [URLENCODED, POSTDIRECTLY])
@pytest.mark.parametrize("form", [JSON, XML, CSV])
def test_sparqlwrapper_reads_tables(server: str, method: str, how: str, form: str) -> None:
    client = SPARQLWrapper(f"{server}/sparql", returnFormat=form)
    client.setMethod(method)
    client.setRequestMethod(how)
    client.setQuery(QUERY)
    found: Any = client.queryAndConvert()
    if form == JSON:
        assert found["results"]["bindings"][0]["name"]["value"] == FIRST
    else:
        assert FIRST in (found.toxml() if form == XML else found.decode())


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # SPARQLWrapper's own use of rdflib
@pytest.mark.parametrize("form", [TURTLE, RDFXML])
def test_sparqlwrapper_reads_graphs_and_yes_or_no(server: str, form: str) -> None:
    client = SPARQLWrapper(f"{server}/sparql", returnFormat=form)
    client.setQuery(CONSTRUCT)
    found: Any = client.queryAndConvert()
    graph = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found, format="turtle")
    assert rdflib.Literal(FIRST) in set(graph.objects())
    client.setReturnFormat(JSON)
    client.setQuery(ASK)
    answer: Any = client.queryAndConvert()
    assert answer["boolean"] is True


def test_rdflib_reads_through_its_store(server: str) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{server}/sparql"))
    assert str(next(iter(graph.query(QUERY)))[0]) == FIRST  # type: ignore[index]
    assert graph.query(ASK).askAnswer is True
    subject = graph.value(predicate=rdflib.URIRef(NAME), object=rdflib.Literal(FIRST))
    assert (subject, rdflib.URIRef(NAME), rdflib.Literal(FIRST)) in graph


def test_a_table_reader_takes_the_csv_by_its_address(server: str) -> None:
    """As R's ``read.csv(address)`` does: one GET, no Accept of their own."""
    with urlopen(f"{server}/sparql?format=csv&query={quote(QUERY)}", timeout=30) as answer:
        rows = list(csv.DictReader(io.TextIOWrapper(answer, "utf-8")))
    assert rows[0] == {"name": FIRST}


def test_pandas_reads_the_csv(server: str) -> None:
    table = pandas.read_csv(f"{server}/sparql?format=csv&query={quote(QUERY)}")
    assert list(table.columns) == ["name"]
    assert table["name"][0] == FIRST
    assert len(table) > 1


def test_a_form_as_r_posts_it(server: str) -> None:
    """As ``httr::POST(address, body = list(query = …), encode = "form")``."""
    form = urlencode({"query": QUERY}).encode()
    headers = {"Accept": "application/sparql-results+json, text/xml, application/xml, */*"}
    with urlopen(Request(f"{server}/sparql", form, headers), timeout=30) as answer:
        assert FIRST in answer.read().decode()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--data-urlencode", f"query={QUERY}"],
        ["--get", "--data-urlencode", f"query={QUERY}"],
        ["--header", "Content-Type: application/sparql-query", "--data-binary", QUERY],
        ["--compressed", "--data-urlencode", f"query={QUERY}"],
    ],
)
def test_curl_reads_csv(server: str, arguments: list[str], tmp_path: Path) -> None:
    told = subprocess.run(
        ["curl", "--silent", "--fail", "--header", "Accept: text/csv", *arguments, f"{server}/sparql"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert told.stdout.splitlines()[:2] == ["name", FIRST]
