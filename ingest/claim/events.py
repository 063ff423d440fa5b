"""What the release reports: its events with date, place, conveners, and who takes part in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.claim.attendance import Attendance
from ingest.claim.clause import subject_of
from ingest.claim.days import event_date
from ingest.claim.evidence import evidence
from ingest.claim.guests import guests
from ingest.claim.kinds import Reported, reported
from ingest.claim.meeting import Holding, numerals
from ingest.claim.people import People
from ingest.claim.phrase import Line
from ingest.claim.units import Units
from ingest.claim.verbs import find_phrases, find_topics, phrase_at
from ingest.lexicon.load import words
from ingest.mention.roles import RoleSpan
from ontology.dates import PartialDate
from ontology.model import EventClaim, Group, ParticipationClaim, Release, Span

#: Event types at which who opens convenes it, and those at which nobody convenes.
_OPENED, _BY_NOBODY = frozenset({"conference", "training"}), frozenset({"signing", "other", "vacancy"})
#: Event types of which a release has one beside its meeting, with participants of their own.
_OWN = frozenset({"appointment", "decree", "ceremony"})
_RULES = {"signing": "signing-reported", "appointment": "office-given", "decree": "decree-reported"}


@dataclass(slots=True)
class Told:
    """What a release tells of its events while it is collected."""

    events: list[EventClaim] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    participations: dict[tuple[str, str], ParticipationClaim] = field(default_factory=dict)

    def take_part(
        self, event: str, actor: str, role: str, rule: str, *spans: Span, unit: str | None = None
    ) -> None:
        """Note a participation; the first part a person plays is kept, since leaders are read first."""
        key = (event, actor)
        if key not in self.participations:
            self.participations[key] = ParticipationClaim(event, actor, role, evidence(rule, *spans), unit)


class Teller:
    """Reads the events of one release from its lines, with its persons and units resolved.

    ``chosen``: keys of the persons whom the headline names as chosen for an office.
    """

    def __init__(
        self,
        release: Release,
        lines: Sequence[Line],
        people: People,
        units: Units,
        chosen: Sequence[str] = (),
    ) -> None:
        self._release = release
        self._lines = lines
        self._people = people
        self._units = units
        self._chosen = chosen
        self._locals = people.locals()
        self._unit_of: dict[str, str] = {}

    def tell(self, unit_of: dict[str, str], present: Sequence[Attendance] = ()) -> Told:
        """The events. ``unit_of``: person's local id → local id of the unit they belong to; ``present``: who acts."""
        self._unit_of = unit_of
        told = Told()
        found, holdings = reported(self._lines, names_chosen=bool(self._chosen))
        date = event_date(self._release, self._lines) if found else None
        for number, event in enumerate(found, 1):
            self._event(
                told, f"e{number}", event, holdings if number == 1 else [], date, present, main=number == 1
            )
        for line in self._lines:
            self._decided_before(told, line)
        return told

    def _event(
        self,
        told: Told,
        local: str,
        event: Reported,
        holdings: Sequence[Holding],
        date: PartialDate | None,
        present: Sequence[Attendance],
        *,
        main: bool,
    ) -> None:
        if event.kind == "appointment":
            for key in self._chosen:
                told.take_part(local, self._locals[key], "participant", "office-given", event.span)
        elif event.kind == "decree":
            self._decreed(told, local, event, present)
        else:
            self._present(told, local, event, present, main=main)
        if main:
            self._groups(told, local, holdings)
        topics, spans = self._topics() if main else ((), [])
        heads = [s for s in (self._release.title, self._release.dateline) if s is not None and main]
        proof = evidence(
            _RULES.get(event.kind, "meeting-held"), event.span, *heads, *(h.span for h in holdings), *spans
        )
        session = next((h.session for h in holdings if h.session), None) if main else None
        kind = "appointment" if event.kind == "decree" else event.kind
        conveners = self._conveners(told, local, holdings) if main else ()
        told.events.append(EventClaim(local, kind, proof, date, None, session, conveners, topics))

    def _present(
        self, told: Told, local: str, event: Reported, present: Sequence[Attendance], *, main: bool
    ) -> None:
        """Those who act at the event; leaders and hosts first, since one part is kept of each."""
        order = {"chair": 0, "host": 0, "signatory": 1}
        for seen in sorted(present, key=lambda seen: order.get(seen.part, 2)):
            key = self._people.known(seen.name)
            if (
                key is None
                or seen.part == "elsewhere"
                or event.kind == "vacancy"
                or (seen.field == "case" and event.kind != "other")
                or (seen.planned and event.kind not in _OPENED)
                or (seen.field == "act" and event.kind in _BY_NOBODY)
                or (event.kind == "signing" and not main and seen.part != "signatory")
            ):
                continue
            actor = self._locals[key]
            span = seen.line.mentions.sentence.span_of(seen.start, seen.end)
            told.take_part(
                local, actor, self._part(event, seen), seen.rule, span, unit=self._unit_of.get(actor)
            )
        for line in self._lines if event.kind in {"working-meeting", "visit"} else ():
            self._guests(told, local, line)

    def _part(self, event: Reported, seen: Attendance) -> str:
        """The part played, as the kind of event has it."""
        leads = seen.part in {"chair", "host"}
        if event.kind in _BY_NOBODY and leads:
            return "participant"
        if event.kind in _OPENED and leads and seen.field in {"led_by", "under"}:
            return "participant"  # leads a panel or a delegation, not the conference
        return seen.part

    def _decreed(self, told: Told, local: str, event: Reported, present: Sequence[Attendance]) -> None:
        """A decree: whoever signs it or appoints by it convenes, those appointed by it take part."""
        for where in (line for line in self._lines if next(find_phrases(line, "decree"), None)):
            for verb in where.predicates:
                by = (
                    subject_of(where, verb.start)
                    if verb.kind == "chosen" and verb.voice == "active"
                    else None
                )
                key = self._people.known(by) if by is not None else None
                if by is not None and key is not None and key not in self._chosen:
                    span = where.mentions.sentence.span_of(by.start, max(by.end, verb.end))
                    told.take_part(local, self._locals[key], "chair", "decree-reported", span)
        for seen in present:
            key = self._people.known(seen.name) if seen.part == "signatory" else None
            if key is not None:
                span = seen.line.mentions.sentence.span_of(seen.start, seen.end)
                told.take_part(local, self._locals[key], "chair", seen.rule, span)
        listed = (self._people.known(seen.name) for seen in present if seen.field == "chosen")
        for key in [*self._chosen, *filter(None, listed)]:
            told.take_part(local, self._locals[key], "participant", "office-given", event.span)

    def _guests(self, told: Told, event: str, line: Line) -> None:
        """Persons whom the one who holds the meeting receives or meets."""
        for start, name in guests(line):
            key = self._people.known(name)
            if key is not None:
                local = self._locals[key]
                span = line.mentions.sentence.span_of(min(start, name.start), name.end)
                told.take_part(event, local, "guest", "guest-met", span, unit=self._unit_of.get(local))

    def _conveners(self, told: Told, event: str, holdings: Sequence[Holding]) -> tuple[str, ...]:
        """The bodies that met; else the units of those who held the meeting."""
        bodies = [self._units.local(h.line.mentions, unit) for h in holdings for unit in h.bodies]
        leaders = [
            p.represents
            for p in told.participations.values()
            if p.event == event and p.role in {"chair", "host"}
        ]
        found = [unit for unit in bodies if unit] or [unit for unit in leaders if unit]
        return tuple(dict.fromkeys(found))

    def _groups(self, told: Told, event: str, holdings: Sequence[Holding]) -> None:
        main = next((h for h in holdings if h.line.mentions.sentence.part == "body"), None)
        main = main or next(iter(holdings), None)
        if main is not None:
            for number, group in enumerate(main.groups, 1):
                self._group(told, event, main.line, group, number)

    def _group(self, told: Told, event: str, line: Line, role: RoleSpan, number: int) -> None:
        end = _end_of_group(line, role)
        before = line.tokens[role.start - 1]
        size = numerals(line).get(before.lower, int(before.text) if before.text.isdecimal() else None)
        start = role.start - 1 if size is not None else role.start
        span = line.mentions.sentence.span_of(start, end)
        local = f"g{number}"
        proof = evidence("group-met", span)
        told.groups.append(Group(local, span.quote(self._release.text), proof, role.role.key_for(None), size))
        told.take_part(event, local, "participant", "group-met", span)

    def _decided_before(self, told: Told, line: Line) -> None:
        """What a body is said to have decided on another day: an event of its own that waits for review."""
        verb = told_before(line)
        agent = next((u for u in line.mentions.units if verb and verb[1] < u.start <= verb[1] + 2), None)
        local = self._units.local(line.mentions, agent) if agent is not None else None
        if verb is None or local is None:
            return
        end = next(
            (n for n, t in enumerate(line.tokens) if n > verb[1] and t.text in {",", ".", ";"}),
            len(line.tokens),
        )
        first = next(n for n, t in enumerate(line.tokens) if t.word)
        published = self._release.published
        kinds: dict[str, str] = words(line.language, "events")["decided"]
        topics = sorted({topic for topic, _, _ in find_topics(line.tokens[:end], line.language)})
        told.events.append(
            EventClaim(
                f"e{len(told.events) + 1}",
                kinds[line.tokens[verb[1] - 1].lower],
                evidence("decided-before", line.mentions.sentence.span_of(first, end)),
                PartialDate.before(published.day) if published is not None and published.day else None,
                conveners=(local,),
                topics=tuple(topics),
                main=False,
            )
        )

    def _topics(self) -> tuple[tuple[str, ...], list[Span]]:
        """Topics of the whole release but for sentences that tell of earlier decisions, with their first words."""
        found: dict[str, Span] = {}
        for line in self._lines:
            if told_before(line) is not None:
                continue
            for topic, start, end in find_topics(line.tokens, line.language):
                if any(unit.start <= start and end <= unit.end for unit in line.mentions.units):
                    continue  # a department's name is no subject of the meeting
                found.setdefault(topic, line.mentions.sentence.span_of(start, end))
        ordered = sorted(found)
        return tuple(ordered), [found[topic] for topic in ordered]


def told_before(line: Line) -> tuple[int, int] | None:
    """Tokens from … to of a passive perfect of deciding: “janë miratuar nga KPK-ja”; ``None`` if there is none."""
    for start, _ in find_phrases(line, "perfect"):
        verb = start + 1
        if verb < len(line.tokens) and line.tokens[verb].word:
            end = phrase_at(line.tokens, verb, line.language, "decided")
            if end is not None:
                return start, end
    return None


def _end_of_group(line: Line, role: RoleSpan) -> int:
    """Where the words for a group end: before the next comma, joining word or word with a capital."""
    end = line.phrase(role).end
    while end < len(line.tokens) and line.tokens[end].word and line.tokens[end].lower not in _JOINING:
        end += 1
    return end


#: Words that go on to something else than the group.
_JOINING = frozenset({"dhe", "ku", "me", "ndërsa", "kurse", "and", "where", "with", "i", "gde", "sa"})
