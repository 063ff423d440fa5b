"""How fast the endpoint answers, beside other servers on the same data: requests a second, and milliseconds of waiting.

    python benchmarks/endpoint.py [--statements N] [--seconds S] [--clients C] [--home FOLDER] [--no-virtuoso]

Needs wrk (Debian: apt install wrk virtuoso-opensource). In one run, query after query, on N generated statements
(1,000,000; kept in FOLDER if given): ``zyrtar serve`` without its cache, the native Oxigraph server, Virtuoso, and the
engine called in this process, by one thread, as the limit. No query text comes twice there. Then the same query over
and over, of ``zyrtar serve`` as it is by default and of the native server. First the answers of ours and the native
server are compared. Prints a table: ``bad`` are answers that are errors or never came, ``ratio`` is ours to native,
``slow`` ours to native in the 99th percentile.
"""

import argparse
import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

from pyoxigraph import QueryResultsFormat, Store

from benchmarks import officials, servers
from graph.query.catalogue import catalogue
from graph.store.bind import bind
from graph.store.snapshot import STORE, current

JSON = "application/sparql-results+json"
#: What wrk is told: it takes the queries of a file in turn; ``fresh`` adds a comment that makes each text a new one.
SCRIPT = """
local paths, fresh, at = {}, os.getenv("FRESH") == "1", 0
for line in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = line end
request = function()
  at = at + 1
  local path = paths[at % #paths + 1]
  if fresh then path = path .. "%20%23" .. at end
  return wrk.format("GET", path, {["Accept"] = "application/sparql-results+json"})
end
done = function(summary, latency)
  io.write("RESULT " .. string.format('{"requests": %d, "seconds": %f, "p50": %f, "p95": %f, "p99": %f, "bad": %d}',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(95) / 1e3,
    latency:percentile(99) / 1e3, summary.errors.status + summary.errors.connect + summary.errors.timeout))
end
"""
#: Of each question so many variants are asked in turn.
VARIANTS = 100


def texts() -> Iterator[tuple[str, list[str]]]:
    """Each measured query by name, in all its variants: one small look-up and five questions of the catalogue."""
    person = "https://w3id.org/zyrtar/id/person/"
    yield (
        "look-up",
        [f"SELECT ?p ?o {{ <{person}{officials.person_key(i * 7)}> ?p ?o }}" for i in range(VARIANTS)],
    )
    days = [f"20{15 + i % 10}-0{1 + i % 9}-15" for i in range(VARIANTS)]
    posts = [f"post:{officials.post_key(i)}" for i in range(VARIANTS)]
    units = [f"unit:{officials.unit_key(i)}" for i in range(VARIANTS)]
    yield from (
        (name, [_bound(name, i, given) for i in range(count)])
        for name, count, given in (
            ("holders-of-post", VARIANTS, {"post": posts}),
            ("post-holders-on", VARIANTS, {"post": posts, "day": days}),
            ("members-of-body-on", VARIANTS, {"body": units, "day": days}),
            ("meeting-participants", VARIANTS, {"day": days}),
            ("topics-per-year", 1, {}),
        )
    )


def _bound(name: str, number: int, given: Mapping[str, list[str]]) -> str:
    question = catalogue()[name]
    return bind(question.text, question.bind(**{key: values[number] for key, values in given.items()}))


def answer(address: str, query: str) -> object:
    """The rows of the answer of the endpoint at ``address``, in no order."""
    asked = Request(f"{address}?query={quote(query)}", headers={"Accept": JSON})
    with urlopen(asked, timeout=60) as told:
        return sorted(json.dumps(row, sort_keys=True) for row in json.load(told)["results"]["bindings"])


def measure(
    address: str, queries: list[str], options: argparse.Namespace, *, fresh: bool
) -> dict[str, float]:
    """What wrk measures when it asks ``queries`` of the endpoint at ``address``."""
    host, _, path = address.removeprefix("http://").partition("/")
    with tempfile.TemporaryDirectory() as folder:
        script, paths = Path(folder, "ask.lua"), Path(folder, "paths")
        script.write_text(SCRIPT, "utf-8")
        paths.write_text("".join(f"/{path}?query={quote(q.strip(), safe='')}\n" for q in queries), "utf-8")
        environment = os.environ | {"PATHS": str(paths), "FRESH": str(int(fresh))}
        clients, seconds = str(options.clients), f"{options.seconds}s"
        command = ["wrk", "-t1", "-c", clients, "-d", seconds, "-s", str(script), f"http://{host}/"]
        told = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    found: dict[str, float] = json.loads(told.partition("RESULT ")[2])
    return found | {"rate": found["requests"] / found["seconds"]}


