"""Strangers' queries: killed at the deadline, alone in their harm, never more at once than the pool takes."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.store import breaker, guard, process
from graph.store.snapshot import current
from ontology.errors import (
    AnswerLimitError,
    ClientLimitError,
    ForbiddenQueryError,
    HomeError,
    InputError,
    QueryError,
    QueryLimitError,
    QuerySyntaxError,
)
from tests.graph.store.support import CSV, JSON, TURTLE, Asking, asking, lines, publish

FORMS = (JSON, TURTLE)
EASY = "ASK { ?s ?p ?o }"
#: 200 statements to the fifth power, counted one by one: far more than any deadline here allows.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?q }"
DEEP = f"SELECT * {{ ?s ?p ?o FILTER({'(' * 5000}1{')' * 5000}) }}"
HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?a ?l"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    named = '<https://example.org/n> <https://example.org/mark> "named" <https://example.org/g> .'
    publish(home, sorted([*lines(200), named]))
    return current(home)


@pytest.fixture(scope="module")
def pool(folder: Path) -> Iterator[Asking]:
    with asking(folder, seconds=60) as opened:
        yield opened
        assert (opened.pool.quick.running, opened.pool.heavy.running, opened.pool.crew.busy) == (0, 0, 0)


def children() -> set[int]:
    """Processes this one has started and not waited for (Linux): those whose parent is this one (proc(5), stat)."""
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            pid, _, rest = stat.read_text("utf-8", "replace").partition(" (")
            if int(rest.rpartition(")")[2].split()[1]) == os.getpid():
                found.add(int(pid))
    return found


def until(true: Callable[[], object], seconds: float = 10) -> None:
    """Wait until the function ``true`` says so."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_answers_come_in_the_first_form_that_fits(pool: Asking) -> None:
    assert pool.ask(EASY, *FORMS) == (JSON, b'{"head":{},"boolean":true}')
    assert pool.ask("CONSTRUCT { <a:a> <a:b> <a:c> } WHERE { }", *FORMS) == (TURTLE, b"<a:a> <a:b> <a:c> .\n")
    assert pool.ask("SELECT (1 AS ?n) { }", CSV) == (CSV, b"n\r\n1\r\n")


def test_an_answer_tells_its_rows_and_bytes(pool: Asking) -> None:
    answer = pool.start("SELECT ?s { ?s ?p ?o }", CSV).result()
    assert (answer.rows, answer.length) == (200, len(answer.read()))
    assert pool.start("CONSTRUCT WHERE { ?s ?p ?o }", TURTLE).result().rows == 200


def test_a_large_answer_comes_as_a_file_and_frees_its_process(pool: Asking) -> None:
    answer = pool.start("SELECT * { ?s ?p ?o . ?a ?b ?c }", CSV).result()
    assert not isinstance(answer.content, bytes)
    assert pool.pool.crew.busy == 0
    assert pool.ask(EASY)[0] == JSON
    assert len(answer.read()) == answer.length > 1_000_000


def test_the_data_set_can_be_named(pool: Asking) -> None:
    everything, named = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "https://example.org/g"
    assert b"200" in pool.ask(everything, CSV)[1]
    assert pool.ask(everything, CSV, default_graphs=[named])[1] == b"n\r\n1\r\n"
    assert pool.ask(everything, CSV, named_graphs=[named])[1] == b"n\r\n0\r\n"
    assert pool.ask("SELECT ?o { GRAPH ?g { ?s ?p ?o } }", CSV)[1] == b"o\r\nnamed\r\n"
    with pytest.raises(InputError, match="named by an IRI"):
        pool.ask(everything, CSV, default_graphs=["no iri"])


@pytest.mark.parametrize(
    "clause",
    [
        "FROM <file:///etc/passwd>",
        "FROM NAMED <http://127.0.0.1:1/>",
        "FROM <https://example.org/g> FROM <https://example.org/other>",
        "from named x:other",
    ],
)
def test_graphs_from_elsewhere_are_refused(pool: Asking, clause: str) -> None:
    with pytest.raises(ForbiddenQueryError, match="is not in this data set"):
        pool.ask(f"PREFIX x: <https://example.org/> SELECT * {clause} {{ ?s ?p ?o }}", CSV)


