"""Pictures are well-formed, escaped, labelled and inside their frame."""

from datetime import date
from xml.etree import ElementTree as ET

from graph.view.network import Actor, Network
from graph.view.network_svg import network_svg
from graph.view.orgchart import Certainty, Head, OrgChart, Unit, orgchart
from graph.view.orgchart_svg import orgchart_svg
from graph.view.provenance import Provenance
from graph.view.svg import clean, text_width, wrap
from tests.graph.view.conftest import Source

SVG = "{http://www.w3.org/2000/svg}"
EVIL = '</script><script>alert(1)</script>" onload="alert(2) &amp; <img onerror=alert(3)> href=javascript:x'


def parsed(svg: str) -> ET.Element:
    root = ET.fromstring(svg)
    width, height = int(root.attrib["width"]), int(root.attrib["height"])
    assert root.attrib["viewBox"] == f"0 0 {width} {height}"
    assert root.attrib["role"] == "img"
    assert root.find(f"{SVG}title") is not None
    assert root.find(f"{SVG}desc") is not None
    assert not root.findall(f".//{SVG}script")
    assert not root.findall(f".//{SVG}style")
    for part in root.iter():
        if "x" in part.attrib:
            assert 0 <= float(part.attrib["x"]) <= width
        if "y" in part.attrib:
            assert 0 <= float(part.attrib["y"]) <= height
    return root


def words(root: ET.Element) -> str:
    return " ".join(" ".join(root.itertext()).split())


def test_the_network_names_its_persons_and_its_source(network: Network, provenance: Provenance) -> None:
    told = words(parsed(network_svg(network, provenance, "en")))
    assert "Besa Berisha" in told
    assert "snapshot 0123456789ab" in told
    assert "samples about invented people: 1" in told
    assert "Written for these tests" in told


def test_the_chart_says_how_sure_it_is(source: Source, provenance: Provenance) -> None:
    chart = orgchart(source, date(2024, 12, 31), "en")
    told = words(parsed(orgchart_svg(chart, provenance, "en")))
    for expected in (
        "as of 31 December 2024",
        "last confirmed on 3 July 2024",
        "Chair: no known holder",
        "Other bodies",
    ):
        assert expected in told


def test_names_are_text_whatever_they_hold(provenance: Provenance) -> None:
    head = Head("p", EVIL, EVIL, Certainty.POSSIBLE, EVIL)
    chart = OrgChart(
        date(2024, 7, 3), (Unit("a", EVIL, EVIL, None, (EVIL,), (head,)), Unit("b", EVIL, None, "a"))
    )
    network = Network(actors=(Actor("p", EVIL, (EVIL,)),))
    for svg in (orgchart_svg(chart, provenance, "en"), network_svg(network, provenance, "en")):
        root = parsed(svg)
        assert "onload" not in {name for part in root.iter() for name in part.attrib}
        assert "<script" not in svg


def test_control_characters_do_not_break_the_picture(provenance: Provenance) -> None:
    assert parsed(network_svg(Network(actors=(Actor("p", "A\x00\x0bB\ufffe"),)), provenance, "sq"))


def test_nothing_to_show_is_said(provenance: Provenance) -> None:
    for svg in (
        network_svg(Network(), provenance, "sr"),
        orgchart_svg(OrgChart(date(2024, 7, 3)), provenance, "sr"),
    ):
        assert "nema ničega" in words(parsed(svg))


def test_a_chart_of_eighty_units_keeps_to_a_page_width_and_no_boxes_overlap(provenance: Provenance) -> None:
    units = [Unit("root", "Root")]
    for i in range(13):
        units.append(Unit(f"u{i}", f"Basic Prosecution Office in a Town with a Long Name {i}", None, "root"))
        units.extend(Unit(f"u{i}-{j}", f"Department of Serious Crimes {j}", None, f"u{i}") for j in range(5))
    root = parsed(orgchart_svg(OrgChart(date(2024, 7, 3), tuple(units)), provenance, "en"))
    assert int(root.attrib["width"]) <= 1171  # room in a page 1280 px wide
    boxes = [
        tuple(int(box.attrib[side]) for side in ("x", "y", "width", "height"))
        for box in root.iter(f"{SVG}rect")
        if "rx" in box.attrib
    ]
    assert len(boxes) == 79
    for index, (x, y, w, h) in enumerate(boxes):
        for x2, y2, w2, h2 in boxes[index + 1 :]:
            assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y


def test_links_lead_where_they_are_told(network: Network, provenance: Provenance) -> None:
    root = parsed(network_svg(network, provenance, "en", link=lambda kind, key: f"/{kind}/{key}"))
    assert "/person/p-bbbbbbbb" in [a.attrib["href"] for a in root.iter(f"{SVG}a")]


def test_wrapped_lines_fit_and_lose_nothing() -> None:
    label = "Departamenti për Krime të Rënda – Prokuroria Themelore në Prishtinë " + "W" * 60
    lines = wrap(label, 180, 12)
    assert all(text_width(line, 12) <= 180 for line in lines)
    assert "".join(lines).replace(" ", "") == label.replace(" ", "")


def test_too_many_lines_end_in_an_ellipsis() -> None:
    lines = wrap("one two three four five six seven eight", 60, 12, most=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_clean_keeps_every_letter() -> None:
    assert clean(" Ç ë\tЋирилица \U0001f600\x07 ") == "Ç ë Ћирилица \U0001f600"
