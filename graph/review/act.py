"""From what a curator does with an item to the decision that is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from graph.decision.model import Action, Decision, Target, comparable, decide
from graph.decision.parse import in_words
from graph.decision.rules import check
from graph.review.item import Act, Item, ItemKind
from ontology.errors import InputError

_PLAIN: Mapping[Act, Action] = {
    Act.ACCEPT: Action.ACCEPT,
    Act.REJECT: Action.REJECT,
    Act.REPLACE: Action.REPLACE,
    Act.SET_DATE: Action.SET_DATE,
    Act.NOTE: Action.NOTE,
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done with an item, by whom (``by``), when (``at``, UTC as ISO 8601 with ``Z``) and why.

    ``field``, ``value``: for ``replace`` and ``set-date``. ``other``: the item to be one with, kept apart from, or
    annulled. ``take``: items of the mentions, or of the claims on an event or unit, that ``split`` takes out.
    """

    act: Act
    by: str
    at: str
    why: str
    field: str | None = None
    value: str | None = None
    other: Item | None = None
    take: Sequence[Item] = ()


def made(item: Item, wish: Wish) -> Decision:
    """The decision that does to ``item`` what ``wish`` says. Raises ``InputError`` if that cannot be done."""
    if wish.act not in item.acts:
        raise InputError(
            f"“{wish.act}” cannot be done with the {item.kind} {item.id}",
            mend=f"Possible are: {', '.join(item.acts)}.",
        )
    action, content = _content(item, wish)
    try:
        decision = decide(action, by=wish.by, at=wish.at, why=wish.why, **content)
    except ValidationError as error:
        raise in_words(error) from None
    check(decision)
    return decision


def _content(item: Item, wish: Wish) -> tuple[Action, dict[str, Any]]:
    if wish.act in _PLAIN:
        targets = {"claims": item.claims} if item.claims else {"mentions": item.mentions}
        values = {"field": wish.field, "value": wish.value}
        return _PLAIN[wish.act], {**targets, **{key: value for key, value in values.items() if value}}
    if wish.act in (Act.SUPPRESS, Act.WITHHOLD):
        name = {"name": comparable(item.name or "")} if wish.act is Act.SUPPRESS else {}
        return Action.SUPPRESS, {"mentions": item.mentions, **name}
    if wish.act is Act.SPLIT:
        return Action.SPLIT, _split(item, wish.take)
    if wish.act is Act.UNDO:
        return Action.UNDO, {"undoes": item.decision.id if item.decision is not None else None}
    return _with_other(item, wish)


def _with_other(item: Item, wish: Wish) -> tuple[Action, dict[str, Any]]:
    """Acts on two things: a pair that waits, or an item and the other one named."""
    if wish.act is Act.ANNULS:
        other = _needed(wish, {ItemKind.CLAIM})
        return Action.ADD, {"claims": (*item.claims, *other.claims), "field": "annuls", "value": "act"}
    action = Action.MERGE if wish.act is Act.SAME else Action.NOT_THE_SAME
    if item.kind in (ItemKind.EVENT_PAIR, ItemKind.UNIT_PAIR):
        return action, {"claims": item.claims}
    if item.kind is ItemKind.PAIR:
        return action, {"mentions": item.mentions}
    if item.kind in (ItemKind.EVENT, ItemKind.UNIT):
        other = _needed(wish, {item.kind, ItemKind.CLAIM})
        return action, {"claims": (item.claims[0], other.claims[0])}
    other = _needed(wish, {ItemKind.PERSON, ItemKind.MENTION})
    return action, {"mentions": (item.mentions[0], other.mentions[0])}


def _needed(wish: Wish, kinds: set[ItemKind]) -> Item:
    """The other item that an act needs. Raises ``InputError``."""
    if wish.other is None or wish.other.kind not in kinds:
        wanted = " or ".join(sorted(kinds))
        raise InputError(f"“{wish.act}” needs a second {wanted}", mend="Name it with --with ID.")
    return wish.other


def _targets(item: Item) -> Sequence[Target]:
    return item.mentions or item.claims


def _split(item: Item, take: Sequence[Item]) -> dict[str, Any]:
    whole = _targets(item)
    nodes = {target.node for target in whole}
    taken = {target.node: target for each in take for target in _targets(each)}
    strangers = [each.id for each in take if not {target.node for target in _targets(each)} <= nodes]
    rest = tuple(target for target in whole if target.node not in taken)
    if strangers or not taken or not rest:
        what = (
            f"{', '.join(strangers)} is not of that {item.kind}"
            if strangers
            else "nothing would be left on one side"
        )
        raise InputError(
            f"{item.id} cannot be split so: {what}",
            mend="Name some of what it is made of with --take ID; `zyrtar review --show ID` lists it.",
        )
    if item.mentions:
        return {"mentions": tuple(taken.values()), "rest": rest}
    return {"claims": tuple(taken.values()), "stays": rest}
