"""A response that is given again is the same to the byte, and what may need another one goes the usual way."""

import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
import structlog

from api.app import create_app
from api.endpoint.again import Again, Given
from api.settings import Settings
from graph.build import build
from graph.store.snapshot import current
from tests.api.conftest import serving
from tests.api.releases import later, meeting

QUERY = "SELECT ?s { ?s a <https://w3id.org/zyrtar/ontology#Person> }"
LARGE = "SELECT * { ?s ?p ?o } LIMIT 100"
TARGET = f"/sparql?query={quote(QUERY)}"


@pytest.fixture
def address(home: Path) -> Iterator[str]:
    with serving(Settings(home=home, workers=1)) as found:
        yield found


def ask(address: str, *requests: str) -> bytes:
    """What comes for ``requests``, sent in one piece on one connection."""
    with socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2])), timeout=30) as connection:
        connection.sendall("".join(f"{r}\r\nHost: x\r\n\r\n" for r in requests).encode())
        told = b""
        while more := connection.recv(65_536):
            told += more
            if told.count(b"HTTP/1.1 ") == len(requests) and told.endswith(b"]}}"):
                break
        return told


def dateless(response: bytes) -> list[bytes]:
    return [line for line in response.split(b"\r\n") if not line.startswith(b"date: ")]


def given_again(address: str) -> list[object]:
    with structlog.testing.capture_logs() as lines, httpx.Client(base_url=address) as web:
        web.get(TARGET)
    return [line["origin"] for line in lines]


def test_the_second_response_is_the_first_to_the_byte(address: str) -> None:
    get = f"GET {TARGET} HTTP/1.1"
    first = ask(address, get)
    with structlog.testing.capture_logs() as lines:
        second = ask(address, get)
    assert first.startswith(b"HTTP/1.1 200 OK\r\n")
    assert dateless(first) == dateless(second)
    assert [(line["origin"], line["outcome"], line["rows"] > 2) for line in lines] == [("cache", "ok", True)]


def test_several_at_once_on_one_connection_come_in_their_order(address: str) -> None:
    known, new = (f"GET /sparql?query={quote(q)} HTTP/1.1" for q in (QUERY, f"{QUERY} LIMIT 1"))
    one, other = (ask(address, r) for r in (known, new))
    newer = new.replace("LIMIT%201", "LIMIT%20%201")
    got = ask(address, known, newer, known, known, newer)
    bodies = [r.partition(b"\r\n\r\n")[2] for r in got.split(b"HTTP/1.1 ")[1:]]
    first, second = (r.partition(b"\r\n\r\n")[2] for r in (one, other))
    assert bodies == [first, second, first, first, second]


@pytest.mark.parametrize(
    ("headers", "status"),
    [({}, 200), ({"Connection": "close"}, 200), ({"If-None-Match": "*"}, 304), ({"Range": "bytes=0-1"}, 200)],
)
def test_what_may_need_another_answer_gets_it(address: str, headers: dict[str, str], status: int) -> None:
    with httpx.Client(base_url=address) as web:
        first = web.get(TARGET)
        again = web.get(TARGET, headers=headers)
    assert (first.status_code, again.status_code) == (200, status)
    assert again.content == (first.content if status == 200 else b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert (again.headers.get("connection") == "close") is ("Connection" in headers)


def test_forms_and_compression_are_told_apart(address: str) -> None:
    params = {"query": LARGE}
    asked: list[dict[str, str]] = [
        {"Accept": "text/csv", "Accept-Encoding": "gzip"},
        {"Accept": "text/csv", "Accept-Encoding": "identity"},
        {"Accept": "application/json", "Accept-Encoding": "gzip"},
    ]
    with httpx.Client(base_url=address) as web:
        first, second = ([web.get("/sparql", params=params, headers=h) for h in asked] for _ in range(2))
    for one, two in zip(first, second, strict=True):
        assert one.content == two.content
        assert {**one.headers, "date": ""} == {**two.headers, "date": ""}
    assert [r.headers.get("content-encoding") for r in second] == ["gzip", None, "gzip"]
    assert second[0].content == second[1].content != second[2].content


def test_head_has_the_headers_alone(address: str) -> None:
    with httpx.Client(base_url=address) as web:
        get, head = (web.request(m, TARGET) for m in ("GET", "HEAD"))
    assert (head.content, head.headers["content-length"]) == (b"", get.headers["content-length"])


def test_a_new_snapshot_has_responses_of_its_own(tmp_path: Path) -> None:
    build([meeting()], tmp_path)
    with serving(Settings(home=tmp_path, workers=1)) as address, httpx.Client(base_url=address) as web:
        one = [web.get(TARGET) for _ in range(2)]
        build([meeting(), later()], tmp_path)
        two = [web.get(TARGET) for _ in range(2)]
    assert one[0].content == one[1].content
    assert two[0].content == two[1].content
    assert one[0].headers["etag"] != two[0].headers["etag"]


def test_an_error_is_never_given_again(address: str) -> None:
    wrong = {"query": "SELECT * {"}
    with structlog.testing.capture_logs() as lines, httpx.Client(base_url=address) as web:
        assert [web.get("/sparql", params=wrong).status_code for _ in range(2)] == [400, 400]
    assert len(lines) == 2
    assert given_again(address) + given_again(address) == ["engine", "cache"]


def test_responses_stay_within_their_bytes(home: Path) -> None:
    app = create_app(Settings(home=home, workers=1))
    with app.state.serving.lease():  # which opens the snapshot
        again = Again(app.state.serving, app.state.metrics, 5_000)
        snapshot = current(home).resolve()
        for i in range(10):
            given = Given(snapshot, "hash", i, 500)
            again.keep(b"/sparql?query=%d" % i, [], given, [(b"a", b"b")], b"x" * 500)
            assert again.find(b"/sparql?query=0", [(b"host", b"x")]) == (b"a: b\r\n", b"x" * 500)
            assert again.size <= 5_000
        assert len(again) == 3
        again.keep(b"/sparql?query=" + b"x" * 9_000, [], given, [], b"")
        again.keep(b"/sparql?query=large", [], given, [], b"x" * 5_000)
        again.keep(b"/sparql?query=old", [], Given(home, "hash", 1, 1), [], b"x")
        assert len(again) == 3
        assert again.find(b"/sparql?query=0", [(b"accept", b"text/csv")]) is None
        assert again.find(b"/other", []) is None
    app.state.serving.close()
