"""The organisation chart: chosen, and as documented types."""

from datetime import date

from api.read.graph import Graph
from api.read.reader import Reader
from api.schemas.pictures import ChartHead, ChartUnit, OrgChartPage
from graph.view.orgchart import Head, OrgChart, orgchart
from ontology.iri import identifier
from ontology.model import Language


def chart(graph: Graph, language: Language, at: date | None, root: str | None) -> OrgChart:
    """The organisation on the day ``at`` (default: of the newest release); raises ``NotFoundError`` for ``root``."""
    return orgchart(graph.snapshot, at or graph.newest_day or date.min, language, root=root)


def chart_page(reader: Reader, found: OrgChart, root: str | None) -> OrgChartPage:
    """``found`` as a list of units, every parent before its parts."""
    depths: dict[str, int] = {}
    for unit in found.units:
        depths[unit.code] = depths.get(unit.parent, -1) + 1 if unit.parent else 0
    return OrgChartPage(
        snapshot=reader.graph.id,
        day=found.day,
        root=root,
        units=tuple(
            ChartUnit(
                **dict(reader.link(identifier("unit", u.code))),
                acronym=u.acronym,
                parent=u.parent,
                depth=depths[u.code],
                roles=u.roles,
                heads=tuple(_head(reader, h) for h in u.heads),
            )
            for u in found.units
        ),
    )


def _head(reader: Reader, head: Head) -> ChartHead:
    return ChartHead(
        person=reader.link(identifier("person", head.person)),
        role=head.role,
        certainty=str(head.certainty),
        state=head.state,
        capacity=head.capacity,
    )
