"""The pages of documented questions and of permanent links in a browser."""

import pytest
from playwright.sync_api import Browser, Route

from tests.browser.test_pages import CONTRAST, watched

pytestmark = pytest.mark.browser

ASKED = (
    "/query",
    "/query/career-of?called=Arben+Kelmendi",
    "/query/org-chart-on?root=unit:kpk",
    "/query/career-of?called=Nobody",
    "/query/who-meets-whom",
)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("script", [True, False])
def test_pages_fit_are_quiet_and_ask_nobody_else(
    browser: Browser, server: str, width: int, script: bool
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, java_script_enabled=script)
    page, asked, complaints = watched(context)
    for language in ("sq", "sr", "sr-Cyrl", "en"):
        for path in ASKED:
            page.goto(f"{server}{path}{'&' if '?' in path else '?'}lang={language}")
            assert page.locator("h1").is_visible()
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith((server + "/", "data:"))] == []


def test_a_form_asks_by_keyboard_without_scripts(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/query/career-of?lang=en")
    page.get_by_label("Name", exact=True).fill("Arben Kelmendi")
    page.keyboard.press("Enter")
    assert "Arben Kelmendi" in page.locator("main table").inner_text()
    page.get_by_role("button", name="Permanent link").click()
    assert "/q/" in page.url
    assert "Arben Kelmendi" in page.locator("main table").inner_text()
    context.close()


def test_people_are_offered_while_one_types_where_they_are_too_many_to_list(
    browser: Browser, server: str
) -> None:
    context = browser.new_context()
    page, _, complaints = watched(context)

    def as_if_many(route: Route) -> None:
        body = route.fetch().text()
        route.fulfill(
            body=body.replace('list="l-called"', 'list="l-called" data-pick="person"'),
            content_type="text/html; charset=utf-8",
        )

    page.route("**/query/career-of?*", as_if_many)
    page.goto(f"{server}/query/career-of?lang=en")
    field = page.get_by_label("Name", exact=True)
    field.fill("")
    field.press_sequentially("kelm")
    page.locator("datalist option[value='Arben Kelmendi']:only-child").wait_for(state="attached")
    context.close()
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_the_contrast_of_wcag_aa(browser: Browser, server: str, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    for path in ASKED:
        page.goto(server + path)
        assert page.evaluate(CONTRAST) == [], path
    context.close()
