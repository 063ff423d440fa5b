"""Who and what is one across releases, by rules and decisions, and what mergers by decision dissolved."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.decision.apply import Curated
from graph.decision.conceal import Concealed, conceal
from graph.identity import bodies, events, persons
from graph.identity.bodies import Bodies
from graph.identity.events import Events
from graph.identity.result import Decided, Doubt, Mention, Pair
from graph.identity.source import Source
from graph.identity.units import line_of

#: IRI-ready pair: ``person``, ``event`` or ``unit``, and the key or code.
Thing = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Identified:
    """``left``: what is to be published, its units known by all releases. ``settled``: that before names are masked."""

    left: Concealed
    settled: tuple[Source, ...]
    units: Bodies
    events: Events

    @property
    def doubtful_events(self) -> tuple[Doubt, ...]:
        """Pairs of events that may be one, those first to which releases give two numbers."""
        of = self.events.of
        conflicts = (
            Doubt(of[c.one], of[c.other], (c.words,), (c.one, c.other)) for c in self.events.conflicts
        )
        return (*conflicts, *self.events.undecided)


def identified(curated: Curated) -> Identified:
    """Units come first, since offices tell who is who, then persons, then events, since people tell what was one.

    Where names are masked, units are told anew, by what is left of their names.
    """
    units = bodies.identify(curated.sources, curated.units.decided)
    settled = bodies.settled(curated.sources, units)
    people = persons.identify(settled, curated.people.decided)
    left = conceal(settled, people, curated.hidden, curated.names)
    if left.mentions or left.names:
        sources = tuple(source.by_name for source in left.sources)
        units = bodies.identify(sources, _standing(sources, curated.units.decided))
        left = replace(left, sources=bodies.settled(sources, units))
    return Identified(
        left, settled, units, events.identify(left.sources, left.persons.of, curated.events.decided)
    )


def _standing(sources: Iterable[Source], decided: Decided) -> Decided:
    """``decided`` of units that ``sources`` still name."""
    named = {(source.key, unit.local) for source in sources for unit in source.reading.units}

    def kept(pairs: Iterable[Pair]) -> frozenset[Pair]:
        return frozenset(pair for pair in pairs if named.issuperset(pair))

    return Decided(kept(decided.same), kept(decided.different))


def merged(curated: Curated, found: Identified) -> Mapping[Thing, Thing]:
    """What mergers dissolved → what lives on in its place."""
    return dict(sorted({*_people(curated, found), *_events(curated, found), *_units(curated, found)}))


def _people(curated: Curated, found: Identified) -> Iterator[tuple[Thing, Thing]]:
    said = curated.people
    if said.decided != said.unmerged:
        before = persons.identify(found.settled, said.unmerged)
        firsts = {person.mentions[0]: person.key for person in before.people}
        yield from _changed("person", firsts, found.left.persons.of)


def _events(curated: Curated, found: Identified) -> Iterator[tuple[Thing, Thing]]:
    said = curated.events
    if said.decided != said.unmerged:
        before = events.identify(found.left.sources, found.left.persons.of, said.unmerged)
        yield from _changed("event", before.of, found.events.of)


def _units(curated: Curated, found: Identified) -> Iterator[tuple[Thing, Thing]]:
    said = curated.units
    if said.decided != said.unmerged:
        before = bodies.identify(curated.sources, said.unmerged)
        yield from _changed(
            "unit", _codes(bodies.settled(curated.sources, before)), _codes(found.left.sources)
        )


def _codes(sources: Sequence[Source]) -> dict[Mention, str]:
    return {(s.key, unit.local): line_of(s, unit.local)[0] for s in sources for unit in s.reading.units}


def _changed(
    kind: str, before: Mapping[Mention, str], after: Mapping[Mention, str]
) -> Iterator[tuple[Thing, Thing]]:
    """Keys that mentions had and that none has any more, each with the key that the first of its mentions has now."""
    living = set(after.values())
    seen: set[str] = set()
    for mention, key in sorted(before.items(), key=lambda told: (told[1], told[0])):
        if key not in living and key not in seen and mention in after:
            seen.add(key)
            yield (kind, key), (kind, after[mention])
