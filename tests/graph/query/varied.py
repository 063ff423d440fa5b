"""The annotated releases with what annotations do not hold, laid over them by plain rules, and decisions on them.

Which rules these are the tests say again in their own words: what they expect is worked out from annotations and rules,
not from the graph.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from graph.decision.bind import claim_target
from graph.decision.ledger import Ledger, ledger
from graph.decision.model import Decision
from graph.identity.source import Source
from ontology.model import Evidence, Reading, Release
from tests.corpus.gold import gold
from tests.graph.decision.making import made

#: How sure a claim is: of every third release (by the number in its id) little, of the others much.
SURE, UNSURE = 0.9, 0.5
#: Topics, by the number of the release: one of two, beside the other in every fourth release.
TOPICS: Final = ("budget", "international-cooperation")
#: Versions of the reader: old for releases of these years and before.
OLD, NEW, LAST_OLD = "0.0.9", "0.2.0", "2017-12-31"


def number(release: str) -> int:
    """The number in the id of an annotated release."""
    return int(release.partition("-")[2])


def confidence(release: str) -> float:
    """How sure claims of that release are."""
    return UNSURE if number(release) % 3 == 0 else SURE


def topics(release: str) -> tuple[str, ...]:
    """Topics of the events of that release."""
    return TOPICS if number(release) % 4 == 0 else (TOPICS[number(release) % 2],)


def version(day: str | None) -> str:
    """Version of the reader that read a release of ``day``."""
    return OLD if day is not None and day <= LAST_OLD else NEW


def _laid_over(release: Release, reading: Reading, identifier: str) -> tuple[Release, Reading]:
    units = {unit.local: unit.evidence.spans for unit in reading.units}
    sure = confidence(identifier)
    day = release.published.day.isoformat() if release.published and release.published.day else None

    def proof(local: str | None) -> Evidence:
        return Evidence(
            units[local] if local in units else reading.units[0].evidence.spans, "laid-over", sure
        )

    return release, replace(
        reading,
        reader=version(day),
        tenures=tuple(replace(t, evidence=proof(t.unit)) for t in reading.tenures),
        events=tuple(replace(e, evidence=proof(None), topics=topics(identifier)) for e in reading.events),
        participations=tuple(replace(p, evidence=proof(p.represents)) for p in reading.participations),
    )


@cache
def inputs() -> tuple[tuple[Release, Reading], ...]:
    """The annotated releases, laid over; those that name no unit are left out, as they have no words to quote."""
    known = gold()
    return tuple(
        _laid_over(release, reading, known.files[release.key])
        for release, reading in known.inputs
        if reading.units
    )


@cache
def sources() -> Mapping[str, Source]:
    """Id of the annotated release → what is laid over it."""
    files = gold().files
    return {files[release.key]: Source(release, reading) for release, reading in inputs()}


def decided(*decisions: Decision) -> Ledger:
    """``decisions`` as a ledger."""
    return ledger(decisions)


def on_tenure(release: str, person: str, field: str, value: str) -> Decision:
    """A decision that sets a field of the first office that a release gives to the ``person`` called so there."""
    source = sources()[release]
    local = next(p.local for p in source.reading.persons if p.name == person)
    claim = source.tenures_of(local)[0]
    action = "set-date" if field in ("start", "end") else "replace"
    return made(action, claims=(claim_target(source, claim),), field=field, value=value)


def annulled(act: tuple[str, int], by: tuple[str, int]) -> Decision:
    """A decision by which one event (release, place in it from 1) voids another."""
    claims: Sequence[object] = [
        claim_target(sources()[release], sources()[release].reading.events[place - 1])
        for release, place in (by, act)
    ]
    return made("add", claims=tuple(claims), field="annuls", value="act")
