"""The organisation chart on one day: units, what they are part of, and who is known to head them.

A head is *certain* on a day between two dates at which the tenure is attested or stated. After the last
attestation nobody stated an end: such a head is shown as last confirmed on that day, never as current.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from graph.view.engine import NxGraph, nx
from graph.view.source import Graph, Names, invented, invented_name, key, once, read_names, rows
from graph.view.words import word
from ontology.dates import PartialDate
from ontology.errors import NotFoundError
from ontology.facts import Bounds
from ontology.language.calendar import write_date
from ontology.model import Capacity, Language


class Certainty(StrEnum):
    """How sure it is that a tenure covers a day."""

    CERTAIN = "certain"
    LAST_CONFIRMED = "last-confirmed"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Head:
    """One holder of a unit's head post. ``role``: label of the post's role. ``state``: certainty in words.

    ``capacity``: its label unless the post is held in the ordinary way.
    """

    person: str
    name: str
    role: str
    certainty: Certainty
    state: str
    acting: bool = False
    capacity: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit. ``parent``: code of the unit it is part of on that day. ``roles``: of its head posts.

    ``folded``: how many units within it are left out.
    """

    code: str
    label: str
    acronym: str | None = None
    parent: str | None = None
    roles: tuple[str, ...] = ()
    heads: tuple[Head, ...] = ()
    folded: int = 0

    @property
    def title(self) -> str:
        """The label with the acronym behind it, unless the acronym is all there is."""
        return f"{self.label} ({self.acronym})" if self.acronym not in (None, self.label) else self.label


@dataclass(frozen=True, slots=True)
class OrgChart:
    """Units on ``day``, every parent before its parts.

    ``releases``: IRIs of the releases that the heads shown rest on, in order.
    """

    day: date
    units: tuple[Unit, ...] = ()
    releases: tuple[str, ...] = ()

    def roots(self) -> tuple[Unit, ...]:
        """Units shown without a parent."""
        return tuple(unit for unit in self.units if unit.parent is None)

    def parts(self, code: str) -> tuple[Unit, ...]:
        """Units directly within the unit ``code``."""
        return tuple(unit for unit in self.units if unit.parent == code)

    def graph(self) -> NxGraph:
        """As a networkx graph with an edge from every unit to the one it is part of."""
        graph = nx.DiGraph()
        for unit in sorted(self.units, key=lambda unit: unit.code):
            heads = "; ".join(f"{head.name} ({head.state})" for head in unit.heads)
            graph.add_node(unit.code, label=unit.title, kind="unit", heads=heads)
        graph.add_edges_from(sorted((unit.code, unit.parent) for unit in self.units if unit.parent))
        return graph


def orgchart(
    graph: Graph, day: date, language: Language, *, root: str | None = None, levels: int | None = None
) -> OrgChart:
    """The chart on ``day``; ``root``: code or IRI of the unit to start from, else all of them.

    ``levels``: how many levels are shown below the top; the units further down are counted in those above them.
    Raises ``NotFoundError`` if ``root`` is no unit of the graph on that day.
    """
    names = read_names(graph)
    parents, existing = units_on(graph, day)
    heads: dict[str, list[Head]] = {}
    tenures: dict[str, list[str]] = {}
    samples = invented(graph)
    for row in rows(graph, "head-tenures"):
        head = _head(row, day, names, language, invented=row["person"] in samples)
        if head is not None:
            heads.setdefault(row["unit"], []).append(head)
            tenures.setdefault(key(row["unit"]), []).append(row["tenure"])
    roles: dict[str, list[str]] = {}
    for row in rows(graph, "head-posts"):
        roles.setdefault(row["unit"], []).append(names.label(row["role"], language))
    units = {
        key(iri): Unit(
            key(iri),
            names.label(iri, language),
            names.acronym(iri, language),
            existing_parent(iri, parents, existing),
            tuple(roles.get(iri, ())),
            tuple(sorted(heads.get(iri, ()), key=_order)),
        )
        for iri in existing
    }
    shown = _folded(tuple(_forest(units, root)), levels)
    return OrgChart(day, shown, _releases(graph, {t for unit in shown for t in tenures.get(unit.code, ())}))


def _folded(units: tuple[Unit, ...], levels: int | None) -> tuple[Unit, ...]:
    """``units`` down to ``levels`` below the top, each parent before its parts; the rest is counted."""
    if levels is None:
        return units
    depth: dict[str, int] = {}
    within: dict[str, int] = {}  # units left out below each that is shown
    last: dict[str, str] = {}  # unit left out → the one shown that it is counted in
    for unit in units:
        depth[unit.code] = depth[unit.parent] + 1 if unit.parent is not None else 0
        if depth[unit.code] > levels and unit.parent is not None:
            last[unit.code] = above = last.get(unit.parent, unit.parent)
            within[above] = within.get(above, 0) + 1
    return tuple(
        replace(unit, folded=within.get(unit.code, 0)) for unit in units if depth[unit.code] <= levels
    )


def _releases(graph: Graph, tenures: Iterable[str]) -> tuple[str, ...]:
    """The releases that ``tenures`` rest on, in order."""
    behind = once(graph, _behind)
    return tuple(sorted({release for tenure in tenures for release in behind.get(tenure, ())}))


