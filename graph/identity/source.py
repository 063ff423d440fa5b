"""One release with its reading, as identity looks at it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ontology.model import PersonMention, Reading, Release, TenureClaim, UnitMention


@dataclass(frozen=True, slots=True)
class Source:
    """A release and what one reader found in it."""

    release: Release
    reading: Reading

    @property
    def key(self) -> str:
        """Key of the release."""
        return self.release.key

    @property
    def day(self) -> date | None:
        """Day of the release, if it is known."""
        return self.release.published.day if self.release.published is not None else None

    def unit(self, local: str) -> UnitMention:
        """The unit with that local id. Raises ``KeyError`` if the reading has none."""
        return {unit.local: unit for unit in self.reading.units}[local]

    def person(self, local: str) -> PersonMention:
        """The person with that local id. Raises ``KeyError`` if the reading has none."""
        return {person.local: person for person in self.reading.persons}[local]

    def tenures_of(self, local: str) -> tuple[TenureClaim, ...]:
        """The claims on tenures of a person of this release."""
        return tuple(claim for claim in self.reading.tenures if claim.person == local)


def ordered(inputs: Iterable[tuple[Release, Reading]]) -> tuple[Source, ...]:
    """The inputs in the order in which first mentions are told: by day, undated last, then by key."""
    sources = [Source(release, reading) for release, reading in inputs]
    return tuple(sorted(sources, key=lambda s: (s.day is None, s.day or date.max, s.key)))
