"""Figures over HTTP: framed by anybody, alone on the site; errors that can be framed too and name nobody."""

import csv
import io

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from api.security import POLICY as SITE
from graph.figure.page import POLICY
from tests.api.reading import one

BROWSER = {"Accept": "text/html"}
VIEWS = ("orgchart", "network")


@pytest.mark.parametrize("view", VIEWS)
def test_a_figure_may_be_framed_and_what_leads_to_it_may_not(web: httpx.Client, view: str) -> None:
    framed = web.get(f"/figure/live/{view}", headers=BROWSER)
    assert framed.status_code == 200
    assert framed.headers["content-security-policy"] == POLICY
    assert "set-cookie" not in framed.headers
    page = LexborHTMLParser(framed.text)
    assert page.css("svg[role=img]")
    assert page.css("table")
    assert not page.css("[src], link:not([rel=alternate]), iframe, form")
    for path in (f"/{view}", f"/figure/embed/{view}", f"/figure/live/{view}.svg"):
        assert web.get(path, headers=BROWSER).headers["content-security-policy"] == SITE


@pytest.mark.parametrize("view", VIEWS)
def test_a_figure_is_the_same_twice_and_not_sent_again(web: httpx.Client, view: str) -> None:
    first, second = (web.get(f"/figure/live/{view}?lang=sq") for _ in range(2))
    assert first.content == second.content
    again = web.get(f"/figure/live/{view}?lang=sq", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("view", VIEWS)
def test_data_and_picture_are_files(web: httpx.Client, view: str) -> None:
    picture = web.get(f"/figure/live/{view}.svg")
    assert picture.headers["content-type"] == "image/svg+xml"
    assert picture.text.startswith("<svg")
    data = web.get(f"/figure/live/{view}.csv")
    assert data.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(data.text)))
    assert rows
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_leads_to_its_snippets_with_its_own_choice(web: httpx.Client, view: str) -> None:
    chosen = {"orgchart": {"levels": "1"}, "network": {"of": "both", "most": "3"}}[view]
    page = LexborHTMLParser(web.get(f"/{view}", params=chosen | {"lang": "en"}, headers=BROWSER).text)
    target = one(page, "a[href^='/figure/embed/']").attributes["href"] or ""
    embed = LexborHTMLParser(web.get(target, headers=BROWSER).text)
    frame = LexborHTMLParser(one(embed, "pre[aria-labelledby=snippet-iframe]").text())
    live = one(frame, "iframe").attributes["src"] or ""
    assert live.startswith(str(web.base_url))
    for name, value in chosen.items():
        assert f"{name}={value}" in live
    assert web.get(live, headers=BROWSER).status_code == 200
    assert all(
        one(embed, f"input[name={name}]").attributes["value"] == value for name, value in chosen.items()
    )


def test_caption_and_width_go_into_the_snippets(web: httpx.Client) -> None:
    given = {"caption": 'Who "leads" <b>', "width": "640", "lang": "en"}
    page = LexborHTMLParser(web.get("/figure/embed/orgchart", params=given, headers=BROWSER).text)
    frame = one(LexborHTMLParser(one(page, "pre[aria-labelledby=snippet-iframe]").text()), "iframe")
    assert frame.attributes["title"] == 'Who "leads" <b>'
    assert frame.attributes["width"] == "640"
    assert web.get("/figure/embed/orgchart?caption=&width=", headers=BROWSER).status_code == 200


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/figure/live/network?person=Zana+Askushi", 404, "Whoever put it here can choose it anew"),
        ("/figure/live/orgchart?root=zana-askushi", 404, "Whoever put it here can choose it anew"),
        ("/figure/live/pie", 404, "Whoever put it here can choose it anew"),
        ("/figure/live/orgchart?levels=99", 400, "levels"),
        ("/figure/live/orgchart?at=tomorrow", 400, "is not a day"),
        ("/figure/live/network?most=100000", 400, "most"),
    ],
)
def test_an_error_can_be_framed_and_names_nobody(
    web: httpx.Client, path: str, status: int, said: str
) -> None:
    told = web.get(path + ("&" if "?" in path else "?") + "lang=en", headers=BROWSER)
    assert told.status_code == status
    assert told.headers["content-security-policy"] == POLICY
    assert said in told.text
    assert "skushi" not in told.text


@pytest.mark.parametrize("width", ["1", "99999", "wide"])
def test_a_width_out_of_range_is_refused_by_name(web: httpx.Client, width: str) -> None:
    told = web.get("/figure/embed/network", params={"width": width})
    assert told.status_code == 400
    assert "width" in told.json()["detail"]


@pytest.mark.parametrize("view", VIEWS)
def test_the_address_of_a_figure_leads_to_its_embedding(web: httpx.Client, view: str) -> None:
    page = LexborHTMLParser(web.get(f"/figure/live/{view}?lang=sq", headers=BROWSER).text)
    found = one(page, "link[type='application/json+oembed']").attributes["href"] or ""
    answer = web.get(found, params=dict(httpx.URL(found).params) | {"maxwidth": "400"}).json()
    assert (answer["version"], answer["type"], answer["width"], answer["height"]) == ("1.0", "rich", 400, 700)
    frame = one(LexborHTMLParser(answer["html"]), "iframe").attributes
    assert frame["width"] == "400"
    assert frame["title"] == answer["title"]
    assert frame["src"] == f"{str(web.base_url).rstrip('/')}/figure/live/{view}?lang=sq"


def test_oembed_keeps_the_choice_and_nothing_else(web: httpx.Client) -> None:
    url = f'{str(web.base_url).rstrip("/")}/figure/live/network?of=units&evil="><script>&lang=sr#x'
    html = web.get("/oembed", params={"url": url}).json()["html"]
    src = one(LexborHTMLParser(html), "iframe").attributes["src"] or ""
    assert dict(httpx.URL(src).params) == {"of": "units", "lang": "sr"}
    assert "script" not in html


@pytest.mark.parametrize(
    ("parameters", "status"),
    [
        ({"url": "https://example.org/figure/live/network"}, 404),
        ({"url": "{here}/people"}, 404),
        ({"url": "{here}/figure/live/pie"}, 404),
        ({"url": "{here}/figure/live/network", "format": "xml"}, 501),
        ({"url": "{here}/figure/live/network", "maxwidth": "0"}, 400),
        ({}, 400),
    ],
)
def test_oembed_refuses_what_it_cannot_embed(
    web: httpx.Client, parameters: dict[str, str], status: int
) -> None:
    asked = {k: v.replace("{here}", str(web.base_url).rstrip("/")) for k, v in parameters.items()}
    told = web.get("/oembed", params=asked)
    assert told.status_code == status
    assert told.headers["content-type"] == "application/problem+json"
