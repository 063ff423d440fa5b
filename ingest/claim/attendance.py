"""Who takes part in what a release reports, and in what part: chairs, hosts, openers, speakers, those present.

Whoever is the subject of a verb of acting at an event takes part in it; who is only decided about, asked or thanked
does not. ``events.yml`` of each language lists the verbs by what their subject, agent or list does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ingest.claim.acts import PARTS, find_acts
from ingest.claim.clause import (
    contrasts,
    group_of,
    joined,
    name_behind,
    names_listed,
    prepositions,
    segments,
    subject_of,
)
from ingest.claim.leading import done_by_led, group_noun, leads_event, leads_group, leads_panel
from ingest.claim.listing import Item
from ingest.claim.meeting import denied
from ingest.claim.phrase import Line
from ingest.claim.predicates import phrase_before
from ingest.claim.said import before_verb
from ingest.claim.verbs import assemblies, event_nouns, find_phrases
from ingest.claim.voice import adverb, by_agent, has_agent, inverts, passive
from ingest.lexicon.load import folded, words
from ingest.mention.people import NameSpan
from ontology.language.fold import fold
from ontology.language.grammar import grammar
from ontology.model import Language

#: What is done on a later day of an event too: “on the second day the topic will be presented by NAME”.
_LATER = frozenset({"present", "act", "moderate", "speak"})
#: Parts by which someone acts for a body, so that a full name is an official's without a role beside it.
_OFFICIAL = frozenset({"chair", "host", "vote", "elsewhere"})
#: Fields of verbs whose subject takes part before whom they name → the subject's part, and the rule.
_BEFORE_WHOM = {"sworn_before": ("sworn-in", "speaks"), "received": ("guest", "guest-met")}
_SEMICOLON = frozenset({";"})
#: Tokens behind a verb of leading among which its object begins: “led the whole delegation”.
_OBJECT = 3
#: Tokens around a verb of leading among which the event led is looked for.
_NEAR = 8


@dataclass(frozen=True, slots=True)
class Attendance:
    """``name`` plays ``part`` by ``rule`` in the words from token ``start`` to ``end``; ``field``: of the verb.

    ``part`` is ``elsewhere`` for who leads a committee, project or delegation, and not the event. ``official``: what is
    said makes the person an official even where no role stands beside the name. ``planned``: it is still to happen.
    """

    line: Line
    name: NameSpan
    part: str
    rule: str
    field: str
    start: int
    end: int
    official: bool = False
    planned: bool = False


def attendances(lines: Sequence[Line]) -> list[Attendance]:
    """Everyone whom the sentences show taking part, in the order of the text."""
    return [found for line in lines for found in _in_sentence(line)]


def in_lists(found: Sequence[tuple[int, Item]]) -> list[Attendance]:
    """Who takes part by a list over several lines: “Betimin e dhanë:” and a name to a line."""
    return [
        Attendance(i.line, i.name, *PARTS[i.field], i.field, i.name.start, i.name.end)
        for _, i in found
        if i.field in PARTS
    ] + [
        Attendance(i.line, i.name, "elsewhere", "office-given", i.field, i.name.start, i.name.end)
        for _, i in found
        if i.field == "chosen"
    ]


def _in_sentence(line: Line) -> Iterator[Attendance]:
    acts = find_acts(line)
    missing = _missing(line) if acts else None
    for start, end, listed in acts:
        planned = _planned(line, start, listed)
        if _composition(line, start, end) or _holds_office(line, start, listed):
            continue
        if denied(line, start) or (planned and listed not in _LATER) or _elsewhen(line, start, end, listed):
            continue
        panel = listed == "open" and leads_panel(line, start, end)
        field = (
            "moderate" if panel else "led_by" if listed == "open" and by_agent(line, start, end) else listed
        )
        part, rule = PARTS[field]
        leads_body = False
        if field == "open" and any(group_noun(line, at) for at in range(end, end + _OBJECT)):
            part = "participant"  # “led the delegation of the Council at the conference”
        elif field in {"open", "led_by", "under"} and not leads_event(line, start, end, field):
            doing = None if grammar(line.language).declines else done_by_led(line, end, acts)
            leads_body = not leads_group(line, start)
            if (doing == "hold" and not leads_group(line, start, guests=True)) or _led_council(line, start):
                part, leads_body = "chair", False  # “the Council, chaired by NAME, held its next meeting”
            else:
                part = "participant" if leads_group(line, start) or doing is not None else "elsewhere"
        closing = folded(line.language, "events", "closing")
        if field == "hold" and line.places(closing):
            part = "participant"  # “fjalën përmbyllëse e mbajti NAME”: closes what others held
        if field in _BEFORE_WHOM:
            for name in group_of(line, start):
                first, last = min(start, name.start), max(end, name.end)
                yield Attendance(line, name, *_BEFORE_WHOM[field], field, first, last)
        following = min(
            (at for at, _, other in acts if at >= end and other != "listed"), default=len(line.tokens)
        )
        for name in _actors(line, start, end, field, following):
            if name == missing:
                continue
            first, last = min(start, name.start), max(end, name.end)
            acts_as = "elsewhere" if leads_body else part
            official = (
                _official(line, acts_as, field, start) or _affiliated(line, name) or in_office(line, name)
            )
            official = official or _on_behalf(line, start)
            yield Attendance(line, name, part, rule, field, first, last, official, planned)


def _led_council(line: Line, start: int) -> bool:
    """Whether a council is led that does something at its meeting: “the Council, led by NAME, at today's meeting …”."""
    if grammar(line.language).declines or not any(t.lower in assemblies(line.language) for t in line.tokens):
        return False
    return any(u.kind == "council" and u.end <= start <= u.end + 1 for u in line.mentions.units)


