"""The archive keeps every text and every reading, whole or not at all."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.archive import SCHEMA, Archive
from ingest.claim.read import read
from ontology.errors import HomeError
from tests.ingest.texts import SEED, albanian, sample


def test_a_release_and_its_reading_come_back_as_they_were(tmp_path: Path) -> None:
    release = sample(SEED)
    reading = read(release, "1")
    with Archive(tmp_path / "archive.db") as archive:
        archive.put(release, reading)
    with Archive(tmp_path / "archive.db") as archive:
        assert list(archive.readings()) == [(release, reading)]
        assert archive.get(release.key, "1") == (release, reading)
        assert archive.get(release.key, "2") is None
        assert archive.get("0" * 16) is None


def test_storing_twice_changes_nothing(tmp_path: Path) -> None:
    release = albanian("Sot u mbajt takimi.")
    with Archive(tmp_path / "archive.db") as archive:
        for _ in range(2):
            archive.put(release, read(release, "1"))
        assert archive.counts() == {"releases": 1, "texts": 1, "readings": 1}


def test_a_changed_page_keeps_its_old_text(tmp_path: Path) -> None:
    old = albanian("Sot u mbajt takimi.")
    new = replace(albanian("Sot u mbajt takimi i radhës."), key=old.key)
    with Archive(tmp_path / "archive.db") as archive:
        archive.put(old, read(old, "1"))
        archive.put(new, read(new, "1"))
        assert archive.counts() == {"releases": 1, "texts": 2, "readings": 2}
        assert [release.text for release, _ in archive.readings()] == [new.text]


def test_texts_that_a_newer_reader_has_not_read_are_listed(tmp_path: Path) -> None:
    release = albanian("Sot u mbajt takimi.")
    with Archive(tmp_path / "archive.db") as archive:
        archive.put(release, read(release, "1"))
        assert list(archive.unread("1")) == []
        assert [stored.key for stored in archive.unread("2")] == [release.key]
        archive.put(release, read(release, "2"))
        assert [reading.reader for _, reading in archive.readings()] == ["2"]


def test_a_file_that_is_no_archive_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    path.write_bytes(b"no database at all, but long enough to be looked at" * 50)
    with pytest.raises(HomeError, match="not a readable archive"):
        Archive(path)


def test_an_archive_of_a_later_version_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    db.close()
    with pytest.raises(HomeError, match="later version"):
        Archive(path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(HomeError, match="cannot be used"):
        Archive(tmp_path / "none" / "archive.db")


INGEST_FOREVER = """
import sys
from pathlib import Path
from dataclasses import replace
from ingest.archive import Archive
from ingest.claim.read import read
from tests.ingest.texts import albanian
with Archive(Path(sys.argv[1])) as archive:
    number = int(sys.argv[2])
    while True:
        number += 1
        release = replace(albanian(f"Sot u mbajt takimi i {number}-të i Këshillit Prokurorial."), key=f"{number:016x}")
        archive.put(release, read(release, "1"))
        print(number, flush=True)
"""


def test_killed_at_any_moment_it_holds_whole_releases_only(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    acknowledged = 0
    for round_ in range(5):
        process = subprocess.Popen(
            [sys.executable, "-c", INGEST_FOREVER, str(path), str(acknowledged)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        assert process.stdout is not None
        acknowledged = int(process.stdout.readline())
        time.sleep(0.02 * round_)
        os.kill(process.pid, signal.SIGKILL)
        rest = process.stdout.read().split("\n")
        process.stdout.close()
        process.wait()
        acknowledged = max([acknowledged, *(int(line) for line in rest[:-1] if line)])
        with Archive(path) as archive:
            found = {release.key: release.text_sha256 for release, _ in archive.readings()}
            counts = archive.counts()
        assert counts["releases"] == counts["readings"] == len(found)
        assert {f"{number:016x}" for number in range(1, acknowledged + 1)} <= set(found)
        acknowledged = max(int(key, 16) for key in found)
