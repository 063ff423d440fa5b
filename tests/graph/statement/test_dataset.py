"""The quads of a build: five kinds of graphs, every quote in place, nobody named who is not published."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from graph.fact.publication import publish
from graph.statement import dataset
from ontology.terms import expand
from tests.graph.factories import Input, Told


def quads(*told: Input) -> list[Quad]:
    made = publish(told)
    default = dataset.published(made)
    graphs = [default, *dataset.evidence(made), dataset.identity(made), *dataset.described(default, made)]
    written = "\n".join(dataset.lines(graphs))
    return list(parse(written.encode(), format=RdfFormat.N_QUADS))


def values(found: Sequence[Quad], curie: str) -> list[str]:
    return [
        q.object.value
        for q in found
        if q.predicate.value == expand(curie) and isinstance(q.object, NamedNode | Literal)
    ]


@pytest.fixture
def meeting() -> Told:
    told = Told("meeting")
    host = told.holds("Arta Gashi", "director-general", "skpk")
    told.event("working-meeting", host, conveners=("u1",))
    return told


def test_graphs_are_the_published_one_one_per_reading_and_three_more(meeting: Told) -> None:
    found = {q.graph_name for q in quads(meeting.made())}
    names = {name.value.rpartition("/graph/")[2] for name in found if isinstance(name, NamedNode)}
    assert DefaultGraph() in found
    assert {name for name in names if not name.startswith("x/")} == {"identity", "vocabulary", "meta"}
    assert len([name for name in names if name.startswith("x/")]) == 1


def test_there_are_no_blank_nodes(meeting: Told) -> None:
    nodes = (node for q in quads(meeting.made()) for node in (q.subject, q.object))
    assert not any(isinstance(node, BlankNode) for node in nodes)


def test_every_anchor_quotes_its_characters_with_twenty_around(meeting: Told) -> None:
    found = quads(meeting.made())
    texts = {q.subject: q.object.value for q in found if q.predicate.value == expand("nif:isString")}  # type: ignore[union-attr]
    assert list(texts.values()) == [meeting.text]
    exact = {q.subject.value: q.object.value for q in found if q.predicate.value == expand("oa:exact")}  # type: ignore[union-attr]
    assert exact
    for selector, quote in exact.items():
        start, end = map(int, selector.partition("#char=")[2].removesuffix(";quote").split(","))
        assert meeting.text[start:end] == quote
        around = {
            q.predicate.value.rpartition("#")[2]: q.object.value  # type: ignore[union-attr]
            for q in found
            if isinstance(q.subject, NamedNode) and q.subject.value == selector
        }
        assert around["prefix"] == meeting.text[max(0, start - 20) : start]
        assert around["suffix"] == meeting.text[end : end + 20]


def test_withheld_sentences_are_masked_and_offsets_hold(meeting: Told) -> None:
    meeting.withhold("I pandehuri quhet Dren Hoxha.")
    found = quads(meeting.made())
    (shown,) = values(found, "nif:isString")
    assert len(shown) == len(meeting.text)
    assert not any("Dren Hoxha" in str(q) for q in found)


def test_a_name_that_is_not_published_stands_nowhere_but_in_the_text(meeting: Told) -> None:
    meeting.person("Besa Krasniqi")
    found = quads(meeting.made())
    assert "Besa Krasniqi" not in values(found, "foaf:name")


def test_identity_links_every_mention_of_a_published_person(meeting: Told) -> None:
    other = Told("later", date(2024, 8, 1))
    other.holds("Arta Gashi", "director-general", "skpk")
    found = quads(meeting.made(), other.made())
    links = [q for q in found if q.predicate.value == expand("zyr:identifiedAs")]
    assert len(links) == 2
    assert len({q.object for q in links}) == 1


def test_why_two_mentions_are_one_person_stands_in_the_graph_of_identity(meeting: Told) -> None:
    other = Told("later", date(2019, 8, 1))
    other.holds("Arta Gashi", "director-general", "skpk")
    notes = [
        q for q in quads(meeting.made(), other.made()) if q.predicate.value == expand("skos:editorialNote")
    ]
    (note,) = [q for q in notes if "graph/identity" in str(q.graph_name)]
    assert "both are Director General of" in str(note.object)


def test_a_role_as_claimed_is_described_though_the_post_has_another() -> None:
    told = Told("head")
    told.holds("Arta Gashi", "department-head", "skpk-dti")
    found = [q for q in quads(told.made()) if q.graph_name == DefaultGraph()]
    broader = {q.subject: q.object for q in found if q.predicate.value == expand("skos:broader")}
    head, unit_head = (NamedNode(expand("role:") + key) for key in ("head", "unit-head"))
    assert broader[NamedNode(expand("role:") + "department-head")] == broader[unit_head] == head


def test_every_fact_names_claims_that_are_there(meeting: Told) -> None:
    found = quads(meeting.made())
    claims = {
        q.subject.value
        for q in found
        if isinstance(q.subject, NamedNode) and q.predicate.value == expand("zyr:claimKey")
    }
    assert set(values(found, "zyr:supportedBy")) <= claims
    assert claims


def test_runs_have_no_time_and_a_key_of_text_and_reader(meeting: Told) -> None:
    first, again = quads(meeting.made()), quads(meeting.made())
    assert {str(q) for q in first} == {str(q) for q in again}
    assert not any("startedAtTime" in q.predicate.value for q in first)


def test_the_description_counts_classes_and_properties(meeting: Told) -> None:
    found = quads(meeting.made())
    default = [q for q in found if q.graph_name == DefaultGraph()]
    about = {(q.subject, q.predicate.value): q.object for q in found}
    for kind, counts, expected in (
        (
            "class",
            "void:entities",
            Counter(q.object for q in default if q.predicate.value == expand("rdf:type")),
        ),
        ("property", "void:triples", Counter(q.predicate for q in default)),
    ):
        parts = [q.object for q in found if q.predicate.value == expand(f"void:{kind}Partition")]
        told = {about[part, expand(f"void:{kind}")]: about[part, expand(counts)].value for part in parts}  # type: ignore[index, union-attr]
        assert told == {term: str(count) for term, count in expected.items()}
