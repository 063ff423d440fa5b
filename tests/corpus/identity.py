"""``python -m tests.corpus.identity``: how well persons and events of the annotated releases are found again.

Prints the scores over readings that say what the annotations say (identity alone) and over the program's own. Of the
program's mentions those are scored that bear the name of one person of the annotation, of its events those that are the
only one of their type and day on both sides.
"""

import sys
from collections import Counter
from collections.abc import Sequence

from graph.identity import bodies, events, persons
from graph.identity.score import Score, pair_f1, score
from graph.identity.source import ordered
from ingest.annotated import event_type
from ingest.claim.read import read
from ingest.evaluate.facts import Person
from ingest.evaluate.names import same_person
from ingest.release.assemble import release_of
from ontology.model import EventClaim, Reading, Release, Source
from tests.corpus.gold import CORPUS, Gold, Mention, annotations, gold, key_of


def own() -> Gold:
    """The program's readings of all annotated releases, with what is known of their mentions from the annotations."""
    annotated = gold()
    expected = {release.key: reading for release, reading in annotated.inputs}
    inputs: list[tuple[Release, Reading]] = []
    true: dict[Mention, str] = {}
    told: dict[Mention, str] = {}
    for one in annotations():
        path = CORPUS / one["language"] / f"{one['id']}.txt"
        release = release_of(path.read_text("utf-8"), Source(path.name), key=key_of(one["id"]))
        reading = read(release, "corpus")
        inputs.append((release, reading))
        for mention in reading.persons:
            meant = [
                p["id"]
                for p in one["persons"]
                if same_person(Person(p["name"], tuple(p["aliases"])), mention.name)
            ]
            if len(meant) == 1:
                true[release.key, mention.local] = meant[0]
        theirs = _only(expected[release.key].events)
        for what, local in _only(reading.events).items():
            if what in theirs:
                told[release.key, local] = annotated.events[release.key, theirs[what]]
    return Gold(tuple(inputs), true, told, annotated.files)


def _only(claims: Sequence[EventClaim]) -> dict[tuple[str, str], str]:
    """(type, date) → local id, of main events that are the only one of both."""
    named = [((event_type(e.kind), e.date.edtf if e.date else ""), e.local) for e in claims if e.main]
    times = Counter(what for what, _ in named)
    return {what: local for what, local in named if times[what] == 1}


def scores(readings: Gold) -> tuple[Score, float, int]:
    """The score of persons; F1 of pairs of events, and how many pairs there are."""
    sources = ordered(readings.inputs)
    sources = bodies.settled(sources, bodies.identify(sources))
    people = persons.identify(sources)
    return score(people.of, readings.true), *pair_f1(events.identify(sources, people.of).of, readings.events)


def main() -> None:
    """Print both scores."""
    for name, readings in (("annotations", gold()), ("own readings", own())):
        people, f1, pairs = scores(readings)
        sys.stdout.write(
            f"{name}: {people.mentions} mentions, precision {people.precision:.4f}, recall {people.recall:.4f}, "
            f"F1 {people.f1:.4f}, wrong merges {len(people.merges)}; events F1 {f1:.4f} on {pairs} pairs\n"
        )


if __name__ == "__main__":
    main()
