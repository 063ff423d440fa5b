"""Who holds which role where: roles paired with the names they stand beside.

In front of a name a role is definite (“drejtori i …, NAME”), behind it indefinite (“NAME, drejtor i …”); so in a
list of roles and names each comma tells to which side it belongs.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.claim.clause import declined, since_end
from ingest.claim.evidence import evidence
from ingest.claim.lists import is_rank, names_first, of_name_before, rank_in_front
from ingest.claim.people import People
from ingest.claim.phrase import Line, RolePhrase, opens_relative
from ingest.claim.predicates import phrase_at
from ingest.claim.units import Units
from ingest.claim.verbs import assemblies
from ingest.lexicon.load import folded
from ingest.mention.known_units import UnitSpan
from ingest.mention.people import NameSpan
from ingest.mention.roles import RoleSpan
from ontology.language.grammar import grammar
from ontology.model import Capacity, Span, Standing, TenureClaim

#: Roles that are one and the same office however the state is named with them.
_ABROAD = frozenset({"ambassador"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A role phrase said of a name, by ``rule``; ``span``: the words that say it, in ``line``.

    ``standing``, ``acting``: what the rule says of the tenure beyond the role's own words. ``name_line``,
    ``unit_line``: the sentences of the name and the unit, if they are others. ``object``: the name is a verb's object.
    """

    line: Line
    phrase: RolePhrase
    name: NameSpan
    rule: str
    span: Span
    unit: UnitSpan | None
    standing: Standing | None = None
    acting: bool = False
    name_line: Line | None = None
    unit_line: Line | None = None
    object: bool = False

    @property
    def told(self) -> bool:
        """Whether a verb says it, rather than the words standing side by side."""
        return self.standing is not None

    @property
    def oblique(self) -> bool:
        """Whether the name stands in another case than the nominative: its role does, or an article governs it."""
        if self.object or self.rule in {"term-ended", "replaced"}:
            return True
        line = self.name_line or self.line
        if line is not self.line:
            return line.language == "sq" and declined(line, self.name)
        agrees = self.phrase.role.start < self.name.start or bool(grammar(line.language).adjectives)
        if agrees and self.rule.startswith("apposition"):
            return not self.phrase.role.case.startswith("nom")
        front = line.role_at_end(self.name.start - 1) if self.rule == "moved" and agrees else None
        if line.language == "sq" or (front is not None and line.text(self.name.start - 1) != ","):
            return declined(line, self.name)
        governed = self.line.tokens[self.name.start - 1].lower if self.name.start else ""
        return governed in grammar(self.line.language).articles


def find_pairs(line: Line) -> Iterator[Pair]:
    """Every role with a name beside it in one sentence; each role is given to one side only.

    Where the noun shows its definiteness, a role behind a name is told by its form and read first; elsewhere the
    roles in front of names are, and a name that has more than a mere rank there takes none from behind it.
    """
    sides = (_all_behind, _all_in_front) if line.definite else (_all_in_front, _all_behind)
    roles: set[int] = set()
    names: set[int] = set()
    for name, phrase in names_first(line):
        roles.add(phrase.role.start)
        names.add(name.start)
        span = line.mentions.sentence.span_of(name.start, phrase.end)
        yield Pair(line, phrase, name, "apposition-after", span, _unit(phrase))
    for side in sides:
        for pair in list(side(line)):
            again = pair.phrase.role.start in roles and pair.phrase.end == line.phrase(pair.phrase.role).end
            if again and pair.rule != "apposition-shared":
                continue
            if not line.definite and side is _all_behind and pair.name.start in names:
                continue
            roles.add(pair.phrase.role.start)
            if not (line.language == "en" and rank_in_front(line, pair.name)):
                names.add(pair.name.start)
            yield pair


def _all_behind(line: Line) -> Iterator[Pair]:
    for name in line.mentions.names:
        pair = _behind(line, name)
        if pair is not None:
            yield pair
            yield from _stacked_behind(line, pair)
        yield from _shared_behind(line, name)


def _stacked_behind(line: Line, first: Pair) -> Iterator[Pair]:
    """“NAME, kryeprokuror i …, njëherësh anëtar i Komisionit …”: further roles behind the name."""
    end = first.phrase.end
    while (role := line.stacked_on(end)) is not None and not role.definite and not _introduces(line, role):
        phrase = line.phrase(role)
        span = line.mentions.sentence.span_of(first.name.start, phrase.end)
        yield Pair(line, phrase, first.name, "apposition-stacked", span, _unit(phrase), first.standing)
        end = phrase.end


