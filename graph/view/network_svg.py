"""The person–meeting network as an SVG picture."""

import math

from graph.view.layout import Positions, positions, size
from graph.view.network import Actor, Event, Network, Tie
from graph.view.provenance import Provenance
from graph.view.svg import MARGIN, Link, element, linked, picture, text, tooltip, top, wrap
from graph.view.words import word
from ontology.model import Language

_LABEL_WIDTH = 138


def network_svg(
    network: Network, provenance: Provenance, language: Language, *, link: Link | None = None
) -> str:
    """Draw ``network``; ``link`` gives the pages that persons, units and events lead to."""
    places = positions(network.graph())
    body = [*_lines(network, places), *(_actor(actor, places, link) for actor in network.actors)]
    if network.bipartite:
        body.extend(_event(event, places, link) for event in network.events)
    if not places:
        body = [text([word("nothing", language)], MARGIN, top() + 20, size=14)]
    about = summary(network, language)
    return picture(
        "network",
        body,
        size=size(places) if places else (0, 40),
        title=word("network", language),
        about=about,
        source=provenance.line(language),
        language=language,
    )


def summary(network: Network, language: Language) -> str:
    """How many actors, pairs and events the network has, and how many actors are left out."""
    persons, units = network.count("person"), network.count("unit")
    counted = [word("count-persons", language, count=persons)] if persons or not units else []
    counted += [word("count-units", language, count=units)] if units else []
    counted += [
        word("count-pairs", language, count=len(network.ties)),
        word("count-events", language, count=len(network.events)),
    ]
    if network.hidden:
        counted.append(word("count-hidden", language, count=network.hidden))
    return " · ".join(counted)


def radius(degree: int) -> int:
    """Radius of a node: its area grows with the number of others met."""
    return round(5 + 2.2 * math.sqrt(degree))


def _spot(places: Positions, key: str) -> tuple[int, int]:
    x, y = places[key]
    return x + MARGIN, y + top()


def _lines(network: Network, places: Positions) -> list[str]:
    if network.bipartite:
        return [_line(places, person, event, 1, role) for person, event, role in network.attendance]
    names = {actor.key: actor.label for actor in network.actors}
    return [_line(places, tie.a, tie.b, tie.weight, _tie_title(tie, names)) for tie in network.ties]


def _tie_title(tie: Tie, names: dict[str, str]) -> str:
    return f"{names[tie.a]} – {names[tie.b]}: {tie.weight}"


def _line(places: Positions, a: str, b: str, weight: int, title: str) -> str:
    (x1, y1), (x2, y2) = _spot(places, a), _spot(places, b)
    width = min(1 + 0.8 * (weight - 1), 6)
    return element(
        "line", tooltip(title), x1=x1, y1=y1, x2=x2, y2=y2, stroke="#888", stroke_width=f"{width:.1f}"
    )


def _actor(actor: Actor, places: Positions, link: Link | None) -> str:
    x, y = _spot(places, actor.key)
    r = radius(actor.degree)
    tip = " – ".join([actor.label, *([", ".join(actor.units)] if actor.units else [])])
    if actor.kind == "unit":
        mark = element(
            "rect", x=x - r, y=y - r, width=2 * r, height=2 * r, rx=2, fill="#2f6b3c", stroke="#fff"
        )
    else:
        mark = element("circle", cx=x, cy=y, r=r, fill="#1b4f8a", stroke="#fff", stroke_width=1)
    return _node(tip, mark, actor.label, (x, y + r + 13), link and link(actor.kind, actor.key), most=2)


def _event(event: Event, places: Positions, link: Link | None) -> str:
    x, y = _spot(places, event.key)
    r = radius(event.degree)
    mark = element(
        "rect", x=x - r, y=y - r, width=2 * r, height=2 * r, fill="#fff", stroke="#8a4b08", stroke_width=2
    )
    return _node(event.label, mark, event.label, (x, y + r + 13), link and link("event", event.key), most=2)


def _node(tip: str, mark: str, label: str, at: tuple[int, int], address: str | None, *, most: int) -> str:
    name = text(
        wrap(label, _LABEL_WIDTH, 12, most=most),
        at[0],
        at[1],
        leading=14,
        text_anchor="middle",
        stroke="#fff",
        stroke_width=3,
        paint_order="stroke",
    )
    return linked(element("g", tooltip(tip) + mark + name), address)
