"""What the guard refuses, what it lets by, and that nothing the engine would send abroad passes it."""

import contextlib
import random
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from graph.store import guard
from graph.store.limits import Limits
from graph.store.tokens import unescape
from ontology.errors import ForbiddenQueryError, QueryError, QuerySyntaxError

#: The engine refuses to connect to this port by itself, so a try is seen and nothing is sent.
ABROAD = "<http://127.0.0.1:1/>"
PREFIX = f"PREFIX : {ABROAD} PREFIX ex: <https://example.org/> PREFIX service: <https://example.org/s/> "


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ SERVICE {ABROAD} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SeRvIcE {ABROAD} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE#comment\n{ABROAD} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ SERVICE SILENT {ABROAD} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ VALUES ?v {{ {ABROAD} }} SERVICE ?v {{ ?s ?p ?o }} }}",
        f"SELECT * {{ {{ SELECT * {{ SERVICE {ABROAD} {{ ?s ?p ?o }} }} }} }}",
        f"SELECT * {{ ?s ?p ?o FILTER EXISTS {{ SERVICE {ABROAD} {{ ?s ?p ?o }} }} }}",
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE {ABROAD} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ \\u0053ERVICE {ABROAD} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ \\U00000053ERVICE{ABROAD}{{ ?s ?p ?o }} }}",
        f"SELECT * {{ ?s ?p 1SERVICE {ABROAD} {{ ?s ?p ?o }} }}",
        f"SELECT * {{ ?s ?p trueSERVICE {ABROAD} {{ ?s ?p ?o }} }}",
        f"{PREFIX}SELECT * {{ SERVICE:x {{ ?s ?p ?o }} }}",
        f"{PREFIX}SELECT * {{ service:x {{ ?s ?p ?o }} }}",
        f'SELECT * {{ BIND("\\u0022 AS ?x) SERVICE {ABROAD} {{ ?s ?p ?o }} #" AS ?y) }}',
    ],
)
def test_service_is_refused_in_every_dress(query: str) -> None:
    with pytest.raises(ForbiddenQueryError, match="SERVICE at line") as caught:
        guard.check(query)
    assert caught.value.mend


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service ?p ?o }",
        "PREFIX ex: <https://example.org/> SELECT * { ?s ex:service ?o }",
        "PREFIX service: <https://example.org/> SELECT * { ?s service:x ?o }",
        "PREFIX service: <https://example.org/> SELECT * { GRAPH service:x { ?s ?p ?o } }",
        'SELECT * { ?s ?p "SERVICE <http://x> { }" }',
        "SELECT * { ?s ?p '''a\n' SERVICE ''' }",
        "SELECT * { ?s ?p ?o } # SERVICE",
        "SELECT * { ?s <https://example.org/SERVICE> ?o }",
        'SELECT * { ?s ?p "x"@en-service }',
        "SELECT * { ?load ?delete ?o }",
        "SELECT * { ?s ?p ?o FILTER(?o < 3 && ?o > 1) }",
        "SELECT * FROM <file:///etc/passwd> FROM NAMED <http://127.0.0.1:1/> { ?s ?p ?o }",
    ],
)
def test_queries_that_only_hold_the_words_pass(query: str) -> None:
    guard.check(query)
    assert list(Store().query(query)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "update",
    [
        "LOAD <http://127.0.0.1:1/>",
        "INSERT DATA { <a:a> <a:b> 1 }",
        "DELETE WHERE { ?s ?p ?o }",
        "PREFIX ex: <https://example.org/> CLEAR ALL",
        "# SELECT\nDROP ALL",
        "WITH <a:g> DELETE { ?s ?p ?o } INSERT { } WHERE { SELECT * { ?s ?p ?o } }",
    ],
)
def test_updates_are_refused(update: str) -> None:
    with pytest.raises(ForbiddenQueryError, match="is an update"):
        guard.check(update)


@pytest.mark.parametrize("bracket", ["()", "{}", "[]"])
def test_nesting_has_a_limit(bracket: str) -> None:
    opening, closing = bracket[0], bracket[1]
    guard.check(f"SELECT * {{ {opening * 63}{closing * 63} }}")
    with pytest.raises(QueryError, match=r"line 1, column 75 .* deeper than 64"):
        guard.check(f"SELECT * {{ {opening * 64}{closing * 64} }}")


def test_nesting_that_looks_like_an_iri_counts_too() -> None:
    with pytest.raises(QueryError, match="nested deeper"):
        guard.check(f"SELECT * {{ FILTER(1<{'(' * 100}1>) }}")


