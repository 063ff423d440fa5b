"""``zyrtar evaluate`` on releases of our own: figures, parts, errors, comparison."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import RELEASE, Zyrtar

OFFICE = "Prokuroria Themelore në Pejë"
HEAD = {"role": "kryeprokurore", "unit": OFFICE, "acting": False, "status": "current"}
FORM: dict[str, Any] = {
    "language": "sq",
    "published": "2025-01-14",
    "persons": [{"name": "Lirika Bajraliu", "aliases": [], "tenures": [HEAD]}],
    "units": [OFFICE],
    "acronyms": {},
    "part_of": [],
    "events": [
        {
            "type": "meeting",
            "date": "2025-01-14",
            "convened_by": ["Lirika Bajraliu"],
            "participants": [],
            "units": [],
        }
    ],
}
#: One id of either part, see ``ingest.evaluate.corpus.part_of``.
SEEN, HELD_OUT = "sq-001", "sq-003"
MISSING = {"name": "Dren Zhubi", "aliases": [], "tenures": []}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (SEEN, HELD_OUT):
        put(tmp_path / "annotated", name)
    return tmp_path / "annotated"


def put(folder: Path, name: str, text: str = RELEASE, **fields: Any) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(text, "utf-8")
    (folder / f"{name}.json").write_text(json.dumps({"id": name} | FORM | fields), "utf-8")


def test_json_has_languages_kinds_parts_and_entries(zyrtar: Zyrtar, folder: Path) -> None:
    told = json.loads(zyrtar("evaluate", folder, "--json").stdout)
    for kind in ("persons", "units", "tenures", "events", "participants"):
        assert (told["sq"][kind]["f1"], told["sq"][kind]["n"]) == (1.0, 2), kind
        assert told["all"][kind] == told["sq"][kind]
        assert told["en"][kind]["n"] == 0
        assert told["parts"]["held-out"]["sq"][kind]["n"] == 1
    assert list(told["releases"]) == [SEEN]
    assert "persons · Lirika Bajraliu" in told["releases"][SEEN]["right"]


def test_the_table_shows_both_parts_and_the_gap(zyrtar: Zyrtar, folder: Path) -> None:
    head, first, *_ = zyrtar("evaluate", folder).stdout.splitlines()
    assert head.split("\t")[-3:] == ["seen F1", "held-out F1", "gap"]
    assert first.split("\t")[:3] == ["persons", "sq", "2"]
    assert first.split("\t")[-1] == "+0.0"
    assert "gap" not in zyrtar("evaluate", folder, "--part", "seen").stdout


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ([], [SEEN]),
        (["--part", "seen"], [SEEN]),
        (["--part", "all"], [SEEN]),
        (["--part", "held-out"], [HELD_OUT]),
    ],
)
def test_errors_name_the_release_the_fault_the_rule_and_the_sentence(
    zyrtar: Zyrtar, folder: Path, options: list[str], shown: list[str]
) -> None:
    for name in (SEEN, HELD_OUT):
        put(folder, name, persons=[MISSING])
    lines = zyrtar("evaluate", folder, "--errors", *options).stdout.splitlines()
    faults = [line for line in lines if " persons: " in line]
    assert faults == [
        line
        for name in shown
        for line in (
            f"{name} missed persons: Dren Zhubi",
            f"{name} made up persons: Lirika Bajraliu [name]",
        )
    ]
    after = lines[lines.index(faults[1]) + 1]
    assert after.startswith("    ")
    assert "Lirika Bajraliu" in after


def test_compare_shows_what_was_won_and_lost(zyrtar: Zyrtar, folder: Path, tmp_path: Path) -> None:
    put(folder, SEEN, persons=[MISSING])
    old = tmp_path / "old.json"
    old.write_text(zyrtar("evaluate", folder, "--json").stdout, "utf-8")
    put(folder, SEEN)
    told = zyrtar("evaluate", folder, "--compare", old).stdout
    assert f"    {SEEN} · persons · Lirika Bajraliu" in told[told.index("found: ") : told.index("lost: 0")]
    assert "withdrawn: 2" in told
    assert told.rstrip().endswith("invented: 0")


def test_calibration_shows_each_rule(zyrtar: Zyrtar, folder: Path) -> None:
    lines = zyrtar("evaluate", folder, "--calibration").stdout.splitlines()
    assert lines[0].split("\t") == ["rule", "claims", "n", "right", "share right", "stated"]
    assert any(line.startswith("name\tpersons\t2\t2\t100.0\t") for line in lines)
    assert lines[-1].startswith("expected calibration error: ")


def test_a_release_the_reader_refuses_counts_as_missed(zyrtar: Zyrtar, folder: Path) -> None:
    put(
        folder,
        SEEN,
        text="Die Staatsanwaltschaft hat am Montag mit der Polizei und dem Rat über die Fälle beraten.",
    )
    result = zyrtar("evaluate", folder, "--json")
    assert json.loads(result.stdout)["sq"]["persons"]["recall"] == 0.5
    assert f"warning: {SEEN}: not read" in result.stderr


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"releases": {"x": {}}}'])
def test_an_old_file_of_another_form_is_named(
    zyrtar: Zyrtar, folder: Path, tmp_path: Path, content: str
) -> None:
    old = tmp_path / "old.json"
    old.write_text(content, "utf-8")
    result = zyrtar("evaluate", folder, "--compare", old)
    assert result.exit_code == 3
    assert "old.json" in result.stderr
    assert "zyrtar evaluate --json" in result.stderr


def test_errors_of_inputs_end_with_their_exit_code(zyrtar: Zyrtar, folder: Path, tmp_path: Path) -> None:
    assert zyrtar("evaluate", tmp_path / "none").exit_code == 3
    assert zyrtar("evaluate", folder, "--compare", tmp_path / "none.json").exit_code == 3
    (folder / f"{SEEN}.json").unlink()
    result = zyrtar("evaluate", folder)
    assert result.exit_code == 3
    assert f"{SEEN}.txt: there is no {SEEN}.json beside it" in result.stderr
    assert zyrtar("evaluate", folder, "--part", "unseen").exit_code == 2


def test_a_part_that_is_empty_is_an_error(zyrtar: Zyrtar, folder: Path) -> None:
    (folder / f"{HELD_OUT}.txt").unlink()
    result = zyrtar("evaluate", folder, "--part", "held-out")
    assert result.exit_code == 3
    assert "no release of that part" in result.stderr