@pytest.mark.parametrize("clause", ["FROM <https://example.org/g>", "FROM x:g", "FROM NAMED x:g FROM <g>"])
def test_graphs_of_the_data_set_can_be_named_in_the_query(pool: Asking, clause: str) -> None:
    query = f"BASE <https://example.org/> PREFIX x: <https://example.org/> ASK {clause} {{ ?s ?p ?o }}"
    assert b"true" in pool.ask(query)[1]


def test_errors_keep_their_class_and_mend(pool: Asking) -> None:
    with pytest.raises(QuerySyntaxError, match="at line 1, column 11") as caught:
        pool.ask("SELECT * {")
    assert caught.value.mend
    with pytest.raises(ForbiddenQueryError):
        pool.ask("SELECT * { SERVICE <http://127.0.0.1:1/> { } }")
    with pytest.raises(InputError):
        pool.ask(EASY, TURTLE)


@pytest.mark.parametrize(
    ("query", "limits", "told"),
    [
        ("SELECT * { ?s ?p ?o }", {"rows": 199}, "more than 199 rows"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", {"rows": 199}, "more than 199 triples"),
        ("SELECT * { ?s ?p ?o . ?a ?b ?c }", {"answer_bytes": 500_000}, "more than 500000 bytes"),
    ],
)
def test_an_answer_over_a_limit_is_an_error_and_never_shorter(
    folder: Path, query: str, limits: dict[str, int], told: str
) -> None:
    with asking(folder, workers=1, heavy_workers=0, **limits) as small:
        for form in (JSON, CSV, "text/tab-separated-values", "application/sparql-results+xml"):
            with pytest.raises(AnswerLimitError, match=told) as caught:
                small.ask(query, form, TURTLE)
            assert "LIMIT" in caught.value.mend
        assert small.start("SELECT * { ?s ?p ?o } LIMIT 199").result().rows == 199


def test_a_query_past_its_deadline_is_killed_and_the_next_is_answered(folder: Path) -> None:
    with asking(folder, workers=1, heavy_workers=0, seconds=3) as pool:
        pool.ask(EASY)
        began = time.monotonic()
        with pytest.raises(QueryLimitError, match="longer than 3 seconds"):
            pool.ask(ENDLESS)
        assert 3 <= time.monotonic() - began < 6
        assert pool.ask(EASY)[0] == JSON


def test_a_query_that_breaks_the_engine_is_an_error_for_itself_alone(
    pool: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "check", lambda *_: None)
    fine = [pool.start(EASY) for _ in range(4)]
    for _ in range(2):  # the second time it is known, and ends no process
        replaced = pool.pool.crew.replaced
        with pytest.raises(QueryError, match="broke the engine"):
            pool.ask(DEEP)
    assert pool.pool.crew.replaced == replaced
    assert {f.result().media_type for f in fine} == {JSON}
    assert pool.ask(EASY)[0] == JSON


def test_the_engine_cannot_ask_abroad_without_the_guard_either(
    pool: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "check", lambda *_: None)
    with pytest.raises(ForbiddenQueryError, match="switched off"):
        pool.ask("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")


def test_a_query_that_eats_memory_is_ended(folder: Path) -> None:
    with asking(folder, workers=1, heavy_workers=0, seconds=30, memory_bytes=64 * 1024 * 1024) as pool:
        with pytest.raises(QueryLimitError, match="more memory"):
            pool.ask(HUNGRY)
        assert pool.ask(EASY)[0] == JSON


def test_many_at_once_are_all_answered(pool: Asking) -> None:
    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(lambda i: pool.ask(f"SELECT ({i} AS ?n) {{ }}", CSV), range(200)))
    assert [body for _, body in answers] == [f"n\r\n{i}\r\n".encode() for i in range(200)]


def test_too_many_at_once_are_turned_away_at_once(folder: Path) -> None:
    with asking(folder, workers=1, heavy_workers=0, seconds=2, waiting=4) as pool:
        told = [f.exception(30) for f in [pool.start(ENDLESS) for _ in range(12)]]
    assert all(isinstance(error, QueryLimitError) for error in told)
    assert sum("wait already" in str(error) for error in told) == 12 - 1 - 4


def test_one_client_may_have_only_so_many_and_others_are_not_hindered(folder: Path) -> None:
    with asking(folder, workers=1, heavy_workers=0, seconds=2, per_client=3) as pool:
        told = [f.exception(30) for f in [pool.start(ENDLESS, client="a") for _ in range(5)]]
        assert sum(isinstance(error, ClientLimitError) for error in told) == 2
        assert pool.ask(EASY, client="a")[0] == JSON  # nothing of what is over counts any more


