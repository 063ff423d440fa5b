"""What names alone say, on 406 hard pairs of our own invention (``name_pairs.csv``)."""

import csv
from pathlib import Path

import pytest

from graph.identity.likeness import WORDS, Likeness, alone, likeness

PAIRS = list(csv.DictReader(Path(__file__).with_name("name_pairs.csv").read_text("utf-8").splitlines()))
VERDICTS = {"same": "same", "different": "different", "undecidable": "undecided"}


def test_the_set_is_large_and_says_why() -> None:
    assert len(PAIRS) >= 400
    assert {row["verdict"] for row in PAIRS} == set(VERDICTS)
    assert all(row["why"] and row["one"] != row["other"] for row in PAIRS)
    assert len({frozenset((row["one"], row["other"])) for row in PAIRS}) == len(PAIRS)


@pytest.mark.parametrize(
    "row", [r for r in PAIRS if r["verdict"] != "same"], ids=lambda r: f"{r['one']}|{r['other']}"
)
def test_no_two_names_are_taken_for_one(row: dict[str, str]) -> None:
    assert alone(row["one"], row["other"]) != "same"


def test_most_pairs_are_judged_as_a_reader_would() -> None:
    right = sum(alone(row["one"], row["other"]) == VERDICTS[row["verdict"]] for row in PAIRS)
    assert right / len(PAIRS) >= 0.96


def test_likeness_knows_no_order() -> None:
    for row in PAIRS:
        assert likeness(row["one"], row["other"]) is likeness(row["other"], row["one"]), row


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Arta Gashi", "ARTA GASHI", Likeness.EQUAL),
        ("Shkëlzen Kqiku", "Škeljzen Kćiku", Likeness.RESPELT),
        ("Daniel R. Hathaway", "Daniel Hathaway", Likeness.INSIDE),
        ("Gashi Arta", "Arta Gashi", Likeness.ORDER),
        ("Sne?ana Joci?", "Snežana Jocić", Likeness.DAMAGED),
        ("Arta Gashi", "Arta Gashi-Hoxha", Likeness.HALF),
        ("Arta Krasniqit", "Arta Krasniqi", Likeness.ENDING),
        ("Milana Ristića", "Milan Ristić", Likeness.ENDING),
        ("Arta Krasniqi", "Arta Krasnqi", Likeness.TYPO),
        ("A. Gashi", "Arta Gashi", Likeness.SHORT),
        ("A. Gashi", "Arta Krasnqi", Likeness.OTHER),
        ("Arta", "Arta Gashi", Likeness.OTHER),
        ("", "Arta Gashi", Likeness.OTHER),
    ],
)
def test_each_kind_of_likeness(one: str, other: str, expected: Likeness) -> None:
    assert likeness(one, other) is expected
    assert WORDS[expected]
