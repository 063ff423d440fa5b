"""All readings to everything that is published, in the order of keys."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.decision.apply import Curated, curate
from graph.decision.conceal import conceal
from graph.decision.ledger import EMPTY, Ledger
from graph.fact import acts, changes, events, tenures, units
from graph.fact.posts import NewRole, head_post
from graph.identity import events as event_identity
from graph.identity import persons as person_identity
from graph.identity.result import Mention, Persons
from graph.identity.source import Source, ordered
from ontology.facts import Person, Post, Publication
from ontology.model import Reading, Release


@dataclass(frozen=True, slots=True)
class Published:
    """A publication with what it was made from. ``event_of``: (release key, local id) → key of the event.

    ``contradictory``: keys of the tenures whose stated dates stand in no order. ``curated``: the decisions that were
    applied. ``merged``: key that a person would have but for a merger → key of the person they are by it.
    ``hidden``, ``secret``: mentions and names of people who are suppressed.
    """

    publication: Publication
    sources: tuple[Source, ...]
    persons: Persons
    event_of: dict[tuple[str, str], str]
    new_roles: tuple[NewRole, ...]
    warnings: tuple[str, ...] = ()
    contradictory: frozenset[str] = frozenset()
    curated: Curated = field(default_factory=lambda: Curated(()))
    merged: Mapping[str, str] = field(default_factory=dict)
    hidden: frozenset[Mention] = frozenset()
    secret: frozenset[str] = frozenset()


def publish(inputs: Iterable[tuple[Release, Reading]], ledger: Ledger = EMPTY) -> Published:
    """What all ``inputs`` together say, in whatever order they come, and what curators decided (``ledger``).

    Only persons who hold a tenure or take part in an event are published: a name alone is none of our business.
    Raises ``InputError`` if two decisions are at odds.
    """
    curated = curate(ordered(inputs), ledger)
    everyone = person_identity.identify(curated.sources, curated.decided)
    left = conceal(curated.sources, everyone, curated.hidden, curated.names)
    sources, persons = left.sources, left.persons
    events_told = event_identity.identify(sources, persons.of)
    event_of = dict(events_told.of)
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
    warnings += [conflict.words for conflict in events_told.conflicts]
    warnings += [f"events {one} and {other} may be one: {why}" for one, other, why in events_told.undecided]
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
        _merged(curated, persons),
        left.mentions,
        left.names,
    )


def _merged(curated: Curated, persons: Persons) -> Mapping[str, str]:
    """Keys that mergers dissolved → keys of the persons that live on."""
    if curated.decided == curated.unmerged:
        return {}
    before = person_identity.identify(curated.sources, curated.unmerged)
    pairs = {(person.key, persons.of.get(person.mentions[0])) for person in before.people}
    return {one: other for one, other in sorted(pairs, key=str) if other is not None and other != one}
