"""Options that several commands share."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ontology.errors import InputError
from ontology.model import LANGUAGES, Language

Home = Annotated[
    Path | None,
    typer.Option("--home", metavar="FOLDER", help="Data folder; may stand before the command too."),
]
Json = Annotated[bool, typer.Option("--json", help="Write JSON for machines.")]
Host = Annotated[str, typer.Option("--host", help="Address to listen on.")]
Port = Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to listen on; 0 takes a free one.")]


def day(text: str | None, option: str) -> date | None:
    """A day given as ``2024-07-03``. Raises ``InputError``."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InputError(f"{option} “{text}” is not a day", mend="Write it as 2024-07-03.") from None


def language(text: str) -> Language:
    """One of the languages of the graph. Raises ``InputError``."""
    for known in LANGUAGES:
        if text == known:
            return known
    raise InputError(f"no language “{text}”", mend=f"Known are: {', '.join(LANGUAGES)}.")
