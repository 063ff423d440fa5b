"""The workbench in a browser: edits, completes, asks this server alone, shows answers in several views."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_pages import CONTRAST, watched

pytestmark = pytest.mark.browser

PEOPLE = """PREFIX zyr: <https://w3id.org/zyrtar/ontology#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
SELECT ?person ?name WHERE { ?person a zyr:Person ; foaf:name ?name } ORDER BY ?name"""
PAIRS = """PREFIX cv: <http://data.europa.eu/m8g/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX zyr: <https://w3id.org/zyrtar/ontology#>
SELECT ?a ?aName ?b ?bName ?day (COUNT(*) AS ?n) WHERE {
  ?event cv:hasParticipation/zyr:actor ?a, ?b ; zyr:date ?day .
  ?a foaf:name ?aName . ?b foaf:name ?bName . FILTER(STR(?a) < STR(?b))
} GROUP BY ?a ?aName ?b ?bName ?day"""


@pytest.fixture(params=[360, 1280], ids=["telephone", "desktop"])
def bench(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The workbench, which in the end has asked nobody else and complained of nothing."""
    context = browser.new_context(viewport={"width": request.param, "height": 844})
    page, asked, complaints = watched(context)
    page.goto(f"{server}/sparql?lang=en")
    page.wait_for_selector(".enhanced .CodeMirror")
    yield page
    assert page.evaluate("document.documentElement.scrollWidth") <= request.param
    context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith((server + "/", "data:"))] == []


def write(page: Page, query: str) -> None:
    page.evaluate("q => document.querySelector('.CodeMirror').CodeMirror.setValue(q)", query)


def run(page: Page, query: str) -> None:
    write(page, query)
    page.get_by_role("button", name="Run", exact=True).click()
    page.wait_for_selector("#workbench-result[aria-busy=false]")


def test_an_answer_comes_as_a_table_that_leads_to_the_sites_pages(bench: Page, server: str) -> None:
    run(bench, PEOPLE)
    assert bench.locator("#workbench-result td").nth(1).inner_text() == "Arben Kelmendi"
    bench.get_by_role("button", name="name").click()
    bench.get_by_role("button", name="name").click()
    assert bench.locator("th[aria-sort=descending]").inner_text().startswith("name")
    assert bench.locator("#workbench-result td").nth(1).inner_text() != "Arben Kelmendi"
    assert quote("ORDER BY ?name", safe="").replace("%20", "+") in bench.url
    bench.locator("#workbench-result td a").first.click()
    assert bench.url.startswith(f"{server}/id/person/")


def test_the_same_answer_is_a_graph_a_time_line_and_bars(bench: Page) -> None:
    run(bench, PAIRS)
    tabs = bench.get_by_role("tab")
    assert tabs.all_inner_texts() == ["Table", "Graph", "Timeline", "Chart"]
    tabs.first.focus()
    for drawing in ("svg.network circle", "svg.timeline a", "svg.chart rect"):
        bench.keyboard.press("ArrowRight")
        assert bench.locator(drawing).count() > 0
    tabs.nth(1).click()
    names = set(bench.locator("svg.network text").all_text_contents())
    assert "Arben Kelmendi" in names
    assert len(names) == bench.locator("svg.network circle").count()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("ASK { ?s a <https://w3id.org/zyrtar/ontology#Person> }", "Yes"),
        ("SELECT * { <a:a> <a:b> ?x }", "No rows"),
        ("DESCRIBE <https://w3id.org/zyrtar/id/unit/skpk>", "zyr:Unit"),
    ],
)
def test_every_kind_of_answer_is_shown(bench: Page, query: str, words: str) -> None:
    run(bench, query)
    assert words in bench.locator("#workbench-result").inner_text()


