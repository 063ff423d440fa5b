"""CSV for spreadsheets: cells are shown and never run, and give back what stands in them."""

import csv
import io

import pytest

from api.spreadsheet import cell, table


@pytest.mark.parametrize(
    "text", ["=1+1", "+383 38", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", '=HYPERLINK("x")', "＝1"]
)
def test_what_begins_like_a_formula_is_told_as_text(text: str) -> None:
    assert cell(text).startswith("'")
    text = text.replace("\r", "\n")
    assert cell(text) == f"'{text}"
    ((shown,),) = [
        row.values() for row in csv.DictReader(io.StringIO(table(("a",), [{"a": text}]), newline=""))
    ]
    assert shown == f"'{text}"


@pytest.mark.parametrize("text", ["", "Arta Gashi", "2024-07-03", "a=b", "p-abcdefgh", "1 + 1", "−1"])
def test_anything_else_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


def test_rows_stand_under_their_columns() -> None:
    assert table(("a", "b"), [{"b": 'x "y", z', "a": "1"}]) == 'a,b\n1,"x ""y"", z"\n'
