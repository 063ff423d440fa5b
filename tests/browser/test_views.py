"""The network and the organisation chart in a browser: what scripts add, and the way from a line to its sentence."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test if it complains of anything."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    found = context.new_page()
    complaints: list[str] = []
    found.on("console", lambda message: complaints.append(message.text))
    found.on("pageerror", lambda error: complaints.append(str(error)))
    yield found
    context.close()
    assert complaints == []


def test_the_network_can_be_moved_and_a_person_chosen_in_it(page: Page, server: str) -> None:
    page.goto(f"{server}/network?lang=en&of=both")
    page.get_by_role("button", name="Move and zoom").click()
    canvas = page.locator("[data-canvas]")
    expect(canvas).to_have_attribute("data-drawn", str(len(page.locator("#actors ~ table tbody tr").all())))
    expect(page.locator("[data-picture]")).to_be_hidden()
    box = canvas.bounding_box()
    assert box is not None
    chosen = page.locator("[data-chosen] a")
    for x in range(10, int(box["width"]), 12):  # somewhere on the middle line of the picture there is a node
        for y in range(10, int(box["height"]), 12):
            page.mouse.click(box["x"] + x, box["y"] + y)
            if chosen.is_visible():
                href = chosen.get_attribute("href") or ""
                assert href.startswith(("/id/", "/network/pair?"))
                assert "lang=en" in href
                return
    pytest.fail("no node was found in the picture")


def test_a_pair_leads_to_its_sentence_in_the_release(page: Page, server: str) -> None:
    page.goto(f"{server}/network?lang=en")
    page.locator("#pairs ~ table a[href^='/network/pair']").first.click()
    page.locator("article.joint blockquote footer a").first.click()
    assert "/id/release/" in page.url
    assert page.evaluate("document.querySelector(':target')?.id") == page.url.partition("#")[2]


def test_the_slider_shows_the_chart_of_another_month(page: Page, server: str) -> None:
    page.goto(f"{server}/orgchart?lang=en")
    slider = page.get_by_label("Month")
    before = page.locator("h1").inner_text()
    with page.expect_navigation():
        slider.focus()
        page.keyboard.press("Home")
    assert page.locator("h1").inner_text() != before
    assert "at=" in page.url
    assert "lang=en" in page.url


def test_a_language_is_kept_where_two_days_are_compared(page: Page, server: str) -> None:
    page.goto(f"{server}/orgchart?lang=en&at=2024-01-01&other=2024-08-01")
    page.get_by_role("navigation", name="Language").get_by_text("Shqip").click()
    assert "other=2024-08-01" in page.url
    assert page.locator("html").get_attribute("lang") == "sq"
    assert page.locator("figure svg").count() == 2


def test_a_chart_prints_in_black_on_one_page_without_its_form(page: Page, server: str) -> None:
    page.goto(f"{server}/orgchart?lang=en&root=skpk")
    page.emulate_media(media="print")
    expect(page.locator("form.filters")).to_be_hidden()
    expect(page.locator("figure svg")).to_be_visible()
    sheet = page.evaluate("document.querySelector('figure svg').getBoundingClientRect().width")
    assert sheet <= 1280
