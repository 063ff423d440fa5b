"""``zyrtar review``: works the queue of what waits for a curator, in the terminal or by scripts."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.console import note, put, table
from api.commands.home import existing_home
from api.commands.options import Home, Json
from api.commands.reviewing import curator, now, queue_of
from ontology.errors import InputError

if TYPE_CHECKING:
    from graph.decision.model import Decision
    from graph.review.item import Item
    from graph.review.queue import Queue

As = Annotated[str | None, typer.Option("--as", metavar="NAME", help="Who decides; it is published.")]
Why = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason; it is published.")]


def review(
    context: typer.Context,
    who: As = None,
    listing: Annotated[bool, typer.Option("--list", help="List what waits.")] = False,
    shown: Annotated[
        str | None, typer.Option("--show", metavar="ID", help="Show one thing, whether it waits or not.")
    ] = None,
    decided: Annotated[
        tuple[str, str] | None,
        typer.Option("--decide", metavar="ID ACTION", help="Decide on one thing without asking."),
    ] = None,
    why: Why = None,
    field: Annotated[
        str | None, typer.Option("--field", help="Field that `replace` or `set-date` sets.")
    ] = None,
    value: Annotated[str | None, typer.Option("--value", help="The value it is set to.")] = None,
    other: Annotated[
        str | None,
        typer.Option("--with", metavar="ID", help="The other person, mention, event, unit, claim or act."),
    ] = None,
    take: Annotated[
        list[str] | None,
        typer.Option("--take", metavar="ID", help="A mention or claim that `split` takes out; repeatable."),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option("--kind", help="Only pair, event-pair, unit-pair, contradiction, claim or orphan."),
    ] = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    """Decide on what waits: pairs that may be one, contradictions, weak claims, decisions that lost their claim."""
    folder = existing_home(context, home)
    if not (listing or shown):
        who = curator(who)
    queue = queue_of(folder)
    if decided is not None:
        _decide(queue, folder, decided, who or "", why, field, value, other, take or [], as_json)
    elif shown is not None:
        _show([queue.find(shown)], as_json=as_json, whole=True)
    elif listing:
        _show(_of_kind(queue.items, kind), as_json=as_json, whole=False)
    else:
        from api.commands.review_session import Session

        Session(queue, folder, who or "", _of_kind(queue.items, kind)).run()


def _of_kind(items: "tuple[Item, ...]", kind: str | None) -> "list[Item]":
    from graph.review.item import ItemKind

    waiting = list(ItemKind)[: list(ItemKind).index(ItemKind.ORPHAN) + 1]
    if kind is not None and kind not in waiting:
        raise InputError(f"nothing of the kind “{kind}” waits", mend=f"Kinds are: {', '.join(waiting)}.")
    return [item for item in items if kind is None or item.kind == kind]


def _show(items: "list[Item]", *, as_json: bool, whole: bool) -> None:
    from api.commands import review_text

    if as_json:
        for item in items:
            put(json.dumps(review_text.as_json(item), ensure_ascii=False))
    elif whole:
        for item in items:
            review_text.show(item)
    else:
        rows = [[item.id, item.kind.value, item.title, "; ".join(item.reasons)] for item in items]
        table(["Id", "Kind", "What", "Why"], rows)
        note(f"{len(items)} wait")


def _decide(
    queue: "Queue",
    home: Path,
    decided: tuple[str, str],
    who: str,
    why: str | None,
    field: str | None,
    value: str | None,
    other: str | None,
    take: list[str],
    as_json: bool,
) -> None:
    from graph.review.act import Wish, made
    from graph.review.item import Act

    if why is None or not why.strip():
        raise InputError("a decision needs its reason", mend="Give it with --why TEXT.")
    identifier, action = decided
    item = queue.find(identifier)
    if action not in tuple(Act):
        raise InputError(f"“{action}” is no action", mend=f"For {identifier}: {', '.join(item.acts)}.")
    second = queue.find(other) if other is not None else None
    taken = [queue.find(each) for each in take]
    wish = Wish(Act(action), who, now(), " ".join(why.split()), field, value, second, taken)
    decision = made(item, wish)
    write(home, decision)
    put(decision.line() if as_json else f"{decision.id}: {decision.action} {item.title}")
    note("`zyrtar build` publishes it")


def write(home: Path, decision: "Decision") -> None:
    """Write a decision to the file of ``home``. Raises ``InputError`` if it cannot stand beside those before it."""
    from graph.decision.file import append

    append(home, [decision])
