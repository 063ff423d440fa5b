"""Offices said of someone by position, where nouns have no case: “elected NAME chairman”, “NAME elected chairman”."""

from collections.abc import Iterator
from dataclasses import replace

from ingest.claim.clause import name_behind, segments, subject_of
from ingest.claim.phrase import Line, RolePhrase
from ingest.claim.predicates import Predicate, phrase_at, phrase_before, phrase_within
from ingest.claim.said import head_of
from ingest.claim.verbs import event_noun
from ingest.lexicon.load import folded
from ingest.mention.people import NameSpan
from ingest.mention.roles import RoleSpan
from ontology.language.grammar import grammar
from ontology.model import Standing

#: Tokens in front of a role among which the noun stands by which it is given.
_NOUN = 16
#: Kinds of unit that have seats.
_BODIES = frozenset({"committee", "council"})
#: Tokens between a verb of leading and the unit led.
_OBJECT = 4


def reduced(line: Line, verb: Predicate) -> NameSpan | None:
    """Whoever stands right in front of a participle without an auxiliary: “NAME elected Chairman” as in headlines.

    Before an article, and in running text behind an office holder, it is a verb with its subject: “Chairman NAME
    appointed a coordinator”.
    """
    if verb.voice != "active" or grammar(line.language).declines:
        return None
    name = next((name for name in line.people if name.end == verb.start), None)
    marked = verb.end + (
        line.folded(verb.end) in folded(line.language, "frames", "markers")
    )  # “NAME appointed as …”
    if name is None or line.role_at(marked) is None:
        return None
    holder = any(role.end in {name.start, line.honorific_start(name.start)} for role in line.mentions.roles)
    return None if holder and line.mentions.sentence.part != "title" else name


def given_by_noun(line: Line) -> Iterator[tuple[RolePhrase, NameSpan, int]]:
    """“the decision on the appointment of NAME as ROLE”, “congratulated NAME on the election as ROLE”.

    The third value is the noun's token. What is only proposed, asked for or run for gives no office.
    """
    nouns = folded(line.language, "frames", "giving")
    for role in line.mentions.roles if nouns else ():
        mark = phrase_before(line.tokens, role.start, line.language, "markers")
        before = (at for at in reversed(line.places(nouns)) if role.start - _NOUN < at < role.start)
        noun = next(before, None)
        if mark is None or noun is None or role.plural:
            continue
        begin = next((a for a, b in segments(line) if a <= noun < b), 0)
        open_ = folded(line.language, "frames", "undecided") | folded(line.language, "events", "negations")
        if open_ & {line.folded(at) for at in range(begin, noun)}:
            continue
        if line.text(noun + 1) == "of":
            name = next((n for n in line.people if noun < n.start and n.end <= mark), None)
        else:
            name = (
                next((n for n in reversed(line.people) if begin <= n.start and n.end <= noun), None)
                if noun + 1 == mark
                else None
            )
        if name is not None:
            yield line.phrase(role), name, noun


def again(line: Line, verb: Predicate) -> bool:
    """Whether someone is chosen for the office that they have already: “re-elected”, “ponovo izabran”."""
    words_ = folded(line.language, "frames", "again")
    start = verb.start
    while start and line.folded(start - 1) in folded(line.language, "frames", "adverbs") | words_:
        start -= 1
    return any(line.folded(at) in words_ for at in range(start, verb.end + 1))


def appointed_apart(line: Line, verb: Predicate, end: int) -> Iterator[tuple[RolePhrase, NameSpan]]:
    """“decided to appoint prosecutor NAME, head of UNIT, and NAME, head of UNIT”: the office by a comma alone.

    Only where the verb names no office otherwise, and nothing but a rank stands between it and the first name.
    """
    if grammar(line.language).declines or verb.voice != "active" or verb.planned:
        return
    first = line.role_at(verb.end)
    name = line.person_at(first.end if first is not None and not line.phrase(first).units else verb.end)
    marked = (phrase_before(line.tokens, r.start, line.language, "markers") for r in line.mentions.roles)
    if any(at is not None and at >= verb.end for at in marked):
        return
    while name is not None and name.start < end and line.text(name.end) == ",":
        role = line.role_at(name.end + 1)
        phrase = line.phrase(role) if role is not None and not role.plural else None
        if phrase is None or not phrase.units:
            return
        yield phrase, name
        at = phrase.end
        while line.text(at) in {",", "and"}:
            at += 1
        rank = line.role_at(at) if at > phrase.end else None
        name = line.person_at(rank.end if rank is not None else at) if at > phrase.end else None


def opens_passive(line: Line, role: RoleSpan) -> bool:
    """“Members of the Committee were elected NAME and NAME”: a seat that opens the statement, its passive behind it."""
    if grammar(line.language).declines:
        return False
    begin = next((a for a, b in segments(line) if a <= role.start < b), 0)
    small = folded(line.language, "people", "common") | {"as", ","}
    if any(line.folded(at) not in small for at in range(begin, role.start) if line.tokens[at].word):
        return False
    end = line.phrase(role).end
    verb = next((v for v in line.predicates if v.start >= end), None)
    if verb is None or verb.kind != "chosen" or verb.voice != "passive" or verb.denied or verb.planned:
        return False
    if any(end <= name.start < verb.start for name in line.people):
        return False
    return (
        line.person_at(verb.end) is not None
        or line.role_at(verb.end + (line.text(verb.end) == "the")) is not None
    )


