"""Who runs for an office (proposed for it, its candidate, among those who applied), and who is sworn into one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.claim.candidacy import candidacies, named_candidates
from ingest.claim.clause import name_behind, names_listed, subject_of
from ingest.claim.endings import Endings
from ingest.claim.phrase import Line, RolePhrase
from ingest.claim.predicates import Predicate, phrase_at
from ingest.claim.said import candidate_nouns, marked, plain, role_of
from ingest.claim.tenures import Pair
from ingest.lexicon.load import folded
from ingest.mention.people import NameSpan
from ontology.language.grammar import grammar
from ontology.model import Standing

#: Tokens between a verb of swearing in and the role of those who swear.
_SWORN = 12


@dataclass(slots=True)
class Running(Endings):
    """The verbs and nouns by which someone runs for an office, and the oaths by which someone takes it."""

    def _proposed(self, line: Line, verb: Predicate, end: int) -> None:
        """“u propozuan NAME dhe NAME” for the office that the release speaks of."""
        subject = subject_of(line, verb.start)
        office = self._proposed_for(line, verb, end)
        if office is not None:
            self.used.add((self._number, office.role.start))
            self._office = (line, office)
        if verb.voice == "active" and not grammar(line.language).declines:
            self._run(
                line,
                [n for n in line.people if office and verb.end <= n.start and n.end <= office.role.start],
            )
            return
        by = line.folded(verb.end) in folded(line.language, "events", "by")  # “NAME was proposed by NAME”
        names = [] if by else list(names_listed(line, verb.end, end))
        self._run(line, names or ([subject] if subject else []))

    def _proposed_for(self, line: Line, verb: Predicate, end: int) -> RolePhrase | None:
        """The office that a verb of proposing is about, where nouns have no case: “proposed NAME for ROLE”."""
        if grammar(line.language).declines:
            return None
        role = next((r for r in line.mentions.roles if verb.end <= r.start < end and marked(line, r)), None)
        return line.phrase(role) if role is not None else None

    def _listed_candidates(self, line: Line) -> None:
        """Lines behind “these candidates:” that begin with a name: each runs for the office spoken of."""
        if self._awaits:
            first = next((at for at, t in enumerate(line.tokens) if t.word and not t.text.isdigit()), None)
            name = line.person_at(first) if first is not None else None
            if name is not None:
                self._run(line, [name])
            self._awaits = name is not None
        opens = line.spelled[-1:] == [":"] and bool(line.lowered(candidate_nouns(line.language).keys()))
        self._awaits = self._awaits or (opens and not grammar(line.language).adjectives)

    def _candidates(self, line: Line) -> None:
        """“kandidati tjetër, NAME”, “kandidatë: NAME dhe NAME”, “the candidate for ROLE, NAME”."""
        for phrase, names in candidacies(line):
            self.used.add((self._number, phrase.role.start))
            self._office = (line, phrase)
            self._run(line, names)
        nouns = candidate_nouns(line.language)
        for at in line.lowered(nouns.keys()):
            if names := named_candidates(line, at + 1):
                one = nouns[line.text(at)] and line.text(at + 1) != ":"  # “dy kandidate: NAME dhe NAME”
                self._run(line, names[: 1 if one else 9])

    def _to_be(self, line: Line, verb: Predicate, start: int, end: int) -> bool:
        """“kandidati i parë do të jetë NAME”: who is to be a candidate gets no office; notes that they run for one."""
        nouns = candidate_nouns(line.language)
        being = folded(line.language, "frames", "to_be")
        if line.folded(verb.end - 1) not in being or not any(
            line.text(at) in nouns for at in range(start, min(end, verb.end + 2))
        ):
            return False
        for phrase, _ in candidacies(line):
            self._office = (line, phrase)
        names = line.names_listed(verb.end) or list(names_listed(line, verb.end, end))
        self._run(line, names)
        return True

    def _raced(self, line: Line) -> None:
        """“Në garë për ROLE janë: NAME, ROLE, NAME …”: everyone listed behind the colon runs for the office."""
        colon = line.spelled.index(":") if ":" in line.spelled else None
        if colon is None or not folded(line.language, "frames", "race"):
            return
        at = next(
            (n for n in range(colon) if phrase_at(line.tokens, n, line.language, "race") is not None), None
        )
        if at is None:
            return
        role = next((r for r in line.mentions.roles if at < r.start < colon), None)
        if role is not None:
            self.used.add((self._number, role.start))
            self._office = (line, line.phrase(role))
        if line.person_at(colon + 1) is not None:
            self._run(line, list(names_listed(line, colon + 1, len(line.tokens), items=True)))

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

    def _just_lost(self, line: Line, name: NameSpan) -> Pair | None:
        """The office of whoever the sentence says to have lost one, before ``name`` is said to get it."""
        for number, start in reversed(self.ended):
            before = next((n for n in line.people if number == self._number and n.start == start), None)
            role = role_of(line, before) if before is not None else None
            if before is not None and role is not None and role.end <= name.start and not role.plural:
                phrase = line.phrase(role)
                span = line.mentions.sentence.span_of(role.start, before.end)
                unit = next(iter(phrase.units), None)
                return Pair(
                    line, phrase, before, "term-ended", span, unit, Standing.FORMER, False, line, line
                )
        return None

    def _in_place(self, line: Line, verb: Predicate, start: int, end: int) -> None:
        """“In his place was appointed NAME”: the office that someone has lost just before is the one given."""
        lost = next(
            (p for p in reversed(self.pairs) if p.standing in {Standing.FORMER, Standing.DISMISSED}), None
        )
        name = name_behind(line, verb.end, end) or subject_of(line, verb.start)
        named = any(phrase_at(line.tokens, at, line.language, "in_place") for at in range(start, end))
        if named and lost is None and name is not None:
            lost = self._just_lost(line, name)
        if not named or lost is None or name is None or lost.name.text == name.text:
            return
        span = line.mentions.sentence.span_of(min(verb.start, name.start), max(verb.end, name.end))
        role = replace(plain(lost.phrase.role), acting=lost.phrase.role.acting)
        phrase = replace(lost.phrase, role=role)
        given = Standing.APPOINTED
        self.pairs.append(
            Pair(
                lost.line,
                phrase,
                name,
                "office-given",
                span,
                lost.unit,
                given,
                lost.acting,
                line,
                lost.line,
                verb.voice == "active" and name.start > verb.start,
            )
        )

    def _seat_taken(self, line: Line, subject: NameSpan | None) -> None:
        """“Članica Saveta, NAME, položila je zakletvu”: the seat is new to whoever takes the oath."""
        role = role_of(line, subject) if subject is not None else None
        if subject is None or role is None or role.plural or not grammar(line.language).adjectives:
            return
        if any(kind == "council" for kind, _ in role.role.by_kind) and role.end <= subject.start:
            self._say(line, line.phrase(role), subject, "sworn-in", Standing.APPOINTED)

    def _sworn(self, line: Line, verb: Predicate) -> None:
        """“Betimin e dhanë: LIST”, “dhanë betimin anëtarët e rinj: …”: the new role is each one's."""
        roles = [r for r in line.mentions.roles if r.new and abs(r.start - verb.start) <= _SWORN]
        role = next(iter(roles), None) or self._new_role
        self._new_role = role
        behind = verb.end
        while line.folded(behind) in folded(line.language, "frames", "adverbs"):
            behind += 1
        before = line.folded(behind) in folded(line.language, "frames", "before_whom")
        start = role.end if role is not None and role in roles and role.start >= verb.end else verb.end
        names = [] if before else list(names_listed(line, start, len(line.tokens), items=True))
        subject = subject_of(line, verb.start)
        names = [subject] if subject is not None else names
        first = line.named_after(line.phrase(role).end)[0] if role is not None and role in roles else None
        if role is not None and role.plural and first is not None and first.end <= verb.start:
            names = line.names_listed(first.start)  # “the new members, NAME and NAME, took the oath”
        if role is None:
            self._seat_taken(line, subject)
            return
        if role in roles:
            phrase = line.phrase(role)
        else:  # named by a sentence before, whose tokens are none of this one: the verb stands for it here
            here = replace(role, start=verb.start, end=verb.end, noun=verb.start)
            phrase = RolePhrase(here, (), verb.end)
        for name in names:
            single = replace(phrase, role=replace(phrase.role, plural=False, new=False))
            self._say(line, single, name, "sworn-in", Standing.APPOINTED, ends=(verb.start,))
