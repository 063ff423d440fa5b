"""``zyrtar demo``: the sample releases, read, built and served."""

from pathlib import Path
from typing import Annotated

import typer

from api.commands.build import publish
from api.commands.console import note, progress, put, tell, warn
from api.commands.home import ARCHIVE, home_of, make_home
from api.commands.options import Home, Host, Port
from api.commands.serve import run

DEMO_HOME = Path("demo-data")


def demo(
    context: typer.Context,
    home: Home = None,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Build, but do not serve.")] = False,
) -> None:
    """Read the sample releases into a demo folder, build the graph and serve it."""
    folder = home_of(context, home, DEMO_HOME)
    read_samples(folder)
    manifest = publish(folder)
    put(f"snapshot {manifest.id} in {folder}")
    if not no_serve:
        run(folder, host, port)


def read_samples(home: Path) -> None:
    """Archive the samples in ``home``; those that are there already stay as they are."""
    from ingest.archive import Archive
    from ingest.pipeline import ingest, sample_paths

    make_home(home)
    states: dict[str, int] = {}
    with Archive(home / ARCHIVE) as archive, sample_paths() as paths, progress() as bars:
        for outcome in ingest(paths, archive, progress=bars):
            states[outcome.status] = states.get(outcome.status, 0) + 1
            if outcome.error is not None:
                tell(outcome.error)
            for warning in outcome.warnings:
                warn(f"{outcome.name}: {warning}")
    note("samples: " + ", ".join(f"{count} {state}" for state, count in sorted(states.items())))
