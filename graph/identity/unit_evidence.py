"""What is said of two units that the vocabulary does not have: one unit under two names, two, or nobody can tell.

Sure are names that mean the same within one unit, and the same news told in two languages. A common acronym alone is
not: “DA” is Departamenti i Administratës as well as the Department of Analysis.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from graph.identity.body import Body
from graph.identity.cluster import Union
from graph.identity.result import Decided, Judgement, Mention, Verdict
from graph.identity.wording import OUTSIDE, Wording
from ontology.lookup import vocabulary

#: Days within which releases in two languages tell one piece of news; the same span as for persons.
NEWS: Final = 7
#: Share of what two names mean that must be common for a curator to be asked.
LIKELY: Final = 0.6

_NOTHING: Final = Judgement(Verdict.UNDECIDED, ())


class Judge:
    """Judges two bodies by their numbers. ``sets``: which of them are one by now."""

    def __init__(
        self, bodies: Sequence[Body], sets: Union, of: Mapping[Mention, int], decided: Decided
    ) -> None:
        self._bodies, self._sets = bodies, sets
        self._whole = {body.raw: number for number, body in enumerate(bodies) if not body.taken}
        self._apart = {frozenset((of[one], of[other])) for one, other in decided.different}

    def __call__(self, one: int, other: int) -> Judgement:
        """*Undecided* without strength where nothing is known; rules leave alone what a curator took out."""
        if frozenset((one, other)) in self._apart:
            return Judgement(Verdict.DIFFERENT, ("decided by a curator",))
        first, second = self._bodies[one], self._bodies[other]
        if first.known or second.known:
            both = first.known and second.known
            return Judgement(Verdict.DIFFERENT, ("both are units of the vocabulary",)) if both else _NOTHING
        if first.releases & second.releases:
            return Judgement(Verdict.DIFFERENT, ("one release names both",))
        parents = self._parent(first), self._parent(second)
        if first.kind != second.kind or (None not in parents and parents[0] != parents[1]):
            return Judgement(Verdict.DIFFERENT, ("they are of two kinds or parts of two units",))
        judgement = by_name(first, second, inside=parents[0] is not None and parents[0] == parents[1])
        if (first.taken or second.taken) and judgement.verdict is Verdict.SAME:
            return Judgement(Verdict.UNDECIDED, (*judgement.reasons, "but a curator took one out"), 20)
        return judgement

    def for_sure(self, one: int, other: int) -> bool:
        """Whether it is sure that they are two: a curator said so, or one release names both."""
        named = self._bodies[one].releases & self._bodies[other].releases
        return frozenset((one, other)) in self._apart or bool(named)

    def _parent(self, body: Body) -> object:
        """What holds the body: a code of the vocabulary or a group of bodies; ``None`` if no release says it."""
        if len(body.raw) == 1:
            return None
        number = self._whole.get(body.raw[1:])
        return body.raw[1] if number is None else self._sets.find(number)


def by_name(one: Body, other: Body, *, inside: bool) -> Judgement:
    """What names, acronyms and seats say of two bodies of one kind. ``inside``: both are parts of one unit."""
    placed = inside or one.kind == OUTSIDE
    pairs = [(a, b) for a in one.wordings for b in other.wordings]
    if any(a.same(b, least=1 if one.kind != OUTSIDE else 2) for a, b in pairs):
        if placed:
            where = "they are parts of one unit" if inside else "both are outside the system"
            return Judgement(Verdict.SAME, (f"their names mean the same, and {where}",), 30)
        return Judgement(
            Verdict.UNDECIDED, ("their names mean the same, but no release says what both are part of",), 20
        )
    seat = _seat(one, other)
    if seat is not None:
        return Judgement(Verdict.SAME, (seat,), 40)
    return _in_part(one, other, placed=placed)


def _in_part(one: Body, other: Body, *, placed: bool) -> Judgement:
    """What an acronym or some of the words of names in two languages say."""
    across = [(a, b) for a in one.wordings for b in other.wordings if a.language != b.language]
    acronyms = {a[0] for a in one.acronyms for b in other.acronyms if a[0] == b[0] and a[1] != b[1]}
    if acronyms:
        said = f"both have the acronym {min(acronyms).upper()}"
        if placed and any(a.shared(b) for a, b in across):
            return Judgement(Verdict.SAME, (f"{said}, and their names have words in common",), 35)
        return Judgement(Verdict.UNDECIDED, (f"{said}, but nothing else in common",), 10)
    shared = max((a.shared(b) for a, b in across if _likely(a, b)), key=len, default=frozenset())
    if shared:
        return Judgement(Verdict.UNDECIDED, (f"both names mean: {', '.join(sorted(shared))}",), 5)
    return _NOTHING


def _likely(one: Wording, other: Wording) -> bool:
    shared = one.shared(other)
    return len(shared) > 1 and len(shared) >= LIKELY * len(one.meant | other.meant)


def _seat(one: Body, other: Body) -> str | None:
    """One person in one role of both in releases of one week and two languages: the same news, told twice."""
    for name, role, language in sorted(one.seats):
        for same, as_well, another in sorted(other.seats):
            alike = (name, role) == (same, as_well) and language != another
            if alike and _near(one.seats[name, role, language], other.seats[name, role, another]):
                label = vocabulary().label("role", role, "en")
                return f"releases of one week in two languages call one person {label} of both"
    return None


def _near(days: Iterable[int], others: Iterable[int]) -> bool:
    return any(abs(one - other) <= NEWS for one in days for other in others)
