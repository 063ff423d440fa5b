"""The whole way on the real release: file, reading, graph, and the rows of the worked example."""

from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from graph.build import build
from graph.query.catalogue import catalogue
from graph.store.snapshot import Snapshot, current
from ingest.archive import Archive
from ingest.pipeline import ingest
from tests.graph.factories import seed
from tests.graph.query.support import ASKED, Row, written
from tests.ingest.texts import SEED

#: Columns that a reading worked out by hand has of its own: how sure it is, and the version of its reader.
OWN = {13: (4, 5), 30: (2,)}
BY_NUMBER = {query.competency: query for query in catalogue().values()}


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    home = tmp_path_factory.mktemp("hand")
    build([seed()], home)
    with Snapshot(current(home)) as snapshot:
        yield snapshot


@pytest.fixture(scope="module")
def by_reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    home = tmp_path_factory.mktemp("read")
    with as_file(files("ingest.sample").joinpath(SEED)) as path, Archive(home / "archive.db") as archive:
        assert [outcome.status for outcome in ingest([Path(path)], archive)] == ["new"]
        build(archive.readings(), home)
    with Snapshot(current(home)) as snapshot:
        yield snapshot


def rows(snapshot: Snapshot, number: int) -> list[Row]:
    """The answer to one competency question without the columns that differ by design."""
    query = BY_NUMBER[number]
    found = written(snapshot.select(query.text, **query.bind(**ASKED.get(number, {}))))
    return sorted(
        ([cell for n, cell in enumerate(row) if n not in OWN.get(number, ())] for row in found), key=str
    )


@pytest.mark.parametrize("number", [number for number in range(1, 31) if number != 30])
def test_the_release_as_read_answers_like_the_release_worked_out_by_hand(
    number: int, by_hand: Snapshot, by_reader: Snapshot
) -> None:
    assert rows(by_reader, number) == rows(by_hand, number)


def test_every_question_that_the_worked_example_answers_has_an_answer(by_reader: Snapshot) -> None:
    answered = {number for number in range(1, 31) if rows(by_reader, number)}
    assert {5, 6, 8, 9, 10, 11, 13, 14, 20, 21, 26, 27} <= answered
