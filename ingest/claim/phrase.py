"""Role phrases: a role with the unit it is held in, and the names it stands beside."""

from dataclasses import dataclass

from ingest.claim.predicates import Predicate, find_predicates, phrase_at
from ingest.claim.spelled import Spelled
from ingest.claim.tails import is_whole, of_unknown, past_own, past_quote, qualifies, short_for
from ingest.lexicon.load import folded, words
from ingest.mention.known_units import UnitSpan
from ingest.mention.nouns import head_forms
from ingest.mention.people import NameSpan, address, honorific_end, titles
from ingest.mention.read import Mentions
from ingest.mention.role_tails import country, matter, own_country
from ingest.mention.roles import RoleSpan
from ingest.mention.unit_names import modifiers_first
from ontology.language.grammar import grammar
from ontology.model import Language

#: Prepositions that tie a role to its unit: “prokurore në Prokurorinë …”, “prokurori X, nga Prokuroria …”.
_TIES = frozenset({"në", "ne", "nga", "pranë", "u", "iz", "pri", "in", "at", "from", "of", "the", "within"})
#: Words in the genitive behind a role, articles included: “i Republikës së Kosovës”.
_LONGEST_TAIL = 9
#: Words up to the noun of several offices: “osnovnih tužilaštava”, “Prokurorive”.
_NOUN = 3
#: Tokens between an office and the comma before its holder, of what else is said of it.
_LONGEST_APPOSITION = 14
#: Tokens of an honorific, and of titles with one: “Prof. Ass. Dr.”.
_HONORIFIC, _TITLES = 2, 6
#: Words in a field of work: “për luftimin e krimeve ekonomike”, “për mbrojtjen e të dhënave personale”.
_LONGEST_FIELD = 9
#: Tokens behind a form of being among which the role begins that it says someone has.
_COMPLEMENT = 3


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role and the unit or units it is held in; ``end``: the token after both.

    ``field``: the field of work printed behind the role (“për luftimin e krimeve ekonomike”). ``more``: whether other
    words behind it say of what it is an office, so that no unit named elsewhere is meant.
    """

    role: RoleSpan
    units: tuple[UnitSpan, ...]
    end: int
    field: str = ""
    more: bool = False


class Line(Spelled):
    """One sentence with its mentions by the token they begin at.

    ``people``: names that are full or short for a full one of the release. ``predicates``: verbs that say something
    of an office. ``definite``: whether the language's nouns show that they are. ``acts``: the verbs of taking part in
    an event, once ``ingest.claim.acts`` has looked for them; ``subjects``: of the verbs at which
    ``ingest.claim.clause`` has looked; ``segments``: the statements that it found; ``governed``: where names begin that
    it found to be governed by a composition.
    """

    def __init__(
        self, mentions: Mentions, language: Language, surnames: frozenset[str] = frozenset()
    ) -> None:
        """``surnames``: folded last words of the full names of the release, for telling which short ones are names."""
        super().__init__(mentions.sentence.tokens)
        self.mentions = mentions
        self.language = language
        self.definite = grammar(language).definite
        self.acts: list[tuple[int, int, str]] | None = None
        self.subjects: dict[int, NameSpan | None] = {}
        self.segments: list[tuple[int, int]] | None = None
        self.governed: frozenset[int] | None = None
        self.predicates = find_predicates(self, language)
        self.people = tuple(n for n in mentions.names if n.full or short_for(n, surnames, language))
        self._roles = {role.start: role for role in mentions.roles}
        self._verbs = {
            at: verb for verb in self.predicates if self._says(verb) for at in range(verb.start, verb.end)
        }
        self._units = {unit.start: unit for unit in mentions.units}
        self._unit_ends = {unit.end: unit for unit in mentions.units}
        self._premodified = modifiers_first(language)
        self._names = {name.start: name for name in mentions.names}
        self._persons = {name.start: name for name in self.people}
        found: list[RoleSpan | UnitSpan | NameSpan] = [*mentions.roles, *mentions.units, *mentions.names]
        ends = [(mention.start, mention.end) for mention in found]
        self._ends = dict(sorted(ends))  # of equal starts the longest stays
        self._inside = {at for start, end in ends for at in range(start, end)}
        self._phrases: dict[int, RolePhrase] = {}
        self._stacked = folded(language, "roles", "stacked")
        self._before = _TITLES if titles(language) else _HONORIFIC
        self._address = address(language)

    def _says(self, verb: Predicate) -> bool:
        """Whether a verb says something of its own: a mere form of being does with a role behind it."""
        copulas = folded(self.language, "events", "copulas")
        mere = verb.kind == "serves" and all(self.folded(at) in copulas for at in range(verb.start, verb.end))
        return not mere or any(at in self._roles for at in range(verb.end, verb.end + _COMPLEMENT))

    def verb_at(self, at: int) -> Predicate | None:
        """The predicate that token ``at`` is part of."""
        return self._verbs.get(at)

    def mention_end(self, at: int) -> int | None:
        """The token after the role, unit or name that begins at ``at``."""
        return self._ends.get(at)

    def inside_mention(self, at: int) -> bool:
        """Whether token ``at`` is part of a role, unit or name."""
        return at in self._inside

    def inside_role(self, at: int) -> bool:
        """Whether token ``at`` is part of a role (“the newly elected chairman”)."""
        return any(role.start <= at < role.end for role in self.mentions.roles)

    def inside_unit(self, at: int) -> bool:
        """Whether token ``at`` is part of a unit's name."""
        return any(unit.start <= at < unit.end for unit in self.mentions.units)

    def person_at(self, at: int) -> NameSpan | None:
        """The name of a person of this release at token ``at``, an honorific in front of it passed over."""
        return self._persons.get(self._past_honorific(at))

    def _past_honorific(self, at: int) -> int:
        addressed = at < len(self.spelled) and self.spelled[at] in self._address
        return honorific_end(self.tokens, at, self.language)[0] if addressed else at

    def honorific_start(self, at: int) -> int:
        """The first token of the honorific in front of the name at ``at``, or ``at``."""
        before = range(max(0, at - self._before), at)
        return next((n for n in before if self._past_honorific(n) == at), at)

    def role_at(self, at: int) -> RoleSpan | None:
        """The role that begins at token ``at``."""
        return self._roles.get(at)

    def role_at_end(self, at: int) -> RoleSpan | None:
        """The role that ends at token ``at`` or just before it (an article between)."""
        return next((role for role in self.mentions.roles if role.end in {at, at + 1}), None)

    def name_at(self, at: int) -> NameSpan | None:
        """The name that begins at token ``at``, an honorific in front of it passed over."""
        return self._names.get(self._past_honorific(at))

    def phrase(self, role: RoleSpan) -> RolePhrase:
        """``role`` with the units that follow it: one, or several joined under one noun."""
        known = self._phrases.get(role.start)
        if known is None or known.role is not role:
            known = self._phrases[role.start] = self._phrase(role)
        return known

    def _phrase(self, role: RoleSpan) -> RolePhrase:
        at = self._past_owner(role.end)
        units, end = self._units_from(at, plural=role.plural)
        if units:
            end = self._past_ranks(self._past_country(past_quote(self.tokens, end)))
            field = self._field_end(end) if self._premodified and not role.plural else end
            if field > end:  # “the Vice-Dean of the Faculty for teaching, NAME”
                return RolePhrase(role, tuple(units), field, " ".join(t.text for t in self.tokens[end:field]))
            past = self._past_tail(role, end)
            whole = past == end or is_whole(self.tokens, end, self.language)
            return RolePhrase(role, tuple(units) if whole else (), past, more=not whole)
        if (unit := self._unit_in_front(role)) is not None:
            return RolePhrase(role, (unit,), self._past_country(end))
        apposed = role.start > 0 and self.text(role.start - 1) in {",", "-", "–", "("}
        end = self._field_end(at, behind_name=apposed and role.case == "nom-i" and not role.plural)
        if end > at:
            return RolePhrase(role, (), end, " ".join(t.text for t in self.tokens[at:end]))
        tail = self._tail_end(at) if role.definite else at
        if role.plural and any(token.capital for token in self.tokens[at:tail]):
            tail = at
        past = self._past_tail(role, tail)
        said = self.tokens[at:tail]
        text = country(said, self.language) or matter(said, role.role.gender, self.language)
        more = past > tail or (not text and of_unknown(self.tokens, role, at, self.language))
        return RolePhrase(role, (), past, text, more=more)

    def _past_ranks(self, at: int) -> int:
        """``at``, or the comma behind words on whose member holds a seat: “član Saveta *iz redova UNIT*, NAME”."""
        ranks = folded(self.language, "frames", "ranks")
        if self.folded(at + 1) not in ranks:
            return at
        near = range(at + 2, min(at + _LONGEST_FIELD, len(self.tokens)))
        return next((n for n in near if self.text(n) == "," and self.name_at(n + 1) is not None), at)

    def _unit_in_front(self, role: RoleSpan) -> UnitSpan | None:
        """The unit right in front of a role where modifiers come first: “EULEX Head of Mission”, “SPRK prosecutor”.

        A name of several words behind a preposition is a place or a source: “in the Basic Prosecution of Peja
        Prosecutor NAME said”.
        """
        unit = self._unit_ends.get(role.start) if self._premodified else None
        if unit is None or unit.bare:
            return None
        at = unit.start - (unit.start > 0 and self.text(unit.start - 1) == "the")
        small = folded(self.language, "people", "prepositions") | _TIES
        return unit if unit.acronym is not None or not at or self.folded(at - 1) not in small else None

    def _past_owner(self, at: int) -> int:
        """``at``, or the token behind words for whose a role is: “këshilltari *i tij* për drejtësi”."""
        owners = folded(self.language, "frames", "possessive")
        owned = self.text(at) in grammar(self.language).articles and self.folded(at + 1) in owners
        return at + 2 if owned else at

    def _units_from(self, at: int, *, plural: bool) -> tuple[list[UnitSpan], int]:
        """Units from ``at`` on: one for a role in the singular, several joined by commas for a plural one."""
        unit = self._units.get(self._tied(at)) or (self._over_towns(at) if plural else None)
        if unit is None:
            return [], at
        units, end = [unit], unit.end
        while True:
            joined = plural and self.text(end) in {",", "dhe", "and", "i"}
            following = (
                self._units.get(self._tied(end + joined)) if joined or self.text(end) in _TIES else None
            )
            if following is None:
                return units, end
            if joined:
                units.append(following)
            end = following.end  # “DTI-së në SKPK”: the whole belongs to the phrase, the role to the part

    def _past_country(self, end: int) -> int:
        """The token behind “në Kosovë” after a unit, where a name follows: “shefi i Misionit … në Kosovë, NAME”."""
        end = past_own(self.tokens, end, self.language)
        if self.text(end) not in _TIES | {"na"}:
            return end
        at = self._tied(end + 1)
        here = at < len(self.tokens) and self.tokens[at].stem in own_country(self.language)
        return at + 1 if here and self.named_after(at + 1)[0] is not None else end

    def _past_tail(self, role: RoleSpan, end: int) -> int:
        """The token behind whatever else is said of an office, up to the comma before a name that is one beyond doubt.

        “anëtari i Këshillit nga radhët e Odës …, z. NAME”: no verb, no second role and no clause of its own.
        """
        bare = not role.definite if self.definite else self._behind_name(role)
        if role.plural or bare or self.named_after(end)[0] is not None or not self._leads_on(end):
            return end
        for at in range(end, min(end + _LONGEST_APPOSITION, len(self.tokens))):
            if self.text(at) == ",":
                name = self.name_at(at + 1)
                certain = name is not None and name.full and (name.given or name.honorific is not None)
                return at if certain else end
            if not self._goes_on(at):
                return end
        return end

    def _behind_name(self, role: RoleSpan) -> bool:
        """Whether the role stands behind a name and a mark, and so can be that name's."""
        at = role.start - 1 - (self.text(role.start - 1) == "the")
        return at > 0 and not self.tokens[at].word and any(name.end == at for name in self.mentions.names)

    def _leads_on(self, at: int) -> bool:
        tails = words(self.language, "roles").get("tails", ())
        return self.text(at) in tails or not tails

    def _goes_on(self, at: int) -> bool:
        """Whether a noun phrase can go on with the token ``at``: no verb, clause, second role or person's name."""
        if self.text(at) in {"(", ")", '"', "“", "”", "„"}:
            return True
        if not self.tokens[at].word or self.verb_at(at) is not None or self.role_at(at) is not None:
            return False
        name = self._names.get(at)
        certain = name is not None and name.full and (name.given or name.honorific is not None)
        if self.text(at) in words(self.language, "roles")["joins"]:  # “për Ankesa dhe Parashtresa”
            joined = [self.tokens[n].capital for n in (at - 1, at + 1) if n < len(self.tokens)]
            return len(joined) == 2 and all(joined) and self.role_at(at + 1) is None
        return not certain and self.text(at) not in words(self.language, "roles")["breaks"]

    def _over_towns(self, at: int) -> UnitSpan | None:
        """The first of several offices whose noun stands once: “tužiteljke osnovnih tužilaštava u Peći i Prizrenu”."""
        tied = self._tied(at)
        for end in range(tied, min(tied + _NOUN, len(self.tokens))):
            forms = head_forms(self.language).get(self.text(end), ())
            if any(form.plural and noun.kind == "prosecution-office" for noun, form in forms):
                return self._units.get(self._tied(end + 1)) or self._units.get(self._tied(end + 2))
            if self.inside_mention(end) or not self.tokens[end].word:
                return None
        return None

    def _tail_end(self, at: int) -> int:
        """Where words in the genitive behind a role end, if a name follows: “ambasadorja e Holandës, NAME”.

        The words name a country, a town or something mentioned before (“kryeprokurori i saj”); what body they mean
        is not told by them alone, so the role has no unit.
        """
        articles, end = grammar(self.language).articles, at
        while end < len(self.tokens) and end - at < _LONGEST_TAIL:
            word = end + 1 if self.text(end) in articles | _TIES else end
            if word >= len(self.tokens) or not self.tokens[word].word or self.role_at(word) is not None:
                return at
            if self.verb_at(word) is not None:
                return at  # “pozitën e kryesuesit *e mban* NAME”
            if word == end and not qualifies(self.tokens, word, self.language):
                return at
            pointed = self.folded(word) in folded(self.language, "units", "demonstratives")
            end = word + 1 + pointed  # “ambasadorja e *këtij vendi*”
            if self.named_after(end)[0] is not None:
                return end
        return at

    def _field_end(self, at: int, *, behind_name: bool = False) -> int:
        """Where a field of work behind a role ends, if a comma and a name follow it; else ``at``."""
        if self.text(at) not in words(self.language, "units")["follow"]:
            return at
        end = at + 1
        while end < len(self.tokens) and self.tokens[end].word and end - at < _LONGEST_FIELD:
            governed = self.text(end - 1) in grammar(self.language).articles and self.language == "sq"
            if end > at + 1 and self.name_at(end) is not None and not governed:
                return end
            end += 1
        small = behind_name and not any(t.capital for t in self.tokens[at:end])
        if small and self.text(end) in {",", ".", ";", ")", ""}:
            return end  # “NAME, zyrtare e lartë për sundim të ligjit.”
        following = self.role_at(end + 1) if self.text(end) == "," else None
        rank = following is not None and self.name_at(following.end) is not None
        return end if self.text(end) == "," and (rank or self.name_at(end + 1) is not None) else at

    def _tied(self, at: int) -> int:
        articles = grammar(self.language).articles
        passed = folded(self.language, "units", "pronouns") | folded(self.language, "units", "demonstratives")
        while self.text(at) in articles or self.text(at) in _TIES or self.folded(at) in passed:
            at += 1
        return at

    def unit_tied(self, at: int) -> UnitSpan | None:
        """The unit behind articles and words that point back at token ``at``."""
        return self._units.get(self._tied(at))

    def stacked_on(self, end: int, *, strict: bool = False) -> RoleSpan | None:
        """A second role of the same person after ``end``: “… dhe njëherësh …”, “ROLE dhe ROLE, NAME”.

        ``strict``: two definite roles that only “and” joins are two people's, of whom the first has no name.
        """
        at = end
        joined = said = False
        while self.text(at) in {",", "dhe", "edhe", "i", "and", "e"} or self.folded(at) in self._stacked:
            said = said or self.folded(at) in self._stacked
            joined = joined or self.text(at) in {"dhe", "i", "and"}
            at += 1
        role = self.role_at(at)
        if role is None or role.plural or not (said or joined):
            return None
        apart = role.definite or self.text(role.start - 1) == "the"
        return None if strict and apart and not said else role

    def named_after(self, end: int) -> tuple[NameSpan | None, bool]:
        """The name right after ``end``, a comma passed over, and whether there was a comma."""
        end = phrase_at(self.tokens, end, self.language, "of_which") or end
        comma = self.text(end) == ","
        begin = end + comma
        courtesy = phrase_at(self.tokens, begin, self.language, "courtesy")
        if courtesy is not None:  # “Ambasadori i …, *shkëlqesia e tij*, NAME”
            begin = courtesy + (self.text(courtesy) == ",")
        return self.name_at(begin), comma

    def _past_origin(self, at: int) -> int:
        """``at``, or the token behind the unit that someone in a list comes from: “NAME, nga Prokuroria e Apelit”."""
        begin = at + (self.text(at) == ",")
        if self.folded(begin) not in folded(self.language, "frames", "from"):
            return at
        unit = self.unit_tied(begin + 1)
        whole = self.unit_tied(unit.end + 1) if unit is not None and self.text(unit.end) in _TIES else None
        return whole.end if whole is not None else unit.end if unit is not None else at

    def names_listed(self, at: int) -> list[NameSpan]:
        """Names joined by commas and a last “dhe” from ``at`` on."""
        names: list[NameSpan] = []
        name = self.name_at(at)
        while name is not None:
            names.append(name)
            at = self._past_origin(name.end)
            while self.text(at) in {",", "dhe", "and", "i", "e", "edhe", "si"}:
                at += 1
            name = self.name_at(at) if at > names[-1].end else None
        return names


def opens_relative(line: Line, at: int) -> bool:
    """Whether a relative clause about the name before token ``at`` opens there: “, i cili …”, “, që …”."""
    if line.text(at) in {",", "–"}:
        at += 1
    return phrase_at(line.tokens, at, line.language, "relative") is not None
