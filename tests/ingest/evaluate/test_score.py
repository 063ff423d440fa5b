"""Figures from counts."""

import pytest

from ingest.evaluate.score import Score, Tally, score


@pytest.mark.parametrize(
    ("tallies", "precision", "recall", "f1"),
    [
        ([Tally(4, 2, 1, 1)], 0.5, 0.25, 1 / 3),
        ([Tally(2, 2, 2, 2), Tally(2, 0, 0, 0)], 1.0, 0.5, 2 / 3),
        ([Tally(2, 0, 0, 0)], None, 0.0, 0.0),
        ([Tally(0, 2, 0, 0)], 0.0, None, 0.0),
        ([Tally()], None, None, None),
        ([], None, None, None),
    ],
)
def test_shares(
    tallies: list[Tally], precision: float | None, recall: float | None, f1: float | None
) -> None:
    found = score(tallies)
    assert (found.precision, found.recall) == (precision, recall)
    assert found.f1 == (pytest.approx(f1) if f1 is not None else None)


def test_strict_counts_what_is_right_to_the_letter() -> None:
    assert score([Tally(4, 4, 4, 1)], exact=True).f1 == 0.25


def test_the_interval_holds_the_score_and_is_the_same_on_every_run() -> None:
    tallies = [Tally(5, 5, number % 6, 0) for number in range(30)]
    found = score(tallies)
    assert found.interval is not None
    assert found.f1 is not None
    low, high = found.interval
    assert 0 < low < found.f1 < high < 1
    assert score(tallies) == found


def test_releases_that_are_all_alike_leave_no_doubt() -> None:
    assert score([Tally(2, 2, 1, 1)] * 9).interval == (0.5, 0.5)


@pytest.mark.parametrize("tallies", [[Tally(2, 2, 1, 1)], [Tally(), Tally()]])
def test_one_release_or_nothing_has_no_interval(tallies: list[Tally]) -> None:
    assert score(tallies).interval is None


def test_as_json_rounds_and_keeps_unknowns() -> None:
    told = Score(None, 1 / 3, 0.0, 3, 0, 1, (0.0, 2 / 3)).as_json()
    assert told == {
        "precision": None,
        "recall": 0.3333,
        "f1": 0.0,
        "n": 3,
        "found": 0,
        "right": 1,
        "interval": [0.0, 0.6667],
    }