def test_a_mistake_is_told_with_its_line_and_the_mend(browser: Browser, server: str) -> None:
    context = browser.new_context()
    page, asked, complaints = watched(context)
    page.goto(f"{server}/sparql?lang=en")
    page.wait_for_selector(".enhanced .CodeMirror")
    run(page, "SELECT ?a WHERE {\n  ?a b }")
    assert "This is not SPARQL" in page.locator("[role=alert]").inner_text()
    assert page.locator(".mistaken").count() == 1
    assert page.locator(".mistake").get_attribute("title")
    page.locator(".mistake").hover()
    context.close()
    # A browser logs an answer of 400 by itself; nothing else may be wrong.
    assert [c for c in complaints if "400 (Bad Request)" not in c] == []
    assert all(url.startswith((server, "data:")) for url in asked)


def test_terms_of_the_data_are_completed_and_their_prefix_declared(bench: Page) -> None:
    write(bench, "SELECT * {\n  ?p a zyr:Per")
    bench.evaluate("""() => { const c = document.querySelector('.CodeMirror').CodeMirror;
      c.focus(); c.setCursor({line: 1, ch: 14}); }""")
    bench.keyboard.type("s")
    bench.wait_for_selector(".CodeMirror-hints")
    assert "zyr:Person" in bench.locator(".CodeMirror-hint").first.inner_text()
    bench.keyboard.press("Enter")
    text = bench.evaluate("document.querySelector('.CodeMirror').CodeMirror.getValue()")
    assert "PREFIX zyr: <https://w3id.org/zyrtar/ontology#>" in text
    assert "?p a zyr:Person" in text


def test_a_query_is_copied_as_a_program_and_kept_under_a_short_address(bench: Page, server: str) -> None:
    write(bench, PEOPLE)
    bench.get_by_label("Copy as").select_option("httr2")
    assert "library(httr2)" in bench.locator(".offered pre").inner_text()
    bench.get_by_role("button", name="Permanent link").click()
    bench.goto(bench.locator(".offered pre", has_text="/q/").inner_text())
    assert "Arben Kelmendi" in bench.locator("main").inner_text()
    bench.get_by_role("link", name="Change it and run it").click()
    bench.wait_for_selector(".enhanced .CodeMirror")


def test_the_keyboard_gets_in_and_out_of_the_editor(bench: Page) -> None:
    bench.evaluate("document.querySelector('.CodeMirror').CodeMirror.focus()")
    bench.keyboard.press("Control+Enter")
    bench.wait_for_selector("#workbench-result table")
    bench.keyboard.press("Tab")
    assert bench.evaluate("document.activeElement.textContent") == "Run"


def test_names_are_text_in_every_view(bench: Page) -> None:
    nasty = "<img src=x onerror=alert(1)>"
    other = "</text><script>alert(1)</script>"
    day = '"2024-07-03"^^<http://www.w3.org/2001/XMLSchema#date>'
    run(bench, f"SELECT * {{ VALUES (?a ?b ?n ?day) {{ ('{nasty}' '{other}' 1 {day}) }} }}")
    for tab in bench.get_by_role("tab").all():
        tab.click()
        assert nasty[:10] in bench.locator("#workbench-view").inner_text()
        assert bench.locator("#workbench-view img, #workbench-view script").count() == 0


def test_without_scripts_the_form_asks_and_keeps_links(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/sparql?lang=en")
    page.get_by_label("Query").fill(PEOPLE)
    page.get_by_role("button", name="Run").click()
    assert "Arben Kelmendi" in page.locator("#workbench-result").inner_text()
    page.get_by_role("button", name="Permanent link").click()
    assert "/q/" in page.url
    assert "Arben Kelmendi" in page.locator("main").inner_text()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_workbench_has_the_contrast_of_wcag_aa(browser: Browser, server: str, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.goto(f"{server}/sparql?lang=sq")
    page.wait_for_selector(".enhanced .CodeMirror")
    write(page, f"# comment\n{PEOPLE} LIMIT 5 # {'12'}\n")
    page.locator("button.run").click()
    page.wait_for_selector("#workbench-result table")
    assert page.evaluate(CONTRAST) == []
    context.close()
