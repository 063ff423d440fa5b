"""The unit of a role that names none: “kryesuesja Lirije Hetemi” chairs the body that the release speaks of."""

from collections.abc import Iterator, Sequence, Set

from ingest.claim.phrase import Line
from ingest.claim.roster import unnamed
from ingest.claim.tenures import Pair
from ingest.claim.units import Units
from ingest.lexicon.load import folded
from ingest.mention.known_units import UnitSpan
from ingest.mention.people import NameSpan
from ontology.language.fold import fold
from ontology.language.grammar import grammar
from ontology.lookup import vocabulary
from ontology.model import Span

#: Roles that are held in a prosecution office and nowhere else; a rank alone (prosecutor) tells no office.
_OF_OFFICE = ("chief-prosecutor", "deputy-chief-prosecutor")
_STATE = ("chief-state-prosecutor", "deputy-chief-state-prosecutor")
#: The body whose chair, deputy chair and members need no name in these releases.
_COUNCIL = "kpk"
#: Kinds of unit that a director or head without more words leads.
_DIRECTED = frozenset({"unit", "office", "department", "division", "secretariat"})
#: Tokens between a unit, a relative of possession and the role: “, na čijem je čelu predsedavajući”.
_WHOSE = 4
#: Sentences looked back for the office of a chief prosecutor.
_BACK = 2


#: What stands between offices named together: “në Prishtinë, Gjilan dhe Prizren”.
_JOINING = frozenset({",", "dhe", "e", "i", "and", "si", "te"})
_LINKS = frozenset({"në", "ne", "të", "u", "of", "in", "the"})


def said_in_full(pairs: Sequence[tuple[Pair, str]]) -> list[tuple[Pair, str]]:
    """``pairs`` without those that say a chief's office shorter than the release says it of the same person elsewhere.

    “Chief State Prosecutor, NAME … Chief Prosecutor, NAME, said”: no office named in between is meant.
    """
    full = {
        (key, office) for pair, key in pairs if (office := _chief(pair)) and (pair.unit or _of_state(pair))
    }
    return [
        (pair, key)
        for pair, key in pairs
        if pair.unit is not None or pair.told or _of_state(pair) or (key, _chief(pair)) not in full
    ]


def _chief(pair: Pair) -> str | None:
    """Whether the role is a chief's or a deputy's of a prosecution office."""
    key = pair.phrase.role.role.key_for(None)
    return next((office for office in _OF_OFFICE if key is not None and vocabulary().is_a(key, office)), None)


def _of_state(pair: Pair) -> bool:
    return pair.phrase.role.role.key_for(None) in _STATE


#: The unit meant: its local id, and the words that name it (``None`` if it is the Council by custom).
Implied = tuple[str, Span | None]


