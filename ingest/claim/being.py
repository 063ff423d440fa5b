"""Offices that a form of being gives: “NAME je od danas novi ROLE”, “predsedavajuća je NAME, a članovi NAME i NAME”.

Only where the form of being of the lexicon is also the auxiliary of the past (Serbian) do these rules read it, since a
verb of its own stands in ``frames.yml`` elsewhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.claim.acts import find_acts
from ingest.claim.clause import joined, names_listed, oblique, since_end
from ingest.claim.phrase import Line, RolePhrase
from ingest.claim.said import stacked
from ingest.lexicon.load import folded
from ingest.mention.known_units import UnitSpan
from ingest.mention.people import NameSpan
from ingest.mention.roles import RoleSpan
from ontology.model import Standing

#: Words between a form of being and the role: “je od danas i zvanično novi predsedavajući”.
_BETWEEN = 4
#: What may stand behind the name that a role is said of: it closes the statement.
_CLOSING = frozenset({".", ",", ";", ")", "(", "", "i", "a", "dok", "–", "-"})
#: Kinds of unit that have seats.
_BODIES = frozenset({"committee", "council"})


@dataclass(frozen=True, slots=True)
class Being:
    """``name`` has, or gets, the role of ``phrase``; ``at``: the token of the form of being.

    ``unit``: the body of a seat whose words name none, in the sentence ``unit_line``.
    """

    phrase: RolePhrase
    name: NameSpan
    standing: Standing
    at: int
    unit: UnitSpan | None = None
    unit_line: Line | None = None


def being(line: Line, before: Sequence[Line]) -> Iterator[Being]:
    """Roles that the sentence says someone has or will have. ``before``: the sentences that lead to it."""
    if not folded(line.language, "frames", "is"):
        return
    formed = any(_forms_body(one) for one in (*before, line))
    for found in [*_name_first(line), *_role_first(line)]:
        if not formed or not _seat(found.phrase.role):
            yield found
            continue
        given = replace(found, standing=Standing.APPOINTED)
        if given.unit is None and not given.phrase.units:
            where, body = _last_body([*before, line], given)
            given = replace(given, unit=body, unit_line=where)
        yield given


def _seat(role: RoleSpan) -> bool:
    """Whether the role can be one in a council or committee."""
    return bool({kind for kind, _ in role.role.by_kind} & _BODIES) or (role.role.key or "").startswith(
        "committee"
    )


def _last_body(lines: Sequence[Line], given: Being) -> tuple[Line | None, UnitSpan | None]:
    """The committee named last before the seat, and its sentence."""
    for line in reversed(lines):
        for unit in reversed(line.mentions.units):
            if unit.kind == "committee" and (line is not lines[-1] or unit.end <= given.phrase.role.start):
                return line, unit
    return None, None


def _forms_body(line: Line) -> bool:
    """Whether the sentence tells that a body is formed or filled, so that its seats are given now."""
    forming = tuple(folded(line.language, "frames", "forming"))
    bodies = any(unit.kind in _BODIES for unit in line.mentions.units)
    return bodies and any(t.folded.startswith(forming) for t in line.tokens)


def _name_first(line: Line) -> Iterator[Being]:
    """“NAME je od danas novi ROLE”, “NAME, koji je ROLE”."""
    for name in line.people:
        at = name.end
        if line.text(at) == "," and line.folded(at + 1) in {"koji", "koja"}:
            at += 2
        start = _role_start(line, at) if _is(line, at) is not None else None
        role = line.role_at(start) if start is not None else None
        if role is None or role.plural or not role.case.startswith("nom") or oblique(line, name):
            continue
        if _acts_behind(line, line.phrase(role).end):
            continue  # “sa NAME je predsedavajući razgovarao”: the role is the subject of a verb behind it
        for phrase in stacked(line, role):
            if line.named_after(phrase.end)[0] is None:
                yield Being(phrase, name, _standing(line, at, role), at)


def _is(line: Line, at: int) -> bool | None:
    """Whether the form of being at ``at`` is one of what is to come; ``None`` if there is none."""
    if line.folded(at) in folded(line.language, "frames", "will_be"):
        return True
    return False if line.folded(at) in folded(line.language, "frames", "is") else None


def _standing(line: Line, at: int, role: RoleSpan) -> Standing:
    if role.former:
        return Standing.FORMER
    return Standing.APPOINTED if role.new or _is(line, at) else Standing.CURRENT


def _role_start(line: Line, at: int) -> int | None:
    """The token of the role behind the form of being at ``at``, adverbs and a day since passed over."""
    passed = folded(line.language, "frames", "adverbs") | folded(line.language, "frames", "now")
    step = at + 1
    for _ in range(_BETWEEN):
        if line.role_at(step) is not None:
            return step
        since = since_end(line, step)
        if since is not None:
            return since
        if line.folded(step) not in passed | folded(line.language, "frames", "since") | {"i"}:
            return None
        step += 1
    return step if line.role_at(step) is not None else None


def _acts_behind(line: Line, at: int) -> bool:
    """Whether a verb of acting follows at ``at`` or later in the clause."""
    marks = {",", ".", ";", ":"}
    end = next((n for n in range(at, len(line.tokens)) if line.text(n) in marks), len(line.tokens))
    return any(at <= start < end for start, _, _ in find_acts(line))


def _role_first(line: Line) -> Iterator[Being]:
    """“Predsedavajuća Komisije je NAME, a članovi NAME i NAME”: a seat joined to one read before shares the rest."""
    last: Being | None = None
    for role in line.mentions.roles:
        phrase = line.phrase(role)
        at = phrase.end
        joined = last is not None and _seat(role) and line.folded(role.start - 1) in {"a", "dok", "i", ","}
        front = role.start - 1
        front -= line.folded(front) in folded(line.language, "frames", "possessive")
        fronted = front >= 0 and _is(line, front) is not None
        if not role.case.startswith("nom") or not (
            joined or _is(line, at) is not None or (fronted and role.plural)
        ):
            continue
        step = at
        while step < len(line.tokens) and (_is(line, step) is not None or _passed(line, step)):
            step += 1
        names = _names(line, step, plural=role.plural)
        if not names or (step == at and not joined and not role.plural):
            continue
        verb = at if _is(line, at) is not None else last.at if last is not None else role.start - 1
        single = replace(phrase, role=replace(role, plural=False))
        unit = None if phrase.units or last is None else last.unit
        for name in names:
            last = Being(
                single,
                name,
                _standing(line, verb, role),
                verb,
                unit or next(iter(phrase.units), None),
            )
            yield last


def _passed(line: Line, at: int) -> bool:
    return line.text(at) == ":" or line.folded(at) in folded(line.language, "frames", "adverbs")


def _names(line: Line, at: int, *, plural: bool) -> list[NameSpan]:
    """The name at ``at`` that closes the statement, or the names of the list there."""
    name = line.person_at(at)
    if name is None and (rank := line.role_at(at)) is not None and not (plural or rank.plural):
        name, comma = line.named_after(line.phrase(rank).end)  # “biće tužilac NAME”
        name = None if comma else name
    listed = [name] if name is not None else []
    if plural:
        more = list(names_listed(line, at, len(line.tokens)))
        opens = bool(more) and (name is not None or line.role_at(at) is not None)
        apart = (n for n in range(1, len(more)) if not joined(line, more[n - 1].end, more[n].start))
        listed = more[: next(apart, len(more))] if opens else []
    if not listed or not all(one.full for one in listed):
        return []
    return listed if line.text(listed[-1].end) in _CLOSING else []
