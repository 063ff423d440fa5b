"""``zyrtar backup`` and ``zyrtar restore``: texts, decisions and permanent links in one file, and back."""

from pathlib import Path
from typing import Annotated

import typer

from api.commands.console import note, put
from api.commands.home import existing_home, home_of
from api.commands.options import Home


def backup(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The backup to write; must not be there yet.")],
    home: Home = None,
) -> None:
    """Copy what the graph is made of into one file, also while others work in the data folder."""
    from api.backup import back_up

    made = back_up(existing_home(context, home), file)
    for name, (size, digest) in made.files.items():
        note(f"{name}: {size} bytes, SHA-256 {digest}")
    put(str(file))


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    home: Home = None,
) -> None:
    """Make a new data folder of a backup. Then `zyrtar build` makes the graph."""
    from api.backup import restore as made_of

    folder = home_of(context, home)
    made = made_of(file, folder)
    note(f"from {made.made}, by version {made.code_version}: {', '.join(made.files)}")
    note(f"Now run `zyrtar --home {folder} build`.")
    put(str(folder))
