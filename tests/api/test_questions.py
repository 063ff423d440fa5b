"""The catalogue's pages and addresses: every question in every form and language, and values that cannot be."""

import json
import shlex
from urllib.parse import urlencode, urlsplit

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser
from typer.testing import CliRunner

from api.cli import app
from api.languages import CODES
from graph.query.catalogue import Query, catalogue
from tests.api.catalogues import catalogue as messages

QUESTIONS = pytest.mark.parametrize("question", catalogue().values(), ids=list(catalogue()))
FORMS = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
}


def page(web: httpx.Client, path: str, **parameters: str) -> LexborHTMLParser:
    answer = web.get(path, params=parameters, headers={"Accept": "text/html"})
    return LexborHTMLParser(answer.text)


@QUESTIONS
def test_every_question_answers_in_every_form_under_an_address_of_its_own(
    web: httpx.Client, question: Query
) -> None:
    for word, media in FORMS.items():
        answer = web.get(f"/query/{question.name}.{word}")
        assert answer.status_code == 200
        assert answer.headers["content-type"] == media
    found = web.get(f"/query/{question.name}.json").json()
    assert found["head"]["vars"] == list(question.columns)
    assert web.get(f"/query/{question.name}", params={"format": "json"}).json() == found


@QUESTIONS
def test_every_page_explains_its_question_in_the_readers_language(web: httpx.Client, question: Query) -> None:
    told = {message.id: str(message.string) for message in messages("sq")}
    found = page(web, f"/query/{question.name}", lang="sq")
    text = found.text()
    assert question.title["sq"] in text
    assert told[question.summary] in text
    assert all(told[meaning] in text for meaning in question.columns.values())
    named = {field.attributes["name"] for field in found.css("form.question [name]")}
    assert named == ({p.name for p in question.parameters} | {"lang"} if question.parameters else set())


@QUESTIONS
def test_what_a_page_says_to_programs_gives_what_it_shows(
    web: httpx.Client, home: object, question: Query
) -> None:
    (told,) = (e for e in page(web, f"/query/{question.name}", lang="sr").css("#programs ~ pre.code"))
    address, command = told.text().splitlines()
    split = urlsplit(address)
    by_address = web.get(f"{split.path}?{split.query}").text
    words = shlex.split(command)
    assert words[0] == "zyrtar"
    by_command = CliRunner().invoke(app, ["--home", str(home), *words[1:]])
    assert by_command.exit_code == 0
    assert by_command.stdout.split() == by_address.split()


@pytest.mark.parametrize(
    ("path", "parameters", "words"),
    [
        ("post-holders-on", {"day": "3.7.2024"}, ("parameter day", "2024-07-03")),
        ("post-holders-on", {"dya": "2024-07-03"}, ("no parameter “dya”", "post, day")),
        ("post-holders-on", {"post": "kpk"}, ("parameter post", "post:UNIT.ROLE")),
        ("career-of", {"language": "de"}, ("parameter language", "Give sq, sr or en")),
        ("long-acting-assignments", {"longer": "six"}, ("parameter longer", "Whole months")),
        ("coverage", {"day": "2024-07-03"}, ("no parameter “day”", "It has none")),
    ],
)
def test_a_value_that_cannot_be_is_told_with_the_mend(
    web: httpx.Client, path: str, parameters: dict[str, str], words: tuple[str, str]
) -> None:
    answer = web.get(f"/query/{path}.csv", params=parameters)
    assert answer.status_code == 400
    assert words[0] in answer.json()["detail"]
    assert words[1] in answer.json()["mend"]
    shown = web.get(f"/query/{path}", params=parameters, headers={"Accept": "text/html"})
    assert shown.status_code == 400
    assert words[0] in shown.text


def test_a_parameter_given_twice_is_told(web: httpx.Client) -> None:
    answer = web.get("/query/career-of.csv?called=A&called=B")
    assert (answer.status_code, answer.json()["detail"]) == (400, "the parameter “called” is given twice")


