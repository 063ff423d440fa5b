"""A build: the same graph from the same releases, whole or not at all, whatever happens to the process."""

import gzip
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph.build import build
from graph.store.home import SNAPSHOTS, current, locked
from graph.store.snapshot import DUMP, Snapshot
from ontology.errors import BuildError, HomeError
from ontology.model import Evidence, Span
from tests.graph.factories import Input, Told, holder, seed

#: Kills in the loop below; each comes at another moment of a build.
KILLS = 12
NAMES = (
    "PREFIX foaf: <http://xmlns.com/foaf/0.1/> SELECT ?name WHERE { ?person foaf:name ?name } ORDER BY ?name"
)


def several() -> list[Input]:
    told = [seed()]
    for month, name in enumerate(["Arta Gashi", "Besa Krasniqi", "Arta Gashi"], 1):
        release = Told(f"{name} {month}", date(2024, month, 1))
        person = release.holds(name, "director-general", "skpk")
        release.event("working-meeting", person, conveners=("u1",))
        told.append(release.made())
    return told


def dump(home: Path) -> bytes:
    return gzip.decompress((current(home) / DUMP).read_bytes())


def names(home: Path) -> list[str]:
    with Snapshot(current(home)) as snapshot:
        return [row["name"].value for row in snapshot.select(NAMES) if row["name"] is not None]


def test_any_order_of_releases_gives_the_same_bytes_elsewhere_too(tmp_path: Path) -> None:
    told = several()
    first = build(told, tmp_path / "a")
    shuffled = told.copy()
    random.Random(7).shuffle(shuffled)
    assert shuffled != told
    second = build(iter(shuffled), tmp_path / "b")
    assert first.id == second.id
    assert dump(tmp_path / "a") == dump(tmp_path / "b")
    files = [(current(tmp_path / home) / DUMP).read_bytes() for home in "ab"]
    assert files[0] == files[1]


def test_the_order_of_hashing_does_not_show(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from graph.build import build; "
        "from tests.graph.test_build import several; print(build(several(), Path(sys.argv[1])).id)"
    )
    ids = set()
    for number in ("0", "1"):
        command = [sys.executable, "-c", script, str(tmp_path / number)]
        run = subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": number}, capture_output=True, text=True, check=True
        )
        ids.add(run.stdout.strip())
    assert len(ids) == 1


def test_building_again_changes_nothing(tmp_path: Path) -> None:
    first = build(several(), tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.name != ".lock"}
    assert build(several(), tmp_path) == first
    after = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.name != ".lock"}
    folders = {tmp_path, tmp_path / SNAPSHOTS}  # a draft comes and goes in them
    assert {p: t for p, t in after.items() if p not in folders} == {
        p: t for p, t in before.items() if p not in folders
    }


def test_the_manifest_says_what_went_in_and_what_came_out(tmp_path: Path) -> None:
    manifest = build(several(), tmp_path)
    assert manifest.counts["releases"] == len(manifest.inputs) == 4
    assert manifest.counts["persons"] == len(names(tmp_path)) == 5
    assert any("overlap" in warning for warning in manifest.warnings)


def test_namesakes_are_listed_for_a_curator(tmp_path: Path) -> None:
    told = [
        holder("Liridon Jakupi", "prosecutor", "pth-gjakove", "2016-01-10"),
        holder("Liridon Jakupi", "unit-head", "skpk-dti", "2024-05-10"),
    ]
    manifest = build(told, tmp_path)
    assert names(tmp_path) == ["Liridon Jakupi"] * 2
    assert [why for _, _, why in manifest.undecided] == [
        "both are named Liridon Jakupi; one is of the prosecutors, the other of the administration"
    ]


def test_progress_is_told_in_order_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build(several(), tmp_path, progress=lambda *step: told.append(step))
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)
    assert told[-1][1] == told[-1][2]


def test_nothing_to_build_from_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="no release"):
        build([], tmp_path)


def test_a_refused_graph_leaves_the_former_one(tmp_path: Path) -> None:
    good = build(several(), tmp_path)
    release, reading = holder("Arta Gashi", "prosecutor", "psrk", "2024-01-01")
    beyond = Evidence((Span(0, len(release.text) + 1),), "apposition", 0.9)
    wrong = replace(reading, tenures=(replace(reading.tenures[0], evidence=beyond),))
    with pytest.raises(BuildError, match="apposition"):
        build([*several(), (release, wrong)], tmp_path)
    assert current(tmp_path).name == good.id


def test_a_second_build_is_refused_and_told_who_builds(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(HomeError, match=str(os.getpid())):
        build(several(), tmp_path)


#: Imports once, then builds in a fork for each line “HOME NAME SECONDS” and kills it after so many (0: never).
_BUILDER = """
import os, signal, sys, time
from datetime import date
from pathlib import Path
from graph.build import build
from tests.graph.factories import Told, seed
for line in sys.stdin:
    home, name, seconds = line.split()
    child = os.fork()
    if child == 0:
        told = Told(name, date(2024, 1, 1))
        told.holds(f"Arta {name}", "director-general", "skpk")
        build([seed(), told.made()], Path(home))
        os._exit(0)
    if float(seconds):
        time.sleep(float(seconds))
        os.kill(child, signal.SIGKILL)  # not waited for yet, so the number is still the child's
    os.waitpid(child, 0)
    print("ended", flush=True)
"""


@pytest.fixture
def builder() -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, "-c", _BUILDER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


def build_in_fork(builder: subprocess.Popen[str], home: Path, name: str, kill_after: float = 0) -> float:
    """Seconds that the build took, or until it was killed."""
    assert builder.stdin is not None
    assert builder.stdout is not None
    start = time.monotonic()
    builder.stdin.write(f"{home} {name} {kill_after}\n")
    builder.stdin.flush()
    assert builder.stdout.readline() == "ended\n"
    return time.monotonic() - start


def test_killed_at_any_moment_the_former_graph_serves(tmp_path: Path, builder: subprocess.Popen[str]) -> None:
    build_in_fork(builder, tmp_path, "Warm")
    seconds = build_in_fork(builder, tmp_path, "First")
    serving = "Arta First"
    outcomes = set()
    for number in range(KILLS):
        name = f"N{chr(ord('a') + number)}"
        share = 1 - ((KILLS - number - 0.5) / KILLS) ** 2  # most of them late, when files are written
        build_in_fork(builder, tmp_path, name, seconds * share)
        found = names(tmp_path)  # opens the current snapshot: whole, or this raises
        assert found == sorted(["Ardian Nikolla", "Nexhat Haziri", "Sami Istrefi", found[1]])
        assert found[1] in {serving, f"Arta {name}"}
        outcomes.add(found[1] == serving)
        serving = found[1]
        for folder in (tmp_path / SNAPSHOTS).iterdir():
            assert folder.name.startswith(".tmp-") or Snapshot(folder).manifest.id == folder.name
    assert True in outcomes
    build_in_fork(builder, tmp_path, "Last")
    assert "Arta Last" in names(tmp_path)
    assert not list((tmp_path / SNAPSHOTS).glob(".tmp-*"))
