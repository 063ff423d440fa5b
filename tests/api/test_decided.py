"""What the server makes of curators' decisions: who was merged is found where they live on, decisions have pages."""

from collections.abc import Iterator

import httpx
import pytest

from api.settings import Settings
from graph.build import build
from graph.decision.bind import mention_target
from graph.decision.file import append
from graph.fact.publication import publish
from graph.identity.source import Source
from tests.api.conftest import serving
from tests.graph.decision.making import made
from tests.graph.factories import holder

TOLD = [
    holder("Liridon Jakupi", "prosecutor", "pth-gjakove", "2016-01-10"),
    holder("Liridon Jakupi", "president", "ext-presidenti", "2024-05-10"),
]
ONE, OTHER = (mention_target(Source(*each), "p1") for each in TOLD)
MERGE = made("merge", why="he said so himself", mentions=(ONE, OTHER))


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    home = tmp_path_factory.mktemp("merged")
    append(home, [MERGE])
    build(TOLD, home)
    with (
        serving(Settings(home=home, workers=1)) as address,
        httpx.Client(base_url=address, timeout=30) as client,
    ):
        yield client


@pytest.mark.parametrize("query", ["", "?lang=sq", "?format=json"])
def test_who_was_merged_is_found_where_they_live_on(merged: httpx.Client, query: str) -> None:
    keys = [person.key for person in publish(TOLD).publication.persons]
    answers = [merged.get(f"/id/person/p-{key}{query}") for key in keys]
    assert sorted(answer.status_code for answer in answers) == [200, 301]
    moved, stayed = sorted(answers, key=lambda answer: -answer.status_code)
    assert moved.headers["location"] == str(stayed.request.url.raw_path, "ascii")


def test_a_decision_is_a_thing_with_a_page(merged: httpx.Client) -> None:
    page = merged.get(f"/id/decision/{MERGE.id}")
    assert page.status_code == 200
    assert "he said so himself" in page.text