def test_heavy_queries_do_not_keep_quick_ones_waiting(folder: Path) -> None:
    with asking(folder, workers=1, heavy_workers=1, seconds=20, quick_seconds=0.1) as pool:
        heavy = [pool.start(f"{ENDLESS} #{i}", client=f"bad {i}") for i in range(6)]
        until(lambda: pool.pool.heavy.running)
        for i in range(10):  # each has to wait for one that makes room, not for the end of one
            assert pool.ask(f"SELECT ({i} AS ?n) {{ }}", CSV, client="good")[0] == CSV
        assert not [f for f in heavy if f.done()]
        for f in heavy:
            f.cancel()


def test_a_client_that_goes_away_frees_its_process(folder: Path) -> None:
    with asking(folder, workers=1, heavy_workers=1, seconds=60) as pool:
        pool.ask(EASY)
        for _ in range(3):
            gone = pool.start(ENDLESS)
            until(lambda: pool.pool.crew.busy)
            gone.cancel()
            until(lambda: not pool.pool.crew.busy)
        assert pool.ask(EASY)[0] == JSON
        assert (pool.pool.quick.running, pool.pool.heavy.running) == (0, 0)


def test_one_process_can_be_killed_alone(folder: Path) -> None:
    with asking(folder, workers=1, heavy_workers=0, seconds=60) as pool:
        pool.ask(EASY)
        until(lambda: pool.pool.crew.idle == 3)
        worker = pool.call(pool.pool.crew.take(time.monotonic() + 60))
        others = pool.pool.crew.idle
        os.kill(worker.pid, signal.SIGKILL)
        assert pool.call(worker.ended()) == -signal.SIGKILL
        assert not worker.alive
        assert pool.call(pool.pool.crew.lose(worker)) == -signal.SIGKILL
        assert pool.pool.crew.idle == others  # they have not ended with it
        assert pool.ask(EASY)[0] == JSON


def test_a_heavy_query_stands_back_and_its_process_is_replaced(folder: Path) -> None:
    with asking(folder, workers=1, heavy_workers=1, seconds=60, quick_seconds=0.1) as pool:
        asked = pool.start(
            "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?i != 'b') }", CSV
        )
        until(lambda: pool.pool.heavy.running)
        busy = list(pool.pool.crew.working)
        assert [os.getpriority(os.PRIO_PROCESS, w.pid) for w in busy] == [process.BACK]
        assert asked.result(60).read() == b"n\r\n8000000\r\n"
        until(lambda: not any(w.alive for w in busy))
        assert pool.ask(EASY)[0] == JSON


def test_queries_that_are_alike_open_no_breaker_and_those_that_are_not_do(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "check", lambda *_: None)
    monkeypatch.setattr(breaker, "SECONDS", 600.0)  # however slow this machine is
    with asking(folder, seconds=60) as pool:
        for i in range(6):
            with pytest.raises(QueryError, match="broke the engine"):
                pool.ask(f"{DEEP} # {i}")
        assert not pool.pool.crew.breaker.rest
        for i in range(5):
            with pytest.raises(QueryError, match="broke the engine"):
                pool.ask(DEEP.replace("(" * 5000, "(" * (5001 + i)).replace(")" * 5000, ")" * (5001 + i)))
        assert pool.pool.crew.breaker.rest > 1


def test_close_leaves_no_process_behind_and_ends_what_runs(folder: Path) -> None:
    before = children()
    with asking(folder, seconds=30) as pool:
        pool.ask(EASY)
        assert children() > before
        running = pool.start(ENDLESS)
        until(lambda: pool.pool.crew.busy)
        pool.call(pool.pool.close())
        with pytest.raises(HomeError, match="ended"):
            running.result()
        until(lambda: children() == before)
        pool.call(pool.pool.close())
        with pytest.raises(HomeError):
            pool.ask(EASY)


def test_a_process_killed_while_idle_is_replaced_and_no_query_is_blamed(folder: Path) -> None:
    others = children()
    with asking(folder, workers=1, heavy_workers=0) as own:
        own.ask(EASY)
        for pid in children() - others:
            os.kill(pid, signal.SIGKILL)
        assert b"true" in own.ask(EASY)[1]


