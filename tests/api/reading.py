"""Reading pages in tests."""

from selectolax.lexbor import LexborHTMLParser, LexborNode


def one(page: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """The first element that fits ``selector``; fails the test if there is none."""
    found = page.css_first(selector)
    assert found is not None, selector
    return found
