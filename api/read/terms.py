"""What the query editor of ``/sparql`` offers: prefixes, classes and properties of the data, documented queries."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from api.languages import Speech
from api.read.graph import Graph, Row
from api.schemas.workbench import Example, Offered, Offers
from graph.query.catalogue import Query, catalogue
from graph.store.tokens import tokens
from ontology.model import LANGUAGES
from ontology.terms import BASE, PREFIXES, expand

#: Namespaces of things and concepts: what stands there is no class and no property.
_THINGS: Final = (f"{BASE}id/", f"{BASE}voc/", PREFIXES["xsd"], PREFIXES["edtf"])


def offers(graph: Graph, spoken: Speech) -> Offers:
    """Everything on offer in ``graph``, with labels in the language ``spoken`` or the next best."""
    rows = graph.rows("terms")
    found = {True: dict.fromkeys(_used(classes=True), 0), False: dict.fromkeys(_used(classes=False), 0)}
    for row in rows:
        known = found[bool(row["class"].value)]
        count = row["count"].value if "count" in row else 0
        known[row["term"].text] = max(known.get(row["term"].text, 0), count)
    told = _told(rows, spoken)
    return Offers(
        prefixes=PREFIXES,
        classes=_offered(found[True], told),
        properties=_offered(found[False], told),
        examples=tuple(example(query, spoken) for query in catalogue().values()),
    )


def example(query: Query, spoken: Speech) -> Example:
    """``query`` as one to start from, titled in the language ``spoken``."""
    title = spoken.script(query.title[spoken.data])
    return Example(name=query.name, title=title, path=f"/query/{query.name}", query=query.text)


def _offered(counted: Mapping[str, int], told: Mapping[str, tuple[str, str]]) -> tuple[Offered, ...]:
    ordered = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(
        Offered(iri=iri, count=count, label=told.get(iri, ("", ""))[0], comment=told.get(iri, ("", ""))[1])
        for iri, count in ordered
    )


def _told(rows: Iterable[Row], spoken: Speech) -> dict[str, tuple[str, str]]:
    """Label and comment of each term, in the language ``spoken`` or the next that has one."""
    order: list[str] = [spoken.data, *LANGUAGES]
    found: dict[str, dict[str, tuple[int, str]]] = {}
    for row in rows:
        for name in ("label", "comment"):
            if name in row and row[name].language in order:
                place = order.index(row[name].language or "")
                rank = (place, row[name].text if place else spoken.script(row[name].text))
                kept = found.setdefault(row["term"].text, {})
                kept[name] = min(kept.get(name, rank), rank)
    return {
        iri: (kept.get("label", (0, ""))[1], kept.get("comment", (0, ""))[1]) for iri, kept in found.items()
    }


@cache
def _used(*, classes: bool) -> tuple[str, ...]:
    """Classes or properties that the documented queries ask for, those of evidence and curation among them."""
    return tuple(sorted({iri for iri in _named() if _local(iri)[:1].isupper() == classes}))


def _named() -> Iterator[str]:
    for query in catalogue().values():
        for token in tokens(query.text.partition("SELECT")[2]):
            if token.kind == "name" and not expand(token.text).startswith(_THINGS):
                yield expand(token.text)


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]