def _shared_behind(line: Line, last: NameSpan) -> Iterator[Pair]:
    """“NAME dhe NAME, prokurore të Prokurorisë së Apelit”: an indefinite plural behind the last of its names."""
    marked = line.text(last.end) in {",", "-", "–", "("}
    begin = phrase_at(line.tokens, last.end + 1, line.language, "both") or last.end + 1
    role = line.role_at(begin) if marked and last.full else None
    if role is None or not role.plural or role.definite or _introduces(line, role):
        return
    names = [last]
    for name in reversed([n for n in line.mentions.names if n.end < last.start and n.full]):
        between = range(name.end, line.honorific_start(names[0].start))
        if not between or any(line.folded(at) not in {"dhe", "and", "i", ",", "e"} for at in between):
            break
        names.insert(0, name)
    phrase = line.phrase(role)
    for name in names if len(names) > 1 else ():
        span = line.mentions.sentence.span_of(name.start, phrase.end)
        yield Pair(line, phrase, name, "apposition-shared", span, _unit(phrase))


def _all_in_front(line: Line) -> Iterator[Pair]:
    for role in line.mentions.roles:
        yield from _in_front(line, role)
    yield from _same_role(line)


def _same_role(line: Line) -> Iterator[Pair]:
    """“Kryeprokurorja e …, NAME, dhe ajo e Prokurorisë …, NAME”: a pronoun stands for the role named before."""
    pronouns = folded(line.language, "units", "pronouns")
    for unit in line.mentions.units:
        at = unit.start - 1
        while at > 0 and line.text(at) in grammar(line.language).articles:
            at -= 1
        name, comma = line.named_after(unit.end)
        role = next((r for r in reversed(line.mentions.roles) if r.end <= at), None)
        if name is None or not comma or role is None or role.plural or line.folded(at) not in pronouns:
            continue
        if line.named_after(line.phrase(role).end)[0] is not None:
            span = line.mentions.sentence.span_of(role.start, name.end)
            yield Pair(line, RolePhrase(role, (unit,), unit.end), name, "apposition-before", span, unit)


def _behind(line: Line, name: NameSpan) -> Pair | None:
    """“Dren Zhubi, prokuror i Prokurorisë Themelore në Gjakovë”."""
    if line.text(name.end) not in {",", "-", "–", "("}:
        return _unparted(line, name) if name.full else None
    begin = name.end + 1
    begin = phrase_at(line.tokens, begin, line.language, "as") or begin
    until = phrase_at(line.tokens, begin, line.language, "until")
    now = phrase_at(line.tokens, begin, line.language, "now")
    since = since_end(line, begin)
    role = line.role_at(until or now or since or begin)
    if not name.full and (until is None or name not in line.people):
        return None
    if role is None or role.plural or _introduces(line, role):
        return None
    if role.definite and not opens_relative(line, line.phrase(role).end):
        return None
    phrase = line.phrase(role)
    span = line.mentions.sentence.span_of(name.start, phrase.end)
    over = Standing.FORMER if until is not None else None
    return Pair(line, phrase, name, "apposition-after", span, _unit(phrase), over)


def _unparted(line: Line, name: NameSpan) -> Pair | None:
    """A role behind a name without a comma: since a day (“NAME od 1. januara v.d. …”), or new in a headline."""
    since = since_end(line, name.end)
    role = line.role_at(since or name.end)
    if role is None or role.plural or not role.case.startswith("nom") or _introduces(line, role):
        return None
    headline = role.new and line.mentions.sentence.part == "title"
    phrase = line.phrase(role)
    beside = not grammar(line.language).declines and line.tokens[role.noun].capital and bool(phrase.units)
    if since is None and not headline and not beside:
        return None
    span = line.mentions.sentence.span_of(name.start, phrase.end)
    standing = Standing.CURRENT if since is not None else Standing.APPOINTED if headline else None
    return Pair(line, phrase, name, "apposition-after", span, _unit(phrase), standing)


def _introduces(line: Line, role: RoleSpan) -> bool:
    """Whether a role still belongs to a name behind it: “ushtrues detyre i …, NAME”, “kryesues NAME”.

    Where the noun shows no definiteness, a role between two names is left to the one behind it.
    """
    name, comma = line.named_after(line.phrase(role).end)
    return name is not None and (role.acting or not comma or not line.definite)


