"""Personnel acts: which tenures an appointment, a dismissal or a resignation started or ended, and who decided.

A release of an appointment names who was chosen, and gives the office beside it. Where it gives one person several
offices at once, it does not say which of them this event gave: none is taken.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from graph.fact.tenures import Tenures
from graph.identity.source import Source
from ontology.facts import Event, Participation, PersonnelAct, Unit
from ontology.lookup import vocabulary

#: Kinds of event that give an office, and those that end one; narrower kinds do so too.
_GIVES: Final = frozenset({"appointment"})
_ENDS: Final = frozenset({"dismissal", "resignation"})
#: Parts in an appointment of those who make it, not of those it is about.
_MAKERS: Final = frozenset({"chair", "host", "convener"})
#: The kind of body that decides on personnel, and the role of the one who decrees it.
_DECIDES: Final = "council"
_DECREES: Final = "president"

_Candidates = dict[str, dict[str, set[str]]]


def gather(
    sources: Sequence[Source],
    event_of: Mapping[tuple[str, str], str],
    persons: Mapping[tuple[str, str], str],
    held: Tenures,
    events: Iterable[Event],
    parts: Iterable[Participation],
    units: Mapping[str, Unit],
) -> tuple[PersonnelAct, ...]:
    """The acts among ``events``, in the order of keys. ``event_of``, ``persons``: (release key, local id) → key."""
    started, ended = _candidates(sources, event_of, persons, held)
    roles = {tenure.key: tenure.post.role for tenure in held.tenures}
    taking_part: dict[str, list[Participation]] = defaultdict(list)
    for part in parts:
        taking_part[part.event].append(part)
    return tuple(
        PersonnelAct(
            event.key,
            _sure(started[event.key]),
            _sure(ended[event.key]),
            _deciders(event, taking_part[event.key], units),
            _decreers(taking_part[event.key], roles),
        )
        for event in sorted(events, key=lambda event: event.key)
        if is_act(event.kind)
    )


def is_act(kind: str) -> bool:
    """Whether events of that kind start or end tenures."""
    return bool(_line(kind) & (_GIVES | _ENDS))


def _line(kind: str) -> set[str]:
    """The kind of event and all that are broader."""
    known = vocabulary().concepts["event-type"]
    found: set[str] = set()
    key: str | None = kind
    while key is not None and key not in found:
        found.add(key)
        key = known[key].broader if key in known else None
    return found


def _candidates(
    sources: Sequence[Source],
    event_of: Mapping[tuple[str, str], str],
    persons: Mapping[tuple[str, str], str],
    held: Tenures,
) -> tuple[_Candidates, _Candidates]:
    """Event → person it is about → tenures that a release of it gives them, or ends."""
    started: _Candidates = defaultdict(lambda: defaultdict(set))
    ended: _Candidates = defaultdict(lambda: defaultdict(set))
    for source in sources:
        kinds = {event.local: _line(event.kind) for event in source.reading.events}
        for part in source.reading.participations:
            if part.role in _MAKERS or (source.key, part.actor) not in persons:
                continue
            event, person = event_of[source.key, part.event], persons[source.key, part.actor]
            if kinds[part.event] & _GIVES:
                started[event][person].update(held.given.get((source.key, part.actor), ()))
            if kinds[part.event] & _ENDS:
                ended[event][person].update(held.left.get((source.key, part.actor), ()))
    return started, ended


def _sure(about: Mapping[str, set[str]]) -> tuple[str, ...]:
    return tuple(sorted(next(iter(some)) for some in about.values() if len(some) == 1))


def _deciders(event: Event, parts: Iterable[Participation], units: Mapping[str, Unit]) -> tuple[str, ...]:
    bodies = {*event.conveners, *(key for kind, key in (p.actor for p in parts) if kind == "unit")}
    return tuple(sorted(code for code in bodies if units[code].kind == _DECIDES))


def _decreers(parts: Iterable[Participation], roles: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(
        sorted(
            part.actor[1]
            for part in parts
            if part.role in _MAKERS and part.tenure is not None and roles[part.tenure] == _DECREES
        )
    )
