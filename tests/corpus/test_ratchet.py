"""The reader keeps what it has learnt, and the gate that sees to it does its work."""

import shutil
from pathlib import Path

import pytest

from tests.corpus.ratchet import (
    CORPUS,
    FLOORS,
    FOLDERS,
    RISE,
    Floor,
    Floors,
    RefusedError,
    digest_of,
    dump,
    fallen,
    load,
    main,
    present,
    problems,
    updated,
)

SET = Floors("d", {"seen/sq/persons": Floor(0.8), "seen/sq/units": Floor(0.7, "an annotation was wrong")})
SCORES = {"seen/sq/persons": 0.8, "seen/sq/units": 0.72}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_score_falls_below_its_floor_and_no_floor_lags_behind(folder: Path) -> None:
    assert problems(load(folder / FLOORS), present(folder), digest_of(folder)) == []


@pytest.mark.parametrize(
    ("scores", "digest", "told"),
    [
        (SCORES, "d", []),
        (SCORES | {"seen/sq/persons": 0.799}, "d", ["seen/sq/persons fell to 0.799"]),
        (SCORES | {"seen/sq/persons": 0.8 + RISE}, "d", []),
        (SCORES | {"seen/sq/persons": 0.81 + RISE}, "d", ["seen/sq/persons rose"]),
        (SCORES | {"seen/sr/persons": 0.5}, "d", ["seen/sr/persons has no floor"]),
        ({"seen/sq/persons": 0.8}, "d", ["seen/sq/units is no longer scored"]),
        (SCORES, "other", ["texts or annotations have changed"]),
    ],
)
def test_each_problem_is_told_with_the_command_that_mends_it(
    scores: dict[str, float], digest: str, told: list[str]
) -> None:
    found = problems(SET, scores, digest)
    assert len(found) == len(told)
    for line, begin in zip(found, told, strict=True):
        assert line.startswith(begin)
        assert "python -m tests.corpus.ratchet --update" in line


def test_floors_are_raised_without_a_word() -> None:
    found = updated(SET, SCORES | {"seen/sq/persons": 0.9}, "d")
    assert found.floors["seen/sq/persons"] == Floor(0.9)
    assert found.floors["seen/sq/units"] == Floor(0.72, "an annotation was wrong")


def test_a_floor_lies_never_above_the_score_it_was_set_from() -> None:
    assert updated(SET, SCORES | {"seen/sq/persons": 0.86666}, "d").floors["seen/sq/persons"] == Floor(0.866)


@pytest.mark.parametrize("scores", [{"seen/sq/persons": 0.5, "seen/sq/units": 0.75}, {"seen/sq/units": 0.75}])
@pytest.mark.parametrize("reason", ["", "  "])
def test_no_floor_is_lowered_or_dropped_without_a_reason_but_others_rise(
    scores: dict[str, float], reason: str
) -> None:
    found = updated(SET, scores, "d", reason)
    assert found.floors["seen/sq/persons"] == Floor(0.8)
    assert found.floors["seen/sq/units"].least == 0.75
    assert fallen(found, scores) == ["seen/sq/persons"]
    with pytest.raises(RefusedError, match=r"would lower seen/sq/persons; say why"):
        updated(SET, scores, "another corpus", reason)


def test_a_reason_is_kept_beside_the_floor_that_was_lowered_and_no_other() -> None:
    found = updated(SET, SCORES | {"seen/sq/persons": 0.5, "seen/sq/units": 0.75}, "d", "fewer guesses")
    assert found.floors["seen/sq/persons"] == Floor(0.5, "fewer guesses")
    assert found.floors["seen/sq/units"].reason == "an annotation was wrong"


def test_floors_are_written_as_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "floors.yml"
    path.write_text(dump(SET), "utf-8")
    assert load(path) == SET
    assert dump(load(path)) == dump(SET)
    assert load(tmp_path / "none.yml") == Floors("", {})


def test_the_digest_changes_with_text_and_annotation(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(CORPUS / "en", tmp_path / "en"))
    before = digest_of(folder)
    (folder / "en-001.json").write_text("{}", "utf-8")
    between = digest_of(folder)
    (folder / "en-001.txt").write_text("x", "utf-8")
    assert len({before, between, digest_of(folder)}) == 3


def test_the_command_sets_checks_and_refuses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, path = tmp_path / "few", tmp_path / "few" / "floors.yml"
    folder.mkdir()
    for name in ("sq-001.txt", "sq-001.json", "sq-002.txt", "sq-002.json"):
        shutil.copy(CORPUS / "sq" / name, folder)
    assert main([str(folder)]) == 1
    assert main([str(folder), "--update"]) == 0
    assert main([str(folder)]) == 0
    path.write_text(path.read_text("utf-8").replace("least: ", "least: 9"), "utf-8")
    assert main([str(folder), "--update"]) == 1
    assert "--reason" in capsys.readouterr().err
    assert main([str(folder), "--update", "--reason", "set too high"]) == 0
    assert "set too high" in path.read_text("utf-8")
