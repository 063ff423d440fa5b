"""Offices that a sentence gives, takes or tells by its verb: “kryesues u zgjodh NAME”, “NAME drejton …”.

A role in apposition says who holds an office; these rules read what a sentence says of it: elected to it, proposed for
it, leading a unit, working as, moved, sworn in, at the end of a term. ``frames.yml`` of each language lists the words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from ingest.claim.attendance import leads_event
from ingest.claim.clause import name_behind, names_listed, segments, subject_of
from ingest.claim.meeting import holder_from
from ingest.claim.phrase import Line, RolePhrase
from ingest.claim.position import career_subject, led_by_position, of_body, reduced, takes_object
from ingest.claim.predicates import Predicate, phrase_at, phrase_before, phrase_within
from ingest.claim.said import (
    candidate_nouns,
    from_to,
    head_of,
    plain,
    predicative,
    role_of,
    stacked,
    subject_like,
    together,
)
from ingest.claim.tenures import Pair
from ingest.lexicon.load import folded
from ingest.mention.people import NameSpan
from ingest.mention.roles import RoleSpan
from ingest.mention.units import UnitSpan
from ontology.language.fold import fold
from ontology.language.grammar import grammar
from ontology.model import Standing

#: Tokens between a verb of leading and the unit led: “e ka drejtuar deri më tani Prokurorinë Speciale”.
_OBJECT = 4
#: Tokens between a role and a name that shares a verb with the statement before: “kurse zëvendëskryesues z. NAME”.
_SHARED = 6
#: Tokens between a verb of swearing in and the role of those who swear.
_SWORN = 12


@dataclass(slots=True)
class Frames:
    """What the verbs of one release say of offices, collected sentence by sentence.

    ``pairs``: roles with their holders. ``used``: (sentence, role's token) that are said of someone by a verb, so that
    no apposition takes them. ``ended``: (sentence, name's token) → standing of whoever's term ends there.
    """

    pairs: list[Pair] = field(default_factory=list)
    used: set[tuple[int, int]] = field(default_factory=set)
    ended: dict[tuple[int, int], Standing] = field(default_factory=dict)
    _subject: tuple[Line, NameSpan] | None = None
    _number: int = 0
    _office: tuple[Line, RolePhrase] | None = None
    _new_role: RoleSpan | None = None

    def read(self, lines: Sequence[Line]) -> "Frames":
        """Read all sentences in order; returns itself."""
        for self._number, line in enumerate(lines):
            self._read(line)
            if line.people:
                named = next((n for n in line.people if subject_like(line, n)), line.people[0])
                self._subject = (line, named)
        return self

    def _read(self, line: Line) -> None:
        self._note_office(line)
        last: Predicate | None = None
        for start, end in segments(line):
            own = [v for v in line.predicates if start <= v.start < end and not line.inside_role(v.start)]
            chosen = next((v for v in own if v.kind == "chosen"), None)
            if chosen is not None:
                last = None if chosen.denied or chosen.planned else chosen
                if last is not None:
                    self._chosen(line, last, start, end)
                else:  # not chosen, or not yet: the role is nobody's
                    self.used |= {
                        (self._number, r.start)
                        for r in line.mentions.roles
                        if start <= r.start < end and predicative(line, r)
                    }
            elif last is not None and not own:
                self._shared(line, start, end)
            for verb in own:
                self._other(line, verb, end)
        for phrase, name in of_body(line):
            self._say(line, phrase, name, "office-told", Standing.CURRENT)
        self._candidates(line)
        self._at_head(line)

    def _other(self, line: Line, verb: Predicate, end: int) -> None:
        if verb.denied:
            return
        if verb.kind == "leads":
            self._leads(line, verb, end)
        elif verb.kind == "serves":
            self._serves(line, verb, end)
        elif verb.kind == "moved":
            self._moved(line, verb, end)
        elif verb.kind == "sworn" and not verb.planned:
            self._sworn(line, verb)
        elif verb.kind in {"ended", "dismissed"} and not verb.planned:
            self._ended(line, verb)
        elif verb.kind == "proposed":
            self._proposed(line, verb, end)
        elif verb.kind == "replaced" and not verb.planned:
            self._replaced(line, verb, end)
        elif verb.kind == "leaves" and not verb.planned:
            self._leaves(line, verb)
        elif verb.kind == "takes":
            self._takes(line, verb)

    def _note_office(self, line: Line) -> None:
        """The office that the release speaks of filling: “zgjedhjen e kryeprokurorit të …”; candidates run for it."""
        nouns = folded(line.language, "frames", "filling")
        for role in line.mentions.roles:
            before = [fold(line.text(at)) for at in range(max(0, role.start - 3), role.start)]
            if not role.plural and any(word in nouns for word in before):
                self._office = (line, line.phrase(role))

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

    def _same_body(self, line: Line, phrase: RolePhrase) -> UnitSpan | None:
        """The body to which the sentence has chosen someone before: “kryesues i komisionit …, kurse anëtare …”."""
        seats = {kind for kind, _ in phrase.role.role.by_kind}
        before = [p for p in self.pairs if p.line is line and p.rule == "office-given" and p.unit is not None]
        return before[-1].unit if before and before[-1].unit and before[-1].unit.kind in seats else None

    def _chosen(self, line: Line, verb: Predicate, start: int, end: int) -> None:
        """“Kryesues u zgjodh NAME”, “NAME u zgjodh kryesues”, “e zgjodhën NAME në pozitën e kryesuesit”."""
        roles = [r for r in line.mentions.roles if start <= r.start < end and self._free(line, r)]
        taken: set[int] = set()
        for role in roles:
            phrase = line.phrase(role)
            phrases = [phrase]
            if role.start < verb.start:
                found = together(line, name_behind(line, verb.end, end), role)
            else:
                found = self._object(line, verb, phrase, start, end, taken)
                more = stacked(line, role)
                phrases = more if line.named_after(more[-1].end)[0] is None else phrases
            for name, given in product(found, phrases):
                taken.add(name.start)
                governed = verb.voice == "active" and name.start > verb.start and name.honorific is None
                ends = (verb.start, verb.end)
                self._say(line, given, name, "office-given", Standing.APPOINTED, ends=ends, governed=governed)

    def _free(self, line: Line, role: RoleSpan) -> bool:
        return predicative(line, role) and (self._number, role.start) not in self.used

    def _object(
        self, line: Line, verb: Predicate, phrase: RolePhrase, start: int, end: int, taken: set[int]
    ) -> list[NameSpan]:
        """Who gets the role behind the verb: the name between, else the subject of a passive, else the name behind."""
        role = phrase.role
        between = [n for n in line.people if verb.end <= n.start and n.end <= role.start]
        if between:
            group = [n for n in between if n.start in taken] or between
            return together(line, group[-1], role)
        behind = name_behind(line, phrase.end, end) if line.text(phrase.end) != "." else None
        if (headed := reduced(line, verb)) is not None:
            return together(line, headed, role)
        if verb.voice == "passive":
            name = subject_of(line, verb.start)
            if name is not None and name.start >= start:
                return together(line, name, role)
            if name is None and behind is None and self._pronoun(line, verb):
                return []
        return together(line, behind, role)

    def _pronoun(self, line: Line, verb: Predicate) -> bool:
        return any(
            fold(line.text(at)) in folded(line.language, "frames", "pronouns") for at in range(verb.start)
        )

    def _shared(self, line: Line, start: int, end: int) -> None:
        """“…, kurse zëvendëskryesues NAME”: a role and a name that share the verb of the statement before."""
        for role in line.mentions.roles:
            if start <= role.start < end and self._free(line, role):
                phrase = line.phrase(role)
                name = name_behind(line, phrase.end, min(end, phrase.end + _SHARED))
                if name is not None:
                    self._say(line, phrase, name, "office-given", Standing.APPOINTED)

    def _leads(self, line: Line, verb: Predicate, end: int) -> None:
        """“NAME e drejton Prokurorinë Themelore në Prishtinë”: the head's role of the unit led."""
        if leads_event(line, verb.start, verb.end, "open"):
            return
        if not grammar(line.language).declines:
            for phrase, led, standing in led_by_position(line, verb, end):
                told = standing or self._tense(line, verb)
                self._say(line, phrase, led, "unit-led", told, ends=(verb.start, verb.end))
            return
        unit = next(
            (u for u in line.mentions.units if verb.end <= u.start <= verb.end + _OBJECT and u.start < end),
            None,
        )
        antecedent = unit is None
        if unit is None:  # “Prokurorinë …, të cilën e drejton NAME”, “Prokurorinë … e drejton NAME”
            unit = next(
                (u for u in reversed(line.mentions.units) if verb.start - 5 <= u.end <= verb.start), None
            )
        name = subject_of(line, verb.start) if not antecedent else None
        name = name or name_behind(line, verb.end, end)
        head = head_of(line, unit) if unit is not None else None
        if unit is None or name is None or head is None:
            return
        around = range(max(0, verb.start - _OBJECT), min(end, verb.end + _OBJECT))
        acting = any(phrase_at(line.tokens, at, line.language, "acting") is not None for at in around)
        phrase = RolePhrase(head, (unit,), unit.end)
        self._say(
            line,
            phrase,
            name,
            "unit-led",
            Standing.APPOINTED if verb.planned else self._tense(line, verb),
            acting=acting,
            ends=(verb.start, verb.end),
        )
        if acting:
            self.used |= {(self._number, r.start) for r in line.mentions.roles if r.acting}

    def _tense(self, line: Line, verb: Predicate) -> Standing:
        """Former where the verb's form or a word beside it says that it is over, and none that it goes on."""
        near = (max(0, verb.start - _OBJECT), min(len(line.tokens), verb.end + _OBJECT))
        if phrase_within(line.tokens, *near, line.language, "until"):
            return Standing.FORMER
        if verb.past and not phrase_within(line.tokens, *near, line.language, "since"):
            return Standing.FORMER
        return Standing.CURRENT

    def _serves(self, line: Line, verb: Predicate, end: int) -> None:
        """“NAME, i cili ka punuar si prokuror në …”, “NAME është anëtar i Këshillit”."""
        role = next(
            (
                r
                for r in line.mentions.roles
                if verb.end <= r.start <= verb.end + 3
                and r.start < end
                and (predicative(line, r) or r.acting)
            ),
            None,
        )
        name = subject_of(line, verb.start) or career_subject(line, verb)
        where = line
        if name is None and self._subject is not None and self._starts_with_pronoun(line, verb):
            where, name = self._subject
        if role is None or role.plural or name is None:
            return
        for phrase in stacked(line, role):
            if line.named_after(phrase.end)[0] is None or where is not line:
                standing = Standing.APPOINTED if self._goes_on(line, verb) else self._tense(line, verb)
                self._say(line, phrase, name, "office-told", standing, name_line=where, ends=(verb.start,))

    def _goes_on(self, line: Line, verb: Predicate) -> bool:
        """“vazhdon si”, “kthehet si”: someone who leaves one office goes on in another."""
        first = fold(line.text(verb.start))
        return first in folded(line.language, "frames", "goes_on")

    def _starts_with_pronoun(self, line: Line, verb: Predicate) -> bool:
        first = next((t for t in line.tokens if t.word), None)
        pronouns = folded(line.language, "frames", "pronouns")
        return first is not None and fold(first.text) in pronouns and verb.start <= _SHARED

    def _moved(self, line: Line, verb: Predicate, end: int) -> None:
        """“NAME do të transferohet nga … në …”: the old post is former, the new one given."""
        name = subject_of(line, verb.start) or name_behind(line, verb.end, end)
        if name is None:
            return
        role = role_of(line, name)
        source, target = from_to(line, name.end if name.end <= verb.start else verb.end, end)
        if source is None and role is not None:
            source = next(iter(line.phrase(role).units), None)
        if source is None or target is None or role is None:
            return
        self.used.add((self._number, role.start))
        for unit, standing in ((source, Standing.FORMER), (target, Standing.APPOINTED)):
            phrase = RolePhrase(role, (unit,), unit.end)
            self._say(line, phrase, name, "moved", standing, ends=(verb.end, unit.end))

    def _sworn(self, line: Line, verb: Predicate) -> None:
        """“Betimin e dhanë: LIST”, “dhanë betimin anëtarët e rinj: …”: the new role is each one's."""
        roles = [r for r in line.mentions.roles if r.new and abs(r.start - verb.start) <= _SWORN]
        role = next(iter(roles), None) or self._new_role
        self._new_role = role
        before = fold(line.text(verb.end)) in folded(line.language, "frames", "before_whom")
        start = role.end if role is not None and role in roles and role.start >= verb.end else verb.end
        names = [] if before else list(names_listed(line, start, len(line.tokens), items=True))
        subject = subject_of(line, verb.start)
        names = [subject] if subject is not None else names
        first = line.named_after(line.phrase(role).end)[0] if role is not None and role in roles else None
        if role is not None and role.plural and first is not None and first.end <= verb.start:
            names = line.names_listed(first.start)  # “the new members, NAME and NAME, took the oath”
        if role is None:
            return
        phrase = line.phrase(role) if role in roles else RolePhrase(role, (), role.end)
        for name in names:
            single = replace(phrase, role=replace(role, plural=False, new=False))
            self._say(line, single, name, "sworn-in", Standing.APPOINTED, ends=(verb.start,))

    def _ended(self, line: Line, verb: Predicate) -> None:
        """“… të cilit i përfundoi mandati”: marks the name; its role of this sentence is former."""
        subject = subject_of(line, verb.start)
        names = [subject] if subject is not None else list(names_listed(line, verb.end, len(line.tokens)))
        before = [n for n in line.people if n.end <= verb.start]
        if takes_object(line, verb):  # “dismissed prosecutor NAME”, “approved the resignation of NAME”
            held = holder_from(line, verb.end)
            names, before = [held] if held is not None else [], []
        for name in names or before[-1:]:
            over = Standing.FORMER if verb.past else Standing.CURRENT
            over = Standing.DISMISSED if verb.kind == "dismissed" else over
            self.ended[self._number, name.start] = over
            if role_of(line, name) is None and len(names) < 2:
                self._ended_office(line, verb, name, over)

    def _replaced(self, line: Line, verb: Predicate, end: int) -> None:
        """“anëtarja e re, NAME, e cila i zë vendin NAME”: the one replaced held the same office."""
        successor, before = subject_of(line, verb.start), name_behind(line, verb.end, end)
        role = role_of(line, successor) if successor is not None else None
        role = next((r for r in line.mentions.roles if r.new and r.end <= verb.start), role)
        if role is None or before is None:
            return
        phrase = replace(line.phrase(role), role=plain(role))
        span = line.mentions.sentence.span_of(min(role.start, verb.start), before.end)
        unit = phrase.units[0] if phrase.units else None
        self.pairs.append(
            Pair(line, phrase, before, "replaced", span, unit, Standing.FORMER, False, line, line)
        )

    def _leaves(self, line: Line, verb: Predicate) -> None:
        """“NAME, i cili e lëshon pozitën e kryeprokurorit të …”: the office that follows is former."""
        role = next((r for r in line.mentions.roles if verb.end <= r.start <= verb.end + 2), None)
        name = subject_of(line, verb.start)
        if role is not None and name is not None:
            self._say(line, line.phrase(role), name, "office-told", Standing.FORMER, ends=(verb.start,))

    def _takes(self, line: Line, verb: Predicate) -> None:
        """“NAME e mori drejtimin e Prokurorisë …”: the head of the unit that follows."""
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
        units = [u for u in line.mentions.units if head_of(line, u) is not None]
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

    def _proposed(self, line: Line, verb: Predicate, end: int) -> None:
        """“u propozuan NAME dhe NAME” for the office that the release speaks of."""
        subject = subject_of(line, verb.start)
        by = fold(line.text(verb.end)) in folded(line.language, "events", "by")  # “NAME was proposed by NAME”
        names = [] if by else list(names_listed(line, verb.end, end))
        self._run(line, names or ([subject] if subject else []))

    def _candidates(self, line: Line) -> None:
        """“kandidati tjetër, NAME”, “kandidatë: NAME dhe NAME”."""
        nouns = candidate_nouns(line)
        for at, token in enumerate(line.tokens):
            if token.word and token.lower in nouns:
                self._run(
                    line, list(names_listed(line, at + 1, len(line.tokens)))[: 1 if nouns[token.lower] else 9]
                )

    def _run(self, line: Line, names: Sequence[NameSpan]) -> None:
        if self._office is None:
            return
        where, office = self._office
        unit = office.units[0] if office.units else None
        for name in names:
            if any(
                p.name == name and p.line is line and p.standing is Standing.APPOINTED for p in self.pairs
            ):
                continue
            role = plain(office.role)
            span = line.mentions.sentence.span_of(name.start, name.end)
            phrase = RolePhrase(role, office.units, office.end)
            self.pairs.append(
                Pair(where, phrase, name, "candidate", span, unit, Standing.CANDIDATE, False, line, where)
            )

    def _at_head(self, line: Line) -> None:
        """“fillimin e punës së NAME në krye të Prokurorisë …”."""
        for unit in line.mentions.units:
            start = phrase_before(line.tokens, unit.start, line.language, "at_head")
            name = next((n for n in reversed(line.people) if n.end == start), None) if start else None
            head = head_of(line, unit)
            if name is not None and head is not None:
                phrase = RolePhrase(head, (unit,), unit.end)
                self._say(line, phrase, name, "unit-led", Standing.CURRENT)
