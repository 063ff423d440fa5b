"""Ordinal numbers read from digits and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.language.ordinals import ordinal, spellings
from ontology.model import LANGUAGES, Language


@pytest.mark.parametrize(
    ("text", "language", "number"),
    [
        ("stoosamnaestom", "sr", 118),
        ("šezdesettreći", "sr", 63),
        ("sezdesettreci", "sr", 63),
        ("stotridesetidruga", "sr", 132),
        ("dvadeset i petoj", "sr", 25),
        ("стодесетог", "sr", 110),
        ("161.", "sr", 161),
        ("gjashtëdhjetetretë", "sq", 63),
        ("tetëdhjetegjashtë", "sq", 86),
        ("njëqindenjëzetedy", "sq", 122),
        ("njëqind e pestë", "sq", 105),
        ("174-të", "sq", 174),
        ("sixty-ninth", "en", 69),
        ("one hundred and fifth", "en", 105),
        ("190th", "en", 190),
        ("22nd", "en", 22),
    ],
)
def test_ordinals_in_words_and_digits(text: str, language: Language, number: int) -> None:
    assert ordinal(text, language) == number


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("sto", "sr"),
        ("deset", "sr"),
        ("sednica", "sr"),
        ("dy", "sq"),
        ("forty", "en"),
        ("2024.", "sr"),
        ("0th", "en"),
        ("", "en"),
    ],
)
def test_other_words_and_numbers_are_no_ordinals(text: str, language: Language) -> None:
    assert ordinal(text, language) is None


@given(st.integers(1, 999), st.sampled_from(LANGUAGES))
def test_every_spelling_of_a_number_is_read_back(number: int, language: Language) -> None:
    written = spellings(number, language)
    assert written
    assert {ordinal(word, language) for word in written} == {number}
