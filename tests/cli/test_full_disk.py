"""A disk that fills up in the middle: the command says so, leaves nothing half-written, and goes on once there is room.

A limit on the size of files stands for the full disk: writing fails in the same way.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from api.errors import exit_code
from ontology.errors import HomeError
from tests.cli.conftest import RELEASE, Zyrtar

CODE = """
import resource, signal, sys
from api.cli import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
del sys.argv[1]
main()
"""


def full(most: int, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    """A command that can write no file of more than ``most`` bytes."""
    command = [sys.executable, "-c", CODE, str(most), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.parametrize("most", [1_000, 30_000, 40_000])
def test_reading_says_so_and_goes_on_once_there_is_room(zyrtar: Zyrtar, tmp_path: Path, most: int) -> None:
    release, home = tmp_path / "release.txt", tmp_path / "home"
    release.write_text(RELEASE, "utf-8")
    told = full(most, "--home", home, "ingest", release)
    assert told.returncode == exit_code(HomeError("x"))
    assert "space" in told.stderr
    assert "Traceback" not in told.stderr
    again = zyrtar("--home", home, "ingest", release)
    assert again.exit_code == 0, again.output
    assert "1 releases" in again.stderr


def test_a_backup_says_so_and_is_not_there(zyrtar: Zyrtar, samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "backup.tar.gz"
    told = full(1_000, "--home", samples, "backup", path)
    assert told.returncode == exit_code(HomeError("x"))
    assert "nothing was written" in told.stderr
    assert list(tmp_path.iterdir()) == []
    assert zyrtar("--home", samples, "backup", path).exit_code == 0
