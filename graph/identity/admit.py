"""Admits readings that are whole: nothing else is built from, so no later stage meets a loose end.

A reading can be wrong by a fault of the reader, or by its age: an archive outlives the vocabulary it was read with.
"""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from ontology.errors import BuildError
from ontology.lookup import vocabulary
from ontology.model import Reading, Release

_FAULT = "This is a fault of the reader: please report it with the release."
_AGE = "Read it again with this version: `zyrtar ingest` and its file."


def admit(inputs: Sequence[tuple[Release, Reading]]) -> None:
    """Raise ``BuildError`` naming the first release that comes twice or whose reading is not whole."""
    seen: set[str] = set()
    for release, reading in inputs:
        if release.key in seen:
            raise BuildError(f"release {release.key} comes twice", mend="Give each release once.")
        seen.add(release.key)
        if hashlib.sha256(release.text.encode()).hexdigest() != release.text_sha256:
            raise BuildError(
                f"release {release.key}: its text is not the one archived", mend="Ingest it again."
            )
        if (reading.release, reading.text_sha256) != (release.key, release.text_sha256):
            raise BuildError(f"release {release.key}: read from another text", mend=_AGE)
        for problem in chain(_spans(release, reading), _references(reading)):
            raise BuildError(f"release {release.key}: {problem}", mend=_FAULT)
        for problem in _words(release, reading):
            raise BuildError(
                f"release {release.key}: {problem}, which the vocabulary does not have", mend=_AGE
            )


def _spans(release: Release, reading: Reading) -> Iterator[str]:
    """Evidence that is not there, or not a share of certainty."""
    length = len(release.text)
    quoted = [(f"rule {proof.rule}", span) for proof in reading.evidence() for span in proof.spans]
    quoted += [("the headline", release.title)] if release.title is not None else []
    quoted += [("furniture", span) for span in release.furniture]
    quoted += [("an unread sentence", span) for span in reading.unread]
    quoted += [("a withheld sentence", span) for span in reading.withheld]
    for what, span in quoted:
        if not 0 <= span.start < span.end <= length:
            yield f"{what} quotes characters {span.start}–{span.end} of a text of {length}"
    for proof in reading.evidence():
        if not proof.spans:
            yield f"rule {proof.rule} quotes nothing"
        if not 0 <= proof.confidence <= 1:
            yield f"rule {proof.rule} has the confidence {proof.confidence}"


def _references(reading: Reading) -> Iterator[str]:
    """Local ids that mean two things, or nothing."""
    persons, units, groups, events = (
        [claim.local for claim in claims]
        for claims in (reading.persons, reading.units, reading.groups, reading.events)
    )
    for locals_ in (persons, units, groups, events):
        yield from (f"{local} is two things" for local in sorted(set(locals_)) if locals_.count(local) > 1)
    wanted = [(claim.person, persons) for claim in reading.tenures]
    wanted += [(part.event, events) for part in reading.participations]
    wanted += [(part.actor, [*persons, *units, *groups]) for part in reading.participations]
    of_units = (
        *(unit.parent for unit in reading.units),
        *(group.unit for group in reading.groups),
        *(claim.unit for claim in reading.tenures),
        *(part.represents for part in reading.participations),
        *(local for change in reading.changes for local in (change.before, change.after)),
        *(unit for event in reading.events for unit in event.conveners),
    )
    wanted += [(local, units) for local in of_units if local is not None]
    yield from (
        f"a claim is about {local}, which it does not have" for local, known in wanted if local not in known
    )


def _words(release: Release, reading: Reading) -> Iterator[str]:
    """Keys that are in no list of the vocabulary. A unit's code may be: it is then taken for a new unit."""
    used = [("unit", release.publisher)]
    used += [("unit-kind", unit.kind) for unit in reading.units]
    used += [("role", claim.role) for claim in reading.tenures]
    used += [("role", group.role) for group in reading.groups]
    used += [("event-type", event.kind) for event in reading.events]
    used += [("topic", topic) for event in reading.events for topic in event.topics]
    used += [("event-role", part.role) for part in reading.participations]
    tables: dict[str, Collection[str]] = {**vocabulary().concepts, "unit": vocabulary().units}
    yield from (
        f"it names the {scheme} “{key}”"
        for scheme, key in used
        if key is not None and key not in tables[scheme]
    )
