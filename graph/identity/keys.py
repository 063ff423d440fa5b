"""Content keys of claims: the same reading by a newer reader keeps its key, wherever its offsets moved."""

from graph.identity.source import AnyClaim, Source
from graph.identity.units import code_of
from ontology.iri import claim_key, locus_key
from ontology.language.fold import fold
from ontology.model import ChangeClaim, EventClaim, ParticipationClaim, TenureClaim, UnitMention

__all__ = ["AnyClaim", "actor_name", "key_of", "locus_of", "slots_of"]


def key_of(source: Source, claim: AnyClaim) -> str:
    """Key of ``claim``: a hash of the release, the kind of claim and what it says, in comparable form.

    A claim that curators changed keeps the key of what was read.
    """
    return claim_key(source.key, type(_as_read(source, claim)).__name__, slots_of(source, claim))


def slots_of(source: Source, claim: AnyClaim) -> list[str]:
    """What ``claim`` said as it was read, in comparable form: with the release and the kind it makes the key."""
    return _slots(source.as_read.by_name, _as_read(source, claim))


def _as_read(source: Source, claim: AnyClaim) -> AnyClaim:
    mark = source.marks.get(claim)
    return claim if mark is None else mark.read


def locus_of(source: Source, claim: AnyClaim) -> str:
    """Key of the place ``claim`` was read in: a hash of the release, the kind and the words of its main quote."""
    source, claim = source.as_read.by_name, _as_read(source, claim)
    quote = claim.evidence.spans[0].quote(source.release.text)
    return locus_key(source.key, type(claim).__name__, [quote, _subject(source, claim)])


def _subject(source: Source, claim: AnyClaim) -> str:
    """What tells apart two claims of one kind on the same words: whom or what they are about."""
    match claim:
        case TenureClaim():
            return f"{fold(source.person(claim.person).name)} {fold(claim.role_text)}"
        case ParticipationClaim():
            return f"{claim.event} {actor_name(source, claim.actor)}"
        case ChangeClaim():
            return f"{claim.before or ''} {claim.after}"
        case _:
            return claim.local


def _slots(source: Source, claim: AnyClaim) -> list[str]:
    match claim:
        case TenureClaim():
            unit = code_of(source, claim.unit) if claim.unit is not None else ""
            role = claim.role or fold(claim.role_text)
            return [fold(source.person(claim.person).name), role, unit, claim.capacity, claim.standing]
        case EventClaim():
            slots = _event_slots(source, claim)
            alike = [e.local for e in source.reading.events if _event_slots(source, e) == slots]
            return [*slots, str(alike.index(claim.local))]
        case ParticipationClaim():
            event = next(e for e in source.reading.events if e.local == claim.event)
            return [*_slots(source, event), actor_name(source, claim.actor), claim.role]
        case ChangeClaim():
            before = code_of(source, claim.before) if claim.before is not None else ""
            return [before, code_of(source, claim.after)]
        case UnitMention():
            parent = code_of(source, claim.parent) if claim.parent is not None else ""
            return [code_of(source, claim.local), parent]


def _event_slots(source: Source, claim: EventClaim) -> list[str]:
    date = claim.date.edtf if claim.date is not None else ""
    conveners = [code_of(source, unit) for unit in claim.conveners]
    return [claim.kind, date, str(claim.session or ""), *conveners]


def actor_name(source: Source, local: str) -> str:
    """Comparable name of the person, group or unit with that local id."""
    if local.startswith("p"):
        return fold(source.person(local).name)
    if local.startswith("u"):
        return code_of(source, local)
    return next(fold(group.label) for group in source.reading.groups if group.local == local)
