"""``zyrtar export``: the whole graph as a file for other programs."""

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from api.commands.console import note
from api.commands.home import existing_home
from api.commands.options import Home
from ontology.errors import InputError

if TYPE_CHECKING:
    from graph.store.snapshot import Snapshot


def export(
    context: typer.Context,
    *,
    form: Annotated[
        str,
        typer.Option("--format", help="nq, trig, ttl, jsonld, csv, popolo, ftm, gexf or graphml."),
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="PATH", help="File to write; `-` is standard output.")
    ] = "-",
    snapshot: Annotated[
        str, typer.Option("--snapshot", metavar="ID", help="Another snapshot than the current one.")
    ] = "current",
    home: Home = None,
) -> None:
    """Write the whole published graph to one file, whole or not at all. csv is a ZIP file of tables."""
    from graph.export.write import FORMS
    from graph.store.home import find_snapshot
    from graph.store.snapshot import Snapshot

    if form not in FORMS:
        raise InputError(f"“{form}” is no format of an export", mend=f"Known are: {', '.join(FORMS)}.")
    with Snapshot(find_snapshot(existing_home(context, home), snapshot)) as opened:
        if output == "-":
            _to_stdout(opened, form)
            return
        _to_file(opened, form, output)
    note(f"wrote {output}")


def _to_stdout(snapshot: "Snapshot", form: str) -> None:
    from graph.export.write import export as write

    with tempfile.TemporaryFile() as file:  # so that an error leaves no half of it in a pipe
        write(snapshot, form, file)
        file.seek(0)
        shutil.copyfileobj(file, sys.stdout.buffer)


def _to_file(snapshot: "Snapshot", form: str, output: str) -> None:
    target = Path(os.path.realpath(output))
    if target.is_dir():
        raise InputError(f"{output} is a folder", mend="Name a file in it.")
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
            draft = Path(file.name)
            try:
                _finish(snapshot, form, file)
                draft.chmod(target.stat().st_mode if target.exists() else 0o666 & ~_umask())
                draft.replace(target)
            finally:
                draft.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(
            f"{output} cannot be written ({error.strerror or error})",
            mend="Check the folder, its permissions and the space left.",
        ) from None


def _finish(snapshot: "Snapshot", form: str, file: IO[bytes]) -> None:
    from graph.export.write import export as write

    write(snapshot, form, file)
    file.flush()
    os.fsync(file.fileno())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
