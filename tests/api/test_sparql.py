"""The endpoint, after the SPARQL 1.1 Protocol (W3C, 2013)."""

import json
from urllib.parse import urlencode

import httpx
import pyoxigraph
import pytest
import rdflib

NAMES = "SELECT ?name WHERE { ?p <http://xmlns.com/foaf/0.1/name> ?name } ORDER BY ?name"
ASK = "ASK { ?p a <https://w3id.org/zyrtar/ontology#Person> }"
CONSTRUCT = "CONSTRUCT WHERE { ?p a <https://w3id.org/zyrtar/ontology#Person> }"
DESCRIBE = "DESCRIBE <https://w3id.org/zyrtar/id/unit/skpk>"
TABLES = {
    "application/sparql-results+json": pyoxigraph.QueryResultsFormat.JSON,
    "application/sparql-results+xml": pyoxigraph.QueryResultsFormat.XML,
    "text/tab-separated-values": pyoxigraph.QueryResultsFormat.TSV,
}
GRAPHS = {"text/turtle": "turtle", "application/n-triples": "nt", "application/rdf+xml": "xml"}
#: A cross product that no engine finishes in the two seconds that the test server allows.
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def ask(web: httpx.Client, query: str, accept: str) -> httpx.Response:
    return web.get("/sparql", params={"query": query}, headers={"Accept": accept})


def names(found: object) -> list[str]:
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return [row["name"].value for row in found]


@pytest.mark.parametrize("media", TABLES)
def test_select_comes_in_the_form_asked_for(web: httpx.Client, media: str) -> None:
    answer = ask(web, NAMES, media)
    assert answer.headers["content-type"].partition(";")[0] == media
    assert "Arben Kelmendi" in names(pyoxigraph.parse_query_results(answer.content, format=TABLES[media]))


def test_select_comes_as_csv(web: httpx.Client) -> None:
    answer = ask(web, NAMES, "text/csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.text.splitlines()[:2] == ["name", "Arben Kelmendi"]


@pytest.mark.parametrize("media", ["application/sparql-results+json", "application/sparql-results+xml"])
def test_ask_answers_true(web: httpx.Client, media: str) -> None:
    answer = ask(web, ASK, media)
    assert bool(pyoxigraph.parse_query_results(answer.content, format=TABLES[media])) is True


@pytest.mark.parametrize("query", [CONSTRUCT, DESCRIBE])
@pytest.mark.parametrize("media", GRAPHS)
def test_graphs_come_in_the_form_asked_for(web: httpx.Client, query: str, media: str) -> None:
    answer = ask(web, query, media)
    assert answer.headers["content-type"].partition(";")[0] == media
    assert len(rdflib.Graph().parse(data=answer.text, format=GRAPHS[media])) >= 3


def test_the_form_follows_the_query_if_anything_is_accepted(web: httpx.Client) -> None:
    assert ask(web, NAMES, "*/*").headers["content-type"] == "application/sparql-results+json"
    assert ask(web, CONSTRUCT, "*/*").headers["content-type"].startswith("text/turtle")


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/sparql-query", NAMES),
        ("application/sparql-query; charset=utf-8", NAMES),
        ("application/x-www-form-urlencoded", urlencode({"query": NAMES})),
    ],
)
def test_post_answers_like_get(web: httpx.Client, content_type: str, body: str) -> None:
    answer = web.post(
        "/sparql", content=body, headers={"Content-Type": content_type, "Accept": "application/json"}
    )
    assert answer.json() == ask(web, NAMES, "application/json").json()


def test_a_named_graph_can_be_made_the_default(web: httpx.Client) -> None:
    query = "SELECT (COUNT(*) AS ?n) WHERE { ?s <https://w3id.org/zyrtar/ontology#identifiedAs> ?o }"
    graph = "https://w3id.org/zyrtar/graph/identity"
    counts = [
        int(
            web.get("/sparql", params=p, headers={"Accept": "application/json"}).json()["results"][
                "bindings"
            ][0]["n"]["value"]
        )
        for p in ({"query": query}, {"query": query, "default-graph-uri": graph})
    ]
    assert counts[0] == 0
    assert counts[1] > 0


