"""Views as files: which format, which writer. GEXF, GraphML and JSON come from networkx.

Same view, same bytes: nothing here writes a time or a machine's name.
"""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from graph.view.engine import NxGraph, nx
from graph.view.layout import positions
from graph.view.network import Network
from graph.view.network_svg import network_svg
from graph.view.orgchart import OrgChart
from graph.view.orgchart_svg import orgchart_svg
from graph.view.page import network_page, orgchart_page
from graph.view.provenance import Provenance
from graph.view.svg import clean
from ontology.errors import InputError
from ontology.model import Language

#: Formats of a view, by file ending.
FORMATS: Final = ("html", "svg", "gexf", "graphml", "json")
#: networkx writes the day of writing into GEXF.
_MODIFIED = re.compile(r' lastmodifieddate="[^"]*"')
_CREATOR = re.compile(r"<creator>[^<]*</creator>")


def render(view: Network | OrgChart, form: str, provenance: Provenance, language: Language) -> str:
    """``view`` in the format ``form``, one of ``FORMATS``. Raises ``InputError`` for another one."""
    if form == "html" and isinstance(view, Network):
        return network_page(view, provenance, language)
    if form == "html" and isinstance(view, OrgChart):
        return orgchart_page(view, provenance, language)
    if form == "svg" and isinstance(view, Network):
        return network_svg(view, provenance, language)
    if form == "svg" and isinstance(view, OrgChart):
        return orgchart_svg(view, provenance, language)
    if form in _WRITERS:
        graph = _described(view.graph(), provenance, language)
        if isinstance(view, Network):
            _place(graph)
        return _WRITERS[form](graph)
    raise InputError(f"“{form}” is no format of a view", mend=f"Known are: {', '.join(FORMATS)}.")


def _described(graph: NxGraph, provenance: Provenance, language: Language) -> NxGraph:
    """``graph`` with its source line, and with text that XML can hold."""
    graph.graph["source"] = clean(provenance.line(language))
    graph.graph["snapshot"] = provenance.snapshot
    for _, attributes in graph.nodes(data=True):
        _clean(attributes)
    for *_, attributes in graph.edges(data=True):
        _clean(attributes)
    return graph


def _clean(attributes: dict[str, Any]) -> None:
    for name, value in attributes.items():
        if isinstance(value, str):
            attributes[name] = clean(value)


def _place(graph: NxGraph) -> None:
    for node, (x, y) in positions(graph).items():
        graph.nodes[node].update(x=x, y=y)


def _gexf(graph: NxGraph) -> str:
    for _, attributes in graph.nodes(data=True):
        if "x" in attributes:  # y grows upwards in Gephi
            place = {"x": float(attributes.pop("x")), "y": -float(attributes.pop("y")), "z": 0.0}
            attributes["viz"] = {"position": place}
    text = "\n".join(nx.generate_gexf(graph)) + "\n"
    return _CREATOR.sub("<creator>Zyrtar</creator>", _MODIFIED.sub("", text)).replace(
        "<meta>", f"<meta><description>{_xml(graph.graph['source'])}</description>"
    )


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _graphml(graph: NxGraph) -> str:
    return "\n".join(nx.generate_graphml(graph)) + "\n"


def _json(graph: NxGraph) -> str:
    data = nx.node_link_data(graph, edges="edges")
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


_WRITERS: Final[Mapping[str, Callable[[NxGraph], str]]] = {"gexf": _gexf, "graphml": _graphml, "json": _json}