def takes_object(line: Line, verb: Predicate) -> bool:
    """Whether the verb that ends a term has whoever loses the office behind it rather than in front."""
    if grammar(line.language).declines:
        return False
    last = line.text(verb.end - 1)
    return last in grammar(line.language).articles or (verb.kind == "dismissed" and verb.voice == "active")


def leavers(line: Line, verb: Predicate) -> list[NameSpan]:
    """Whose term the verb ends, its subject, where nouns have no case: the name in front, if nothing comes between.

    “NAME thanked the retired prosecutors” and “NAME said that one member has resigned” tell nothing of NAME.
    """
    subject = subject_of(line, verb.start)
    if subject is None or line.role_at(verb.end) is not None:
        return []
    others = folded(line.language, "events", "complement")
    told = any(line.folded(at) in others for at in range(subject.end, verb.start))
    return [] if told else [subject]


def career_subject(line: Line, verb: Predicate) -> NameSpan | None:
    """The subject of the verb before, where a second office of a career follows it: “began as …, to become …”."""
    before = [v for v in line.predicates if v.kind == verb.kind and v.end <= verb.start]
    if not before or not before[-1].past or line.text(verb.start - 1) not in {",", "and"}:
        return None
    between = range(before[-1].end, verb.start)
    if any(line.person_at(at) is not None for at in between):
        return None
    return subject_of(line, before[-1].start)


def pronoun_subject(line: Line, verb: Predicate) -> NameSpan | None:
    """Whom a pronoun right before the verb stands for: the one person named before it in the sentence."""
    if grammar(line.language).declines or line.folded(verb.start - 1) not in folded(
        line.language, "frames", "pronouns"
    ):
        return None
    before = {name.text: name for name in line.people if name.end < verb.start}
    return next(iter(before.values())) if len(before) == 1 else None


def of_body(line: Line) -> Iterator[tuple[RolePhrase, NameSpan]]:
    """“The committee, chairman of which is NAME”: a role of the unit named before."""
    copulas = folded(line.language, "events", "copulas")
    for role in line.mentions.roles:
        end = phrase_at(line.tokens, role.end, line.language, "role_of")
        unit = next((u for u in reversed(line.mentions.units) if u.end <= role.start <= u.end + 2), None)
        said = end is not None and (line.folded(end) in copulas or line.text(end) == ",")
        if end is None or unit is None or not said or role.plural:
            continue
        name = line.person_at(end + 1)
        if name is not None:
            yield RolePhrase(role, (unit,), end), name


def led_by_position(
    line: Line, verb: Predicate, end: int
) -> Iterator[tuple[RolePhrase, NameSpan, Standing | None]]:
    """“NAME leads UNIT”; “UNIT shall be chaired by NAME, together with the members NAME and NAME”.

    A passive that is no plan tells only who led a meeting or a case. Standing ``None``: by the verb's tense.
    """
    if verb.voice == "passive":
        yield from _to_be_led(line, verb, end) if verb.planned else ()
        return
    unit = next((u for u in line.mentions.units if verb.end <= u.start <= verb.end + _OBJECT), None)
    name = subject_of(line, verb.start)
    if unit is None or name is None or unit.start >= end or not _plain(line, verb.end, unit.start):
        return
    lasting = phrase_within(line.tokens, unit.end, unit.end + 2, line.language, "since")  # “… since 2019”
    standing = Standing.APPOINTED if verb.planned else Standing.CURRENT if lasting else None
    if (head := head_of(line, unit)) is not None:
        yield RolePhrase(head, (unit,), unit.end), name, standing


def _plain(line: Line, start: int, end: int) -> bool:
    """Whether no noun of its own stands between a verb and a unit: “led the delegation of the Council” is none."""
    nouns = folded(line.language, "events", "delegations") | {"of"}
    return not any(line.folded(at) in nouns or event_noun(line, at) for at in range(start, end))


def _to_be_led(
    line: Line, verb: Predicate, end: int
) -> Iterator[tuple[RolePhrase, NameSpan, Standing | None]]:
    by = line.folded(verb.end) in folded(line.language, "events", "by")
    unit = next((u for u in reversed(line.mentions.units) if verb.start - 4 <= u.end <= verb.start), None)
    name = name_behind(line, verb.end + 1, end) if by else None
    head = head_of(line, unit) if unit is not None else None
    if unit is None or name is None or head is None or unit.kind not in _BODIES:
        return  # who is to lead an office need not be its head
    others = any(r.plural and name.end <= r.start < end for r in line.mentions.roles)
    groups = folded(line.language, "events", "delegations")
    if not others and groups & {line.folded(at) for at in range(unit.start, unit.end)}:
        return  # who leads a working group has no seat in it, unless the others' seats are told with it
    yield RolePhrase(head, (unit,), unit.end), name, Standing.APPOINTED
    for role in line.mentions.roles:
        seats = {kind for kind, _ in role.role.by_kind}
        if role.plural and name.end <= role.start < end and unit.kind in seats:
            for member in line.names_listed(role.end):
                single = RolePhrase(replace(role, plural=False), (unit,), role.end)
                yield single, member, Standing.APPOINTED
