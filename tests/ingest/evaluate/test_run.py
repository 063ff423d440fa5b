"""A release judged: the sentence an error is about, and the baseline beside the reader."""

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.evaluate.corpus import load
from ingest.evaluate.run import Judged, judge, judge_folder
from ingest.evaluate.score import Tally, tally
from ingest.evaluate.sentence import sentence_of

TEXT = (
    "Takim në Pejë\n\nPejë, 14 janar 2025 – Kryeprokurorja e Prokurorisë Themelore në Pejë, Lirika Bajraliu, mbajti "
    "një takim pune. Më pas foli edhe Dren Zhubit. I dyshuari, Valon Hasku, ish-drejtor, u mor në pyetje.\n"
)


def judged(tmp_path: Path, text: str = TEXT, **fields: Any) -> Judged:
    form = {
        "id": "x",
        "language": "sq",
        "published": "2025-01-14",
        "persons": [],
        "units": [],
        "acronyms": {},
    }
    (tmp_path / "x.txt").write_text(text, "utf-8")
    (tmp_path / "x.json").write_text(json.dumps(form | {"part_of": [], "events": []} | fields), "utf-8")
    return judge(load(tmp_path)[0])


def person(name: str) -> dict[str, Any]:
    return {"name": name, "aliases": [], "tenures": []}


@pytest.mark.parametrize(
    ("expected", "kind", "begins", "holds"),
    [
        ([], "persons", "Kryeprokurorja", "Lirika Bajraliu"),
        (["Lirika Bajraliu", "Dren Zhubi"], "persons", "Më pas", "Dren Zhubit"),
    ],
)
def test_an_error_is_shown_with_its_sentence(
    tmp_path: Path, expected: list[str], kind: str, begins: str, holds: str
) -> None:
    one = judged(tmp_path, persons=[person(name) for name in expected])
    wrong = [o for o in one.outcomes if o.kind == kind and not o.right]
    assert len(wrong) == 1
    sentence = sentence_of(one, wrong[0])
    assert sentence.startswith(begins)
    assert holds in sentence


def test_a_sentence_about_a_suspect_stays_masked(tmp_path: Path) -> None:
    one = judged(tmp_path, persons=[person("Valon Hasku")])
    missed = next(o for o in one.outcomes if o.expected == "Valon Hasku")
    sentence = sentence_of(one, missed)
    assert "Hasku" not in sentence
    assert "█" in sentence


def test_what_the_text_does_not_hold_has_no_sentence(tmp_path: Path) -> None:
    one = judged(tmp_path, persons=[person("Qemal Xhuma")])
    missed = next(o for o in one.outcomes if o.expected == "Qemal Xhuma")
    assert sentence_of(one, missed) == ""


def test_the_baseline_takes_capitals_for_persons(tmp_path: Path) -> None:
    one = judged(tmp_path, persons=[person("Lirika Bajraliu")])
    assert tally(one.outcomes, "persons") == Tally(1, 1, 1, 1)
    guessed = tally(one.baseline, "persons")
    assert guessed.right == 1
    assert guessed.found > 1
    assert tally(one.baseline, "published") == Tally(1, 1, 1, 1)


def test_a_text_that_is_refused_is_missed_as_a_whole_and_has_no_sentence(tmp_path: Path) -> None:
    one = judged(tmp_path, text="12345", persons=[person("Agron Beu")])
    assert "no text in it" in one.refused
    assert tally(one.outcomes, "persons") == tally(one.baseline, "persons") == Tally(1, 0, 0, 0)
    assert sentence_of(one, one.outcomes[0]) == ""


def test_progress_is_told_from_nothing_to_all(tmp_path: Path) -> None:
    judged(tmp_path)
    steps: list[tuple[str, int, int]] = []
    judge_folder(tmp_path, progress=lambda *step: steps.append(step))
    assert steps == [("evaluating", 0, 1), ("evaluating", 1, 1)]
