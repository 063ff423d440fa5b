"""Web pages to text."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.release.html import read_page


def test_blocks_become_paragraphs_and_inline_markup_disappears() -> None:
    page = read_page(
        "<h1>Titulli</h1><p>Prishtinë, <b>3</b> korrik<br>rreshti</p>fund <ul><li>një<li>dy</ul>"
    )
    assert page.text.split("\n\n") == ["Titulli", "Prishtinë, 3 korrik", "rreshti", "fund", "një", "dy"]


def test_scripts_menus_and_forms_are_left_out() -> None:
    page = read_page(
        "<nav>Ballina</nav><script>x()</script><p>Teksti</p><form><p>Kërko</p></form><footer>f</footer>"
    )
    assert page.text == "Teksti"


def test_the_main_part_of_a_page_is_preferred() -> None:
    body = "fjalë " * 60
    assert read_page(f"<div>anash</div><main><p>{body}</p></main>").text == body.strip()


def test_the_canonical_address_is_kept() -> None:
    assert (
        read_page('<link rel="canonical" href="https://example.org/a"><p>t</p>').address
        == "https://example.org/a"
    )
    assert read_page("<p>t</p>").address is None


def test_deep_nesting_is_read() -> None:
    assert read_page("<div>" * 5000 + "thellë").text == "thellë"


@given(st.text())
def test_any_markup_is_read_without_an_error(markup: str) -> None:
    assert "\ue000" not in read_page(markup).text
