"""What strangers try with the endpoint, a test each: it is refused, ended or cut, and everybody else is answered.

Nothing is timed to the hair: bounds say that something ends at all, not how fast this machine is.
"""

import http.client
import json
import os
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from api.settings import Settings
from graph.build import build
from graph.store import guard
from tests.api.conftest import serving
from tests.api.releases import everything, later, meeting

EASY = "ASK { ?s ?p ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?i"
LARGE = "SELECT * { ?s ?p ?o . ?s ?q ?x . ?y ?z ?x }"
MB = 1024 * 1024


@pytest.fixture(scope="module")
def hard(home: Path) -> Iterator[str]:
    """Address of a server with small limits."""
    settings = Settings(
        home=home,
        workers=2,
        query_seconds=2,
        query_memory=64 * MB,
        queries_per_client=3,
        queries_waiting=8,
    )
    with serving(settings) as address:
        yield address


@pytest.fixture
def client(hard: str) -> Iterator[httpx.Client]:
    """A client of ``hard``; after the test an honest query is answered and nothing runs any more."""
    with httpx.Client(base_url=hard, timeout=60) as opened:
        yield opened
        settled(opened)
        assert ask(opened, EASY).json()["boolean"] is True


@pytest.fixture(scope="module")
def patient(home: Path) -> Iterator[str]:
    """Address of a server that runs long queries, sends no more than 20,000 rows and waits for no slow reader."""
    settings = Settings(home=home, query_seconds=60, answer_rows=20_000, send_seconds=2)
    with serving(settings) as address:
        yield address


def ask(web: httpx.Client, query: str, **headers: str) -> httpx.Response:
    return web.post(
        "/sparql",
        content=query.encode(errors="surrogatepass"),
        headers={"Content-Type": "application/sparql-query", "Accept": "application/json"} | headers,
    )


def measured(web: httpx.Client, name: str, otherwise: float | None = None) -> float:
    """The metric ``name``; ``otherwise`` if nothing has been counted in it yet."""
    lines = web.get("/metrics").text.splitlines()
    found = [float(line.rpartition(" ")[2]) for line in lines if line.startswith(name)]
    return found[0] if found or otherwise is None else otherwise


def settled(web: httpx.Client) -> None:
    """Wait until no query runs and all processes are there."""
    deadline = time.monotonic() + 30
    while (
        any(measured(web, f'zyrtar_queries_running{{lane="{lane}"}}') for lane in ("quick", "heavy"))
        or measured(web, 'zyrtar_query_processes{state="busy"}')
        or measured(web, 'zyrtar_query_processes{state="idle"}') < 3
    ):
        assert time.monotonic() < deadline
        time.sleep(0.05)


