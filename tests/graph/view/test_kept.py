"""What views read of a snapshot is read once."""

from datetime import date
from typing import Any

from graph.view.network import read
from graph.view.orgchart import orgchart
from graph.view.provenance import read_provenance
from graph.view.source import Graph, Kept
from graph.view.staffing import staffing
from tests.graph.view.conftest import Source


class Counted:
    """A graph that notes what it is asked."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.asked: list[str] = []

    def select(self, query: str, **params: Any) -> list[Any]:
        self.asked.append(query)
        return self.graph.select(query, **params)


def test_a_view_drawn_of_what_is_kept_is_the_same_and_asks_nothing_twice(source: Source) -> None:
    counted = Counted(source)
    kept = Kept(counted)
    for _ in range(2):
        for day in (date(2020, 1, 1), date(2024, 7, 3)):
            for language in ("sq", "en"):
                chart = orgchart(source, day, language)
                assert orgchart(kept, day, language) == chart
                assert staffing(kept, day, language) == staffing(source, day, language)
                assert read(kept, language) == read(source, language)
                assert read_provenance(kept, "x", chart.releases) == read_provenance(
                    source, "x", chart.releases
                )
    assert len(counted.asked) == len(set(counted.asked)) > 0
