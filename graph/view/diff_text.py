"""A difference between two days in words, and as rows for tables."""

from collections.abc import Iterator, Mapping

from graph.view.diff import Change, ChangeKind, Difference
from graph.view.staffing import Holding, Place, Staffing
from graph.view.words import word
from ontology.model import Language

#: Columns of ``records``, in order.
COLUMNS = ("change", "name", "role", "unit", "capacity", "before", "after", "person", "tenure", "code")
#: What two days differ by merely because more or less is known; told only where it is asked for.
KNOWLEDGE = frozenset(
    {ChangeKind.CONFIRMED, ChangeKind.UNCONFIRMED, ChangeKind.POSSIBLE, ChangeKind.RULED_OUT}
)


def lines(
    change: Difference, first: Staffing, second: Staffing, language: Language, *, everything: bool = False
) -> Iterator[str]:
    """The difference under headings, one line per change; ``everything``: also what is merely more or less sure."""
    yield f"{change.first.isoformat()} → {change.second.isoformat()}"
    units = {**first.units, **second.units}
    told = _told(change, everything=everything)
    if not told:
        yield word("no-change", language)
    heading = None
    for each in told:
        if each.kind is not heading:
            heading = each.kind
            yield f"\n{title(heading, language)}"
        yield f"  {sentence(each, change, units)}"


def title(kind: ChangeKind, language: Language) -> str:
    """The heading for changes of ``kind``."""
    return word("made-possible" if kind is ChangeKind.POSSIBLE else kind.value, language)


def sentence(change: Change, whole: Difference, units: Mapping[str, Place]) -> str:
    """One change in words: “− Arta Gashi – Director General, Secretariat (certain)”."""
    thing = change.thing
    sign = "±" if change.before and change.after else "+" if change.after else "−"
    if isinstance(thing, Place):
        if isinstance(change.before, Place) and change.before.label != thing.label:
            return f"{sign} {change.before.label} → {thing.label}"
        goes_on = whole.renamed.get(thing.code, "")
        above = units.get(thing.parent or "")
        tail = f" → {units[goes_on].label}" if goes_on in units else f" ({above.label})" if above else ""
        return f"{sign} {thing.label}{tail}"
    unit = units[thing.unit].label if thing.unit in units else thing.unit
    capacity = f", {thing.capacity}" if thing.capacity else ""
    states = [each.state for each in (change.before, change.after) if isinstance(each, Holding)]
    return f"{sign} {thing.name} – {thing.role}{capacity}, {unit} ({' → '.join(states)})"


def _told(change: Difference, *, everything: bool) -> list[Change]:
    return [each for each in change.changes if everything or each.kind not in KNOWLEDGE]


def records(
    change: Difference, first: Staffing, second: Staffing, *, everything: bool = True
) -> list[dict[str, str]]:
    """The difference as rows with ``COLUMNS``; what does not apply is empty. ``everything`` as in ``lines``."""
    units = {**first.units, **second.units}
    return [_record(each, units) for each in _told(change, everything=everything)]


def _record(change: Change, units: Mapping[str, Place]) -> dict[str, str]:
    thing = change.thing
    row = dict.fromkeys(COLUMNS, "") | {"change": change.kind.value}
    if isinstance(thing, Place):
        before, after = (
            each.label if isinstance(each, Place) else "" for each in (change.before, change.after)
        )
        return row | {"unit": thing.label, "code": thing.code, "before": before, "after": after}
    unit = units[thing.unit].label if thing.unit in units else thing.unit
    before, after = (
        each.state if isinstance(each, Holding) else "" for each in (change.before, change.after)
    )
    return row | {
        "name": thing.name,
        "role": thing.role,
        "unit": unit,
        "capacity": thing.capacity or "",
        "before": before,
        "after": after,
        "person": thing.person,
        "tenure": thing.tenure,
        "code": thing.unit,
    }
