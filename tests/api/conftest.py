"""Fixtures: one graph built from releases made by hand, one server on a loopback port, for the whole session.

Policy: nothing here touches the network or a folder outside pytest's; no test changes the shared graph. Tests that
publish anew build a home of their own.
"""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from api.app import create_app
from api.endpoint.again import repeating
from api.settings import Settings
from graph.build import build
from tests.api.releases import everything


@contextmanager
def serving(settings: Settings, change: Callable[[FastAPI], None] = lambda _: None) -> Iterator[str]:
    """A server with ``settings``, its application changed by ``change``; gives its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    app = create_app(settings)
    change(app)
    protocol = repeating(app.state.again)
    config = uvicorn.Config(app, http=protocol, log_level="critical", access_log=False, lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
        listening.close()


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one published snapshot."""
    folder = tmp_path_factory.mktemp("home")
    build(everything(), folder)
    return folder


@pytest.fixture(scope="session")
def server(home: Path) -> Iterator[str]:
    """Address of a server of ``home`` with small limits."""
    with serving(Settings(home=home, workers=1, query_seconds=2.0, query_bytes=4096)) as address:
        yield address


@pytest.fixture(scope="session")
def web(server: str) -> Iterator[httpx.Client]:
    """A client of ``server``."""
    with httpx.Client(base_url=server, timeout=30) as client:
        yield client


@pytest.fixture(scope="session")
def paths(web: httpx.Client) -> dict[str, str]:
    """Path of one page of each kind, by name; keys are the graph's own, so they are asked for."""

    def first(listing: str, words: str) -> str:
        items = web.get(listing, headers={"Accept": "application/json"}).json()["items"]
        found: str = next(i["path"] for i in items if words in i["label"]["value"])
        return found

    person = first("/people", "Arben Kelmendi")
    tenure = web.get(person, params={"format": "json"}).json()["tenures"][0]["path"]
    return {
        "person": person,
        "hostile person": first("/people", "Mallory"),
        "unit": "/id/unit/skpk",
        "event": first("/events", "3 July 2024"),
        "hostile event": first("/events", "5 May 2024"),
        "release": first("/releases", "mban takimin"),
        "hostile release": first("/releases", "Meeting"),
        "tenure": tenure,
    }
