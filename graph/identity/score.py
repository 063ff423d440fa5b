"""How well persons and events are told apart and together: a grouping of mentions against the true one.

B-cubed (Bagga and Baldwin 1998): for each mention, the share of its group that is rightly there (precision) and the
share of its true group that is there (recall), averaged over mentions. Beside it the figure that matters most: how
many pairs of people were taken for one.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

Named = TypeVar("Named", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Score:
    """``merges``: pairs of true persons of whom mentions stand in one group. ``mentions``: how many were scored."""

    precision: float
    recall: float
    merges: tuple[tuple[str, str], ...]
    mentions: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 if both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def score(found: Mapping[Named, str], true: Mapping[Named, str]) -> Score:
    """The score of ``found`` (mention → group) against ``true`` (mention → person).

    Only mentions that both have are scored: what was not read, or read where nobody is, is the reader's score. Raises
    ``ValueError`` if there is none.

    >>> score({1: "a", 2: "a", 3: "b"}, {1: "x", 2: "x", 3: "x"}).recall.__round__(3)
    0.556
    """
    both = [mention for mention in true if mention in found]
    if not both:
        raise ValueError("no mention is in both groupings")
    groups, persons = Counter(found[m] for m in both), Counter(true[m] for m in both)
    shared = Counter((found[m], true[m]) for m in both)
    precision = sum(shared[found[m], true[m]] / groups[found[m]] for m in both) / len(both)
    recall = sum(shared[found[m], true[m]] / persons[true[m]] for m in both) / len(both)
    inside: dict[str, set[str]] = defaultdict(set)
    for group, person in shared:
        inside[group].add(person)
    merges = {pair for together in inside.values() for pair in combinations(sorted(together), 2)}
    return Score(precision, recall, tuple(sorted(merges)), len(both))


def pair_f1(found: Mapping[Named, str], true: Mapping[Named, str]) -> tuple[float, int]:
    """F1 over pairs that are in one group, and the number of true pairs; of mentions that both have.

    >>> pair_f1({1: "a", 2: "a", 3: "b"}, {1: "x", 2: "x", 3: "x"})
    (0.5, 3)
    """
    both = sorted((mention for mention in true if mention in found), key=repr)
    right = said = meant = 0
    for one, other in combinations(both, 2):
        right += found[one] == found[other] and true[one] == true[other]
        said += found[one] == found[other]
        meant += true[one] == true[other]
    return (2 * right / (said + meant) if said + meant else 0.0), meant
