"""The composition of a body as a list: “Komisioni Disiplinor: NAME, kryesues, NAME, NAME – anëtarë”.

Seats stand before names or behind them, alone or shared; the body stands before the colon, in the line itself or in the
one that opens the list.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.claim.clause import contrasts
from ingest.claim.phrase import Line, RolePhrase
from ingest.claim.predicates import openers, phrase_at
from ingest.claim.tenures import Pair
from ingest.mention.known_units import UnitSpan
from ingest.mention.nouns import head_forms
from ingest.mention.people import NameSpan
from ingest.mention.roles import RoleSpan
from ontology.model import Standing

#: Kinds of unit that have seats.
_BODIES = frozenset({"committee", "council"})


def rosters(lines: Sequence[Line]) -> Iterator[tuple[int, Pair]]:
    """Sentence number and pair of everyone listed with a seat."""
    opened: tuple[Line, UnitSpan] | None = None
    for number, line in enumerate(lines):
        colon = _opening(line)
        if colon is not None:
            body = _body(line, colon)
            sure = opened is not None and opened[1].code is not None
            again = sure and body is None and _seats_only(line, colon)
            opened = opened if again else (line, body) if body is not None else None
            start = 0 if again else colon + 1
        else:
            start = 0
            bullet = bool(line.tokens) and line.tokens[0].text in {"-", "–", "•", "*"}
            if not bullet and not (opened and _continues(line)):
                opened = None
        if opened is not None:
            where, body = opened
            yield from ((number, pair) for pair in _seats(line, start, where, body))


def _opening(line: Line) -> int | None:
    """The colon or phrase (“përbëhet nga”) that opens a composition."""
    colon = line.spelled.index(":") if ":" in line.spelled else len(line.spelled)
    for at in line.places(openers(line.language, "composed_of")):
        end = phrase_at(line.tokens, at, line.language, "composed_of") if at < colon else None
        if end is not None:
            return end if line.text(end) == ":" else end - 1
    if colon < len(line.spelled):
        return colon
    for verb in line.predicates:  # “in the committee were elected NAME (chairman), NAME and NAME – members”
        given = verb.kind == "chosen" and verb.voice == "passive" and not verb.denied and not verb.planned
        if any(is_seat(role) and role.start < verb.start for role in line.mentions.roles):
            continue
        if given and line.person_at(verb.end) is not None and _body(line, verb.start) is not None:
            return verb.end - 1
    return None


def _body(line: Line, colon: int) -> UnitSpan | None:
    """The last body named before the colon, unless another is spoken of between them in small letters."""
    named = [u for u in line.mentions.units if u.end <= colon and u.kind in _BODIES]
    if named and any(unnamed(line, at) for at in range(named[-1].end, colon)):
        return None  # “Këshilli themeloi *grupin punues* në përbërje: …”
    made = [
        u for u in named if u.kind == "committee" and not u.bare
    ]  # “Komisionin … për anëtarin e ri të Këshillit:”
    return next(reversed(made or named), None)


def unnamed(line: Line, at: int) -> bool:
    """Whether the noun of a body stands at ``at`` in small letters: whose name is not told there."""
    nouns = head_forms(line.language).get(line.text(at), ())
    committee = any(noun.kind == "committee" for noun, _ in nouns)
    return committee and not line.tokens[at].capital and not line.inside_mention(at)


def _seats_only(line: Line, colon: int) -> bool:
    """Whether only a seat stands before the colon, of the body before: “Anëtarë rezervë: NAME, NAME”."""
    role = line.role_at(0) if line.tokens else None
    return role is not None and is_seat(role) and role.end == colon


def _continues(line: Line) -> bool:
    """Whether the line is one more item: a name first, with a seat."""
    first = next((at for at, token in enumerate(line.tokens) if token.word), None)
    return (
        first is not None
        and line.person_at(first) is not None
        and any(is_seat(r) for r in line.mentions.roles)
    )


def is_seat(role: RoleSpan) -> bool:
    """Whether the role can be one in a council or committee."""
    return bool({kind for kind, _ in role.role.by_kind} & _BODIES) or (role.role.key or "").startswith(
        "committee"
    )


def _seats(line: Line, start: int, where: Line, body: UnitSpan) -> Iterator[Pair]:
    """Names with the seat that stands right before them, or behind them and those before that had none."""
    waiting: list[NameSpan] = []
    shared = _before_colon(line, start, body)
    at = start
    while at < len(line.tokens) and not contrasts(line, at):
        name, role = line.person_at(at), line.role_at(at)
        if name is not None:
            if shared is not None and not _own_seat(line, name, shared, body):
                yield _pair(line, shared, name, where, body)
            else:
                waiting.append(name)
            at = name.end
        elif role is not None and is_seat(role) and not elsewhere(line, role, body):
            listed = line.person_at(role.end + (line.text(role.end) == ":")) is not None
            if listed and (role.plural or not waiting):
                waiting, shared = (
                    [],
                    role,
                )  # “A dhe B, dhe anëtarë rezervë C”: of those before no seat is told
            elif waiting:
                for held in waiting:
                    yield _pair(line, role, held, where, body)
                waiting, shared = [], None
            else:
                shared = role if listed else None
            at = role.end
        else:
            if line.text(at) == ";":
                waiting, shared = [], None
            elif shared is not None and not shared.plural and line.text(at) == ",":
                shared = None
            at += 1


def _before_colon(line: Line, start: int, body: UnitSpan) -> RoleSpan | None:
    """The seat in the plural right before the colon, which everyone behind it has: “me anëtarë: NAME, NAME”."""
    role = next((r for r in line.mentions.roles if r.end == start - 1), None) if start else None
    colon = role is not None and line.text(start - 1) == ":"
    seat = role if role is not None and colon and role.plural and is_seat(role) else None
    return seat if seat is not None and not elsewhere(line, seat, body) else None


def _own_seat(line: Line, name: NameSpan, shared: RoleSpan, body: UnitSpan) -> bool:
    """Whether a seat of one person stands behind a name in a list that has one seat for all: “NAME, kryesues”."""
    role = line.role_at(name.end + (line.text(name.end) in {",", "-", "–", "("}))
    own = role is not None and shared.plural and not role.plural and is_seat(role)
    return own and role is not None and not elsewhere(line, role, body) and line.person_at(role.end) is None


def elsewhere(line: Line, role: RoleSpan, body: UnitSpan) -> bool:
    """Whether the role is one in another unit that stands behind it: “NAME, Head of the Rule of Law Section”."""
    units = line.phrase(role).units
    return bool(units) and all(
        unit.name != body.name and (not unit.bare or unit.kind != body.kind) for unit in units
    )


def _pair(line: Line, role: RoleSpan, name: NameSpan, where: Line, body: UnitSpan) -> Pair:
    span = line.mentions.sentence.span_of(min(role.start, name.start), max(role.end, name.end))
    phrase = RolePhrase(replace(role, plural=False), (body,), role.end)
    return Pair(line, phrase, name, "roster", span, body, Standing.APPOINTED, False, line, where)
