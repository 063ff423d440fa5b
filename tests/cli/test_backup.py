"""A backup holds what the graph is made of, or is not there; a restore makes the same graph of it, or nothing."""

import io
import os
import shutil
import signal
import sqlite3
import subprocess
import tarfile
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from api.backup import back_up, restore
from api.errors import exit_code
from graph.decision.file import DECISIONS
from graph.store.home import current
from ontology.errors import HomeError, InputError
from tests.cli.conftest import COMMAND, Zyrtar

ARCHIVE = "archive.db"


@pytest.fixture
def packed(samples: Path, tmp_path: Path) -> Path:
    """A backup of the samples."""
    path = tmp_path / "backup.tar.gz"
    back_up(samples, path)
    return path


def test_the_same_graph_is_built_of_a_backup(zyrtar: Zyrtar, samples: Path, tmp_path: Path) -> None:
    path, home = tmp_path / "backup.tar.gz", tmp_path / "new" / "home"
    assert zyrtar("--home", samples, "backup", path).stdout.strip() == str(path)
    assert zyrtar("--home", home, "restore", path).stdout.strip() == str(home)
    assert zyrtar("--home", home, "build").exit_code == 0
    assert current(home).name == current(samples).name
    assert sorted(p.name for p in tmp_path.iterdir()) == ["backup.tar.gz", "new"]


def test_nothing_is_overwritten(zyrtar: Zyrtar, samples: Path, packed: Path, tmp_path: Path) -> None:
    before = packed.read_bytes()
    assert zyrtar("--home", samples, "backup", packed).exit_code == exit_code(InputError("x"))
    assert packed.read_bytes() == before
    home = tmp_path / "home"
    home.mkdir()
    (home / "mine.txt").write_text("mine")
    assert zyrtar("--home", home, "restore", packed).exit_code == exit_code(HomeError("x"))
    assert [p.name for p in home.iterdir()] == ["mine.txt"]
    (home / "mine.txt").unlink()
    restore(packed, home)
    assert (home / ARCHIVE).is_file()


def test_a_folder_with_nothing_in_it_has_no_backup(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    with pytest.raises(HomeError, match="nothing in"):
        back_up(tmp_path / "home", tmp_path / "b.tar.gz")
    assert [p.name for p in tmp_path.iterdir()] == ["home"]


@pytest.mark.parametrize("part", [0.0, 0.001, 0.3, 0.7, 0.999])
def test_a_cut_off_backup_restores_nothing(packed: Path, tmp_path: Path, part: float) -> None:
    content = packed.read_bytes()
    packed.write_bytes(content[: int(len(content) * part)])
    _refused(packed, tmp_path)


def test_a_changed_backup_restores_nothing(packed: Path, tmp_path: Path) -> None:
    content = bytearray(packed.read_bytes())
    content[len(content) // 2] ^= 0xFF
    packed.write_bytes(content)
    _refused(packed, tmp_path)


@pytest.mark.parametrize("content", [b"", b"no tar at all", b"\x1f\x8b\x08\x00"])
def test_what_is_no_backup_restores_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "b.tar.gz"
    path.write_bytes(content)
    _refused(path, tmp_path)


@pytest.mark.parametrize("name", ["../escaped", "/tmp/escaped", "current", "snapshots/x"])
def test_no_file_is_written_but_those_of_a_data_folder(tmp_path: Path, name: str) -> None:
    path = tmp_path / "b.tar.gz"
    told = f'{{"form": 1, "made": "", "code_version": "", "files": {{"{name}": [1, "x"]}}}}'.encode()
    with tarfile.open(path, "w:gz") as tar:
        for member, content in (("backup.json", told), (name, b"x")):
            entry = tarfile.TarInfo(member)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    _refused(path, tmp_path)


def test_files_that_are_not_there_are_told(zyrtar: Zyrtar, tmp_path: Path) -> None:
    result = zyrtar("--home", tmp_path / "home", "restore", tmp_path / "none.tar.gz")
    assert result.exit_code == exit_code(InputError("x"))
    assert "none.tar.gz" in result.stderr
    assert zyrtar("--home", tmp_path / "none", "backup", tmp_path / "b").exit_code == exit_code(
        HomeError("x")
    )


def _refused(path: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is no whole backup") as caught:
        restore(path, tmp_path / "home")
    assert str(path) in caught.value.message
    assert [p for p in tmp_path.iterdir() if p != path] == []


def test_a_torn_decision_is_left_out_and_what_is_written_meanwhile_is_whole(tmp_path: Path) -> None:
    """A writer commits two rows at a time to the archive while copies are made: every copy has both or neither."""
    home = tmp_path / "home"
    home.mkdir()
    (home / DECISIONS).write_bytes(b'{"a": 1}\n{"b"')
    with closing(sqlite3.connect(home / ARCHIVE, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE pair (n INTEGER)")
    stopped = threading.Event()

    def write() -> None:
        with closing(sqlite3.connect(home / ARCHIVE, isolation_level=None, timeout=10)) as database:
            while not stopped.is_set():
                database.execute("BEGIN IMMEDIATE")
                database.executemany("INSERT INTO pair VALUES (?)", [(1,), (2,)])
                database.execute("COMMIT")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for i in range(5):
            back_up(home, tmp_path / f"{i}.tar.gz")
    finally:
        stopped.set()
        writer.join()
    for i in range(5):
        restore(tmp_path / f"{i}.tar.gz", tmp_path / f"home{i}")
        assert (tmp_path / f"home{i}" / DECISIONS).read_bytes() == b'{"a": 1}\n'
        with closing(sqlite3.connect(tmp_path / f"home{i}" / ARCHIVE)) as database:
            assert database.execute("SELECT count(*) % 2 FROM pair").fetchone() == (0,)


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_killed_at_any_moment_it_leaves_all_or_nothing(samples: Path, tmp_path: Path, command: str) -> None:
    home = tmp_path / "home"
    shutil.copytree(samples, home, ignore=shutil.ignore_patterns("snapshots", "current"))
    whole = tmp_path / "whole.tar.gz"
    back_up(home, whole)
    for i in range(6):
        made = tmp_path / f"made{i}"
        arguments = (
            ("--home", home, "backup", made) if command == "backup" else ("--home", made, "restore", whole)
        )
        began = set(tmp_path.iterdir())
        with subprocess.Popen([*COMMAND, *map(str, arguments)], stderr=subprocess.DEVNULL) as process:
            until = time.monotonic() + 20
            while process.poll() is None and set(tmp_path.iterdir()) == began and time.monotonic() < until:
                time.sleep(0.001)
            time.sleep(i * 0.002)  # since it began to write
            os.kill(process.pid, signal.SIGKILL)
        if made.exists():
            restored = tmp_path / f"again{i}"
            if command == "backup":
                restore(made, restored)
            back_up(restored if command == "backup" else made, tmp_path / f"check{i}")
    assert back_up(home, tmp_path / "after").files == restore(whole, tmp_path / "last").files
