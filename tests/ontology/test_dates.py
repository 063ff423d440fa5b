"""Partial dates: bounds, EDTF, and days that do not exist."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.dates import PartialDate
from ontology.errors import InputError

DAYS = st.dates(min_value=date(1, 1, 1))
MARKS = st.sampled_from(["", "?", "~", "%"])


@given(DAYS, st.sampled_from([4, 7, 10]), MARKS)
def test_a_date_contains_the_day_it_was_cut_from(day: date, length: int, mark: str) -> None:
    parsed = PartialDate.parse(day.isoformat()[:length] + mark)
    assert parsed.earliest is not None
    assert parsed.latest is not None
    assert parsed.earliest <= day <= parsed.latest


@given(DAYS, st.sampled_from([4, 7, 10]), MARKS)
def test_what_is_printed_can_be_read_again(day: date, length: int, mark: str) -> None:
    parsed = PartialDate.parse(day.isoformat()[:length] + mark)
    assert PartialDate.parse(parsed.edtf) == parsed


@given(DAYS)
def test_exact_and_one_sided_dates_can_be_read_again(day: date) -> None:
    for made in (PartialDate.on(day), PartialDate.before(day), PartialDate.after(day)):
        assert PartialDate.parse(made.edtf) == made


@given(DAYS)
def test_only_an_exact_date_has_a_day(day: date) -> None:
    assert PartialDate.on(day).day == day
    assert PartialDate.before(day).day is None
    assert PartialDate.after(day).day is None
    assert PartialDate.parse(f"{day:%Y}".zfill(4)).day is None


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2024-07-03", date(2024, 7, 3), date(2024, 7, 3)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02~", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024?", date(2024, 1, 1), date(2024, 12, 31)),
        ("../2024-07", None, date(2024, 7, 31)),
        ("2024-07/..", date(2024, 7, 1), None),
    ],
)
def test_bounds_are_the_first_and_the_last_day_it_can_be(
    edtf: str, earliest: date | None, latest: date | None
) -> None:
    parsed = PartialDate.parse(edtf)
    assert (parsed.earliest, parsed.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "edtf",
    [
        "2023-02-29",
        "2024-02-30",
        "2024-04-31",
        "2024-13",
        "2024-00",
        "2024-01-00",
        "0000",
        "0000-02",
        "../2024-13-01",
    ],
)
def test_a_day_that_does_not_exist_is_refused(edtf: str) -> None:
    with pytest.raises(InputError, match="no day of the calendar"):
        PartialDate.parse(edtf)


@pytest.mark.parametrize(
    "edtf", ["", "..", "../", "/..", "../..", "3.7.2024", "24-07-03", "2024-7-3", "2024/2025", "x"]
)
def test_anything_else_is_refused_with_the_form_to_use(edtf: str) -> None:
    with pytest.raises(InputError, match="is not a date") as caught:
        PartialDate.parse(edtf)
    assert "2024-07-03" in caught.value.mend


@given(st.text(max_size=12))
def test_no_text_breaks_the_parser(text: str) -> None:
    try:
        parsed = PartialDate.parse(text)
    except InputError:
        return
    assert parsed.earliest or parsed.latest
