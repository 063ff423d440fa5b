"""The endpoint's protocol beyond a plain query: forms, tags, compression, graphs, snapshots, limits, measures."""

import gzip
import json
from pathlib import Path

import httpx
import pyoxigraph
import pytest
import rdflib
import structlog

from api.negotiate import GRAPHS, RESULTS, Offer
from api.settings import Settings
from graph.build import build
from tests.api.conftest import serving
from tests.api.releases import later, meeting

SELECT = "SELECT ?s { ?s a <https://w3id.org/zyrtar/ontology#Person> } ORDER BY ?s"
CONSTRUCT = "CONSTRUCT WHERE { ?s a <https://w3id.org/zyrtar/ontology#Person> }"
ALL = "SELECT * { ?s ?p ?o . ?s ?q ?x }"


@pytest.mark.parametrize("offer", [*RESULTS, *GRAPHS], ids=lambda o: o.word)
def test_every_form_comes_by_accept_and_by_its_word(web: httpx.Client, offer: Offer) -> None:
    query = SELECT if offer in RESULTS else CONSTRUCT
    media = offer.media_types[0]
    by_accept = web.get("/sparql", params={"query": query}, headers={"Accept": media})
    by_word = web.get("/sparql", params={"query": query, "format": offer.word})
    assert by_accept.status_code == by_word.status_code == 200
    assert by_accept.headers["content-type"].partition(";")[0] == media
    assert len(by_accept.content) == len(by_word.content) > 50
    if offer in GRAPHS:
        form = pyoxigraph.RdfFormat.from_media_type(media)
        assert len(list(pyoxigraph.parse(by_word.content, form))) >= 3


@pytest.mark.parametrize(
    ("accept", "sent"),
    [
        ("text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv, application/sparql-results+xml;q=0.9", "text/csv"),
        ("application/json;q=0, text/*;q=0.2, */*;q=0.1", "text/csv"),
        ("TEXT/CSV;Q=1.0", "text/csv"),
        ("", "application/sparql-results+json"),
        ("nonsense", "application/sparql-results+json"),
        ("text/tab-separated-values;charset=utf-8", "text/tab-separated-values"),
    ],
)
def test_the_form_follows_the_header(web: httpx.Client, accept: str, sent: str) -> None:
    answer = web.get("/sparql", params={"query": SELECT}, headers={"Accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == sent


@pytest.mark.parametrize(
    ("query", "accept", "status"),
    [
        (SELECT, "image/png", 406),
        (SELECT, "*/*;q=0", 406),
        (SELECT, "text/turtle", 400),
        (CONSTRUCT, "text/csv", 400),
    ],
)
def test_a_form_that_there_is_not_is_told_with_those_there_are(
    web: httpx.Client, query: str, accept: str, status: int
) -> None:
    told = web.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert told.status_code == status
    words = told.json()["detail"] + told.json().get("mend", "")
    assert "text/csv" in words or "text/turtle" in words


def test_another_charset_is_refused(web: httpx.Client) -> None:
    headers = {"Content-Type": "application/sparql-query; charset=iso-8859-1"}
    told = web.post("/sparql", content=SELECT, headers=headers)
    assert (told.status_code, "UTF-8" in told.json()["detail"]) == (415, True)


def test_head_tells_what_get_would(web: httpx.Client) -> None:
    get, head = (web.request(m, "/sparql", params={"query": SELECT}) for m in ("GET", "HEAD"))
    assert head.content == b""
    for name in ("content-type", "content-length", "etag"):
        assert head.headers[name] == get.headers[name]


def test_an_answer_that_is_known_is_not_sent_again(web: httpx.Client) -> None:
    first = web.get("/sparql", params={"query": SELECT})
    again = web.get("/sparql", params={"query": SELECT}, headers={"If-None-Match": first.headers["etag"]})
    other = web.get("/sparql", params={"query": SELECT, "format": "csv"})
    assert (again.status_code, again.content) == (304, b"")
    assert other.headers["etag"] != first.headers["etag"]


def test_answers_are_compressed_for_who_takes_it(server: str) -> None:
    with httpx.Client(base_url=server) as web:
        plain = web.get("/sparql", params={"query": ALL}, headers={"Accept-Encoding": "identity"})
        packed = web.get("/sparql", params={"query": ALL}, headers={"Accept-Encoding": "gzip"})
        with web.stream("GET", "/sparql", params={"query": ALL}) as raw:
            sent = b"".join(raw.iter_raw())
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(sent) == plain.content == packed.content
    assert len(sent) < len(plain.content) / 3


def test_a_large_answer_is_whole(web: httpx.Client) -> None:
    answer = web.get("/sparql", params={"query": ALL, "format": "json"})
    assert len(answer.content) > 300_000  # more than goes through a socket in one piece
    assert len(answer.json()["results"]["bindings"]) > 1000


def test_one_graph_can_be_read_whole(web: httpx.Client) -> None:
    named = web.get(
        "/graph-store", params={"graph": "https://w3id.org/zyrtar/graph/identity", "format": "nt"}
    )
    default = web.get("/graph-store?default", headers={"Accept": "application/n-triples"})
    assert len(named.text.splitlines()) > 3
    assert len(default.text.splitlines()) > 100
    assert web.head("/graph-store?default").status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/graph-store", 400),
        ("/graph-store?default&graph=a:b", 400),
        ("/graph-store?graph=a:b&graph=a:c", 400),
        ("/graph-store?graph=no%20iri", 400),
        ("/graph-store?graph=a:b%3E%20%7B%7D%20%23", 400),
        ("/graph-store?graph=https://example.org/nothing", 404),
    ],
)
def test_a_graph_that_there_is_not_is_told(web: httpx.Client, address: str, status: int) -> None:
    told = web.get(address)
    assert (told.status_code, told.json()["status"]) == (status, status)
    assert told.json()["mend"]


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_no_graph_can_be_written(web: httpx.Client, method: str) -> None:
    before = web.get("/graph-store?default", params={"format": "nt"}).content
    told = web.request(method, "/graph-store?default", content=b"<a:a> <a:b> <a:c> .")
    assert told.status_code == 405
    assert told.headers["allow"] == "GET, HEAD, OPTIONS"
    assert sorted(web.get("/graph-store?default", params={"format": "nt"}).content.splitlines()) == sorted(
        before.splitlines()
    )


