"""The page on the quality of the data, its JSON, and the scores that are committed beside it."""

from datetime import datetime
from typing import Any

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.api.reading import one
from tests.corpus import figures

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def told(web: httpx.Client) -> Any:
    found: Any = web.get("/quality", params={"format": "json"}).json()
    return found


def test_what_is_covered_adds_up(told: Any) -> None:
    assert told["releases"] == 3
    for field in ("years", "languages", "publishers"):
        assert sum(row["releases"] for row in told[field]) == 3, field
    assert [(row["value"], row["releases"], row["with_facts"]) for row in told["languages"]] == [
        ("sq", 2, 2),
        ("en", 1, 1),
    ]
    assert [row["value"] for row in told["years"]] == ["2024"]


def test_freshness_and_licence_are_told(told: Any) -> None:
    assert told["newest_release"] == "2024-09-09"
    assert datetime.fromisoformat(told["built"]).tzinfo is not None
    assert told["licence"] == "CC BY 4.0"


def test_what_waits_and_does_not_fit_agrees_with_the_documented_queries(web: httpx.Client, told: Any) -> None:
    def rows(name: str) -> int:
        answer = web.get(f"/query/{name}", headers={"Accept": "application/sparql-results+json"})
        return len(
            {
                tuple(row["finding" if "finding" in row else "fact"].values())
                for row in answer.json()["results"]["bindings"]
            }
        )

    assert told["waiting"]["weak"] == rows("weak-facts")
    for field in ("contradictions", "gaps"):
        assert sum(row["found"] for row in told[field]) == rows(field)


@pytest.mark.parametrize("lang", ["sq", "sr", "sr-Cyrl", "en"])
def test_the_page_shows_every_score_in_every_language(web: httpx.Client, lang: str) -> None:
    answer = web.get("/quality", params={"lang": lang}, headers=HTML)
    assert answer.status_code == 200
    html = LexborHTMLParser(answer.text)
    assert len(html.css("#read ~ table tbody tr")) == 2 * len(figures.KINDS)
    assert one(html, "h1").text() == one(html, ".colophon .caution a").text()


def test_the_committed_scores_are_those_that_the_reader_is_held_to() -> None:
    assert figures.FILE.read_text("utf-8") == figures.content(), (
        "run: python -m tests.corpus.ratchet --update"
    )
