"""A snapshot in other SPARQL servers: the same answers as ours, whole, and loaded in one piece or not at all."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from graph.query.catalogue import Query, catalogue
from graph.store.load import load
from graph.store.loaded import PUBLISHED, STATE, RemoteSnapshot, State
from graph.store.remote import RemoteStore
from graph.store.server import Server
from graph.store.snapshot import Snapshot, current
from graph.store.term import Term, iri
from ontology.errors import HomeError, InputError, RemoteError
from tests.engines import ENGINES, running
from tests.graph.query.support import ASKED
from tests.graph.store.support import CSV, JSON, SEED, THING, TURTLE, lines, publish

PERSON = iri("https://w3id.org/zyrtar/id/unit/skpk")
#: Texts of pages and views, asked as they stand or of one thing where all would be too much.
BOUND: dict[str, dict[str, Term]] = {
    "page/describe.rq": {"thing": PERSON},
    "page/node-anywhere.rq": {"thing": PERSON},
}


def example() -> list[str]:
    """The worked example, its blank nodes named: releases have none, and no server gives one the same name twice."""
    quads = parse(path=SEED, format=RdfFormat.TRIG)
    return sorted({re.sub(r"_:(\w+)", r"<https://example.org/blank/\1>", f"{quad} .") for quad in quads})


def texts() -> dict[str, str]:
    """The queries of pages and views by their place."""
    return {
        f"{folder}/{file.name}": file.read_text("utf-8")
        for folder in ("page", "view")
        for file in (files("graph.query") / folder).iterdir()
        if file.name.endswith(".rq")
    }


def rows(found: list[dict[str, Term | None]]) -> Counter[tuple[tuple[str, str], ...]]:
    return Counter(tuple((name, str(term)) for name, term in row.items()) for row in found)


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    """The snapshot of the worked example."""
    home = tmp_path_factory.mktemp("worked")
    publish(home, example())
    with Snapshot(current(home)) as snapshot:
        yield snapshot


@pytest.fixture(scope="module", params=ENGINES)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Another engine, which every test of this module loads as it needs it."""
    with running(request.param, tmp_path_factory.mktemp("engine")) as started:
        yield started


@pytest.fixture(scope="module", params=ENGINES)
def held(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worked: Snapshot
) -> Iterator[RemoteSnapshot]:
    """The worked example in another engine, which is only read."""
    with running(request.param, tmp_path_factory.mktemp("engine")) as started:
        load(started, worked.path)
        yield RemoteSnapshot(started)


def test_every_documented_question_has_the_same_rows(held: RemoteSnapshot, worked: Snapshot) -> None:
    def asked(query: Query) -> dict[str, Term]:
        return query.bind(**ASKED.get(query.competency or 0, {}))

    for name, query in catalogue().items():
        here, there = (store.select(query.text, **asked(query)) for store in (worked, held))
        assert rows(there) == rows(here), name
        assert list(there[0]) == list(here[0]) if here else not there, name


def test_what_pages_and_views_read_is_the_same(held: RemoteSnapshot, worked: Snapshot) -> None:
    for name, text in texts().items():
        bound = BOUND.get(name, {})
        if "CONSTRUCT" in text:
            assert held.construct(text, **bound) == worked.construct(text, **bound), name
        else:
            assert rows(held.select(text, **bound)) == rows(worked.select(text, **bound)), name
    assert held.describe(PERSON.value) == worked.describe(PERSON.value)


@pytest.mark.parametrize(
    "media_type", [JSON, CSV, "text/tab-separated-values", "application/sparql-results+xml"]
)
def test_a_table_has_the_same_bytes(held: RemoteSnapshot, worked: Snapshot, media_type: str) -> None:
    query = "PREFIX org: <http://www.w3.org/ns/org#> SELECT ?t ?p ?o { ?t a org:Membership ; ?p ?o } ORDER BY ?t ?p ?o"
    assert held.serialise(query, media_type) == worked.serialise(query, media_type)


def test_a_graph_and_a_truth_have_the_same_bytes(held: RemoteSnapshot, worked: Snapshot) -> None:
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    assert held.serialise(query, TURTLE) == worked.serialise(query, TURTLE)
    assert held.serialise("ASK { ?s ?p ?o }", JSON) == worked.serialise("ASK { ?s ?p ?o }", JSON)
    assert held.ask("ASK { <a:a> ?p ?o }") is False


def test_the_published_graph_is_the_default_graph_alone(held: RemoteSnapshot, worked: Snapshot) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert held.select(query) == worked.select(query)


