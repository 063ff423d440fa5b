"""``zyrtar decisions``: what curators decided, and taking it back."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.console import note, put, table
from api.commands.home import existing_home
from api.commands.options import Home, Json
from api.commands.review import As, Why
from api.commands.reviewing import curator, now
from ontology.errors import InputError, NotFoundError

if TYPE_CHECKING:
    from graph.decision.ledger import Ledger
    from graph.decision.model import Decision


def decisions(
    context: typer.Context,
    identifier: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Show this decision only, whole.")
    ] = None,
    undone: Annotated[str | None, typer.Option("--undo", metavar="ID", help="Undo this decision.")] = None,
    mended: Annotated[
        bool, typer.Option("--mend", help="Take away the end of a line that a killed process left.")
    ] = False,
    who: As = None,
    why: Why = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    """List what curators decided, show one decision, or undo it."""
    from graph.decision.file import mend, read

    folder = existing_home(context, home)
    if mended:
        put(mend(folder) or "nothing to mend")
        return
    ledger = read(folder)
    if undone is not None:
        from api.commands.review import write
        from graph.decision.model import Action, decide

        by, decision = curator(who), _known(ledger, undone)
        if why is None or not why.strip():
            raise InputError("a decision needs its reason", mend="Give it with --why TEXT.")
        undo = decide(Action.UNDO, by=by, at=now(), why=" ".join(why.split()), undoes=decision.id)
        write(folder, undo)
        put(undo.line() if as_json else f"{undo.id}: undo {decision.id}")
        note("`zyrtar build` publishes it")
        return
    shown = [_known(ledger, identifier)] if identifier is not None else list(ledger.decisions)
    if as_json:
        for decision in shown:
            state = {"superseded_by": ledger.superseded.get(decision.id)}
            put(json.dumps(json.loads(decision.line()) | state, ensure_ascii=False))
    elif identifier is not None:
        put(json.dumps(json.loads(shown[0].line()), ensure_ascii=False, indent=1))
        put(_state(ledger, shown[0]))
    else:
        rows = [[d.id, d.at, d.by, d.action, _about(d), d.why, _state(ledger, d)] for d in shown]
        table(["Id", "When", "Who", "Action", "About", "Why", "State"], rows)


def _known(ledger: "Ledger", identifier: str) -> "Decision":
    for decision in ledger.decisions:
        if decision.id == identifier:
            return decision
    raise NotFoundError(f"there is no decision “{identifier}”", mend="`zyrtar decisions` lists all.")


def _state(ledger: "Ledger", decision: "Decision") -> str:
    by = ledger.superseded.get(decision.id)
    return "in force" if by is None else f"superseded by {by}"


def _about(decision: "Decision") -> str:
    """In a few words what a decision is about."""
    about = [" · ".join(filter(None, claim.says)) for claim in (*decision.claims, *decision.stays)]
    about += [mention.name for mention in (*decision.mentions, *decision.rest)]
    about += [decision.undoes] if decision.undoes is not None else []
    value = f" → {decision.field} {decision.value}" if decision.field is not None else ""
    return " | ".join(dict.fromkeys(about)) + value
