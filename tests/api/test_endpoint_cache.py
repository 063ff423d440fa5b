"""Over HTTP: the same question has the same answer from the cache, however it is asked, until the graph changes."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
import structlog

from api.settings import Settings
from graph.build import build
from tests.api.conftest import serving
from tests.api.releases import later, meeting

RELEASES = "SELECT * { ?r a <https://w3id.org/zyrtar/ontology#Release> }"
PEOPLE = "SELECT ?s { ?s a <https://w3id.org/zyrtar/ontology#Person> }"
CSV = {"Accept": "text/csv"}


@pytest.fixture
def fresh(home: Path) -> Iterator[httpx.Client]:
    """A client of a server that has answered nothing yet."""
    with serving(Settings(home=home, workers=1)) as address, httpx.Client(base_url=address) as web:
        yield web


def origins(web: httpx.Client, *requests: httpx.Request) -> list[str]:
    """Where the answers to ``requests`` come from, one after another."""
    with structlog.testing.capture_logs() as lines:
        told = [web.send(request) for request in requests]
    assert [t.status_code for t in told] == [200] * len(requests)
    return [line["origin"] for line in lines]


def test_get_and_both_ways_to_post_share_answers(fresh: httpx.Client) -> None:
    asked = (
        fresh.build_request("GET", "/sparql", params={"query": PEOPLE}, headers=CSV),
        fresh.build_request("POST", "/sparql", data={"query": PEOPLE}, headers=CSV),
        fresh.build_request(
            "POST", "/sparql", content=PEOPLE, headers=CSV | {"Content-Type": "application/sparql-query"}
        ),
        fresh.build_request("GET", "/sparql", params={"query": PEOPLE, "format": "csv", "x": "y"}),
    )
    assert origins(fresh, *asked) == ["engine", "cache", "cache", "cache"]


def test_form_graphs_and_snapshot_are_part_of_the_question(fresh: httpx.Client) -> None:
    first, *others = (
        fresh.build_request("GET", "/sparql", params={"query": PEOPLE} | more)
        for more in (
            {},
            {"format": "csv"},
            {"format": "xml"},
            {"default-graph-uri": "https://w3id.org/zyrtar/graph/identity"},
            {"named-graph-uri": "https://w3id.org/zyrtar/graph/identity"},
        )
    )
    assert origins(fresh, first, *others) == ["engine"] * 5
    assert origins(fresh, first, *others) == ["cache"] * 5


def test_a_kept_answer_is_the_same_to_the_byte_with_its_headers(fresh: httpx.Client) -> None:
    one, two = (fresh.get("/sparql", params={"query": PEOPLE}) for _ in range(2))
    assert one.content == two.content
    kept = ("content-type", "content-length", "etag", "vary", "cache-control", "access-control-allow-origin")
    assert all(one.headers[name] == two.headers[name] for name in kept)
    packed = fresh.get("/sparql", params={"query": PEOPLE}, headers={"Accept-Encoding": "gzip"})
    assert packed.content == one.content


def test_an_error_is_asked_again(fresh: httpx.Client) -> None:
    with structlog.testing.capture_logs() as lines:
        for _ in range(2):
            assert fresh.get("/sparql", params={"query": "SELECT * {"}).status_code == 400
    assert [line["origin"] for line in lines] == ["engine"] * 2
    assert "zyrtar_cache_answers 0.0" in fresh.get("/metrics").text.splitlines()


def test_a_tag_is_looked_at_before_the_cache_and_the_engine(fresh: httpx.Client) -> None:
    first = fresh.get("/sparql", params={"query": PEOPLE})
    with structlog.testing.capture_logs() as lines:
        known = {"If-None-Match": first.headers["etag"]}
        again = fresh.get("/sparql", params={"query": PEOPLE}, headers=known)
    assert (again.status_code, again.content, lines) == (304, b"", [])


def test_hits_are_counted(fresh: httpx.Client) -> None:
    for _ in range(3):
        fresh.get("/sparql", params={"query": PEOPLE})
    told = fresh.get("/metrics").text.splitlines()
    for line in (
        'zyrtar_answers_total{origin="engine"} 1.0',
        'zyrtar_answers_total{origin="cache"} 2.0',
        "zyrtar_cache_answers 1.0",
    ):
        assert line in told
    size = next(float(line.split()[1]) for line in told if line.startswith("zyrtar_cache_bytes "))
    assert 1_000 < size < 10_000


def test_without_a_cache_every_question_is_asked(home: Path) -> None:
    settings = Settings(home=home, workers=1, cache_bytes=0)
    with serving(settings) as address, httpx.Client(base_url=address) as web:
        request = web.build_request("GET", "/sparql", params={"query": PEOPLE})
        assert origins(web, request, request) == ["engine", "engine"]


def test_a_new_snapshot_has_answers_of_its_own(tmp_path: Path) -> None:
    first = build([meeting()], tmp_path)
    with serving(Settings(home=tmp_path, workers=1)) as address, httpx.Client(base_url=address) as web:

        def count(**more: str) -> int:
            told = web.get("/sparql", params={"query": RELEASES, "format": "json"} | more)
            return len(told.json()["results"]["bindings"])

        assert (count(), count()) == (1, 1)
        build([meeting(), later()], tmp_path)
        assert (count(), count(), count(snapshot=first.id)) == (2, 2, 1)
        build([meeting()], tmp_path)
        assert count() == 1


def test_the_same_asked_by_many_at_a_time_is_asked_once(home: Path) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(STRLEN(STR(?c)) < STRLEN(STR(?f))) }"
    settings = Settings(home=home, query_seconds=60)
    with serving(settings) as address, httpx.Client(base_url=address, timeout=60) as web:
        with ThreadPoolExecutor(8) as threads:
            told = list(threads.map(lambda _: web.get("/sparql", params={"query": slow}), range(8)))
        counts = web.get("/metrics").text.splitlines()
    assert {t.status_code for t in told} == {200}
    assert len({t.content for t in told}) == 1
    assert 'zyrtar_answers_total{origin="engine"} 1.0' in counts
