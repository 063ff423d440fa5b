"""Many hostile clients and one honest one: what the honest one waits and is told, and whether anything breaks.

    python benchmarks/hostile.py [--seconds S] [--clients C] [--statements N]

Serves a graph of N generated statements (20,000) to C clients (200) that ask for S seconds (60) what takes all time or
memory, breaks engines, or asks abroad; no text twice, so nothing is answered from memory. Some go away in the middle,
some read slowly. Each client has an address of its own, as behind a proxy. The honest one asks small questions, no text
twice, and compares each answer with the right one. Prints one JSON object: load before; the honest client's statuses,
wrong answers and seconds (p50, p95, most; a refusal counts as a minute); the hostile ones' statuses; the most memory of
the server and of all query processes; connections that somebody tried to make to a port that only a query names;
processes ready and replaced at the end. Exits with 1 if something must not be.
"""

import argparse
import asyncio
import collections
import itertools
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

from benchmarks import officials, servers
from graph.store.limits import Limits
from graph.store.pool import SPARE
from graph.store.snapshot import Snapshot, current

PAUSE = 0.05  # between two queries of one client, seconds
REFUSED = 60.0  # what an honest question counts as that is not answered, seconds
TARGET = 1.0  # the honest client's 95th percentile, seconds
CSV = "text/csv"
HOSTILE = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?i",
    "SELECT * { ?a ?b ?c . ?d ?e ?f }",
    f"SELECT * {{ ?s ?p ?o FILTER({'(' * 5000}1{')' * 5000}) }}",
    f"SELECT * {{ {'OPTIONAL { ?s ?p ?o ' * 60}{'}' * 60} }}",
    "SELECT * { SERVICE <http://127.0.0.1:%d/> { ?s ?p ?o } }",
    "CONSTRUCT { ?a ?e ?c } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT DISTINCT ?a ?f { ?a (!<a:a>)* ?f }",
    "LOAD <http://127.0.0.1:%d/>",
)
Told = collections.Counter[str]


