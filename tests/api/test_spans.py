"""Tenures along the years: what is drawn as certain, possible or open."""

from datetime import date

import pytest

from api.schemas.base import Link, Tenure, Text
from api.spans import spans

Bounds = tuple[str | None, str | None, str | None, str | None]


def link(iri: str) -> Link:
    return Link(iri=iri, path="", label=Text(value=iri))


def tenure(bounds: Bounds, capacity: str = "substantive", iri: str = "t") -> Tenure:
    names = ("earliest_start", "latest_start", "earliest_end", "latest_end")
    things = {name: link(name) for name in ("person", "post", "role", "unit")}
    return Tenure.model_validate(
        things
        | {"iri": iri, "path": "/id/tenure/x", "capacity": link(f"voc/capacity/{capacity}")}
        | {name: day and date.fromisoformat(day) for name, day in zip(names, bounds, strict=True)}
    )


@pytest.mark.parametrize(
    ("bounds", "kinds"),
    [
        (("2020-01-01", "2021-01-01", "2022-01-01", "2023-01-01"), ["possible", "possible", "certain"]),
        (("2020-01-01", "2020-01-01", "2022-01-01", "2022-01-01"), ["certain"]),
        ((None, "2021-01-01", "2022-01-01", None), ["open", "open", "certain"]),
        ((None, "2021-01-01", "2021-01-01", None), ["open", "open", "certain"]),
        (("2020-01-01", "2023-01-01", "2021-01-01", "2024-01-01"), ["possible", "possible", "possible"]),
        ((None, "2021-01-01", None, None), ["open", "open", "certain"]),
        (("2021-01-01", None, None, None), ["possible", "open"]),
        ((None, None, None, "2021-01-01"), ["open", "possible"]),
        (("2020-01-01", None, None, "2021-01-01"), ["possible"]),
    ],
)
def test_what_is_certain_possible_or_unknown_is_drawn_as_such(bounds: Bounds, kinds: list[str]) -> None:
    (row,) = spans([tenure(bounds)]).rows
    assert sorted(bar.kind for bar in row.bars) == sorted(kinds)
    assert [bar.kind for bar in row.bars if bar.kind == "certain"] == [
        bar.kind for bar in row.bars[-1:] if "certain" in kinds
    ]


@pytest.mark.parametrize("first", ["1999-02-28", "2024-12-31"])
def test_every_bar_and_year_is_seen(first: str) -> None:
    drawn = spans(
        [tenure((None, first, first, None)), tenure(("2024-01-01", "2024-06-01", None, None), iri="u")]
    )
    for row in drawn.rows:
        for bar in row.bars:
            assert bar.width > 0
            assert bar.left >= 0
            assert bar.left + bar.width <= 100
    places = [place for place, _ in drawn.ticks]
    assert 1 < len(places) <= 8
    assert all(0 < place < 100 for place in places)
    assert places == sorted(places)


def test_the_earliest_comes_first_and_acting_is_told() -> None:
    drawn = spans(
        [tenure((None, "2024-01-01", None, None), "acting", "b"), tenure((None, "2020-01-01", None, None))]
    )
    assert [(row.tenure.iri, row.acting) for row in drawn.rows] == [("t", False), ("b", True)]


def test_a_tenure_without_any_day_is_not_drawn() -> None:
    assert spans([tenure((None, None, None, None))]).rows == ()
    assert spans([]).rows == ()
