"""Events across releases: a council session by its number, any other by kind, day, conveners and a common guest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.identity.source import Source
from graph.identity.units import code_of
from ontology.iri import opaque
from ontology.model import EventClaim

Told = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as one release tells it."""

    source: Source
    claim: EventClaim
    conveners: frozenset[str]
    people: frozenset[str]


def identify(sources: Sequence[Source], persons: Mapping[tuple[str, str], str]) -> dict[Told, str]:
    """(release key, local id) → key of the event. ``persons``: (release key, local id) → key of the person.

    Two events of one release are never one, and where two of one could be the same of another, none is.
    """
    tellings = [_telling(s, claim, persons) for s in sources for claim in s.reading.events]
    of: dict[Told, str] = {}
    known: list[tuple[Telling, str]] = []
    for telling in tellings:
        own = [other for other in tellings if other.source.key == telling.source.key]
        same = {
            key
            for other, key in known
            if other not in own and _same(telling, other) and sum(_same(mine, other) for mine in own) == 1
        }
        key = same.pop() if len(same) == 1 else _key(telling)
        known.append((telling, key))
        of[telling.source.key, telling.claim.local] = key
    return of


def _telling(source: Source, claim: EventClaim, persons: Mapping[tuple[str, str], str]) -> Telling:
    people = {
        persons[source.key, part.actor]
        for part in source.reading.participations
        if part.event == claim.local and (source.key, part.actor) in persons
    }
    return Telling(source, claim, frozenset(code_of(source, u) for u in claim.conveners), frozenset(people))


def _same(one: Telling, other: Telling) -> bool:
    if one.claim.kind == "council-session" and one.claim.session is not None:
        return (one.claim.kind, one.claim.session) == (other.claim.kind, other.claim.session)
    days = [t.claim.date.day if t.claim.date is not None else None for t in (one, other)]
    alike = one.claim.kind == other.claim.kind and one.conveners == other.conveners != frozenset()
    return alike and days[0] is not None and days[0] == days[1] and bool(one.people & other.people)


def _key(telling: Telling) -> str:
    claim = telling.claim
    if claim.kind == "council-session" and claim.session is not None:
        return f"kpk-session-{claim.session}"
    day = claim.date.day if claim.date is not None else None
    return f"{day.isoformat() if day else 'x'}.{claim.kind}.{opaque(6, 'event', telling.source.key, claim.local)}"
