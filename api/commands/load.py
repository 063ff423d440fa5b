"""``zyrtar load``: the current snapshot into another SPARQL server."""

import json
from dataclasses import asdict
from typing import Annotated, Any

import typer

from api.commands.console import note, progress, put
from api.commands.home import existing_home
from api.commands.options import Home, Json
from ontology.errors import InputError

_STEP = "load"


def load(
    context: typer.Context,
    endpoint: Annotated[
        str | None, typer.Option("--endpoint", metavar="URL", help="The server's address for queries.")
    ] = None,
    store: Annotated[
        str | None,
        typer.Option(
            "--store", metavar="URL", help="Its address for the Graph Store Protocol, if it has one."
        ),
    ] = None,
    update: Annotated[
        str | None, typer.Option("--update", metavar="URL", help="Else its address for SPARQL Update.")
    ] = None,
    user: Annotated[str | None, typer.Option("--user", metavar="NAME", help="User who may write.")] = None,
    as_json: Json = False,
    home: Home = None,
) -> None:
    """Load the current snapshot into another SPARQL server. Asked again, it goes on where it was left."""
    from api.settings import Settings
    from graph.store.load import load as load_into
    from graph.store.snapshot import current

    given: dict[str, Any] = {
        "endpoint": endpoint,
        "endpoint_store": store,
        "endpoint_update": update,
        "endpoint_user": user,
    }
    settings = Settings.from_environment(**{k: v for k, v in given.items() if v is not None})
    if not settings.endpoint:
        raise InputError("no server to load into", mend="Give its address as --endpoint or ZYRTAR_ENDPOINT.")
    snapshot = current(existing_home(context, home))
    with progress() as bars:
        report = load_into(settings.server(), snapshot, bars and (lambda done, all_: bars(_STEP, done, all_)))
    for difference in report.differs:
        note(f"{settings.endpoint}: {difference}")
    if as_json:
        put(json.dumps(asdict(report), sort_keys=True))
        return
    put(f"snapshot {report.snapshot} is in {settings.endpoint}")
    note(
        f"{report.triples} triples; graphs written {report.written}, there already {report.kept}, "
        f"removed {report.dropped}"
    )