@pytest.mark.parametrize(
    ("params", "status"),
    [
        ({"query": "SELEKT *"}, 400),
        ({"query": "SELECT * WHERE { ?s ?p"}, 400),
        ({"query": f"SELECT * WHERE {{ FILTER({'(' * 300}1{')' * 300}) }}"}, 400),
        ({"query": [NAMES, NAMES]}, 400),
        ({"query": "INSERT DATA { <urn:a> <urn:b> <urn:c> }"}, 403),
        ({"update": "CLEAR ALL"}, 403),
        ({"query": NAMES, "update": "CLEAR ALL"}, 403),
        ({"query": "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}, 403),
        ({"query": "SELECT * WHERE { ?s ?p ?o } #" + "x" * 5000}, 413),
        ({"query": ENDLESS}, 503),
    ],
)
def test_refusals_have_their_status_and_say_why(
    web: httpx.Client, params: dict[str, str | list[str]], status: int
) -> None:
    answer = web.get("/sparql", params=params, headers={"Accept": "application/sparql-results+json"})
    told = answer.json()
    assert (answer.status_code, told["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"
    assert told["detail"]
    if status == 503:
        assert int(answer.headers["retry-after"]) > 0


def test_the_next_query_is_answered_after_one_was_killed(web: httpx.Client) -> None:
    assert ask(web, ENDLESS, "application/json").status_code == 503
    assert ask(web, ASK, "application/json").json()["boolean"] is True


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        ("text/plain", NAMES.encode(), 415),
        ("", NAMES.encode(), 415),
        ("application/sparql-update", b"CLEAR ALL", 403),
        ("application/sparql-query", b"SELECT * WHERE { ?s ?p '\xff' }", 400),
        ("application/sparql-query", NAMES.encode("utf-16"), 400),
        ("application/x-www-form-urlencoded", b"query=%FF", 400),
        ("application/x-www-form-urlencoded", b"", 400),
        ("application/sparql-query", b"x" * 100_000, 413),
    ],
)
def test_wrong_bodies_are_refused(web: httpx.Client, content_type: str, body: bytes, status: int) -> None:
    headers = {"Accept": "application/json"} | ({"Content-Type": content_type} if content_type else {})
    answer = web.post("/sparql", content=body, headers=headers)
    assert (answer.status_code, answer.json()["status"]) == (status, status)


def test_nothing_acceptable_is_406(web: httpx.Client) -> None:
    assert ask(web, NAMES, "image/png").status_code == 406


def test_a_browser_gets_a_form_and_a_table(web: httpx.Client) -> None:
    form = web.get("/sparql", headers={"Accept": "text/html"})
    assert "<textarea" in form.text
    assert "/query/" in form.text
    table = ask(web, NAMES, "text/html")
    assert "Arben Kelmendi</td>" in table.text
    assert "@prefix" in ask(web, CONSTRUCT, "text/html").text
    assert "Yes" in ask(web, ASK, "text/html").text


def test_a_browser_sees_its_wrong_query_and_what_is_wrong(web: httpx.Client) -> None:
    answer = ask(web, "SELEKT <b>", "text/html")
    assert answer.status_code == 400
    assert "SELEKT &lt;b&gt;</textarea>" in answer.text
    assert 'role="alert"' in answer.text


def test_without_a_query_the_service_is_described_in_rdf(web: httpx.Client) -> None:
    answer = web.get("/sparql", headers={"Accept": "text/turtle"})
    described = rdflib.Graph().parse(data=answer.text, format="turtle")
    licence = rdflib.URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert (None, rdflib.DCTERMS.license, licence) in described


def test_other_sites_may_ask(web: httpx.Client) -> None:
    preflight = web.options(
        "/sparql", headers={"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    )
    assert preflight.status_code == 204
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert ask(web, ASK, "*/*").headers["access-control-allow-origin"] == "*"


def test_a_catalogue_query_answers_with_its_parameters(web: httpx.Client, paths: dict[str, str]) -> None:
    page = web.get("/query", headers={"Accept": "text/html"}).text
    assert "/query/" in page
    answers = 0
    for name in sorted(
        {part.partition('"')[0].partition("?")[0] for part in page.split('href="/query/')[1:]}
    ):
        answer = web.get(f"/query/{name}", params={"format": "json"})
        if answer.status_code == 200:
            answers += 1
            assert {"head"} <= set(json.loads(answer.text))
        else:
            assert answer.status_code in (400, 406)
    assert answers > 0
