"""The network and the organisation chart as self-contained HTML pages.

The network is drawn by pyvis. Its template is not used as it comes: version 0.3.2 links two Bootstrap files
on a CDN whatever is asked, writes its heading unescaped, and sets a node's title as HTML as soon as it
contains “href”. Only its inline scripts and styles are taken over; names go in as plain text without markup.
"""

import html
import json
import re
from typing import Any, Final

from graph.view.frame import document, paragraph, table
from graph.view.layout import Positions, positions
from graph.view.network import Network
from graph.view.network_svg import radius, summary
from graph.view.orgchart import OrgChart
from graph.view.orgchart_svg import orgchart_svg
from graph.view.provenance import Provenance
from graph.view.svg import clean, wrap
from graph.view.words import word
from ontology.language.calendar import write_date
from ontology.model import Language

_TAG = re.compile(r"<[^>]*>?")
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_STYLE = re.compile(r"<style[^>]*>(?P<code>.*?)</style>", re.DOTALL)
#: Addresses in licence notes and messages of the libraries; the SVG namespace is a name, not an address.
_SCHEME = re.compile(r"https?://(?!www\.w3\.org/2000/svg)")
_OPTIONS: Final = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "keyboard": {"enabled": True, "bindToWindow": False}, "tooltipDelay": 150},
    "nodes": {"font": {"size": 14, "color": "#111"}},
    "edges": {"smooth": False, "color": {"color": "#999", "highlight": "#111", "hover": "#111"}},
}


def plain(text: str) -> str:
    """``text`` without anything that could be read as markup, also not by pyvis's test for links."""
    return clean(_TAG.sub("", text).replace(">", "")).replace("href", "h\u200cref")


def network_page(network: Network, provenance: Provenance, language: Language) -> str:
    """``network`` as one HTML file: a picture to move and zoom, source line, tables of the same data."""
    title = word("network", language)
    about = summary(network, language)
    styles, scripts = _drawing(network)
    body = [
        paragraph(about if network.actors else word("nothing", language)),
        f"<noscript>{paragraph(word('no-script', language))}</noscript>",
        "<figure>",
        f'<div id="mynetwork" role="img" aria-label="{html.escape(f"{title}. {about}")}"></div>',
        f"<figcaption>{html.escape(clean(provenance.line(language)))}</figcaption>",
        "</figure>",
        *network_tables(network, language),
    ]
    return document(title, language, body=body, styles=styles, scripts=scripts)


def _drawing(network: Network) -> tuple[list[str], list[str]]:
    """Inline styles and scripts that draw ``network`` in ``#mynetwork``."""
    from pyvis.network import Network as Vis  # noqa: PLC0415 - takes a second to import

    vis = Vis(height="640px", width="100%", notebook=False, cdn_resources="in_line", bgcolor="#ffffff")
    vis.set_options(json.dumps(_OPTIONS))
    places = positions(network.graph())
    _add_nodes(vis, network, places)
    _add_edges(vis, network)
    made: str = vis.generate_html(notebook=False)
    scripts = [match["code"] for match in _SCRIPT.finditer(made) if "src=" not in match["attributes"]]
    styles = [match["code"] for match in _STYLE.finditer(made)]
    return [_SCHEME.sub("", style) for style in styles], [_SCHEME.sub("", script) for script in scripts]


def _add_nodes(vis: Any, network: Network, places: Positions) -> None:
    for actor in network.actors:
        x, y = places[actor.key]
        unit = actor.kind == "unit"
        vis.add_node(
            actor.key,
            label="\n".join(wrap(plain(actor.label), 160, 14)),
            title=plain("; ".join([actor.label, *actor.units])),
            shape="square" if unit else "dot",
            size=radius(actor.degree) + 3,
            color="#2f6b3c" if unit else "#1b4f8a",
            x=x,
            y=y,
        )
    for event in network.events if network.bipartite else ():
        x, y = places[event.key]
        vis.add_node(
            event.key,
            label="\n".join(wrap(plain(event.label), 160, 14)),
            title=plain(f"{event.kind}; {event.label}"),
            shape="square",
            size=radius(event.degree) + 2,
            color="#b3701d",
            x=x,
            y=y,
        )


def _add_edges(vis: Any, network: Network) -> None:
    if network.bipartite:
        for person, event, role in network.attendance:
            vis.add_edge(person, event, title=plain(role), width=1)
        return
    labels = {event.key: event.label for event in network.events}
    for tie in network.ties:
        title = "\n".join(plain(labels[event]) for event in tie.events)
        vis.add_edge(tie.a, tie.b, title=title, width=min(tie.weight, 8))


def network_tables(network: Network, language: Language) -> list[str]:
    """Pairs, actors and events of ``network`` as HTML tables."""
    names = {actor.key: actor.label for actor in network.actors}
    events = {event.key: event for event in network.events}
    attended: dict[str, int] = {}
    for actor, _, _ in network.attendance:
        attended[actor] = attended.get(actor, 0) + 1
    pairs = sorted(network.ties, key=lambda tie: (-tie.weight, names[tie.a], names[tie.b], tie.a, tie.b))
    columns = {
        name: word(name, language) for name in ("actor", "joint", "events", "units", "met", "event", "date")
    }
    return [
        table(
            word("pairs", language),
            (columns["actor"], columns["actor"], columns["joint"], columns["events"]),
            (
                (names[tie.a], names[tie.b], str(tie.weight), "\n".join(events[e].label for e in tie.events))
                for tie in pairs
            ),
        ),
        table(
            word("actors", language),
            (columns["actor"], columns["units"], columns["met"], columns["events"]),
            (
                (actor.label, "\n".join(actor.units), str(actor.degree), str(attended.get(actor.key, 0)))
                for actor in sorted(network.actors, key=lambda actor: (actor.label, actor.key))
            ),
        ),
        table(
            columns["events"],
            (columns["date"], columns["event"], word("actors", language)),
            (
                (event.date or "", event.label, str(event.degree))
                for event in sorted(network.events, key=lambda event: (event.date or "~", event.key))
            ),
        ),
    ]


def orgchart_page(chart: OrgChart, provenance: Provenance, language: Language) -> str:
    """``chart`` as one HTML file: the picture, and a table with the same data."""
    title = f"{word('orgchart', language)}, {word('as-of', language)} {write_date(chart.day, language)}"
    picture = orgchart_svg(chart, provenance, language)
    return document(title, language, body=[f"<figure>{picture}</figure>", orgchart_table(chart, language)])


def orgchart_table(chart: OrgChart, language: Language) -> str:
    """Units and heads of ``chart`` as an HTML table."""
    labels = {unit.code: unit.title for unit in chart.units}
    cells = []
    for unit in chart.units:
        parent = labels[unit.parent] if unit.parent else ""
        if not unit.heads:
            cells.append(
                (
                    unit.title,
                    parent,
                    ", ".join(unit.roles),
                    "",
                    word("no-holder", language) if unit.roles else "",
                )
            )
        for head in unit.heads:
            role = f"{head.role} – {head.capacity}" if head.capacity else head.role
            cells.append((unit.title, parent, role, head.name, head.state))
    columns = [word(name, language) for name in ("unit", "parent", "role", "head", "state")]
    return table(word("units", language), columns, cells)
