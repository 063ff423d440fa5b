"""Terms as the rest of the code sees them."""

from datetime import date

import pytest
from pyoxigraph import BlankNode

from graph.store.term import iri, literal, python, sparql
from ontology.errors import InputError
from ontology.terms import expand


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("2024-07-03", "xsd:date", date(2024, 7, 3)),
        ("12", "xsd:integer", 12),
        ("0.91", "xsd:decimal", 0.91),
        ("true", "xsd:boolean", True),
        ("0", "xsd:boolean", False),
        ("2024-07", "edtf:EDTF", "2024-07"),
        ("not a day", "xsd:date", "not a day"),
        ("perhaps", "xsd:boolean", "perhaps"),
    ],
)
def test_a_literal_becomes_the_python_value_of_its_type(text: str, kind: str, value: object) -> None:
    assert python(literal(text, datatype=expand(kind))) == value


def test_iris_and_texts_become_text() -> None:
    assert python(iri("https://example.org/a")) == "https://example.org/a"
    assert python(literal("Këshilli", "sq")) == "Këshilli"


@pytest.mark.parametrize(
    "bad", ["", "kpk", "http://a b", "http://a>b", "http://a\nb", 'http://a"b', "http://a{b}"]
)
def test_what_is_no_iri_is_refused(bad: str) -> None:
    with pytest.raises(InputError, match="is not an IRI"):
        iri(bad)


def test_text_that_is_not_unicode_and_tags_that_are_no_language_are_refused() -> None:
    with pytest.raises(InputError):
        literal("\ud800")
    with pytest.raises(InputError):
        literal("a", 'sq" x')


def test_a_blank_node_cannot_be_asked_for() -> None:
    with pytest.raises(InputError):
        sparql(BlankNode("a"))
