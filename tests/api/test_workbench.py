"""What the query editor is told: terms of the data with counts and labels, and the documented queries."""

import json
import re
from pathlib import Path

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from graph.query.catalogue import catalogue
from ontology.terms import PREFIXES, expand

WEB = Path(__file__).parents[2] / "api" / "web"


def by_iri(web: httpx.Client, kind: str, **parameters: str) -> dict[str, dict[str, object]]:
    return {term["iri"]: term for term in web.get("/sparql/terms", params=parameters).json()[kind]}


def test_classes_and_properties_come_with_how_often_they_occur(web: httpx.Client) -> None:
    persons = "SELECT (COUNT(DISTINCT ?p) AS ?n) WHERE { ?p a <https://w3id.org/zyrtar/ontology#Person> }"
    count = web.get("/sparql", params={"query": persons, "format": "csv"}).text.split()[1]
    assert by_iri(web, "classes")[expand("zyr:Person")]["count"] == int(count) > 0
    counts = [term["count"] for term in web.get("/sparql/terms").json()["properties"]]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize(
    ("kind", "curie"),
    [
        ("classes", "org:Membership"),
        ("classes", "zyr:Release"),
        ("properties", "foaf:name"),
        ("properties", "rdf:type"),
        ("properties", "zyr:aboutMention"),  # evidence: in no published triple, declared by the ontology
        ("properties", "oa:exact"),  # the same, and only a documented query names it
    ],
)
def test_terms_of_the_data_and_of_its_evidence_are_offered(web: httpx.Client, kind: str, curie: str) -> None:
    assert expand(curie) in by_iri(web, kind)


def test_things_and_concepts_are_no_terms(web: httpx.Client) -> None:
    offered = [*by_iri(web, "classes"), *by_iri(web, "properties")]
    assert [iri for iri in offered if "/voc/" in iri or "/id/" in iri] == []


@pytest.mark.parametrize(("language", "label"), [("sq", "person"), ("sr", "lice"), ("en", "person")])
def test_labels_come_in_the_readers_language(web: httpx.Client, language: str, label: str) -> None:
    assert by_iri(web, "classes", lang=language)[expand("zyr:Person")]["label"] == label


def test_every_documented_query_is_an_example_in_the_readers_language(web: httpx.Client) -> None:
    found = web.get("/sparql/terms", params={"lang": "sq"}).json()
    assert {e["name"]: e["title"] for e in found["examples"]} == {
        name: query.title["sq"] for name, query in catalogue().items()
    }
    assert found["prefixes"] == PREFIXES


def test_what_has_not_changed_is_not_sent_again(web: httpx.Client) -> None:
    etag = web.get("/sparql/terms").headers["etag"]
    assert web.get("/sparql/terms", headers={"If-None-Match": etag}).status_code == 304


def test_the_page_hands_the_script_every_word_it_says(web: httpx.Client) -> None:
    source = (WEB / "src" / "lib" / "words.ts").read_text("utf-8")
    keys = set(re.findall(r'"(\w+)"', source.partition("KEYS = [")[2].partition("]")[0]))
    for language in ("sq", "sr", "sr-Cyrl", "en"):
        page = LexborHTMLParser(web.get("/sparql", params={"lang": language, "format": "html"}).text)
        (form,) = page.css("form.query")
        words = json.loads(form.attributes["data-words"] or "")
        assert set(words) == keys
        assert all(words.values())


def test_without_scripts_the_form_asks_and_makes_links(web: httpx.Client) -> None:
    page = LexborHTMLParser(web.get("/sparql", params={"lang": "sq", "format": "html"}).text)
    (form,) = page.css("form.query")
    assert (form.attributes["method"], form.attributes["action"]) == ("get", "/sparql")
    assert {field.attributes["name"] for field in form.css("[name]")} == {"lang", "query", "format"}
    (link,) = form.css("button[formaction]")
    assert (link.attributes["formmethod"], link.attributes["formaction"]) == ("post", "/q?lang=sq")
