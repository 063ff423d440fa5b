"""All decisions together: which are in force, and whether they can all be meant at once.

A decision is in force until a later one undoes it or takes its place: the last word on a claim and field counts, a
rejection takes the place of all said of the claim before, a split that of the mergers it takes apart. Two decisions on
who is who that contradict each other otherwise are refused: nobody could say which was meant.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.decision.model import Action, Decision, Target
from ontology.errors import InputError

_APART = frozenset({Action.SPLIT, Action.NOT_THE_SAME})
#: Actions that say what becomes of a claim or mention; of those on one field the last counts.
_SAYING = frozenset({Action.ACCEPT, Action.REJECT, Action.REPLACE, Action.SET_DATE, Action.ADD})

Pair = tuple[str, str]
#: What tells one mention, or one claim on an event or unit, from another.
Naming = Callable[[Target], str]


def _node(target: Target) -> str:
    return target.node


@dataclass(frozen=True, slots=True)
class Ledger:
    """``decisions``: all, in the order of lines. ``superseded``: id → id of the decision that took its place.

    ``sha256``: of the file's bytes; empty if there is no file.
    """

    decisions: tuple[Decision, ...] = ()
    superseded: Mapping[str, str] = field(default_factory=dict)
    sha256: str = ""

    @property
    def in_force(self) -> tuple[Decision, ...]:
        """Those that count, but for those whose one purpose was to undo another."""
        return tuple(d for d in self.decisions if d.id not in self.superseded and d.action is not Action.UNDO)

    @property
    def numbered(self) -> tuple[tuple[int, Decision], ...]:
        """Those in force with the numbers of their lines."""
        counted = {decision.id: number for number, decision in enumerate(self.decisions, 1)}
        return tuple((counted[decision.id], decision) for decision in self.in_force)


#: No decisions at all.
EMPTY = Ledger()


def ledger(decisions: Sequence[Decision], sha256: str = "") -> Ledger:
    """``decisions`` as a ledger. Raises ``InputError`` naming the first line that those before it rule out."""
    line: dict[str, int] = {}
    for number, decision in enumerate(decisions, 1):
        if decision.id in line:
            raise refusal(number, f"it repeats line {line[decision.id]}", "Leave one of them out.")
        if decision.undoes is not None and decision.undoes not in line:
            raise refusal(
                number,
                f"it undoes {decision.undoes}, which is no line before it",
                "Check the id; `zyrtar decisions` lists all.",
            )
        line[decision.id] = number
    superseded = _superseded(decisions)
    for number, decision in enumerate(decisions, 1):
        by = superseded.get(decision.undoes or "", decision.id)
        if by != decision.id and decision.id not in superseded:  # what is undone itself undoes nothing
            what = f"it undoes {decision.undoes}, whose place line {line[by]} took already"
            raise refusal(number, what, "Leave this line out.")
    made = Ledger(tuple(decisions), superseded, sha256)
    check_identity(made.numbered)
    return made


def refusal(number: int, what: str, mend: str) -> InputError:
    """The error that refuses the file for the line ``number``."""
    return InputError(f"decisions.jsonl, line {number}: {what}; no decision was applied", mend=mend)


def _superseded(decisions: Sequence[Decision]) -> Mapping[str, str]:
    """Id → what took its place; decided from the last line back, so that what is undone undoes nothing."""
    found: dict[str, str] = {}
    undoing: dict[str, str] = {}  # id → the first line in force that undoes it
    saying: dict[str, list[Decision]] = defaultdict(list)  # target → decisions in force, the last first
    splits: list[Decision] = []
    for decision in reversed(decisions):
        by = undoing.get(decision.id)
        if by is None and decision.action in _SAYING:
            by = _first(
                other.id for other in reversed(saying[_target(decision)]) if _outdoes(other, decision)
            )
        if by is None and decision.action is Action.MERGE:
            by = _first(other.id for other in reversed(splits) if _takes_apart(other, decision))
        if by is not None:
            found[decision.id] = by
            continue
        if decision.undoes is not None:
            undoing[decision.undoes] = decision.id
        if decision.action in _SAYING:
            saying[_target(decision)].append(decision)
        if decision.action is Action.SPLIT:
            splits.append(decision)
    return found


def _first(ids: Iterable[str]) -> str | None:
    return next(iter(ids), None)


def _takes_apart(split: Decision, merger: Decision) -> bool:
    taken, rest = ({target.node for target in side} for side in (split.targets, split.left))
    one, other = (target.node for target in merger.targets)
    return (one in taken and other in rest) or (other in taken and one in rest)


def _outdoes(new: Decision, old: Decision) -> bool:
    """Whether ``new``, on the same target, leaves nothing of ``old``."""
    if Action.REJECT in (new.action, old.action):
        return True
    return (new.action, new.field) == (old.action, old.field)


def _target(decision: Decision) -> str:
    return decision.targets[0].node


def apart(decision: Decision, name: Naming = _node) -> Iterator[Pair]:
    """Pairs that a split or “not the same” says are two."""
    others = decision.left if decision.action is Action.SPLIT else decision.targets[1:]
    taken = decision.targets if decision.action is Action.SPLIT else decision.targets[:1]
    yield from ((name(one), name(other)) for one in taken for other in others)


def together(decision: Decision, name: Naming = _node) -> Iterator[Pair]:
    """Pairs that a merger says are one; a split says so of those that it takes out."""
    names = [name(target) for target in decision.targets]
    yield from ((names[0], other) for other in names[1:])


def check_identity(
    decisions: Sequence[tuple[int, Decision]], name: Naming = _node, *, circles: bool = True
) -> None:
    """Raise ``InputError`` if one decision joins two that another holds apart.

    ``decisions``: with the numbers of their lines. ``name``: what tells one target from another. ``circles``: refuse
    mergers too that say what others have said already.
    """
    groups: dict[str, set[str]] = {}
    lines: dict[str, set[int]] = defaultdict(set)  # mention → lines that join it to another
    for number, decision in decisions:
        if decision.action not in (Action.MERGE, Action.SPLIT):
            continue
        for one, other in together(decision, name):
            first, second = groups.setdefault(one, {one}), groups.setdefault(other, {other})
            if first is second and decision.action is Action.MERGE and circles:
                raise refusal(
                    number,
                    f"mergers run in a circle: {_told(lines[one] | lines[other])} these two already",
                    "Leave this line out, or undo one of the others.",
                )
            if first is not second:
                first |= second
                groups |= dict.fromkeys(second, first)
            lines[one].add(number)
            lines[other].add(number)
    for number, decision in decisions:
        if decision.action not in _APART:
            continue
        for one, other in apart(decision, name):
            if (one == other and circles) or (one != other and other in groups.get(one, set())):
                joined = {line for node in groups.get(one, {one}) for line in lines[node]} - {number}
                last = max(number, *joined) if joined else number
                rest = _lines((joined | {number}) - {last}) if joined else "itself"
                raise refusal(
                    last,
                    f"it is at odds with {rest}: {_cannot(decision)}",
                    "Undo the decision that is wrong: `zyrtar decisions --undo ID`.",
                )


def _cannot(decision: Decision) -> str:
    match decision.subject:
        case None:
            return "two mentions cannot be one person and two"
        case kind:
            return f"two claims cannot be of one {kind} and of two"


def _told(numbers: set[int]) -> str:
    return f"{_lines(numbers)} {'joins' if len(numbers) == 1 else 'join'}" if numbers else "it joins"


def _lines(numbers: set[int]) -> str:
    told = ", ".join(str(number) for number in sorted(numbers))
    return f"line {told}" if len(numbers) == 1 else f"lines {told}"
