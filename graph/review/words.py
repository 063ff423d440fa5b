"""Claims and persons in a line of English, for people who decide on them."""

from collections.abc import Iterator

from graph.identity.keys import AnyClaim
from graph.identity.source import Source
from graph.identity.units import code_of
from ontology.lookup import vocabulary
from ontology.model import Capacity, ChangeClaim, EventClaim, ParticipationClaim, Standing, TenureClaim


def claim_line(source: Source, claim: AnyClaim) -> str:
    """What ``claim`` says, whom it is about first."""
    match claim:
        case TenureClaim():
            return f"{source.person(claim.person).name}: {tenure_line(source, claim)}"
        case EventClaim():
            return event_line(source, claim)
        case ParticipationClaim():
            event = next(e for e in source.reading.events if e.local == claim.event)
            came = f" for {unit_name(source, claim.represents)}" if claim.represents is not None else ""
            role = vocabulary().label("event-role", claim.role, "en")
            return f"{_actor(source, claim.actor)}{came}, {role}: {event_line(source, event)}"
        case ChangeClaim():
            name, day = (
                unit_name(source, claim.after),
                f", {claim.date.edtf}" if claim.date is not None else "",
            )
            if claim.before is None:
                return f"founded: {name}{day}"
            return f"renamed: {unit_name(source, claim.before)} → {name}{day}"
        case _:
            return f"unit {claim.name}"


def tenure_line(source: Source, claim: TenureClaim) -> str:
    """Role, unit, and what is not usual about it."""
    role = vocabulary().label("role", claim.role, "en") if claim.role is not None else claim.role_text
    unit = f", {unit_name(source, claim.unit)}" if claim.unit is not None else ""
    marked = [
        *([claim.capacity.value] if claim.capacity is not Capacity.SUBSTANTIVE else []),
        *([claim.standing.value] if claim.standing is not Standing.CURRENT else []),
        *([f"from {claim.start.edtf}"] if claim.start is not None else []),
        *([f"to {claim.end.edtf}"] if claim.end is not None else []),
    ]
    return f"{role}{unit}" + (f" ({', '.join(marked)})" if marked else "")


def event_line(source: Source, claim: EventClaim) -> str:
    """Kind, number, conveners and day."""
    kind = vocabulary().label("event-type", claim.kind, "en")
    number = f" {claim.session}" if claim.session is not None else ""
    by = ", ".join(unit_name(source, unit) for unit in claim.conveners)
    day = claim.date.edtf if claim.date is not None else "no date"
    return f"{kind}{number}{f' of {by}' if by else ''}, {day}"


def unit_name(source: Source, local: str) -> str:
    """The unit's English label, or its name as printed."""
    code = code_of(source, local)
    return vocabulary().label("unit", code, "en") if code in vocabulary().units else source.unit(local).name


def history(source: Source, local: str) -> Iterator[str]:
    """What one release says of a person: offices, then parts in events."""
    day = source.day.isoformat() if source.day is not None else "no date"
    for claim in source.tenures_of(local):
        yield f"{day}  {tenure_line(source, claim)}"
    for part in source.reading.participations:
        if part.actor == local:
            event = next(e for e in source.reading.events if e.local == part.event)
            role = vocabulary().label("event-role", part.role, "en")
            yield f"{day}  {role}: {event_line(source, event)}"


def _actor(source: Source, local: str) -> str:
    if local.startswith("p"):
        return source.person(local).name
    if local.startswith("u"):
        return unit_name(source, local)
    return next(group.label for group in source.reading.groups if group.local == local)
