"""The catalogue on the worked example: the same rows as the ontology's own competency queries."""

from collections.abc import Iterator

import pytest
from pyoxigraph import RdfFormat, parse

from graph.query.catalogue import catalogue
from graph.store.snapshot import Snapshot, current
from tests.graph.query.support import ASKED, expected, written
from tests.graph.store.support import SEED, publish

BY_NUMBER = {query.competency: query for query in catalogue().values()}


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    home = tmp_path_factory.mktemp("worked")
    publish(home, sorted({f"{quad} ." for quad in parse(path=SEED, format=RdfFormat.TRIG)}))
    with Snapshot(current(home)) as snapshot:
        yield snapshot


@pytest.mark.parametrize("number", range(1, 31))
def test_a_question_has_the_rows_of_its_competency_query(worked: Snapshot, number: int) -> None:
    query = BY_NUMBER[number]
    if number == 19:  # asked there of three people who are not in the example; here of all
        assert len(worked.select(query.text, **query.bind(name="Xhevdet Bislimi"))) == 0
        return
    rows = worked.select(query.text, **query.bind(**ASKED.get(number, {})))
    assert written(rows) == expected().get(number, [])
