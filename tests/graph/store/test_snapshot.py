"""Open snapshots: asking them from many threads, and what is told of damaged ones."""

import gc
import json
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.store.answer import GRAPHS
from graph.store.snapshot import Snapshot, current
from graph.store.term import iri, literal
from ontology.errors import ForbiddenQueryError, HomeError, InputError, QueryError, QuerySyntaxError
from tests.graph.store.support import THING, lines, publish

ALL = "SELECT ?s ?mark WHERE { ?s <https://example.org/mark> ?mark } ORDER BY ?s"


@pytest.fixture
def snapshot(tmp_path: Path) -> Iterator[Snapshot]:
    publish(tmp_path, [*lines(), f'<{THING}/9> <https://example.org/mark> "b" <https://example.org/g> .'])
    with Snapshot(current(tmp_path)) as opened:
        yield opened


def test_select_gives_rows_with_none_for_the_unbound(snapshot: Snapshot) -> None:
    rows = snapshot.select("SELECT ?s ?no WHERE { ?s ?p ?o } ORDER BY ?s LIMIT 1")
    assert rows == [{"s": iri(f"{THING}/0"), "no": None}]


def test_named_graphs_are_asked_by_name_only(snapshot: Snapshot) -> None:
    assert len(snapshot.select(ALL)) == 3
    assert snapshot.select("SELECT ?o { GRAPH ?g { ?s ?p ?o } }") == [{"o": literal("b")}]


def test_parameters_are_bound(snapshot: Snapshot) -> None:
    assert len(snapshot.select(ALL, s=iri(f"{THING}/1"))) == 1
    assert snapshot.ask("ASK { ?s ?p ?o }", o=literal("a"))
    assert not snapshot.ask("ASK { ?s ?p ?o }", o=literal("z"))


def test_triples_come_sorted_and_once(snapshot: Snapshot) -> None:
    triples = snapshot.construct("CONSTRUCT { <a:a> <a:b> ?o } WHERE { ?s ?p ?o }")
    assert len(triples) == 1
    assert [str(t.subject) for t in snapshot.describe(f"{THING}/2")] == [f"<{THING}/2>"]


@pytest.mark.parametrize(
    ("media_type", "beginning"),
    [
        ("application/sparql-results+json", b'{"head"'),
        ("application/sparql-results+xml", b"<?xml"),
        ("text/csv", b"s,mark"),
        ("text/tab-separated-values", b"?s\t?mark"),
    ],
)
def test_tables_come_in_every_form(snapshot: Snapshot, media_type: str, beginning: bytes) -> None:
    assert snapshot.serialise(ALL, media_type).startswith(beginning)


@pytest.mark.parametrize("media_type", GRAPHS)
def test_triples_come_in_every_form_and_as_the_same_bytes(snapshot: Snapshot, media_type: str) -> None:
    query = "CONSTRUCT { ?s <https://w3id.org/zyrtar/ontology#post> ?o ; a <a:Post> } WHERE { ?s ?p ?o }"
    first = snapshot.serialise(query, media_type)
    assert b"thing" in first
    assert {snapshot.serialise(query, media_type) for _ in range(5)} == {first}


def test_turtle_names_the_prefixes_it_uses_and_no_others(snapshot: Snapshot) -> None:
    query = "CONSTRUCT { ?s a <http://www.w3.org/ns/org#Post> } WHERE { ?s ?p ?o }"
    text = snapshot.serialise(query, "text/turtle").decode()
    assert [line for line in text.splitlines() if line.startswith("@prefix")] == [
        "@prefix org: <http://www.w3.org/ns/org#> ."
    ]


def test_a_form_that_does_not_fit_the_query_is_told(snapshot: Snapshot) -> None:
    with pytest.raises(InputError, match="SELECT and ASK give a table"):
        snapshot.serialise(ALL, "text/turtle")
    with pytest.raises(InputError, match="CONSTRUCT and DESCRIBE give RDF"):
        snapshot.serialise("DESCRIBE <a:a>", "text/csv")


def test_the_wrong_method_for_a_query_is_told(snapshot: Snapshot) -> None:
    with pytest.raises(InputError):
        snapshot.select("ASK { }")
    with pytest.raises(InputError):
        snapshot.ask(ALL)
    with pytest.raises(InputError):
        snapshot.construct(ALL)


def test_bad_syntax_is_told_with_its_place(snapshot: Snapshot) -> None:
    with pytest.raises(QuerySyntaxError, match="at line 1, column 11"):
        snapshot.select("SELECT * {")


def test_a_request_to_another_server_is_told_as_switched_off(snapshot: Snapshot) -> None:
    with pytest.raises(ForbiddenQueryError):
        snapshot.select("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")


def test_threads_may_ask_at_once(snapshot: Snapshot) -> None:
    with ThreadPoolExecutor(8) as threads:
        assert {len(rows) for rows in threads.map(snapshot.select, [ALL] * 200)} == {3}


def test_an_error_may_be_told_in_another_thread_than_it_was_made(snapshot: Snapshot) -> None:
    """The engine's results may not leave their thread, and an exception could carry them out of it."""
    for query in (
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ):
        with ThreadPoolExecutor(1) as threads:
            told = threads.submit(snapshot.select, query).exception()
        assert isinstance(told, QueryError | InputError)
        del told
        gc.collect()  # a warning here would be an error


def test_a_closed_snapshot_says_so(snapshot: Snapshot) -> None:
    snapshot.close()
    with pytest.raises(HomeError, match="closed"):
        snapshot.select(ALL)


def test_an_empty_home_says_how_to_fill_it(tmp_path: Path) -> None:
    with pytest.raises(HomeError, match="no snapshot yet") as caught:
        current(tmp_path)
    assert "zyrtar demo" in caught.value.mend


@pytest.mark.parametrize("content", [b"", b"nonsense", b"../../etc", b"\xff\xfe", b"0123456789ab"])
def test_a_damaged_pointer_says_how_to_mend(tmp_path: Path, content: bytes) -> None:
    publish(tmp_path, lines())
    (tmp_path / "current").write_bytes(content)
    with pytest.raises(HomeError) as caught:
        current(tmp_path)
    assert "zyrtar build" in caught.value.mend
    publish(tmp_path, lines())
    assert current(tmp_path).is_dir()


def damage_manifest(folder: Path) -> None:
    (folder / "manifest.json").write_text("{", "utf-8")


def empty_manifest(folder: Path) -> None:
    (folder / "manifest.json").write_text(json.dumps([]), "utf-8")


def lose_store(folder: Path) -> None:
    shutil.rmtree(folder / "store")


def damage_store(folder: Path) -> None:
    for path in (folder / "store").glob("MANIFEST-*"):
        path.write_bytes(b"nonsense")


@pytest.mark.parametrize("damage", [damage_manifest, empty_manifest, lose_store, damage_store])
def test_a_damaged_snapshot_says_how_to_mend_and_is_mended_so(tmp_path: Path, damage: object) -> None:
    publish(tmp_path, lines())
    assert callable(damage)
    damage(current(tmp_path))
    with pytest.raises(HomeError) as caught:
        Snapshot(current(tmp_path))
    assert "zyrtar build" in caught.value.mend
    publish(tmp_path, lines())
    with Snapshot(current(tmp_path)) as mended:
        assert len(mended.select(ALL)) == 3
