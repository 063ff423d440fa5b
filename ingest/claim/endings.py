"""How offices end: terms that run out, offices left or taken over, people dismissed or replaced."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.claim.clause import group_of, name_behind, names_listed, subject_of
from ingest.claim.leaving import offices_left, run_out
from ingest.claim.meeting import holder_from
from ingest.claim.phrase import Line, RolePhrase
from ingest.claim.position import leavers, takes_object
from ingest.claim.predicates import Predicate, phrase_before
from ingest.claim.said import head_of, plain, predicative, role_of, wished
from ingest.claim.tenures import Pair
from ingest.lexicon.load import folded, words
from ingest.mention.known_units import UnitSpan
from ingest.mention.people import NameSpan
from ingest.mention.roles import RoleSpan
from ontology.language.grammar import grammar
from ontology.model import Standing

#: Tokens between a noun for an office, the participle by which it was held, and “by”.
_HELD = 6


@dataclass(slots=True)
class Said:
    """What has been read so far of a release's offices.

    ``pairs``: roles with their holders. ``used``: (sentence, role's token) that are said of someone by a verb, so that
    no apposition takes them. ``ended``: (sentence, name's token) → standing of whoever's term ends there. ``left``: the
    names of those who leave an office that the sentence names.
    """

    pairs: list[Pair] = field(default_factory=list)
    used: set[tuple[int, int]] = field(default_factory=set)
    ended: dict[tuple[int, int], Standing] = field(default_factory=dict)
    left: set[tuple[int, int]] = field(default_factory=set)
    _subject: tuple[Line, NameSpan] | None = None
    _number: int = 0
    _lines: Sequence[Line] = ()
    _office: tuple[Line, RolePhrase] | None = None
    _vacant: tuple[Line, RolePhrase] | None = None
    _new_role: RoleSpan | None = None
    _awaits: bool = False
    _server: tuple[Line, Predicate, NameSpan] | None = None

    def _say(
        self,
        line: Line,
        phrase: RolePhrase,
        name: NameSpan,
        rule: str,
        standing: Standing,
        *,
        name_line: Line | None = None,
        unit: UnitSpan | None = None,
        unit_line: Line | None = None,
        acting: bool = False,
        ends: tuple[int, ...] = (),
        governed: bool = False,
    ) -> None:
        """Note that ``name`` is said to hold, get or leave the role of ``phrase``."""
        places = [phrase.role.start, phrase.end, *ends]
        if name_line is None or name_line is line:
            places += [name.start, name.end]
        span = line.mentions.sentence.span_of(min(places), max(places))
        unit = unit or (phrase.units[0] if phrase.units else None)
        if standing in {Standing.FORMER, Standing.DISMISSED}:
            self._vacant = (line, phrase)
        if rule == "office-given":
            unit = unit or self._same_body(line, phrase)
            self._office = (line, phrase)
        self.used.add((self._number, phrase.role.start))
        self.pairs.append(
            Pair(
                line,
                phrase,
                name,
                rule,
                span,
                unit,
                standing,
                acting,
                name_line or line,
                unit_line or line,
                governed,
            )
        )

    def _listed(self, line: Line, start: int, verb: Predicate) -> bool:
        """“members of the Committee, beside …, were selected ROLE NAME”: the seats are given to those of the list."""
        told = (r for r in line.mentions.roles if (self._number, r.start) in self.used and r.plural)
        return not grammar(line.language).declines and any(start <= r.start < verb.start for r in told)

    def _same_body(self, line: Line, phrase: RolePhrase) -> UnitSpan | None:
        """The body to which the sentence has chosen someone before: “kryesues i komisionit …, kurse anëtare …”."""
        seats = {kind for kind, _ in phrase.role.role.by_kind}
        told = {"office-given", "unit-led"}
        before = [p for p in self.pairs if p.line is line and p.rule in told and p.unit is not None]
        return before[-1].unit if before and before[-1].unit and before[-1].unit.kind in seats else None


def term_holder(line: Line, verb: Predicate) -> list[NameSpan]:
    """Whose term ends: the name before the verb, or behind it, in another case than the nominative.

    “glavnom tužiocu …, NAME, istekao mandat”, “NAME, kojem je istekao mandat”, “mandat ROLE NAME istekao je”;
    whoever else the sentence names as subject stays in office.
    """
    before = [name for name in line.people if name.end <= verb.start]
    relative = folded(line.language, "frames", "relative")
    for name in reversed(before[-2:]):
        role = role_of(line, name)
        given = role is not None and role.end <= name.start and not role.case.startswith("nom")
        if given or (line.text(name.end) == "," and line.folded(name.end + 1) in relative):
            return [name]
    behind = name_behind(line, verb.end, len(line.tokens))
    role = role_of(line, behind) if behind is not None else None
    if behind is not None and role is not None and not role.case.startswith("nom"):
        return [behind]
    return before if len(before) == 1 and role_of(line, before[0]) is None else []


def _unnamed_subject(line: Line, verb: Predicate) -> bool:
    """“…, nakon što je dosadašnji direktor podneo ostavku”: an office right before it, without a name."""
    if not grammar(line.language).adjectives or verb.voice == "passive":
        return False
    role = next((r for r in reversed(line.mentions.roles) if line.phrase(r).end <= verb.start), None)
    if role is None or role.plural or not role.case.startswith("nom"):
        return False
    end = line.phrase(role).end
    adverbs = folded(line.language, "frames", "adverbs")
    near = all(line.folded(at) in adverbs for at in range(end, verb.start))
    behind = name_behind(line, verb.end, len(line.tokens))
    apposed = any(name.end in {role.start, role.start - 1} for name in line.people)
    return near and not apposed and (behind is None or line.text(verb.end) in {",", "."})


@dataclass(slots=True)
class Endings(Said):
    """The verbs by which an office ends or passes to someone else."""

    def _out(self, line: Line) -> None:
        """Marks whose term runs out by a noun for it; the office is that beside the name, or the one spoken of."""
        for name, over in run_out(line):
            self.ended.setdefault((self._number, name.start), over)

    def _left(self, line: Line) -> None:
        """Offices left, which no other rule may take for held or given."""
        for phrase, name, standing in offices_left(line):
            self.used.add((self._number, phrase.role.start))
            if name is not None:
                self.left.add((self._number, name.start))
                self._say(line, phrase, name, "office-told", standing)

    def _ended(self, line: Line, verb: Predicate) -> None:
        """“… të cilit i përfundoi mandati”: marks the name; its role of this sentence is former."""
        if _unnamed_subject(line, verb):
            return
        subject = subject_of(line, verb.start)
        names = [subject] if subject is not None else list(names_listed(line, verb.end, len(line.tokens)))
        before = [n for n in line.people if n.end <= verb.start]
        if takes_object(line, verb):  # “dismissed prosecutor NAME”, “approved the resignation of NAME”
            held = holder_from(line, verb.end)
            names, before = [held] if held is not None else [], []
        elif not grammar(line.language).declines:
            names, before = leavers(line, verb), []
        names = [n for n in names if (self._number, n.start) not in self.left]
        if verb.kind == "hands":
            names, before = [subject] if subject is not None else [], []
        if self._term_ends(line, verb):
            names, before = term_holder(line, verb), []
        for name in names or before[-1:]:
            over = Standing.FORMER if verb.past and not verb.planned else Standing.CURRENT
            over = Standing.DISMISSED if verb.kind == "dismissed" else over
            self.ended[self._number, name.start] = over
            if role_of(line, name) is None and len(names) < 2 and not self._post_named(line):
                self._ended_office(line, verb, name, over)

    def _term_ends(self, line: Line, verb: Predicate) -> bool:
        """Whether the term is the verb's subject, and not who held the office: “istekao je mandat”."""
        ending = folded(line.language, "frames", "term_verbs")
        return any(line.folded(at) in ending for at in range(verb.start, verb.end))

    def _replaced(self, line: Line, verb: Predicate, end: int) -> None:
        """“anëtarja e re, NAME, e cila i zë vendin NAME”: the one replaced held the same office."""
        successor, before = subject_of(line, verb.start), name_behind(line, verb.end, end)
        role = role_of(line, successor) if successor is not None else None
        role = next((r for r in line.mentions.roles if r.new and r.end <= verb.start), role)
        if role is None and before is not None:
            self._followed(line, verb, before)
        if role is None or before is None:
            return
        phrase = replace(line.phrase(role), role=plain(role))
        span = line.mentions.sentence.span_of(min(role.start, verb.start), before.end)
        unit = phrase.units[0] if phrase.units else None
        self.pairs.append(
            Pair(line, phrase, before, "replaced", span, unit, Standing.FORMER, False, line, line)
        )

    def _followed(self, line: Line, verb: Predicate, before: NameSpan) -> None:
        """“On na ovoj poziciji zamenjuje NAME”: the office is that given last, shortly before."""
        near = self._lines[max(0, self._number - 2) : self._number + 1]
        given = next((p for p in reversed(self.pairs) if p.standing is Standing.APPOINTED), None)
        if (
            given is None
            or not any(given.line is one for one in near)
            or not grammar(line.language).adjectives
        ):
            return
        phrase = replace(given.phrase, role=replace(plain(given.phrase.role), plural=False))
        span = line.mentions.sentence.span_of(verb.start, before.end)
        where = given.unit_line or given.line
        self.pairs.append(
            Pair(
                given.line, phrase, before, "replaced", span, given.unit, Standing.FORMER, False, line, where
            )
        )

    def _held_before(self, line: Line, verb: Predicate) -> None:
        """“… as ROLE, a position held until now by NAME”: who had the office that the sentence has just given."""
        held = folded(line.language, "frames", "held_by")
        given = next(
            (p for p in reversed(self.pairs) if p.line is line and p.standing is Standing.APPOINTED), None
        )
        at = next((n for n in line.places(held) if n >= verb.end), None) if held else None
        if given is None or at is None:
            return
        by = next((n for n in range(at + 1, min(at + _HELD, len(line.tokens))) if line.text(n) == "by"), None)
        near = {line.folded(n) for n in range(at - _HELD, at)} & folded(line.language, "frames", "posts")
        before = name_behind(line, by + 1, len(line.tokens)) if by is not None and near else None
        if before is None or before.text == given.name.text:
            return
        phrase = replace(given.phrase, role=replace(plain(given.phrase.role), plural=False))
        span = line.mentions.sentence.span_of(at, before.end)
        self.pairs.append(
            Pair(
                line,
                phrase,
                before,
                "replaced",
                span,
                given.unit,
                Standing.FORMER,
                False,
                line,
                given.unit_line,
            )
        )

    def _leaves(self, line: Line, verb: Predicate) -> None:
        """“NAME, i cili e lëshon pozitën e kryeprokurorit të …”: the office that follows is former."""
        role = next((r for r in line.mentions.roles if verb.end <= r.start <= verb.end + 2), None)
        name = subject_of(line, verb.start)
        if role is not None and name is not None:
            self._say(line, line.phrase(role), name, "office-told", Standing.FORMER, ends=(verb.start,))

    def _takes(self, line: Line, verb: Predicate) -> None:
        """“NAME e mori drejtimin e Prokurorisë …”: the head of the unit that follows."""
        role = next((r for r in line.mentions.roles if r.start == verb.end and not r.plural), None)
        holder = subject_of(line, verb.start)
        if role is not None and holder is not None and predicative(line, role):
            phrase = line.phrase(role)
            self._say(line, phrase, holder, "office-taken", Standing.APPOINTED, ends=(verb.start,))
            return
        unit = next((u for u in line.mentions.units if verb.end <= u.start <= verb.end + 2), None)
        name = subject_of(line, verb.start)
        head = head_of(line, unit) if unit is not None else None
        if unit is not None and name is not None and head is not None:
            standing = Standing.APPOINTED if verb.planned else Standing.CURRENT
            self._say(
                line, RolePhrase(head, (unit,), unit.end), name, "unit-led", standing, ends=(verb.start,)
            )

    def _ended_office(self, line: Line, verb: Predicate, name: NameSpan, over: Standing) -> None:
        """Whose term ends without a word for the office: that of the unit led, or the office being filled."""
        led = next((p for p in reversed(self.pairs) if p.line is line and p.rule == "unit-led"), None)
        units = [u for u in line.mentions.units if u.kind != "council" and head_of(line, u) is not None]
        where, office = line, led.phrase if led is not None else None
        if office is None and len(units) == 1 and (head := head_of(line, units[0])) is not None:
            office = RolePhrase(head, (units[0],), units[0].end)
        elif office is None and not units and self._office is not None:
            where, office = self._office
        if office is not None and not office.role.plural:
            phrase = replace(office, role=plain(office.role))
            span = line.mentions.sentence.span_of(min(name.start, verb.start), max(name.end, verb.end))
            unit = phrase.units[0] if phrase.units else None
            self.pairs.append(Pair(where, phrase, name, "term-ended", span, unit, over, False, line, where))

    def _fills(self, line: Line, verb: Predicate, end: int, *, acting: bool = False) -> None:
        """“Në vend të tij Këshilli zgjodhi NAME”: the office that the release speaks of filling, none being named."""
        name = name_behind(line, verb.end, end)
        purpose = words(line.language, "frames").get("purpose", ())
        if name is None or self._vacant is None or not purpose or line.text(verb.end) in purpose:
            return
        where, office = self._vacant
        others = [r for r in line.mentions.roles if verb.end <= r.start and r.end < name.start]
        if office.role.plural or len(others) > 1:
            return
        span = line.mentions.sentence.span_of(min(verb.start, name.start), max(verb.end, name.end))
        phrase = replace(office, role=plain(office.role))
        unit = phrase.units[0] if phrase.units else None
        governed = verb.voice == "active" and name.honorific is None
        given = Pair(
            where, phrase, name, "office-given", span, unit, Standing.APPOINTED, acting, line, where, governed
        )
        self.pairs.append(given)

    def _post_named(self, line: Line) -> bool:
        """Whether the sentence names the office that is left, as ``_from_post`` reads it."""
        return any(
            phrase_before(line.tokens, role.start, line.language, "from_post") is not None
            for role in line.mentions.roles
        )

    def _from_post(self, line: Line) -> None:
        """“aprovoi kërkesën e NAME për dorëheqje nga pozita e ROLE”, “ka shkarkuar NAME nga pozita e ROLE”."""
        for role in line.mentions.roles:
            start = phrase_before(line.tokens, role.start, line.language, "from_post")
            name = next((n for n in reversed(line.people) if n.end <= start), None) if start else None
            if start is None or name is None or (role.plural and line.language != "sq"):
                continue
            before = [line.folded(at) for at in range(start)]
            removed = any(v.kind == "dismissed" and v.end <= start for v in line.predicates)
            resigned = any(
                v.kind == "ended" and v.end == start and not (v.planned or v.denied or wished(line, v))
                for v in line.predicates
            )
            granting = tuple(folded(line.language, "frames", "granting"))
            refusing = tuple(folded(line.language, "frames", "refusing"))
            denied = folded(line.language, "events", "negations") & set(before)
            granted = removed or resigned or any(w.startswith(granting) for w in before)
            if granted and not denied and not any(w.startswith(refusing) for w in before):
                over = Standing.DISMISSED if removed else Standing.FORMER
                single = replace(line.phrase(role), role=replace(role, plural=False))
                verb = next((v for v in line.predicates if v.end == start), None)
                together = group_of(line, verb.start) if verb is not None and role.plural else []
                for who in together or [name]:
                    self._say(line, single, who, "office-told", over, ends=(start,))
