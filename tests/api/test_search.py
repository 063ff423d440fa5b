"""The search page, its JSON and the suggestions, asked over HTTP."""

import shutil
from pathlib import Path

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from api.settings import Settings
from graph.build import build
from graph.search.writing import FILE
from graph.store.home import current
from tests.api.conftest import serving
from tests.api.reading import one
from tests.api.releases import meeting

HTML = {"Accept": "text/html"}


def page(web: httpx.Client, **params: str) -> LexborHTMLParser:
    answer = web.get("/search", params=params, headers=HTML)
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.text)


@pytest.mark.parametrize("words", ["kelmendit", "Arben Kelmendi", "Арбен Келменди", "kelmnedi"])
def test_an_official_is_found_first(web: httpx.Client, paths: dict[str, str], words: str) -> None:
    found = web.get("/search", params={"q": words, "format": "json"}).json()
    assert found["items"][0]["path"] == paths["person"]
    assert found["items"][0]["posts"][0]["last_attested"] == "2024-09-09"
    assert (
        one(page(web, q=words), ".hits li:first-child a").attributes["href"] == paths["person"] + "?lang=en"
    )


def test_a_search_is_shared_by_its_address(web: httpx.Client) -> None:
    html = page(web, q="kelmendi", kind="event", year="2024", lang="sq")
    assert one(html, "input[name=q]").attributes["value"] == "kelmendi"
    assert {i.attributes["name"] for i in html.css("form.search input[type=hidden]")} == {
        "lang",
        "kind",
        "year",
    }
    assert len(html.css(".hits li.event")) == len(html.css(".hits li")) == 2
    undone = [str(a.attributes["href"]) for a in html.css("a.chosen")]
    assert undone == ["/search?year=2024&q=kelmendi&lang=sq", "/search?kind=event&q=kelmendi&lang=sq"]


def test_every_choice_leads_to_as_many_as_it_says(web: httpx.Client) -> None:
    html = page(web, q="kelmendi")
    choices = html.css(".narrow li")
    assert len(choices) > 4
    for choice in choices:
        narrowed = LexborHTMLParser(web.get(str(one(choice, "a").attributes["href"]), headers=HTML).text)
        assert one(narrowed, "#found").text() == f"{one(choice, '.count').text()} found"


def test_a_release_shows_the_words_that_were_sought(web: httpx.Client, paths: dict[str, str]) -> None:
    html = page(web, q="komunikim publik", kind="release")
    (hit,) = html.css(".hits li")
    assert one(hit, "a").attributes["href"] == paths["release"] + "?lang=en"
    assert [b.text() for b in hit.css("b")] == ["komunikimit", "publik"]
    assert "Share on" not in hit.text()


@pytest.mark.parametrize("words", ["", "zzzz"])
def test_nothing_found_is_a_page(web: httpx.Client, words: str) -> None:
    html = page(web, q=words)
    assert html.css(".hits") == []
    assert len(html.css("main form[role=search]")) == 1


@pytest.mark.parametrize(
    "wrong", [{"kind": "robot"}, {"year": "24"}, {"language": "xx"}, {"offset": "-1"}, {"limit": "0"}]
)
def test_a_wrong_parameter_is_named(web: httpx.Client, wrong: dict[str, str]) -> None:
    answer = web.get("/search", params={"q": "a", **wrong})
    assert answer.status_code == 400
    assert next(iter(wrong)) in answer.json()["detail"]


def test_the_start_page_sends_a_search_on(web: httpx.Client) -> None:
    answer = web.get("/", params={"q": "kelmendi", "lang": "sq"})
    assert (answer.status_code, answer.headers["location"]) == (307, "/search?q=kelmendi&lang=sq")


def test_suggestions_come_as_json_in_the_readers_language(web: httpx.Client, paths: dict[str, str]) -> None:
    found = web.get("/suggest", params={"q": "kelm"}, headers=HTML)
    assert found.headers["content-type"] == "application/json"
    (item,) = found.json()["items"]
    assert (item["what"], item["path"], item["label"]["value"]) == (
        "person",
        paths["person"],
        "Arben Kelmendi",
    )
    council = web.get("/suggest", params={"q": "KPK", "lang": "sr-Cyrl"}).json()["items"][0]
    assert council["label"]["value"] == "Тужилачки савет Косова"


def test_a_name_with_markup_is_found_and_shown_as_text(web: httpx.Client, paths: dict[str, str]) -> None:
    html = page(web, q="mallory")
    assert one(html, ".hits li.person a").attributes["href"] == paths["hostile person"] + "?lang=en"
    assert "<script>" in one(html, ".hits li.person").text()
    assert all(str(s.attributes.get("src")).startswith("/static/") for s in html.css("script"))


def test_what_was_asked_is_shown_as_text(web: httpx.Client) -> None:
    html = page(web, q='"><script>alert(1)</script>', unit='"><b>', year="")
    assert one(html, "#q").attributes["value"] == '"><script>alert(1)</script>'
    assert html.css("main script, main b") == []


def test_a_snapshot_without_an_index_serves_all_but_the_search(tmp_path: Path) -> None:
    build([meeting()], tmp_path)
    shutil.move(current(tmp_path) / FILE, tmp_path / "elsewhere.db")
    with serving(Settings(home=tmp_path, workers=1)) as address, httpx.Client(base_url=address) as web:
        answer = web.get("/search", params={"q": "kelmendi"})
        assert answer.status_code == 503
        assert "search index" in answer.json()["detail"]
        assert "zyrtar build" in answer.json()["mend"]
        assert web.get("/people").status_code == 200
