"""Items of the review queue for people and for machines."""

from itertools import zip_longest
from typing import Any

from api.commands.console import put, table, to_terminal
from api.commands.passages import Passages
from graph.review.item import Item, ItemKind, Quote, Side

#: Most lines of a history, and most sentences, that are shown of one side.
_SHOWN = 12
_PAIRS = (ItemKind.PAIR, ItemKind.EVENT_PAIR, ItemKind.UNIT_PAIR)


def show(item: Item) -> None:
    """All there is to know for a decision: why it waits, both sides, and the sentences."""
    put(f"{item.kind} {item.id}: {item.title}")
    for reason in item.reasons:
        put(f"  why: {reason}")
    for note in item.notes:
        put(f"  note: {note}")
    if item.kind in _PAIRS and to_terminal():
        columns = [f"{side.title} ({side.id})" for side in item.sides]
        rows = zip_longest(*(lines(side) for side in item.sides), fillvalue="")
        table(columns, [[*row] for row in rows])
        return
    for number, side in enumerate(item.sides, 1):
        put(f"  {number}. {side.title} ({side.id})")
        for line in lines(side):
            put(f"     {line}")


def lines(side: Side) -> list[str]:
    """The history of one side, then its sentences, each under the release it stands in."""
    told = list(side.lines)
    if len(told) > _SHOWN:
        told = [*told[:_SHOWN], f"… and {len(told) - _SHOWN} more"]
    quotes = list(dict.fromkeys(sentence(quote) for quote in side.quotes))
    told += [f"> {words}" for words in quotes[:_SHOWN]]
    return told


def sentence(quote: Quote) -> str:
    """The sentence that a quote stands in, with the release; what is withheld is masked."""
    source = quote.source
    words = Passages(source.release, source.reading).sentence(quote.span)
    day = source.day.isoformat() if source.day is not None else "no date"
    return f"{words} [{source.key}, {day}]"


def as_json(item: Item) -> dict[str, Any]:
    """An item as one JSON object."""
    return {
        "id": item.id,
        "kind": item.kind.value,
        "title": item.title,
        "reasons": list(item.reasons),
        "notes": list(item.notes),
        "actions": [act.value for act in item.acts],
        "sides": [
            {
                "id": side.id,
                "title": side.title,
                "history": list(side.lines),
                "sentences": list(dict.fromkeys(sentence(quote) for quote in side.quotes)),
            }
            for side in item.sides
        ],
    }
