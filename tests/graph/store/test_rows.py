"""Rows counted from the bytes, however the engine cuts them into pieces and whatever stands in the values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, QuerySolutions, Store

from graph.store.answer import TABLES
from graph.store.rows import RowCounter

TRICKY = ['},{"', "},{", '"', '""\r\n"', "a\nb", "\t", "<result>", "&lt;result>", ",", "\\", '"bindings":[{']


def counted(media_type: str, text: bytes, size: int) -> int:
    counter = RowCounter(media_type)
    for i in range(0, len(text), size):
        counter.feed(text[i : i + size])
    return counter.count


def written(values: list[str], query: str, form: QueryResultsFormat) -> bytes:
    store = Store()
    for i, value in enumerate(values):
        store.add(Quad(NamedNode(f"a:{i}"), NamedNode("a:p"), Literal(value)))
    results = store.query(query)
    assert isinstance(results, QuerySolutions)
    text = results.serialize(format=form)
    assert text is not None
    return bytes(text)


@pytest.mark.parametrize("media_type", TABLES)
@pytest.mark.parametrize("size", [1, 2, 3, 7, 100_000])
@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?o { ?s ?p ?o }",
        "SELECT * { ?s ?p ?o }",
        "SELECT ?x ?o { ?s ?p ?o }",
        "SELECT ?o { ?s ?p ?o } LIMIT 1",
        "SELECT ?o { ?s ?p ?o } LIMIT 0",
    ],
)
def test_rows_are_those_of_the_result(media_type: str, size: int, query: str) -> None:
    limit = int(query.rpartition("LIMIT")[2]) if "LIMIT" in query else len(TRICKY)
    assert counted(media_type, written(TRICKY, query, TABLES[media_type]), size) == limit


@given(
    st.lists(st.text(alphabet='{}[]",:\\\r\n\tab<>&', max_size=8), unique=True, max_size=6), st.integers(1, 9)
)
def test_values_of_any_kind_are_no_rows(values: list[str], size: int) -> None:
    fine = [v for v in values if "},{}" not in v]  # the one exception that the module names
    for media_type, form in TABLES.items():
        text = written(fine, "SELECT ?o ?s { ?s ?p ?o }", form)
        assert counted(media_type, text, size) == len(fine)


@pytest.mark.parametrize("media_type", ["application/sparql-results+json", "application/sparql-results+xml"])
def test_rows_without_any_value_count_too(media_type: str) -> None:
    text = written(["a", "b", "c"], "SELECT ?x { ?s ?p ?o }", TABLES[media_type])
    assert counted(media_type, text, 5) == 3
