"""Who is known to head what on one day."""

from datetime import date

import pytest

from graph.view.orgchart import Certainty, OrgChart, certainty, orgchart
from ontology.errors import NotFoundError
from ontology.facts import Bounds
from ontology.language.calendar import write_date
from ontology.model import LANGUAGES
from tests.graph.view.conftest import Source


def chart(source: Source, day: str, root: str | None = None) -> OrgChart:
    return orgchart(source, date.fromisoformat(day), "en", root=root)


def heads(source: Source, day: str, unit: str) -> list[tuple[str, str]]:
    found = next(u for u in chart(source, day).units if u.code == unit)
    return [(head.name, head.state) for head in found.heads]


def test_a_head_between_two_attestations_is_certain(source: Source) -> None:
    assert heads(source, "2024-03-01", "skpk") == [("Ana Arifi", "certain")]


def test_after_the_last_attestation_a_head_is_never_current(source: Source) -> None:
    assert heads(source, "2024-12-31", "skpk") == [("Ana Arifi", "last confirmed on 3 July 2024")]


def test_several_heads_are_shown_the_surest_first(source: Source) -> None:
    assert heads(source, "2025-02-15", "skpk") == [
        ("Cen Canolli", "certain"),
        ("Ana Arifi", "last confirmed on 3 July 2024"),
    ]


def test_before_the_first_attestation_a_head_is_possible(source: Source) -> None:
    assert heads(source, "2023-01-01", "skpk") == [
        ("Ana Arifi", "possible; first confirmed on 10 January 2024")
    ]


def test_a_stated_end_bounds_the_doubt(source: Source) -> None:
    assert heads(source, "2025-01-01", "skpk-dti") == [("Besa Berisha", "possible; ended by 30 June 2025")]
    assert heads(source, "2025-07-01", "skpk-dti") == []


def test_acting_heads_are_marked(source: Source) -> None:
    unit = next(u for u in chart(source, "2024-07-03").units if u.code == "skpk-dti")
    assert unit.heads[0].acting
    assert unit.heads[0].capacity == "acting"


def test_a_head_post_without_holder_is_named(source: Source) -> None:
    kpk = chart(source, "2024-07-03").units[0]
    assert (kpk.code, kpk.roles, kpk.heads) == ("kpk", ("Chair",), ())


def test_units_stand_below_what_they_are_part_of(source: Source) -> None:
    codes = [(unit.code, unit.parent) for unit in chart(source, "2019-01-01").units]
    assert codes == [
        ("kpk", None),
        ("old", "kpk"),
        ("old-part", "old"),
        ("skpk", "kpk"),
        ("skpk-dti", "skpk"),
        ("eulex", None),
    ]


def test_a_unit_that_has_ended_is_gone_and_its_parts_move_up(source: Source) -> None:
    parents = {unit.code: unit.parent for unit in chart(source, "2024-07-03").units}
    assert "old" not in parents
    assert parents["old-part"] == "kpk"


def test_the_chart_can_start_at_any_unit(source: Source) -> None:
    found = chart(source, "2024-07-03", root="skpk")
    assert [(unit.code, unit.parent) for unit in found.units] == [("skpk", None), ("skpk-dti", "skpk")]


def test_an_unknown_root_is_said(source: Source) -> None:
    with pytest.raises(NotFoundError, match="nowhere"):
        chart(source, "2024-07-03", root="nowhere")


def test_the_graph_points_from_part_to_whole(source: Source) -> None:
    assert ("skpk", "kpk") in chart(source, "2024-07-03").graph().edges


def test_labels_fall_back_to_another_language(source: Source) -> None:
    labels = {unit.code: unit.label for unit in chart(source, "2024-07-03").units}
    assert (labels["skpk"], labels["skpk-dti"]) == ("Secretariat", "Departamenti i TI-së")


DAY = date(2024, 7, 3)


@pytest.mark.parametrize(
    ("bounds", "verdict"),
    [
        (Bounds(), None),
        (Bounds(latest_end=date(2025, 1, 1)), None),
        (Bounds(earliest_start=date(2024, 7, 4)), None),
        (Bounds(latest_start=date(2020, 1, 1), latest_end=date(2024, 7, 2)), None),
        (Bounds(earliest_start=date(2020, 1, 1)), Certainty.POSSIBLE),
        (Bounds(latest_start=DAY, earliest_end=DAY), Certainty.CERTAIN),
        (Bounds(latest_start=date(2020, 1, 1)), Certainty.LAST_CONFIRMED),
    ],
)
def test_bounds_decide_how_certain_a_day_is(bounds: Bounds, verdict: Certainty | None) -> None:
    found = certainty(DAY, bounds, "en")
    assert (found[0] if found else None) == verdict


def test_every_language_says_when_a_head_was_last_confirmed() -> None:
    for language in LANGUAGES:
        told = certainty(DAY, Bounds(latest_start=date(2020, 1, 1)), language)
        assert told is not None
        assert told[1].endswith(f" {write_date(date(2020, 1, 1), language)}")


@pytest.mark.parametrize("levels", [0, 1, 2])
def test_what_is_below_the_levels_shown_is_counted_where_it_is(source: Source, levels: int) -> None:
    whole = orgchart(source, date(2024, 7, 3), "en")
    part = orgchart(source, date(2024, 7, 3), "en", levels=levels)
    assert len(part.units) + sum(unit.folded for unit in part.units) == len(whole.units)
    assert all(unit.parent is None or unit.parent in {u.code for u in part.units} for unit in part.units)
    for unit in part.units:
        below = {u.code for u in whole.units if u.parent == unit.code}
        assert bool(unit.folded) == bool(below - {u.code for u in part.units})
