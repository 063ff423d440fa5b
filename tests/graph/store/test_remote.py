"""Other SPARQL servers: the same results as a snapshot's, and one class of error for all their faults."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import pytest

from graph.store.remote import RemoteStore
from graph.store.term import iri, literal
from ontology.errors import ForbiddenQueryError, InputError, RemoteError

JSON, N_TRIPLES = "application/sparql-results+json", "application/n-triples"
ROWS = {
    "head": {"vars": ["s", "o"]},
    "results": {
        "bindings": [
            {"s": {"type": "uri", "value": "a:a"}, "o": {"type": "literal", "value": "ë", "xml:lang": "sq"}},
            {"s": {"type": "uri", "value": "a:b"}},
        ]
    },
}


class Server(ThreadingHTTPServer):
    """A server on loopback that gives the one answer it was told to, and keeps what it was asked."""

    status, media_type, body = 200, JSON, b""
    length: int | None = None
    delay = 0.0

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, dict[str, list[str]]]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/sparql"

    def answers(self, body: bytes | str | dict[str, Any], media_type: str = JSON, status: int = 200) -> None:
        written = json.dumps(body) if isinstance(body, dict) else body
        self.body = written.encode() if isinstance(written, str) else written
        self.media_type, self.status = media_type, status


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.asked.append((self.headers["Accept"], parse_qs(body)))
        self.send_response(self.server.status)
        self.send_header("Content-Type", self.server.media_type)
        self.send_header("Content-Length", str(self.server.length or len(self.server.body)))
        self.end_headers()
        for i in range(len(self.server.body)) if self.server.delay else ():
            time.sleep(self.server.delay)
            self.wfile.write(self.server.body[i : i + 1])
            self.wfile.flush()
        if not self.server.delay:
            self.wfile.write(self.server.body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:
            self.close_connection = True


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def test_rows_are_those_of_a_snapshot(server: Server) -> None:
    server.answers(ROWS)
    rows = RemoteStore(server.address).select("SELECT ?s ?o { ?s ?p ?o }", s=iri("a:a"))
    assert rows == [{"s": iri("a:a"), "o": literal("ë", "sq")}, {"s": iri("a:b"), "o": None}]
    accept, form = server.asked[0]
    assert accept == JSON
    assert form == {"query": ["SELECT ?s ?o { VALUES ?s { <a:a> } ?s ?p ?o }"]}


def test_yes_and_no_are_understood(server: Server) -> None:
    for answer in (True, False):
        server.answers({"head": {}, "boolean": answer})
        assert RemoteStore(server.address).ask("ASK { }") is answer


def test_triples_come_sorted(server: Server) -> None:
    server.answers('<b:b> <a:p> "x" .\n<a:a> <a:p> "x" .\n', N_TRIPLES)
    triples = RemoteStore(server.address).construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert [str(t.subject) for t in triples] == ["<a:a>", "<b:b>"]
    assert RemoteStore(server.address).describe("a:a") == triples
    assert server.asked[1][1] == {"query": ["DESCRIBE <a:a>"]}


def test_an_answer_can_be_passed_on_as_it_is(server: Server) -> None:
    server.answers("s,o\r\n", "text/csv; charset=utf-8")
    assert RemoteStore(server.address).serialise("SELECT ?s ?o { }", "text/csv") == b"s,o\r\n"
    with pytest.raises(InputError):
        RemoteStore(server.address).serialise("SELECT ?s ?o { }", "text/html")


@pytest.mark.parametrize(
    ("body", "media_type", "status", "why"),
    [
        ("<html>Log in</html>", "text/html", 200, "text/html"),
        ("<html>Log in</html>", JSON, 200, "cannot be read"),
        (json.dumps(ROWS)[:-20], JSON, 200, "cannot be read"),
        ("", JSON, 200, "cannot be read"),
        ('{"head": {}, "boolean": true}', JSON, 200, "no table"),
        ("no", "text/plain", 400, "refused"),
        ("no", "text/plain", 401, "refused"),
        ("no", "text/plain", 404, "refused"),
        ("no", "text/plain", 500, "refused"),
        ("later", "text/plain", 429, "answered 429"),
        ("later", "text/plain", 503, "answered 503"),
    ],
)
def test_every_fault_names_the_server_and_a_mend(
    server: Server, body: str, media_type: str, status: int, why: str
) -> None:
    server.answers(body, media_type, status)
    with pytest.raises(RemoteError, match=why) as caught:
        RemoteStore(server.address).select("SELECT * { ?s ?p ?o }")
    assert server.address in caught.value.message
    assert caught.value.mend


def test_truncated_triples_are_no_answer(server: Server) -> None:
    server.answers("<a:a> <a:p> ", N_TRIPLES)
    with pytest.raises(RemoteError):
        RemoteStore(server.address).construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")


@pytest.mark.parametrize("media_type", [JSON, "text/turtle"])
def test_a_truncated_answer_is_not_passed_on(server: Server, media_type: str) -> None:
    server.answers('{"head": <a:a> <a:b', media_type)
    with pytest.raises(RemoteError, match="breaks off"):
        RemoteStore(server.address).serialise("SELECT * { ?s ?p ?o }", media_type)


def test_a_reply_shorter_than_announced_is_no_answer(server: Server) -> None:
    server.answers(ROWS)
    server.length = len(server.body) + 10
    with pytest.raises(RemoteError, match="no whole reply"):
        RemoteStore(server.address).select("SELECT * { ?s ?p ?o }")


def test_a_server_that_trickles_is_given_up(server: Server) -> None:
    server.answers(ROWS)
    server.delay = 0.05
    began = time.monotonic()
    with pytest.raises(RemoteError, match=r"longer than 0\.3 seconds"):
        RemoteStore(server.address, seconds=0.3).select("SELECT * { ?s ?p ?o }")
    assert time.monotonic() - began < 2


def test_no_server_at_all_is_told(server: Server) -> None:
    address = server.address
    server.server_close()
    with pytest.raises(RemoteError, match="no whole reply"):
        RemoteStore(address).select("SELECT * { ?s ?p ?o }")


@pytest.mark.parametrize("address", ["", "localhost", "file:///etc/passwd", "ftp://example.org/", "http://"])
def test_only_web_addresses_are_asked(address: str) -> None:
    with pytest.raises(InputError, match="no address"):
        RemoteStore(address)


def test_updates_are_not_sent(server: Server) -> None:
    with pytest.raises(ForbiddenQueryError):
        RemoteStore(server.address).select("DELETE WHERE { ?s ?p ?o }")
    assert not server.asked
