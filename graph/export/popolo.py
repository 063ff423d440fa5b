"""The graph as Popolo JSON (https://www.popoloproject.com/specs/): one document, written thing by thing.

Popolo has one start and one end of a membership: they are given where they are known to the day. The four bounds stand
beside them in fields of our own, which Popolo allows. ``meta`` holds licence, snapshot and counts.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

from graph.export.about import About
from graph.export.reading import Reading, bounds, key, name, other_names
from graph.store.things import Thing
from ontology.terms import compact


def write(reading: Reading, about: About, out: IO[bytes]) -> None:
    """Write the document to ``out``."""
    out.write(b'{\n"meta": ' + _json(about.fields()))
    sections: dict[str, tuple[str, Callable[[Reading, Thing], dict[str, Any]]]] = {
        "persons": ("zyr:Person", _person),
        "organizations": ("zyr:Unit", _organization),
        "posts": ("org:Post", _post),
        "memberships": ("zyr:Tenure", _membership),
        "events": ("zyr:Event", _event),
    }
    for section, (kind, make) in sections.items():
        out.write(f',\n"{section}": ['.encode())
        _list(out, (_full(make(reading, thing)) for thing in reading.snapshot.things(kind)))
    out.write(b"\n}\n")


def _list(out: IO[bytes], entries: Iterable[dict[str, Any]]) -> None:
    comma = b"\n"
    for entry in entries:
        out.write(comma + _json(entry))
        comma = b",\n"
    out.write(b"\n]")


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _full(entry: dict[str, Any]) -> dict[str, Any]:
    """``entry`` without the fields that say nothing."""
    return {field: value for field, value in entry.items() if value not in (None, [], {})}


def _names(thing: Thing) -> list[dict[str, str]]:
    return [{"name": text} for text in other_names(thing)]


def _identity(thing: Thing) -> dict[str, Any]:
    return {"id": key(thing.iri), "identifiers": [{"scheme": "zyrtar", "identifier": thing.iri}]}


def _sources(reading: Reading, thing: Thing) -> list[dict[str, str]]:
    return [{"url": url} for url in reading.urls(thing)]


def _person(reading: Reading, thing: Thing) -> dict[str, Any]:
    invented = "An invented person of a sample release." if thing.iri in reading.invented else None
    return _identity(thing) | {"name": name(thing), "other_names": _names(thing), "summary": invented}


def _organization(reading: Reading, thing: Thing) -> dict[str, Any]:
    parent, kind = thing.one("org:unitOf"), thing.one("zyr:unitKind")
    return _identity(thing) | {
        "name": name(thing),
        "other_names": _names(thing),
        "classification": reading.name(kind) if kind else None,
        "parent_id": key(parent) if parent else None,
        "sources": _sources(reading, thing),
    }


def _post(reading: Reading, thing: Thing) -> dict[str, Any]:
    unit, role = thing.one("org:postIn"), thing.one("org:role")
    return {
        "id": key(thing.iri),
        "label": name(thing),
        "role": reading.name(role) if role else None,
        "organization_id": key(unit) if unit else None,
    }


def _membership(reading: Reading, thing: Thing) -> dict[str, Any]:
    days, capacity, role = bounds(thing), thing.one("zyr:capacity"), thing.one("org:role")
    return {
        "id": key(thing.iri),
        "role": reading.name(role) if role else None,
        **{field: key(iri) for field, iri in _joined(thing)},
        "start_date": days.start,
        "end_date": days.end,
        **days.fields(),
        "capacity": compact(capacity).partition(":")[2] if capacity else None,
        "sources": _sources(reading, thing),
    }


def _joined(thing: Thing) -> Iterator[tuple[str, str]]:
    fields = {"person_id": "org:member", "organization_id": "org:organization", "post_id": "zyr:post"}
    for field, property_ in fields.items():
        if (iri := thing.one(property_)) is not None:
            yield field, iri


def _event(reading: Reading, thing: Thing) -> dict[str, Any]:
    unit, kind, place = (thing.one(p) for p in ("zyr:convenedBy", "zyr:eventType", "schema:location"))
    day = thing.one("zyr:date")
    return _identity(thing) | {
        "name": name(thing),
        "classification": reading.name(kind) if kind else None,
        "start_date": day,
        "end_date": day,
        "location": reading.name(place) if place else None,
        "organization_id": key(unit) if unit else None,
        "attendees": [
            {"id": key(actor), "name": reading.name(actor)}
            for part in reading.parts(thing)
            for actor in part.all("zyr:actor")
        ],
        "sources": _sources(reading, thing),
    }
