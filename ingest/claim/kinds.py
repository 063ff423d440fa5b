"""What kinds of event a release reports, told by its headline and first paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.claim.acts import find_acts
from ingest.claim.attendance import receives
from ingest.claim.meeting import Holding, denied, find_holding, session_number
from ingest.claim.phrase import Line
from ingest.claim.verbs import assemblies, event_nouns, find_phrases, phrase_at
from ingest.lexicon.load import folded, words
from ontology.language.grammar import grammar
from ontology.model import Span

#: Kinds of meeting.
_MEETINGS = frozenset({"council-session", "committee-meeting", "working-meeting"})

#: Words before the noun that a headline begins with: “Prvi redovni radni sastanak …”.
_TITLE = 3

#: Sentences of the body among which a heading of a vacancy stands, and letters that a small word in it has at most.
_HEADINGS, _SHORT = 5, 3


@dataclass(frozen=True, slots=True)
class Reported:
    """One event that a release is about. ``kind``: key of ``voc/event-type``; ``span``: the words that show it."""

    kind: str
    span: Span


def reported(lines: Sequence[Line], *, names_chosen: bool) -> tuple[list[Reported], list[Holding]]:
    """The events of the release, the main one first, and how its meeting is told.

    ``names_chosen``: the headline names someone chosen for an office.
    """
    title = [line for line in lines if line.mentions.sentence.part == "title"]
    body = [line for line in lines if line.mentions.sentence.part == "body"]
    first = [line for line in body if line.mentions.sentence.paragraph == 0]
    lead = [*title, *first]
    early = [line for line in body if line.mentions.sentence.paragraph < 2]
    if _trigger(lead, "not_held") is not None:
        return [], []
    holdings = [h for line in [*title, *early] if (h := find_holding(line)) is not None]
    council = [h for h in holdings if h.kind in {"council-session", "committee-meeting"} or h.session]
    for field, kind in (("indictment", "other"), ("vacancy", "vacancy")):
        span = _trigger(lead, field)
        if span is not None and not (kind == "vacancy" and any(h.session for h in council)):
            return [Reported(kind, span)], []
    if not council and (heading := _vacancy_heading(body[:_HEADINGS])) is not None:
        return [Reported("vacancy", heading)], []
    found = list(_main(title, first, holdings, council, _held([*title, *early])))
    rite = _trigger(title, "ceremony")
    if rite is not None and not council_meets(council) and lines and not grammar(lines[0].language).declines:
        found = [
            f for f in found if f.kind not in _MEETINGS
        ]  # a meeting told of is another than the ceremony
    decree = _trigger(lead, "decree") or (_trigger(early, "decree") if not found else None)
    if decree is not None:
        found = [Reported("decree", decree), *(f for f in found if f.kind != "signing")]
    elif names_chosen and (title or first) and (council or _trigger(title, "ceremony") is None):
        found.append(Reported("appointment", (title or first)[0].mentions.sentence.span))
    sits = any(f.kind == "council-session" for f in found) or any(h.session for h in council)
    if not sits and (oath := _oath(title, body)) is not None:
        found.append(Reported("ceremony", oath))
    unique = {f.kind: f for f in reversed(found)}
    return [f for f in found if unique[f.kind] is f], holdings


def _vacancy_heading(lines: Sequence[Line]) -> Span | None:
    """A line in capitals that announces a vacancy: “KONKURS TË BRENDSHËM”."""
    for line in lines:
        begins = line.tokens and phrase_at(line.tokens, 0, line.language, "vacancy_heading") is not None
        if begins and all(t.upper or len(t.text) < _SHORT for t in line.tokens if t.word):
            return line.mentions.sentence.span
    return None


def council_meets(council: Sequence[Holding]) -> bool:
    """Whether a session with a number is told, or one in the headline."""
    return any(h.session or h.line.mentions.sentence.part == "title" for h in council)


def _main(
    title: Sequence[Line],
    first: Sequence[Line],
    holdings: Sequence[Holding],
    council: Sequence[Holding],
    held: Reported | None,
) -> Iterator[Reported]:
    """The main event, and a signing beside it: a session of a body, else what the headline's or lead's noun is."""
    nouns = [*_nouns(title), *_nouns(first)]
    headline = [n for n in nouns if any(line.mentions.sentence.span.covers(n.span) for line in title)]
    signing = _trigger(title, "signing") or next(
        (
            line.mentions.sentence.span_of(a, b)
            for line in [*title, *first]
            for a, b, f in find_acts(line)
            if f == "sign"
        ),
        None,
    )
    if headline and not (council and headline[0].kind == "visit"):
        yield headline[0]
    elif council:
        yield Reported(council[0].kind, council[0].span)
    elif signing is not None and not holdings:
        yield Reported("signing", signing)
    elif holdings and not (nouns and nouns[0].kind in {"conference", "training"}):
        yield Reported(holdings[0].kind, holdings[0].span)
    elif nouns:
        yield nouns[0]
    elif (visited := _trigger([*title, *first], "visited")) is not None:
        yield Reported("visit", visited)
    elif held is not None:
        yield held
    elif (met := _met([*title, *first])) is not None:
        yield met
    else:
        others = ((field, _trigger([*title, *first], field)) for field in ("publication", "decision"))
        yield from (Reported(field, span) for field, span in others if span is not None)
    if signing is not None:
        yield Reported("signing", signing)


def _held(lines: Sequence[Line]) -> Reported | None:
    """A meeting told without who held it: “u mbajt një takim pune”, “në takimin e 194-të u zgjodh …”."""
    for line in lines:
        nouns = assemblies(line.language)
        for at in line.lowered(nouns.keys()):
            kind, by_kind = nouns[line.text(at)]
            span = line.mentions.sentence.span_of(at, at + 1)
            if session_number(line, at) is not None:
                return Reported(dict(by_kind).get("council", kind), span)
            if line.mentions.sentence.part == "title" and _opens_title(line, at):
                return Reported(kind, span)
            if _decided_at(line, at):
                return Reported(kind, span)
            if any(next(find_phrases(line, f), None) for f in ("held", "hold", "receive")):
                return Reported(kind, span)
    return None


def _decided_at(line: Line, at: int) -> bool:
    """Whether a body is told to have done something at the assembly whose noun stands at ``at``: “na sednici je …”."""
    before = range(max(0, at - _TITLE), at)
    there = any(line.folded(n) in folded(line.language, "events", "at_event") for n in before)
    bodies = any(unit.kind in {"council", "committee"} for unit in line.mentions.units)
    return (
        there
        and bodies
        and not any(line.folded(n) in folded(line.language, "events", "planned") for n in before)
    )


def _opens_title(line: Line, at: int) -> bool:
    """Whether a headline begins with the noun of assembly at ``at``, adjectives before it: “Radni sastanak sa …”."""
    nouns = {row["noun"] for row in words(line.language, "events")["meetings"]}
    return at <= _TITLE and line.text(at) in nouns and not any(line.inside_mention(n) for n in range(at))


def _met(lines: Sequence[Line]) -> Reported | None:
    """A meeting told without a noun for it: “primio je ROLE, NAME”, “razgovarali su NAME i NAME”; else a headline's."""
    for line in lines:
        meets = folded(line.language, "events", "meets")
        if grammar(line.language).declines and not meets:
            continue
        for start, end, field in find_acts(line):
            spoken = " ".join(line.folded(at) for at in range(start, end))
            several = spoken in meets and len(line.people) > 1
            if _receives(line, start, end, field) or several:
                return Reported("working-meeting", line.mentions.sentence.span_of(start, end))
    return None if not lines or grammar(lines[0].language).declines else _named_meeting(lines)


