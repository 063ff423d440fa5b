"""The graph as a network for Gephi and igraph: GEXF 1.3 and GraphML, written node by node and edge by edge.

Nodes are persons, units and events; edges say who held an office where, what is part of what, who took part, who
convened. ``start`` and ``end`` move Gephi's timeline. A tenure has one edge for the days that are certain, and where
more is possible another from its first to its last possible day; ``certainty`` tells the two apart.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Final
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from graph.export.about import TITLE, About
from graph.export.reading import Reading, bounds, key, name
from graph.store.things import Thing
from graph.view.svg import clean

_NODE: Final = ("kind", "iri", "invented", "start", "end")
_EDGE: Final = ("kind", "role", "certainty", "iri", "start", "end")


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its id, label, and those of the attributes ``_NODE`` that it has."""

    id: str
    label: str
    values: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Edge:
    """An edge from ``source`` to ``target``, ids of nodes, with those of the attributes ``_EDGE`` that it has."""

    id: str
    source: str
    target: str
    values: Mapping[str, str | None]


def nodes(reading: Reading) -> Iterator[Node]:
    """Every person, unit and event."""
    for thing in reading.snapshot.things("zyr:Person"):
        invented = "true" if thing.iri in reading.invented else None
        yield Node(key(thing.iri), name(thing), {"kind": "person", "iri": thing.iri, "invented": invented})
    for thing in reading.snapshot.things("zyr:Unit"):
        yield Node(key(thing.iri), name(thing), {"kind": "unit", "iri": thing.iri})
    for thing in reading.snapshot.things("zyr:Event"):
        day = thing.one("zyr:date")
        values = {"kind": "event", "iri": thing.iri, "start": day, "end": day}
        yield Node(key(thing.iri), name(thing), values)


def edges(reading: Reading) -> Iterator[Edge]:
    """Every tenure, part of a unit, participation of a person or unit, and convener."""
    for thing in reading.snapshot.things("zyr:Tenure"):
        yield from _tenure(reading, thing)
    for thing in reading.snapshot.things("zyr:Unit"):
        for parent in thing.all("org:unitOf"):
            yield _edge(f"{key(thing.iri)}-within", thing.iri, parent, kind="part of", certainty="certain")
    for thing in reading.snapshot.things("zyr:Event"):
        yield from _event(reading, thing)


def _edge(id_: str, source: str, target: str, **values: str | None) -> Edge:
    return Edge(id_, key(source), key(target), values)


def _tenure(reading: Reading, thing: Thing) -> Iterator[Edge]:
    person, unit, role = (thing.one(p) for p in ("org:member", "org:organization", "org:role"))
    if person is None or unit is None:
        return
    about = {"kind": "tenure", "role": reading.name(role) if role else None, "iri": thing.iri}
    days = bounds(thing)
    if days.certain is not None:
        start, end = days.certain
        yield Edge(
            key(thing.iri),
            key(person),
            key(unit),
            about | {"certainty": "certain", "start": start, "end": end},
        )
    if days.certain != (days.earliest_start, days.latest_end):
        outer = {"certainty": "possible", "start": days.earliest_start, "end": days.latest_end}
        yield Edge(f"{key(thing.iri)}-possible", key(person), key(unit), about | outer)


def _event(reading: Reading, thing: Thing) -> Iterator[Edge]:
    day = thing.one("zyr:date")
    sure: dict[str, str | None] = {"certainty": "certain", "start": day, "end": day}
    for unit in thing.all("zyr:convenedBy"):
        yield _edge(f"{key(thing.iri)}-by-{key(unit)}", unit, thing.iri, kind="convened", **sure)
    for part in reading.parts(thing):
        role = part.one("cv:role")
        for actor in part.all("zyr:actor"):
            if "/id/group/" in actor:  # people who are not named are no node
                continue
            said = {"kind": "took part", "role": reading.name(role) if role else None, "iri": part.iri}
            yield Edge(key(part.iri), key(actor), key(thing.iri), said | sure)


