"""SPARQL servers for the benchmarks: ours, the native Oxigraph server and Debian's Virtuoso, each on the same data."""

import gzip
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from graph.store.snapshot import DUMP, STORE, current
from ontology.terms import BASE

#: Virtuoso as Debian installs it with half a gigabyte of buffers, of which a million statements need a part.
_VIRTUOSO = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 60000
MaxDirtyBuffers = 40000
ServerThreads = 20
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerThreads = 20
[SPARQL]
ResultSetMaxRows = 1000000
"""


@contextmanager
def ours(home: Path, **settings: object) -> Iterator[tuple[str, int]]:
    """Endpoint and process of ``zyrtar serve`` on ``home`` with ``settings``, such as ``cache_bytes=0``."""
    command = [str(Path(sys.executable).with_name("zyrtar")), "serve", "--home", str(home), "--port", "0"]
    environment = os.environ | {f"ZYRTAR_{name.upper()}": str(value) for name, value in settings.items()}
    log = home / "benchmark.log"
    with log.open("wb") as file, _running(command, file, environment) as process:
        while "Ctrl-C" not in log.read_text("utf-8"):
            time.sleep(0.1)
        found = re.findall(r"(http://\S+:\d+)/ in a browser", log.read_text("utf-8"))
        yield f"{found[0]}/sparql", process


@contextmanager
def native(home: Path) -> Iterator[str]:
    """Address of the endpoint of the server that Oxigraph has itself, on the store of ``home``."""
    port, store = free_port(), str(current(home) / STORE)
    server = str(Path(sys.executable).with_name("oxigraph"))
    with _running([server, "serve-read-only", "--location", store, "--bind", f"127.0.0.1:{port}"]):
        address = f"http://127.0.0.1:{port}/query"
        _await(address)
        yield address


@contextmanager
def virtuoso(home: Path) -> Iterator[str]:
    """Address of the endpoint of Virtuoso with the statements of ``home``, the default graph as a named one."""
    port, sql = free_port(), free_port()
    folder = home / "virtuoso"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    with gzip.open(current(home) / DUMP) as packed, (folder / "data.nq").open("wb") as plain:
        shutil.copyfileobj(packed, plain)
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(folder=folder, port=port, sql=sql), "utf-8")
    command = ["virtuoso-t", "+foreground", "+configfile", str(folder / "virtuoso.ini")]
    try:
        with _running(command):
            address = f"http://127.0.0.1:{port}/sparql"
            _await(address)
            load = f"ld_dir('{folder}', 'data.nq', '{BASE}default'); rdf_loader_run(); checkpoint;"
            subprocess.run(
                ["isql-vt", str(sql), "dba", "dba", f"exec={load}"], check=True, capture_output=True
            )
            yield address
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


@contextmanager
def _running(
    command: list[str], log: object = subprocess.DEVNULL, environment: Mapping[str, str] | None = None
) -> Iterator[int]:
    with subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=log,
        env=environment,  # type: ignore[call-overload]
    ) as server:
        try:
            yield server.pid
        finally:
            server.terminate()


def _await(address: str) -> None:
    """Wait until ``address`` answers a query."""
    for _ in range(600):
        try:
            with urlopen(f"{address}?query=ASK%7B%7D", timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"{address} does not answer")