def _receives(line: Line, start: int, end: int, field: str) -> bool:
    """Whether someone receives people by the verb at ``start``."""
    if grammar(line.language).declines:
        return field in {"receive", "received"} and bool(line.people)
    met = field == "received" or (field == "receive" and receives(line, end))
    behind = any(name.start >= end for name in line.people)
    return met and behind and not denied(line, start) and not put_off(line, start)


def _named_meeting(lines: Sequence[Line]) -> Reported | None:
    """The noun of a meeting in a headline: “Meeting with the Norwegian delegation”."""
    for line in lines:
        for at in line.lowered(assemblies(line.language).keys()):
            if line.mentions.sentence.part == "title":
                return Reported("working-meeting", line.mentions.sentence.span_of(at, at + 1))
    return None


def put_off(line: Line, start: int) -> bool:
    """Whether a word in front of the verb at ``start`` puts it off."""
    planned = folded(line.language, "events", "planned")
    return any(line.folded(at) in planned for at in range(max(0, start - 2), start))


def _nouns(lines: Sequence[Line]) -> list[Reported]:
    found = []
    for line in lines:
        nouns = event_nouns(line.language)
        for at in line.lowered(nouns.keys()):
            kind = nouns[line.text(at)]
            video = at > 0 and line.text(at - 1) == "-"  # “video-konferencë” is how a meeting is held
            if not video and not line.inside_unit(at) and not _spoken_of(line, at):
                found.append(Reported(kind, line.mentions.sentence.span_of(at, at + 1)))
    return found


def _spoken_of(line: Line, at: int) -> bool:
    """Whether the event whose noun stands at ``at`` is what people speak of: “takim për trajnimin e prokurorëve”."""
    topical = folded(line.language, "events", "about")
    before = range(max(0, at - 2), at)
    met = any(token.lower in assemblies(line.language) for token in line.tokens[: max(0, at - 1)])
    return met and any(line.folded(n) in topical for n in before)


def _trigger(lines: Sequence[Line], field: str) -> Span | None:
    """The first phrase of ``field`` in ``lines`` that no word before it puts off (“will take the oath”)."""
    for line in lines:
        if words(line.language, "events").get(field):
            for start, end in find_phrases(line, field):
                if put_off(line, start) or denied(line, start):
                    continue
                return line.mentions.sentence.span_of(start, end)
    return None


def _oath(title: Sequence[Line], body: Sequence[Line]) -> Span | None:
    """Where the release tells of an oath or a hand-over as a ceremony of its own."""
    span = _trigger(title, "ceremony")
    return span if span is not None else _trigger(body[:4], "ceremony_only")
