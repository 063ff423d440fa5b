"""What a curator is shown: one thing to decide, with the words of the releases on every side of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.decision.model import ClaimTarget, Decision, MentionTarget
from graph.identity.source import Source
from ontology.model import Span


class ItemKind(StrEnum):
    """What waits, in the order in which it is worked; the last five are found by their id only."""

    PAIR = "pair"
    EVENT_PAIR = "event-pair"
    UNIT_PAIR = "unit-pair"
    CONTRADICTION = "contradiction"
    CLAIM = "claim"
    ORPHAN = "orphan"
    PERSON = "person"
    MENTION = "mention"
    EVENT = "event"
    UNIT = "unit"
    DECISION = "decision"


class Act(StrEnum):
    """What can be done with an item."""

    SAME = "same"
    DIFFERENT = "different"
    ACCEPT = "accept"
    REJECT = "reject"
    REPLACE = "replace"
    SET_DATE = "set-date"
    ANNULS = "annuls"
    SPLIT = "split"
    SUPPRESS = "suppress"
    WITHHOLD = "withhold"
    NOTE = "note"
    UNDO = "undo"


#: Kind of item → what can be done with it.
ACTS: Mapping[ItemKind, tuple[Act, ...]] = {
    ItemKind.PAIR: (Act.SAME, Act.DIFFERENT, Act.NOTE),
    ItemKind.EVENT_PAIR: (Act.SAME, Act.DIFFERENT, Act.NOTE),
    ItemKind.UNIT_PAIR: (Act.SAME, Act.DIFFERENT, Act.NOTE),
    ItemKind.CONTRADICTION: (Act.NOTE,),
    ItemKind.CLAIM: (Act.ACCEPT, Act.REJECT, Act.REPLACE, Act.SET_DATE, Act.ANNULS, Act.NOTE),
    ItemKind.ORPHAN: (Act.UNDO,),
    ItemKind.PERSON: (Act.SAME, Act.DIFFERENT, Act.SPLIT, Act.SUPPRESS, Act.NOTE),
    ItemKind.MENTION: (Act.SAME, Act.DIFFERENT, Act.REJECT, Act.REPLACE, Act.WITHHOLD, Act.NOTE),
    ItemKind.EVENT: (Act.SAME, Act.DIFFERENT, Act.SPLIT, Act.NOTE),
    ItemKind.UNIT: (Act.SAME, Act.DIFFERENT, Act.SPLIT, Act.NOTE),
    ItemKind.DECISION: (Act.UNDO,),
}


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters of a release; ``source`` has the text and what of it is withheld."""

    source: Source
    span: Span


@dataclass(frozen=True, slots=True)
class Side:
    """One side: a person, event, unit or claim. ``id``: by which it can be decided on. ``lines``: its history."""

    id: str
    title: str
    lines: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide. ``reasons``: why it waits, in words. ``mentions``, ``claims``: what a decision binds to.

    ``notes``: what curators noted on it before. ``name``: of a person. ``decision``: the one that is to be undone.
    """

    id: str
    kind: ItemKind
    title: str
    reasons: tuple[str, ...] = ()
    sides: tuple[Side, ...] = ()
    mentions: tuple[MentionTarget, ...] = ()
    claims: tuple[ClaimTarget, ...] = ()
    notes: tuple[str, ...] = ()
    name: str | None = None
    decision: Decision | None = None

    @property
    def acts(self) -> tuple[Act, ...]:
        """What can be done with it."""
        return ACTS[self.kind]
