"""The self-contained pages: nothing foreign, nothing that runs from a name, the same bytes every time."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from graph.view.choice import Choice, choose
from graph.view.network import Actor, Event, Network, Records, Tie
from graph.view.orgchart import orgchart
from graph.view.page import network_page, orgchart_page, plain
from graph.view.provenance import Provenance
from tests.graph.view.conftest import Source

EVIL = (
    "Ana </script><script>alert(1)</script>",
    "Besa href=javascript:alert(2)",
    'Cen <img src=x onerror="alert(3)"> <a href="https://evil.example/">x</a>',
)


@pytest.fixture(scope="module")
def evil() -> Network:
    persons = tuple(Actor(f"p-{n}", name, (name,), 2) for n, name in enumerate(EVIL))
    events = (Event("e", EVIL[0] + EVIL[1] + EVIL[2], EVIL[2], "2024-07-03", 3),)
    ties = tuple(Tie(f"p-{a}", f"p-{b}", ("e",)) for a, b in ((0, 1), (0, 2), (1, 2)))
    return Network(persons, events, ties, tuple((f"p-{n}", "e", EVIL[2]) for n in range(3)), bipartite=False)


def outside_scripts(page: str) -> str:
    return re.sub(r"<(script|style)[^>]*>.*?</\1>", "", page, flags=re.DOTALL)


def test_the_page_loads_nothing(network: Network, provenance: Provenance) -> None:
    page = network_page(network, provenance, "en")
    markup = outside_scripts(page)
    assert not re.search(r"\b(src|href|action|srcset|data)\s*=", markup)
    assert "<link" not in markup
    assert "https://" not in page
    assert set(re.findall(r"http://[^\"'\s)]*", page)) <= {"http://www.w3.org/2000/svg"}
    assert "default-src &#x27;none&#x27;" in page
    assert "unsafe-inline" not in page.split("style-src")[0]


def test_the_page_says_what_it_shows(network: Network, provenance: Provenance) -> None:
    page = network_page(network, provenance, "sq")
    assert '<html lang="sq">' in page
    assert provenance.line("sq") in page
    for expected in ("Besa Berisha", "Visit, 15 January 2025", "<noscript>", "<table>"):
        assert expected in outside_scripts(page)


def test_physics_is_off_and_positions_are_fixed(network: Network, provenance: Provenance) -> None:
    page = network_page(network, provenance, "en")
    assert '"physics": {"enabled": false}' in page
    assert re.search(r'"x": \d+, "y": \d+', page)


def test_names_cannot_leave_their_place(evil: Network, provenance: Provenance) -> None:
    page = network_page(evil, provenance, "en")
    tree = LexborHTMLParser(page)
    assert len(tree.css("script")) == 3
    assert not tree.css("img, a")
    assert tree.body is not None
    assert "popup.innerHTML" not in page
    assert "alert(1)</script>" not in page


def test_plain_text_has_no_markup_and_no_link_word() -> None:
    for name in EVIL:
        assert not set("<>") & set(plain(name))
        assert "href" not in plain(name)
    assert plain("Çelë Ismaili") == "Çelë Ismaili"
    assert plain("a < b > c <unclosed") == "a  c".replace("  ", " ")


def test_the_same_network_gives_the_same_bytes(records: Records, provenance: Provenance) -> None:
    pages = {network_page(choose(records, Choice(bipartite=True)), provenance, "en") for _ in range(2)}
    assert len(pages) == 1


def test_an_empty_network_is_a_page_too(provenance: Provenance) -> None:
    assert "Nothing to show" in network_page(Network(), provenance, "en")


def test_the_chart_page_has_picture_and_table(source: Source, provenance: Provenance) -> None:
    page = orgchart_page(orgchart(source, date(2024, 12, 31), "en"), provenance, "en")
    assert "<svg" in page
    assert "<script" not in page
    assert "<td>last confirmed on 3 July 2024</td>" in page
    assert "script-src &#x27;none&#x27;" in page


@pytest.mark.browser
@pytest.mark.parametrize("bipartite", [False, True])
def test_in_a_browser_the_page_draws_and_asks_for_nothing(
    evil: Network, provenance: Provenance, tmp_path: Path, browser: Browser, *, bipartite: bool
) -> None:
    shown = Network(evil.actors, evil.events, evil.ties, evil.attendance, bipartite)
    file = tmp_path / "network.html"
    file.write_text(network_page(shown, provenance, "en"), "utf-8")
    seen: dict[str, list[Any]] = {"requests": [], "dialogs": [], "errors": []}

    def dialog(opened: Any) -> None:
        seen["dialogs"].append(opened.message)
        opened.dismiss()

    page = browser.new_page()
    page.on("request", lambda request: seen["requests"].append(request.url))
    page.on("dialog", dialog)
    page.on("pageerror", lambda error: seen["errors"].append(str(error)))
    page.on("console", lambda message: seen["errors"].append(message.text))
    page.goto(file.as_uri())
    page.wait_for_selector("#mynetwork canvas")
    for key in ("p-0", "p-1", "p-2"):  # the pointer over each person opens its tooltip
        spot = page.evaluate(f"network.canvasToDOM(network.getPositions(['{key}'])['{key}'])")
        box = page.locator("#mynetwork canvas").bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + spot["x"], box["y"] + spot["y"])
        page.wait_for_timeout(400)
    ink = page.evaluate(
        "(() => { const c = document.querySelector('#mynetwork canvas');"
        "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        "return d.some((v, i) => i % 4 === 3 && v > 0); })()"
    )
    page.close()
    assert seen == {"requests": [file.as_uri()], "dialogs": [], "errors": []}
    assert ink
