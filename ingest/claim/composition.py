"""Who a body is composed of, told by a sentence in a language whose nouns have no case.

“The Committee shall be composed of LIST”, “its members will be LIST”, “members of the Committee, in addition to NAME,
were also selected LIST”, “shall be chaired by NAME, together with the members LIST”: everyone of the list has the seat,
whatever other office stands beside the name. English alone: elsewhere the case of the seat tells it (``being.py``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.claim.clause import contrasts, group_of, names_listed
from ingest.claim.phrase import Line, RolePhrase
from ingest.claim.predicates import openers, phrase_at, phrase_before
from ingest.claim.roster import elsewhere, is_seat
from ingest.claim.tenures import Pair
from ingest.lexicon.load import folded, words
from ingest.mention.known_units import UnitSpan
from ingest.mention.people import NameSpan
from ingest.mention.roles import RoleSpan, role_named
from ontology.language.grammar import grammar
from ontology.model import Standing

#: Sentences before a seat's own in which the forming of its body is told.
_BACK = 2
#: Tokens between a seat and the verb that gives it, with what is said of who else has one, and without.
_ASIDE, _NEAR = 40, 4
#: Kinds of unit that have seats.
_BODIES = frozenset({"committee", "council"})


@dataclass(frozen=True, slots=True)
class _List:
    """``names`` have the seat ``role`` of ``body``, named in ``where`` (a panel stays in the role)."""

    role: RoleSpan
    names: tuple[NameSpan, ...]
    body: UnitSpan | None
    where: Line
    standing: Standing = Standing.APPOINTED


def compositions(lines: Sequence[Line]) -> Iterator[tuple[int, Pair]]:
    """Sentence number and pair of everyone in a list of those whom a body is composed of."""
    for number, line in enumerate(lines):
        if not line.people or grammar(line.language).declines:
            continue
        before = lines[max(0, number - _BACK) : number]
        for found in (*_composed(line), *_seated(line, before)):
            yield from ((number, _pair(line, name, found)) for name in found.names)


def _composed(line: Line) -> Iterator[_List]:
    """“The Committee shall be composed of: LIST”."""
    member = role_named(words(line.language, "frames")["seats"]["member"], line.language)
    for at in line.places(openers(line.language, "composed_of")):
        end = phrase_at(line.tokens, at, line.language, "composed_of")
        body = next((u for u in reversed(line.mentions.units) if u.end <= at), None)
        if end is None or member is None or body is None or body.kind != "committee":
            continue
        seat = RoleSpan(at, end, at, member, member.lemma, "nom", plural=True, acting=False, former=False)
        yield _List(seat, _names(line, end, seat, body), body, line)


def _seated(line: Line, before: Sequence[Line]) -> Iterator[_List]:
    """Seats in the plural with a list that a verb, a colon or the body's leader ties to them."""
    for role in line.mentions.roles:
        panel = _in_panel(line, role)
        if not role.plural or not (panel or is_seat(role)):
            continue
        phrase = line.phrase(role)
        at = phrase_at(line.tokens, phrase.end, line.language, "of_body") or phrase.end
        at = phrase_at(line.tokens, at, line.language, "role_of") or at
        body, where = next(iter(phrase.units), None), line
        if body is None and not panel:
            body, where = _last_body(line, role, before)
        if not panel and (body is None or body.kind not in _BODIES or body.plural):
            continue
        council = body is not None and body.kind == "council"
        led = phrase.end == at and not council and _with_leader(line, role)
        tied = _tied(line, at, led=led) or _chosen_in_front(line, role, at)
        opens = role.start <= 1  # “the members of the Council are NAME and NAME”
        if tied is None or (council and not tied.given and not opens):
            continue  # “present were the members of the Council, NAME and NAME”
        given = tied.given or led or any(_forms(one) for one in (*before, line))
        names = tied.names or _names(line, tied.start, role, body)
        yield _List(role, names, body, where, Standing.APPOINTED if given else Standing.CURRENT)


@dataclass(frozen=True, slots=True)
class _Tie:
    """Where the list of a seat begins, or its names; ``given``: a verb gives them the seat."""

    start: int = 0
    names: tuple[NameSpan, ...] = ()
    given: bool = False


