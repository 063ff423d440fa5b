"""``zyrtar export``: one file, whole or not at all."""

from pathlib import Path

import pytest

from tests.cli.conftest import Zyrtar, process


def test_a_file_is_written_and_told_of(zyrtar: Zyrtar, samples: Path, tmp_path: Path) -> None:
    result = zyrtar("--home", samples, "export", "--format", "ttl", "-o", tmp_path / "graph.ttl")
    assert result.exit_code == 0, result.output
    assert "# Licence: https://creativecommons.org" in (tmp_path / "graph.ttl").read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["graph.ttl"]


def test_standard_output_has_the_export_alone(samples: Path) -> None:
    result = process("--home", samples, "export", "--format", "ftm")
    assert result.returncode == 0, result.stderr
    assert all(line.startswith("{") for line in result.stdout.splitlines())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--format", "xls"], "“xls” is no format of an export"),
        (["--format", "nq", "-o", "."], ". is a folder"),
        (["--format", "nq", "-o", "nowhere/graph.nq"], "nowhere/graph.nq cannot be written"),
        (["--format", "nq", "--snapshot", "zzz"], "no snapshot “zzz”"),
        ([], "Missing option '--format'"),
    ],
)
def test_a_mistake_is_told_and_nothing_written(
    zyrtar: Zyrtar, samples: Path, tmp_path: Path, arguments: list[str], told: str
) -> None:
    result = zyrtar("--home", samples, "export", *arguments)
    assert result.exit_code != 0
    assert told in " ".join(result.output.split())
    assert list(tmp_path.iterdir()) == []