@pytest.mark.parametrize("by", ["store", "update"])
def test_a_load_leaves_what_is_there_as_it_should_be(server: Server, worked: Snapshot, by: str) -> None:
    writing = replace(server, update="") if by == "store" else replace(server, store="")
    load(replace(server, update=""), Path(worked.path))
    other = "https://example.org/other"
    one = _snapshot(
        worked.path.parent / by, [f"<{THING}> <a:p> <a:o> <{other}> .", f'<{THING}> <a:p> "ë\\"\\n" .']
    )
    report = load(writing, one.path)
    assert (report.written, report.kept, report.triples) == (2, 0, 2)
    assert report.dropped >= 1
    held = RemoteSnapshot(server)
    assert held.manifest.id == one.manifest.id
    assert [row["o"] for row in held.select("SELECT ?o { ?s ?p ?o }")] == [
        row["o"] for row in one.select("SELECT ?o { ?s ?p ?o }")
    ]
    again = load(writing, one.path)
    assert (again.written, again.kept, again.dropped) == (0, 2, 0)


def test_a_killed_load_goes_on_where_it_was(
    server: Server, worked: Snapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whenever it dies nobody is answered, and the next load writes only what is not there."""
    load(server, _snapshot(worked.path.parent / "before", lines(2)).path)
    monkeypatch.setattr("graph.store.load._SAVED", -1.0)  # note every graph
    left, written = 0, Server.write

    def dying(self: Server, method: str, address: str, *rest: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise KeyboardInterrupt
        written(self, method, address, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Server, "write", dying)
    for fatal in (2, 5, 6):
        left = fatal
        with pytest.raises(KeyboardInterrupt):
            load(replace(server, update=""), worked.path)
        with pytest.raises(HomeError, match=f"holds a part of snapshot {worked.manifest.id}"):
            RemoteSnapshot(server)
    left = 0
    report = load(replace(server, update=""), worked.path)
    assert report.kept > 0
    assert report.written > 0
    assert RemoteSnapshot(server).manifest.counts == worked.manifest.counts


def test_what_was_lost_at_the_server_is_sent_again(server: Server, worked: Snapshot) -> None:
    load(server, worked.path)
    graph = "https://w3id.org/zyrtar/graph/curation"
    server.write("DELETE", f"{server.store}?graph={graph}")
    assert RemoteStore(server).count(graph) == 0
    report = load(server, worked.path)
    assert report.written == 1
    assert RemoteStore(server).count(graph) > 0


def test_a_snapshot_says_what_it_is(held: RemoteSnapshot, worked: Snapshot) -> None:
    assert held.manifest == replace(worked.manifest, inputs={}, files={})
    assert held.current()
    state = State.read(held.server, graphs_too=True)
    assert state.whole
    assert len(state.graphs) == len({line.rsplit(" ", 2)[1] for line in example() if "/graph/" in line}) + 1


def test_long_answers_are_whole(server: Server, tmp_path: Path) -> None:
    """Virtuoso gives 10,000 rows and is silent about the rest."""
    local = _snapshot(tmp_path, lines(10_500))
    load(server, local.path)
    held = RemoteSnapshot(server)
    for query in (
        "SELECT ?s ?o { ?s ?p ?o }",
        "SELECT ?s { ?s ?p ?o } ORDER BY DESC(?s) # by name",
    ):
        assert rows(held.select(query)) == rows(local.select(query))
    built = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    assert held.construct(built) == local.construct(built)


def test_how_the_server_differs_is_found_out(held: RemoteSnapshot, request: pytest.FixtureRequest) -> None:
    name = request.node.callspec.params["held"]
    assert held.traits.union is (name != "oxigraph")
    assert held.traits.cap == (10_000 if name == "virtuoso" else None)
    assert len(held.traits.told()) == held.traits.union + (held.traits.cap is not None)
    assert held.default == (PUBLISHED if held.traits.union else "")


def test_a_server_with_nothing_of_ours_is_told(tmp_path: Path) -> None:
    with running("oxigraph", tmp_path) as server:
        with pytest.raises(HomeError, match="holds no snapshot") as caught:
            RemoteSnapshot(server)
        assert "zyrtar load" in caught.value.mend
        server.write("PUT", f"{server.store}?graph={STATE}", b"<a:a> <a:b> <a:c> .", "application/n-triples")
        with pytest.raises(HomeError, match="holds no snapshot"):
            RemoteSnapshot(server)


def test_a_server_set_otherwise_than_when_it_was_loaded_is_told(tmp_path: Path, worked: Snapshot) -> None:
    with running("oxigraph", tmp_path) as server:
        load(server, worked.path)
    with running("oxigraph as one graph", tmp_path) as server, pytest.raises(HomeError, match="unlike when"):
        RemoteSnapshot(server)


def test_a_server_that_may_not_be_written_to_is_told(worked: Snapshot, tmp_path: Path) -> None:
    with running("oxigraph", tmp_path) as server:
        with pytest.raises(InputError, match="no address to write to"):
            load(Server(server.endpoint), worked.path)
        with pytest.raises(RemoteError, match="answered 4") as caught:
            load(Server(server.endpoint, store=server.endpoint), worked.path)
        assert server.endpoint in caught.value.message


def _snapshot(home: Path, statements: list[str]) -> Snapshot:
    publish(home, sorted(statements))
    return Snapshot(current(home))
