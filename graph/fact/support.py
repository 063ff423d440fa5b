"""What a fact rests on: claims, releases, and how sure they make it together."""

from collections.abc import Sequence
from typing import TypeVar

from graph.identity.keys import AnyClaim, key_of
from graph.identity.source import Source
from ontology.facts import Review, Support
from ontology.model import ChangeClaim, EventClaim, ParticipationClaim

#: Confidence that only a curator can exceed.
MOST = 0.99
#: Below this a fact waits for review.
DOUBTFUL = 0.6

Claimed = tuple[Source, AnyClaim]
C = TypeVar("C", EventClaim, ParticipationClaim, ChangeClaim)


def support(claims: Sequence[Claimed], *, review: bool = False) -> Support:
    """Support by ``claims``: confidence is 1 − ∏(1 − cᵢ) over releases, the best claim of each.

    ``review``: the fact waits for review whatever its confidence. What a curator confirmed or corrected is certain
    and waits no more.
    """
    said = {mark.review for source, claim in claims if (mark := source.marks.get(claim)) is not None}
    decided = next((state for state in (Review.CORRECTED, Review.CONFIRMED) if state in said), None)
    best: dict[str, float] = {}
    for source, claim in claims:
        best[source.key] = max(best.get(source.key, 0.0), claim.evidence.confidence)
    doubt = 1.0
    for release in sorted(best):
        doubt *= 1 - best[release]
    confidence = round(min(1 - doubt, MOST), 4)
    waits = review or confidence < DOUBTFUL
    keys = tuple(sorted({key_of(source, claim) for source, claim in claims}))
    if decided is not None:
        return Support(keys, tuple(sorted(best)), 1.0, decided)
    return Support(keys, tuple(sorted(best)), confidence, Review.NEEDS_REVIEW if waits else Review.AUTO)


def dated(source: Source, claim: AnyClaim) -> frozenset[str]:
    """Which dates of ``claim`` a curator set."""
    mark = source.marks.get(claim)
    return frozenset() if mark is None else mark.dated


def is_corrected(source: Source, claim: AnyClaim) -> bool:
    """Whether a curator replaced a value of ``claim``."""
    mark = source.marks.get(claim)
    return mark is not None and mark.review is Review.CORRECTED


def decided_first(claims: Sequence[tuple[Source, C]]) -> list[tuple[Source, C]]:
    """``claims`` with those first that curators corrected: what they say comes before what releases say."""
    return sorted(claims, key=lambda claimed: not is_corrected(*claimed))