def test_the_whole_data_set_is_one_file(web: httpx.Client) -> None:
    lines = gzip.decompress(web.get("/data.nq.gz").content).decode().splitlines()
    assert lines == sorted(lines)
    assert len(lines) > 500


@pytest.mark.parametrize("address", ["/sparql", "/.well-known/void", "/dataset"])
def test_the_service_and_the_data_set_describe_themselves(web: httpx.Client, address: str) -> None:
    text = web.get(address, headers={"Accept": "text/turtle"}).text
    told = rdflib.Graph().parse(data=text, format="turtle")
    words = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    here = rdflib.URIRef(f"{web.base_url}".rstrip("/") + "/sparql")
    assert list(told.objects(here, words.endpoint)) == [here]
    assert (here, words.supportedLanguage, words.SPARQL11Query) in told
    assert len(list(told.objects(here, words.resultFormat))) == len([*RESULTS, *GRAPHS])
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    data = rdflib.URIRef("https://w3id.org/zyrtar/dataset")
    assert list(told.objects(data, void.sparqlEndpoint)) == [here]
    assert list(told.objects(data, void.dataDump))
    schema = rdflib.Namespace("https://schema.org/")
    limits = {
        str(told.value(n, schema.name)): float(str(told.value(n, schema.value)))
        for n in told.subjects(rdflib.RDF.type, schema.PropertyValue)
    }
    assert limits == {t["name"]: t["value"] for t in web.get("/limits").json()["limits"]}


def test_limits_are_those_of_the_settings(web: httpx.Client) -> None:
    told = {t["name"]: t for t in web.get("/limits").json()["limits"]}
    assert told["seconds"]["value"] == 2.0
    assert told["query_bytes"]["value"] == 4096
    assert web.get("/limits").json()["cache_bytes"] == Settings().cache_bytes
    assert all(t["mend"] and t["unit"] and t["status"] for t in told.values())


def test_an_older_snapshot_can_be_asked_while_it_is_kept(tmp_path: Path) -> None:
    query = {"query": "SELECT * { ?r a <https://w3id.org/zyrtar/ontology#Release> }", "format": "json"}
    first, second = build([meeting()], tmp_path), build([meeting(), later()], tmp_path)
    with serving(Settings(home=tmp_path)) as address, httpx.Client(base_url=address) as web:

        def releases(**more: str) -> int:
            return len(web.get("/sparql", params=query | more).json()["results"]["bindings"])

        assert (releases(), releases(snapshot=first.id), releases(snapshot=second.id[:6])) == (2, 1, 2)
        posted = web.post("/sparql", data=query | {"snapshot": first.id})
        assert len(posted.json()["results"]["bindings"]) == 1
        graphs = [
            web.get("/graph-store", params={"graph": "https://w3id.org/zyrtar/graph/identity", "snapshot": s})
            for s in (first.id, second.id)
        ]
        assert graphs[0].headers["etag"] != graphs[1].headers["etag"]
        for wrong in ("000000000000", "../..", "x"):
            told = web.get("/sparql", params=query | {"snapshot": wrong})
            assert (told.status_code, first.id in told.json()["mend"]) == (404, True)


def test_health_and_readiness_are_told_apart(web: httpx.Client, tmp_path: Path) -> None:
    assert web.get("/ready").json() == {"ready": True}
    with serving(Settings(home=tmp_path, workers=1)) as address, httpx.Client(base_url=address) as empty:
        told = empty.get("/ready")
    assert (told.status_code, told.json()) == (503, {"ready": False})


def test_queries_are_counted_by_outcome(home: Path) -> None:
    with serving(Settings(home=home, workers=1)) as address, httpx.Client(base_url=address) as web:
        for query in (SELECT, SELECT, "SELEKT", "SELECT * { SERVICE <a:b> { } }"):
            web.get("/sparql", params={"query": query})
        told = web.get("/metrics")
    assert told.headers["content-type"].startswith("text/plain")
    for line in (
        'zyrtar_queries_total{outcome="ok"} 2.0',
        'zyrtar_queries_total{outcome="query-syntax"} 1.0',
        'zyrtar_queries_total{outcome="query-forbidden"} 1.0',
        "zyrtar_query_seconds_count 4.0",
        'zyrtar_queries_running{lane="quick"} 0.0',
        "zyrtar_breaker_open 0.0",
    ):
        assert line in told.text.splitlines()


def test_each_query_is_logged_without_its_text_or_its_client(web: httpx.Client) -> None:
    with structlog.testing.capture_logs() as lines:
        web.get("/sparql", params={"query": SELECT}, headers={"User-Agent": "somebody"})
        web.get("/sparql", params={"query": "SELEKT"})
    assert [line["outcome"] for line in lines] == ["ok", "query-syntax"]
    assert lines[0]["rows"] >= 3
    assert set(lines[0]) == {
        *("event", "log_level", "query", "snapshot", "seconds", "rows", "bytes", "origin", "outcome")
    }
    assert "somebody" not in json.dumps(lines)
