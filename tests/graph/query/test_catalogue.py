"""The catalogue: headers that say what the texts do, and parameters that are only ever values."""

from datetime import date

import pytest
from pyoxigraph import QuerySolutions, Store
from rdflib.plugins.sparql import prepareQuery

from graph.query.catalogue import Parameter, Query, catalogue, parse
from graph.store.bind import bind
from graph.store.guard import check
from graph.store.term import literal, python
from graph.store.tokens import tokens
from ontology.errors import InputError
from ontology.model import LANGUAGES
from ontology.terms import PREFIXES
from tests.graph.store.test_bind import NASTY

QUERIES = pytest.mark.parametrize("query", catalogue().values(), ids=list(catalogue()))


def example(kind: str) -> Parameter:
    return Parameter("given", kind, None, "Give something.")


def test_every_competency_question_has_one_query() -> None:
    assert sorted(query.competency for query in catalogue().values() if query.competency) == list(
        range(1, 31)
    )


@QUERIES
def test_a_query_is_described_in_every_language(query: Query) -> None:
    assert set(query.title) == set(LANGUAGES)
    assert all(title.endswith("?") for title in query.title.values())
    assert query.summary
    assert query.asked_by in {"analyst", "civil society", "curator", "report author"}


@QUERIES
def test_a_query_is_sparql_for_both_engines_and_gives_the_columns_it_documents(query: Query) -> None:
    check(query.text)
    prepareQuery(query.text)
    results = Store().query(query.text)
    assert isinstance(results, QuerySolutions)
    assert [variable.value for variable in results.variables] == list(query.columns)
    assert query.form == "select"


@QUERIES
def test_a_query_declares_the_prefixes_it_uses_and_no_others(query: Query) -> None:
    declared, _, body = query.text.partition("SELECT")
    used = {t.text.partition(":")[0] for t in tokens(body) if t.kind == "name"}
    assert declared.splitlines() == [f"PREFIX {p}: <{PREFIXES[p]}>" for p in sorted(used)]


WRITTEN = {"date": '"{}"^^xsd:date', "string": '"{}"', "integer": "{}", "iri": "{}"}


@QUERIES
def test_what_stands_in_the_text_for_a_parameter_is_its_default(query: Query) -> None:
    for parameter in query.parameters:
        assert parameter.description
        assert f"VALUES ?{parameter.name} {{" in query.text
        if parameter.default is not None:
            default = WRITTEN[parameter.type].format(parameter.default)
            assert f"VALUES ?{parameter.name} {{ {default} }}" in query.text
            assert query.bind(**{parameter.name: parameter.default})


@pytest.mark.parametrize("value", NASTY)
def test_no_value_of_a_text_parameter_changes_the_query(value: str) -> None:
    query = catalogue()["career-of"]
    bound = bind(query.text, query.bind(called=value))
    prepareQuery(bound)
    before, after = list(tokens(query.text)), list(tokens(bound))
    assert [t.kind for t in before] == [t.kind for t in after]
    changed = [(a.text, b.text) for a, b in zip(before, after, strict=True) if a.text != b.text]
    assert len(changed) == 1


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("date", "2024-07-03", date(2024, 7, 3)),
        ("integer", "-12", -12),
        ("integer", "007", 7),
        ("string", 'a"b', 'a"b'),
        ("iri", "unit:kpk", PREFIXES["unit"] + "kpk"),
        ("iri", "https://example.org/a", "https://example.org/a"),
    ],
)
def test_a_value_becomes_a_term_of_its_type(kind: str, value: str, term: object) -> None:
    assert python(example(kind).term(value)) == term


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("date", "3.7.2024"), ("date", "2024-02-30"), ("date", "20240703"), ("date", ""), ("date", "2024-07-03 }"),
        ("date", "２０２４-07-03"), ("integer", "1.5"), ("integer", "x"), ("integer", "9" * 19), ("integer", "1 } #"),
        ("iri", "kpk"), ("iri", "unit:a b"), ("iri", "https://example.org/> } #"), ("iri", ""), ("string", "\ud800"),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_type_is_told_with_its_parameter(kind: str, value: str) -> None:
    with pytest.raises(InputError, match="parameter given: ") as caught:
        example(kind).term(value)
    assert caught.value.mend == "Give something."


def test_an_unknown_parameter_is_told_with_those_there_are() -> None:
    with pytest.raises(InputError, match="no parameter “unit”") as caught:
        catalogue()["post-holders-on"].bind(unit="unit:kpk")
    assert caught.value.mend == "It has post, day."


def test_a_query_without_header_has_no_parameters() -> None:
    query = parse("mine", "ASK { ?s ?p ?o }")
    assert (query.form, query.parameters, query.title["en"]) == ("ask", (), "mine")
    assert parse("mine", "DESCRIBE <a:a>").form == "construct"
    assert query.bind() == {}
    assert bind(query.text, {"s": literal("x")})


@pytest.mark.parametrize(
    "text",
    [
        "#+ title: [\nASK { }", "#+ - 1\nASK { }", "#+ parameters: [{name: a}]\nASK { }", "nothing",
        "#+ parameters: [{name: a, type: number}]\nASK { }", "INSERT DATA { <a:a> <a:b> 1 }",
    ],
)  # fmt: skip
def test_a_text_that_is_no_query_or_has_a_bad_header_is_told(text: str) -> None:
    with pytest.raises(InputError, match="mine"):
        parse("mine", text)
