"""Which part of the network is shown: by period, kind of event, unit, and steps from a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph.view.engine import nx
from graph.view.network import Network, Records, joint_events, network
from graph.view.source import key
from ontology.dates import PartialDate
from ontology.errors import InputError, NotFoundError
from ontology.language.fold import fold
from ontology.lookup import vocabulary


@dataclass(frozen=True, slots=True)
class Choice:
    """Filters. ``since`` to ``until`` (inclusive), ``kind`` and ``unit`` choose events; ``person`` and
    ``depth`` then keep the persons that many steps away.

    ``kind``: key of an event type, narrower types included. ``unit``: code, units within it included.
    ``person``: key, IRI or name.
    """

    since: date | None = None
    until: date | None = None
    kind: str | None = None
    unit: str | None = None
    person: str | None = None
    depth: int = 1
    bipartite: bool = False


def choose(records: Records, choice: Choice) -> Network:
    """The network of the chosen events and persons.

    Raises ``NotFoundError`` for a person, unit or event type that is not there, ``InputError`` for a name
    that several persons bear or a negative depth.
    """
    if choice.depth < 0:
        raise InputError(f"depth {choice.depth} is negative", mend="Give 0 or more steps.")
    kept = _chosen_events(records, choice)
    attendance = [row for row in records.attendance if row[1] in kept]
    persons = sorted({person for person, _, _ in attendance})
    if choice.person is not None:
        ego = find_person(records, choice.person)
        around = nx.Graph(joint_events(attendance).keys())
        around.add_node(ego)
        near = nx.single_source_shortest_path_length(around, ego, cutoff=choice.depth)
        persons = sorted(near)
        attendance = _within(attendance, ego, near)
    return network(records, persons, attendance, bipartite=choice.bipartite)


def find_person(records: Records, text: str) -> str:
    """Key of the person given by key, IRI or full name, with or without what the picture adds to it.

    Capitals and diacritics do not matter. Raises as ``choose``.
    """
    if key(text) in records.persons:
        return key(text)
    wanted = fold(text)
    found = sorted(
        k for k, label in records.persons.items() if wanted in (fold(label), fold(records.names[k]))
    )
    if not found:
        raise NotFoundError(f"no person “{text}” took part in an event", mend="Check the name or the key.")
    if len(found) > 1:
        raise InputError(
            f"“{text}” is the name of {len(found)} persons", mend=f"Say which: {', '.join(found)}."
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
    """Attendance of the persons near ``ego``, at events of ``ego`` or of two of them."""
    mine = [row for row in attendance if row[0] in near]
    count: dict[str, int] = {}
    for person, event, _ in mine:
        count[event] = count.get(event, 0) + (2 if person == ego else 1)
    return [row for row in mine if count[row[1]] > 1]
