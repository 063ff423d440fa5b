"""Who heads what on a day, by the releases alone: the rules of docs/ontology.md, “Dates”, worked out a second time.

People are told apart by ``world.json``. Nothing here uses the bounds, tenures or views that are tested with it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graph.fact.posts import post_of
from graph.identity.source import Source
from ontology.model import Capacity, Standing
from tests.corpus.gold import Gold

#: What a release says of somebody at the head of a unit: its day, and how.
Said = tuple[date | None, Standing]
_OVER = (Standing.FORMER, Standing.DISMISSED)
QUARTER, YEAR = timedelta(days=92), timedelta(days=366)


@dataclass(frozen=True)
class Spell:
    """One time somebody heads a unit, with the first and last day on which it can have begun, and ended."""

    person: str
    unit: str
    capacity: Capacity
    begins: tuple[date | None, date | None]
    ends: tuple[date | None, date | None]

    @property
    def sane(self) -> bool:
        """Whether it begins before it ends."""
        pairs = (
            (self.begins[0], self.begins[1]),
            (self.begins[0], self.ends[1]),
            (self.begins[1], self.ends[1]),
            (self.ends[0], self.ends[1]),
        )
        return all(a is None or b is None or a <= b for a, b in pairs)

    def on(self, day: date) -> str | None:
        """How sure it is that this covers ``day``; ``None`` if it does not."""
        first, sure = self.begins
        last_seen, over = self.ends
        if first is None and sure is None:
            return None
        if (first is not None and day < first) or (over is not None and day > over):
            return None
        if sure is None or day < sure:
            return "possible"
        if last_seen is not None and day <= last_seen:
            return "certain"
        return "last-confirmed" if over is None else "possible"


def spells(sources: Sequence[Source], annotated: Gold) -> list[Spell]:
    """Every time that releases tell of somebody at the head of a unit. ``sources``: in the order of days."""
    told: dict[tuple[str, str, Capacity], list[list[Said]]] = defaultdict(list)
    for source in sources:
        here: dict[tuple[str, str, Capacity], list[Said]] = defaultdict(list)
        for claim in source.reading.tenures:
            post = post_of(source, claim)
            if post is not None and post.head and claim.standing is not Standing.CANDIDATE:
                person = annotated.true[source.key, claim.person]
                here[person, post.unit, claim.capacity].append((source.day, claim.standing))
        for slot, said in here.items():
            told[slot].append(said)
    found = [_spell(*slot, mandate) for slot, releases in told.items() for mandate in _mandates(releases)]
    return [_between(spell, found) for spell in found]


def _mandates(releases: Sequence[Sequence[Said]]) -> Iterator[list[Said]]:
    """What releases say in the order of days, anew where the office is held again after its end."""
    current: list[Said] = []
    undated = [said for release in releases for said in release if said[0] is None]
    for release in releases:
        dated = [said for said in release if said[0] is not None]
        if any(standing is Standing.APPOINTED for _, standing in dated):
            dated.sort(key=lambda said: said[1] not in _OVER)
        for said in dated:
            if current and current[-1][1] in _OVER and said[1] not in _OVER:
                yield current
                current = []
            current.append(said)
    yield [*current, *undated]


def _spell(person: str, unit: str, capacity: Capacity, said: Sequence[Said]) -> Spell:
    seen = [day for day, standing in said if day is not None and standing is Standing.CURRENT]
    given = [day - QUARTER for day, standing in said if day is not None and standing is Standing.APPOINTED]
    over = [day for day, standing in said if day is not None and standing in _OVER]
    since = min(given, default=None)
    if since is not None and seen and min(seen) < since:
        since = None  # given once more to who holds it
    spell = Spell(
        person,
        unit,
        capacity,
        (since, min(seen, default=None)),
        (max(seen, default=None), min(over, default=None)),
    )
    return spell if spell.sane else replace(spell, ends=(spell.ends[0], None))


def _between(spell: Spell, every: Sequence[Spell]) -> Spell:
    """``spell`` with the bounds that those before and after give it, who hold the seat in their own right."""
    seen = spell.ends[0] or spell.begins[1] or (spell.begins[0] + YEAR if spell.begins[0] else None)
    if seen is None:
        return spell
    others = [
        each
        for each in every
        if each.unit == spell.unit and each.person != spell.person and each.capacity is Capacity.SUBSTANTIVE
    ]
    after = [each.begins[1] for each in others if each.begins[1] is not None and each.begins[1] > seen]
    sure = spell.begins[1]
    before = [each.ends[0] for each in others if sure and each.ends[0] is not None and each.ends[0] < sure]
    own = spell.capacity is Capacity.SUBSTANTIVE
    bounded = replace(
        spell,
        begins=(spell.begins[0] or (max(before, default=None) if own else None), sure),
        ends=(spell.ends[0], spell.ends[1] or min(after, default=None)),
    )
    return bounded if bounded.sane else spell
