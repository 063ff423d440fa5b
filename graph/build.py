"""Builds and publishes the graph: decisions, identity, facts, statements, gate, snapshot."""

from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import version
from pathlib import Path

from graph.decision.file import DECISIONS
from graph.decision.file import read as read_decisions
from graph.decision.model import Action
from graph.fact.publication import Published, publish
from graph.identity.admit import admit
from graph.search.writing import FILE as SEARCH
from graph.search.writing import write_index
from graph.statement import dataset
from graph.statement.gate import check_shapes
from graph.statement.quads import Graph
from graph.store.publish import forget, locked, write_snapshot
from graph.store.snapshot import Manifest
from ontology.errors import BuildError
from ontology.iri import hexadecimal
from ontology.model import Reading, Release

#: Called with the stage, how much of it is done, and how much there is.
Progress = Callable[[str, int, int], None]
#: Name of the suppressions among a snapshot's inputs: one with others may tell who is not to be told.
SUPPRESSED = "suppressed"
STAGES = ("who is who", "statements", "checking", "writing")


def build(
    inputs: Iterable[tuple[Release, Reading]], home: Path, *, progress: Progress | None = None
) -> Manifest:
    """Publish what ``inputs`` and the decisions in ``home`` say as the current snapshot of ``home``.

    The same inputs give the same snapshot, byte for byte, in whatever order they come. Raises ``BuildError`` if there
    is nothing to publish or a rule would be broken, ``InputError`` if the decisions are not in order, ``HomeError`` if
    ``home`` is being written by another process or cannot be written; the snapshot before stays current.
    """

    def stage(number: int) -> None:
        if progress is not None:
            name = STAGES[min(number, len(STAGES) - 1)]
            progress(name, number, len(STAGES))

    with locked(home):
        stage(0)
        given = list(inputs)
        if not given:
            raise BuildError(
                "there is no release to build from", mend="Ingest a release first: `zyrtar ingest PATH`."
            )
        ledger = read_decisions(home)
        admit(given)
        made = publish(given, ledger)
        stage(1)
        default = dataset.published(made)
        readings = list(dataset.evidence(made))
        stage(2)
        warnings = check_shapes(quad for graph in (default, *readings) for quad in graph)
        stage(3)
        graphs: list[Graph] = [default, *readings, dataset.identity(made), dataset.decisions(made)]
        graphs.append(dataset.findings(made))
        graphs += dataset.described(default, made)
        manifest = write_snapshot(
            home,
            dataset.lines(graphs),
            counts=_counts(made),
            inputs=_inputs(made),
            code_version=version("zyrtar"),
            warnings=(*made.warnings, *warnings),
            beside={SEARCH: write_index},
            undecided=[(doubt.one, doubt.other, doubt.why) for doubt in made.persons.undecided],
        )
        if hidden := manifest.inputs.get(SUPPRESSED):
            forget(home, lambda old: old.inputs.get(SUPPRESSED) != hidden)
        stage(len(STAGES))
        return manifest


def _inputs(made: Published) -> Mapping[str, str]:
    """Release → hash of its text and reader; and hashes of the decisions and of the suppressions, if there are any."""
    inputs = {source.key: f"{source.release.text_key} {source.reading.reader}" for source in made.sources}
    ledger = made.curated.ledger
    suppressed = [decision.id for decision in ledger.in_force if decision.action is Action.SUPPRESS]
    inputs |= {DECISIONS: ledger.sha256} if ledger.sha256 else {}
    return inputs | ({SUPPRESSED: hexadecimal(16, *sorted(suppressed))} if suppressed else {})


def _counts(made: Published) -> Mapping[str, int]:
    publication = made.publication
    return {
        "releases": len(made.sources),
        "persons": len(publication.persons),
        "units": len(publication.units),
        "posts": len(publication.posts),
        "tenures": len(publication.tenures),
        "events": len(publication.events),
        "participations": len(publication.participations),
    }
