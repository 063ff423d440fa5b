"""A curator at work in a browser, with scripts and without, on a phone and a desktop: merges two people, undoes it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from api.settings import Settings
from tests.api.conftest import serving
from tests.api.curating import TOKEN, home_in, lines
from tests.browser.test_pages import CONTRAST, watched
from tests.browser.test_site import findings

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server with the curator's pages, and its folder."""
    home = home_in(tmp_path_factory.mktemp("curate"))
    with serving(Settings(home=home, workers=1, heavy_workers=0, curator_token=TOKEN)) as address:
        yield address, home


@pytest.mark.parametrize(("width", "scheme", "script"), [(360, "dark", False), (1280, "light", True)])
def test_a_curator_merges_two_people_and_undoes_it(
    browser: Browser, desk: tuple[str, Path], width: int, scheme: str, script: bool
) -> None:
    address, home = desk
    before = len(lines(home))
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=script,
    )
    page, asked, complaints = watched(context)

    def fits() -> None:
        page.wait_for_load_state()  # what was clicked may still be loading
        assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url
        assert page.evaluate(CONTRAST) == [], page.url
        if script:
            assert findings(page) == []

    page.goto(f"{address}/curate?lang=en")
    fits()
    page.get_by_label("Your name").fill("Arta Prova")
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Log in").click()
    fits()
    page.get_by_role("link", name="Valdrin Bajraliu – Valdrin Bajraliu: one person?").click()
    fits()
    assert page.locator(".side mark").all_inner_texts() == ["Valdrin Bajraliu", "Valdrin Bajraliu"]
    page.get_by_label("Why?").first.fill("the same man, he says")
    page.get_by_role("button", name="The same", exact=True).click()
    fits()
    assert "is written" in page.get_by_role("status").first.inner_text()
    page.get_by_role("link", name="Undo").first.click()
    fits()
    page.get_by_label("Why?").first.fill("two after all")
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("link", name="Queue").click()
    assert page.get_by_role("link", name="Valdrin Bajraliu – Valdrin Bajraliu: one person?").is_visible()
    page.get_by_role("button", name="Log out").click()
    assert page.get_by_label("Token").is_visible()
    context.close()
    assert [line["action"] for line in lines(home)][before:] == ["merge", "undo"]
    assert complaints == []
    assert [url for url in asked if not url.startswith((address + "/", "data:"))] == []
