"""The site as its readers use it: found by a misspelt name, read in four languages, on a phone, without a mouse."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_pages import watched

pytestmark = pytest.mark.browser

#: Rules of WCAG 2.2 A and AA, as axe-core checks them; installed by `make setup` with the scripts of the pages.
AXE = Path(__file__).parents[2] / "api" / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PATHS = ("/", "/search?q=kelmendi", "/search?q=zzzz", "/people", "/units", "/events", "/releases", "/nowhere")
KINDS = ("person", "unit", "event", "release", "hostile person", "hostile event", "hostile release")
#: Each language once; phones and desktops, in the light and in the dark.
READERS = (("sq", 360, "light"), ("sr", 1280, "light"), ("sr-Cyrl", 1280, "dark"), ("en", 360, "dark"))


def findings(page: Page) -> list[str]:
    """What axe-core finds serious or critical on ``page``."""
    assert AXE.is_file(), "run `make check`, which installs axe-core"
    page.evaluate(AXE.read_text("utf-8"))
    found: list[dict[str, Any]] = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}}).then(r => r.violations)", RULES
    )
    return [
        f"{page.url}: {f['id']}: {f['nodes'][0]['html'][:160]}"
        for f in found
        if f["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize(("language", "width", "scheme"), READERS)
def test_every_page_is_quiet_accessible_and_fits(
    browser: Browser, server: str, paths: dict[str, str], language: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page, asked, complaints = watched(context)
    serious = []
    for path in (*PATHS, *(paths[kind] for kind in KINDS)):
        page.goto(f"{server}{path}{'&' if '?' in path else '?'}lang={language}")
        assert page.evaluate("document.documentElement.lang") == language
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        serious += findings(page)
    context.close()
    assert serious == []
    assert [c for c in complaints if "404" not in c] == []
    assert [url for url in asked if not url.startswith(server + "/")] == []


def test_facts_pictures_and_forms_are_there_without_scripts(
    browser: Browser, server: str, paths: dict[str, str]
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(server + paths["person"] + "?lang=sr")
    assert page.locator(".timeline svg.span rect.certain").first.is_visible()
    assert page.locator("#posts ~ table blockquote").first.is_visible()
    page.goto(server + paths["unit"] + "?lang=sr")
    page.locator("#at").fill("2024-08-01")
    page.locator(".day button").click()
    assert "at=2024-08-01" in page.url
    assert "lang=sr" in page.url
    assert "sigurno" in page.locator("#people ~ table tbody tr").first.inner_text()
    context.close()


def test_a_misspelt_inflected_name_leads_to_the_person_in_the_readers_language(
    browser: Browser, server: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server + "/?lang=sq")
    page.locator("#q").fill("kelmnedit")
    page.locator("#q").press("Enter")
    page.locator(".hits a").first.click()
    assert page.locator("h1").inner_text() == "Arben Kelmendi"
    assert page.evaluate("document.documentElement.lang") == "sq"
    context.close()


def test_switching_the_language_stays_on_the_page_and_holds_for_the_next(
    browser: Browser, server: str
) -> None:
    context = browser.new_context(locale="sr-Cyrl-RS")
    page = context.new_page()
    page.goto(server + "/search?q=kelmendi&kind=person")
    assert page.evaluate("document.documentElement.lang") == "sr-Cyrl"
    page.get_by_role("link", name="Shqip").click()
    assert page.locator("h1").inner_text() == "Kërko"
    assert "kind=person" in page.url
    page.locator(".hits a").first.click()
    assert page.locator("h2#posts").inner_text() == "Postet"
    assert context.cookies() == []
    context.close()


def test_suggestions_are_chosen_by_keyboard_and_closed(browser: Browser, server: str) -> None:
    context = browser.new_context()
    page, asked, complaints = watched(context)
    page.goto(server + "/?lang=sq")
    field = page.get_by_role("combobox").first
    field.press_sequentially("kelm")
    expect(page.get_by_role("option")).to_have_count(1)
    assert findings(page) == []
    field.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    field.press("e")
    expect(page.get_by_role("option")).to_have_count(1)
    field.press("ArrowDown")
    assert page.get_by_role("option").get_attribute("aria-selected") == "true"
    field.press("Enter")
    expect(page.locator("h1")).to_have_text("Arben Kelmendi")
    assert "lang=sq" in page.url
    context.close()
    assert complaints == []
    assert all(url.startswith(server) for url in asked)


def test_a_suggested_name_with_markup_is_text(browser: Browser, server: str, paths: dict[str, str]) -> None:
    context = browser.new_context()
    page, _, complaints = watched(context)
    page.goto(server + "/people?lang=en")
    page.get_by_role("combobox").first.press_sequentially("mallory")
    expect(page.get_by_role("option").first).to_contain_text("<script>")
    page.get_by_role("option").first.click()
    expect(page.locator("h1")).to_contain_text("<script>")
    assert page.title().endswith("– Zyrtar")
    assert page.locator("main script, main img").count() == 0
    context.close()
    assert complaints == []


def test_a_mistyped_address_leads_on_by_its_search(browser: Browser, server: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    answer = page.goto(server + "/people/arben-kelmendi?lang=sr")
    assert answer is not None
    assert answer.status == 404
    page.locator("main form[role=search] button").click()
    page.locator(".hits a").first.click()
    assert page.locator("h1").inner_text() == "Arben Kelmendi"
    context.close()


def test_a_printed_page_has_its_facts_and_where_it_comes_from(
    browser: Browser, server: str, paths: dict[str, str]
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(server + paths["person"] + "?lang=en")
    page.emulate_media(media="print")
    for seen in ("h1", ".timeline svg.span", "#posts ~ table", ".citation"):
        assert page.locator(seen).first.is_visible(), seen
    for unseen in (".bar", ".languages", "form.find"):
        assert not page.locator(unseen).first.is_visible(), unseen
    context.close()
