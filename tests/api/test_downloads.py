"""The facts of a person or unit as CSV and as an Atom feed; where errors are reported."""

import csv
import io
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as Xml

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from api.feed import Feed, atom
from api.respond import reported
from api.settings import Settings
from api.wording import wording
from graph.build import build
from tests.api.conftest import serving
from tests.api.releases import meeting
from tests.api.test_spans import tenure
from tests.graph.factories import Telling

ATOM = "{http://www.w3.org/2005/Atom}"


def rows(web: httpx.Client, path: str) -> list[dict[str, str]]:
    answer = web.get(path, params={"format": "csv"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.text)))


def feed(web: httpx.Client, path: str, **params: str) -> Xml.Element:
    answer = web.get(path, params={"format": "atom", **params})
    assert answer.headers["content-type"] == "application/atom+xml"
    return Xml.fromstring(answer.content)


def test_a_person_is_a_table_with_a_row_for_each_fact(web: httpx.Client, paths: dict[str, str]) -> None:
    found = rows(web, paths["person"])
    assert [row["kind"] for row in found] == ["post", "event", "event"]
    post = found[0]
    assert (post["person"], post["latest_start"], post["earliest_end"]) == (
        "Arben Kelmendi",
        "2024-07-03",
        "2024-09-09",
    )
    assert post["quote"].startswith("Drejtori i Përgjithshëm")
    assert [row["day"] for row in found[1:]] == ["2024-09-09", "2024-07-03"]


def test_a_unit_is_a_table_of_its_posts_and_who_came_for_it(web: httpx.Client) -> None:
    assert {row["unit"] for row in rows(web, "/id/unit/skpk")} == {
        "Secretariat of the Kosovo Prosecutorial Council"
    }


def test_no_cell_is_taken_for_a_formula(tmp_path: Path) -> None:
    told = Telling("=Arta Gashi mbajti takim. Të tjerë.")
    person = told.person("=Arta Gashi")
    told.tenure(person, "director-general", told.unit("skpk", "skpk"))
    build([told.done()], tmp_path)
    with serving(Settings(home=tmp_path, workers=1)) as address, httpx.Client(base_url=address) as web:
        (path,) = (p["path"] for p in web.get("/people?format=json").json()["items"])
        (row,) = rows(web, path)
    assert row["person"] == "'=Arta Gashi"
    assert row["quote"] == "'=Arta Gashi"


@pytest.mark.parametrize("kind", ["person", "unit", "hostile person"])
def test_a_feed_has_what_atom_asks_for(web: httpx.Client, paths: dict[str, str], kind: str) -> None:
    root = feed(web, paths[kind])
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.iter(f"{ATOM}entry")):
        assert [len(element.findall(ATOM + tag)) for tag in ("id", "title", "updated")] == [1, 1, 1]
        assert str(element.findtext(f"{ATOM}updated")).endswith("T00:00:00Z")
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Zyrtar"
    links = {str(at.get("rel")): str(at.get("href")) for at in root.findall(f"{ATOM}link")}
    assert set(links) == {"self", "alternate"}
    assert httpx.get(links["self"]).status_code == httpx.get(links["alternate"]).status_code == 200
    days = [str(entry.findtext(f"{ATOM}updated")) for entry in root.iter(f"{ATOM}entry")]
    assert days
    assert days == sorted(days, reverse=True)
    ids = [str(entry.findtext(f"{ATOM}id")) for entry in root.iter(f"{ATOM}entry")]
    assert len(set(ids)) == len(ids)


def test_a_feed_is_in_the_language_asked_for(web: httpx.Client, paths: dict[str, str]) -> None:
    root = feed(web, paths["person"], lang="sq")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "sq"
    titles = [str(entry.findtext(f"{ATOM}title")) for entry in root.iter(f"{ATOM}entry")]
    assert any("Drejtor i Përgjithshëm" in title and "3 korrik 2024" in title for title in titles)


def test_a_feed_without_facts_or_days_is_still_one() -> None:
    of = Feed("https://w3id.org/x", "x\x0by", "https://a/x", "https://a/x?format=atom", "https://a", "en")
    for facts in ([], [tenure((None, None, None, None))]):
        root = Xml.fromstring(atom(of, facts, wording("en")))
        assert root.findtext(f"{ATOM}updated") == f"{date(1970, 1, 1)}T00:00:00Z"
        assert root.findtext(f"{ATOM}title") == "xy"


@pytest.mark.parametrize(
    ("to", "address"),
    [
        ("", ""),
        (
            "mailto:desk@example.org",
            "mailto:desk@example.org?subject=https%3A%2F%2Fz.example%2Fid%2Funit%2Fkpk",
        ),
        (
            "https://example.org/form",
            "https://example.org/form?about=https%3A%2F%2Fz.example%2Fid%2Funit%2Fkpk",
        ),
        ("https://e.org/?x=1", "https://e.org/?x=1&about=https%3A%2F%2Fz.example%2Fid%2Funit%2Fkpk"),
    ],
)
def test_an_error_is_reported_where_the_server_says(to: str, address: str) -> None:
    assert reported(to, "https://z.example/id/unit/kpk", None) == address


def test_the_page_leads_to_where_errors_are_reported(tmp_path: Path) -> None:
    build([meeting()], tmp_path)
    settings = Settings(home=tmp_path, workers=1, report_to="mailto:desk@example.org")
    with serving(settings) as address, httpx.Client(base_url=address) as web:
        page = LexborHTMLParser(web.get("/id/unit/kpk?lang=en", headers={"Accept": "text/html"}).text)
    (link_,) = (a for a in page.css(".aside a") if a.text() == "Report an error")
    assert str(link_.attributes["href"]).startswith("mailto:desk@example.org?subject=http")
