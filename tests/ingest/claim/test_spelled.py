"""The places of the words that a rule looks for in a sentence."""

import pytest

from ingest.claim.spelled import Spelled, Words
from ingest.mention.tokens import sentences
from tests.ingest.texts import albanian


def sentence(text: str) -> Spelled:
    return Spelled(next(s.tokens for s in sentences(albanian(text)) if s.part == "body"))


@pytest.mark.parametrize(
    ("words", "folded", "lower"),
    [
        (frozenset({"se"}), [2, 5], [5]),
        (frozenset({"së"}), [], [2]),
        (frozenset({"tha", "se", "erdhi"}), [2, 4, 5, 7], [4, 5, 7]),
        ({"zyra": 1, "seanca": 2}.keys(), [1], [1]),
        (frozenset({","}), [6], [6]),
        (frozenset({"takim"}), [], []),
        (frozenset(), [], []),
    ],
)
def test_words_are_found_in_the_order_of_the_sentence(
    words: Words, folded: list[int], lower: list[int]
) -> None:
    read = sentence("Sot Zyra së paku tha se, erdhi.")
    assert read.spelled == ["sot", "zyra", "se", "paku", "tha", "se", ",", "erdhi", "."]
    assert (read.places(words), read.lowered(words)) == (folded, lower)


def test_behind_the_last_token_stands_nothing() -> None:
    read = sentence("Seanca përfundoi.")
    assert (read.text(1), read.folded(1)) == ("përfundoi", "perfundoi")
    assert (read.text(3), read.folded(3)) == ("", "")
