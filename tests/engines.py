"""Other SPARQL servers on loopback for tests: ``oxigraph`` of the same name's wheel, and Virtuoso where installed.

Each runs in a folder of its own and is ended with its test. Neither has anything of ours in it at first.
"""

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.store.server import Server

#: Debian's package virtuoso-opensource-7-bin.
VIRTUOSO = shutil.which("virtuoso-t")
#: Engines by name, as parameters of tests. Those of Virtuoso are left out by ``make test`` where it is missing.
ENGINES = ("oxigraph", "oxigraph as one graph", pytest.param("virtuoso", marks=pytest.mark.virtuoso))
_INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
ServerThreads = 10
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = {folder}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 10000
"""


@contextmanager
def running(name: str, folder: Path) -> Iterator[Server]:
    """The engine ``name`` with an empty store in ``folder``; gives its addresses."""
    start = _virtuoso if name == "virtuoso" else _oxigraph
    command, server = start(folder, _free_port(), "--union-default-graph" if "one graph" in name else "")
    with (folder / "log").open("wb") as log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        try:
            _wait(server.endpoint, process, folder / "log")
            yield server
        finally:
            process.kill()


def _oxigraph(folder: Path, port: int, *options: str) -> tuple[list[str], Server]:
    program = Path(sys.executable).with_name("oxigraph")
    command = [str(program), "serve", "--location", str(folder / "store"), "--bind", f"127.0.0.1:{port}"]
    address = f"http://127.0.0.1:{port}"
    return [*command, *filter(None, options)], Server(
        f"{address}/query", f"{address}/update", f"{address}/store"
    )


def _virtuoso(folder: Path, port: int, *_: str) -> tuple[list[str], Server]:
    assert VIRTUOSO, "Virtuoso is not installed: on Debian, apt install virtuoso-opensource-7-bin"
    settings = folder / "virtuoso.ini"
    settings.write_text(_INI.format(folder=folder, port=port, sql=_free_port()))
    address = f"http://127.0.0.1:{port}/sparql"
    server = Server(address, f"{address}-auth", f"{address}-graph-crud-auth", "dba", "dba")
    return [VIRTUOSO, "+foreground", "+configfile", str(settings)], server


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


def _wait(endpoint: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{endpoint}?query=ASK%20%7B%7D", timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError(f"{endpoint} did not start: {log.read_text(errors='replace')[-2000:]}")
