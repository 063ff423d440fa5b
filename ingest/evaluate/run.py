"""Reads every annotated release of a folder and holds the reading against the annotation."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.annotated import reading_json
from ingest.claim.read import read
from ingest.evaluate.baseline import guess
from ingest.evaluate.compare import Outcome, outcomes
from ingest.evaluate.corpus import Annotated, Part, load
from ingest.evaluate.facts import Facts, facts_of
from ingest.pipeline import reader
from ingest.release.assemble import assemble
from ingest.source.files import read_file
from ontology.errors import InputError
from ontology.model import Language, Reading, Release

#: Told of each step: its name, how much is done, and of how much.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Judged:
    """One release with what became of every entry, in the reading and in the ``baseline``'s guesses.

    ``release`` and ``reading`` are ``None`` if the reader refuses the text; ``refused`` says why, and everything
    in it counts as missed.
    """

    id: str
    language: Language
    part: Part
    outcomes: tuple[Outcome, ...]
    baseline: tuple[Outcome, ...]
    release: Release | None = None
    reading: Reading | None = None
    refused: str = ""


def judge_folder(folder: Path, *, progress: Progress | None = None) -> Sequence[Judged]:
    """Every annotated release in ``folder``, judged. Raises ``InputError`` as ``corpus.load`` does."""
    return list(_judged(load(folder), progress))


def _judged(releases: Sequence[Annotated], progress: Progress | None) -> Iterator[Judged]:
    for number, annotated in enumerate(releases):
        if progress is not None:
            progress("evaluating", number, len(releases))
        yield judge(annotated)
    if progress is not None:
        progress("evaluating", len(releases), len(releases))


def judge(annotated: Annotated) -> Judged:
    """What the reader makes of one annotated release."""
    expected = annotated.facts
    try:
        release = assemble(read_file(annotated.text))
    except InputError as error:
        nothing = tuple(outcomes(expected, Facts(expected.id, expected.language)))
        return Judged(expected.id, expected.language, annotated.part, nothing, nothing, refused=str(error))
    reading = read(release, reader())
    found = facts_of(reading_json(expected.id, release, reading), annotated.id)
    guessed = guess(release, expected.id)
    return Judged(
        expected.id,
        expected.language,
        annotated.part,
        tuple(outcomes(expected, replace(found, language=expected.language))),
        tuple(outcomes(expected, replace(guessed, language=expected.language))),
        release,
        reading,
    )
