"""One event, and events as listed."""

from api.read.reader import Reader, local_path
from api.read.units import names
from api.schemas.pages import EventEntry, EventPage


def event(reader: Reader, key: str) -> EventPage:
    """The page of event ``key``; raises ``NotFoundError``."""
    iri = reader.existing("event", key, "zyr:Event")
    node = reader.graph.node(iri)
    roles = reader.participations("zyr:inEvent", iri)
    return EventPage.model_validate(
        reader.fact(iri)
        | reader.event_facts(iri)
        | {
            "snapshot": reader.graph.id,
            "path": local_path(iri),
            "label": reader.text(iri),
            "names": names(reader, iri),
            "session": node.first("zyr:sessionNumber"),
            "place": reader.optional(node.things("schema:location")),
            "conveners": reader.links(node.things("zyr:convenedBy")),
            "topics": reader.links(node.things("zyr:topic")),
            "participations": sorted(
                roles,
                key=lambda p: (not p.role.iri.endswith("/chair"), p.role.label.value, p.actor.label.value),
            ),
        }
    )


def entry(reader: Reader, iri: str) -> EventEntry:
    """Event ``iri`` as listed."""
    node = reader.graph.node(iri)
    return EventEntry(
        **dict(reader.event(iri)),
        conveners=reader.links(node.things("zyr:convenedBy")),
        participants=len(set(reader.graph.referring(iri, "zyr:inEvent"))),
    )