async def ask(port: int, client: str, query: str, slowly: bool = False) -> tuple[str, bytes]:
    """Status and body of the answer for the address ``client``, read whole; one connection each."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=4096 if slowly else 65_536)
    try:
        head = f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: localhost\r\nAccept: {CSV}\r\nConnection: close"
        writer.write(f"{head}\r\nX-Forwarded-For: {client}\r\n\r\n".encode())
        status = (await reader.readline()).split()[1].decode()
        if slowly:
            await asyncio.sleep(2)
        told = await reader.read()
        return status, told.partition(b"\r\n\r\n")[2]
    finally:
        writer.close()


async def attack(port: int, canary: int, number: int, until: float, told: Told) -> None:
    """One hostile client."""
    for round_ in itertools.count(number):
        if time.monotonic() > until:
            return
        query = HOSTILE[round_ % len(HOSTILE)].replace("%d", str(canary)) + f" # {number} {round_}"
        try:
            async with asyncio.timeout(0.3 if round_ % 5 == 0 else 60):
                told[
                    (
                        await ask(
                            port, f"198.18.{number // 250}.{number % 250}", query, slowly=round_ % 7 == 0
                        )
                    )[0]
                ] += 1
        except TimeoutError:
            told["went away"] += 1
        except (OSError, IndexError) as error:
            told[type(error).__name__] += 1
        await asyncio.sleep(PAUSE)


async def honest(port: int, right: dict[str, bytes], until: float) -> tuple[list[float], Told]:
    """How long the honest client waited each time, and what it was told."""
    waited: list[float] = []
    told = Told()
    for number, query in enumerate(itertools.cycle(right)):
        if time.monotonic() > until:
            break
        began = time.monotonic()
        status, body = await ask(port, "198.19.0.1", f"{query} # {number}")
        waited.append(time.monotonic() - began if status == "200" else REFUSED)
        if status != "200":
            told[f"{status} {json.loads(body)['detail']}"] += 1
        else:
            told["200" if body == right[query] else "wrong"] += 1
        await asyncio.sleep(PAUSE)
    return waited, told


def rights(home: Path) -> dict[str, bytes]:
    """Small questions and their right answers, which the engine gives in this process."""
    person = "https://w3id.org/zyrtar/id/person/"
    queries = [
        *(
            f"SELECT ?p ?o {{ <{person}{officials.person_key(i)}> ?p ?o }} ORDER BY ?p ?o"
            for i in range(0, 100, 7)
        ),
        *(f'SELECT ?s {{ ?s ?p "{officials.name(i)}" }} ORDER BY ?s' for i in range(0, 100, 11)),
    ]
    with Snapshot(current(home)) as snapshot:
        return {query: snapshot.serialise(query, CSV) for query in queries}


def memory(server: int) -> tuple[int, int]:
    """Bytes in memory of the process ``server``, and of the processes that come from it (proc(5), stat)."""
    parents, sizes = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            pid, _, rest = stat.read_text("utf-8", "replace").partition(" (")
            told = rest.rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(pid)], sizes[int(pid)] = int(told[1]), int(told[21]) * os.sysconf("SC_PAGE_SIZE")
    from_it = set()
    for pid in parents:
        above = pid
        while above in parents and above != server:
            above = parents[above]
        if above == server and pid != server:
            from_it.add(pid)
    return sizes.get(server, 0), sum(sizes[pid] for pid in from_it)


async def watch(server: int, until: float) -> tuple[int, int]:
    """The most memory of the server and of its query processes."""
    own = others = 0
    while time.monotonic() < until:
        one, two = await asyncio.to_thread(memory, server)
        own, others = max(own, one), max(others, two)
        await asyncio.sleep(0.5)
    return own, others


def metric(port: int, name: str) -> float:
    """What the server has counted as ``name``."""
    with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=60) as told:
        return next(
            float(x.rpartition(" ")[2]) for x in told.read().decode().splitlines() if x.startswith(name)
        )


async def settled(port: int) -> float:
    """Seconds until all processes are there and none is busy."""
    began = time.monotonic()
    while time.monotonic() < began + 30:
        idle, busy = (metric(port, f'zyrtar_query_processes{{state="{s}"}}') for s in ("idle", "busy"))
        if not busy and idle == Limits().processes + SPARE:
            break
        await asyncio.sleep(0.1)
    return time.monotonic() - began


async def measure(port: int, server: int, home: Path, seconds: float, clients: int) -> dict[str, object]:
    """What is printed."""
    load, reached, bad = os.getloadavg()[0], 0, Told()

    async def caught(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal reached
        reached += 1
        writer.close()

    async with await asyncio.start_server(caught, "127.0.0.1", 0) as listening:
        canary = listening.sockets[0].getsockname()[1]
        right = rights(home)
        until = time.monotonic() + seconds
        attacks = [attack(port, canary, i, until, bad) for i in range(clients)]
        (waited, good), sizes, *_ = await asyncio.gather(
            honest(port, right, until), watch(server, until), *attacks
        )
        rest = await settled(port)
    waited.sort()
    return {
        "load before": round(load, 1),
        "honest": dict(good),
        "p50": round(waited[len(waited) // 2], 3),
        "p95": round(waited[int(len(waited) * 0.95)], 3),
        "most": round(waited[-1], 3),
        "hostile": dict(bad),
        "server megabytes": sizes[0] // 1024**2,
        "query megabytes": sizes[1] // 1024**2,
        "connections abroad": reached,
        "settled after": round(rest, 1),
        "processes ready": metric(port, 'zyrtar_query_processes{state="idle"}'),
        "processes replaced": metric(port, "zyrtar_query_processes_replaced"),
    }


def faults(told: dict[str, object]) -> Iterator[str]:
    """What of ``told`` must not be."""
    limits = Limits()
    if "wrong" in told["honest"]:  # type: ignore[operator]
        yield "an honest question had a wrong answer"
    if told["p95"] >= TARGET:  # type: ignore[operator]
        yield f"the honest client waited longer than {TARGET:g} s"
    if not set(told["hostile"]) <= {"200", "400", "403", "408", "429", "503", "went away"}:  # type: ignore[call-overload]
        yield "a hostile client was told something else than that it may not"
    if told["connections abroad"]:
        yield "a query reached another address"
    if told["processes ready"] != limits.processes + SPARE:
        yield "not all query processes are there again"
    if told["query megabytes"] * 1024**2 > (limits.processes + SPARE) * 2 * limits.memory_bytes:  # type: ignore[operator]
        yield "the query processes took more memory than they may"


@contextmanager
def served(statements: int) -> Iterator[tuple[Path, int, int]]:
    """A data folder with so many statements, the port of its server, and the server's process."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        officials.write(home, statements)
        with servers.ours(home) as (address, process):
            yield home, int(address.rpartition(":")[2].partition("/")[0]), process


def main() -> int:
    """Read the options, serve, measure."""
    parser = argparse.ArgumentParser(description="What hostile clients do to an honest one.")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--statements", type=int, default=20_000)
    options = parser.parse_args()
    with served(options.statements) as (home, port, server):
        told = asyncio.run(measure(port, server, home, options.seconds, options.clients))
    print(json.dumps(told))
    wrong = list(faults(told))
    for fault in wrong:
        print(fault, file=sys.stderr)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