@pytest.mark.parametrize(
    "part",
    ["UNION { ?s ?p ?o }", "OPTIONAL { ?s ?p ?o }", "MINUS { }", "FILTER(1)", "&& 1", "|| 1", "+ 1", "!"],
)
def test_chains_have_a_limit(part: str) -> None:
    with pytest.raises(QueryError, match="more than 256 parts"):
        guard.check(f"SELECT * {{ {{ }} {part * 300} }}")


def test_length_has_a_limit_in_bytes() -> None:
    guard.check("ASK { } # " + "x" * 60_000)
    with pytest.raises(QueryError, match="65536 are read at most"):
        guard.check("ASK { } # " + "ë" * 40_000)


@pytest.mark.parametrize(
    "text", ["ASK { ?s ?p '\ud800' }", "ASK { ?s ?p '\\uD800' }", "ASK { '\\UFFFFFFFF' }"]
)
def test_what_is_no_unicode_is_refused(text: str) -> None:
    with pytest.raises(QuerySyntaxError):
        guard.check(text)


@given(st.text() | st.text(alphabet="SERVICE<>{}()?:\"'\\#u0 \n"))
def test_any_text_is_passed_or_refused_and_never_breaks_it(text: str) -> None:
    with contextlib.suppress(QueryError):
        guard.check(text)


BEFORE = """
?s ?p 1|?s ?p 1.|?s ?p 1e0|?s ?p true
?s ?p ex:a|?s ?p ex:a.|?s ?p ex:a..|?s ?p ?o|?s ?p 'a'|?s ?p 'a'@en|{}|FILTER(?a<?b)
?s ?p <a:b>|OPTIONAL{}|?s ?p _:b|GRAPH ?g{}|BIND(1 AS ?z)|?s ?p .5|?s ?p ex:%41|?s ?p ex:a\\-|FILTER(?a<'#')|#
"""
WORDS = ("SERVICE", "service", "SERVICE SILENT", "SERVICESILENT", "\\u0053ERVICE", "ſERVICE", "SERVICE#\n")
TARGETS = (ABROAD, f" {ABROAD}", ":", " :", ":x", "?v", " ?v", "ex:v")
AFTER = ("{}", " {?s ?p ?o}", "{?s ?p ?o}FILTER(?a>1)", "{}#>")


def test_no_spelling_that_makes_the_engine_ask_abroad_passes() -> None:
    """Pieces put together without spaces: whatever the engine takes for SERVICE, the guard has refused."""
    store = Store()
    store.add(Quad(NamedNode("a:a"), NamedNode("a:b"), Literal("x")))
    pieces = ("", *BEFORE.strip().replace("\n", "|").split("|"), "#\n")
    cases = random.Random(1).sample(list(product(pieces, WORDS, TARGETS, AFTER)), 700)
    caught = 0
    for before, word, target, after in cases:
        query = f"{PREFIX}SELECT * {{ {before}{word}{target}{after} }}"
        try:
            list(store.query(query))  # type: ignore[arg-type]
        except SyntaxError:
            continue
        except (OSError, RuntimeError):  # it tried to connect, or had no address to connect to
            with pytest.raises(ForbiddenQueryError):
                guard.check(query)
            caught += 1
    assert caught > 50


def test_escapes_are_decoded_once() -> None:
    assert unescape(r"\u0041\U00000042\u005Cu0043") == r"AB\u0043"


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("SELECT * { ?a <a:b> 1 } # one", "select  *\n{ ?x ex:y 2 }", False),  # an IRI and a name differ
        ("SELECT * { ?a <a:b> 1 } # one", "select  *\n{ ?x <c:d> 22 }", True),
        ("ASK { ?s ?p 'a' }", 'ASK { ?s ?p """b""" }', True),
        ("ASK { ?s ?p ?o }", "ASK { ?s ?p ?o . }", False),
        (r"ASK { ?s ?p '\uD800' }", r"SELECT '\uD800'", True),  # neither is text
    ],
)
def test_versions_of_one_text_have_one_shape(one: str, other: str, alike: bool) -> None:
    assert (guard.shape(one) == guard.shape(other)) is alike


#: Pieces that cut a text in unexpected ways beside others.
SOUP = (
    "SELECT * { } ( ) [ ] < > ! | && || UNION OPTIONAL INSERT SERVICE x:service <a:b> <a:(/b> ?as ſELECT "
    r"""' ''' "{ # \ \u0028"""
)


@given(
    st.lists(
        st.sampled_from([*SOUP.split(" "), "\n"]),
        max_size=30,
    )
)
def test_what_letters_alone_let_pass_the_tokens_let_pass_too(parts: list[str]) -> None:
    query, limits = " ".join(parts), Limits(nesting=4, parts=6)

    def told() -> str:
        try:
            guard.check(query, limits)
        except QueryError as error:
            return str(error)
        return ""

    quick = told()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(guard, "_plain", lambda *_: False)
        assert told() == quick
