"""Which part of the network is shown: by period, kind of event, unit, and steps from a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph.view.engine import nx
from graph.view.network import Network, Records, joint_events, network
from graph.view.source import key
from ontology.dates import PartialDate
from ontology.errors import InputError, NotFoundError
from ontology.language.fold import fold
from ontology.lookup import vocabulary

#: Whose network: of persons, of units (conveners, participants and whom participants stand for), or of both.
Of = Literal["persons", "units", "both"]


@dataclass(frozen=True, slots=True)
class Choice:
    """Filters. ``since`` to ``until`` (inclusive), ``kind`` and ``unit`` choose events; ``person`` and
    ``depth`` then keep the actors that many steps away.

    ``kind``: key of an event type, narrower types included. ``unit``: code, units within it included.
    ``person``: key, IRI or name; where units are shown, a unit's code, acronym or name too. ``of``: whom it shows.
    """

    since: date | None = None
    until: date | None = None
    kind: str | None = None
    unit: str | None = None
    person: str | None = None
    depth: int = 1
    bipartite: bool = False
    of: Of = "persons"


def choose(records: Records, choice: Choice) -> Network:
    """The network of the chosen events and actors.

    Raises ``NotFoundError`` for a person, unit or event type that is not there, ``InputError`` for a name
    that several bear or a negative depth.
    """
    if choice.depth < 0:
        raise InputError(f"depth {choice.depth} is negative", mend="Give 0 or more steps.")
    kept = _chosen_events(records, choice)
    attendance = [row for row in _present(records, choice.of) if row[1] in kept]
    actors = sorted({actor for actor, _, _ in attendance})
    if choice.person is not None:
        ego = find_actor(records, choice.person, choice.of)
        around = nx.Graph(joint_events(attendance).keys())
        around.add_node(ego)
        near = nx.single_source_shortest_path_length(around, ego, cutoff=choice.depth)
        actors = sorted(near)
        attendance = _within(attendance, ego, near)
    return network(records, actors, attendance, bipartite=choice.bipartite)


def _present(records: Records, of: Of) -> list[tuple[str, str, str]]:
    """Who had part in which event, (actor, event, part played)."""
    found = [] if of == "units" else list(records.attendance)
    if of != "persons":
        found += [(unit, event, "") for event, units in records.event_units.items() for unit in units]
    return sorted(found)


def find_person(records: Records, text: str) -> str:
    """Key of the person given by key, IRI or full name, with or without what the picture adds to it.

    Capitals and diacritics do not matter. Raises as ``choose``.
    """
    return find_actor(records, text, "persons")


def find_actor(records: Records, text: str, of: Of) -> str:
    """Key of the person or unit given by key, IRI or name, units also by acronym. Raises as ``choose``."""
    names: dict[str, tuple[str, ...]] = {}
    if of != "units":
        names |= {k: (label, records.names[k]) for k, label in records.persons.items()}
    if of != "persons":
        names |= {k: (label, acronym or label) for k, (label, acronym) in records.units.items()}
    if key(text) in names:
        return key(text)
    wanted = fold(text)
    found = sorted(k for k, told in names.items() if wanted in {fold(name) for name in told})
    if not found:
        what = {"persons": "person", "units": "unit", "both": "person or unit"}[of]
        raise NotFoundError(f"no {what} “{text}” took part in an event", mend="Check the name or the key.")
    if len(found) > 1:
        several = "persons" if of == "persons" else "of them"
        raise InputError(
            f"“{text}” is the name of {len(found)} {several}", mend=f"Say which: {', '.join(found)}."
        )
    return found[0]


def _chosen_events(records: Records, choice: Choice) -> set[str]:
    kinds = None if choice.kind is None else _kinds_within(records, choice.kind)
    units = None if choice.unit is None else _units_within(records, choice.unit)
    return {
        event
        for event, (_, kind, edtf) in records.events.items()
        if (kinds is None or kind in kinds)
        and (units is None or units & records.event_units.get(event, frozenset()))
        and _falls_within(edtf, choice.since, choice.until)
    }


def _falls_within(edtf: str | None, since: date | None, until: date | None) -> bool:
    """Whether the event certainly lies in the period; an unknown side of its date never does."""
    if since is None and until is None:
        return True
    when = PartialDate.parse(edtf) if edtf else PartialDate(None, None, "")
    after = since is None or (when.earliest is not None and when.earliest >= since)
    return after and (until is None or (when.latest is not None and when.latest <= until))


def _kinds_within(records: Records, kind: str) -> set[str]:
    known = vocabulary().concepts["event-type"]
    if kind not in known:
        raise NotFoundError(f"no event type “{kind}”", mend=f"Known are: {', '.join(sorted(known))}.")
    within = set()
    for narrower in {*known, *records.kinds}:
        step: str | None = narrower
        while step is not None and step != kind:
            step = known[step].broader if step in known else None
        if step == kind:
            within.add(narrower)
    return within


def _units_within(records: Records, unit: str) -> frozenset[str]:
    code = key(unit)
    if code not in records.parents:
        raise NotFoundError(f"no unit “{unit}” in the graph", mend="Give its code, for example skpk.")
    within = set()
    for part in records.parents:
        step: str | None = part
        seen: set[str] = set()  # a loop of units is refused at publishing, but another server may have one
        while step is not None and step != code and step not in seen:
            seen.add(step)
            step = records.parents.get(step)
        if step == code:
            within.add(part)
    return frozenset(within)


def _within(
    attendance: list[tuple[str, str, str]], ego: str, near: Mapping[str, int]
) -> list[tuple[str, str, str]]:
    """Attendance of the actors near ``ego``, at events of ``ego`` or of two of them."""
    mine = [row for row in attendance if row[0] in near]
    count: dict[str, int] = {}
    for actor, event, _ in mine:
        count[event] = count.get(event, 0) + (2 if actor == ego else 1)
    return [row for row in mine if count[row[1]] > 1]