def _in_front(line: Line, role: RoleSpan) -> Iterator[Pair]:
    """“Drejtori i Përgjithshëm i Sekretariatit …, Sami Istrefi”, with stacked roles and shared plural roles."""
    phrases = [line.phrase(role)]
    while line.named_after(phrases[-1].end)[0] is None:
        second = line.stacked_on(phrases[-1].end, strict=True)
        second = None if second is not None and of_name_before(line, phrases[-1]) else second
        following = line.role_at(phrases[-1].end + 1) if line.text(phrases[-1].end) == "," else None
        if second is None and (len(phrases) > 1 or role.new or is_rank(line, following, phrases[-1])):
            second = following  # one person's offices go on: “… dhe njëherësh …, …, NAME”
        if second is None:
            break
        phrases.append(line.phrase(second))
    last = phrases[-1]
    name, comma = line.named_after(last.end)
    over = None
    if name is None and (until := phrase_at(line.tokens, last.end, line.language, "until")) is not None:
        name, comma = line.named_after(until)  # “the General Director until now, NAME”
        over = Standing.FORMER
    if name is None and role.plural and line.text(last.end) == ":" and line.language == "sq":
        name, comma = line.name_at(last.end + 1), True  # “të prokurorëve: NAME, nga …, dhe NAME”
    if name is None or not _attaches(line, role, name, comma=comma):
        return
    if role.plural:
        yield from _shared(line, last, name)
        return
    if not name.full and not comma:
        return  # title and surname: an alias, see ``ingest.claim.read``
    rule = "apposition-before" if len(phrases) == 1 else "apposition-stacked"
    for phrase in phrases:
        unit = _unit(phrase) or (_from_unit(line, name) if phrase is last else None)
        end = max(name.end, unit.end if unit is not None else 0)
        span = line.mentions.sentence.span_of(phrase.role.start, end)
        yield Pair(line, phrase, name, rule, span, unit, over)


def _from_unit(line: Line, name: NameSpan) -> UnitSpan | None:
    """The unit that someone with a role comes from: “prokurori NAME, nga Prokuroria Themelore në Mitrovicë”."""
    at = name.end + (line.text(name.end) == ",")
    at += line.folded(at) in folded(line.language, "frames", "coming")
    tied = at == name.end and line.folded(at) in folded(line.language, "frames", "belonging")
    if not tied and line.folded(at) not in folded(line.language, "frames", "from"):
        return None
    return line.unit_tied(at + 1)


def _attaches(line: Line, role: RoleSpan, name: NameSpan, *, comma: bool) -> bool:
    """Whether the name is the role's holder and not the next item of a list."""
    if role.plural:
        # Where nouns show no definiteness, “members of the KPC, NAME and NAME” is told from a list by its unit.
        oblique = line.definite and role.case.startswith("obl")  # “anëtarëve” shows no definiteness
        return role.definite or oblique or not comma or (not line.definite and bool(line.phrase(role).units))
    if not line.definite or role.definite or role.acting or role.former:
        return True
    return not comma and name.full


def _shared(line: Line, phrase: RolePhrase, first: NameSpan) -> Iterator[Pair]:
    """A plural role over several names: one unit for all, or as many units as names, in order."""
    names = line.names_listed(first.start)
    if len(names) < 2:
        return
    units: Sequence[UnitSpan | None] = phrase.units or _antecedents(line, phrase, len(names)) or (None,)
    if len(units) not in {1, len(names)}:
        return
    for number, name in enumerate(names):
        span = line.mentions.sentence.span_of(phrase.role.start, name.end)
        own = units[0] or _from_unit(line, name) or _from_unit(line, names[-1])
        unit = units[number] if len(units) > 1 else own
        yield Pair(line, phrase, name, "apposition-shared", span, unit)


def _antecedents(line: Line, phrase: RolePhrase, count: int) -> tuple[UnitSpan, ...]:
    """“… të Pejës dhe Gjakovës, kryeprokurorët e të cilave, NAME dhe NAME”: the units named right before, in order."""
    if phrase_at(line.tokens, phrase.role.end, line.language, "of_which") is None:
        return ()
    before = [unit for unit in line.mentions.units if unit.end <= phrase.role.start]
    return tuple(before[-count:]) if len(before) >= count else ()


def _unit(phrase: RolePhrase) -> UnitSpan | None:
    return phrase.units[0] if phrase.units else None


#: Tells the unit of a role that names none: its local id and the words that name it.
Implies = Callable[[Pair], tuple[str, Span | None] | None]


