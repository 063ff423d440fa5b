"""``zyrtar ingest``: archive and read releases, say what was read, then build."""

import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.build import publish
from api.commands.console import note, progress, put, tell, warn
from api.commands.home import ARCHIVE, home_of, make_home
from api.commands.options import Home, Json
from ontology.errors import InputError

if TYPE_CHECKING:
    from ingest.pipeline import Outcome

#: What stands for standard input among the paths.
STDIN = "-"
#: How standard input is named to the user.
STDIN_NAME = "standard input"
#: Exit code if some inputs failed; the others are ingested.
SOME_FAILED = 1


def ingest(
    context: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH…|-", help="Files and folders (.txt, .html, .htm), or - for standard input."
        ),
    ],
    no_build: Annotated[bool, typer.Option("--no-build", help="Only archive and read.")] = False,
    as_json: Json = False,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes that read.")] = 1,
    home: Home = None,
) -> None:
    """Read press releases into the archive, print what was read, and build the graph."""
    folder = home_of(context, home)
    make_home(folder)
    done = failed = 0
    for outcome in _outcomes(paths, folder, jobs):
        if outcome.error is not None:
            tell(outcome.error)
            failed += 1
            continue
        done += 1
        _report(outcome, as_json=as_json)
    if done and not no_build:
        publish(folder)
    if failed:
        note(f"{failed} of {done + failed} inputs failed")
        raise typer.Exit(SOME_FAILED)


def _outcomes(paths: list[str], home: Path, jobs: int) -> "Iterator[Outcome]":
    """What became of each document, standard input under its own name."""
    from ingest.archive import Archive
    from ingest.pipeline import ingest as read

    with Archive(home / ARCHIVE) as archive, _given(paths) as (files, kept), progress() as bars:
        for outcome in read(files, archive, progress=bars, jobs=jobs):
            if outcome.name != kept:
                yield outcome
            elif outcome.error is None:
                yield replace(outcome, name=STDIN_NAME)
            else:
                told = outcome.error.message.replace(kept, STDIN_NAME)
                yield replace(outcome, name=STDIN_NAME, error=InputError(told, mend=outcome.error.mend))


@contextmanager
def _given(paths: list[str]) -> Iterator[tuple[list[Path], str]]:
    """The paths to read, and the name of the file that holds standard input as long as it is read."""
    if STDIN not in paths:
        yield [Path(path) for path in paths], ""
        return
    if paths.count(STDIN) > 1:
        raise InputError("- is given twice", mend="Standard input can be read once.")
    content = sys.stdin.buffer.read()
    with tempfile.TemporaryDirectory(prefix="zyrtar-") as folder:
        ending = ".html" if content.lstrip()[:15].lower().startswith((b"<!doctype", b"<html")) else ".txt"
        kept = Path(folder) / f"stdin{ending}"
        kept.write_bytes(content)
        yield [kept if path == STDIN else Path(path) for path in paths], str(kept)


def _report(outcome: "Outcome", *, as_json: bool) -> None:
    for warning in outcome.warnings:
        warn(f"{outcome.name}: {warning}")
    release, reading = outcome.release, outcome.reading
    if release is None or reading is None:
        return
    if as_json:
        from ingest.annotated import reading_json

        identifier = "stdin" if outcome.name == STDIN_NAME else Path(outcome.name).stem
        line = reading_json(identifier, release, reading)
        put(json.dumps(line, ensure_ascii=False))
    elif outcome.status == "unchanged":
        found = f"{len(reading.persons)} persons, {len(reading.units)} units, {len(reading.events)} events"
        put(f"{outcome.name}: unchanged ({found})")
    else:
        from api.commands.reading_text import show

        show(outcome.name, outcome.status, release, reading)