class Implications:
    """Finds the unit that a role without one is held in, from the sentences around it."""

    def __init__(self, lines: Sequence[Line], units: Units) -> None:
        self._lines = lines
        self._number = {id(line): number for number, line in enumerate(lines)}
        self._units = units

    def unit(self, pair: Pair) -> Implied | None:
        """The unit of ``pair``, whose words name none; ``None`` if none is told."""
        named = self._namely(pair)
        told = pair.phrase.more or pair.phrase.field or self._elsewhere(pair)
        return named if named is not None or told else self._meant_by(pair)

    def _meant_by(self, pair: Pair) -> Implied | None:
        """The unit that goes without saying with the role of ``pair``, from the sentences around it."""
        role = pair.phrase.role.role
        key = role.key_for(None)
        held = {kind for kind, _ in role.by_kind}
        kinds = held & {"council", "committee"}
        if held and (whose := self._whose(pair)) is not None:
            return self._meant(pair.line, whose)
        if kinds:  # a head may be of a body or of a department
            return self._only(pair, held) if held & _DIRECTED else self._body(pair, kinds)
        if (
            key is not None
            and key not in _STATE
            and any(vocabulary().is_a(key, office) for office in _OF_OFFICE)
        ):
            return self._office(pair)
        if key in {"director", "head", "unit-head", "director-general"}:
            return self._before_comma(pair) or self._same_role(pair) or self._only(pair)
        return None

    def _same_role(self, pair: Pair) -> Implied | None:
        """“the General Director of the Secretariat until now, NAME, and the Acting General Director, NAME”."""
        if grammar(pair.line.language).declines:
            return None
        for role in reversed(pair.line.mentions.roles):
            units = pair.line.phrase(role).units
            if role.end <= pair.phrase.role.start and role.role == pair.phrase.role.role and units:
                return self._meant(pair.line, units[0])
        return None

    def _before_comma(self, pair: Pair) -> Implied | None:
        """“the leaders of the Regional Police Directorate, Director NAME”: the unit right in front, by a comma."""
        start = pair.phrase.role.start
        unit = next((u for u in pair.line.mentions.units if u.end == start - 1), None)
        if (
            unit is None
            or unit.bare
            or pair.line.text(start - 1) != ","
            or grammar(pair.line.language).declines
        ):
            return None
        return self._meant(pair.line, unit)

    def _namely(self, pair: Pair) -> Implied | None:
        """“Prokuroria Themelore në Pejë, përkatësisht prokurorja NAME”: the office of which someone is said to act."""
        line, at = pair.line, pair.phrase.role.start - 1
        if at < 1 or line.folded(at) not in folded(line.language, "frames", "namely"):
            return None
        unit = next((u for u in line.mentions.units if u.end in {at, at - 1}), None)
        return self._meant(line, unit) if unit is not None else None

    def _elsewhere(self, pair: Pair) -> bool:
        """Whether the role is of something named that is no unit known here: “kryetari i *Degës* së Odës …”."""
        at, line = pair.phrase.role.end, pair.line
        linked = line.text(at) in grammar(line.language).articles and at + 1 < len(line.tokens)
        return line.language == "sq" and linked and line.tokens[at + 1].capital and pair.phrase.role.definite

    def _only(self, pair: Pair, kinds: Set[str] = _DIRECTED) -> Implied | None:
        """The one unit named in the sentence before the role of a director or head, if there is just one."""
        found = [self._meant(line, unit) for line, unit in self._before(pair, back=0) if unit.kind in kinds]
        known = {meant[0]: meant for meant in found if meant is not None}
        return next(iter(known.values())) if len(known) == 1 else None

    def _body(self, pair: Pair, kinds: set[str]) -> Implied | None:
        """The council or committee named last in the sentence before the role; else the Council.

        “Njena predsedavajuća”, its chair, is that of the body of the sentence before.
        """
        start = pair.phrase.role.start
        named = max((u.end for u in pair.line.mentions.units if u.end <= start), default=0)
        listed = pair.name_line in {None, pair.line} and pair.name.end <= start
        if listed and any(unnamed(pair.line, at) for at in range(named, pair.name.start)):
            return (
                None  # “themeloi grupin punues në përbërje: NAME, kryesues”: a seat in what has no name here
            )
        owned = start > 0 and fold(pair.line.text(start - 1)) in folded(
            pair.line.language, "frames", "possessive"
        )
        others = {u.start for r in pair.line.mentions.roles for u in pair.line.phrase(r).units}
        for line, unit in self._before(pair, back=1 if owned else 0):
            if line is pair.line and unit.start in others and grammar(line.language).adjectives:
                continue  # another's seat: “rukovodiće zamenik predsedavajućeg UNIT, dok su za članove određeni”
            body = self._part_before(line, unit, kinds) or unit
            if body.kind in kinds:  # one that cannot be told is not the Council either
                return self._meant(line, body)
        local = self._units.known(_COUNCIL)
        return (local, None) if not owned and local is not None and "council" in kinds else None

    def _part_before(self, line: Line, unit: UnitSpan, kinds: set[str]) -> UnitSpan | None:
        """The body whose whole ``unit`` is, an article between them: “Komisioni … *i Këshillit*” is the committee."""
        articles = grammar(line.language).articles
        return next(
            (
                part
                for part in line.mentions.units
                if part.kind in kinds and part.end == unit.start - 1 and line.text(part.end) in articles
            ),
            None,
        )

    def _whose(self, pair: Pair) -> UnitSpan | None:
        """The unit right before a relative of possession: “Udruženje …, čiji je predsednik, NAME”."""
        line, start = pair.line, pair.phrase.role.start
        possessive = folded(line.language, "frames", "whose")
        at = next(
            (n for n in range(start - 1, max(-1, start - _WHOSE), -1) if line.folded(n) in possessive), None
        )
        if at is None:
            return None
        before = [unit for unit in line.mentions.units if unit.end <= at]
        return before[-1] if before and at - before[-1].end < _WHOSE else None

    def _office(self, pair: Pair) -> Implied | None:
        """The prosecution office named last before the role, else the only one behind it in the sentence.

        An office has one chief: several are those of as many offices named together, in their order, or of none
        that can be told; and one is of none of several.
        """
        together = self._together(pair)
        names = pair.line.names_listed(pair.phrase.end)
        if pair.phrase.role.plural or pair.rule == "apposition-shared" or len(names) == len(together) > 1:
            return self._in_order(pair, names, together)
        if len(together) > 1:
            return None
        return self._nearest(pair, back=0) or self._behind(pair) or self._nearest(pair, back=_BACK)

    def _in_order(
        self, pair: Pair, names: Sequence[NameSpan], together: Sequence[UnitSpan]
    ) -> Implied | None:
        """The office of one of several, who are as many as the offices."""
        if pair.name not in names or len(names) != len(together):
            return None
        return self._meant(pair.line, together[names.index(pair.name)])

    def _nearest(self, pair: Pair, *, back: int) -> Implied | None:
        for line, unit in self._before(pair, back=back):
            if unit.kind == "prosecution-office" and (found := self._meant(line, unit)) is not None:
                return found if len(_together(line, unit)) == 1 else None
        return None

    def _behind(self, pair: Pair) -> Implied | None:
        """The only office behind the role in its sentence."""
        behind = [
            found
            for unit in pair.line.mentions.units
            if unit.start > pair.phrase.role.start and unit.kind == "prosecution-office"
            if (found := self._meant(pair.line, unit)) is not None
        ]
        return behind[0] if len({local for local, _ in behind}) == 1 else None

    def _together(self, pair: Pair) -> Sequence[UnitSpan]:
        """The prosecution offices named together last before the role in its sentence."""
        role = pair.phrase.role
        before = [
            u for u in pair.line.mentions.units if u.end <= role.start and u.kind == "prosecution-office"
        ]
        return _together(pair.line, before[-1]) if before else ()

    def _before(self, pair: Pair, *, back: int) -> Iterator[tuple[Line, UnitSpan]]:
        """Units named before the role, the nearest first, in its sentence and ``back`` sentences before it."""
        number = self._number[id(pair.line)]
        for line in reversed(self._lines[max(0, number - back) : number + 1]):
            for unit in reversed(line.mentions.units):
                if line is not pair.line or unit.end <= pair.phrase.role.start:
                    yield line, unit
                    if unit.inner is not None:
                        yield line, unit.inner

    def _meant(self, line: Line, unit: UnitSpan) -> Implied | None:
        local = self._units.local(line.mentions, unit)
        if local is None:
            return None
        return (local, line.mentions.sentence.span_of(unit.start, unit.end))


def _together(line: Line, last: UnitSpan) -> Sequence[UnitSpan]:
    """The prosecution offices listed up to ``last`` with nothing but joining words between them, in their order."""
    found = [last]
    for unit in reversed([u for u in line.mentions.units if u.end < last.start]):
        between = range(unit.end, found[0].start)
        joined = all(line.text(at) in _JOINING or line.text(at) in _LINKS for at in between)
        if unit.kind != "prosecution-office" or not joined:
            break
        found.insert(0, unit)
    return found