def in_process(store: Store, queries: list[str], seconds: float) -> dict[str, float]:
    """The same of the engine in this process, one query at a time."""
    waited: list[float] = []
    until = time.perf_counter() + seconds
    while not waited or time.perf_counter() < until:
        began = time.perf_counter()
        store.query(queries[len(waited) % len(queries)]).serialize(format=QueryResultsFormat.JSON)  # type: ignore[union-attr]
        waited.append(1000 * (time.perf_counter() - began))
    rate = 1000 * len(waited) / sum(waited)
    waited.sort()
    return {"rate": rate, "bad": 0} | {f"p{p}": waited[int(len(waited) * p / 100)] for p in (50, 95, 99)}


def report(name: str, told: Mapping[str, Mapping[str, float]], one: str, other: str) -> None:
    """Print what was measured of each server for one query, and what stands for ``one`` to the ``other``."""
    for server, found in told.items():
        cells = [f"{found[p]:10.2f}" for p in ("p50", "p95", "p99")] + [f"{found['bad']:6.0f}"]
        if server == one and told[other]["rate"]:  # a busy machine may answer nothing in so short a time
            cells += [f"{found[x] / told[other][x]:8.2f}" for x in ("rate", "p99")]
        print(f"{name:28}{server:12}{found['rate']:10.0f}{''.join(cells)}", flush=True)


def run(home: Path, options: argparse.Namespace) -> None:
    """Measure on the graph in ``home``."""
    load = os.getloadavg()[0]
    print(f"{os.cpu_count()} processors, load {load:.1f} before, {options.clients} connections")
    columns = (f"{c:>10}" for c in ("a second", "p50 ms", "p95 ms", "p99 ms"))
    print(f"{'query':28}{'server':12}{''.join(columns)}{'bad':>6}{'ratio':>8}{'slow':>8}")
    with ExitStack() as running:
        asked: dict[str, str] = {
            "ours": running.enter_context(servers.ours(home, cache_bytes=0, queries_per_client=1000))[0],
            "native": running.enter_context(servers.native(home)),
        }
        cached, _ = running.enter_context(servers.ours(home, queries_per_client=1000))
        if not options.no_virtuoso:
            asked["virtuoso"] = running.enter_context(servers.virtuoso(home))
        store = Store.read_only(str(current(home) / STORE))
        chosen = [(name, queries) for name, queries in texts() if name in (options.only or [name])]
        for name, queries in chosen:
            if answer(asked["ours"], queries[0]) != answer(asked["native"], queries[0]):
                raise RuntimeError(f"{name}: ours and native answer differently")
            told = {
                server: measure(address, queries, options, fresh=True) for server, address in asked.items()
            }
            told["in process"] = in_process(store, queries, options.seconds)
            report(name, told, "ours", "native")
        for name, queries in chosen:
            again = {"cache": cached, "native": asked["native"]}
            told = {
                server: measure(address, queries[:1], options, fresh=False)
                for server, address in again.items()
            }
            report(f"{name}, again", told, "cache", "native")


def main() -> None:
    """Read the options, make the graph, measure."""
    parser = argparse.ArgumentParser(description="Speed of the endpoint beside other servers.")
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=5, help="of each measurement")
    parser.add_argument("--clients", type=int, default=8, help="connections at a time")
    parser.add_argument("--home", type=Path, help="where the graph is made, or is already")
    parser.add_argument("--only", action="append", help="one query by name, may be repeated")
    parser.add_argument("--no-virtuoso", action="store_true")
    options = parser.parse_args()
    for needed in ("wrk", *(() if options.no_virtuoso else ("virtuoso-t", "isql-vt"))):
        if shutil.which(needed) is None:
            parser.error(f"{needed} is not installed (Debian: apt install wrk virtuoso-opensource)")
    with tempfile.TemporaryDirectory() as folder:
        home = options.home or Path(folder)
        if not (home / "current").exists():
            officials.write(home, options.statements)
        run(home, options)


if __name__ == "__main__":
    main()