def _composition(line: Line, start: int, end: int) -> bool:
    """Whether the words open the members of a body (“në përbërje të komisionit janë”) and not of a delegation."""
    if not any(line.folded(at) in folded(line.language, "events", "composed") for at in range(start, end)):
        return False
    visiting = folded(line.language, "events", "visiting")
    return not any(line.folded(at) in visiting for at in range(max(0, start - _NEAR), end + _NEAR))


def _holds_office(line: Line, start: int, field: str) -> bool:
    """“pozitën e kryesuesit e mban NAME”: what is held is an office, and no meeting."""
    verb = line.verb_at(start) if field == "hold" else None
    return verb is not None and verb.kind == "serves" and before_verb(line, verb) is not None


def _missing(line: Line) -> NameSpan | None:
    """Who the sentence says was not there: “ka munguar NAME”, “NAME mungoi”."""
    for start, end in find_phrases(line, "missing"):
        role = line.role_at(end)
        behind = line.named_after(line.phrase(role).end)[0] if role is not None else line.person_at(end)
        before = (n for n in line.people if n.end in {start, start - 1})
        return behind or next(before, None)
    return None


def _official(line: Line, part: str, field: str, start: int) -> bool:
    """Whether what is done makes whoever does it an official: it is done at an event, or to a body with a name."""
    if part not in _OFFICIAL and field != "vote":
        return False
    if part == "elsewhere" and any(
        line.folded(at) in folded(line.language, "events", "working")
        for at in range(max(0, start - _NEAR), start)
    ):
        return False
    if part == "elsewhere":
        return any(start - 2 * _NEAR <= unit.end <= start for unit in line.mentions.units)
    return field == "vote" or _speaks_of_event(line)


def _speaks_of_event(line: Line) -> bool:
    """Whether a noun for a meeting or another event stands in the sentence."""
    met, others = assemblies(line.language).keys(), event_nouns(line.language).keys()
    return bool(line.lowered(met) or line.lowered(others))


def _elsewhen(line: Line, start: int, end: int, field: str) -> bool:
    """Whether a verb tells of another time, of an office or of a thing: “had asked”, “received nine votes”.

    Only where the verb's own words do not tell, as they do in languages with endings.
    """
    if grammar(line.language).declines or field in {"listed", "led_by", "under"}:
        return False
    before = start - 1
    while before > 0 and adverb(line, before):
        before -= 1
    if line.folded(before) in folded(line.language, "events", "pluperfect"):
        return True
    if any(end <= at <= end + _OBJECT for at in line.mentions.partings):
        return True
    return field == "receive" and not receives(line, end)


