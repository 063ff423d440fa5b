"""Contradictions: what sources say that cannot all be right. Nothing is overwritten; both sides stay published."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from graph.fact.labels import post_labels, short
from graph.finding.make import finding
from graph.identity.places import known_place
from graph.identity.source import Source
from graph.identity.units import code_of
from ontology.facts import Event, Finding, FindingKind, Publication, Tenure, Unit
from ontology.lookup import vocabulary
from ontology.model import LANGUAGES, EventClaim

#: Parts in an event that put a person in its place; who only sends a message or is only honoured may be elsewhere.
_ABSENT = frozenset({"honouree"})


def two_holders(facts: Publication, roles: Mapping[str, Mapping[str, str]]) -> Iterator[Finding]:
    """Pairs of people who certainly hold one post with one seat on the same days, in whatever capacity.

    One day in common is a handover and no contradiction. ``roles``: role → its labels.
    """
    names = {person.key: person.name for person in facts.persons}
    units = {unit.code: unit for unit in facts.units}
    by_post: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in facts.tenures:
        if tenure.post.seats == 1:
            by_post[tenure.post.code].append(tenure)
    for code in sorted(by_post):
        for one, other in combinations(sorted(by_post[code], key=_starts), 2):
            days = _common(one, other)
            if days is None or one.person == other.person:
                continue
            yield finding(
                FindingKind.TWO_HOLDERS,
                [("tenure", f"t-{t.key}") for t in (one, other)],
                {*one.support.sources, *other.support.sources},
                post=post_labels(roles[one.post.role], units[one.post.unit]),
                one=names[one.person],
                other=names[other.person],
                start=days[0],
                end=days[1],
            )


def _starts(tenure: Tenure) -> tuple[date, str]:
    return tenure.bounds.latest_start or date.max, tenure.key


def _common(one: Tenure, other: Tenure) -> tuple[date, date] | None:
    """The first and last day on which both certainly hold the post, if those are more than one day."""
    starts = one.bounds.latest_start, other.bounds.latest_start
    ends = one.bounds.earliest_end, other.bounds.earliest_end
    if starts[0] is None or starts[1] is None or ends[0] is None or ends[1] is None:
        return None
    start, end = max(starts[0], starts[1]), min(ends[0], ends[1])
    return (start, end) if start < end else None


def start_after_end(
    facts: Publication, contradictory: Iterable[str], roles: Mapping[str, Mapping[str, str]]
) -> Iterator[Finding]:
    """Tenures whose stated dates stand in no order. ``contradictory``: their keys."""
    names = {person.key: person.name for person in facts.persons}
    units = {unit.code: unit for unit in facts.units}
    tenures = {tenure.key: tenure for tenure in facts.tenures}
    for key in sorted(contradictory):
        tenure = tenures[key]
        yield finding(
            FindingKind.START_AFTER_END,
            [("tenure", f"t-{key}")],
            tenure.support.sources,
            one=names[tenure.person],
            post=post_labels(roles[tenure.post.role], units[tenure.post.unit]),
        )


def session_on_two_days(
    sources: Sequence[Source], event_of: Mapping[tuple[str, str], str], units: Mapping[str, Unit]
) -> Iterator[Finding]:
    """Numbered sessions of one body to which releases give different days. ``event_of``: key of the event told."""
    told: dict[tuple[str, int], list[tuple[Source, EventClaim]]] = defaultdict(list)
    for source in sources:
        for claim in source.reading.events:
            if claim.session is None:
                continue
            for body in {code_of(source, unit) for unit in claim.conveners} & units.keys():
                told[body, claim.session].append((source, claim))
    for (body, number), tellings in sorted(told.items(), key=lambda item: item[0]):
        days = sorted({c.date.day for _, c in tellings if c.date is not None and c.date.day is not None})
        if len(days) > 1:
            events = sorted({event_of[source.key, claim.local] for source, claim in tellings})
            yield finding(
                FindingKind.SESSION_ON_TWO_DAYS,
                [("unit", body), *(("event", key) for key in events)],
                {source.key for source, _ in tellings},
                body={language: short(units[body], language) for language in LANGUAGES},
                number=number,
                days=", ".join(day.isoformat() for day in days),
            )


def two_places(facts: Publication) -> Iterator[Finding]:
    """People who take part in events in two towns on one day: not impossible, but worth a look."""
    names = {person.key: person.name for person in facts.persons}
    events = {
        event.key: event for event in facts.events if event.place is not None and _day(event) is not None
    }
    there: dict[tuple[str, date], list[Event]] = defaultdict(list)
    for part in facts.participations:
        kind, person = part.actor
        event = events.get(part.event)
        day = _day(event) if event is not None else None
        if kind == "person" and event is not None and day is not None and part.role not in _ABSENT:
            there[person, day].append(event)
    for (person, day), attended in sorted(there.items(), key=lambda item: (item[0][1], item[0][0])):
        places = sorted({key for e in attended if (key := known_place(e.place or "")) is not None})
        if len(places) > 1:
            yield finding(
                FindingKind.TWO_PLACES,
                [
                    ("person", f"p-{person}"),
                    *(("event", e.key) for e in sorted(attended, key=lambda e: e.key)),
                ],
                {source for event in attended for source in event.support.sources},
                one=names[person],
                day=day,
                places={
                    language: ", ".join(vocabulary().label("place", place, language) for place in places)
                    for language in LANGUAGES
                },
            )


def _day(event: Event) -> date | None:
    return event.date.day if event.date is not None else None
