"""Lists: which things there are, in what order, and which of them match a search."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from api.read import events, people, releases, units
from api.read.graph import Graph
from api.read.reader import Reader
from api.schemas.base import Model
from api.schemas.pages import EventEntry, Listing, PersonEntry, ReleaseEntry, Start, UnitEntry
from ontology.language.fold import fold

Item = TypeVar("Item", bound=Model)
_SHOWN = 12  # entries of each kind on the start page


def matching(graph: Graph, query: str, search: str) -> list[str]:
    """IRIs of the page query ``query`` (``people``, ``units``), by name; only those with ``search`` in a name.

    Case and diacritics do not matter: ``keshilli`` finds “Këshilli”.
    """
    wanted = fold(search)
    return [thing for thing, names in graph.named(query) if any(wanted in name for name in names)]


def dated(graph: Graph, query: str) -> Sequence[str]:
    """IRIs of the page query ``query`` (``events``, ``releases``), the newest first, undated ones last."""
    return graph.dated(query)


def _page(
    graph: Graph, found: Sequence[str], make: Callable[[str], Item], offset: int, limit: int, search: str = ""
) -> Listing[Item]:
    items = tuple(make(iri) for iri in found[offset : offset + limit])
    return Listing(
        snapshot=graph.id, total=len(found), offset=offset, limit=limit, search=search, items=items
    )


def people_list(reader: Reader, offset: int, limit: int, search: str = "") -> Listing[PersonEntry]:
    """People by name."""
    found = matching(reader.graph, "people", search)
    return _page(reader.graph, found, lambda iri: people.entry(reader, iri), offset, limit, search)


def unit_list(reader: Reader, offset: int, limit: int, search: str = "") -> Listing[UnitEntry]:
    """Units as a tree; with a search, those that match, by name."""
    found = [(iri, 0) for iri in matching(reader.graph, "units", search)] if search else units.tree(reader)
    depths = dict(found)

    def make(iri: str) -> UnitEntry:
        return units.entry(reader, iri, depths[iri])

    return _page(reader.graph, list(depths), make, offset, limit, search)


def event_list(reader: Reader, offset: int, limit: int) -> Listing[EventEntry]:
    """Events, the newest first."""
    return _page(
        reader.graph, dated(reader.graph, "events"), lambda iri: events.entry(reader, iri), offset, limit
    )


def release_list(reader: Reader, offset: int, limit: int) -> Listing[ReleaseEntry]:
    """Releases, the newest first."""
    found = dated(reader.graph, "releases")
    return _page(reader.graph, found, lambda iri: releases.entry(reader, iri), offset, limit)


def counts(graph: Graph) -> dict[str, int]:
    """How many things of each kind are published."""
    return {
        kind: len({row["thing"].text for row in graph.rows(kind)})
        for kind in ("people", "units", "events", "releases")
    }


def start(reader: Reader) -> Start:
    """The start page."""
    graph = reader.graph
    newest = dated(graph, "releases")[:1]
    return Start(
        snapshot=graph.id,
        counts=counts(graph),
        newest_release=graph.node(newest[0]).first("schema:datePublished") if newest else None,
        people=tuple(map(reader.link, matching(graph, "people", "")[:_SHOWN])),
        units=reader.links(matching(graph, "units", "")[:_SHOWN]),
        events=tuple(events.entry(reader, e) for e in dated(graph, "events")[:_SHOWN]),
    )
