"""Which releases a picture rests on."""

from datetime import date

import pytest

from graph.view.choice import Choice, choose, find_person
from graph.view.network import Records, read
from graph.view.orgchart import orgchart
from graph.view.provenance import read_provenance
from ontology.errors import InputError, NotFoundError
from tests.graph.view.conftest import SMALL, Source

REL = "https://w3id.org/zyrtar/id/release/"
#: Release 1 is a sample and alone tells of Dren and the second Ana; 2 tells of event two, 3 of the units' heads.
TOLD = """
part:three.2 zyr:source rel:1 . part:three.3 zyr:source rel:1 . ev:three zyr:source rel:1 .
ev:one zyr:source rel:2 . ev:two zyr:source rel:2 . part:two.1 zyr:source rel:2 . part:two.2 zyr:source rel:2 .
ten:t-1 zyr:source rel:2 . ten:t-2 zyr:source rel:3 .
rel:3 a zyr:Release ; schema:datePublished "2024-01-10"^^xsd:date .
"""


@pytest.fixture(scope="module")
def told() -> Source:
    return Source(SMALL + TOLD)


@pytest.fixture(scope="module")
def records(told: Source) -> Records:
    return read(told, "en")


@pytest.mark.parametrize(
    ("choice", "releases"),
    [
        (Choice(), ["1", "2", "3"]),
        (Choice(kind="decision"), ["1"]),
        (Choice(kind="visit"), ["2", "3"]),
        (Choice(person="Dren Dushi"), ["1"]),
        (Choice(unit="kpk", kind="visit"), []),
    ],
)
def test_a_network_rests_on_what_tells_of_its_events_and_persons(
    records: Records, choice: Choice, releases: list[str]
) -> None:
    assert choose(records, choice).releases == tuple(REL + name for name in releases)


def test_a_chart_rests_on_what_tells_of_the_heads_it_shows(told: Source) -> None:
    assert orgchart(told, date(2024, 7, 3), "en").releases == (REL + "2", REL + "3")
    assert orgchart(told, date(2024, 7, 3), "en", root="skpk-dti").releases == (REL + "3",)
    assert orgchart(told, date(2024, 7, 3), "en", root="eulex").releases == ()


def test_the_source_line_counts_these_releases_only(told: Source) -> None:
    real = read_provenance(told, "x", (REL + "3",))
    assert (real.releases, real.samples, real.latest, real.credits) == (1, 0, date(2024, 1, 10), ())
    assert "samples" not in real.line("en")
    sample = read_provenance(told, "x", (REL + "1",))
    assert (sample.releases, sample.samples, sample.credits) == (1, 1, ("Written for these tests",))


def test_a_picture_of_units_alone_rests_on_the_whole_graph(told: Source) -> None:
    assert read_provenance(told, "x", ()) == read_provenance(told, "x")
    assert read_provenance(told, "x").latest == date(2025, 3, 1)


@pytest.mark.parametrize("text", ["Dren Dushi", "dren  dushi", "DRËN DUSHI", "Dren Dushi (invented)"])
def test_an_invented_person_is_found_with_and_without_the_word(records: Records, text: str) -> None:
    assert records.persons["p-dddddddd"] == "Dren Dushi (invented)"
    assert find_person(records, text) == "p-dddddddd"


def test_the_word_tells_namesakes_apart_and_the_name_alone_does_not(records: Records) -> None:
    assert find_person(records, "Ana Arifi (invented)") == "p-eeeeeeee"
    with pytest.raises(InputError, match="name of 2 persons") as refused:
        find_person(records, "Ana Arifi")
    assert "p-aaaaaaaa, p-eeeeeeee" in refused.value.mend
    with pytest.raises(NotFoundError):
        find_person(records, "Besa Berisha (invented)")
