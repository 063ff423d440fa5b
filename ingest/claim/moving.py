"""Who moves from one unit to another by a verb or noun of moving: “NAME transferohet nga … në …”."""

from collections.abc import Iterator

from ingest.claim.clause import group_of, name_behind, segments
from ingest.claim.phrase import Line
from ingest.claim.predicates import Predicate
from ingest.claim.said import from_to, marked, role_of
from ingest.lexicon.load import folded
from ingest.mention.known_units import UnitSpan
from ingest.mention.people import NameSpan
from ingest.mention.roles import RoleSpan
from ontology.language.grammar import grammar
from ontology.model import Standing


def moves(line: Line, verb: Predicate, end: int) -> Iterator[tuple[NameSpan, RoleSpan, UnitSpan, Standing]]:
    """Who goes from one unit to another in the same role: the old post, which is former, and the new one."""
    named = folded(line.language, "frames", "nominal")
    nominal = line.text(verb.end - 1) == "of" or bool(
        named & {line.folded(at) for at in range(verb.start, verb.end)}
    )  # “approved the transfer of ROLE, NAME, from … to …”, “kërkesën e ROLE NAME për të kaluar nga … në …”
    if nominal and not _granted(line, verb):
        return
    group = [] if nominal else group_of(line, verb.start)
    behind = None if group else name_behind(line, verb.end, end)
    if nominal and behind is None:
        group = [n for n in line.people if n.end <= verb.start][-1:]
    last = None
    for name in group or ([behind] if behind is not None else []):
        role = last = role_of(line, name) or last
        if role is None:
            continue
        begin = group[-1].end if group else verb.end
        if group and role.start >= begin:  # “NAME, prokuror në UNIT, të transferohet …”: none of the two
            begin = line.phrase(role).end
        source, target = from_to(line, begin, end)
        target = (
            from_to(line, verb.end, end)[1] or target
        )  # what a relative clause about the name says is older
        own = None if len(group) < 2 else source_of(line, name)
        source = own or source or source_of(line, name) or next(iter(line.phrase(role).units), None)
        placed = verb.kind == "chosen" and bool(grammar(line.language).adjectives)
        untold = source is None and grammar(line.language).declines and not placed
        if target is None or (untold and not (nominal and _right_into(line, name, target))):
            continue
        if source is not None and source != target:
            yield name, role, source, Standing.FORMER
        yield name, _into(line, verb, target) or role, target, Standing.APPOINTED


def _right_into(line: Line, name: NameSpan, target: UnitSpan) -> bool:
    """Albanian: whether it is said right behind the name where to: “transferimin e prokurorit NAME *në UNIT*”."""
    to = line.language == "sq" and line.folded(name.end) in folded(line.language, "frames", "to")
    return to and line.unit_tied(name.end + 1) is target


def _into(line: Line, verb: Predicate, target: UnitSpan) -> RoleSpan | None:
    """The other role that someone moves to: “glavni tužilac …, NAME, prelazi na funkciju *tužioca* u UNIT”."""
    behind = (r for r in line.mentions.roles if verb.end <= r.start < target.start and not r.plural)
    return next((role for role in behind if target in line.phrase(role).units and marked(line, role)), None)


def _granted(line: Line, verb: Predicate) -> bool:
    """Whether the words before the noun of a move say that it was granted, and not only asked for."""
    start, end = next((a, b) for a, b in segments(line) if a <= verb.start < b)
    before = [line.folded(at) for at in range(start, verb.start)]
    before += [line.folded(at) for at in range(verb.end, end)] if line.language != "sr" else []
    refused = folded(line.language, "frames", "not_left") | folded(line.language, "events", "negations")
    refusing = tuple(folded(line.language, "frames", "refusing"))
    granted = any(word.startswith(tuple(folded(line.language, "frames", "granting"))) for word in before)
    return granted and not refused & set(before) and not any(word.startswith(refusing) for word in before)


def source_of(line: Line, name: NameSpan) -> UnitSpan | None:
    """The unit that stands behind a name as that which its bearer comes from: “NAME, nga Prokuroria …,”."""
    at = name.end + (line.text(name.end) == ",")
    return line.unit_tied(at + 1) if line.folded(at) in folded(line.language, "frames", "from") else None