def receives(line: Line, end: int) -> bool:
    """Whether people stand behind a verb of receiving or meeting, and no thing: “met the criteria”."""
    people = folded(line.language, "events", "received_people")
    passed = folded(line.language, "events", "received_passed")
    at = end
    while at < len(line.tokens) and (line.folded(at) in passed or line.text(at) in {",", "(", '"', "“"}):
        at += 1
    if at >= len(line.tokens) or line.folded(at) in people:
        return at < len(line.tokens)
    return line.inside_mention(at) or line.tokens[at].capital or at > end + _NEAR


def _planned(line: Line, start: int, field: str) -> bool:
    """Whether a word before the verb puts it off: “do të raportojë”. Lists are of those who are to come as well."""
    planned = folded(line.language, "events", "planned")
    if field == "listed" and line.folded(start) in folded(line.language, "events", "joins_led"):
        begin = next((a for a, b in segments(line) if a <= start < b), 0)
        return any(
            line.folded(at) in planned for at in range(begin, start)
        )  # “shall be led by NAME, together with …”
    if field in {"listed", "led_by", "under"}:
        return False
    before = line.tokens[start - 1] if start else None
    wished = before is not None and before.folded in folded(line.language, "frames", "subjunctive")
    ordinal = before is not None and before.glued  # “takimin e 161-të e hapi …”
    return any(line.folded(at) in planned for at in range(max(0, start - 2), start)) or (
        wished and not ordinal
    )


def _actors(line: Line, start: int, end: int, field: str, following: int | None = None) -> list[NameSpan]:
    """The names that play the part: the verb's subject, those listed behind it, or the agent of a passive.

    ``following``: where the next verb of acting begins, at which a list of agents ends.
    """
    parted = field in {"listed", "attend"}  # “panelists were NAME, ROLE; NAME, ROLE”
    limit = _limit(line, end, semicolons=parted)
    if field in {"received", "sworn_before", "prosecuted_by"}:
        return list(names_listed(line, end, limit))[:1]
    agent = _agent(line, end, folded(line.language, "events", "by"))
    causes = folded(line.language, "events", "causes")
    limit = next(
        (at for at in range(end, limit) if line.folded(at) in causes and _opens_cause(line, at)), limit
    )
    if field == "led_by" or passive(line, start, end) or (agent is not None and has_agent(line, field)):
        limit = limit if following is None else min(limit, following)
        agents = list(names_listed(line, agent, limit)) if agent is not None else []
        return _before_subject(line, agents) if field == "led_by" else agents
    subjects = group_of(line, start)
    end = _listed_from(line, end)
    if field == "swear":
        return subjects or list(names_listed(line, end, len(line.tokens), items=True))
    if field in {"under", "listed"}:
        listed = list(names_listed(line, end, limit, items=parted))
        return (_together(line, listed) if field == "under" else listed) or subjects
    if field == "attend":
        behind = names_listed(line, end, limit, items=parted)
        return [*subjects, *(n for n in behind if n not in subjects)]
    if grammar(line.language).adjectives and following is not None:
        limit = min(limit, following)  # the subject of the next verb is none of this one's
    return subjects or (_behind(line, end, limit) if inverts(line, start, end) else [])


def _listed_from(line: Line, end: int) -> int:
    """``end``, or the token behind a colon that opens the list of subjects: “govorili su: NAME, ROLE, i …”."""
    clitics = folded(line.language, "events", "clitics")
    at = end
    while line.folded(at) in clitics:
        at += 1
    return at + 1 if clitics and line.text(at) == ":" else end


def in_office(line: Line, name: NameSpan) -> bool:
    """Whether the name stands in a list that a role in the plural opens: “članovi oba saveta, NAME, NAME i NAME”."""
    if not grammar(line.language).adjectives:
        return False
    for role in line.mentions.roles:
        at = line.phrase(role).end
        last = at + _OBJECT
        while role.plural and at < min(last, len(line.tokens)) and line.text(at) not in {",", ":", "–", "-"}:
            at += 1
        listed = line.names_listed(at + 1) if role.plural and at < min(last, len(line.tokens)) else []
        if len(listed) > 1 and name in listed:
            return True
    return False


