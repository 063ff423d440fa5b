"""Markup in names, queries, parameters and errors is shown as text and never becomes markup."""

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from api.security import POLICY
from tests.api.reading import one
from tests.api.releases import HOSTILE, IMAGE

EMBED = ("/figure/embed/network", "/figure/embed/orgchart")
PAGES = ("hostile person", "hostile event", "hostile release")


def inert(answer: httpx.Response) -> LexborHTMLParser:
    page = LexborHTMLParser(answer.text)
    assert answer.headers["content-type"].startswith("text/html")
    assert not page.css("script:not([src^='/static/build/']), img, iframe, object, embed")
    handlers = [k for n in page.css("*") for k in n.attributes if k.startswith("on")]
    addresses = [
        str(v).strip().lower()
        for n in page.css("*")
        for k, v in n.attributes.items()
        if k in ("href", "action", "src")
    ]
    assert not handlers
    assert not [a for a in addresses if a.startswith(("javascript:", "data:"))]
    assert answer.headers["content-security-policy"] == POLICY
    return page


@pytest.mark.parametrize("kind", PAGES)
def test_names_that_are_markup_are_text(web: httpx.Client, paths: dict[str, str], kind: str) -> None:
    page = inert(web.get(paths[kind], headers={"Accept": "text/html"}))
    body = page.body
    assert body is not None
    assert "<script>" in body.text() or IMAGE in body.text()


@pytest.mark.parametrize(
    "path", ["/", "/people", "/units", "/events", "/releases", "/network", "/orgchart", *EMBED]
)
def test_lists_with_such_names_are_inert(web: httpx.Client, path: str) -> None:
    inert(web.get(path, headers={"Accept": "text/html"}))


@pytest.mark.parametrize(
    "path", ["/", "/people", "/units", "/network", "/orgchart", *EMBED, "/id/person/x", "/sparql", "/query"]
)
@pytest.mark.parametrize(
    "text", [HOSTILE, IMAGE, "javascript:alert(1)", "'\"><svg/onload=alert(1)>", "{{ 7 * 7 }}"]
)
def test_parameters_come_back_as_text(web: httpx.Client, path: str, text: str) -> None:
    params = dict.fromkeys(("q", "person", "root", "query", "unit", "kind", "x", "at", "lang"), text)
    answer = web.get(path, params=params, headers={"Accept": "text/html"}, follow_redirects=True)
    assert "49" not in one(inert(answer), "main").text()
    del params["lang"], params["at"]
    inert(web.get(path, params=params, headers={"Accept": "text/html"}, follow_redirects=True))


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT ('{HOSTILE.replace(chr(39), '`')}' AS ?x) {{}}",
        "SELECT (<javascript:alert(1)> AS ?x) {}",
        "SELEKT <script>",
    ],
)
def test_results_and_errors_of_queries_are_text(web: httpx.Client, query: str) -> None:
    inert(web.get("/sparql", params={"query": query}, headers={"Accept": "text/html"}))


def test_paths_come_back_as_text(web: httpx.Client) -> None:
    page = inert(web.get("/id/person/%3Cscript%3Ealert(1)%3C%2Fscript%3E", headers={"Accept": "text/html"}))
    assert one(page, "h1") is not None


def test_every_answer_has_the_security_headers(web: httpx.Client, paths: dict[str, str]) -> None:
    for path in ("/", paths["unit"], "/static/zyrtar.css", "/health", "/nothing", "/sparql?query=x"):
        headers = web.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "set-cookie" not in headers


def test_the_self_contained_network_page_runs_in_a_sandbox(web: httpx.Client) -> None:
    policy = web.get("/network.html").headers["content-security-policy"]
    assert "sandbox allow-scripts" in policy
    assert "default-src 'none'" in policy
    assert "allow-same-origin" not in policy


def test_the_pages_policy_allows_nothing_from_elsewhere() -> None:
    for part in (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ):
        assert part in POLICY
