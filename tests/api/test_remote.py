"""The same pages from another SPARQL server as from the data folder; and what is told when that server is away."""

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.settings import Settings
from graph.query.catalogue import catalogue
from graph.store.load import load
from graph.store.server import Server
from graph.store.snapshot import current
from tests.api.conftest import serving
from tests.engines import ENGINES, running
from tests.graph.store.fake import FakeServer, faking
from tests.graph.store.support import lines, publish

PATHS = ("/", "/people", "/units", "/events", "/releases", "/network", "/orgchart", "/ontology", "/query")
ASK = "ASK { ?s ?p ?o }"


@pytest.fixture(scope="module", params=ENGINES)
def engine(
    request: pytest.FixtureRequest, home: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """Another engine that holds the snapshot of ``home``."""
    with running(request.param, tmp_path_factory.mktemp("engine")) as started:
        load(started, current(home))
        yield started


@pytest.fixture(scope="module")
def remote(engine: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server without a data folder that serves from ``engine``."""
    nothing = tmp_path_factory.mktemp("nothing")
    settings = Settings(
        home=nothing, endpoint=engine.endpoint, query_seconds=10.0, query_bytes=4096, answer_rows=2000
    )
    with serving(settings) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


@pytest.fixture
def fake() -> Iterator[FakeServer]:
    with faking() as started:
        yield started


def same(remote: httpx.Client, web: httpx.Client, path: str, **params: str) -> None:
    here, there = (client.get(path, params=params) for client in (web, remote))
    assert (there.status_code, there.headers["content-type"]) == (
        here.status_code,
        here.headers["content-type"],
    )
    told = (re.sub(r"127\.0\.0\.1:\d+", "host", answer.text) for answer in (here, there))
    assert next(told) == next(told)


def test_every_page_is_the_same(remote: httpx.Client, web: httpx.Client, paths: dict[str, str]) -> None:
    for path in (*PATHS, *paths.values()):
        for form in ("html", "json"):
            if path != "/query" or form == "html":
                same(remote, web, path, format=form)


def test_every_description_is_the_same(
    remote: httpx.Client, web: httpx.Client, paths: dict[str, str]
) -> None:
    for path in paths.values():
        same(remote, web, path, format="nt")


def test_a_search_finds_the_same(remote: httpx.Client, web: httpx.Client) -> None:
    for words in ("kelmendi", "këshilli", "takim"):
        same(remote, web, "/search", q=words, format="json")


def test_pictures_are_the_same(remote: httpx.Client, web: httpx.Client) -> None:
    for path in ("/network.svg", "/network.graphml", "/orgchart.svg", "/orgchart.json"):
        same(remote, web, path)


def test_every_documented_question_has_the_same_answer(remote: httpx.Client, web: httpx.Client) -> None:
    for name in catalogue():
        here, there = (c.get(f"/query/{name}", params={"format": "json"}).json() for c in (web, remote))
        assert sorted(map(str, there["results"]["bindings"])) == sorted(
            map(str, here["results"]["bindings"])
        ), name


def test_free_queries_are_answered(remote: httpx.Client, web: httpx.Client) -> None:
    query = "SELECT ?s ?p { ?s ?p ?o } ORDER BY ?s ?p"
    for form in ("csv", "json", "xml", "tsv"):
        same(remote, web, "/sparql", query=query, format=form)
    same(remote, web, "/sparql", query=ASK, format="json")
    params = {"query": "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }", "format": "nt"}
    here, there = (set(client.get("/sparql", params=params).text.splitlines()) for client in (web, remote))
    assert there == here
    assert remote.get("/sparql", params={"query": ASK}, headers={"Accept": "text/html"}).status_code == 200


@pytest.mark.parametrize(
    ("query", "status", "kind"),
    [
        ("SELECT * { ?s ?p }", 400, "query-syntax"),
        ("nothing at all", 400, "query-syntax"),
        ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", 403, "query-forbidden"),
        ("DELETE WHERE { ?s ?p ?o }", 403, "query-forbidden"),
        ("SELECT * FROM <http://127.0.0.1/> { ?s ?p ?o }", 403, "query-forbidden"),
        ('DEFINE get:soft "replace" SELECT * { ?s ?p ?o }', 403, "query-forbidden"),
        ("SELECT (bif:now() AS ?now) { }", 403, "query-forbidden"),
        ("SELECT * { GRAPH ?g { ?s ?p ?o } }", 400, "answer-limit"),
        ("SELECT * { " + "{" * 100 + "}" * 101, 400, "query"),
    ],
)
def test_what_is_wrong_with_a_query_is_told(remote: httpx.Client, query: str, status: int, kind: str) -> None:
    answer = remote.get("/sparql", params={"query": query})
    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (status, kind), answer.text
    assert answer.json()["mend"]


def test_a_graph_named_by_the_protocol_is_refused(remote: httpx.Client) -> None:
    answer = remote.get("/sparql", params={"query": ASK, "default-graph-uri": "https://example.org/"})
    assert answer.status_code == 403


def test_health_and_measures_are_told(remote: httpx.Client, web: httpx.Client) -> None:
    assert remote.get("/health").json() == web.get("/health").json()
    assert remote.get("/ready").json() == {"ready": True}
    assert "zyrtar_queries_total" in remote.get("/metrics").text
    assert remote.get("/data.nq.gz").status_code == 404
    assert remote.get("/sparql", params={"query": ASK, "snapshot": "abc"}).status_code == 404


def test_a_new_snapshot_is_taken_up_and_a_part_of_one_is_not_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.remote._LOOKED", 0.0)
    ids = []
    for mark in "ab":
        publish(tmp_path / mark, lines(3, mark))
        ids.append(current(tmp_path / mark).name)
    (tmp_path / "engine").mkdir()
    with running("oxigraph", tmp_path / "engine") as engine:
        load(engine, current(tmp_path / "a"))
        with serving(Settings(home=tmp_path, endpoint=engine.endpoint)) as address:
            assert httpx.get(f"{address}/health").json()["snapshot"] == ids[0]
            monkeypatch.setattr(Server, "write", _dying(Server.write, 3))
            with pytest.raises(KeyboardInterrupt):
                load(engine, current(tmp_path / "b"))
            monkeypatch.undo()
            monkeypatch.setattr("api.remote._LOOKED", 0.0)
            answer = httpx.get(f"{address}/people", headers={"Accept": "application/json"})
            assert answer.status_code == 503
            assert "holds a part of snapshot" in answer.json()["detail"]
            assert httpx.get(f"{address}/ready").status_code == 503
            load(engine, current(tmp_path / "b"))
            assert httpx.get(f"{address}/health").json()["snapshot"] == ids[1]


def _dying(write: object, after: int) -> object:
    left = after

    def dying(*arguments: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise KeyboardInterrupt
        write(*arguments)  # type: ignore[operator]

    return dying


def test_a_server_that_is_away_is_told_on_every_page(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, endpoint="http://127.0.0.1:9/sparql")
    with serving(settings) as address:
        _unavailable(address, "http://127.0.0.1:9/sparql")


def test_a_server_that_answers_with_a_page_is_told(tmp_path: Path, fake: FakeServer) -> None:
    fake.answers("<html>Log in</html>", "text/html")
    with serving(Settings(home=tmp_path, endpoint=fake.address)) as address:
        _unavailable(address, fake.address)


def test_a_server_that_does_not_answer_in_time_is_told(tmp_path: Path, fake: FakeServer) -> None:
    fake.answers(json.dumps({"head": {}, "boolean": True}))
    fake.delay = 0.2
    began = time.monotonic()
    with serving(Settings(home=tmp_path, endpoint=fake.address, endpoint_seconds=0.3)) as address:
        _unavailable(address, fake.address)
    assert time.monotonic() - began < 20


def _unavailable(address: str, endpoint: str) -> None:
    for path in ("/people", "/id/unit/skpk", "/query/org-chart-on", f"/sparql?query={ASK}"):
        answer = httpx.get(address + path, headers={"Accept": "application/json"})
        assert answer.status_code == 503, path
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["retry-after"]
        assert endpoint in answer.json()["detail"]
        assert answer.json()["mend"]
    assert httpx.get(f"{address}/people", headers={"Accept": "text/html"}).status_code == 503
    assert httpx.get(f"{address}/ready").json() == {"ready": False}
    health = httpx.get(f"{address}/health")
    assert (health.status_code, health.json()["ok"]) == (503, False)
    assert endpoint in health.json()["problem"]
