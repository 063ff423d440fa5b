"""Who held which post on one day, over all posts, and the units there were: what two days are compared by.

The organisation chart shows the heads among these; how sure a tenure covers the day is told as there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph.view.orgchart import Certainty, certainty, existing_parent, units_on
from graph.view.source import Graph, invented, invented_name, key, read_names, rows
from ontology.facts import Bounds
from ontology.model import Capacity, Language


@dataclass(frozen=True, slots=True)
class Holding:
    """One tenure on the day. ``post``, ``unit``: codes; ``role``: its label; ``capacity``: ``None`` if ordinary.

    ``state``: how sure it is, in words, with the day on which it was last or will first be confirmed.
    """

    tenure: str
    person: str
    name: str
    post: str
    unit: str
    role: str
    capacity: str | None
    certainty: Certainty
    state: str
    head: bool


@dataclass(frozen=True, slots=True)
class Place:
    """One unit on the day and the unit it was part of then, by code."""

    code: str
    label: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class Staffing:
    """Units by code and holdings by key of the tenure."""

    day: date
    units: Mapping[str, Place]
    holdings: Mapping[str, Holding]


def staffing(graph: Graph, day: date, language: Language) -> Staffing:
    """Everyone who certainly or possibly held a post on ``day``, and the units that existed as far as known."""
    names = read_names(graph)
    parents, existing = units_on(graph, day)
    samples = invented(graph)
    holdings = {}
    for row in rows(graph, "tenures"):
        bounds = Bounds(row["earliestStart"], row["latestStart"], row["earliestEnd"], row["latestEnd"])
        verdict = certainty(day, bounds, language)
        if verdict is None:
            continue
        capacity = (
            None if key(row["capacity"]) == Capacity.SUBSTANTIVE else names.label(row["capacity"], language)
        )
        holdings[key(row["tenure"])] = Holding(
            key(row["tenure"]),
            key(row["person"]),
            invented_name(row["name"], language) if row["person"] in samples else row["name"],
            key(row["post"]),
            key(row["unit"]),
            names.label(row["role"], language),
            capacity,
            *verdict,
            head=bool(row["head"]),
        )
    former = former_names(graph, day, language)
    units = {
        key(iri): Place(
            key(iri), former.get(iri, names.label(iri, language)), existing_parent(iri, parents, existing)
        )
        for iri in existing
    }
    return Staffing(day, units, holdings)


def former_names(graph: Graph, day: date, language: Language) -> dict[str, str]:
    """Units that had another name on ``day`` than they have now → that name, if it is known in ``language``."""
    found: dict[str, str] = {}
    for row in rows(graph, "unit-changes"):  # the earliest change first, which tells the name before it
        same = row["before"] == row["after"] and row["language"] == language
        if same and day < row["date"] and row["former"] is not None:
            found.setdefault(row["after"], row["former"])
    return found
