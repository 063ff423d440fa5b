"""Lists over several lines: who takes an oath or is moved, one to a line, under a sentence that says so.

“Betimin e dhanë:” opens a list, “Nga Prokuroria Themelore në Pejë:” says where those below it go, “1. Z. NAME” is one
of them; “transferimin e tre prokurorëve, si në vijim:” opens a list of “NAME, nga … në …;”.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.claim.acts import find_acts
from ingest.claim.meeting import numerals
from ingest.claim.phrase import Line, RolePhrase
from ingest.claim.said import from_to
from ingest.claim.tenures import Pair
from ingest.lexicon.load import folded
from ingest.mention.known_units import UnitSpan
from ingest.mention.people import NameSpan
from ingest.mention.roles import RoleSpan
from ontology.model import Standing

#: Tokens in a line that only says where those below it go.
_HEADING = 14
#: Fields of ``events.yml`` whose verbs open a list of those who take part.
_PRESENT = frozenset({"attend", "listed", "speak", "present", "swear", "sign"})


@dataclass(frozen=True, slots=True)
class Item:
    """``name`` on a line of a list; ``field``: of the verb that opened it (``moved`` for those who change office).

    ``role``, ``unit``: what the list says they get and where, the unit named in ``unit_line``.
    """

    line: Line
    name: NameSpan
    field: str
    role: RoleSpan | None
    unit: UnitSpan | None
    unit_line: Line


def items(lines: Sequence[Line]) -> Iterator[tuple[int, Item]]:
    """Everyone in a list over several lines, with the number of the line."""
    field, role = "", None
    place: tuple[UnitSpan, Line] | None = None
    new: RoleSpan | None = None
    for number, line in enumerate(lines):
        new = next((r for r in line.mentions.roles if r.new and r.plural), new)
        colon = bool(line.tokens) and line.tokens[-1].text == ":"
        opened = _opens(line) if colon else None
        if opened is not None:
            field = opened
            role = _several(line) if field in {"moved", "chosen"} else new
            target = from_to(line, 0, len(line.tokens))[1] if field == "moved" else None
            place = (target, line) if target is not None else None
        elif field and (heading := _heading(line)) is not None:
            place = (heading, line)
        elif field and (name := _item(line)) is not None:
            unit, where = place or (None, line)
            yield number, Item(line, name, field, role, unit, where)
        else:
            field = ""


def listed_pairs(found: Sequence[tuple[int, Item]]) -> Iterator[tuple[int, Pair]]:
    """What lists say of offices: those sworn in get the new office, those moved leave one and get another."""
    for number, item in found:
        role = item.role
        if role is not None and item.field == "swear":
            yield number, _pair(item, role, item.unit, item.unit_line, Standing.APPOINTED, "sworn-in")
        elif role is not None and item.field == "chosen" and (where := _behind(item)) is not None:
            yield number, _pair(item, role, where, item.line, Standing.APPOINTED, "office-given")
        elif role is not None and item.field == "moved":
            source, target = from_to(item.line, item.name.end, len(item.line.tokens))
            if source is not None and target is None and item.unit is not None:
                yield number, _pair(item, role, source, item.line, Standing.FORMER, "moved")
                yield number, _pair(item, role, item.unit, item.unit_line, Standing.APPOINTED, "moved")
            if source is not None and target is not None:
                yield number, _pair(item, role, source, item.line, Standing.FORMER, "moved")
                yield number, _pair(item, role, target, item.line, Standing.APPOINTED, "moved")


def _pair(
    item: Item, role: RoleSpan, unit: UnitSpan | None, where: Line, standing: Standing, rule: str
) -> Pair:
    """``item`` in the office that the list is about: its words stand elsewhere, so the name's stand for it here."""
    line, name = item.line, item.name
    here = replace(
        role, start=name.start, end=name.end, noun=name.start, plural=False, new=False, case="nom-d"
    )
    units = (unit,) if unit is not None else ()
    end = max(name.end, unit.end) if unit is not None and where is line else name.end
    span = line.mentions.sentence.span_of(name.start, end)
    return Pair(line, RolePhrase(here, units, name.end), name, rule, span, unit, standing, False, line, where)


def signatures(lines: Sequence[Line]) -> Iterator[tuple[int, Pair]]:
    """Whoever signs a release: a line with a name alone, and below it one with nothing but an office."""
    for number, (above, below) in enumerate(pairwise(lines)):
        name = _item(above)
        role = below.role_at(0) if below.tokens else None
        if name is None or role is None or role.plural or name.end < len(above.tokens):
            continue
        phrase = below.phrase(role)
        if any(token.word for token in below.tokens[phrase.end :]):
            continue
        span = below.mentions.sentence.span_of(role.start, phrase.end)
        unit = phrase.units[0] if phrase.units else None
        yield number + 1, Pair(below, phrase, name, "apposition-after", span, unit, name_line=above)


def _opens(line: Line) -> str | None:
    """The field of the verb by which a line that ends with a colon opens a list of people."""
    nominal = folded(line.language, "frames", "nominal")
    moved = any(verb.kind == "moved" and not verb.denied for verb in line.predicates) or nominal & {
        token.folded for token in line.tokens
    }
    if moved:
        return "moved"
    role = _several(line)
    seat = role is not None and {kind for kind, _ in role.role.by_kind} & {"council", "committee"}
    given = any(v.kind == "chosen" and not v.denied and not v.planned for v in line.predicates)
    if role is not None and given and not seat:  # seats are those of a roster
        return "chosen"
    acts = [(end, field) for _, end, field in find_acts(line) if field in _PRESENT | {"sworn_before"}]
    if acts and any(verb.kind == "sworn" and verb.end == len(line.tokens) - 1 for verb in line.predicates):
        return "swear"  # “betimin para NAME e dhanë:”
    if not acts or line.people or acts[-1][1] == "sworn_before":
        return None
    return acts[-1][1]


def _several(line: Line) -> RoleSpan | None:
    """The office of those who are moved: the first role in the plural."""
    return next((role for role in line.mentions.roles if role.plural or _counted(line, role)), None)


def _counted(line: Line, role: RoleSpan) -> bool:
    """Whether a number stands before the role: “tri nova tužioca” are several in the form of one."""
    return any(line.text(at) in numerals(line) for at in range(max(0, role.start - 2), role.start))


def _heading(line: Line) -> UnitSpan | None:
    """The one unit of a line without names that only says where those below it go."""
    begins = bool(line.tokens) and line.folded(0) in folded(line.language, "frames", "from")
    units = line.mentions.units
    return (
        units[0] if begins and len(line.tokens) <= _HEADING and len(units) == 1 and not line.people else None
    )


def _marks_item(line: Line, at: int) -> bool:
    """Whether token ``at`` only counts an item: a bullet, a number, “a)”."""
    token = line.tokens[at]
    letter = len(token.text) == 1 and token.text.islower() and line.text(at + 1) in {")", "."}
    return not token.word or token.text.isdigit() or letter


def _behind(item: Item) -> UnitSpan | None:
    """The unit right behind the name of an item: “z. NAME - Prokuroria Themelore në Mitrovicë”."""
    at = item.name.end + (item.line.text(item.name.end) in {"-", "–", ","})
    return item.line.unit_tied(at + (item.line.folded(at) in folded(item.line.language, "frames", "from")))


def _item(line: Line) -> NameSpan | None:
    """The name that a line begins with, behind a number, a bullet or an honorific."""
    at = 0
    while at < len(line.tokens) and _marks_item(line, at):
        at += 1
    name = line.person_at(at)
    return name if name is not None and name.full else None
