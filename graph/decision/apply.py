"""Decisions in force to what they mean for the build: changed sources, who is who, who is not to be published."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.decision.bind import Bound, Orphan, bind
from graph.decision.conceal import mentions_named
from graph.decision.edit import Changes, Editor
from graph.decision.ledger import EMPTY, Ledger, apart, check_identity, together
from graph.decision.model import Action, ClaimKind, Decision, comparable
from graph.identity.result import NOTHING, Decided, Mention, Pair
from graph.identity.source import Source


@dataclass(frozen=True, slots=True)
class Said:
    """What curators said of things of one sort: ``decided``, and the same without mergers (``unmerged``)."""

    decided: Decided = NOTHING
    unmerged: Decided = NOTHING


#: Nothing was said.
NOT_SAID = Said()


@dataclass(frozen=True, slots=True)
class Curated:
    """Sources as they stand by the decisions in force, and what else these say.

    ``people``, ``events``, ``units``: who or what is one. ``hidden``: mentions of people who are not to be published,
    ``names`` their names in comparable form. ``orphans``: decisions that lost what they are about.
    """

    sources: tuple[Source, ...]
    ledger: Ledger = EMPTY
    bound: Bound = field(default_factory=lambda: Bound({}, {}))
    people: Said = NOT_SAID
    events: Said = NOT_SAID
    units: Said = NOT_SAID
    hidden: frozenset[Mention] = frozenset()
    names: frozenset[str] = frozenset()

    @property
    def orphans(self) -> tuple[Orphan, ...]:
        """Decisions in force that have no hold, wholly or in part."""
        return self.bound.orphans


def curate(sources: Sequence[Source], ledger: Ledger) -> Curated:
    """``sources`` with the decisions of ``ledger`` applied.

    Raises ``InputError`` if two decisions turn out to be at odds now that it is known which mentions they are about.
    """
    if not ledger.in_force:
        return Curated(tuple(sources), ledger)
    bound = bind(sources, ledger)
    changes: dict[str, Changes] = defaultdict(Changes)
    for decision in ledger.in_force:
        _note(decision, bound, changes)
    check_identity(ledger.numbered, lambda t: ".".join(bound.mentions.get(t.node, (t.node,))), circles=False)
    nobody = {(release, local) for release, found in changes.items() for local in found.nobody}
    people = {node: mention for node, mention in bound.mentions.items() if mention not in nobody}
    suppressed = [d for d in ledger.in_force if d.action is Action.SUPPRESS]
    names = frozenset(comparable(d.name) for d in suppressed if d.name is not None)
    hidden = {bound.mentions[m.node] for d in suppressed for m in d.mentions if m.node in bound.mentions}
    return Curated(
        tuple(_changed(source, changes.get(source.key)) for source in sources),
        ledger,
        bound,
        _said(ledger.in_force, None, people),
        _said(ledger.in_force, ClaimKind.EVENT, _standing(bound, ClaimKind.EVENT, changes)),
        _said(ledger.in_force, ClaimKind.UNIT, _standing(bound, ClaimKind.UNIT, changes)),
        mentions_named(sources, names) | hidden,
        names,
    )


def _standing(bound: Bound, kind: ClaimKind, changes: Mapping[str, Changes]) -> Mapping[str, Mention]:
    """Claim key → the event or unit that the claim is on, without those that were rejected."""
    return {
        key: thing
        for key, thing in bound.things(kind).items()
        if thing[0] not in changes or bound.claims[key][1][0] not in changes[thing[0]].rejected
    }


def _said(decisions: Iterable[Decision], subject: ClaimKind | None, known: Mapping[str, Mention]) -> Said:
    """What ``decisions`` say of ``subject``. ``known``: node of a target → what it is about, if that still stands."""
    about = [decision for decision in decisions if decision.subject is subject]
    kept = [decision for decision in about if decision.action is not Action.MERGE]
    return Said(_decided(about, known), _decided(kept, known))


def _note(decision: Decision, bound: Bound, changes: dict[str, Changes]) -> None:
    for target in decision.claims[:1]:
        release, claims = bound.claims.get(target.key, ("", ()))
        for claim in claims:
            match decision.action:
                case Action.REJECT:
                    changes[release].rejected.add(claim)
                case Action.ACCEPT:
                    changes[release].accepted.add(claim)
                case Action.REPLACE | Action.SET_DATE:
                    changes[release].values[claim][decision.field or ""] = decision.value or ""
                case _:
                    pass
    for mention in decision.mentions[:1]:
        if mention.node not in bound.mentions:
            continue
        release, local = bound.mentions[mention.node]
        if decision.action is Action.REJECT:
            changes[release].nobody.add(local)
        elif decision.action is Action.REPLACE:
            changes[release].names[local] = decision.value or ""


def _decided(decisions: Iterable[Decision], people: Mapping[str, Mention]) -> Decided:
    """What ``decisions`` say of pairs. ``people``: target's node → mention, event or unit that still stands."""
    same: set[Pair] = set()
    different: set[Pair] = set()
    for decision in decisions:
        if decision.action in (Action.MERGE, Action.SPLIT):
            same |= _pairs(together(decision), people)
        if decision.action in (Action.NOT_THE_SAME, Action.SPLIT):
            different |= _pairs(apart(decision), people)
    return Decided(frozenset(same), frozenset(_spread(same, different)))


def _spread(same: Iterable[Pair], different: Iterable[Pair]) -> set[Pair]:
    """``different`` for all that are one with either side by decision: who is A cannot be who A is not."""
    groups: dict[Mention, set[Mention]] = {}
    for one, other in same:
        first, second = groups.setdefault(one, {one}), groups.setdefault(other, {other})
        if first is not second:
            first |= second
            groups |= dict.fromkeys(second, first)
    return {
        (this, that)
        for one, other in different
        for this in groups.get(one, {one})
        for that in groups.get(other, {other})
    }


def _pairs(nodes: Iterable[tuple[str, str]], people: Mapping[str, Mention]) -> set[Pair]:
    found = ((people.get(one), people.get(other)) for one, other in nodes)
    return {(one, other) for one, other in found if one is not None and other is not None and one != other}


def _changed(source: Source, changes: Changes | None) -> Source:
    if changes is None:
        return source
    return Editor(source, changes).edited()