def _behind(graph: Graph) -> dict[str, list[str]]:
    """Releases by tenure."""
    found: dict[str, list[str]] = {}
    for row in rows(graph, "tenure-releases"):
        found.setdefault(row["tenure"], []).append(row["release"])
    return found


def units_on(graph: Graph, day: date) -> tuple[dict[str, str | None], list[str]]:
    """Parents by unit, and the units that existed on ``day`` as far as known, both as IRIs.

    A unit that goes on as another is there until the day of the change, and the other from then on.
    """
    found: dict[str, Mapping[str, Any]] = {}
    for row in rows(graph, "units"):
        found.setdefault(row["unit"], row)
    begins, ends = _changed(graph)
    existing = [
        iri
        for iri, row in found.items()
        if _existed(row["validFrom"], row["validTo"], day)
        and begins.get(iri, day) <= day < ends.get(iri, date.max)
    ]
    return {iri: row["parent"] for iri, row in found.items()}, existing


def _changed(graph: Graph) -> tuple[dict[str, date], dict[str, date]]:
    """First days of units founded on a known day or that had another code before; and days on which those ended."""
    begins, ends = {}, {}
    for row in rows(graph, "unit-changes"):
        if row["before"] is None and row["exact"] is not None:
            begins[row["after"]] = row["exact"]
        elif row["before"] not in (None, row["after"]):
            begins[row["after"]] = ends[row["before"]] = row["date"]
    return begins, ends


def _existed(valid_from: str | None, valid_to: str | None, day: date) -> bool:
    begins = PartialDate.parse(valid_from).earliest if valid_from else None
    ends = PartialDate.parse(valid_to).latest if valid_to else None
    return (begins is None or begins <= day) and (ends is None or day <= ends)


def existing_parent(iri: str, parents: Mapping[str, str | None], existing: Iterable[str]) -> str | None:
    """Code of the nearest unit above ``iri`` that existed on the day."""
    kept, seen = set(existing), {iri}
    above = parents[iri]
    while above is not None and above not in kept and above not in seen:
        seen.add(above)
        above = parents.get(above)
    return key(above) if above in kept else None


def _head(
    row: Mapping[str, Any], day: date, names: Names, language: Language, *, invented: bool
) -> Head | None:
    bounds = Bounds(row["earliestStart"], row["latestStart"], row["earliestEnd"], row["latestEnd"])
    verdict = certainty(day, bounds, language)
    if verdict is None:
        return None
    capacity = key(row["capacity"])
    return Head(
        person=key(row["person"]),
        name=invented_name(row["name"], language) if invented else row["name"],
        role=names.label(row["role"], language),
        certainty=verdict[0],
        state=verdict[1],
        acting=capacity == Capacity.ACTING,
        capacity=None if capacity == Capacity.SUBSTANTIVE else names.label(row["capacity"], language),
    )


def certainty(day: date, bounds: Bounds, language: Language) -> tuple[Certainty, str] | None:
    """How sure a tenure with these bounds covers ``day``, and the words for it; ``None`` if it does not.

    A tenure of which no side of the start is known says nothing about any day.
    """
    start, end = bounds.latest_start, bounds.earliest_end
    if _excludes(bounds, day):
        return None
    if start is None:
        return Certainty.POSSIBLE, word("possible", language)
    if start > day:
        return Certainty.POSSIBLE, f"{word('first-confirmed', language)} {write_date(start, language)}"
    if end is not None and end >= day:
        return Certainty.CERTAIN, word("certain", language)
    if bounds.latest_end is not None:
        return Certainty.POSSIBLE, f"{word('ended-by', language)} {write_date(bounds.latest_end, language)}"
    return (
        Certainty.LAST_CONFIRMED,
        f"{word('last-confirmed', language)} {write_date(end or start, language)}",
    )


def _excludes(bounds: Bounds, day: date) -> bool:
    """Whether the tenure began after ``day``, ended before it, or has no known side of its start."""
    if bounds.earliest_start is None and bounds.latest_start is None:
        return True
    begins_later = bounds.earliest_start is not None and bounds.earliest_start > day
    return begins_later or (bounds.latest_end is not None and bounds.latest_end < day)


def _order(head: Head) -> tuple[int, str, str]:
    return list(Certainty).index(head.certainty), head.name, head.person


def _forest(units: Mapping[str, Unit], root: str | None) -> Iterator[Unit]:
    """Units from the top down, each followed by its parts; siblings with parts first, then by label."""
    parts: dict[str | None, list[Unit]] = {}
    for unit in units.values():
        parts.setdefault(unit.parent, []).append(unit)
    if root is None:
        start = parts.get(None, [])
    elif key(root) in units:
        start = [replace(units[key(root)], parent=None)]
    else:
        raise NotFoundError(
            f"no unit “{root}” on that day", mend="Give the code of a unit, for example skpk."
        )
    stack = sorted(start, key=lambda unit: _place(unit, parts), reverse=True)
    while stack:
        unit = stack.pop()
        yield unit
        stack.extend(sorted(parts.get(unit.code, ()), key=lambda part: _place(part, parts), reverse=True))


def _place(unit: Unit, parts: Mapping[str | None, list[Unit]]) -> tuple[bool, str, str]:
    return unit.code not in parts, unit.label.casefold(), unit.code
