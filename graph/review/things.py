"""Events and units that may be one, and single ones to be merged or split, as items of the queue."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from graph.decision.bind import claim_target
from graph.decision.model import ClaimTarget
from graph.fact.publication import Published
from graph.identity.result import Doubt, Mention
from graph.identity.source import Source
from graph.identity.units import code_of
from graph.review.item import Item, ItemKind, Quote, Side
from graph.review.words import claim_line, event_line, unit_name
from ontology.iri import opaque
from ontology.model import EventClaim, UnitMention

#: Makes the notes that curators left on claims.
Notes = Callable[[Iterable[ClaimTarget]], tuple[str, ...]]
_Told = tuple[Source, EventClaim | UnitMention]


class Things:
    """The events and units of ``made``. ``notes``: what curators noted on claims."""

    def __init__(self, made: Published, notes: Notes) -> None:
        self._made, self._notes = made, notes
        self._sources = {source.key: source for source in made.sources}

    def event_pairs(self) -> Iterator[Item]:
        """Pairs of events that may be one."""
        for doubt in self._made.doubtful_events:
            yield self._pair(ItemKind.EVENT_PAIR, doubt, self._events, "one event?")

    def unit_pairs(self) -> Iterator[Item]:
        """Pairs of units that may be one."""
        for doubt in self._made.units.undecided:
            yield self._pair(ItemKind.UNIT_PAIR, doubt, self._units, "one unit?")

    def find(self, identifier: str) -> Item | None:
        """The event of that key or the unit of that code, with each claim on it; ``None`` if there is none."""
        if identifier in self._events:
            return self._whole(ItemKind.EVENT, identifier, self._events[identifier])
        if identifier in self._units:
            return self._whole(ItemKind.UNIT, identifier, self._units[identifier])
        return None

    def _pair(self, kind: ItemKind, doubt: Doubt, told: Mapping[str, list[_Told]], asked: str) -> Item:
        claims = tuple(claim_target(*self._claim(kind, mention)) for mention in doubt.mentions)
        sides = tuple(self._side(key, told[key]) for key in (doubt.one, doubt.other))
        return Item(
            "q-" + opaque(8, kind, *sorted(claim.key for claim in claims)),
            kind,
            f"{sides[0].title} – {sides[1].title}: {asked}",
            doubt.reasons,
            sides,
            claims=claims,
            notes=self._notes(claims),
        )

    def _claim(self, kind: ItemKind, mention: Mention) -> _Told:
        source = self._sources[mention[0]]
        if kind is ItemKind.UNIT_PAIR:
            return source, source.unit(mention[1])
        return source, next(event for event in source.reading.events if event.local == mention[1])

    def _side(self, key: str, told: list[_Told]) -> Side:
        """One line and one sentence of each release that tells of it."""
        lines = [
            f"{source.day.isoformat() if source.day is not None else 'no date'}  {claim_line(source, claim)} "
            f"({claim_target(source, claim).key})"
            for source, claim in told
        ]
        quotes = [Quote(source, claim.evidence.spans[0]) for source, claim in told]
        return Side(key, _title(*told[0]), tuple(lines), tuple(quotes))

    def _whole(self, kind: ItemKind, key: str, told: list[_Told]) -> Item:
        targets = tuple(dict.fromkeys(claim_target(source, claim) for source, claim in told))
        sides = tuple(
            Side(
                claim_target(source, claim).key,
                claim_line(source, claim),
                (),
                (Quote(source, claim.evidence.spans[0]),),
            )
            for source, claim in told
        )
        return Item(key, kind, _title(*told[0]), (), sides, claims=targets, notes=self._notes(targets))

    @cached_property
    def _events(self) -> Mapping[str, list[_Told]]:
        found: dict[str, list[_Told]] = defaultdict(list)
        for source in self._made.sources:
            for event in source.reading.events:
                found[self._made.event_of[source.key, event.local]].append((source, event))
        return found

    @cached_property
    def _units(self) -> Mapping[str, list[_Told]]:
        found: dict[str, list[_Told]] = defaultdict(list)
        for source in self._made.sources:
            for unit in source.reading.units:
                found[code_of(source, unit.local)].append((source, unit))
        return found


def _title(source: Source, claim: EventClaim | UnitMention) -> str:
    if isinstance(claim, EventClaim):
        return event_line(source, claim)
    return unit_name(source, claim.local)
