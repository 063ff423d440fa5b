"""One release with its reading, as identity looks at it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from ontology.facts import Review
from ontology.model import (
    ChangeClaim,
    EventClaim,
    ParticipationClaim,
    PersonMention,
    Reading,
    Release,
    TenureClaim,
    UnitMention,
)

AnyClaim = TenureClaim | EventClaim | ParticipationClaim | UnitMention | ChangeClaim


@dataclass(frozen=True, slots=True)
class Mark:
    """What curators did to a claim. ``read``: the claim as it was read. ``dated``: which of its dates they set."""

    read: AnyClaim
    review: Review
    dated: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Source:
    """A release and what one reader found in it.

    Where curators decided on its claims, ``reading`` is what stands by their word, ``whole`` the reading as it was
    made, and ``marks`` has an entry for each claim of ``reading`` that they confirmed or changed. ``lines`` has one for
    each unit (local id) that is another than its name alone tells: codes of the unit and of all that hold it.
    """

    release: Release
    reading: Reading
    whole: Reading | None = None
    marks: Mapping[AnyClaim, Mark] = field(default_factory=dict, compare=False)
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)

    @property
    def key(self) -> str:
        """Key of the release."""
        return self.release.key

    @property
    def as_read(self) -> "Source":
        """The same release with what was read in it, before any decision on its claims."""
        return self if self.whole is None else Source(self.release, self.whole, lines=self.lines)

    @property
    def by_name(self) -> "Source":
        """The same release, its units known by their names alone, whatever other releases tell."""
        return replace(self, lines={}) if self.lines else self

    @property
    def day(self) -> date | None:
        """Day of the release, if it is known."""
        return self.release.published.day if self.release.published is not None else None

    def unit(self, local: str) -> UnitMention:
        """The unit with that local id. Raises ``KeyError`` if the reading has none."""
        for unit in self.reading.units:
            if unit.local == local:
                return unit
        raise KeyError(local)

    def person(self, local: str) -> PersonMention:
        """The person with that local id. Raises ``KeyError`` if the reading has none."""
        for person in self.reading.persons:
            if person.local == local:
                return person
        raise KeyError(local)

    def tenures_of(self, local: str) -> tuple[TenureClaim, ...]:
        """The claims on tenures of a person of this release."""
        return tuple(claim for claim in self.reading.tenures if claim.person == local)


def ordered(inputs: Iterable[tuple[Release, Reading]]) -> tuple[Source, ...]:
    """The inputs in the order in which first mentions are told: by day, undated last, then by key."""
    sources = [Source(release, reading) for release, reading in inputs]
    return tuple(sorted(sources, key=lambda s: (s.day is None, s.day or date.max, s.key)))
