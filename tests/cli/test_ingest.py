"""Reading releases from the command line."""

import json
from pathlib import Path

import pytest

from api.commands.ingest import SOME_FAILED
from ingest.pipeline import sample_paths
from tests.cli.conftest import RELEASE, Zyrtar, process


@pytest.fixture(scope="module")
def seed() -> str:
    with sample_paths() as paths:
        return next(path for path in paths if path.name.startswith("000_")).read_text("utf-8")


def test_it_prints_what_was_read_with_its_sentences(zyrtar: Zyrtar, tmp_path: Path, seed: str) -> None:
    file = tmp_path / "seed.txt"
    file.write_text(seed, "utf-8")
    result = zyrtar("ingest", file, "--no-build")
    assert result.exit_code == 0
    for line in (
        "Persons: 3",
        "- Sami Istrefi (also named Drejtori Istrefi)",
        "Positions: 3",
        "- Nexhat Haziri (position Udhëheqës; unit Departamenti i Teknologjisë Informative)",
        "- Sekretariati i Këshillit Prokurorial të Kosovës (acronym SKPK; part of Këshilli Prokurorial i Kosovës)",
        "- working meeting (date 2024-07-03; held by Sami Istrefi",
    ):
        assert line.casefold() in result.stdout.casefold()
    assert result.stdout.count("    > ") >= 11


def test_it_builds_unless_told_not_to(zyrtar: Zyrtar, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RELEASE, "utf-8")
    assert zyrtar("ingest", "a.txt", "--no-build").exit_code == 0
    assert not (tmp_path / "zyrtar-data" / "current").exists()
    result = zyrtar("ingest", "a.txt")
    assert result.exit_code == 0
    assert (tmp_path / "zyrtar-data" / "current").exists()
    assert "built snapshot" in result.stderr
    assert "built snapshot" not in result.stdout


def test_an_unchanged_file_is_said_to_be_unchanged(zyrtar: Zyrtar, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RELEASE, "utf-8")
    zyrtar("ingest", "a.txt", "--no-build")
    result = zyrtar("ingest", "a.txt", "--no-build")
    assert result.stdout.startswith("a.txt: unchanged (1 persons")


def test_folders_are_searched_in_the_order_of_names(zyrtar: Zyrtar, tmp_path: Path) -> None:
    for name in ("b/z.txt", "b/a.html", "a.txt", "notes.md"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<p>{RELEASE} {name}</p>" if name.endswith("html") else f"{RELEASE} {name}", "utf-8")
    result = zyrtar("ingest", "in", "--no-build", "--json")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "a", "z"]


def test_a_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RELEASE, "utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 x")
    (tmp_path / "c.txt").write_bytes(b"")
    done = process("ingest", "nope.txt", "b.pdf", "c.txt", "a.txt", cwd=tmp_path)
    assert done.returncode == SOME_FAILED
    errors = [line for line in done.stderr.splitlines() if line.startswith("error: ")]
    assert [line.split(": ")[1] for line in errors] == ["nope.txt", "b.pdf", "c.txt"]
    assert "Traceback" not in done.stderr
    assert "Lirika Bajraliu" in done.stdout
    assert (tmp_path / "zyrtar-data" / "current").exists()


def test_standard_input_is_read(tmp_path: Path, seed: str) -> None:
    done = process("ingest", "-", "--json", "--no-build", cwd=tmp_path, input=seed)
    assert done.returncode == 0
    line = json.loads(done.stdout)
    assert (line["id"], len(line["persons"])) == ("stdin", 3)


def test_empty_standard_input_is_named_as_such(tmp_path: Path) -> None:
    done = process("ingest", "-", cwd=tmp_path, input="")
    assert done.returncode == SOME_FAILED
    assert done.stderr.startswith("error: standard input: empty. Give ")


def test_standard_input_twice_is_refused(zyrtar: Zyrtar) -> None:
    result = zyrtar("ingest", "-", "-")
    assert result.exit_code != 0
    assert "- is given twice" in result.stderr


def test_nothing_but_json_is_on_standard_output(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(RELEASE, "utf-8")
    done = process("ingest", "a.txt", "--json", cwd=tmp_path)
    assert done.returncode == 0
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a"]
    assert "built snapshot" in done.stderr
