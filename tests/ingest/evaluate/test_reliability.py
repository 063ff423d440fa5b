"""Rules: how often they were right, and what they should state."""

from pathlib import Path

import pytest

from ingest.claim.evidence import rules
from ingest.evaluate.calibrate import RULES, main, rewritten
from ingest.evaluate.compare import Outcome
from ingest.evaluate.facts import Grounds
from ingest.evaluate.reliability import (
    MOST,
    Reliability,
    calibration_error,
    proposals,
    reliabilities,
)


def told(kind: str, rule: str, *, right: bool) -> Outcome:
    return Outcome(kind, "x" if right else None, "x", grounds=Grounds(rule))


def test_claims_of_each_rule_are_counted_by_kind() -> None:
    rows = reliabilities(
        [
            told("persons", "name", right=True),
            told("persons", "name", right=False),
            told("events", "meeting-held", right=True),
            told("participants_strict", "meeting-held", right=False),
            told("participants", "meeting-held", right=True),
            told("acronyms", "unit-acronym", right=True),
            Outcome("persons", "missed", None),
        ]
    )
    counted = {(row.rule, row.family): (row.claims, row.right) for row in rows if row.claims}
    assert counted == {
        ("name", "persons"): (2, 1),
        ("meeting-held", "events"): (1, 1),
        ("meeting-held", "participants_strict"): (1, 0),
    }
    assert {row.rule for row in rows} == set(rules())


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        ([], None),
        ([Reliability("a", "units", 10, 9, 0.9)], 0.0),
        ([Reliability("a", "units", 10, 5, 0.9)], 0.4),
        ([Reliability("a", "units", 10, 5, 0.9), Reliability("b", "units", 30, 21, 0.7)], 0.1),
        ([Reliability("a", "units", 10, 10, 0.9), Reliability("b", "units", 10, 8, 0.9)], 0.0),
    ],
)
def test_the_expected_calibration_error(rows: list[Reliability], error: float | None) -> None:
    assert calibration_error(rows) == (None if error is None else pytest.approx(error))


def test_few_claims_are_drawn_to_the_mean_of_their_family() -> None:
    rows = [
        Reliability("many", "tenures", 980, 784, 0.9),
        Reliability("few", "tenures", 3, 3, 0.9),
        Reliability("none", "", 0, 0, 0.9),
    ]
    found = proposals(rows)
    assert found["many"] == 0.8
    assert 0.8 < found["few"] < 0.9
    assert "none" not in found


def test_no_rule_is_certain() -> None:
    assert proposals([Reliability("a", "units", 5000, 5000, 0.9)]) == {"a": MOST}


def test_a_figure_is_rewritten_and_nothing_else() -> None:
    content = RULES.read_text("utf-8")
    found = rewritten(content, {"name": 0.5})
    changed = [
        pair for pair in zip(content.splitlines(), found.splitlines(), strict=True) if pair[0] != pair[1]
    ]
    assert len(changed) == 1
    assert changed[0][1].startswith("name: {confidence: 0.5, reads:")
    with pytest.raises(ValueError, match="0 lines “no-rule"):
        rewritten(content, {"no-rule": 0.5})


def test_the_command_proposes_and_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "rules.yml"
    copy.write_text(RULES.read_text("utf-8"), "utf-8")
    corpus = Path(__file__).parents[2] / "corpus" / "en"
    assert main([str(corpus)], copy) == 0
    assert "→" in capsys.readouterr().out
    assert copy.read_text("utf-8") == RULES.read_text("utf-8")
    assert main([str(corpus), "--write"], copy) == 0
    assert copy.read_text("utf-8") != RULES.read_text("utf-8")
    assert main([str(tmp_path / "none")], copy) == 3
