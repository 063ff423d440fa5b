"""Strangers' queries: killed at the deadline, alone in their harm, never more at once than the pool takes."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.store import guard
from graph.store.pool import QueryPool
from graph.store.snapshot import current
from ontology.errors import (
    ForbiddenQueryError,
    HomeError,
    InputError,
    QueryError,
    QueryLimitError,
    QuerySyntaxError,
)
from tests.graph.store.support import lines, publish

JSON, TURTLE = "application/sparql-results+json", "text/turtle"
FORMS = (JSON, TURTLE)
EASY = "ASK { ?s ?p ?o }"
#: 200 statements to the fifth power, counted one by one: far more than any deadline here allows.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?q }"
DEEP = f"SELECT * {{ ?s ?p ?o FILTER({'(' * 5000}1{')' * 5000}) }}"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    named = '<https://example.org/n> <https://example.org/mark> "named" <https://example.org/g> .'
    publish(home, sorted([*lines(200), named]))
    return current(home)


@pytest.fixture(scope="module")
def pool(folder: Path) -> Iterator[QueryPool]:
    opened = QueryPool(folder, workers=2, seconds=5)
    yield opened
    opened.close()


def children() -> set[int]:
    """Processes this one has started and not waited for (Linux): those whose parent is this one (proc(5), stat)."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            pid, _, rest = stat.read_text("utf-8", "replace").partition(" (")
            if int(rest.rpartition(")")[2].split()[1]) == os.getpid():
                found.add(int(pid))
    return found


def test_answers_come_in_the_first_form_that_fits(pool: QueryPool) -> None:
    assert pool.run(EASY, FORMS) == (JSON, b'{"head":{},"boolean":true}')
    assert pool.run("CONSTRUCT { <a:a> <a:b> <a:c> } WHERE { }", FORMS) == (TURTLE, b"<a:a> <a:b> <a:c> .\n")
    assert pool.run("SELECT (1 AS ?n) { }", "text/csv") == ("text/csv", b"n\r\n1\r\n")


def test_the_data_set_can_be_named(pool: QueryPool) -> None:
    everything, named = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "https://example.org/g"
    assert b"200" in pool.run(everything, "text/csv")[1]
    assert pool.run(everything, "text/csv", default_graphs=[named])[1] == b"n\r\n1\r\n"
    assert pool.run(everything, "text/csv", named_graphs=[named])[1] == b"n\r\n0\r\n"
    assert pool.run("SELECT ?o { GRAPH ?g { ?s ?p ?o } }", "text/csv")[1] == b"o\r\nnamed\r\n"
    with pytest.raises(InputError, match="named by an IRI"):
        pool.run(everything, "text/csv", default_graphs=["no iri"])


def test_errors_keep_their_class_and_mend(pool: QueryPool) -> None:
    with pytest.raises(QuerySyntaxError, match="at 1:11") as caught:
        pool.run("SELECT * {", FORMS)
    assert caught.value.mend
    with pytest.raises(ForbiddenQueryError):
        pool.run("SELECT * { SERVICE <http://127.0.0.1:1/> { } }", FORMS)
    with pytest.raises(InputError):
        pool.run(EASY, TURTLE)


def test_a_query_past_its_deadline_is_killed_and_the_next_is_answered(folder: Path) -> None:
    pool = QueryPool(folder, workers=1, seconds=0.6)
    try:
        pool.run(EASY, FORMS)
        began = time.monotonic()
        with pytest.raises(QueryLimitError, match=r"longer than 0\.6 seconds"):
            pool.run(ENDLESS, FORMS)
        assert time.monotonic() - began < 1.5
        time.sleep(0.3)  # the time a new process may take to start is not the next query's
        assert pool.run(EASY, FORMS)[0] == JSON
    finally:
        pool.close()


def test_a_query_that_breaks_the_engine_is_an_error_for_itself_alone(
    pool: QueryPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "check", lambda _query: None)
    with ThreadPoolExecutor(4) as threads:
        fine = [threads.submit(pool.run, EASY, FORMS) for _ in range(4)]
        with pytest.raises(QueryError, match="broke the engine"):
            pool.run(DEEP, FORMS)
        assert {f.result()[0] for f in fine} == {JSON}
    assert pool.run(EASY, FORMS)[0] == JSON


def test_the_engine_cannot_ask_abroad_unnoticed_without_the_guard_either(
    pool: QueryPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "check", lambda _query: None)
    with pytest.raises(ForbiddenQueryError, match="switched off"):
        pool.run("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", FORMS)


def test_a_query_that_eats_memory_is_ended(pool: QueryPool) -> None:
    with pytest.raises(QueryLimitError, match=r"memory|bytes|longer"):
        pool.run("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?a ?l", FORMS)
    assert pool.run(EASY, FORMS)[0] == JSON


def test_many_at_once_are_all_answered(pool: QueryPool) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda i: pool.run(f"SELECT ({i} AS ?n) {{ }}", "text/csv"), range(200)))
    assert [body for _, body in answers] == [f"n\r\n{i}\r\n".encode() for i in range(200)]


