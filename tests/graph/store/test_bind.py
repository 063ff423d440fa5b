"""Parameters are terms: nothing a value holds can become a part of the query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store
from rdflib.plugins.sparql import prepareQuery

from graph.store.bind import bind
from graph.store.term import iri, literal
from ontology.errors import InputError

NASTY = [
    'a"b', "a'b", "a}b", "} UNION { ?s ?p ?o", "a\nb", "a\r\nb", "a\\b", 'a\\"b', '"""', "a # b", "a\\u0022 b", "?x",
    "<http://x>", "\u2028", '" } ; DROP ALL #', "\x00", "\t",
]  # fmt: skip
QUERY = "SELECT ?s ?name WHERE { ?s <https://example.org/name> ?name }"


def answers(store: Store, query: str) -> list[list[str]]:
    found = store.query(query)
    assert isinstance(found, QuerySolutions)
    return sorted([str(term) for term in row] for row in found)


def named(*names: str) -> Store:
    store = Store()
    for i, name in enumerate(names):
        store.add(
            Quad(NamedNode(f"https://example.org/{i}"), NamedNode("https://example.org/name"), Literal(name))
        )
    return store


@pytest.mark.parametrize("name", NASTY)
@pytest.mark.parametrize("query", [QUERY, QUERY.replace("{ ?s", '{ VALUES ?name { "x" "y" } ?s')])
def test_a_value_finds_itself_and_nothing_else(name: str, query: str) -> None:
    store = named("other", name)
    bound = bind(query, {"name": literal(name)})
    assert [row[0] for row in answers(store, bound)] == ["<https://example.org/1>"]
    prepareQuery(bound)


@given(st.text())
def test_any_text_is_only_a_value(name: str) -> None:
    found = answers(named("other"), bind(QUERY, {"name": literal(name)}))
    assert len(found) == (name == "other")


def test_every_block_of_the_variable_is_bound_and_no_other() -> None:
    query = "SELECT * { VALUES ?a { 1 2 } VALUES ?b { 1 } { SELECT * { VALUES ?a { UNDEF } } } VALUES (?a) { (1) } }"
    bound = bind(query, {"a": iri("a:x")})
    assert bound == query.replace("{ 1 2 }", "{ <a:x> }").replace("{ UNDEF }", "{ <a:x> }")


def test_blocks_in_comments_and_strings_are_no_blocks() -> None:
    query = 'SELECT ?a WHERE { BIND("VALUES ?a { 1 }" AS ?b) # VALUES ?a { 2 }\n }'
    bound = bind(query, {"a": literal("x")})
    assert 'WHERE { VALUES ?a { "x" } BIND("VALUES ?a { 1 }" AS ?b) # VALUES ?a { 2 }' in bound


@pytest.mark.parametrize(
    ("query", "bound"),
    [
        ("ASK { ?s ?p ?o }", 'ASK { VALUES ?s { "x" } ?s ?p ?o }'),
        ("SELECT * { ?s ?p ?o }", 'SELECT * { VALUES ?s { "x" } ?s ?p ?o }'),
        (
            "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
            'CONSTRUCT { ?s ?p ?o } WHERE { VALUES ?s { "x" } ?s ?p ?o }',
        ),
        ("DESCRIBE ?s WHERE { ?s ?p ?o }", 'DESCRIBE ?s WHERE { VALUES ?s { "x" } ?s ?p ?o }'),
    ],
)
def test_without_a_block_the_outermost_group_is_bound(query: str, bound: str) -> None:
    assert bind(query, {"s": literal("x")}) == bound
    prepareQuery(bound)


def test_a_variable_the_query_has_not_is_told() -> None:
    with pytest.raises(InputError, match=r"no variable \?unit"):
        bind("SELECT * { ?s ?p ?o }", {"unit": literal("x")})


def test_a_query_without_a_group_cannot_be_bound() -> None:
    with pytest.raises(InputError, match="no group"):
        bind("DESCRIBE ?s", {"s": literal("x")})
