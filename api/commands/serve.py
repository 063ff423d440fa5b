"""``zyrtar serve``: the web application on one address."""

import logging
import math
import socket
import sys
from pathlib import Path

import typer

from api.commands.console import note
from api.commands.home import existing_home, home_of
from api.commands.options import Home, Host, Port
from ontology.errors import InputError

#: Addresses worth opening, told when the server starts.
PLACES = ("network", "orgchart", "sparql")


def serve(context: typer.Context, home: Home = None, host: Host = "127.0.0.1", port: Port = 8000) -> None:
    """Serve the current snapshot: pages, JSON and a SPARQL endpoint."""
    import os

    from api.settings import variable

    # Served from another SPARQL server, no data folder is needed.
    run(
        home_of(context, home) if os.environ.get(variable("endpoint")) else existing_home(context, home),
        host,
        port,
    )


def run(home: Path, host: str, port: int) -> None:
    """Serve ``home`` until interrupted. Raises ``HomeError``, or ``InputError`` for the address."""
    import uvicorn

    from api.app import create_app
    from api.endpoint.again import repeating
    from api.logs import log_in_json
    from api.settings import Settings
    from graph.store.loaded import RemoteSnapshot
    from graph.store.snapshot import current

    settings = Settings.from_environment(home=home)
    if settings.endpoint:
        RemoteSnapshot(settings.server())  # away, or nothing in it: said at once
    else:
        current(home)
    log_in_json(sys.stderr)
    application = create_app(settings)
    listening = _listen(host, port)
    address = f"http://{_shown(host)}:{listening.getsockname()[1]}"
    note(f"Open {address}/ in a browser.")
    for path, what in (
        ("network", "network"),
        ("orgchart", "organisation chart"),
        ("sparql", "SPARQL endpoint"),
    ):
        note(f"  {address}/{path}  {what}")
    note("Ctrl-C stops.")
    logging.getLogger("uvicorn.access").setLevel(logging.WARNING)
    # The running requests end first: none of them runs longer than the longest query, and some reading time.
    patience = math.ceil(settings.query_seconds) + 5
    config = uvicorn.Config(
        application,
        http=repeating(application.state.again),
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=patience,
    )
    uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    listening = None
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen()  # so that whoever follows the printed address at once waits and is not refused
    except OSError as error:
        if listening is not None:
            listening.close()
        raise InputError(
            f"cannot listen on {host} port {port} ({error.strerror or error})",
            mend="Give another --port or --host.",
        ) from None
    return listening


def _shown(host: str) -> str:
    shown = "127.0.0.1" if host in ("0.0.0.0", "::", "") else host  # noqa: S104 - only compared
    return f"[{shown}]" if ":" in shown else shown
