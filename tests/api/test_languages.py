"""Every page in every language: which one is chosen, how it is kept, what falls back."""

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from api.languages import CODES, negotiated
from tests.api.reading import one

LISTS = (
    "/",
    "/people",
    "/units",
    "/events",
    "/releases",
    "/network",
    "/orgchart",
    "/query",
    "/sparql",
    "/ontology",
)
KINDS = ("person", "unit", "event", "release", "tenure")


def page(web: httpx.Client, path: str, **headers: str) -> LexborHTMLParser:
    answer = web.get(path, headers={"Accept": "text/html"} | headers)
    assert answer.status_code == 200, answer.text
    assert "Accept-Language" in answer.headers["vary"]
    return LexborHTMLParser(answer.text)


@pytest.mark.parametrize(
    ("accept", "code"),
    [
        ("", "en"),
        ("sq", "sq"),
        ("sq-XK,sq;q=0.9,en;q=0.8", "sq"),
        ("en-US,en;q=0.5,sq;q=0.9", "en"),
        ("sr", "sr"),
        ("sr-Latn-RS", "sr"),
        ("sr-Cyrl", "sr-Cyrl"),
        ("SR-CYRL-ME;q=0.3, de", "sr-Cyrl"),
        ("bs, hr;q=0.5", "sr"),
        ("de, fr", "en"),
        ("de, sq;q=0", "en"),
        ("sq;q=x, sr;q=0.1", "sr"),
        ("*", "en"),
    ],
)
def test_the_language_the_reader_likes_best_is_chosen(accept: str, code: str) -> None:
    assert negotiated(accept) == code


def test_the_address_wins_over_the_browser(web: httpx.Client) -> None:
    headers = {"Accept-Language": "sr-Cyrl"}
    assert one(page(web, "/people", **headers), "html").attributes["lang"] == "sr-Cyrl"
    assert one(page(web, "/people?lang=sq", **headers), "html").attributes["lang"] == "sq"


def test_a_language_the_site_has_not_is_an_error_that_says_so(web: httpx.Client) -> None:
    answer = web.get("/people?lang=xx")
    assert answer.status_code == 400
    assert "sr-Cyrl" in answer.json()["detail"]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("path", [*LISTS, *KINDS])
def test_every_page_is_wholly_in_its_language(
    web: httpx.Client, paths: dict[str, str], path: str, code: str
) -> None:
    html = page(web, f"{paths.get(path, path)}?lang={code}")
    assert one(html, "html").attributes["lang"] == code
    (here,) = html.css(".languages a[aria-current]")
    assert here.attributes["lang"] == code
    links = [str(a.attributes["href"]) for a in html.css("a[href^='/']") if not a.attributes.get("hreflang")]
    kept = [link for link in links if not link.startswith("/static")]
    assert [link for link in kept if f"lang={code}" not in link] == []
    for form in html.css("form"):
        assert one(form, "input[name=lang]").attributes["value"] == code


@pytest.mark.parametrize(
    "path", ["/people?q=a&limit=1", "/orgchart?at=2024-08-01&root=kpk", "/units?offset=1"]
)
def test_switching_the_language_stays_on_the_page(web: httpx.Client, path: str) -> None:
    html = page(web, path + "&lang=sq")
    switch = {a.attributes["hreflang"]: str(a.attributes["href"]) for a in html.css(".languages a")}
    assert list(switch) == list(CODES)
    assert switch["sr"] == path + "&lang=sr"
    alternates = {
        n.attributes["hreflang"]: str(n.attributes["href"]) for n in html.css("link[rel=alternate][hreflang]")
    }
    assert set(alternates) == {*CODES, "x-default"}
    assert alternates["en"].endswith(path + "&lang=en")
    assert alternates["x-default"].endswith(path)


def test_serbian_labels_and_texts_are_in_the_script_asked_for(web: httpx.Client) -> None:
    latin, cyrillic = (page(web, f"/id/unit/kpk?lang={code}") for code in ("sr", "sr-Cyrl"))
    assert one(latin, "h1").text() == "Tužilački savet Kosova"
    assert one(cyrillic, "h1").text() == "Тужилачки савет Косова"
    assert one(cyrillic, "h1 span").attributes["lang"] == "sr-Cyrl"
    assert "Јединице" in one(cyrillic, ".bar").text()
    assert "SPARQL" in one(cyrillic, ".bar").text()


def test_an_unchanged_page_is_told_apart_by_language(web: httpx.Client) -> None:
    tags = {
        web.get("/people", headers={"Accept": "text/html", "Accept-Language": c}).headers["etag"]
        for c in CODES
    }
    assert len(tags) == len(CODES)


@pytest.mark.parametrize(
    ("code", "words"), [("sq", "Nuk ka faqe të tillë"), ("sr-Cyrl", "Такве странице нема")]
)
def test_a_mistyped_address_is_told_in_the_readers_language_with_a_search(
    web: httpx.Client, code: str, words: str
) -> None:
    answer = web.get(f"/people/arben-kelmendi?lang={code}", headers={"Accept": "text/html"})
    html = LexborHTMLParser(answer.text)
    assert answer.status_code == 404
    assert one(html, "h1").text() == words
    assert one(html, "main form[role=search] input[name=q]").attributes["value"] == "arben kelmendi"
