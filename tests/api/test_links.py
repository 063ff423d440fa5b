"""Permanent links: short, kept once, pinned to a snapshot, bounded, and whole after any crash."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

import api.links
from api.links import FILE, FullError, Links, digest_of
from api.settings import Settings
from ontology.errors import ClientLimitError, HomeError, NotFoundError
from tests.api.conftest import serving

NAMES = "SELECT ?name WHERE { ?p <http://xmlns.com/foaf/0.1/name> ?name } ORDER BY ?name"
CONSTRUCT = "CONSTRUCT WHERE { ?p a <https://w3id.org/zyrtar/ontology#Person> }"
SOME = "0" * 12


@pytest.fixture
def links(tmp_path: Path) -> Links:
    return Links(tmp_path, 100_000, 1000)


@pytest.fixture
def own(home: Path, tmp_path: Path) -> Iterator[httpx.Client]:
    """A server with links of its own on the shared graph."""
    for name in ("snapshots", "current"):
        (tmp_path / name).symlink_to(home / name)
    settings = Settings(home=tmp_path, workers=1, query_seconds=2.0, query_bytes=4096, links_per_day=3)
    with serving(settings) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


def make(own: httpx.Client, query: str, **parameters: str) -> httpx.Response:
    return own.post("/q", data={"query": query, **parameters}, headers={"Accept": "application/json"})


def test_what_is_kept_is_found_again_letter_for_letter(links: Links, tmp_path: Path) -> None:
    query = "SELECT * {\r\n  ?s ?p 'Љ\"\\n' } # " + "x" * 3000
    kept = links.keep("me", query, SOME, 7, "d")
    assert len(kept.id) == 10
    again = Links(tmp_path, 0, 0).find(kept.id.upper())
    assert (again.query, again.snapshot, again.rows, again.digest) == (query, SOME, 7, "d")


def test_the_same_query_is_kept_once_and_costs_its_client_nothing(tmp_path: Path) -> None:
    links = Links(tmp_path, 100_000, 1)
    first = links.keep("me", NAMES, SOME, 1, "")
    assert links.keep("me", NAMES, SOME, 2, "x") == first
    assert links.keep("you", NAMES, "1" * 12, 1, "").id != first.id
    with pytest.raises(ClientLimitError, match="1 permanent links in a day") as caught:
        links.keep("me", CONSTRUCT, SOME, 1, "")
    assert "long address" in caught.value.mend


def test_of_two_queries_with_one_beginning_the_second_gets_more_digits(
    links: Links, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api.links, "_id", lambda content: "a" * 10 + ("b" if "one" in content else "c") * 41)
    ids = [links.keep("me", query, SOME, 0, "").id for query in ("one", "two")]
    assert ids == ["a" * 10, "a" * 10 + "c"]
    assert [links.find(name).query for name in ids] == ["one", "two"]


def test_the_file_stays_within_its_bound(tmp_path: Path) -> None:
    links = Links(tmp_path, 40_000, 10_000)

    def fill() -> None:
        for number in range(10_000):
            links.keep("me", f"ASK {{ ?s ?p {number} }}", SOME, 0, "")

    with pytest.raises(FullError, match="40000 bytes"):
        fill()
    assert (tmp_path / FILE).stat().st_size <= 40_000 + 3 * 4096
    assert links.keep("me", "ASK { ?s ?p 0 }", SOME, 0, "").query == "ASK { ?s ?p 0 }"


def test_clients_that_made_none_for_longest_are_forgotten(
    links: Links, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api.links, "_MOST_CLIENTS", 3)
    for number in range(9):
        links.keep(f"client {number}", f"ASK {{ ?s ?p {number} }}", SOME, 0, "")
    assert len(links._given) == 3


def test_many_at_a_time_lose_nothing(links: Links) -> None:
    queries = [f"ASK {{ ?s ?p {number} }}" for number in range(40)]
    with ThreadPoolExecutor(8) as threads:
        ids = list(threads.map(lambda q: links.keep("me", q, SOME, 0, "").id, [*queries, *queries]))
    assert ids[:40] == ids[40:]
    assert [links.find(name).query for name in ids[:40]] == queries


def test_what_breaks_off_leaves_nothing_half_written(links: Links, monkeypatch: pytest.MonkeyPatch) -> None:
    links.keep("me", "ASK { ?s ?p 1 }", SOME, 0, "")
    monkeypatch.setattr(links, "_count", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        links.keep("me", "ASK { ?s ?p 2 }", SOME, 0, "")
    with sqlite3.connect(links._file) as db:
        assert db.execute("SELECT COUNT(*) FROM link").fetchone() == (1,)


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("no database" * 1000, "utf-8")
    links = Links(tmp_path, 100_000, 10)
    with pytest.raises(HomeError, match=FILE):
        links.find("a")
    with pytest.raises(HomeError, match=FILE):
        links.keep("me", NAMES, SOME, 0, "")


@pytest.mark.parametrize("name", ["abcdefghjk", "", "'; DROP TABLE link; --"])
def test_a_link_that_is_not_there_is_told(links: Links, name: str) -> None:
    with pytest.raises(NotFoundError, match="no permanent link"):
        links.find(name)
    links.keep("me", NAMES, SOME, 0, "")
    with pytest.raises(NotFoundError, match="no permanent link"):
        links.find(name)


def test_answers_are_compared_whatever_their_order() -> None:
    assert digest_of(b"?a\n1\n2\n") == digest_of(b"?a\n2\n1\n") != digest_of(b"?a\n1\n3\n")
    assert digest_of(b"_:x <a> <b> .\n") == ""


def test_a_link_gives_the_answer_in_every_form(own: httpx.Client) -> None:
    made = make(own, NAMES)
    assert made.status_code == 201
    body = made.json()
    assert body["address"] == f"{str(own.base_url).rstrip('/')}/q/{body['id']}"
    assert made.headers["location"] == f"/q/{body['id']}"
    for word in ("csv", "json", "tsv", "xml"):
        straight = own.get("/sparql", params={"query": NAMES, "format": word})
        assert own.get(body["address"], params={"format": word}).content == straight.content
    assert make(own, NAMES).json() == body
    graph = make(own, CONSTRUCT).json()
    assert "zyrtar" in own.get(graph["address"], params={"format": "ttl"}).text


def test_the_page_of_a_link_says_of_which_snapshot_it_is_and_how_to_cite_it(own: httpx.Client) -> None:
    body = make(own, NAMES + " # <script>alert(1)</script>").json()
    page = own.get(f"/q/{body['id']}", headers={"Accept": "text/html"})
    assert page.headers["x-robots-tag"] == "noindex"
    assert "Arben Kelmendi" in page.text
    assert body["snapshot"] in page.text
    assert body["address"] in page.text
    assert "<script>alert" not in page.text
    assert "kept no more" not in page.text


def test_browsers_are_led_to_the_page(own: httpx.Client) -> None:
    answer = own.post("/q", data={"query": NAMES, "format": "html"}, headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["location"][:3]) == (303, "/q/")


def test_once_its_snapshot_is_gone_a_link_says_so_and_whether_the_answer_is_the_same(
    own: httpx.Client, tmp_path: Path
) -> None:
    tsv = own.get("/sparql", params={"query": NAMES, "format": "tsv"}).content
    links = Links(tmp_path, 100_000, 100)
    same = links.keep("me", NAMES, SOME, tsv.count(b"\n") - 1, digest_of(tsv)).id
    other = links.keep("me", NAMES, "1" * 12, 5, "other").id
    unknown = links.keep("me", NAMES, "2" * 12, 5, "").id
    for name, words in (
        (same, "still the same"),
        (other, "then it had 5 rows"),
        (unknown, "kept no more"),
    ):
        page = own.get(f"/q/{name}", headers={"Accept": "text/html"})
        assert page.status_code == 200
        assert words in page.text
    gone = own.get(f"/q/{same}", params={"format": "csv"})
    assert gone.status_code == 410
    assert "?snapshot=current" in gone.json()["detail"]
    asked = own.get(f"/q/{same}", params={"format": "tsv", "snapshot": "current"})
    assert asked.content == tsv


@pytest.mark.parametrize(
    ("query", "status"),
    [("SELECT * {", 400), ("", 400), ("INSERT DATA { <a:a> <a:b> 1 }", 403), ("x" * 5000, 413)],
)
def test_no_link_is_made_of_what_has_no_answer(
    own: httpx.Client, tmp_path: Path, query: str, status: int
) -> None:
    assert make(own, query).status_code == status
    assert not (tmp_path / FILE).exists()


def test_other_sites_make_no_links(own: httpx.Client) -> None:
    answer = own.post("/q", data={"query": NAMES}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


def test_graphs_outside_the_query_are_refused(own: httpx.Client) -> None:
    answer = make(own, NAMES, **{"default-graph-uri": "https://example.org/g"})
    assert (answer.status_code, "FROM" in answer.json()["mend"]) == (400, True)


def test_a_server_that_keeps_none_says_so(home: Path, tmp_path: Path) -> None:
    for name in ("snapshots", "current"):
        (tmp_path / name).symlink_to(home / name)
    with serving(Settings(home=tmp_path, workers=1, links_bytes=0)) as address:
        answer = httpx.post(f"{address}/q", data={"query": NAMES}, timeout=30)
    assert answer.status_code == 507
    assert "long address" in answer.json()["detail"]


def test_an_unknown_link_is_not_found(own: httpx.Client) -> None:
    answer = own.get("/q/zzzzzzzzzz")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
