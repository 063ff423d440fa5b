"""Phrases found in a sentence: the longest first, as listed or with words passed over."""

import pytest

from ingest.claim.phrasebook import Phrasebook

LISTED = ["mbajti", "mbajti takim", "mbajti takim pune", "mbajti fjalim", "u tha sot", "mbajti takim"]
BOOK = Phrasebook(
    [(phrase.split(), f"{number} {phrase}") for number, phrase in enumerate(LISTED)],
    frozenset({"sot", "dje"}),
)


@pytest.mark.parametrize(
    ("sentence", "at", "found"),
    [
        ("kush mbajti takim", 1, [(3, "1 mbajti takim"), (3, "5 mbajti takim"), (2, "0 mbajti")]),
        (
            "mbajti sot takim dje pune",
            0,
            [(5, "2 mbajti takim pune"), (3, "1 mbajti takim"), (3, "5 mbajti takim"), (1, "0 mbajti")],
        ),
        ("u tha sot", 0, [(3, "4 u tha sot")]),  # a word that may be passed over is listed here
        ("u sot tha sot sot", 0, []),  # passed over, it is no word of the phrase any more
        ("mbajti", 0, [(1, "0 mbajti")]),
        ("takim", 0, []),
    ],
)
def test_phrases_come_longest_first(sentence: str, at: int, found: list[tuple[int, str]]) -> None:
    assert BOOK.all_at(sentence.split(), at) == found


def test_the_words_with_which_phrases_begin_are_told() -> None:
    assert set(BOOK.firsts) == {"mbajti", "u"}