def test_an_idle_process_that_is_killed_is_replaced_before_it_is_wanted(folder: Path) -> None:
    with asking(folder, workers=1, heavy_workers=0) as pool:
        pool.ask(EASY)
        until(lambda: pool.pool.crew.idle == 3)

        async def lent() -> int:
            worker = await pool.pool.crew.take(time.monotonic() + 60)
            pool.pool.crew.give_back(worker)
            return worker.pid

        os.kill(pool.call(lent()), signal.SIGKILL)
        until(lambda: pool.pool.crew.replaced == 1)
        until(lambda: pool.pool.crew.idle == 3)


def test_a_query_whose_process_something_else_kills_is_asked_again(folder: Path) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?i != 'b') }"
    others = children()
    with asking(folder, workers=1, heavy_workers=0, seconds=60) as pool:
        asked = pool.start(slow, CSV)
        until(lambda: pool.pool.crew.busy)
        for pid in children() - others:
            os.kill(pid, signal.SIGKILL)
        assert asked.result(60).read() == b"n\r\n8000000\r\n"


def test_one_process_answers_from_whichever_snapshot_is_asked(folder: Path, tmp_path: Path) -> None:
    publish(tmp_path, lines(7))
    other = current(tmp_path)
    query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    with asking(folder, workers=1, heavy_workers=0) as pool:
        for snapshot, count in ((folder, 200), (other, 7), (folder, 200)):
            answer = pool.call(pool.pool.run(snapshot, query, CSV))
            assert answer.read() == f"n\r\n{count}\r\n".encode()
        assert pool.pool.crew.replaced == 0


def test_processes_die_with_a_killed_server(folder: Path) -> None:
    code = (
        "import asyncio, sys; from pathlib import Path\n"
        "from graph.store.limits import Limits; from graph.store.pool import QueryPool\n"
        "async def main():\n"
        "    pool = QueryPool(Limits(workers=1, heavy_workers=0, seconds=60), Path(sys.argv[1]))\n"
        "    worker = await pool.crew.take(float('inf'))\n"
        "    pool.crew.give_back(worker)\n"
        "    print(worker.pid, flush=True)\n"
        f"    await pool.run(Path(sys.argv[1]), {ENDLESS!r}, 'text/csv')\n"
        "asyncio.run(main())"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        worker = Path("/proc") / server.stdout.readline().decode().strip()
        assert worker.exists()
        server.kill()

    def gone() -> bool:
        try:
            return "Z" in (worker / "stat").read_text("ascii").split()[2]
        except OSError:
            return True

    until(gone)


def test_a_snapshot_that_cannot_be_opened_is_told(folder: Path, tmp_path: Path) -> None:
    with asking(folder, workers=1, heavy_workers=0) as pool:
        with pytest.raises(HomeError, match="cannot be opened"):
            pool.call(pool.pool.run(tmp_path / "missing", EASY, JSON))
        assert pool.ask(EASY)[0] == JSON


def test_a_crash_loop_opens_the_breaker_and_starts_no_more(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = []

    def failing(*_: object) -> list[str]:
        started.append(threading.get_ident())
        return [sys.executable, "-c", "raise SystemExit(3)"]

    monkeypatch.setattr(process, "command", failing)
    with asking(folder) as pool:
        with pytest.raises(HomeError, match="as fast as they start"):
            pool.ask(EASY)
        assert pool.pool.crew.breaker.rest > 5
        count = len(started)
        assert count <= 5 + pool.pool.limits.processes
        with pytest.raises(HomeError, match="as fast as they start"):
            pool.ask(EASY)
        assert len(started) == count


@pytest.mark.parametrize(
    "text", ["INSERT DATA { <a:a> <a:b> <a:c> }", "LOAD <http://127.0.0.1:1/>", "CLEAR ALL"]
)
def test_updates_are_refused_as_such_and_broken_ones_as_broken(pool: Asking, text: str) -> None:
    with pytest.raises(ForbiddenQueryError, match="is an update"):
        pool.ask(text)
    with pytest.raises(QuerySyntaxError):
        pool.ask(f"{text} {{")


def test_relative_names_and_unknown_functions_have_a_meaning(pool: Asking) -> None:
    told = pool.ask("CONSTRUCT { <id/x> <p> 1 } WHERE { }", "application/n-triples")[1]
    assert told.startswith(b"<https://w3id.org/zyrtar/id/x> <https://w3id.org/zyrtar/p> ")
    query = "SELECT ?x ?y { BIND(<a:f>(1) AS ?x) BIND(<a:g>(<a:f>(2)) AS ?y) }"
    assert pool.ask(query, CSV)[1] == b"x,y\r\n,\r\n"
