"""The network of persons and units: who was in the same event, how often, and in which events.

Actors, which are persons or units, are linked by the events they had part in together; the weight of a link is the
number of those events. ``read`` takes everything from the graph once; ``graph.view.choice`` filters it without asking
again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import combinations

from graph.view.engine import NxGraph, nx
from graph.view.source import Graph, Names, invented, invented_name, key, read_names, rows
from ontology.model import Language


@dataclass(frozen=True, slots=True)
class Actor:
    """One official or unit. ``degree``: how many others of the network were in an event with them.

    ``kind``: ``person`` or ``unit``. ``units``: short names of the units of a person's tenures; a unit's full name.
    """

    key: str
    label: str
    units: tuple[str, ...] = ()
    degree: int = 0
    kind: str = "person"


@dataclass(frozen=True, slots=True)
class Event:
    """One event. ``kind``: its label. ``date``: EDTF, ``None`` if unknown. ``degree``: persons."""

    key: str
    label: str
    kind: str
    date: str | None = None
    degree: int = 0


@dataclass(frozen=True, slots=True)
class Tie:
    """Two actors (keys, in order) and the keys of the events both had part in, in order of date."""

    a: str
    b: str
    events: tuple[str, ...]

    @property
    def weight(self) -> int:
        """Number of joint events."""
        return len(self.events)


@dataclass(frozen=True, slots=True)
class Network:
    """Actors and events by key, ties by their ends. ``attendance``: (actor, event, part played).

    ``releases``: IRIs of the releases that all of it rests on, in order. ``hidden``: how many actors of the choice
    were left out because there are too many to show.
    """

    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    ties: tuple[Tie, ...] = ()
    attendance: tuple[tuple[str, str, str], ...] = ()
    bipartite: bool = False
    releases: tuple[str, ...] = ()
    hidden: int = 0

    def count(self, kind: str) -> int:
        """How many actors of ``kind`` there are."""
        return sum(actor.kind == kind for actor in self.actors)

    def graph(self) -> NxGraph:
        """As a networkx graph. Actors are linked to each other, or to events if ``bipartite``.

        Every node has ``label`` and ``kind``; nodes and edges are added in the order of their keys.
        """
        graph = nx.Graph()
        for actor in self.actors:
            graph.add_node(actor.key, label=actor.label, kind=actor.kind, units=" · ".join(actor.units))
        if not self.bipartite:
            for tie in self.ties:
                graph.add_edge(tie.a, tie.b, weight=tie.weight, events=" ".join(tie.events))
            return graph
        for event in self.events:
            graph.add_node(event.key, label=event.label, kind="event", type=event.kind, date=event.date or "")
        for actor_key, event_key, role in self.attendance:
            graph.add_edge(actor_key, event_key, weight=1, role=role)
        return graph


@dataclass(frozen=True, slots=True)
class Records:
    """All that the graph says on attendance; keys as in ``Network``, kinds as keys of the vocabulary.

    ``persons``: labels, which say who is invented; ``names``: the same persons' names as they stand. ``units``: labels
    and acronyms of the units of events.
    ``releases``: IRIs by person and event; by event and ``None`` those of the event itself, by person and
    ``None`` those of the person's tenures.
    """

    persons: Mapping[str, str]
    names: Mapping[str, str]
    events: Mapping[str, tuple[str, str, str | None]]
    attendance: tuple[tuple[str, str, str], ...]
    units: Mapping[str, tuple[str, str | None]]
    event_units: Mapping[str, frozenset[str]]
    person_units: Mapping[str, tuple[str, ...]]
    parents: Mapping[str, str | None]
    kinds: Mapping[str, str]
    releases: Mapping[tuple[str | None, str | None], frozenset[str]]


def read(graph: Graph, language: Language) -> Records:
    """Read attendance, events and units; names in ``language``."""
    names = read_names(graph)
    attended = rows(graph, "attendance")
    samples = invented(graph)
    happened = rows(graph, "events")
    event_units: dict[str, set[str]] = {}
    units: dict[str, tuple[str, str | None]] = {}
    for row in rows(graph, "event-units"):
        event_units.setdefault(key(row["event"]), set()).add(key(row["unit"]))
        units[key(row["unit"])] = names.label(row["unit"], language), names.acronym(row["unit"], language)
    return Records(
        persons={
            key(row["person"]): invented_name(row["name"], language)
            if row["person"] in samples
            else row["name"]
            for row in attended
        },
        names={key(row["person"]): row["name"] for row in attended},
        events={
            key(row["event"]): (names.label(row["event"], language), key(row["kind"]), row["edtf"])
            for row in happened
        },
        attendance=_attendance(attended, names, language),
        units=units,
        event_units={event: frozenset(codes) for event, codes in event_units.items()},
        person_units=_person_units(graph, names, language),
        parents={key(row["unit"]): row["parent"] and key(row["parent"]) for row in rows(graph, "units")},
        kinds={key(row["kind"]): names.label(row["kind"], language) for row in happened},
        releases=_releases(graph),
    )


def _releases(graph: Graph) -> dict[tuple[str | None, str | None], frozenset[str]]:
    found: dict[tuple[str | None, str | None], set[str]] = {}
    for row in rows(graph, "event-releases"):
        person = row["person"] and key(row["person"])
        found.setdefault((person, key(row["event"])), set()).add(row["release"])
    for row in rows(graph, "tenure-releases"):
        found.setdefault((key(row["person"]), None), set()).add(row["release"])
    return {fact: frozenset(releases) for fact, releases in found.items()}


def _attendance(
    attended: Iterable[Mapping[str, str]], names: Names, language: Language
) -> tuple[tuple[str, str, str], ...]:
    parts: dict[tuple[str, str], list[str]] = {}
    for row in attended:
        both = (key(row["person"]), key(row["event"]))
        parts.setdefault(both, []).append(names.label(row["role"], language))
    return tuple((person, event, ", ".join(roles)) for (person, event), roles in sorted(parts.items()))


def _person_units(graph: Graph, names: Names, language: Language) -> dict[str, tuple[str, ...]]:
    units: dict[str, set[str]] = {}
    for row in rows(graph, "person-units"):
        units.setdefault(key(row["person"]), set()).add(names.short(row["unit"], language))
    return {person: tuple(sorted(names_of)) for person, names_of in units.items()}


def joint_events(attendance: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str], list[str]]:
    """Pairs of actors (in order) and the events both had part in."""
    attendees: dict[str, list[str]] = {}
    for actor, event, _ in attendance:
        attendees.setdefault(event, []).append(actor)
    joint: dict[tuple[str, str], list[str]] = {}
    for event, actors in sorted(attendees.items()):
        for pair in combinations(sorted(actors), 2):
            joint.setdefault(pair, []).append(event)
    return joint


def network(
    records: Records, actors: list[str], attendance: list[tuple[str, str, str]], *, bipartite: bool
) -> Network:
    """The network of ``actors`` and of the rows of ``attendance`` given (actor, event, part played)."""
    joint = joint_events(attendance)
    met = dict.fromkeys(actors, 0)
    present: dict[str, int] = {}
    for a, b in joint:
        met[a] += 1
        met[b] += 1
    for _, event, _ in attendance:
        present[event] = present.get(event, 0) + 1
    by_date = {event: (records.events[event][2] or "~", event) for event in present}
    return Network(
        actors=tuple(_actor(records, actor, met[actor]) for actor in actors),
        events=tuple(_event(records, event, present[event]) for event in sorted(present)),
        ties=tuple(
            Tie(a, b, tuple(sorted(events, key=by_date.__getitem__)))
            for (a, b), events in sorted(joint.items())
        ),
        attendance=tuple(attendance),
        bipartite=bipartite,
        releases=_behind(records, actors, attendance),
    )


def strongest(network: Network, records: Records, most: int, *, keep: str | None = None) -> Network:
    """The part of ``network`` with the ``most`` actors who met most others, ``keep`` among them if given.

    Degrees stay those of the whole; ``hidden`` counts who was left out.
    """
    if len(network.actors) <= most:
        return network
    order = sorted(network.actors, key=lambda actor: (actor.key != keep, -actor.degree, actor.key))
    kept = {actor.key for actor in order[:most]}
    attendance = [row for row in network.attendance if row[0] in kept]
    events = {event for _, event, _ in attendance}
    return replace(
        network,
        actors=tuple(actor for actor in network.actors if actor.key in kept),
        events=tuple(event for event in network.events if event.key in events),
        ties=tuple(tie for tie in network.ties if tie.a in kept and tie.b in kept),
        attendance=tuple(attendance),
        releases=_behind(records, sorted(kept), attendance),
        hidden=len(network.actors) - most,
    )


def _behind(
    records: Records, actors: Iterable[str], attendance: Iterable[tuple[str, str, str]]
) -> tuple[str, ...]:
    """The releases that say all this, in order."""
    rows_ = tuple(attendance)
    facts: set[tuple[str | None, str | None]] = {(None, event) for _, event, _ in rows_}
    facts |= {(actor, None) for actor in actors} | {(actor, event) for actor, event, _ in rows_}
    return tuple(sorted({r for fact in facts for r in records.releases.get(fact, ())}))


def _actor(records: Records, actor: str, met: int) -> Actor:
    if actor in records.persons:
        return Actor(actor, records.persons[actor], records.person_units.get(actor, ()), met)
    label, acronym = records.units[actor]
    return Actor(actor, acronym or label, (label,) if acronym else (), met, "unit")


def _event(records: Records, event: str, degree: int) -> Event:
    label, kind, edtf = records.events[event]
    return Event(event, label, records.kinds[kind], edtf, degree)
