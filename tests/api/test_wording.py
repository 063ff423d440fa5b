"""How dates, bounds, numbers and addresses are written on pages."""

from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest

from api.schemas.base import Tenure
from api.web import address
from api.wording import wording

ENGLISH = wording("en")
A, B = date(2024, 7, 3), date(2024, 9, 9)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2024-07-03", "3 July 2024"),
        ("2024-07", "July 2024"),
        ("2024", "2024"),
        ("2024-07~", "about July 2024"),
        ("2024?", "perhaps 2024"),
        ("2024-07-03%", "perhaps about 3 July 2024"),
        ("../2024-07-03", "on or before 3 July 2024"),
        ("2024-07-03/..", "on or after 3 July 2024"),
        (None, "day not known"),
        ("2024-99", "2024-99"),
    ],
)
def test_edtf_dates_are_put_in_words(written: str | None, words: str) -> None:
    assert ENGLISH.edtf(written) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (A, A, "3 July 2024"),
        (A, B, "3 July 2024 – 9 September 2024"),
        (B, A, "–"),
        (None, None, "–"),
        (A, None, "3 July 2024"),
    ],
)
def test_certain_days_are_only_those_between_the_inner_bounds(
    start: date | None, end: date | None, words: str
) -> None:
    assert ENGLISH.certain(cast("Tenure", SimpleNamespace(latest_start=start, earliest_end=end))) == words


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (None, None, "not stated"),
        (A, A, "3 July 2024"),
        (None, A, "by 3 July 2024"),
        (A, None, "3 July 2024 or later"),
        (A, B, "between 3 July 2024 and 9 September 2024"),
    ],
)
def test_bounds_are_put_in_words(earliest: date | None, latest: date | None, words: str) -> None:
    assert ENGLISH.bound(earliest, latest) == words


def test_addresses_keep_language_parameters_and_fragment() -> None:
    assert address("/people", "sr", q="a b", offset=0) == "/people?q=a+b&offset=0&lang=sr"
    assert address("/id/release/x#char=1,2", "sq") == "/id/release/x?lang=sq#char=1,2"
    assert address("/people?offset=5", "sq") == "/people?offset=5&lang=sq"
    assert address("https://example.org/", "sq") == "https://example.org/"


def test_no_day_is_no_text() -> None:
    assert ENGLISH.day(None) == ""


@pytest.mark.parametrize(
    ("language", "day", "month", "number", "on_or_before"),
    [
        ("sq", "3 korrik 2024", "korrik 2024", "12\xa0345", "më 3 korrik 2024 ose më herët"),
        ("sr", "3. jul 2024.", "jul 2024", "12.345", "3. jul 2024. ili ranije"),
        ("sr-Cyrl", "3. јул 2024.", "јул 2024", "12.345", "3. јул 2024. или раније"),
        ("en", "3 July 2024", "July 2024", "12,345", "on or before 3 July 2024"),
    ],
)
def test_each_language_has_its_own_dates_and_numbers(
    language: str, day: str, month: str, number: str, on_or_before: str
) -> None:
    words = wording(language)
    assert words.day(A) == day
    assert words.edtf("2024-07") == month
    assert words.number(12345) == number
    assert words.edtf("../2024-07-03") == on_or_before
