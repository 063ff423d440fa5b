"""Who held the meeting a release reports, where its words say so: “X mbajti takim”, “i kryesuar nga X”."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.claim.phrase import Line
from ingest.claim.verbs import assemblies, find_phrases, phrase_at, plural_assemblies
from ingest.lexicon.load import folded, words
from ingest.mention.known_units import UnitSpan
from ingest.mention.people import NameSpan
from ingest.mention.roles import RoleSpan
from ontology.language.fold import fold
from ontology.model import Span

#: Tokens looked at between a verb of holding and its noun: “mbajti takimin”, “ka mbajtur sot, përmes …, takimin”.
_REACH = 14
#: Tokens in front of a verb among which its object is looked for: “takimin e 161-të e hapi …”.
_OBJECT = 6
#: Most tokens between a subject and its verb besides commas: “Sami Istrefi, sot mbajti”.
_GAP = 3
#: What stands between two offices of one person.
_APPOSED = frozenset({",", "-", "–"})
#: Tokens in front of a verb among which a word of negation denies it: “nuk ka marrë pjesë”.
_DENIAL = 2


@dataclass(frozen=True, slots=True)
class Holding:
    """One telling of a meeting. ``kind``: event type; ``span``: the words; ``leaders``: (name, event role, rule).

    ``bodies``: units that are the subject of the verb, or whose meeting it is. ``session``: number of a session.
    """

    line: Line
    kind: str
    span: Span
    leaders: tuple[tuple[NameSpan, str, str], ...]
    bodies: tuple[UnitSpan, ...]
    groups: tuple[RoleSpan, ...]
    session: int | None


def find_holding(line: Line) -> Holding | None:
    """The meeting that a sentence tells of, or ``None``."""
    noun = next(iter(line.lowered(assemblies(line.language).keys())), None)
    if noun is None:
        return None
    leaders = tuple(dict.fromkeys([*_subjects(line, noun), *_led_by(line)]))
    bodies = tuple(dict.fromkeys([*_subject_units(line, noun), *_met(line, noun)]))
    if not leaders and not bodies:
        return None
    if line.tokens[noun].lower in plural_assemblies(line.language) and not list(_holding_verbs(line, noun)):
        return None  # “the right to monitor the meetings of the Council”
    groups = tuple(_groups(line, noun))
    kind, by_kind = assemblies(line.language)[line.tokens[noun].lower]
    kind = next(
        (dict(by_kind)[unit.kind] for unit in bodies if unit.kind in dict(by_kind) and not groups), kind
    )
    end = max(
        [noun + 1, *(group.end for group in groups), *(unit.end for unit in bodies if unit.start > noun)]
    )
    start = min([noun, *(at for at, _ in _holding_verbs(line, noun))])
    return Holding(
        line,
        kind,
        line.mentions.sentence.span_of(start, end),
        leaders,
        bodies,
        groups,
        session_number(line, noun),
    )


def _holding_verbs(line: Line, noun: int) -> Iterator[tuple[int, int]]:
    for field in ("hold", "receive", "open"):
        for start, end in find_phrases(line, field):
            if abs(start - noun) <= _REACH:
                yield start, end


def _subjects(line: Line, noun: int) -> Iterator[tuple[NameSpan, str, str]]:
    """Persons in front of a verb of holding, opening or receiving."""
    roles = {"hold": "chair", "open": "chair", "receive": "host"}
    for field, role in roles.items():
        for start, end in find_phrases(line, field):
            name = just_before(line, start)
            if name is None and field == "open" and _object_before(line, start):
                name = holder_from(line, end)
            if name is not None and abs(start - noun) <= _REACH:
                yield name, role, "guest-received" if role == "host" else "meeting-held"


def _object_before(line: Line, at: int) -> bool:
    """Whether the meeting stands in front of the verb as its object: “takimin e drejtoi …”, “të cilin e hapi …”."""
    relative = folded(line.language, "events", "relative")
    before = line.tokens[max(0, at - _OBJECT) : at]
    return any(t.lower in assemblies(line.language) or t.folded in relative for t in before)


def just_before(line: Line, at: int) -> NameSpan | None:
    """The name whose verb stands at ``at``: nothing but commas and adverbs between."""
    name = next((n for n in reversed(line.mentions.names) if n.end <= at), None)
    if name is None:
        return None
    between = [t for t in line.tokens[name.end : at] if t.word]
    if len(between) > _GAP or any(t.capital for t in between) or denied(line, at, at - name.end):
        return None
    return None if _oblique(line, name) else name


def _oblique(line: Line, name: NameSpan) -> bool:
    """Whether a role in front of the name stands in another case than a subject: “në emër të drejtorit …, NAME”."""
    return line.language == "sq" and any(
        not role.case.startswith("nom") and line.named_after(line.phrase(role).end)[0] == name
        for role in line.mentions.roles
        if role.start < name.start
    )


def _led_by(line: Line) -> Iterator[tuple[NameSpan, str, str]]:
    """“i kryesuar nga kryesuesja …, NAME”: the first name after the preposition, within its phrase."""
    by = folded(line.language, "events", "by")
    for _, end in find_phrases(line, "under"):
        name = holder_from(line, end)
        if name is not None:
            yield name, "chair", "meeting-led"
    for _, end in find_phrases(line, "led_by"):
        at = end
        while at < len(line.tokens) and line.text(at) in {"sot", "danas", "today"}:
            at += 1
        if line.folded(at) not in by:
            continue
        name = holder_from(line, at + 1)
        if name is not None:
            yield name, "chair", "meeting-led"


def holder_from(line: Line, at: int) -> NameSpan | None:
    """The name at ``at``, or of the role that begins there, a determiner passed over (“its Head, NAME”)."""
    determiners = folded(line.language, "events", "determiners")
    while line.folded(at) in determiners:
        at += 1
    name = line.name_at(at)
    if name is not None:
        return name
    role = line.role_at(at)
    while role is not None:
        end = line.phrase(role).end
        name, _ = line.named_after(end)
        if name is not None:
            return name
        role = line.stacked_on(end) or (line.role_at(end + 1) if line.text(end) in _APPOSED else None)
    return None


def _subject_units(line: Line, noun: int) -> Iterator[UnitSpan]:
    """Bodies that hold: “Këshilli Prokurorial i Kosovës ka mbajtur sot takimin …”."""
    for start, _ in find_phrases(line, "hold"):
        for unit in line.mentions.units:
            if unit.end <= start <= unit.end + _GAP and start < noun and not unit.bare:
                governed = unit.start and line.role_at_end(unit.start - 1)
                if not governed:
                    yield unit


def _met(line: Line, noun: int) -> Iterator[UnitSpan]:
    """The body whose meeting it is: “takimi i 145-të i Këshillit Prokurorial të Kosovës”."""
    for unit in line.mentions.units:
        between = line.tokens[noun + 1 : unit.start]
        held_by_role = any(noun < role.start < unit.start for role in line.mentions.roles)
        plain = not held_by_role and not any(t.capital or t.text in {",", ".", ";"} for t in between)
        linked = line.language == "sr" or (
            between and fold(between[-1].text) in {"i", "te", "e", "se", "of", "the"}
        )
        adjacent = not between and line.language == "sr"  # “na sednici Tužilačkog saveta Kosova”
        if (adjacent or 0 < len(between) <= 7) and noun < unit.start and plain and linked:
            yield unit


def _groups(line: Line, noun: int) -> Iterator[RoleSpan]:
    """Unnamed people met: “takimin … me zyrtarët e komunikimit publik”."""
    met_with = folded(line.language, "events", "with")
    for role in line.mentions.roles:
        if not role.plural or role.start <= noun or role.start - noun > _REACH:
            continue
        before = role.start - 1
        while before > noun and (line.tokens[before].text.isdigit() or line.text(before) in numerals(line)):
            before -= 1
        if line.folded(before) in met_with and not line.names_listed(line.phrase(role).end):
            yield role


def numerals(line: Line) -> dict[str, int]:
    """Small numbers in words → their value."""
    found: dict[str, int] = words(line.language, "events").get("numerals", {})
    return found


def session_number(line: Line, noun: int) -> int | None:
    """Number of the session in digits: “takimin e 184-të”, “190th meeting”."""
    for token in line.tokens[max(0, noun - 3) : noun + 4]:
        digits = token.text.rstrip("thndrs")
        if digits.isdecimal() and 1 <= int(digits) <= 999 and _is_ordinal(line, token.start):
            return int(digits)
    return None


def _is_ordinal(line: Line, start: int) -> bool:
    at = next(n for n, t in enumerate(line.tokens) if t.start == start)
    if line.language == "sq":
        return line.text(at + 1) == "-" and line.text(at + 2) in {
            "të",
            "te",
            "ti",
            "ta",
            "tën",
            "tin",
            "tit",
            "t",
        }
    return not line.tokens[at].text.isdigit() or line.text(at + 1) == "."


def attends(line: Line, at: int) -> int | None:
    """The token after a verb of taking part at ``at``, unless it is denied."""
    end = phrase_at(line.tokens, at, line.language, "attend")
    return None if end is None or denied(line, at) else end


def denied(line: Line, verb: int, reach: int = _DENIAL) -> bool:
    """Whether a word of negation stands among the ``reach`` tokens in front of the token ``verb``."""
    negations = folded(line.language, "events", "negations")
    return any(t.folded in negations for t in line.tokens[max(0, verb - reach) : verb])
