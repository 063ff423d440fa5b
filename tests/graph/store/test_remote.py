"""Other SPARQL servers: the same results as a snapshot's, and one class of error for all their faults."""

import json
import time
from collections.abc import Iterator

import pytest

from graph.store.remote import RemoteStore
from graph.store.server import JSON, N_TRIPLES, Server
from graph.store.term import iri, literal
from ontology.errors import ForbiddenQueryError, InputError, RemoteError
from tests.graph.store.fake import FakeServer, faking

ROWS = {
    "head": {"vars": ["s", "o"]},
    "results": {
        "bindings": [
            {"s": {"type": "uri", "value": "a:a"}, "o": {"type": "literal", "value": "ë", "xml:lang": "sq"}},
            {"s": {"type": "uri", "value": "a:b"}},
        ]
    },
}


@pytest.fixture
def server() -> Iterator[FakeServer]:
    with faking() as running:
        yield running


def test_rows_are_those_of_a_snapshot(server: FakeServer) -> None:
    server.answers(ROWS)
    rows = RemoteStore(Server(server.address)).select("SELECT ?s ?o { ?s ?p ?o }", s=iri("a:a"))
    assert rows == [{"s": iri("a:a"), "o": literal("ë", "sq")}, {"s": iri("a:b"), "o": None}]
    accept, form = server.asked[0]
    assert accept == JSON
    assert form == {"query": ["SELECT ?s ?o { VALUES ?s { <a:a> } ?s ?p ?o }"]}


def test_yes_and_no_are_understood(server: FakeServer) -> None:
    for answer in (True, False):
        server.answers({"head": {}, "boolean": answer})
        assert RemoteStore(Server(server.address)).ask("ASK { }") is answer


def test_triples_come_sorted(server: FakeServer) -> None:
    server.answers('<b:b> <a:p> "x" .\n<a:a> <a:p> "x" .\n', N_TRIPLES)
    triples = RemoteStore(Server(server.address)).construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert [str(t.subject) for t in triples] == ["<a:a>", "<b:b>"]
    assert RemoteStore(Server(server.address)).describe("a:a") == triples
    assert "VALUES ?thing { <a:a> }" in server.asked[1][1]["query"][0]


@pytest.mark.parametrize(
    ("media_type", "written"),
    [
        ("text/csv", "s,o\r\na:a,ë\r\na:b,\r\n"),
        ("text/tab-separated-values", '?s\t?o\n<a:a>\t"ë"@sq\n<a:b>\t\n'),
    ],
)
def test_a_table_is_written_as_our_engine_writes_it(
    server: FakeServer, media_type: str, written: str
) -> None:
    server.answers(ROWS)
    assert RemoteStore(Server(server.address)).serialise("SELECT ?s ?o { }", media_type).decode() == written
    assert server.asked[0][0] == JSON


def test_triples_and_truth_are_written_as_our_engine_writes_them(server: FakeServer) -> None:
    store = RemoteStore(Server(server.address))
    server.answers('<b:b> <a:p> "x" .\n<a:a> <a:p> "x" .\n', N_TRIPLES)
    triples = store.serialise("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", N_TRIPLES)
    assert triples == b'<a:a> <a:p> "x" .\n<b:b> <a:p> "x" .\n'
    server.answers({"head": {}, "boolean": True})
    assert json.loads(store.serialise("ASK { }", JSON))["boolean"] is True


def test_a_table_with_blank_nodes_is_passed_on(server: FakeServer) -> None:
    row = {"s": {"type": "bnode", "value": "b0"}}
    server.answers({"head": {"vars": ["s"]}, "results": {"bindings": [row]}})
    assert RemoteStore(Server(server.address)).serialise("SELECT ?s { }", JSON) == server.body


@pytest.mark.parametrize(
    ("query", "media_type"),
    [
        ("SELECT ?s { }", "text/html"),
        ("SELECT ?s { }", "text/turtle"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv"),
    ],
)
def test_a_form_that_does_not_fit_is_told(server: FakeServer, query: str, media_type: str) -> None:
    with pytest.raises(InputError, match=media_type):
        RemoteStore(Server(server.address)).serialise(query, media_type)


def test_a_part_of_an_answer_is_no_answer(server: FakeServer) -> None:
    """Virtuoso sends what it has when its time is over, with status 200 and a header."""
    server.answers(ROWS)
    server.headers["X-SQL-State"] = "S1TAT"
    with pytest.raises(RemoteError, match="a part of the answer"):
        RemoteStore(Server(server.address)).select("SELECT * { ?s ?p ?o }")


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
    server: FakeServer, body: str, media_type: str, status: int, why: str
) -> None:
    server.answers(body, media_type, status)
    with pytest.raises(RemoteError, match=why) as caught:
        RemoteStore(Server(server.address)).select("SELECT * { ?s ?p ?o }")
    assert server.address in caught.value.message
    assert caught.value.mend


def test_truncated_triples_are_no_answer(server: FakeServer) -> None:
    server.answers("<a:a> <a:p> ", N_TRIPLES)
    with pytest.raises(RemoteError):
        RemoteStore(Server(server.address)).construct("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")


@pytest.mark.parametrize("query", ["SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_a_truncated_answer_is_not_passed_on(server: FakeServer, query: str) -> None:
    form, wanted = (JSON, JSON) if query.startswith("SELECT") else (N_TRIPLES, "text/turtle")
    server.answers('{"head": <a:a> <a:b', form)
    with pytest.raises(RemoteError, match=r"cannot be read|break off"):
        RemoteStore(Server(server.address)).serialise(query, wanted)


def test_a_reply_shorter_than_announced_is_no_answer(server: FakeServer) -> None:
    server.answers(ROWS)
    server.length = len(server.body) + 10
    with pytest.raises(RemoteError, match="no whole reply"):
        RemoteStore(Server(server.address)).select("SELECT * { ?s ?p ?o }")


def test_a_server_that_trickles_is_given_up(server: FakeServer) -> None:
    server.answers(ROWS)
    server.delay = 0.05
    began = time.monotonic()
    with pytest.raises(RemoteError, match=r"longer than 0\.3 seconds"):
        RemoteStore(Server(server.address, seconds=0.3)).select("SELECT * { ?s ?p ?o }")
    assert time.monotonic() - began < 2


def test_no_server_at_all_is_told(server: FakeServer) -> None:
    address = server.address
    server.server_close()
    with pytest.raises(RemoteError, match="no whole reply"):
        RemoteStore(Server(address)).select("SELECT * { ?s ?p ?o }")


@pytest.mark.parametrize("address", ["", "localhost", "file:///etc/passwd", "ftp://example.org/", "http://"])
def test_only_web_addresses_are_asked(address: str) -> None:
    with pytest.raises(InputError, match="no address"):
        RemoteStore(Server(address))


def test_updates_are_not_sent(server: FakeServer) -> None:
    with pytest.raises(ForbiddenQueryError):
        RemoteStore(Server(server.address)).select("DELETE WHERE { ?s ?p ?o }")
    assert not server.asked
