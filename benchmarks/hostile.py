"""Many hostile clients and one honest one: what the honest one waits, and whether anything breaks.

``python benchmarks/hostile.py [SECONDS] [CLIENTS]`` builds a small graph, serves it, and prints one JSON object: the
honest client's seconds (p50, p95, most) and statuses, the hostile ones' statuses, the memory of all query processes at
its most, and whether all processes were there at the end.
"""

import asyncio
import collections
import json
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from graph.build import build
from tests.api.releases import everything

PAUSE = 0.05  # between two honest queries, seconds
HOSTILE = [
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?i",
    "SELECT * { ?a ?b ?c . ?d ?e ?f }",
    f"SELECT * {{ ?s ?p ?o FILTER({'(' * 5000}1{')' * 5000}) }}",
    f"SELECT * {{ {'OPTIONAL { ?s ?p ?o ' * 200}{'}' * 200} }}",
    "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "CONSTRUCT { ?a ?e ?c } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT DISTINCT ?a ?f { ?a (!<a:a>)* ?f }",
]


async def ask(port: int, query: str) -> str:
    """The status of the answer, read whole; one connection each, as a new client has."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        head = f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        writer.write(head.encode())
        status = (await reader.readline()).split()[1].decode()
        while await reader.read(65_536):
            pass
        return status
    finally:
        writer.close()


async def attack(port: int, number: int, until: float, told: collections.Counter[str]) -> None:
    while time.monotonic() < until:
        query = HOSTILE[number % len(HOSTILE)]
        number += 7
        try:
            async with asyncio.timeout(0.3 if number % 5 == 0 else 60):  # some go away in the middle
                told[await ask(port, query)] += 1
        except TimeoutError:
            told["went away"] += 1
        except (OSError, IndexError) as error:
            told[type(error).__name__] += 1
        await asyncio.sleep(PAUSE)


async def honest(port: int, until: float) -> tuple[list[float], collections.Counter[str]]:
    waited, told = [], collections.Counter[str]()
    while time.monotonic() < until:
        began = time.monotonic()
        told[await ask(port, "SELECT ?s { ?s a ?c } LIMIT 5")] += 1
        waited.append(time.monotonic() - began)
        await asyncio.sleep(PAUSE)
    return waited, told


def memory() -> int:
    """Bytes in memory of all query processes of this machine (proc(5), statm)."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if b"graph.store.worker" in (folder / "cmdline").read_bytes():
                total += int((folder / "statm").read_text("ascii").split()[1]) * 4096
        except OSError:
            continue
    return total


async def watch(until: float) -> int:
    most = 0
    while time.monotonic() < until:
        most = max(most, await asyncio.to_thread(memory))
        await asyncio.sleep(0.5)
    return most


async def measure(port: int, seconds: float, clients: int) -> dict[str, object]:
    until = time.monotonic() + seconds
    bad = collections.Counter[str]()
    attacks = [attack(port, i, until, bad) for i in range(clients)]
    (waited, good), most, *_ = await asyncio.gather(honest(port, until), watch(until), *attacks)
    await asyncio.sleep(3)
    with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=60) as told:
        lines = told.read().decode().splitlines()
    idle = next(line for line in lines if line.startswith('zyrtar_query_processes{state="idle"}'))
    waited.sort()
    return {
        "honest": dict(good),
        "p50": round(waited[len(waited) // 2], 3),
        "p95": round(waited[int(len(waited) * 0.95)], 3),
        "most": round(waited[-1], 3),
        "hostile": dict(bad),
        "megabytes": most // 1024**2,
        "idle at the end": float(idle.rpartition(" ")[2]),
    }


def main(seconds: float = 60, clients: int = 200) -> None:
    with tempfile.TemporaryDirectory() as home:
        build(everything(), Path(home))
        command = [str(Path(sys.executable).with_name("zyrtar")), "serve", "--home", home, "--port", "0"]
        log = Path(home) / "log"
        with log.open("wb") as file, subprocess.Popen(command, stderr=file) as server:
            while "Ctrl-C" not in log.read_text("utf-8"):
                time.sleep(0.1)
            port = int(re.findall(r":(\d+)/ in a browser", log.read_text("utf-8"))[0])
            try:
                print(json.dumps(asyncio.run(measure(port, seconds, clients))))
            finally:
                server.terminate()


if __name__ == "__main__":
    main(*(int(a) for a in sys.argv[1:3]))