@contextmanager
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """A port on this machine and what whoever connects to it sends."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.1)
        stop = threading.Event()

        def hear() -> None:
            while not stop.is_set():
                try:
                    with listening.accept()[0] as caught:
                        heard.append(caught.recv(1000))
                except TimeoutError:
                    continue

        thread = threading.Thread(target=hear)
        thread.start()
        try:
            yield listening.getsockname()[1], heard
        finally:
            stop.set()
            thread.join()


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ ?s ?p ?o FILTER({'(' * 5000}1{')' * 5000}) }}",
        f"SELECT * {{ {'{' * 3000} ?s ?p ?o {'}' * 3000} }}",
        f"SELECT * {{ {{ ?s ?p ?o }} {' UNION { }' * 3000} }}",
        f"SELECT * {{ ?s ?p ?o FILTER(1 {'&& 1 ' * 10_000}) }}",
        f"SELECT * {{ {'OPTIONAL { ?s ?p ?o ' * 3000}{'}' * 3000} }}",
        f"SELECT * {{ ?s ?p ?o . {'OPTIONAL { ?s ?p ?o } ' * 2500} }}",
        f"SELECT * {{ ?s {'!' * 20_000}<a:b> ?o }}",
        f"SELECT * {{ ?s {'<a:b>/' * 9_000}<a:b> ?o }}",
        f"SELECT * {{ ?s ?p {'[ ?p ' * 5000} 1 {']' * 5000} }}",
    ],
    ids=[
        "parentheses",
        "groups",
        "unions",
        "ands",
        "optional tower",
        "optional row",
        "nots",
        "path",
        "nodes",
    ],
)
def test_towers_are_refused_before_any_parser_sees_them(client: httpx.Client, query: str) -> None:
    replaced = measured(client, "zyrtar_query_processes_replaced")
    told = ask(client, query)
    assert told.status_code == 400
    assert "column" in told.json()["detail"]
    assert measured(client, "zyrtar_query_processes_replaced") == replaced


@pytest.mark.parametrize("query", [ENDLESS, f"{ENDLESS} HAVING(?n > 1)"])
def test_a_cross_product_ends_at_the_deadline(client: httpx.Client, query: str) -> None:
    told = ask(client, query)
    assert (told.status_code, int(told.headers["retry-after"]) > 0) == (503, True)
    assert "2 seconds" in told.json()["detail"]
    assert told.json()["mend"]


def test_sorting_a_cross_product_ends_by_its_memory_or_time(client: httpx.Client) -> None:
    before = own_memory()
    told = ask(client, HUNGRY)
    assert told.status_code == 503
    assert "memory" in told.json()["detail"] or "seconds" in told.json()["detail"]
    assert own_memory() - before < 100 * MB


def own_memory() -> int:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def test_everything_at_once_is_refused_and_never_shortened(patient: str) -> None:
    before = own_memory()
    with httpx.Client(base_url=patient, timeout=60) as web:
        told = ask(web, LARGE)
        assert told.status_code == 400
        assert "more than 20000 rows" in told.json()["detail"]
        assert "LIMIT" in told.json()["mend"]
        whole = ask(web, f"{LARGE} LIMIT 20000")
    assert len(whole.json()["results"]["bindings"]) == 20_000
    assert own_memory() - before < 400 * MB  # the client's own copy is in this process too


def raw(address: str, text: bytes) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2])), timeout=30)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.sendall(text)
    return connection


def test_a_client_that_reads_slowly_is_cut_and_holds_no_process(
    patient: str, caplog: pytest.LogCaptureFixture
) -> None:
    query = quote(f"{LARGE} LIMIT 19999")
    with raw(patient, f"GET /sparql?query={query} HTTP/1.1\r\nHost: x\r\n\r\n".encode()) as slow:
        assert b"200 OK" in slow.recv(200)
        with httpx.Client(base_url=patient, timeout=60) as web:
            settled(web)  # the answer is still being read, by nobody
            deadline = time.monotonic() + 30
            while "was cut off" not in caplog.text:
                assert time.monotonic() < deadline
                time.sleep(0.05)
            assert ask(web, EASY).json()["boolean"] is True


def test_a_request_that_comes_slowly_is_cut(client: httpx.Client, hard: str) -> None:
    head = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 99\r\n\r\n"
    with raw(hard, head + b"ASK ") as slow:
        assert b"408" in slow.recv(1000).split(b"\r\n")[0]


def test_clients_that_go_away_leave_no_process_busy(client: httpx.Client, hard: str) -> None:
    told = 'zyrtar_queries_total{outcome="gone"}'
    before = measured(client, told, 0)
    for i in range(6):
        text = f"GET /sparql?query={quote(f'{ENDLESS} # {i}')} HTTP/1.1\r\nHost: x\r\n\r\n"
        raw(hard, text.encode()).close()
    deadline = time.monotonic() + 30
    while measured(client, told, 0) < before + 6:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    settled(client)


def test_very_many_at_once_get_an_answer_or_are_told_to_wait(client: httpx.Client, hard: str) -> None:
    def one(i: int) -> tuple[int, bool]:
        connection = http.client.HTTPConnection(hard.removeprefix("http://"), timeout=60)
        try:
            connection.request("GET", f"/sparql?query={quote(f'SELECT ({i} AS ?n) {{ }}')}")
            answer = connection.getresponse()
            answer.read()
            return answer.status, "retry-after" in {k.lower() for k, _ in answer.getheaders()}
        finally:
            connection.close()

    with ThreadPoolExecutor(100) as threads:
        told = list(threads.map(one, range(500)))
    assert {status for status, _ in told} <= {200, 503}
    assert all(retry == (status == 503) for status, retry in told)
    assert sum(status == 200 for status, _ in told) > 8


def test_one_address_gets_only_so_many_at_a_time(client: httpx.Client, hard: str) -> None:
    def one(i: int) -> httpx.Response:
        with httpx.Client(base_url=hard, timeout=60) as web:
            return ask(web, f"{ENDLESS} # {i}", **{"X-Forwarded-For": "203.0.113.7"})

    with ThreadPoolExecutor(6) as threads:
        told = list(threads.map(one, range(6)))
    assert sorted(t.status_code for t in told) == [429, 429, 429, 503, 503, 503]
    assert all(t.headers["retry-after"] for t in told)
    assert next(t for t in told if t.status_code == 429).json()["mend"]


def test_an_endless_body_is_refused_after_its_beginning(client: httpx.Client) -> None:
    sent = 0

    def body() -> Iterator[bytes]:
        nonlocal sent
        while sent < 1024 * MB:
            sent += MB
            yield b"x" * MB

    try:
        told = client.post(
            "/sparql", content=body(), headers={"Content-Type": "application/sparql-query"}
        ).status_code
    except httpx.HTTPError:  # cut while it was still sending
        told = 413
    assert told == 413
    assert sent < 100 * MB


@pytest.mark.parametrize(
    ("query", "status"),
    [
        (b"SELECT * { ?s ?p '\xff' }", 400),
        ("SELECT * { }".encode("utf-16"), 400),
        (rb"SELECT * { ?s ?p '\uD800' }", 400),
        (b"SELECT * { ?s ?p '\x00' }", 200),
        (b"\xef\xbb\xbfSELECT * { }", 400),
    ],
)
def test_bytes_that_are_no_text_are_refused(client: httpx.Client, query: bytes, status: int) -> None:
    headers = {"Content-Type": "application/sparql-query", "Accept": "application/json"}
    assert client.post("/sparql", content=query, headers=headers).status_code == status


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE %s { ?s ?p ?o } }",
        "SELECT * { SeRvIcE %s { ?s ?p ?o } }",
        "SELECT * { SERVICE#c\n%s { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT %s { ?s ?p ?o } }",
        "SELECT * { VALUES ?v { %s } SERVICE ?v { ?s ?p ?o } }",
        "SELECT * { { SELECT * { SERVICE %s { ?s ?p ?o } } } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE %s { ?s ?p ?o } } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE %s { ?s ?p ?o } }",
        "LOAD %s",
        "INSERT { <a:a> <a:b> ?o } WHERE { SERVICE %s { ?s ?p ?o } }",
        "SELECT * FROM %s { ?s ?p ?o }",
        "SELECT * FROM NAMED %s { GRAPH ?g { ?s ?p ?o } }",
        "DESCRIBE %s",
    ],
)
@pytest.mark.parametrize("guarded", [True, False], ids=["with the guard", "without the guard"])
def test_nobody_is_asked_abroad(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch, text: str, guarded: bool
) -> None:
    if not guarded:  # the process alone must hold
        monkeypatch.setattr(guard, "check", lambda *_: None)
    with listener() as (port, heard):
        address = f"http://127.0.0.1:{port}/"
        told = ask(client, text % f"<{address}>")
        client.get("/sparql", params={"query": EASY, "default-graph-uri": address, "format": "json"})
        time.sleep(0.15)
    assert not heard
    if guarded and "DESCRIBE" not in text:
        assert told.status_code == 403
        assert told.json()["mend"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?load ?from } LIMIT 1",
        "SELECT * { ?s ?p 'SERVICE <http://x/> { }' } # SERVICE",
        "PREFIX ex: <https://example.org/> SELECT * { ?s ex:service ex:load }",
    ],
)
def test_the_words_may_stand_where_they_do_nothing(client: httpx.Client, query: str) -> None:
    assert ask(client, query).status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (<https://example.org/evil>(1) AS ?x) { }",
        'SELECT * { ?s ?p ?o FILTER(REGEX(?o, "^(a+)+$")) }',
        f'SELECT (REGEX("{"a" * 40}b", "^(a+)+$") AS ?x) {{ }}',
        'SELECT (REGEX("a", "(a{1000}){1000}") AS ?x) { }',
        'SELECT (REPLACE("aaa", "(", "b") AS ?x) { }',
    ],
)
def test_functions_and_patterns_come_to_nothing(client: httpx.Client, query: str) -> None:
    assert ask(client, query).status_code in (200, 400)


@pytest.mark.parametrize(("method", "path"), [("GET", "/sparql?update=CLEAR%20ALL"), ("PUT", "/sparql")])
def test_nothing_is_changed(client: httpx.Client, method: str, path: str) -> None:
    before = client.get("/data.nq.gz").content
    assert 400 <= client.request(method, path, content=b"CLEAR ALL").status_code < 500
    assert client.get("/data.nq.gz").content == before


def test_the_table_of_results_is_raw_as_the_standard_wants_it(client: httpx.Client) -> None:
    told = ask(client, "SELECT ('=HYPERLINK(1)' AS ?x) { }", Accept="text/csv")
    assert told.text == "x\r\n=HYPERLINK(1)\r\n"


def test_a_new_snapshot_is_served_without_a_request_lost(tmp_path: Path) -> None:
    build([meeting()], tmp_path)
    stop = threading.Event()
    seen: list[tuple[int, int]] = []

    with serving(Settings(home=tmp_path)) as address:

        def reader() -> None:
            with httpx.Client(base_url=address, timeout=60) as web:
                while not stop.is_set():
                    query = "SELECT * { ?r a <https://w3id.org/zyrtar/ontology#Release> }"
                    told = ask(web, query)
                    rows = len(json.loads(told.text).get("results", {}).get("bindings", []))
                    seen.append((told.status_code, rows))

        readers = [threading.Thread(target=reader) for _ in range(4)]
        for thread in readers:
            thread.start()
        counts = []
        for releases in ([meeting(), later()], everything(), [meeting()], [meeting(), later()], everything()):
            build(releases, tmp_path)
            counts.append(len(releases))
            time.sleep(0.3)
        stop.set()
        for thread in readers:
            thread.join()
    assert {status for status, _ in seen} == {200}
    assert {rows for _, rows in seen} <= {1, *counts}
    assert len({rows for _, rows in seen}) > 1
