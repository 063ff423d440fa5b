"""As many pairs as can be, exact ones first, each entry once."""

import pytest

from ingest.evaluate.match import Likeness, likeness, pair


def alike(one: str, other: str) -> Likeness:
    return likeness(same=bool(set(one) & set(other)), exact=one == other)


@pytest.mark.parametrize(
    ("expected", "found", "pairs"),
    [
        ([], ["a"], []),
        (["a"], [], []),
        (["a"], ["b"], []),
        (["a"], ["ab", "a"], [(0, 1)]),
        (["a", "a"], ["a"], [(0, 0)]),
        (["ab", "a"], ["a", "b"], [(0, 1), (1, 0)]),
        (["ab", "ac"], ["a", "b"], [(0, 1), (1, 0)]),
        (["abc", "a", "ab"], ["a", "ac", "cx"], [(0, 2), (1, 0), (2, 1)]),
    ],
)
def test_pairs(expected: list[str], found: list[str], pairs: list[tuple[int, int]]) -> None:
    assert [(one, other) for one, other, _ in pair(expected, found, alike)] == pairs
