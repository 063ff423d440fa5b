"""What a fact rests on: claims, releases, and how sure they make it together."""

from collections.abc import Sequence

from graph.identity.keys import AnyClaim, key_of
from graph.identity.source import Source
from ontology.facts import Review, Support

#: Confidence that only a curator can exceed.
MOST = 0.99
#: Below this a fact waits for review.
DOUBTFUL = 0.6

Claimed = tuple[Source, AnyClaim]


def support(claims: Sequence[Claimed], *, review: bool = False) -> Support:
    """Support by ``claims``: confidence is 1 − ∏(1 − cᵢ) over releases, the best claim of each.

    ``review``: the fact waits for review whatever its confidence.
    """
    best: dict[str, float] = {}
    for source, claim in claims:
        best[source.key] = max(best.get(source.key, 0.0), claim.evidence.confidence)
    doubt = 1.0
    for release in sorted(best):
        doubt *= 1 - best[release]
    confidence = round(min(1 - doubt, MOST), 4)
    waits = review or confidence < DOUBTFUL
    keys = tuple(sorted({key_of(source, claim) for source, claim in claims}))
    return Support(keys, tuple(sorted(best)), confidence, Review.NEEDS_REVIEW if waits else Review.AUTO)
