"""Precision, recall and F1 with the interval that other releases of the same sort might have given."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ingest.evaluate.compare import Outcome

#: How often releases are drawn again, and what the draw begins from: the same figures on every run.
DRAWS: Final = 1000
SEED: Final = 20240703
#: Share of draws that lie outside the interval.
OUTSIDE: Final = 0.05


@dataclass(frozen=True, slots=True)
class Tally:
    """Entries expected, found, and right; ``exact``: right to the letter."""

    expected: int = 0
    found: int = 0
    right: int = 0
    exact: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.expected + other.expected,
            self.found + other.found,
            self.right + other.right,
            self.exact + other.exact,
        )


@dataclass(frozen=True, slots=True)
class Score:
    """Shares of 1; ``None`` where there is nothing to divide by. ``n``: entries expected."""

    precision: float | None
    recall: float | None
    f1: float | None
    n: int
    found: int
    right: int
    interval: tuple[float, float] | None = None

    def as_json(self) -> dict[str, Any]:
        """The figures, rounded to four places."""
        return {
            "precision": _rounded(self.precision),
            "recall": _rounded(self.recall),
            "f1": _rounded(self.f1),
            "n": self.n,
            "found": self.found,
            "right": self.right,
            "interval": [_rounded(end) for end in self.interval] if self.interval else None,
        }


def tally(told: Iterable[Outcome], kind: str) -> Tally:
    """The entries of ``kind`` counted."""
    rows = [o for o in told if o.kind == kind]
    return Tally(
        sum(o.expected is not None for o in rows),
        sum(o.found is not None for o in rows),
        sum(o.right for o in rows),
        sum(o.exact for o in rows),
    )


def score(tallies: Sequence[Tally], *, exact: bool = False) -> Score:
    """The score over releases, one tally each; ``exact``: only what is right to the letter counts as right.

    The interval of F1 holds 95 of 100 draws of as many releases with replacement (percentile bootstrap).
    """
    counts = np.array(
        [(t.expected, t.found, t.exact if exact else t.right) for t in tallies], dtype=np.float64
    ).reshape(-1, 3)
    expected, found, right = (int(number) for number in counts.sum(axis=0))
    return Score(
        _share(right, found),
        _share(right, expected),
        _share(2 * right, expected + found),
        expected,
        found,
        right,
        _interval(counts),
    )


def _interval(counts: NDArray[np.float64]) -> tuple[float, float] | None:
    if len(counts) < 2 or not counts[:, :2].any():
        return None
    drawn = np.random.default_rng(SEED).integers(len(counts), size=(DRAWS, len(counts)))
    sums = counts[drawn].sum(axis=1)
    size = sums[:, 0] + sums[:, 1]
    f1 = 2 * sums[size > 0, 2] / size[size > 0]
    low, high = np.quantile(f1, [OUTSIDE / 2, 1 - OUTSIDE / 2])
    return float(low), float(high)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
