"""Offices that a sentence gives, takes or tells by its verb: “kryesues u zgjodh NAME”, “NAME drejton …”.

A role in apposition says who holds an office; these rules read what a sentence says of it: elected to it, proposed for
it, leading a unit, working as, moved, sworn in, at the end of a term. ``frames.yml`` of each language lists the words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from ingest.claim.being import being
from ingest.claim.clause import clause_end, name_behind, segments, subject_of
from ingest.claim.gone import voted_for
from ingest.claim.leading import leads_event
from ingest.claim.moving import moves
from ingest.claim.phrase import Line, RolePhrase
from ingest.claim.position import (
    again,
    appointed_apart,
    given_by_noun,
    led_by_position,
    of_body,
    opens_passive,
    reduced,
)
from ingest.claim.predicates import Predicate, phrase_at
from ingest.claim.said import (
    apart,
    apposed,
    at_head,
    elected_object,
    head_of,
    marked,
    object_first,
    of_role,
    office_filled,
    predicative,
    role_first,
    seat_before,
    seat_given,
    stacked,
    subject_like,
    together,
    wished,
)
from ingest.claim.serving import OBJECT, Serving
from ingest.lexicon.load import folded
from ingest.mention.people import NameSpan
from ingest.mention.roles import RoleSpan
from ontology.language.grammar import grammar
from ontology.model import Standing

#: Tokens between a role and a name that shares a verb with the statement before: “kurse zëvendëskryesues z. NAME”.
_SHARED = 6


@dataclass(slots=True)
class Frames(Serving):
    """What the verbs of one release say of offices, collected sentence by sentence."""

    def read(self, lines: Sequence[Line]) -> "Frames":
        """Read all sentences in order; returns itself."""
        self._lines = lines
        for self._number, line in enumerate(lines):
            self._read(line)
            if line.people:
                named = next((n for n in line.people if subject_like(line, n)), line.people[0])
                self._subject = (line, named)
        return self

    def _read(self, line: Line) -> None:
        filled = office_filled(line)
        self._office, self._vacant = filled or self._office, filled or self._vacant
        self._left(line)
        for phrase, name, noun in given_by_noun(line):
            if (self._number, phrase.role.start) not in self.used:
                self._say(line, phrase, name, "office-given", Standing.APPOINTED, ends=(noun,))
        last: Predicate | None = None
        for start, end in segments(line):
            own = [v for v in line.predicates if start <= v.start < end and not line.inside_role(v.start)]
            chosen = next((v for v in own if v.kind == "chosen"), None)
            if chosen is not None:
                last = None if chosen.denied or chosen.planned or wished(line, chosen) else chosen
                if last is not None and not self._listed(line, start, last):
                    if not self._to_be(line, last, start, end):
                        self._chosen(line, last, start, end)
                elif last is None:  # not chosen, or not yet: the role is nobody's
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
        self._out(line)
        self._from_post(line)
        self._listed_candidates(line)
        self._candidates(line)
        self._raced(line)
        self._run(line, list(voted_for(line)))
        for phrase, name, standing in at_head(line):
            governed = standing is Standing.APPOINTED and name.honorific is None
            self._say(line, phrase, name, "unit-led", standing, governed=governed)
        self._being(line)

    def _being(self, line: Line) -> None:
        """Offices told by a form of being: “NAME je od danas portparol …”."""
        taken = set(self.used)
        for said in being(line, self._lines[max(0, self._number - 2) : self._number]):
            if (self._number, said.phrase.role.start) not in taken:
                self._say(
                    line,
                    said.phrase,
                    said.name,
                    "office-being",
                    said.standing,
                    unit=said.unit,
                    unit_line=said.unit_line,
                    ends=(said.at,),
                )

    def _other(self, line: Line, verb: Predicate, end: int) -> None:
        if verb.denied or (verb.kind == "ended" and wished(line, verb)):
            return
        if verb.kind == "leads":
            self._leads(line, verb, end)
        elif verb.kind == "serves":
            self._serves(line, verb, end)
        elif verb.kind == "moved":
            self._moved(line, verb, end)
        elif verb.kind == "sworn" and not verb.planned:
            self._sworn(line, verb)
        elif verb.kind in {"ended", "dismissed", "hands"} and not (verb.planned and verb.kind != "ended"):
            self._ended(line, verb)
        elif verb.kind == "proposed":
            self._proposed(line, verb, end)
        elif verb.kind == "replaced" and not verb.planned:
            self._replaced(line, verb, end)
        elif verb.kind == "leaves" and not verb.planned:
            self._leaves(line, verb)
        elif verb.kind == "takes":
            self._takes(line, verb)

    def _chosen(self, line: Line, verb: Predicate, start: int, end: int) -> None:
        """“Kryesues u zgjodh NAME”, “NAME u zgjodh kryesues”, “e zgjodhën NAME në pozitën e kryesuesit”."""
        end = clause_end(line, verb.end, end)
        roles = [r for r in line.mentions.roles if start <= r.start < end and self._free(line, r)]
        if not any(r.start >= verb.end for r in roles) and not grammar(line.language).declines:
            self._moved(line, verb, end)  # “was promoted from the General Department to …”
        if not roles:
            self._in_place(line, verb, start, end)
        if not roles:
            passive = verb.voice == "passive"
            seat = (
                seat_given(line, verb.end) or seat_before(line, verb.start)
                if passive
                else elected_object(line, verb, end)
            )
            roles = [seat] if seat is not None and (self._number, seat.start) not in self.used else []
        if not roles and verb.voice == "passive":
            self._moved(line, verb, end)  # “u avancua në Prokurorinë e Apelit”
        taken: set[int] = set()
        held = folded(line.language, "frames", "acting_verbs")
        acting = bool(held & {line.folded(verb.start), line.folded(verb.end - 1)})
        standing = Standing.CURRENT if again(line, verb) else Standing.APPOINTED
        for role in roles:
            phrase = line.phrase(role)
            phrases = [phrase]
            if role.start < verb.start:
                name = name_behind(line, verb.end, end)
                if name is None and verb.voice == "passive" and marked(line, role):
                    name = subject_of(line, role.start)
                found = together(line, name, role)
            else:
                found = self._object(line, verb, phrase, start, end, taken)
                more = stacked(line, role)
                phrases = more if line.named_after(more[-1].end)[0] is None else phrases
            for name, given in product(found, phrases):
                taken.add(name.start)
                governed = verb.voice == "active" and name.start > verb.start and name.honorific is None
                ends = (verb.start, verb.end)
                self._say(
                    line,
                    given,
                    name,
                    "office-given",
                    standing,
                    acting=acting,
                    ends=ends,
                    governed=governed,
                )

        if not taken:
            for phrase, name in appointed_apart(line, verb, end) if not roles else ():
                taken.add(name.start)
                self._say(line, phrase, name, "office-given", standing, acting=acting, ends=(verb.start,))
        if not taken:
            self._fills(line, verb, end, acting=acting)
        self._held_before(line, verb)

    def _free(self, line: Line, role: RoleSpan) -> bool:
        said = predicative(line, role) or opens_passive(line, role)
        before = line.verb_at(role.start - 1) if role.start and line.language == "sq" else None
        served = before is not None and before.kind == "serves"  # “NAME, që është anëtar i …, u zgjodh …”
        return said and not served and (self._number, role.start) not in self.used

    def _object(
        self, line: Line, verb: Predicate, phrase: RolePhrase, start: int, end: int, taken: set[int]
    ) -> list[NameSpan]:
        """Who gets the role behind the verb: the name between, else the subject of a passive, else the name behind."""
        role = phrase.role
        own = role_first(line, verb, phrase)
        if own is not None:
            return together(line, own, role)
        between = [n for n in line.people if verb.end <= n.start and n.end <= role.start]
        between = apart(line, between, role) or between
        if line.definite and any(apposed(line, n, role) for n in between):
            return []  # “u caktua NAME, prokurore e …”: what the chosen one is already
        if between:
            group = [n for n in between if n.start in taken] or between
            nearest = role.start if line.role_at(between[-1].end) is role else None
            if nearest is not None and not grammar(line.language).declines:
                group = between  # “appointed NAME head of …, and NAME head of …”
            return together(line, group[-1], role)
        behind = name_behind(line, phrase.end, end) if line.text(phrase.end) != "." else None
        if (headed := reduced(line, verb)) is not None:
            return together(line, headed, role)
        if verb.voice == "passive":
            name = subject_of(line, verb.start)
            if name is not None and name.start >= start:
                return together(line, name, role)
        return together(line, behind, role)

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
        last = min(verb.end + OBJECT, end - 1)
        unit = next(
            (
                u
                for u in line.mentions.units
                if verb.end <= u.start <= last and not of_role(line, u, verb.end)
            ),
            None,
        )
        antecedent = unit is None
        if unit is None:  # “Prokurorinë …, të cilën e drejton NAME”, “Prokurorinë … e drejton NAME”
            unit = next(
                (u for u in reversed(line.mentions.units) if verb.start - 5 <= u.end <= verb.start), None
            )
        name = subject_of(line, verb.start)
        if antecedent and (name is None or unit is None or not object_first(line, name, unit)):
            name = None
        name = name or name_behind(line, verb.end, end)
        head = head_of(line, unit) if unit is not None else None
        if unit is None or name is None or head is None:
            return
        around = range(max(0, verb.start - OBJECT), min(end, verb.end + OBJECT))
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

    def _moved(self, line: Line, verb: Predicate, end: int) -> None:
        """“NAME do të transferohet nga … në …”: the old post is former, the new one given."""
        asked = verb.planned and line.folded(verb.start) in folded(line.language, "frames", "presents")
        if wished(line, verb) or asked:  # “traži da se NAME premesti iz … u …”
            return
        for name, role, unit, standing in moves(line, verb, end):
            phrase = RolePhrase(role, (unit,), unit.end)
            self._say(line, phrase, name, "moved", standing, ends=(verb.end, unit.end))
