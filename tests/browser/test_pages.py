"""Every page in a browser: nothing from elsewhere, no error, no sideways scrolling, nothing that needs a script."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

SELECT = quote("SELECT * WHERE { ?s ?p ?o } LIMIT 20")
FIXED = (
    "/",
    "/search?q=kelmendi",
    "/search?q=takim&kind=event",
    "/search?q=zzzz",
    "/people",
    "/units",
    "/events",
    "/releases",
    "/network",
    "/network?of=both&lang=sq",
    "/network/ways?first=Arben+Kelmendi&last=Vjosa+Dushi",
    "/network/pair?first=Arben+Kelmendi&second=Vjosa+Dushi&lang=sr",
    "/orgchart",
    "/orgchart?at=2024-01-01&other=2024-08-01&lang=sr-Cyrl",
    "/figure/embed/orgchart?lang=sq",
    "/figure/embed/network?of=both",
    "/query",
    "/sparql",
    f"/sparql?query={SELECT}",
    "/quality",
    "/ontology",
    "/voc/event-role/chair",
)
KINDS = ("person", "unit", "event", "release", "tenure", "hostile person", "hostile event", "hostile release")


def every_path(paths: dict[str, str]) -> list[str]:
    return [*FIXED, *(paths[kind] for kind in KINDS), paths["person"] + "?lang=sr"]


def watched(context: BrowserContext) -> tuple[Page, list[str], list[str]]:
    """A page with the addresses it asked for, and everything it complained of."""
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.on("console", lambda m: complaints.append(m.text))
    page.on("pageerror", lambda e: complaints.append(str(e)))
    page.on("dialog", lambda d: complaints.append(d.message))
    return page, asked, complaints


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("script", [True, False])
def test_pages_fit_are_quiet_and_ask_nobody_else(
    browser: Browser, server: str, paths: dict[str, str], width: int, script: bool
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, java_script_enabled=script)
    page, asked, complaints = watched(context)
    for path in every_path(paths):
        page.goto(server + path)
        assert page.locator("h1").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert page.title().endswith("– Zyrtar"), path
    context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith((server + "/", "data:"))] == []


def test_a_quote_leads_to_its_characters(browser: Browser, server: str, paths: dict[str, str]) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 844})
    page = context.new_page()
    page.goto(server + paths["person"])
    page.locator("#posts ~ table blockquote footer a").first.click()
    assert "#char=" in page.url
    target = page.evaluate("document.querySelector(':target')?.id")
    assert target == page.url.partition("#")[2]
    context.close()


def test_the_search_form_works_by_keyboard_without_scripts(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server)
    page.get_by_label("A name in any spelling").fill("vjosen")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Vjosa Dushi", exact=True).click()
    assert page.locator("h1").inner_text() == "Vjosa Dushi"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_the_contrast_of_wcag_aa(
    browser: Browser, server: str, paths: dict[str, str], scheme: str
) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    for path in (paths["release"], paths["person"], paths["hostile person"], "/sparql"):
        page.goto(server + path)
        low = page.evaluate(CONTRAST)
        assert low == [], path
    context.close()


def test_the_self_contained_network_page_draws_without_asking_anybody(browser: Browser, server: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 844})
    page, asked, complaints = watched(context)
    page.goto(f"{server}/network.html")
    page.wait_for_selector("canvas")
    context.close()
    assert [url for url in asked if not url.startswith((server + "/network.html", "data:", "blob:"))] == []
    assert complaints == []


#: Elements whose own text has less contrast than WCAG 2.2, 1.4.3 asks for (4.5 to 1); pictures are left out.
CONTRAST = """() => {
  const channel = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const parse = s => s.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const behind = e => { for (; e; e = e.parentElement) {
    const [r, g, b, a = 1] = parse(getComputedStyle(e).backgroundColor); if (a > 0) return [r, g, b]; }
    return parse(getComputedStyle(document.body).backgroundColor); };
  const low = [];
  for (const e of document.body.querySelectorAll('*:not(svg *):not(svg):not(option)')) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) low.push(e.tagName + '.' + e.className + ' ' + ratio.toFixed(2) + e.textContent.slice(0, 30));
  }
  return low;
}"""
