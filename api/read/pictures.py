"""The organisation chart: chosen, compared with that of another day, and as documented types."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from api.read.graph import Graph
from api.read.reader import Reader
from api.schemas.pictures import ChartChange, ChartChanges, ChartHead, ChartUnit, OrgChartPage
from graph.view.diff import Change, Difference, difference
from graph.view.diff_text import KNOWLEDGE, sentence, title
from graph.view.orgchart import Head, OrgChart, orgchart
from graph.view.source import key
from graph.view.staffing import Holding, Place, Staffing, staffing
from ontology.iri import identifier
from ontology.model import Language


def covered(graph: Graph) -> tuple[date, date] | None:
    """The days of the oldest and the newest release: between them the graph can know anything."""
    days = (row["date"].value for row in graph.rows("releases") if "date" in row)
    known = [day for day in days if isinstance(day, date)]
    return (min(known), max(known)) if known else None


def chart(
    graph: Graph, language: Language, at: date | None, root: str | None, levels: int | None = None
) -> OrgChart:
    """The organisation on the day ``at`` (default: of the newest release).

    Raises ``NotFoundError`` for ``root``.
    """
    span = covered(graph)
    day = at or (span[1] if span else date.min)
    return orgchart(graph.pictured, day, language, root=root, levels=levels)


def chart_page(
    reader: Reader,
    found: OrgChart,
    root: str | None,
    other: OrgChart | None = None,
    language: Language = "en",
) -> OrgChartPage:
    """``found`` as a list of units, every parent before its parts; compared with ``other`` if that is given."""
    span = covered(reader.graph)
    page = OrgChartPage(
        snapshot=reader.graph.id,
        day=found.day,
        first_day=span[0] if span else None,
        last_day=span[1] if span else None,
        years=tuple(_years(*span)) if span else (),
        root=reader.link(identifier("unit", key(root))) if root else None,
        units=_units(reader, found),
    )
    if other is None:
        return page
    return page.model_copy(
        update={
            "other": other.day,
            "units_other": _units(reader, other),
            "differences": tuple(_differences(reader, found, other, language, whole=root is None)),
        }
    )


def _years(first: date, last: date) -> Iterator[date]:
    """The last day of every year from ``first`` on, of the last one ``last`` itself."""
    yield from (date(year, 12, 31) for year in range(first.year, last.year))
    yield last


def _units(reader: Reader, found: OrgChart) -> tuple[ChartUnit, ...]:
    depths: dict[str, int] = {}
    for unit in found.units:
        depths[unit.code] = depths.get(unit.parent, -1) + 1 if unit.parent else 0
    return tuple(
        ChartUnit(
            **dict(reader.link(identifier("unit", u.code))),
            acronym=u.acronym and reader.speech.script(u.acronym),
            parent=u.parent,
            depth=depths[u.code],
            roles=tuple(map(reader.speech.script, u.roles)),
            heads=tuple(_head(reader, h) for h in u.heads),
            folded=u.folded,
        )
        for u in found.units
    )


def _head(reader: Reader, head: Head) -> ChartHead:
    return ChartHead(
        person=reader.link(identifier("person", head.person)),
        role=reader.speech.script(head.role),
        certainty=str(head.certainty),
        state=reader.speech.script(head.state),
        capacity=head.capacity and reader.speech.script(head.capacity),
    )


def _differences(
    reader: Reader, found: OrgChart, other: OrgChart, language: Language, *, whole: bool
) -> Iterator[ChartChanges]:
    """What changed from the earlier to the later of the two days, in the units shown unless ``whole``."""
    days = sorted((found.day, other.day))
    first, second = (staffing(reader.graph.pictured, day, language) for day in days)
    change = difference(reader.graph.pictured, first, second)
    shown = {unit.code for chart_ in (found, other) for unit in chart_.units}
    told = [each for each in change.changes if whole or _unit_of(each) in shown]
    for kind, group in groupby(told, key=lambda each: each.kind):
        yield ChartChanges(
            title=reader.speech.script(title(kind, language)),
            knowledge=kind in KNOWLEDGE,
            changes=tuple(_change(reader, each, change, first, second) for each in group),
        )


def _unit_of(change: Change) -> str:
    thing = change.thing
    return thing.code if isinstance(thing, Place) else thing.unit


def _change(
    reader: Reader, each: Change, whole: Difference, first: Staffing, second: Staffing
) -> ChartChange:
    thing = each.thing
    told = sentence(each, whole, {**first.units, **second.units})
    name = thing.name if isinstance(thing, Holding) else None
    parts = told.split(name) if name else [told]  # a name stays as it is written
    person = reader.link(identifier("person", thing.person)) if isinstance(thing, Holding) else None
    return ChartChange(
        kind=each.kind.value,
        unit=reader.link(identifier("unit", _unit_of(each))),
        person=person,
        text=(name or "").join(map(reader.speech.script, parts)),
    )