def _tied(line: Line, at: int, *, led: bool) -> _Tie | None:
    """What ties a list to the seat that ends at ``at``.

    What stands between commas behind the seat (“in addition to ROLE, NAME, who is …,”) is passed over up to its verb.
    """
    verb = next((v for v in line.predicates if v.kind == "chosen" and at <= v.start < at + _ASIDE), None)
    if verb is not None and verb.voice == "passive" and not verb.denied and _begins_list(line, verb.end):
        aside = line.text(at) == "," or verb.start - at <= _NEAR
        if aside and not any(contrasts(line, n) for n in range(at, verb.start)):
            return _Tie(verb.end, given=True)
    planned = folded(line.language, "frames", "planned")
    copulas = folded(line.language, "events", "copulas") | {"be", "been"}
    passed = folded(line.language, "frames", "adverbs") | planned | copulas
    step = at
    while line.text(step) in {":", ","} or line.folded(step) in passed:
        step += 1
    between = [line.folded(n) for n in range(at, step)]
    said = led or any(word in copulas or word == ":" for word in between)
    if not said or not _begins_list(line, step):
        return None
    return _Tie(step, given=any(word in planned for word in between))


def _chosen_in_front(line: Line, role: RoleSpan, at: int) -> _Tie | None:
    """“As members of the Committee, ROLE NAME, NAME and NAME were selected”: those named between seat and verb."""
    verb = next((v for v in line.predicates if v.kind == "chosen" and v.start >= at), None)
    marked = phrase_before(line.tokens, role.start, line.language, "markers") is not None
    if not marked or verb is None or verb.voice != "passive" or verb.denied or verb.planned:
        return None
    names = tuple(name for name in group_of(line, verb.start) if name.start >= at)
    return _Tie(names=names, given=True) if names else None


def _in_panel(line: Line, role: RoleSpan) -> bool:
    """Whether the role is a seat in a panel, which is no unit and stands in the role: “members of the Panel”."""
    panels = words(line.language, "roles").get("panels", ())
    return role.text.split()[-1].lower() in panels


def _begins_list(line: Line, at: int) -> bool:
    """Whether a name, or an office before one, stands at ``at``."""
    at += line.text(at) == ":"
    at += line.text(at) == "the"
    return line.person_at(at) is not None or line.role_at(at) is not None


def _names(line: Line, start: int, seat: RoleSpan, body: UnitSpan | None) -> tuple[NameSpan, ...]:
    """The names from ``start`` on, up to a word of contrast, a semicolon or another seat of the body in the plural."""
    others = {
        r.start
        for r in line.mentions.roles
        if r.plural and r is not seat and is_seat(r) and body is not None and not elsewhere(line, r, body)
    }
    ends = (
        at
        for at in range(start, len(line.tokens))
        if line.text(at) == ";" or at in others or contrasts(line, at)
    )
    return tuple(names_listed(line, start, next(ends, len(line.tokens))))


def _with_leader(line: Line, role: RoleSpan) -> bool:
    """“shall be chaired by NAME, together with (and) the members LIST”: those beside who is to lead."""
    joins = folded(line.language, "events", "joins_led") | folded(line.language, "events", "and")
    at = role.start - 1
    while at > 0 and line.text(at) in {"the", ",", "with"}:
        at -= 1
    led = any(
        v.kind == "leads" and v.voice == "passive" and v.planned and v.end <= at for v in line.predicates
    )
    return led and line.folded(at) in joins


def _last_body(line: Line, role: RoleSpan, before: Sequence[Line]) -> tuple[UnitSpan | None, Line]:
    """The committee named last before the seat, in its sentence or those before it."""
    for where in (line, *reversed(before)):
        for unit in reversed(where.mentions.units):
            if unit.kind == "committee" and not unit.plural and (where is not line or unit.end <= role.start):
                return unit, where
    return None, line


def _forms(line: Line) -> bool:
    """Whether the sentence tells that a body is formed or its seats given."""
    forming = tuple(folded(line.language, "frames", "forming"))
    return any(word.startswith(forming) for word in line.spelled)


def _pair(line: Line, name: NameSpan, found: _List) -> Pair:
    """The seat of one of the list: the one that stands beside the name, if one does."""
    seat = replace(_beside(line, name, found) or found.role, plural=False)
    span = line.mentions.sentence.span_of(min(seat.start, name.start), max(seat.end, name.end))
    units = (found.body,) if found.body is not None else ()
    phrase = RolePhrase(seat, units, seat.end)
    return Pair(line, phrase, name, "roster", span, found.body, found.standing, False, line, found.where)


def _beside(line: Line, name: NameSpan, found: _List) -> RoleSpan | None:
    """The seat in the body itself that stands right before or behind a name: “NAME, chairman”.

    In a list that begins with a bare name, what stands between two names is of the first.
    """
    body, first = found.body, found.names[0]
    bare = line.role_at_end(line.honorific_start(first.start) - 1) is None
    for role in line.mentions.roles:
        if role.plural or not is_seat(role) or (elsewhere(line, role, body) if body else True):
            continue
        behind = role.start - name.end in {0, 1} and (
            bare or line.named_after(line.phrase(role).end)[0] is None
        )
        if behind or (not bare and role.end == line.honorific_start(name.start)):
            return role
    return None
