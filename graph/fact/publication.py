"""All readings to everything that is published, in the order of keys."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.decision.apply import Curated, curate
from graph.decision.ledger import EMPTY, Ledger
from graph.fact import acts, changes, events, tenures, units
from graph.fact.merging import Thing, identified, merged
from graph.fact.posts import NewRole, head_post
from graph.identity.bodies import Bodies
from graph.identity.result import Doubt, Mention, Persons
from graph.identity.source import Source, ordered
from ontology.facts import Person, Post, Publication
from ontology.model import Reading, Release


@dataclass(frozen=True, slots=True)
class Published:
    """A publication with what it was made from. ``event_of``: (release key, local id) → key of the event.

    ``contradictory``: keys of the tenures whose stated dates stand in no order. ``curated``: the decisions that were
    applied. ``merged``: what would be a person, event or unit by itself but for a merger → what it is by it.
    ``hidden``, ``secret``: mentions and names of people who are suppressed. ``units``, ``doubtful_events``: which names
    are one unit, and pairs of units and of events that may be one.
    """

    publication: Publication
    sources: tuple[Source, ...]
    persons: Persons
    event_of: dict[tuple[str, str], str]
    new_roles: tuple[NewRole, ...]
    warnings: tuple[str, ...] = ()
    contradictory: frozenset[str] = frozenset()
    curated: Curated = field(default_factory=lambda: Curated(()))
    merged: Mapping[Thing, Thing] = field(default_factory=dict)
    hidden: frozenset[Mention] = frozenset()
    secret: frozenset[str] = frozenset()
    units: Bodies = field(default_factory=Bodies)
    doubtful_events: tuple[Doubt, ...] = ()


def publish(inputs: Iterable[tuple[Release, Reading]], ledger: Ledger = EMPTY) -> Published:
    """What all ``inputs`` together say, in whatever order they come, and what curators decided (``ledger``).

    Only persons who hold a tenure or take part in an event are published: a name alone is none of our business.
    Raises ``InputError`` if two decisions are at odds.
    """
    curated = curate(ordered(inputs), ledger)
    found = identified(curated)
    sources, persons, event_of = found.left.sources, found.left.persons, dict(found.events.of)
    held = tenures.gather(sources, persons.of)
    needed = {tenure.post.unit for tenure in held.tenures} | events.units_needed(sources)
    published_units = units.supported(units.gather(sources, needed), held.tenures)
    by_code = {unit.code: unit for unit in published_units}
    told = events.gather(sources, event_of, persons.of, held, by_code)
    heads = [post for unit in published_units if (post := head_post(unit.code)) is not None]
    posts: dict[str, Post] = {post.code: post for post in (*heads, *(t.post for t in held.tenures))}
    active = {t.person for t in held.tenures} | {key for kind, key in (p.actor for p in told.participations)}
    people: tuple[Person, ...] = tuple(person for person in persons.people if person.key in active)
    publication = Publication(
        people,
        published_units,
        tuple(posts[code] for code in sorted(posts)),
        held.tenures,
        told.groups,
        told.events,
        tuple(sorted(told.participations, key=lambda p: p.key)),
        changes.gather(sources, published_units),
        acts.gather(sources, event_of, persons.of, held, told.events, told.participations, by_code),
    )
    roles = tuple(held.new_roles[key] for key in sorted(held.new_roles))
    warnings = [
        f"release {key}: an event is left out, because neither it nor the release has a date"
        for key in told.undated
    ]
    warnings += [conflict.words for conflict in found.events.conflicts]
    warnings += [f"events {d.one} and {d.other} may be one: {d.why}" for d in found.events.undecided]
    warnings += [f"units {d.one} and {d.other} may be one: {d.why}" for d in found.units.undecided]
    warnings += [
        f"decision {orphan.decision.id} has lost its hold: {orphan.why}" for orphan in curated.orphans
    ]
    return Published(
        publication,
        sources,
        persons,
        event_of,
        roles,
        tuple(warnings),
        frozenset(held.contradictory),
        curated,
        merged(curated, found),
        found.left.mentions,
        found.left.names,
        found.units,
        found.doubtful_events,
    )
