"""What the curator's pages call kinds of items and what can be done with them; messages to be translated."""

from collections.abc import Mapping
from typing import Final

from api.marking import mark
from graph.review.item import Act, ItemKind

ACTS: Final[Mapping[str, str]] = {
    Act.SAME: mark("The same"),
    Act.DIFFERENT: mark("Not the same"),
    Act.ACCEPT: mark("Accept"),
    Act.REJECT: mark("Reject"),
    Act.REPLACE: mark("Replace"),
    Act.SET_DATE: mark("Set the date"),
    Act.ANNULS: mark("It annuls the other"),
    Act.SPLIT: mark("Split"),
    Act.SUPPRESS: mark("Suppress the name"),
    Act.WITHHOLD: mark("Suppress here"),
    Act.NOTE: mark("Note"),
    Act.UNDO: mark("Undo"),
}
KINDS: Final[Mapping[str, str]] = {
    ItemKind.PAIR: mark("Two people?"),
    ItemKind.EVENT_PAIR: mark("Two events?"),
    ItemKind.UNIT_PAIR: mark("Two units?"),
    ItemKind.CONTRADICTION: mark("Contradiction"),
    ItemKind.CLAIM: mark("Claim"),
    ItemKind.ORPHAN: mark("Decision without hold"),
    ItemKind.PERSON: mark("Person"),
    ItemKind.MENTION: mark("Mention"),
    ItemKind.EVENT: mark("Event"),
    ItemKind.UNIT: mark("Unit"),
    ItemKind.DECISION: mark("Decision"),
}
