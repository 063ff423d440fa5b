"""Several processes read what one reads, in the same order; one that is killed is told."""

import os
import signal
from pathlib import Path

import pytest

from ingest.archive import Archive
from ingest.parallel import readings
from ingest.pipeline import ingest
from ingest.release.assemble import release_of
from ontology.errors import InputError
from ontology.model import Reading, Release, Source
from tests.corpus.ratchet import CORPUS


def killed(release: Release) -> Reading:
    """A reader that the system ends."""
    os.kill(os.getpid(), signal.SIGKILL)
    return Reading(release.key, release.text_sha256, "never")


def test_two_processes_read_what_one_reads(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number, path in enumerate(sorted(CORPUS.glob("*/*.txt"))[::4]):
        (folder / f"{number:03}.txt").write_bytes(path.read_bytes())
    (folder / "005b.txt").write_bytes(b"")
    (folder / "006b.txt").write_bytes((folder / "006.txt").read_bytes())
    told, stored = [], []
    for jobs in (1, 2):
        with Archive(tmp_path / f"{jobs}.db") as archive:
            outcomes = list(ingest([folder], archive, jobs=jobs))
            told.append([(o.name, o.status, o.reading, str(o.error)) for o in outcomes])
            stored.append(sorted(repr(both) for both in archive.readings()))
    assert told[0] == told[1]
    assert stored[0] == stored[1]
    assert {status for _, status, *_ in told[0]} == {"new", "unchanged", "failed"}


def test_a_process_that_is_killed_is_told_with_its_mend() -> None:
    text = "Titulli\n\nPrishtinë, 3 korrik 2024 – Sot u mbajt takimi i radhës së Këshillit."
    release = release_of(text, Source("a.txt"), key="0" * 16)
    with pytest.raises(InputError, match="was ended from outside") as caught, readings(2, killed) as read_all:
        read_all([release, release])
    assert "--jobs 1" in (caught.value.mend or "")
