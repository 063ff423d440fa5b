"""docs/ontology.md tells of every term, scheme and pattern, and its queries answer."""

import re
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, QuerySolutions, RdfFormat, Store

import ontology
from ontology.generate import render
from ontology.lookup import vocabulary
from tests.ontology.test_model import OWN, ZYR

ROOT = Path(ontology.__file__).parents[1]
TEXT = (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sparql\n(.*?)```", TEXT, re.DOTALL)
GRAPHS = "https://w3id.org/zyrtar/graph/"


@pytest.fixture(scope="module")
def store() -> Store:
    """The context of the shapes' examples, published and as read, and the vocabulary in its graph."""
    store = Store()
    context = (ROOT / "ontology" / "shapes" / "examples" / "context.ttl").read_bytes()
    reading = NamedNode(GRAPHS + "x/00000000000000a1/r-00000000a1")
    for graph in (DefaultGraph(), reading):
        store.load(context, RdfFormat.TURTLE, to_graph=graph)
    for text in render().values():
        store.load(text.encode(), RdfFormat.TURTLE, to_graph=NamedNode(GRAPHS + "vocabulary"))
    return store


def answer(store: Store, query: str) -> list[list[str]]:
    solutions = store.query(query)
    assert isinstance(solutions, QuerySolutions)
    return [[term.value for term in row] for row in solutions]


def test_every_own_term_is_explained() -> None:
    missing = [iri.removeprefix(ZYR) for iri in OWN if f"`zyr:{iri.removeprefix(ZYR)}`" not in TEXT]
    assert not missing, "add these to the tables of docs/ontology.md"


def test_every_scheme_is_listed() -> None:
    listed = set(re.findall(r"^\| `voc/([a-z-]+)` \|", TEXT, re.MULTILINE))
    assert listed == set(vocabulary().concepts)


def test_the_counts_given_are_those_of_the_vocabulary() -> None:
    assert f"{len(vocabulary().units)} units" in TEXT
    assert f"{len(vocabulary().roles)} roles" in TEXT


def test_every_link_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", TEXT):
        assert (ROOT / "docs" / target).exists(), target
    titles = re.findall(r"^## (.*)", TEXT, re.MULTILINE)
    headings = {re.sub(r"[^a-z ]", "", title.lower()).replace(" ", "-") for title in titles}
    assert set(re.findall(r"\]\(#([a-z-]+)\)", TEXT)) == headings


def test_the_query_for_a_day_gives_the_rows_shown(store: Store) -> None:
    shown = re.findall(r"^\| (\d{4}-\d\d-\d\d) \| (.*?) \| (.*?) \|$", TEXT, re.MULTILINE)
    assert answer(store, QUERIES[0]) == [list(row) for row in shown]


def test_the_query_for_evidence_gives_quote_and_characters(store: Store) -> None:
    ((_, start, end, quote, rule, confidence),) = answer(store, QUERIES[1])
    assert (start, end, rule, confidence) == ("27", "70", "apposition", "0.9")
    assert quote == "Drejtoresha e Përgjithshme, Lirie Shembulli"


def test_the_query_for_departments_lists_those_of_the_basic_offices(store: Store) -> None:
    rows = answer(store, QUERIES[2])
    assert [
        "Basic Prosecution Office in Peja",
        "Juvenile Department – Basic Prosecution Office in Peja",
    ] in rows


def test_every_query_is_tested() -> None:
    assert len(QUERIES) == 3