def _opens_cause(line: Line, at: int) -> bool:
    """Whether a clause of cause opens at ``at``, behind a comma: “chaired by NAME, as the Chairman, NAME, is away”."""
    return line.text(at - 1) == "," and line.text(at + 1) not in {"well", "follows"}


def _together(line: Line, names: Sequence[NameSpan]) -> list[NameSpan]:
    """The first of ``names`` and those joined to it, without others whom the sentence names later."""
    apart = (n for n in range(1, len(names)) if not joined(line, names[n - 1].end, names[n].start))
    return list(names[: next(apart, len(names))])


def _behind(line: Line, at: int, limit: int) -> list[NameSpan]:
    """The subject behind its verb, with those listed after it."""
    name = name_behind(line, at, limit)
    if name is None or _object(line, at, name):
        return []
    return list(names_listed(line, name.start, limit)) or [name]


def _before_subject(line: Line, agents: list[NameSpan]) -> list[NameSpan]:
    """``agents`` up to one that is the subject of a verb: “të drejtuar nga NAME, prokurori NAME është zgjedhur …”."""
    subjects = {name.start for verb in line.predicates if (name := subject_of(line, verb.start)) is not None}
    cut = next((n for n in range(1, len(agents)) if agents[n].start in subjects), len(agents))
    return agents[:cut]


def _agent(line: Line, at: int, by: frozenset[str]) -> int | None:
    """The token behind the preposition of an agent at ``at``, a word of time passed over."""
    for step in (at, at + 1):
        if line.folded(step) in by:
            return step + 1
    return None


def _object(line: Line, at: int, name: NameSpan) -> bool:
    """Whether the name behind a verb is its object or goes with a preposition: “falënderoi drejtorin …, NAME”."""
    governing = prepositions(line.language)
    begin = line.honorific_start(name.start)
    if not grammar(line.language).declines and begin > at and line.text(begin - 1) == "of":
        return True  # “voted for the dismissal of NAME”
    for role in line.mentions.roles:
        if at <= role.start < name.start and not role.case.startswith("nom"):
            return True
        if (
            at <= role.start
            and line.named_after(line.phrase(role).end)[0] == name
            and line.text(role.start - 1) == ","
        ):
            return False  # “izveštavali su za prvi kvartal ove godine, ROLE, NAME”
    return any(line.folded(n) in governing for n in range(at, name.start) if not line.inside_mention(n))


@cache
def _complement(language: Language) -> frozenset[str]:
    return frozenset(words(language, "events").get("complement", ()))


def _limit(line: Line, at: int, *, semicolons: bool = False) -> int:
    """Where the list behind token ``at`` must end: at a relative clause, a complement or a new statement."""
    opening = _complement(line.language)  # with diacritics: “se” opens a clause, “së” does not
    cuts = [
        step for step in line.places(folded(line.language, "frames", "contrast")) if contrasts(line, step)
    ]
    cuts += line.lowered(opening)
    cuts += [] if semicolons else line.places(_SEMICOLON)
    return min((step for step in cuts if step >= at), default=len(line.tokens))


def _on_behalf(line: Line, verb: int) -> bool:
    """Whether the statement says for which body someone acts: “on behalf of the EU Office spoke NAME”."""
    begin = next((a for a, b in segments(line) if a <= verb < b), 0)
    units = [unit for unit in line.mentions.units if begin <= unit.start < verb]
    return any(
        phrase_before(line.tokens, unit.start, line.language, "on_behalf") is not None for unit in units
    )


def _affiliated(line: Line, name: NameSpan) -> bool:
    """Whether the name is followed by the unit it comes from: “Erblin Canhasi nga IKD-ja”."""
    at = name.end + (line.text(name.end) == ",")
    at += adverb(line, at)
    if line.folded(at) not in folded(line.language, "frames", "from"):
        return False
    at += 1
    while line.text(at) in grammar(line.language).articles or line.text(at) == "the":
        at += 1
    origins = folded(line.language, "people", "origins")
    return any(unit.start == at and fold(unit.name.split()[0]) not in origins for unit in line.mentions.units)
