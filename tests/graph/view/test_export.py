"""Files for other programs: complete, well-formed, and the same every time."""

import io
import json
from datetime import date

import pytest

from graph.view.choice import Choice, choose
from graph.view.engine import nx
from graph.view.export import FORMATS, render
from graph.view.network import Actor, Network, Records
from graph.view.orgchart import OrgChart, orgchart
from graph.view.provenance import Provenance
from ontology.errors import InputError
from tests.graph.view.conftest import SMALL, Source


@pytest.fixture(params=["network", "bipartite", "orgchart"])
def view(request: pytest.FixtureRequest, source: Source, records: Records) -> Network | OrgChart:
    if request.param == "orgchart":
        return orgchart(source, date(2024, 7, 3), "en")
    return choose(records, Choice(bipartite=request.param == "bipartite"))


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_view_gives_the_same_bytes(
    view: Network | OrgChart, form: str, provenance: Provenance
) -> None:
    assert render(view, form, provenance, "en") == render(view, form, provenance, "en")


@pytest.mark.parametrize("form", ["gexf", "graphml", "json"])
def test_other_programs_read_back_every_node_and_edge(
    view: Network | OrgChart, form: str, provenance: Provenance
) -> None:
    text = render(view, form, provenance, "en")
    readers = {
        "gexf": lambda: nx.read_gexf(io.BytesIO(text.encode())),
        "graphml": lambda: nx.parse_graphml(text),
        "json": lambda: nx.node_link_graph(json.loads(text), edges="edges"),
    }
    back, graph = readers[form](), view.graph()
    assert set(back.nodes) == set(graph.nodes)
    assert {frozenset(edge) for edge in back.edges} == {frozenset(edge) for edge in graph.edges}
    assert "0123456789ab" in text


def test_gexf_tells_no_day_of_writing(network: Network, provenance: Provenance) -> None:
    text = render(network, "gexf", provenance, "en")
    assert "lastmodified" not in text
    assert "<creator>Zyrtar</creator>" in text


def test_the_order_of_the_data_does_not_matter(provenance: Provenance) -> None:
    from graph.view.network import read

    head = [line for line in SMALL.splitlines() if line.startswith("@prefix")]
    rest = SMALL.split("\n\n")[1:]
    turned = Source("\n".join([*head, *reversed(rest)]))
    for form in FORMATS:
        one, other = (
            render(choose(read(s, "sq"), Choice()), form, provenance, "sq") for s in (Source(SMALL), turned)
        )
        assert one == other


def test_characters_that_xml_cannot_hold_are_left_out(provenance: Provenance) -> None:
    network = Network(actors=(Actor("p", "A\x00\x08B <&> \ufffe"),))
    for form in ("gexf", "graphml"):
        assert "A" in render(network, form, provenance, "en")


def test_an_unknown_format_is_said(network: Network, provenance: Provenance) -> None:
    with pytest.raises(InputError, match="docx") as told:
        render(network, "docx", provenance, "en")
    assert "gexf" in told.value.mend
