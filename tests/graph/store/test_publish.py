"""Publishing: whole or not at all, one at a time, the same graph under the same id."""

import gzip
import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.store.home import KEPT
from graph.store.publish import locked
from graph.store.snapshot import Snapshot, current
from ontology.errors import BuildError, HomeError
from tests.graph.store.support import lines, publish


def snapshots(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "snapshots").iterdir())


def test_a_snapshot_holds_the_store_the_dump_and_the_manifest(tmp_path: Path) -> None:
    manifest = publish(tmp_path, lines())
    folder = current(tmp_path)
    assert folder.name == manifest.id
    assert sorted(path.name for path in folder.iterdir()) == ["data.nq.gz", "manifest.json", "store"]
    assert gzip.decompress((folder / "data.nq.gz").read_bytes()).decode().splitlines() == lines()
    with Snapshot(folder) as snapshot:
        assert snapshot.manifest == manifest
        assert snapshot.manifest.undecided == (("p-1", "p-2", "same name"),)
        assert len(snapshot.select("SELECT * { ?s ?p ?o }")) == 3


def test_the_same_graph_has_the_same_id_and_bytes_anywhere(tmp_path: Path) -> None:
    homes = [tmp_path / "a", tmp_path / "b"]
    assert len({publish(home, lines()).id for home in homes}) == 1
    assert len({(current(home) / "data.nq.gz").read_bytes() for home in homes}) == 1


def test_the_current_graph_is_left_alone(tmp_path: Path) -> None:
    first = publish(tmp_path, lines())
    when = (current(tmp_path) / "manifest.json").stat().st_mtime_ns
    assert publish(tmp_path, lines()) == first
    assert (current(tmp_path) / "manifest.json").stat().st_mtime_ns == when


def test_a_former_graph_is_made_current_again(tmp_path: Path) -> None:
    first = publish(tmp_path, lines())
    publish(tmp_path, lines(mark="b"))
    assert publish(tmp_path, lines()) == first
    assert current(tmp_path).name == first.id


def test_old_snapshots_go_and_their_readers_stay(tmp_path: Path) -> None:
    oldest = publish(tmp_path, lines(mark="0"))
    with Snapshot(current(tmp_path)) as reader:
        made = [publish(tmp_path, lines(mark=str(i))).id for i in range(1, KEPT + 2)]
        assert snapshots(tmp_path) == sorted(made[-KEPT:])
        assert oldest.id not in snapshots(tmp_path)
        assert len(reader.select("SELECT * { ?s ?p ?o }")) == 3


@pytest.mark.parametrize("wrong", [lines()[::-1], [lines()[0]] * 2, ["no statement"], [*lines(), "<z> ."]])
def test_what_is_not_sorted_n_quads_changes_nothing(tmp_path: Path, wrong: list[str]) -> None:
    before = publish(tmp_path, lines(mark="b"))
    with pytest.raises(BuildError):
        publish(tmp_path, wrong)
    assert current(tmp_path).name == before.id
    assert snapshots(tmp_path) == [before.id]


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from graph.store.publish import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(HomeError, match=f"process {holder.pid}"):
            publish(tmp_path, lines())
        holder.kill()
    publish(tmp_path, lines())


def test_a_home_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(HomeError, match="cannot write"), locked(tmp_path / "file"):
        pass


def test_what_killed_builds_left_is_swept(tmp_path: Path) -> None:
    (tmp_path / "snapshots" / ".tmp-1-build" / "store").mkdir(parents=True)
    (tmp_path / ".current").write_text("half", "utf-8")
    made = publish(tmp_path, lines())
    assert snapshots(tmp_path) == [made.id]
    assert not (tmp_path / ".current").exists()


BUILDER = """
import itertools, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.graph.store.support import lines, publish
for i in itertools.count():
    publish(Path(sys.argv[1]), lines(400, str(i)))
    print(i, flush=True)
"""  # the values of one graph are all alike, so a mixture of two would show
ROOT = Path(__file__).parents[3]


def test_a_build_killed_at_any_moment_leaves_a_whole_graph(tmp_path: Path) -> None:
    chance = random.Random(7)
    publish(tmp_path, lines(400, "first"))
    for _ in range(15):
        builder = subprocess.Popen(
            [sys.executable, "-c", BUILDER, str(tmp_path), str(ROOT)], stdout=subprocess.PIPE, cwd=ROOT
        )
        with builder:
            assert builder.stdout is not None
            builder.stdout.readline()  # it is at work
            time.sleep(chance.uniform(0, 0.15))
            builder.send_signal(signal.SIGKILL)
        with Snapshot(current(tmp_path)) as snapshot:
            marks = snapshot.select("SELECT ?m (COUNT(?s) AS ?n) { ?s ?p ?m } GROUP BY ?m")
        assert len(marks) == 1
        assert marks[0]["n"] is not None
        assert marks[0]["n"].value == "400"
        for folder in (tmp_path / "snapshots").glob("[!.]*"):
            assert json.loads((folder / "manifest.json").read_text("utf-8"))["id"] == folder.name
            Snapshot(folder).close()
    last = publish(tmp_path, lines(400, "last"))
    assert current(tmp_path).name == last.id
    assert not list((tmp_path / "snapshots").glob(".tmp-*"))


def test_a_full_disk_leaves_the_former_graph_and_is_told(tmp_path: Path) -> None:
    """A limit on the size of files stands for the full disk: writing fails in the same way, in the middle."""
    before = publish(tmp_path, lines(3))
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from ontology.errors import HomeError; from tests.graph.store.support import lines, publish\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "try:\n    publish(Path(sys.argv[1]), lines(20_000))\n"
        "except HomeError as error:\n    print(error)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    ).stdout
    assert "the former snapshot is unchanged" in told
    assert current(tmp_path).name == before.id
    assert [p.name for p in (tmp_path / "snapshots").iterdir()] == [before.id]
    assert publish(tmp_path, lines(20_000)).id == current(tmp_path).name  # with room again, it goes on
