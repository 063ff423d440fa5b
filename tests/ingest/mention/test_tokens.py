"""What the letters of a word show, told once, and the words with which something can begin."""

import pytest

from ingest.mention.letters import Mender, respelt
from ingest.mention.tokens import Openers, Token, sentences
from tests.ingest.texts import albanian


def tokens(text: str) -> tuple[Token, ...]:
    return next(s.tokens for s in sentences(albanian(text)) if s.part == "body")


@pytest.mark.parametrize(
    ("openers", "found"),
    [
        (Openers("sq"), []),
        (Openers("sq", capital=True), ["Sot", "Zyra", "KPK", "Drinor"]),
        (Openers("sq", upper=True), ["KPK"]),
        (Openers("sq", lower=frozenset({"pritën", "zyra"})), ["Zyra", "pritën"]),
        (Openers("sq", folded=frozenset({"priten", "sot"})), ["Sot", "pritën"]),
        (Openers("sq", stems=frozenset({"zyr"})), ["Zyra"]),
        (Openers("sq", lower=frozenset({",", "-"}), folded=frozenset({"."})), []),
    ],
)
def test_openers_are_told_by_any_of_their_lists_and_are_words(openers: Openers, found: list[str]) -> None:
    words = tokens("Sot Zyra, dhe KPK-ja e pritën z. Drinor.")
    for _ in range(2):  # what is kept of a word says the same again
        assert [words[at].text for at in openers.places(words)] == found


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("predsedavajuči", "predsedavajući"),
        ("Predsedavajuči", "Predsedavajući"),
        ("predsedavajući", "predsedavajući"),
        ("čas", "čas"),  # too short to be told from another word
        ("Zhubrinaj", "Zhubrinaj"),
    ],
)
def test_a_lost_letter_is_put_right_and_once_is_enough(printed: str, meant: str) -> None:
    assert respelt(printed, "sr") == meant
    assert respelt(meant, "sr") == meant
    assert respelt(printed, "sq") == printed


@pytest.mark.parametrize(
    ("line", "words", "bare"),
    [
        ("Tuzilac je danas u Peci", 5, True),
        ("Tužilac je danas u Peći", 5, False),
        ("Tu?ilac je danas u Peci", 5, False),
        ("Tuzilac u Peci", 3, False),
    ],
)
def test_a_line_of_some_length_without_diacritics_has_lost_them(line: str, words: int, bare: bool) -> None:
    assert Mender(line, "sr").lacks_diacritics(line, words) == bare
    assert not Mender(line, "sq").lacks_diacritics(line, words)
