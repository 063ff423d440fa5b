"""What the writers of Popolo, FollowTheMoney and networks read of things: keys, names, days, sources."""

from dataclasses import dataclass

from graph.store.snapshot import Snapshot
from graph.store.things import Thing
from graph.view.source import invented
from ontology.model import LANGUAGES
from ontology.terms import BASE

#: The part of those who were told to be absent; they took no part.
ABSENT = f"{BASE}voc/event-role/absent"


def key(iri: str) -> str:
    """Kind and key of ``iri`` as one word.

    >>> key("https://w3id.org/zyrtar/id/person/p-abcdefgh")
    'person-p-abcdefgh'
    """
    return iri.removeprefix(f"{BASE}id/").removeprefix(f"{BASE}voc/").replace("/", "-")


def name(thing: Thing) -> str:
    """Name or label of ``thing``: English where there is one, else Albanian, Serbian, any, or its key."""
    labels = [thing.one("skos:prefLabel", language) for language in ("en", *LANGUAGES)]
    found = [thing.one("foaf:name"), *labels, thing.one("skos:prefLabel"), thing.one("schema:name")]
    return next((text for text in found if text), thing.iri.rsplit("/", 1)[-1])


def other_names(thing: Thing) -> list[str]:
    """Every other name of ``thing`` that is meant to be shown, sorted."""
    kinds = ("foaf:name", "zyr:nameVariant", "skos:prefLabel", "skos:altLabel")
    return sorted({text for kind in kinds for text in thing.all(kind)} - {name(thing)})


@dataclass(frozen=True, slots=True)
class Bounds:
    """The four bounds of a tenure, as days; ``None`` is unknown."""

    earliest_start: str | None
    latest_start: str | None
    earliest_end: str | None
    latest_end: str | None

    @property
    def start(self) -> str | None:
        """The day it began, if that is known to the day."""
        return self.latest_start if self.earliest_start == self.latest_start else None

    @property
    def end(self) -> str | None:
        """The day it ended, if that is known to the day."""
        return self.latest_end if self.earliest_end == self.latest_end else None

    @property
    def certain(self) -> tuple[str, str] | None:
        """First and last day certainly in office, if there is one."""
        if self.latest_start and self.earliest_end and self.latest_start <= self.earliest_end:
            return self.latest_start, self.earliest_end
        return None

    def fields(self) -> dict[str, str | None]:
        """The bounds by their names in files."""
        return {
            "earliest_start": self.earliest_start,
            "latest_start": self.latest_start,
            "earliest_end": self.earliest_end,
            "latest_end": self.latest_end,
        }


def bounds(tenure: Thing) -> Bounds:
    """The bounds of ``tenure``."""
    return Bounds(
        *(tenure.one(f"zyr:{n}") for n in ("earliestStart", "latestStart", "earliestEnd", "latestEnd"))
    )


class Reading:
    """A snapshot with what the writers ask of it again and again."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.invented = invented(snapshot)

    def name(self, iri: str) -> str:
        """The name of the thing ``iri``."""
        return name(self.snapshot.thing(iri))

    def urls(self, fact: Thing) -> list[str]:
        """Addresses of the releases behind ``fact``, or their IRIs if they have none."""
        releases = [self.snapshot.thing(iri) for iri in fact.all("zyr:source")]
        return [release.one("schema:url") or release.iri for release in releases]

    def parts(self, event: Thing) -> list[Thing]:
        """The participations in ``event`` of everybody who was not absent."""
        found = [self.snapshot.thing(iri) for iri in event.all("cv:hasParticipation")]
        return [part for part in found if ABSENT not in part.all("cv:role")]
