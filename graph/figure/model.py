"""What a figure is: a view drawn, its rows, and what is said of it in words.

Input: an organisation chart or a network with its provenance. Output: ``Figure``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from graph.figure.alternative import chart_words, network_words
from graph.view.network import Network
from graph.view.network_svg import network_svg
from graph.view.orgchart import OrgChart
from graph.view.orgchart_svg import orgchart_svg
from graph.view.page import network_tables, orgchart_table
from graph.view.provenance import Provenance
from graph.view.words import word
from ontology.errors import InputError
from ontology.iri import identifier
from ontology.language.calendar import write_date
from ontology.model import Language

#: Most nodes of one figure: as many as a browser still shows without delay; nobody reads more on paper.
MOST: Final = 2000
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Figure:
    """A view made ready to be shown elsewhere.

    ``name``: of the view; ``title``: with the day it shows. ``alternative``: what the picture shows, in words.
    ``tables``: the data as HTML. ``columns`` and ``rows``: the data as text, by names that no language changes.
    """

    name: str
    title: str
    alternative: str
    svg: str
    tables: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    provenance: Provenance
    language: Language

    @property
    def source(self) -> str:
        """The source line: releases, snapshot, licence."""
        return self.provenance.line(self.language)


def figure(view: Network | OrgChart, provenance: Provenance, language: Language) -> Figure:
    """``view`` as a figure. Raises ``InputError`` if it has more than ``MOST`` nodes."""
    if isinstance(view, Network):
        _bounded(len(view.actors), "Choose a period, a unit or a person.")
        return Figure(
            word("network", language),
            word("network", language),
            network_words(view, language),
            network_svg(view, provenance, language),
            "\n".join(network_tables(view, language)),
            _PAIR,
            tuple(_pairs(view)),
            provenance,
            language,
        )
    _bounded(len(view.units), "Choose a unit to start from (`root`), or fewer levels (`levels`).")
    return Figure(
        word("orgchart", language),
        f"{word('orgchart', language)}, {word('as-of', language)} {write_date(view.day, language)}",
        chart_words(view, language),
        orgchart_svg(view, provenance, language),
        orgchart_table(view, language),
        _UNIT,
        tuple(_units(view)),
        provenance,
        language,
    )


def canonical(parameters: Mapping[str, object]) -> str:
    """``parameters`` as the query of an address: those that are given, in the order of their names.

    >>> canonical({"root": "kpk", "levels": None, "at": "2024-07-03"})
    'at=2024-07-03&root=kpk'
    """
    given = {name: value for name, value in parameters.items() if value not in (None, "")}
    return urlencode(sorted(given.items()))


def _bounded(nodes: int, mend: str) -> None:
    if nodes > MOST:
        raise InputError(f"The figure would have {nodes} nodes; {MOST} is the most", mend=mend)


_UNIT: Final = (
    "unit_id",
    "unit",
    "part_of_id",
    "role",
    "person_id",
    "person",
    "capacity",
    "certainty",
    "state",
)
_PAIR: Final = ("first_id", "first", "second_id", "second", "joint_events", "event_ids")


def _units(chart: OrgChart) -> Iterator[Row]:
    """One row for each head, and one for each unit without any."""
    for unit in chart.units:
        here = dict.fromkeys(_UNIT, "") | {
            "unit_id": identifier("unit", unit.code),
            "unit": unit.title,
            "part_of_id": identifier("unit", unit.parent) if unit.parent else "",
        }
        if not unit.heads:
            yield here | {"role": "; ".join(unit.roles)}
        for head in unit.heads:
            yield here | {
                "role": head.role,
                "person_id": identifier("person", head.person),
                "person": head.name,
                "capacity": head.capacity or "",
                "certainty": str(head.certainty),
                "state": head.state,
            }


def _pairs(network: Network) -> Iterator[Row]:
    """One row for each pair, the keys in order, then one for each actor who is in none."""
    ids = {actor.key: identifier(actor.kind, actor.key) for actor in network.actors}
    names = {actor.key: actor.label for actor in network.actors}
    met = set()
    for tie in sorted(network.ties, key=lambda tie: (tie.a, tie.b)):
        met |= {tie.a, tie.b}
        yield {
            "first_id": ids[tie.a],
            "first": names[tie.a],
            "second_id": ids[tie.b],
            "second": names[tie.b],
            "joint_events": str(tie.weight),
            "event_ids": " ".join(identifier("event", event) for event in tie.events),
        }
    for key in sorted(ids.keys() - met):
        yield dict.fromkeys(_PAIR, "") | {"first_id": ids[key], "first": names[key], "joint_events": "0"}
