"""Events and who took part, from all releases that tell of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.fact.labels import event_labels
from graph.fact.support import decided_first, is_corrected, support
from graph.fact.tenures import Tenures
from graph.identity.source import Source
from graph.identity.units import code_of
from ontology.dates import PartialDate
from ontology.facts import Event, Group, Participation, Unit
from ontology.model import EventClaim, ParticipationClaim

#: Parts in an event from the most telling to the least: of several the first is published.
_PARTS = ("chair", "host", "convener", "sworn-in", "signatory", "trainer", "presenter", "speaker", "guest")

Actor = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """Events, participations and groups. ``undated``: releases of events that have no date of any sort."""

    events: tuple[Event, ...]
    participations: tuple[Participation, ...]
    groups: tuple[Group, ...]
    undated: tuple[str, ...]


def units_needed(sources: Sequence[Source]) -> set[str]:
    """Codes of the units that events need, conveners and those that take part or are represented, and publishers."""
    needed = set()
    for source in sources:
        for event in source.reading.events:
            needed |= {code_of(source, unit) for unit in event.conveners}
        for part in source.reading.participations:
            locals_ = [part.represents, part.actor if part.actor.startswith("u") else None]
            needed |= {code_of(source, local) for local in locals_ if local is not None}
        if source.release.publisher is not None:
            needed.add(source.release.publisher)
    return needed


def gather(
    sources: Sequence[Source],
    keys: Mapping[tuple[str, str], str],
    persons: Mapping[tuple[str, str], str],
    tenures: Tenures,
    units: Mapping[str, Unit],
) -> Told:
    """The events. ``keys``, ``persons``: (release key, local id) → key of the event, of the person.

    An event without any date, not even of its release, cannot be placed in time and is not published.
    """
    claims: dict[str, list[tuple[Source, EventClaim]]] = defaultdict(list)
    parts: dict[str, dict[Actor, list[tuple[Source, ParticipationClaim]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for source in sources:
        for event in source.reading.events:
            claims[keys[source.key, event.local]].append((source, event))
    dated = {key for key in claims if date_of(claims[key]) is not None}
    for source in sources:
        for part in source.reading.participations:
            if keys[source.key, part.event] not in dated:
                continue
            actor = _actor(source, part.actor, persons)
            parts[keys[source.key, part.event]][actor].append((source, part))
    events = tuple(_event(key, claims[key], units) for key in sorted(dated))
    units_of = {tenure.key: tenure.post.unit for tenure in tenures.tenures}
    convened = {event.key: event.conveners for event in events}
    participations = [
        _participation(key, number, actor, told, tenures, units_of, convened[key])
        for key in sorted(parts)
        for number, (actor, told) in enumerate(parts[key].items(), 1)
    ]
    undated = tuple(claims[key][0][0].key for key in sorted(claims.keys() - dated))
    return Told(events, tuple(participations), _groups(sources), undated)


def _actor(source: Source, local: str, persons: Mapping[tuple[str, str], str]) -> Actor:
    if local.startswith("p"):
        return "person", persons[source.key, local]
    if local.startswith("u"):
        return "unit", code_of(source, local)
    return "group", f"{source.key}.{local[1:]}"


def _event(key: str, claims: Sequence[tuple[Source, EventClaim]], units: Mapping[str, Unit]) -> Event:
    claims = decided_first(claims)
    told = [claim for _, claim in claims]
    main = next((claim for claim in told if claim.main), told[0])
    date = date_of(claims)
    conveners = tuple(
        dict.fromkeys(code_of(source, unit) for source, claim in claims for unit in claim.conveners)
    )
    session = next((claim.session for claim in told if claim.session is not None), None)
    return Event(
        key,
        main.kind,
        event_labels(main.kind, session, [units[code] for code in conveners], date),
        support(claims, review=not any(claim.main for claim in told)),
        date,
        next((claim.place for claim in told if claim.place is not None), None),
        session,
        conveners,
        tuple(sorted({topic for claim in told for topic in claim.topics})),
    )


def date_of(claims: Sequence[tuple[Source, EventClaim]]) -> PartialDate | None:
    """The date as a curator or the first release gives it; else some day not later than the first release.

    ``None`` if no release has a date either.
    """
    stated = [claim.date for _, claim in decided_first(claims) if claim.date is not None]
    days = [source.day for source, _ in claims if source.day is not None]
    return next(iter(stated), PartialDate.before(min(days)) if days else None)


def _participation(
    event: str,
    number: int,
    actor: Actor,
    told: Sequence[tuple[Source, ParticipationClaim]],
    tenures: Tenures,
    units_of: Mapping[str, str],
    conveners: Sequence[str],
) -> Participation:
    """Who came in several offices came under the one of the unit represented, else of the convener, else any."""
    told = decided_first(told)
    parts = [claim.role for source, claim in told if is_corrected(source, claim)]
    parts = parts or [claim.role for _, claim in told]
    role = min(parts, key=lambda part: _PARTS.index(part) if part in _PARTS else len(_PARTS))
    held = [key for source, claim in told for key in tenures.of.get((source.key, claim.actor), [])]
    represented = [code_of(source, c.represents) for source, c in told if c.represents is not None]
    units = [*represented, *conveners]
    tenure = next((key for unit in units for key in held if units_of[key] == unit), next(iter(held), None))
    represents = units_of[tenure] if tenure is not None else next(iter(represented), None)
    return Participation(f"{event}.{number}", event, actor, role, support(told), represents, tenure)


def _groups(sources: Sequence[Source]) -> tuple[Group, ...]:
    return tuple(
        Group(f"{source.key}.{group.local[1:]}", group.label, source.release.language, group.role, group.size)
        for source in sorted(sources, key=lambda s: s.key)
        for group in source.reading.groups
    )
