"""Runs the suites twice: with a scratch graph, and in the public shape, where nothing can be loaded.

``ZYRTAR_W3C`` names a folder with ``w3c_runner.py``, ``rdf-tests/`` and ``known_*.txt``; without it nothing is run,
and that is said. Exit code 1 if a test fails that the engine itself passes. Arguments go to the runner.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from api.logs import log_in_json
from tests.w3c.scratch import UPDATE, scratch_server

VARIABLE = "ZYRTAR_W3C"


def main(arguments: list[str]) -> int:
    """Run both; the exit code."""
    given = os.environ.get(VARIABLE, "")
    if not given:
        say(f"W3C suites: NOT RUN, since {VARIABLE} does not name their folder")
        return 0
    folder = Path(given)
    runner = folder / "w3c_runner.py"
    if not runner.is_file():
        say(f"W3C suites: there is no {runner}")
        return 1
    lists = [*sorted(folder.glob("known_*.txt")), Path(__file__).with_name("known.txt")]
    log_in_json(Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open as long as we are
    common = [sys.executable, str(runner), "--tests", str(folder / "rdf-tests"), "-v"]
    with tempfile.TemporaryDirectory() as home, scratch_server(Path(home)) as address:
        endpoint = ["--endpoint", f"{address}/sparql"]
        known = Path(home) / "known.txt"
        known.write_text("\n".join(k.read_text("utf-8") for k in lists), "utf-8")
        loaded = ["--update", address + UPDATE, "--known", str(known)]
        say("W3C suites over HTTP, with a scratch graph")
        first = subprocess.run([*common, *endpoint, *loaded, *arguments], check=False)
        say("W3C suites over HTTP, in the public shape")
        second = subprocess.run(
            [*common, *endpoint, "--load", "none", "--known", str(known), *arguments], check=False
        )
    return first.returncode or second.returncode


def say(text: str) -> None:
    """Print ``text`` at once."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