def test_too_many_at_once_are_turned_away_at_once(folder: Path) -> None:
    pool = QueryPool(folder, workers=1, seconds=2)
    try:
        with ThreadPoolExecutor(12) as threads:
            asked = [threads.submit(pool.run, ENDLESS, FORMS) for _ in range(12)]
            told = [f.exception() for f in asked]
    finally:
        pool.close()
    assert all(isinstance(error, QueryLimitError) for error in told)
    assert sum("wait already" in str(error) for error in told) >= 12 - 1 - 4


def test_workers_outlive_the_thread_that_asked_for_them(folder: Path) -> None:
    made: list[QueryPool] = []
    maker = threading.Thread(target=lambda: made.append(QueryPool(folder, workers=1)))
    maker.start()
    maker.join()
    time.sleep(0.2)
    try:
        assert made[0].run(EASY, FORMS)[0] == JSON
    finally:
        made[0].close()


def test_close_leaves_no_process_behind_and_ends_what_runs(folder: Path) -> None:
    before = children()
    pool = QueryPool(folder, workers=2, seconds=30)
    pool.run(EASY, FORMS)
    assert children() > before
    with ThreadPoolExecutor(1) as threads:
        running = threads.submit(pool.run, ENDLESS, FORMS)
        time.sleep(0.3)
        pool.close()
        with pytest.raises(HomeError, match="ended"):
            running.result()
    assert children() == before
    pool.close()
    with pytest.raises(HomeError):
        pool.run(EASY, FORMS)


def test_a_worker_killed_while_idle_is_replaced_and_no_query_is_blamed(folder: Path) -> None:
    others = children()
    own = QueryPool(folder, workers=1, seconds=10)
    try:
        own.run(EASY, FORMS)
        for pid in children() - others:
            os.kill(pid, signal.SIGKILL)
        time.sleep(0.3)
        assert b"true" in own.run(EASY, FORMS)[1]
    finally:
        own.close()


def test_workers_die_with_a_killed_server(folder: Path) -> None:
    code = (
        "import sys, threading, time; from pathlib import Path; from graph.store.pool import QueryPool\n"
        "pool = QueryPool(Path(sys.argv[1]), workers=1, seconds=60)\n"
        "print(pool._idle[0].process.pid, flush=True)\n"
        f"pool.run({ENDLESS!r}, 'text/csv')"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        worker = Path("/proc") / server.stdout.readline().decode().strip()
        time.sleep(0.2)
        assert worker.exists()
        server.kill()
    deadline = time.monotonic() + 5
    with contextlib.suppress(OSError):  # it is gone
        while "Z" not in (worker / "stat").read_text("ascii").split()[2]:
            assert time.monotonic() < deadline
            time.sleep(0.02)


def test_a_snapshot_that_cannot_be_opened_is_told_at_once(tmp_path: Path) -> None:
    before = children()
    with pytest.raises(HomeError, match="no query process can open"):
        QueryPool(tmp_path / "missing", workers=2)
    assert children() == before
