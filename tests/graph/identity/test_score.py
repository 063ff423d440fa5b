"""The B-cubed score, on groupings small enough to count by hand."""

import pytest

from graph.identity.score import score

TRUE = {1: "a", 2: "a", 3: "b", 4: "b"}
CASES = [
    ({1: "x", 2: "x", 3: "y", 4: "y"}, 1.0, 1.0, ()),
    ({1: "x", 2: "x", 3: "x", 4: "x"}, 0.5, 1.0, (("a", "b"),)),
    ({1: "1", 2: "2", 3: "3", 4: "4"}, 1.0, 0.5, ()),
    (
        {1: "x", 2: "x", 3: "x", 4: "y"},
        (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4,
        (1 + 1 + 0.5 + 0.5) / 4,
        (("a", "b"),),
    ),
]


@pytest.mark.parametrize(("found", "precision", "recall", "merges"), CASES)
def test_the_score_of_a_grouping(
    found: dict[int, str], precision: float, recall: float, merges: tuple[tuple[str, str], ...]
) -> None:
    got = score(found, TRUE)
    assert got.precision == pytest.approx(precision)
    assert got.recall == pytest.approx(recall)
    assert got.merges == merges
    assert got.f1 == pytest.approx(2 * precision * recall / (precision + recall))


def test_only_mentions_of_both_groupings_count() -> None:
    assert score({1: "x", 9: "x"}, {1: "a", 2: "a"}).mentions == 1


def test_nothing_in_common_is_an_error() -> None:
    with pytest.raises(ValueError, match="no mention"):
        score({1: "x"}, {2: "a"})
