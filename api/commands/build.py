"""``zyrtar build``: publish a new snapshot from the archive."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from api.commands.console import note, progress, put, warn
from api.commands.home import ARCHIVE, existing_home
from api.commands.options import Home, Json
from ontology.errors import HomeError

if TYPE_CHECKING:
    from graph.store.snapshot import Manifest


def build(context: typer.Context, home: Home = None, as_json: Json = False) -> None:
    """Build the graph from all archived releases and make it current."""
    folder = existing_home(context, home)
    manifest = publish(folder)
    if as_json:
        put(json.dumps({"snapshot": manifest.id, "counts": dict(manifest.counts)}, sort_keys=True))
    else:
        put(f"snapshot {manifest.id}")


def publish(home: Path) -> "Manifest":
    """Build from the archive in ``home``, reading again what an older reader read.

    Raises ``BuildError`` if the graph would break a rule, ``HomeError`` if there is no archive.
    """
    from graph.build import build as build_graph
    from ingest.archive import Archive
    from ingest.pipeline import read_again

    path = home / ARCHIVE
    if not path.is_file():
        raise HomeError(f"nothing is archived in {home}", mend="Run `zyrtar ingest PATH` first.")
    with Archive(path) as archive, progress() as bars:
        read_again(archive, progress=bars)
        manifest = build_graph(archive.readings(), home, progress=bars)
    for warning in manifest.warnings:
        warn(warning)
    counts = ", ".join(f"{count} {name}" for name, count in manifest.counts.items())
    note(f"built snapshot {manifest.id}: {counts}")
    return manifest
