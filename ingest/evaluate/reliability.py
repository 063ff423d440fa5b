"""How sure each rule says it is, and how often it was right on annotated releases."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ingest.claim.evidence import rules
from ingest.evaluate.compare import Outcome

#: The kinds that are claims of rules; the others follow from them.
FAMILIES: Final = ("persons", "units", "tenures", "events", "participants_strict")
#: Width of the bins of stated confidence; most rules lie between 0.85 and 1.
BIN: Final = 0.05
#: How many claims the mean of a rule's family counts as much as: a rule with fewer is mostly held to its family.
WEIGHT: Final = 10
#: No rule is surer than this, however many of its claims were right.
MOST: Final = 0.99


@dataclass(frozen=True, slots=True)
class Reliability:
    """One rule in one family (kind of claim): its ``claims``, how many were ``right``, what it ``stated``."""

    rule: str
    family: str
    claims: int
    right: int
    stated: float

    @property
    def share(self) -> float | None:
        """The share of right claims; ``None`` without any."""
        return self.right / self.claims if self.claims else None


def reliabilities(told: Iterable[Outcome]) -> list[Reliability]:
    """Every rule of ``rules.yml`` with its claims among ``told``, in the order of the file.

    A rule that made none is there with 0 claims and no family. What annotations do not hold is not counted: groups,
    and events that a release only tells of.
    """
    counted: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for outcome in told:
        if outcome.kind in FAMILIES and outcome.found is not None and outcome.grounds.rule:
            counted[outcome.grounds.rule, outcome.kind].append(outcome.right)
    found = []
    for rule, row in rules().items():
        stated = float(row["confidence"])
        families = [family for family in FAMILIES if (rule, family) in counted]
        for family in families or [""]:
            claims = counted.get((rule, family), [])
            found.append(Reliability(rule, family, len(claims), sum(claims), stated))
    return found


def calibration_error(rows: Sequence[Reliability]) -> float | None:
    """Expected calibration error: mean distance between stated confidence and share of right claims, over bins.

    Bins are ``BIN`` wide and weigh as their claims (Naeini, Cooper, Hauskrecht 2015). ``None`` without claims.
    """
    bins: dict[int, list[Reliability]] = defaultdict(list)
    for row in rows:
        bins[int(row.stated / BIN + 1e-9)].append(row)
    total = sum(row.claims for row in rows)
    if not total:
        return None
    return (
        sum(
            abs(sum(row.right for row in same) - sum(row.stated * row.claims for row in same))
            for same in bins.values()
        )
        / total
    )


def proposals(rows: Sequence[Reliability]) -> Mapping[str, float]:
    """The confidence each rule should state, for the rules that made claims.

    The share of right claims, drawn to the mean of the family as if the family had added ``WEIGHT`` claims of its
    own; the mean itself is (right + 1) / (claims + 2), so that nothing is certain. A rule in two families gets the
    mean of both, weighed by claims.
    """
    means = {family: _smoothed([row for row in rows if row.family == family]) for family in FAMILIES}
    drawn: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for row in rows:
        if row.claims:
            share = (row.right + WEIGHT * means[row.family]) / (row.claims + WEIGHT)
            drawn[row.rule].append((share, row.claims))
    return {
        rule: min(MOST, round(sum(s * n for s, n in shares) / sum(n for _, n in shares), 2))
        for rule, shares in drawn.items()
    }


def _smoothed(rows: Sequence[Reliability]) -> float:
    return (sum(row.right for row in rows) + 1) / (sum(row.claims for row in rows) + 2)


def calibration_json(told: Iterable[Outcome]) -> dict[str, Any]:
    """The curve as JSON: ``rules`` with claims, right, share and stated, and ``error``, the expected one."""
    rows = reliabilities(told)
    error = calibration_error(rows)
    return {
        "rules": [
            {
                "rule": row.rule,
                "family": row.family or None,
                "claims": row.claims,
                "right": row.right,
                "share": None if row.share is None else round(row.share, 4),
                "stated": row.stated,
            }
            for row in rows
        ],
        "error": None if error is None else round(error, 4),
    }
