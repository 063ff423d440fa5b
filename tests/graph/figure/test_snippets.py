"""Snippets: complete, and no text in them is taken for markup by whoever reads it."""

from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser

from graph.figure.model import figure
from graph.figure.snippets import Placed, latex, markdown, snippets
from tests.graph.figure.test_figure import CHART, NASTY, PROVENANCE

PAGE = "https://example.org/figure/live/orgchart?at=2024-07-03&lang=en"
PLACED = Placed(
    figure(CHART, PROVENANCE, "en"), PAGE, PAGE.replace("chart?", "chart.svg?"), "Organisation chart"
)
HOSTILE = (
    NASTY,
    '"><img src=x onerror=alert(1)>',
    "](javascript:alert(1))",
    r"\input{/etc/passwd} $x^2$ 50 % ~",
)


def only(markup: str, selector: str) -> dict[str, str | None]:
    (node,) = LexborHTMLParser(markup).css(selector)
    return dict(node.attributes)


def test_the_frame_has_address_title_and_room_for_the_picture() -> None:
    frame = only(snippets(PLACED)["iframe"], "iframe")
    assert frame["src"] == PAGE
    assert frame["title"] == "Organisation chart"
    assert frame["width"] == "100%"
    assert int(frame["height"] or 0) == PLACED.height
    assert only(snippets(replace(PLACED, width=640))["iframe"], "iframe")["width"] == "640"


def test_the_picture_has_words_in_its_place_its_source_and_licence() -> None:
    made = snippets(replace(PLACED, width=500))["html"]
    picture = only(made, "img")
    assert picture["src"] == PLACED.picture
    assert picture["alt"] == "Organisation chart"
    assert picture["width"] == "500"
    assert "Source: Zyrtar, licence CC BY 4.0" in LexborHTMLParser(made).text()


@pytest.mark.parametrize("name", ["iframe", "html", "markdown"])
def test_what_stays_beside_a_live_picture_holds_no_fact(name: str) -> None:
    made = snippets(PLACED)[name]
    assert "Arta Shembi" in PLACED.figure.alternative
    for fact in ("Arta Shembi", "Council", "3 July", "0123456789ab"):
        assert fact not in made


def test_figures_of_one_snapshot_have_names_of_their_own() -> None:
    other = replace(PLACED, page=PAGE + "&levels=1")
    assert PLACED.label in snippets(PLACED)["bibtex"]
    assert PLACED.label in snippets(PLACED)["latex"]
    assert other.label != PLACED.label


@pytest.mark.parametrize("name", ["latex", "bibtex"])
def test_what_is_saved_says_snapshot_licence_and_day(name: str) -> None:
    made = snippets(PLACED)[name].replace("\\", "")
    for said in ("0123456789ab", "CC BY 4.0", "2024-07-03", "Organisation chart"):
        assert said in made


@pytest.mark.parametrize("caption", HOSTILE)
def test_a_caption_stays_text(caption: str) -> None:
    made = snippets(replace(PLACED, caption=caption))
    assert only(made["iframe"], "iframe")["title"] == caption
    tree = LexborHTMLParser(made["html"])
    assert not tree.css("script, [onerror]")
    assert caption in tree.text()
    assert "](javascript" not in made["markdown"].replace(r"\]\(", "")
    assert r"\input" not in made["latex"] + made["bibtex"]
    assert "$x" not in made["latex"].replace(r"\$x", "")


@pytest.mark.parametrize(
    ("text", "as_markdown", "as_latex"),
    [
        ("Љумези Ëë", "Љумези Ëë", "Љумези Ëë"),
        ("a_b & c", r"a\_b \& c", r"a\_b \& c"),
        ("50 % #1", r"50 % \#1", r"50 \% \#1"),
        ("a\n\nb", "a b", "a b"),
    ],
)
def test_marks_are_escaped(text: str, as_markdown: str, as_latex: str) -> None:
    assert markdown(text) == as_markdown
    assert latex(text) == as_latex


def test_braces_of_a_caption_do_not_end_a_reference() -> None:
    made = (
        snippets(replace(PLACED, caption="a}} , note = {b"))["bibtex"].replace(r"\{", "").replace(r"\}", "")
    )
    depth = [made[: i + 1].count("{") - made[: i + 1].count("}") for i in range(len(made))]
    assert min(depth[1 + made.index("{") : -1]) >= 1
    assert depth[-1] == 0
