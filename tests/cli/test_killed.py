"""Whatever is killed, and when: the next request, or the next start, serves one whole snapshot.

Of each graph here all values are alike, so a mixture of two would show, and so would a part of one.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from tests.cli.conftest import serving
from tests.cli.processes import query_processes, until
from tests.graph.store.support import lines, publish

COUNT = 400
QUERY = "SELECT ?m (COUNT(?s) AS ?n) { ?s <https://example.org/mark> ?m } GROUP BY ?m"
ROOT = Path(__file__).parents[2]
BUILDER = f"""
import itertools, sys
from pathlib import Path
from tests.graph.store.support import lines, publish
for i in itertools.count(int(sys.argv[2])):
    publish(Path(sys.argv[1]), lines({COUNT}, str(i)))
    print(i, flush=True)
"""


def whole(address: str, number: int) -> str:
    """The value of the graph that is served, which is whole; ``number`` makes a text that nobody has asked before."""
    asked = f"{address}sparql?format=json&query={quote(f'{QUERY} # {number}')}"
    with urlopen(asked, timeout=60) as told:
        rows = json.load(told)["results"]["bindings"]
    assert [row["n"]["value"] for row in rows] == [str(COUNT)]
    value: str = rows[0]["m"]["value"]
    return value


def builder(home: Path, first: int) -> "subprocess.Popen[bytes]":
    """A process that publishes one graph after another, with the values ``first`` and so on; at work."""
    command = [sys.executable, "-c", BUILDER, str(home), str(first)]
    started = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)
    assert started.stdout is not None
    started.stdout.readline()
    return started


@pytest.mark.parametrize("which", [0, -1], ids=["the one all others come from", "one that waits for queries"])
def test_after_a_query_process_is_killed_the_next_request_is_answered(tmp_path: Path, which: int) -> None:
    publish(tmp_path, lines(COUNT, "only"))
    with serving("--home", tmp_path, "serve") as (server, address):
        until(lambda: len(query_processes(server.pid)) == 1 + 5)
        for number in range(3):
            os.kill(query_processes(server.pid)[which], signal.SIGKILL)
            assert whole(address, number) == "only"
        until(lambda: len(query_processes(server.pid)) == 1 + 5)  # all have been replaced


def test_after_a_server_is_killed_the_next_start_serves_the_same_and_nothing_is_left(tmp_path: Path) -> None:
    publish(tmp_path, lines(COUNT, "only"))
    for number in range(2):
        with serving("--home", tmp_path, "serve") as (server, address):
            assert whole(address, number) == "only"
            before = query_processes(server.pid)
            assert before
            server.kill()
            server.wait(60)
            until(lambda: not query_processes(server.pid))


def test_builds_killed_at_any_moment_leave_a_server_with_a_whole_graph(tmp_path: Path) -> None:
    chance = random.Random(11)
    publish(tmp_path, lines(COUNT, "0"))
    seen = set()
    with serving("--home", tmp_path, "serve") as (_, address):
        for round_ in range(6):
            with builder(tmp_path, 100 * (round_ + 1)) as building:
                for number in range(3):
                    seen.add(whole(address, 10 * round_ + number))
                time.sleep(chance.uniform(0, 0.15))
                building.kill()
            seen.add(whole(address, 10 * round_ + 9))
        last = publish(tmp_path, lines(COUNT, "last"))
        assert whole(address, 1_000) == "last"
    assert len(seen) >= 6  # so it was asked while graphs came and went
    assert (tmp_path / "current").read_text("utf-8").strip() == last.id


def test_a_server_killed_while_graphs_are_swapped_starts_with_a_whole_one(tmp_path: Path) -> None:
    chance = random.Random(13)
    publish(tmp_path, lines(COUNT, "0"))
    with builder(tmp_path, 1) as building:
        try:
            for number in range(3):
                with serving("--home", tmp_path, "serve") as (server, address):
                    assert int(whole(address, number)) >= number
                    time.sleep(chance.uniform(0, 0.1))
                    server.kill()
        finally:
            building.kill()
