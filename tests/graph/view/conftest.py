"""Views are tested on ``small.ttl``, read by the real engine; nothing here needs a build."""

from pathlib import Path
from typing import Any

import pyoxigraph
import pytest

from graph.view.choice import Choice, choose
from graph.view.network import Network, Records, read
from graph.view.provenance import Provenance, read_provenance


class Source:
    """A graph in memory with the one method that views need."""

    def __init__(self, turtle: str = "") -> None:
        self._store = pyoxigraph.Store()
        self._store.load(turtle, format=pyoxigraph.RdfFormat.TURTLE)

    def select(self, query: str, **_: Any) -> list[dict[str, Any]]:
        found = self._store.query(query)
        assert isinstance(found, pyoxigraph.QuerySolutions)
        names = [variable.value for variable in found.variables]
        return [{name: row[name] for name in names} for row in found]


SMALL = (Path(__file__).parent / "small.ttl").read_text("utf-8")


@pytest.fixture(scope="session")
def source() -> Source:
    return Source(SMALL)


@pytest.fixture(scope="session")
def records(source: Source) -> Records:
    return read(source, "en")


@pytest.fixture(scope="session")
def provenance(source: Source) -> Provenance:
    return read_provenance(source, "0123456789ab")


@pytest.fixture(scope="session")
def network(records: Records) -> Network:
    return choose(records, Choice())
