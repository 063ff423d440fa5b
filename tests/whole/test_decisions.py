"""Decisions on what the reader finds in the samples hold when a newer reader finds the same in its own way."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.decision.bind import bind, claim_target, claims_of, find_mention, mention_target
from graph.decision.ledger import ledger
from graph.decision.model import Decision
from graph.fact.publication import publish
from graph.identity.source import Source, ordered
from ingest.archive import Archive
from ingest.pipeline import ingest, sample_paths
from ontology.model import Evidence, Reading
from tests.graph.decision.making import made


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> tuple[Source, ...]:
    folder: Path = tmp_path_factory.mktemp("samples")
    with Archive(folder / "archive.db") as archive, sample_paths() as paths:
        assert all(outcome.error is None for outcome in ingest(paths, archive))
        return ordered(archive.readings())


def read_anew(reading: Reading) -> Reading:
    """The same as another reader might tell it: other numbers, another order, another main quote, less sure."""

    def local(old: str) -> str:
        return f"{old[0]}{int(old[1:]) + 40}"

    def maybe(old: str | None) -> str | None:
        return None if old is None else local(old)

    def proof(old: Evidence) -> Evidence:
        return Evidence(old.spans[::-1], f"new-{old.rule}", round(old.confidence * 0.95, 4))

    renamed = {
        "persons": [
            replace(p, local=local(p.local), evidence=proof(p.evidence)) for p in reading.persons[::-1]
        ],
        "units": [
            replace(u, local=local(u.local), parent=maybe(u.parent), evidence=proof(u.evidence))
            for u in reading.units[::-1]
        ],
        "groups": [replace(g, local=local(g.local), unit=maybe(g.unit)) for g in reading.groups],
        "tenures": [
            replace(t, person=local(t.person), unit=maybe(t.unit), evidence=proof(t.evidence))
            for t in reading.tenures[::-1]
        ],
        "events": [
            replace(e, local=local(e.local), conveners=tuple(map(local, e.conveners))) for e in reading.events
        ],
        "participations": [
            replace(p, event=local(p.event), actor=local(p.actor), represents=maybe(p.represents))
            for p in reading.participations[::-1]
        ],
        "changes": [replace(c, before=maybe(c.before), after=local(c.after)) for c in reading.changes],
        "acronyms": [(acronym, local(unit)) for acronym, unit in reading.acronyms],
    }
    return replace(reading, reader="9", **{kind: tuple(claims) for kind, claims in renamed.items()})  # type: ignore[arg-type]


def every_decision(sources: tuple[Source, ...]) -> Iterator[Decision]:
    for source in sources:
        for number, claim in enumerate(dict.fromkeys(claim_target(source, c) for c in claims_of(source))):
            yield made("accept" if number % 2 else "reject", f"{source.key} {number}", claims=(claim,))
        for person in source.reading.persons:
            yield made("note", person.local, mentions=(mention_target(source, person.local),))


def test_every_claim_and_mention_is_found_again_by_its_content(sources: tuple[Source, ...]) -> None:
    for source in sources:
        for person in source.reading.persons:
            assert find_mention(source, mention_target(source, person.local)) == person.local
    decisions = list({d.claims[0].key if d.claims else d.id: d for d in every_decision(sources)}.values())
    assert len(decisions) > 50
    bound = bind(sources, ledger(decisions))
    assert bound.orphans == ()
    assert set(bound.claims) == {decision.claims[0].key for decision in decisions if decision.claims}


def test_all_of_them_hold_for_another_reader(sources: tuple[Source, ...]) -> None:
    anew = tuple(replace(source, reading=read_anew(source.reading)) for source in sources)
    assert bind(anew, ledger(list(every_decision(sources)))).orphans == ()


def test_what_is_decided_of_both_readings_gives_the_same_people_and_posts(
    sources: tuple[Source, ...],
) -> None:
    decisions = ledger(list(every_decision(sources)))
    told = []
    for reading in (lambda r: r, read_anew):
        inputs = [(source.release, reading(source.reading)) for source in sources]
        facts = publish(inputs, decisions).publication
        names = {person.key: person.name for person in facts.persons}
        told.append(
            {(names[t.person], t.post.code, t.capacity, t.bounds, t.support.claims) for t in facts.tenures}
        )
    assert told[0] == told[1] != set()


def test_no_fact_rests_on_a_claim_that_one_rejection_takes_away(sources: tuple[Source, ...]) -> None:
    inputs = [(source.release, source.reading) for source in sources]
    for decision in every_decision(sources):
        if decision.action != "reject":
            continue
        facts = publish(inputs, ledger([decision])).publication
        supports = [tenure.support for tenure in facts.tenures]
        supports += [event.support for event in facts.events]
        supports += [part.support for part in facts.participations]
        supports += [unit.support for unit in facts.units if unit.support is not None]
        assert decision.claims[0].key not in {key for support in supports for key in support.claims}
