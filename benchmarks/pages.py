"""How long the server takes for each kind of page on a large graph, beside a page that reads nothing.

    python -m benchmarks.pages [--releases N ...] [--times T] [--home FOLDER]

For each N (1,000 and 10,000) a graph of about N releases is written as ``benchmarks/officials.py`` draws them: facts
put into a snapshot directly, since reading so many texts takes hours; ten persons, twenty tenures and eight events to
eight releases, so more different people than real releases name. ``zyrtar serve`` then answers each kind of page T (30)
times, another person, unit, day or word each time, one request after the other. Prints, in milliseconds, the first
answer, which reads what is kept afterwards, and median and 95th percentile of the others; then the size of the answer.
The target is a median under 50 and a 95th percentile under 200.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.request import Request, urlopen

from benchmarks import officials, servers
from graph.search.writing import FILE as SEARCH
from graph.search.writing import write_index
from graph.store.publish import locked, write_snapshot

#: About so many statements come with one release.
PER_RELEASE = 125
HTML = {"Accept": "text/html"}


def write(home: Path, releases: int) -> int:
    """Publish about ``releases`` releases in ``home``; returns how many statements they are."""
    lines = officials.lines(releases * PER_RELEASE)
    with locked(home):
        write_snapshot(
            home,
            lines,
            counts={"releases": releases},
            inputs={},
            code_version="benchmark",
            beside={SEARCH: write_index},
        )
    return len(lines)


def paths(releases: int, times: int) -> Mapping[str, list[str]]:
    """Addresses of each kind of page, no two of a kind the same."""
    step = max(1, releases * 10 // 8 // (times + 1))
    people = [number * step for number in range(times + 1)]
    days = [f"20{14 + i % 12}-{1 + i % 11:02}-15" for i in range(times + 1)]
    return {
        "empty": ["/health"] * (times + 1),
        "person": [f"/id/person/{officials.person_key(n)}" for n in people],
        "unit": [f"/id/unit/{officials.unit_key(i)}" for i in range(times + 1)],
        "event": [f"/id/event/bench{n * 8 // 10 + 1}" for n in people],
        "release": [f"/id/release/bench{n - n % 10}" for n in people],
        "orgchart": [f"/orgchart?at={day}" for day in days],
        "orgchart of a unit": [f"/orgchart?root=skpk&at={day}" for day in days],
        "network": [f"/network?since={day}&until=20{day[2:4]}-12-31" for day in days],
        "network of a person": [f"/network?person={officials.person_key(n)}&depth=1" for n in people],
        "search": [f"/search?q=fistek+{n}" for n in people],
        "suggestions": [f"/suggest?q=fist+{n}" for n in people],
        "people": [f"/people?page={1 + i}" for i in range(times + 1)],
    }


def measured(address: str, headers: Mapping[str, str] = HTML) -> tuple[float, int, int]:
    """Milliseconds, status and size of the answer at ``address``."""
    began = time.perf_counter()
    try:
        with urlopen(Request(address, headers=dict(headers)), timeout=300) as told:
            status, size = told.status, len(told.read())
    except OSError as error:
        status, size = getattr(error, "code", 0), 0
    return 1000 * (time.perf_counter() - began), status, size


def run(home: Path, releases: int, times: int, only: list[str]) -> None:
    """Measure a graph of ``releases`` in ``home``."""
    began = time.process_time()
    if not (home / "current").exists():
        statements = write(home, releases)
        print(
            f"{releases} releases, {statements} statements, written in {time.process_time() - began:.0f} s CPU"
        )
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}", flush=True)
    print(f"{'page':22}{'first ms':>10}{'median':>10}{'95 %':>10}{'KB':>8}  status")
    with servers.ours(home) as (endpoint, _):
        server = endpoint.removesuffix("/sparql")
        for name, addresses in paths(releases, times).items():
            if only and name not in only:
                continue
            first, *others = (measured(server + path) for path in addresses)
            waited = sorted(ms for ms, _, _ in others)
            slow = waited[min(len(waited) - 1, int(len(waited) * 0.95))]
            states = sorted({status for _, status, _ in (first, *others)})
            print(
                f"{name:22}{first[0]:10.1f}{statistics.median(waited):10.1f}{slow:10.1f}"
                f"{others[-1][2] / 1024:8.0f}  {' '.join(map(str, states))}",
                flush=True,
            )


def main() -> None:
    """Measure as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--releases", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--times", type=int, default=30)
    parser.add_argument("--home", type=Path, help="keep the graphs here")
    parser.add_argument("--only", nargs="+", default=[], help="kinds of pages")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for releases in given.releases:
            home = (given.home or Path(folder)) / str(releases)
            home.mkdir(parents=True, exist_ok=True)
            run(home, releases, given.times, given.only)


if __name__ == "__main__":
    main()
