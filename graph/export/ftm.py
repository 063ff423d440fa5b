"""The graph as FollowTheMoney entities (https://followthemoney.tech/explorer/): one JSON entity a line.

Schemata and properties are FollowTheMoney's own. An Occupancy has a start or an end only where it is known to the day;
``date`` has the first and last day on which a release attests it. The first entity, a Note, says licence, snapshot
and counts.
"""

import json
from collections.abc import Callable, Iterable
from typing import IO, Any, Final

from graph.export.about import About
from graph.export.reading import Reading, bounds, key, name, other_names
from graph.store.things import Thing
from ontology.terms import BASE

_ENDED: Final = f"{BASE}voc/status/ended"
#: Our codes of languages are ISO 639-1, those of FollowTheMoney 639-3.
_LANGUAGES: Final = {"sq": "sqi", "sr": "srp", "en": "eng"}

Properties = dict[str, Iterable[str | None]]


def write(reading: Reading, about: About, out: IO[bytes]) -> None:
    """Write the entities to ``out``, those that others point to first."""
    title, *lines = about.lines()
    note: Properties = {"name": [title], "description": lines}
    out.write(_line(f"note-{about.snapshot}", "Note", note))
    kinds: dict[str, tuple[str, Callable[[Reading, Thing], Properties]]] = {
        "zyr:Release": ("Article", _article),
        "zyr:Unit": ("PublicBody", _body),
        "org:Post": ("Position", _position),
        "zyr:Person": ("Person", _person),
        "zyr:Tenure": ("Occupancy", _occupancy),
        "zyr:Event": ("Event", _event),
    }
    for kind, (schema, make) in kinds.items():
        for thing in reading.snapshot.things(kind):
            out.write(_line(key(thing.iri), schema, make(reading, thing)))


def _line(id_: str, schema: str, properties: Properties) -> bytes:
    full = {field: sorted({v for v in values if v}) for field, values in properties.items()}
    entity: dict[str, Any] = {
        "id": id_,
        "schema": schema,
        "properties": {field: values for field, values in full.items() if values},
        "datasets": ["zyrtar"],
    }
    return json.dumps(entity, ensure_ascii=False).encode() + b"\n"


def _keys(iris: Iterable[str]) -> list[str]:
    return [key(iri) for iri in iris]


def _proof(reading: Reading, fact: Thing) -> Properties:
    urls = [url for url in reading.urls(fact) if url.startswith(("http://", "https://"))]
    return {"proof": _keys(fact.all("zyr:source")), "sourceUrl": urls}


def _article(reading: Reading, thing: Thing) -> Properties:
    publisher = thing.one("schema:publisher")
    return {
        "title": thing.all("schema:headline"),
        "publishedAt": thing.all("schema:datePublished"),
        "language": [_LANGUAGES.get(code) for code in thing.all("schema:inLanguage")],
        "publisher": [reading.name(publisher) if publisher else None],
        "sourceUrl": thing.all("schema:url"),
    }


def _body(reading: Reading, thing: Thing) -> Properties:
    kinds = thing.all("zyr:unitKind")
    return {
        "name": [name(thing)],
        "alias": other_names(thing),
        "abbreviation": thing.all("zyr:acronym"),
        "classification": [reading.name(kind) for kind in kinds],
        "parent": _keys(thing.all("org:unitOf")),
        **_proof(reading, thing),
    }


def _position(_: Reading, thing: Thing) -> Properties:
    return {
        "name": [name(thing)],
        "alias": other_names(thing),
        "organization": _keys(thing.all("org:postIn")),
        "numberOfSeats": thing.all("zyr:seats"),
    }


def _person(reading: Reading, thing: Thing) -> Properties:
    invented = "An invented person of a sample release." if thing.iri in reading.invented else None
    return {"name": [name(thing)], "alias": other_names(thing), "notes": [invented]}


def _occupancy(reading: Reading, thing: Thing) -> Properties:
    days = bounds(thing)
    return {
        "holder": _keys(thing.all("org:member")),
        "post": _keys(thing.all("zyr:post")),
        "startDate": [days.start],
        "endDate": [days.end],
        "date": [*thing.all("zyr:firstAttested"), *thing.all("zyr:lastAttested")],
        "status": ["ended" if _ENDED in thing.all("zyr:tenureStatus") else "unknown"],
        "summary": [f"{field}: {day}" for field, day in days.fields().items() if day],
        "description": [reading.name(capacity) for capacity in thing.all("zyr:capacity")],
        **_proof(reading, thing),
    }


def _event(reading: Reading, thing: Thing) -> Properties:
    actors = {actor for part in reading.parts(thing) for actor in part.all("zyr:actor")}
    return {
        "name": [name(thing)],
        "date": thing.all("zyr:date"),
        "organizer": _keys(thing.all("zyr:convenedBy")),
        "involved": [key(actor) for actor in actors if "/id/group/" not in actor],
        "location": [reading.name(place) for place in thing.all("schema:location")],
        "keywords": [reading.name(c) for c in (*thing.all("zyr:eventType"), *thing.all("zyr:topic"))],
        **_proof(reading, thing),
    }
