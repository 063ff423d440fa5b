"""What the release reports: the event of its headline and first paragraph, its date, place, leaders and guests."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.claim.evidence import evidence
from ingest.claim.meeting import Holding, attends, denied, find_holding, holder_from, just_before, numerals
from ingest.claim.people import People
from ingest.claim.phrase import Line
from ingest.claim.units import Units
from ingest.claim.verbs import find_phrases, find_topics
from ingest.lexicon.load import folded, words
from ingest.mention.people import NameSpan
from ingest.mention.roles import RoleSpan
from ontology.dates import PartialDate
from ontology.language.fold import fold
from ontology.model import EventClaim, Group, ParticipationClaim, Release, Span

#: A release reports its event in its headline and its first paragraphs.
_LEAD = 2


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
    """Reads the events of one release from its lines, with its persons and units resolved."""

    def __init__(self, release: Release, lines: Sequence[Line], people: People, units: Units) -> None:
        self._release = release
        self._lines = lines
        self._people = people
        self._units = units
        self._locals = people.locals()
        self._unit_of: dict[str, str] = {}

    def tell(self, unit_of: dict[str, str]) -> Told:
        """The events. ``unit_of``: person's local id → local id of the unit the release says they belong to."""
        self._unit_of = unit_of
        told = Told()
        holdings = [h for line in self._lead() if (h := find_holding(line)) is not None]
        if holdings:
            self._meeting(told, holdings)
        for line in self._lines:
            self._decided_before(told, line)
        return told

    def _lead(self) -> list[Line]:
        return [
            line
            for line in self._lines
            if line.mentions.sentence.part == "title" or line.mentions.sentence.paragraph < _LEAD
        ]

    def _meeting(self, told: Told, holdings: Sequence[Holding]) -> None:
        """All tellings in the lead are of one meeting: the headline's and the first paragraph's."""
        event = "e1"
        main = next((h for h in holdings if h.line.mentions.sentence.part == "body"), holdings[0])
        for holding in (main, *(h for h in holdings if h is not main)):
            for name, role, rule in holding.leaders:
                self._lead_by(told, event, holding, name, role, rule)
        for holding in holdings:
            self._guests(told, event, holding)
        for number, group in enumerate(main.groups, 1):
            self._group(told, event, main.line, group, number)
        for line in self._lines:
            self._attendance(told, event, line)
        for line in self._lines:
            self._speakers(told, event, line)
        topics, topic_spans = self._topics()
        heads = [span for span in (self._release.title, self._release.dateline) if span is not None]
        spans = [main.span, *heads, *(h.span for h in holdings), *topic_spans]
        told.events.append(
            EventClaim(
                event,
                main.kind,
                evidence("meeting-held", *spans),
                self._release.published,
                None,
                next((h.session for h in holdings if h.session), None),
                self._conveners(told, event, holdings),
                topics,
            )
        )

    def _lead_by(
        self, told: Told, event: str, holding: Holding, name: NameSpan, role: str, rule: str
    ) -> None:
        key = self._people.known(name)
        if key is not None:
            local = self._locals[key]
            spans = (holding.span, holding.line.mentions.sentence.span_of(name.start, name.end))
            told.take_part(event, local, role, rule, *spans, unit=self._unit_of.get(local))

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

    def _group(self, told: Told, event: str, line: Line, role: RoleSpan, number: int) -> None:
        end = _end_of_group(line, role)
        before = line.tokens[role.start - 1]
        size = numerals(line).get(before.lower, int(before.text) if before.text.isdigit() else None)
        start = role.start - 1 if size is not None else role.start
        span = line.mentions.sentence.span_of(start, end)
        local = f"g{number}"
        proof = evidence("group-met", span)
        told.groups.append(Group(local, span.quote(self._release.text), proof, role.role.key_for(None), size))
        told.take_part(event, local, "participant", "group-met", span)

    def _guests(self, told: Told, event: str, holding: Holding) -> None:
        """Persons named behind a verb of receiving, up to the next relative clause."""
        line = holding.line
        verb = next(find_phrases(line.tokens, line.language, "receive"), None)
        if verb is None or not any(role == "host" for _, role, _ in holding.leaders):
            return
        relative = folded(line.language, "events", "relative")
        end = next(
            (n for n in range(verb[1], len(line.tokens)) if fold(line.text(n)) in relative), len(line.tokens)
        )
        for name in line.mentions.names:
            key = self._people.known(name) if verb[1] <= name.start < end else None
            if key is not None:
                local = self._locals[key]
                span = line.mentions.sentence.span_of(verb[0], name.end)
                told.take_part(event, local, "guest", "guest-met", span, unit=self._unit_of.get(local))

    def _attendance(self, told: Told, event: str, line: Line) -> None:
        """Persons named after a verb of taking part, up to the end of its sentence."""
        start = next((n for n in range(len(line.tokens)) if attends(line, n) is not None), None)
        if start is None:
            return
        for name in line.mentions.names:
            key = self._people.known(name) if name.start > start else None
            if key is not None:
                local = self._locals[key]
                span = line.mentions.sentence.span_of(start, name.end)
                told.take_part(event, local, "participant", "attends", span, unit=self._unit_of.get(local))

    def _speakers(self, told: Told, event: str, line: Line) -> None:
        """Persons who are the subject of a verb of speaking or reporting, right in front of it or behind it."""
        for verb, part in (("present", "presenter"), ("speak", "speaker")):
            for start, end in find_phrases(line.tokens, line.language, verb):
                behind = None if denied(line, start) else holder_from(line, end)
                name = just_before(line, start) or behind
                key = self._people.known(name) if name is not None else None
                if name is None or key is None:
                    continue
                local = self._locals[key]
                span = line.mentions.sentence.span_of(min(name.start, start), max(name.end, end))
                told.take_part(event, local, part, "speaks", span, unit=self._unit_of.get(local))

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
    for start, _ in find_phrases(line.tokens, line.language, "perfect"):
        for begin, end in find_phrases(line.tokens, line.language, "decided"):
            if begin == start + 1:
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
