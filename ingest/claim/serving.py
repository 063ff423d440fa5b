"""Offices that a verb of being or working tells: “NAME, i cili ka punuar si …”, “kryesues i … është NAME”."""

from dataclasses import dataclass, replace

from ingest.claim.clause import contrasts, name_behind, names_listed, subject_of
from ingest.claim.meeting import holder_from
from ingest.claim.phrase import Line
from ingest.claim.position import career_subject, pronoun_subject
from ingest.claim.predicates import Predicate, phrase_within
from ingest.claim.running import Running
from ingest.claim.said import before_verb, career, complement, predicative
from ingest.lexicon.load import folded, words
from ingest.mention.people import NameSpan
from ingest.mention.roles import RoleSpan
from ontology.language.fold import fold
from ontology.model import Standing

#: Tokens between a verb of leading and the unit led: “e ka drejtuar deri më tani Prokurorinë Speciale”.
OBJECT = 4
#: Tokens at the start of a sentence among which its pronoun and verb stand.
_SHARED = 6


@dataclass(slots=True)
class Serving(Running):
    """The verbs of being and working, by which someone has or had an office."""

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
        name = subject_of(line, verb.start) or career_subject(line, verb) or self._served(line, verb)
        name = name or pronoun_subject(line, verb)
        where = line
        role = role or complement(line, verb.end)
        if role is None and (held := before_verb(line, verb)) is not None:
            self._held(line, verb, held, end)
            return
        if name is None and self._subject is not None and self._starts_with_pronoun(line, verb):
            where, name = self._subject
        if role is None or role.plural or name is None:
            return
        if name.start >= role.start and where is line:
            return
        self._server = (line, verb, name) if where is line else None
        phrases = career(line, role)
        if phrases[-1].more and not phrases[0].units:
            return  # “është anëtar dhe kryesues i panelit”
        for phrase in phrases:
            if line.named_after(phrase.end)[0] is None or where is not line:
                standing = Standing.APPOINTED if self._goes_on(line, verb) else self._tense(line, verb)
                self._say(line, phrase, name, "office-told", standing, name_line=where, ends=(verb.start,))

    def _held(self, line: Line, verb: Predicate, role: RoleSpan, end: int) -> None:
        """“pozitën e … e mban NAME”, “kryesues i … është NAME”, “anëtarë të … janë NAME dhe NAME”."""
        if line.folded(verb.start) not in folded(line.language, "events", "copulas"):
            name = name_behind(line, verb.end, end)
            names = [name] if name is not None and not role.plural else []
        elif line.folded(verb.start) in folded(line.language, "events", "copulas_plural"):
            names = list(names_listed(line, verb.end, end))
        else:
            one = holder_from(line, verb.end)
            names = [one] if one is not None else []
        phrase = replace(line.phrase(role), role=replace(role, plural=False))
        for name in names:
            self._say(line, phrase, name, "office-told", self._tense(line, verb), ends=(verb.end,))

    def _served(self, line: Line, verb: Predicate) -> NameSpan | None:
        """The subject of the statement before in the sentence, where this one has none: “…, kurse tani është …”."""
        if self._server is None or self._server[0] is not line:
            return None
        _, before, name = self._server
        between = range(before.end, verb.start)
        return None if any(line.name_at(at) is not None for at in between) else name

    def _goes_on(self, line: Line, verb: Predicate) -> bool:
        """“vazhdon si”, “kthehet si”: someone who leaves one office goes on in another."""
        first = line.folded(verb.start)
        return first in folded(line.language, "frames", "goes_on")

    def _starts_with_pronoun(self, line: Line, verb: Predicate) -> bool:
        first = next((t for t in line.tokens if t.word), None)
        pronouns = folded(line.language, "frames", "pronouns")
        own = folded(line.language, "frames", "career")
        if not line.people and any(line.folded(at) in own for at in range(verb.end)):
            return True
        return first is not None and fold(first.text) in pronouns and verb.start <= _SHARED

    def _tense(self, line: Line, verb: Predicate) -> Standing:
        """Former where the verb's form or a word beside it says that it is over, and none that it goes on."""
        reach = min(len(line.tokens), verb.end + OBJECT)
        reach = next((at for at in range(verb.end, reach) if contrasts(line, at)), reach)
        near = (max(0, verb.start - OBJECT), reach)
        if phrase_within(line.tokens, *near, line.language, "until"):
            return Standing.FORMER
        complete = words(line.language, "frames").get("complete", False)
        if verb.past and (complete or not phrase_within(line.tokens, *near, line.language, "since")):
            return Standing.FORMER
        return Standing.CURRENT
