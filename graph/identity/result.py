"""What identity says: persons, why mentions were joined, and what it could not decide; and what curators say to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ontology.facts import Person

#: (release key, local id) of a person in a reading.
Mention = tuple[str, str]
Pair = tuple[Mention, Mention]


class Verdict(StrEnum):
    """What is said of two mentions."""

    SAME = "same"
    DIFFERENT = "different"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its reasons in words, the weightiest first. ``strength``: the greater, the surer; 0 for none.

    ``against``: what speaks against one person but may be a fault of a text or its reading; a curator should see it.
    """

    verdict: Verdict
    reasons: tuple[str, ...]
    strength: int = 0
    against: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Two mentions that were joined, and why. Mentions joined by one plain reason are linked to the first of them."""

    one: Mention
    other: Mention
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two persons, by key, who may be one. ``mentions``: one mention of each, on which the reasons rest."""

    one: str
    other: str
    reasons: tuple[str, ...]
    mentions: Pair

    @property
    def why(self) -> str:
        """The reasons as one line."""
        return "; ".join(self.reasons)


@dataclass(frozen=True, slots=True)
class Decided:
    """What curators decided of pairs of mentions; it wins over every rule.

    Both are taken as they are given, in any order. Pairs that are ``same`` are joined before anything is compared, and
    persons of whom any two mentions are ``different`` are never joined.
    """

    same: frozenset[Pair] = field(default_factory=frozenset)
    different: frozenset[Pair] = field(default_factory=frozenset)


#: No decision at all.
NOTHING = Decided()


@dataclass(frozen=True, slots=True)
class Persons:
    """``of``: mention → key of the person. ``links``: why mentions of one person were joined."""

    people: tuple[Person, ...]
    of: Mapping[Mention, str]
    undecided: tuple[Doubt, ...] = ()
    links: tuple[Link, ...] = ()
