"""Tenures: what releases say of one person in one post and capacity, one mandate each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from graph.fact.bounds import Statement, attested_only, bounds_of, in_order, is_ended, succeed
from graph.fact.posts import NewRole, post_of, role_of
from graph.fact.support import dated, support
from graph.identity.source import Source
from ontology.facts import Post, Tenure, TenureStatus
from ontology.iri import opaque
from ontology.model import Capacity, Standing, TenureClaim

_OVER = frozenset({Standing.FORMER, Standing.DISMISSED})


@dataclass(slots=True)
class Tenures:
    """``of``: (release key, person's local id) → keys of the tenures that the release's claims support.

    ``given``, ``left``: of these the ones that a claim gives to the person, or says are over. ``contradictory``: keys
    of those whose stated dates stand in no order.
    """

    tenures: tuple[Tenure, ...] = ()
    of: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    given: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    left: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    new_roles: dict[str, NewRole] = field(default_factory=dict)
    contradictory: set[str] = field(default_factory=set)


Slot = tuple[str, str, Capacity]


def gather(sources: Sequence[Source], persons: Mapping[tuple[str, str], str]) -> Tenures:
    """All tenures. ``sources`` ordered by day; a candidate holds nothing, and a role without a unit is no post."""
    claims: dict[Slot, list[tuple[Source, TenureClaim]]] = defaultdict(list)
    posts: dict[str, Post] = {}
    found = Tenures()
    for source in sources:
        for claim in source.reading.tenures:
            post = post_of(source, claim) if claim.standing is not Standing.CANDIDATE else None
            if post is None:
                continue
            posts[post.code] = post
            role = role_of(claim, source.release.language)
            if isinstance(role, NewRole):
                found.new_roles.setdefault(role.key, role)
            claims[persons[source.key, claim.person], post.code, claim.capacity].append((source, claim))
    tenures = []
    for slot in sorted(claims):
        for ordinal, mandate in enumerate(_mandates(claims[slot])):
            tenure, contradictory = _tenure(slot, ordinal, posts[slot[1]], mandate)
            tenures.append(tenure)
            found.contradictory |= {tenure.key} if contradictory else set()
            for source, claim in mandate:
                found.of[source.key, claim.person].append(tenure.key)
                if claim.standing is Standing.APPOINTED:
                    found.given[source.key, claim.person].add(tenure.key)
                elif claim.standing in _OVER:
                    found.left[source.key, claim.person].add(tenure.key)
    found.tenures = tuple(sorted(succeed(tenures), key=lambda t: t.key))
    return found


def _mandates(claims: Sequence[tuple[Source, TenureClaim]]) -> list[list[tuple[Source, TenureClaim]]]:
    """Claims in the order of days, cut where a release speaks of the post as held again after its end.

    Where one release calls somebody a former holder and gives them the post, they return to it. A release without a
    day comes neither before nor after an end: it speaks of the last mandate that others tell of.
    """
    mandates: list[list[tuple[Source, TenureClaim]]] = [[]]
    for _, group in groupby((c for c in claims if c[0].day is not None), key=lambda told: told[0].key):
        told = list(group)
        if any(claim.standing is Standing.APPOINTED for _, claim in told):
            told.sort(key=lambda each: each[1].standing not in _OVER)
        for source, claim in told:
            over = bool(mandates[-1]) and mandates[-1][-1][1].standing in _OVER
            if over and claim.standing not in _OVER:
                mandates.append([])
            mandates[-1].append((source, claim))
    mandates[-1] += [claimed for claimed in claims if claimed[0].day is None]
    return mandates


def _tenure(
    slot: Slot, ordinal: int, post: Post, mandate: Sequence[tuple[Source, TenureClaim]]
) -> tuple[Tenure, bool]:
    """One mandate, and whether its stated dates contradict each other or the releases' days.

    Contradictory dates are left out, to be reviewed.
    """
    person, code, capacity = slot
    statements = [
        Statement(source.day, claim.standing, claim.start, claim.end, dated(source, claim))
        for source, claim in mandate
    ]
    held = [source.day for source, claim in mandate if claim.standing not in _OVER]
    days: list[date] = [day for day in held if day is not None]
    bounds = bounds_of(statements)
    contradictory = not in_order(bounds)
    tenure = Tenure(
        opaque(8, "tenure", person, code, capacity, str(ordinal)),
        person,
        post,
        capacity,
        attested_only(statements) if contradictory else bounds,
        support(mandate, review=contradictory),
        min(days, default=None),
        max(days, default=None),
        TenureStatus.ENDED if is_ended(statements) else TenureStatus.UNKNOWN_END,
    )
    return tenure, contradictory