def claims(
    pairs: Sequence[tuple[Pair, str]], units: Units, people: People, implied: Implies
) -> tuple[TenureClaim, ...]:
    """One claim for each person, role, unit and standing among ``pairs`` (pair, key of the person)."""
    locals_ = people.locals()
    found: dict[tuple[object, ...], tuple[TenureClaim, list[Span]]] = {}
    for pair, key in pairs:
        if pair.phrase.more and pair.unit is None:
            continue  # of what it is an office is said, but not understood
        if any(word in assemblies(pair.line.language) for word in pair.phrase.field.lower().split()):
            continue  # “kryesuesi i mbledhjes” leads that meeting, and is no office
        claim = _claim(pair, locals_[key], units, implied)
        slots = (
            claim.person,
            claim.role,
            claim.role_text.casefold(),
            claim.unit,
            claim.capacity,
            claim.standing,
        )
        earlier, spans = found.get(slots, (claim, []))
        best = max((earlier, claim), key=lambda c: c.evidence.confidence)
        spans += claim.evidence.spans
        found[slots] = best, spans
    merged = [
        claim if len(spans) == 1 else replace(claim, evidence=evidence(claim.evidence.rule, *spans))
        for claim, spans in found.values()
    ]
    merged = [claim for claim in merged if not _shorter(claim, merged)]
    told = _Told(merged)
    kept = [claim for claim in merged if claim.evidence.rule != "unit-led" or not told.better(claim)]
    told = _Told(kept)
    return tuple(claim for claim in kept if not told.better(claim))


def _shorter(claim: TenureClaim, claims_: Sequence[TenureClaim]) -> bool:
    """Whether another claim names the same office of another state at greater length: “Ambassador of USA”."""
    return (
        claim.unit is None
        and claim.role in _ABROAD
        and any(
            other is not claim
            and (other.person, other.role, other.unit, other.standing)
            == (claim.person, claim.role, None, claim.standing)
            and len(other.role_text) > len(claim.role_text)
            for other in claims_
        )
    )


def _claim(pair: Pair, person: str, units: Units, implied: Implies) -> TenureClaim:
    role = pair.phrase.role
    where = (pair.unit_line or pair.line).mentions
    unit = units.local(where, pair.unit) if pair.unit is not None else None
    spans = [pair.span]
    if unit is None and pair.unit is None and (meant := implied(pair)) is not None:
        unit = meant[0]
        spans += [meant[1]] if meant[1] is not None else []
    standing = Standing.FORMER if role.former else Standing.APPOINTED if role.new else Standing.CURRENT
    return TenureClaim(
        person,
        f"{role.text} {pair.phrase.field}".strip(),
        evidence(pair.rule, *spans),
        role.role.key_for(units.kind(unit)),
        unit,
        Capacity.ACTING if role.acting or pair.acting else Capacity.SUBSTANTIVE,
        pair.standing or standing,
    )


class _Told:
    """What a release says of whose offices, for telling which of its claims say less than another."""

    def __init__(self, found: Sequence[TenureClaim]) -> None:
        roles = [(claim, (claim.person, claim.role_text.casefold())) for claim in found]
        self._placed = {role for claim, role in roles if claim.unit is not None}
        self._given = sorted({role for claim, role in roles if claim.standing is Standing.APPOINTED})
        self._named = {(c.person, c.unit) for c in found if c.evidence.rule != "unit-led"}
        self._changed = {
            (claim.person, claim.unit, claim.capacity, text[:6])
            for claim, (_, text) in roles
            if claim.standing not in {Standing.CANDIDATE, Standing.CURRENT}
        }

    def better(self, claim: TenureClaim) -> bool:
        """Whether another claim says the same and more: with a unit, by the office's name, or that it was given."""
        noun = claim.role_text.casefold().split()[0]
        if claim.standing is Standing.CANDIDATE:
            return _begins(self._given, claim.person, noun[:8])
        same = (claim.person, claim.unit, claim.capacity, noun[:6])
        if claim.standing is Standing.CURRENT and same in self._changed:
            return True
        if claim.evidence.rule == "unit-led":
            return (claim.person, claim.unit) in self._named
        return claim.unit is None and (claim.person, claim.role_text.casefold()) in self._placed


def _begins(roles: Sequence[tuple[str, str]], person: str, start: str) -> bool:
    """Whether one of ``roles``, which are sorted, is of ``person`` and begins with ``start``."""
    at = bisect_left(roles, (person, start))
    return at < len(roles) and roles[at][0] == person and roles[at][1].startswith(start)