@pytest.mark.parametrize(
    ("path", "words"),
    [("/query/no-such", "no query “no-such”"), ("/query/career-of.ttl", "does not come as “ttl”")],
)
def test_an_address_that_is_none_is_told(web: httpx.Client, path: str, words: str) -> None:
    answer = web.get(path)
    assert answer.status_code == 404
    assert words in answer.json()["detail"]


def test_labels_of_a_page_are_in_its_language_unless_another_is_asked(web: httpx.Client) -> None:
    parameters = {"called": "Arben Kelmendi"}
    shown = {
        code: page(web, "/query/career-of", lang=code, **parameters).css_first("select option[selected]")
        for code in CODES
    }
    assert {code: o.attributes["value"] for code, o in shown.items() if o} == {
        "sq": "sq", "sr": "sr", "sr-Cyrl": "sr", "en": "en",
    }  # fmt: skip
    kept = page(web, "/query/career-of", lang="sq", language="sr", **parameters)
    (option,) = kept.css("select option[selected]")
    assert option.attributes["value"] == "sr"


def test_people_units_and_posts_are_offered_by_name(web: httpx.Client) -> None:
    def offered(pick: str, words: str) -> dict[str, str]:
        found = web.get(f"/query/choices/{pick}", params={"q": words, "lang": "en"}).json()["choices"]
        return {choice["value"]: choice["label"] for choice in found}

    assert offered("person", "kelm") == {"Arben Kelmendi": "Arben Kelmendi"}
    assert offered("person", "келменди") == {"Arben Kelmendi": "Arben Kelmendi"}
    assert "unit:kpk" in offered("unit", "prosecutorial council")
    assert all(value.startswith("post:") for value in offered("post", "director"))
    assert offered("person", "zzzz") == {}
    assert web.get("/query/choices/planet").status_code == 400


def test_a_page_lists_choices_for_those_without_scripts(web: httpx.Client) -> None:
    found = page(web, "/query/org-chart-on", lang="en")
    (listed,) = found.css("datalist#l-root")
    assert "unit:kpk" in {option.attributes["value"] for option in listed.css("option")}
    assert found.css_first("input[list=l-root]") is not None
    assert found.css_first("input[type=date]") is not None


@pytest.mark.parametrize(
    ("path", "parameters", "strange"),
    [
        ("career-of", {"called": "Nobody Atall"}, True),
        ("career-of", {"called": "Arben Kelmendi"}, False),
        ("org-chart-on", {"root": "unit:kpk"}, False),
        ("org-chart-on", {"root": "https://w3id.org/zyrtar/id/unit/kpk"}, False),
        ("org-chart-on", {"root": "unit:moon"}, True),
    ],
)
def test_a_value_that_is_not_in_the_graph_is_told_beside_the_empty_answer(
    web: httpx.Client, path: str, parameters: dict[str, str], strange: bool
) -> None:
    text = page(web, f"/query/{path}", lang="en", **parameters).text()
    assert ("is not in the graph" in text) is strange


def test_the_query_of_a_page_is_the_one_that_was_asked(web: httpx.Client) -> None:
    found = page(web, "/query/career-of", lang="en", called='A "B" C')
    (text,) = found.css("#sparql ~ pre.code")
    assert 'VALUES ?called { "A \\"B\\" C" }' in text.text()
    link = found.css_first("form.more a")
    assert link is not None
    assert urlencode({"query": text.text(strip=False)})[:200] in str(link.attributes["href"])


def test_the_catalogue_comes_as_json_in_the_readers_language(web: httpx.Client) -> None:
    found = json.loads(web.get("/query", params={"format": "json", "lang": "sr-Cyrl"}).text)["queries"]
    assert [q["name"] for q in found] == sorted(catalogue())
    chart = next(q for q in found if q["name"] == "org-chart-on")
    assert chart["forms"] == ["json", "xml", "csv", "tsv"]
    assert [(p["name"], p["pick"]) for p in chart["parameters"]] == [
        ("day", None),
        ("root", "unit"),
        ("language", "language"),
    ]
    assert "unit:ОЗНАКА" not in chart["parameters"][1]["description"]
    assert chart["title"].startswith("Како")