def gexf(reading: Reading, about: About, out: IO[bytes]) -> None:
    """Write GEXF 1.3 (https://gexf.net/schema.html), dynamic with days, to ``out``."""
    xml = _Xml(out)
    xml.open("gexf", xmlns="http://gexf.net/1.3", version="1.3")
    xml.open("meta")
    xml.text("creator", TITLE)
    xml.text("description", ". ".join(about.lines()[1:]))
    xml.close("meta")
    xml.open(
        "graph", mode="dynamic", defaultedgetype="directed", timeformat="date", timerepresentation="interval"
    )
    for of, titles in (("node", _NODE), ("edge", _EDGE)):
        xml.open("attributes", **{"class": of})
        for title in titles[:-2]:
            xml.empty("attribute", id=title, title=title, type="string")
        xml.close("attributes")
    xml.open("nodes")
    for node in nodes(reading):
        xml.open("node", id=node.id, label=node.label, **_span(node.values))
        _gexf_values(xml, node.values)
        xml.close("node")
    xml.close("nodes")
    xml.open("edges")
    for edge in edges(reading):
        xml.open("edge", id=edge.id, source=edge.source, target=edge.target, **_span(edge.values))
        _gexf_values(xml, edge.values)
        xml.close("edge")
    for element in ("edges", "graph", "gexf"):
        xml.close(element)


def _span(values: Mapping[str, str | None]) -> dict[str, str]:
    return {side: day for side in ("start", "end") if (day := values.get(side))}


def _gexf_values(xml: "_Xml", values: Mapping[str, str | None]) -> None:
    xml.open("attvalues")
    for title, value in values.items():
        if value and title not in {"start", "end"}:
            xml.empty("attvalue", **{"for": title, "value": value})
    xml.close("attvalues")


def graphml(reading: Reading, about: About, out: IO[bytes]) -> None:
    """Write GraphML (http://graphml.graphdrawing.org/) to ``out``."""
    xml = _Xml(out)
    xml.open("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    declared = [("node", ("label", *_NODE)), ("edge", _EDGE), ("graph", ("about",))]
    for of, titles in declared:
        for title in titles:
            xml.empty("key", **{"id": f"{of}-{title}", "for": of, "attr.name": title, "attr.type": "string"})
    xml.open("graph", id="zyrtar", edgedefault="directed")
    xml.text("data", ". ".join(about.lines()), key="graph-about")
    for node in nodes(reading):
        xml.open("node", id=node.id)
        _data(xml.text, "node", {"label": node.label} | dict(node.values))
        xml.close("node")
    for edge in edges(reading):
        xml.open("edge", id=edge.id, source=edge.source, target=edge.target)
        _data(xml.text, "edge", edge.values)
        xml.close("edge")
    xml.close("graph")
    xml.close("graphml")


def _data(text: Callable[..., None], of: str, values: Mapping[str, str | None]) -> None:
    for title, value in values.items():
        if value:
            text("data", value, key=f"{of}-{title}")


class _Xml:
    """Elements on lines of their own, with only the characters that XML can hold."""

    def __init__(self, out: IO[bytes]) -> None:
        self._xml = XMLGenerator(out, "utf-8", short_empty_elements=True)
        self._xml.startDocument()

    def open(self, element: str, **attributes: str) -> None:
        self._xml.startElement(element, _clean(attributes))
        self._xml.ignorableWhitespace("\n")

    def close(self, element: str) -> None:
        self._xml.endElement(element)
        self._xml.ignorableWhitespace("\n")

    def empty(self, element: str, **attributes: str) -> None:
        self._xml.startElement(element, _clean(attributes))
        self.close(element)

    def text(self, element: str, content: str, **attributes: str) -> None:
        self._xml.startElement(element, _clean(attributes))
        self._xml.characters(clean(content))
        self.close(element)


def _clean(attributes: Mapping[str, str]) -> "AttributesImpl[str]":
    return AttributesImpl({name: clean(value) for name, value in attributes.items()})
