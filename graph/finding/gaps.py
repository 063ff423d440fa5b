"""Gaps: what should be in the releases and is not. They speak of the sources as much as of the world."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from graph.fact.labels import short
from graph.finding.make import finding
from graph.finding.words import LANGUAGE_NAMES
from graph.identity.source import Source
from graph.identity.units import code_of
from ontology.facts import Event, Finding, FindingKind, Publication, Unit
from ontology.lookup import vocabulary
from ontology.model import LANGUAGES, Language

#: An office of which no release spoke for so long before the latest release is called silent.
SILENCE = timedelta(days=365)
#: Kinds of unit of which some news is to be expected every year.
_TALKATIVE = frozenset({"council", "prosecution-office"})


def missing_sessions(facts: Publication) -> Iterator[Finding]:
    """Numbers of sessions that no release tells of, between two known ones of one body."""
    units = {unit.code: unit for unit in facts.units}
    told: dict[str, dict[int, Event]] = defaultdict(dict)
    for event in facts.events:
        for body in event.conveners:
            if event.session is not None:
                told[body].setdefault(event.session, event)
    for body in sorted(told):
        for before, after in pairwise(sorted(told[body])):
            if after - before == 1:
                continue
            around = told[body][before], told[body][after]
            numbers = str(before + 1) if after - before == 2 else f"{before + 1}–{after - 1}"
            yield finding(
                FindingKind.MISSING_SESSION,
                [("unit", body), *(("event", event.key) for event in around)],
                {source for event in around for source in event.support.sources},
                body=_name(units[body]),
                numbers=numbers,
                start=before,
                end=after,
            )


def missing_languages(facts: Publication, sources: Sequence[Source]) -> Iterator[Finding]:
    """Events on which a publisher has no release in a language that it used in the same year."""
    by_key = {source.key: source for source in sources}
    used: dict[tuple[str, int], set[Language]] = defaultdict(set)
    for source in sources:
        if (at := _desk(source)) is not None:
            used[at].add(source.release.language)
    for event in facts.events:
        told: dict[tuple[str, int], set[Language]] = defaultdict(set)
        for key in event.support.sources:
            if (at := _desk(by_key[key])) is not None:
                told[at].add(by_key[key].release.language)
        for at in sorted(told):
            missing = [language for language in LANGUAGES if language in used[at] - told[at]]
            if missing:
                yield finding(
                    FindingKind.MISSING_LANGUAGE,
                    [("event", event.key), ("unit", at[0])],
                    event.support.sources,
                    event=event.labels,
                    missing={
                        language: ", ".join(LANGUAGE_NAMES[language][code] for code in missing)
                        for language in LANGUAGES
                    },
                )


def _desk(source: Source) -> tuple[str, int] | None:
    """Who published a release and in which year; ``None`` if either is unknown."""
    publisher, day = source.release.publisher, source.day
    return (publisher, day.year) if publisher is not None and day is not None else None


def silent_offices(facts: Publication, sources: Sequence[Source]) -> Iterator[Finding]:
    """Councils and prosecution offices of the vocabulary that no release named in the year before the latest one."""
    days = [source.day for source in sources if source.day is not None]
    if not days:
        return
    heard = _last_heard(sources)
    for unit in facts.units:
        last = heard.get(unit.code) if unit.code in vocabulary().units else None
        if unit.kind in _TALKATIVE and last is not None and max(days) - last[0] > SILENCE:
            yield finding(
                FindingKind.SILENT_OFFICE, [("unit", unit.code)], last[1], body=_name(unit), day=last[0]
            )


def _last_heard(sources: Iterable[Source]) -> Mapping[str, tuple[date, list[str]]]:
    """Code of a unit → the last day on which a release named it or a part of it, and the releases of that day."""
    found: dict[str, tuple[date, list[str]]] = {}
    for source in sources:
        if source.day is None:
            continue
        named = {code_of(source, unit.local) for unit in source.reading.units}
        named |= {
            above for code in named if code in vocabulary().units for above in vocabulary().ancestors(code)
        }
        for code in named:
            day, keys = found.get(code, (source.day, []))
            if source.day > day:
                keys = []
            if source.day >= day:
                found[code] = source.day, [*keys, source.key]
    return found


def _name(unit: Unit) -> Mapping[str, str]:
    return {language: short(unit, language) for language in LANGUAGES}
