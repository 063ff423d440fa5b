"""Names of several words: the longest wins, then the one by its form, then the first added."""

import pytest

from ingest.mention.pattern import PatternIndex
from ingest.mention.tokens import Token, sentences
from ontology.language.declension import noun_forms
from tests.ingest.texts import albanian


def tokens(text: str) -> tuple[Token, ...]:
    return next(s.tokens for s in sentences(albanian(text)) if s.part == "body")


def index() -> PatternIndex[str]:
    found: PatternIndex[str] = PatternIndex("sq", passing=frozenset({"ri"}))
    found.add("zyra e shtypit", "by stem")
    found.add("zyra e shtypit", "by form", noun_forms("zyrë", "f", "sq"))
    found.add("zyra e shtypit dhe botimeve", "longest")
    found.add("zyra", "first")
    found.add("zyra", "second")
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zyrës së Shtypit", {"by form", "by stem"}),
        ("Zyra e re, e shtypit dhe e botimeve", {"first", "second"}),
        ("zyra e shtypit dhe botimeve", {"longest"}),
        ("zyra qendrore", {"first", "second"}),
        ("shtypi", set()),
    ],
)
def test_all_names_as_long_as_the_longest_are_found(text: str, found: set[str]) -> None:
    matches = index().all_at(tokens(text), 0)
    assert {match.pattern.value for match in matches} == found
    first = index().at(tokens(text), 0)
    assert (first is None) == (not matches)
    assert first is None or first == matches[0]


def test_a_name_by_its_form_goes_before_one_by_its_stem_and_then_the_first_added() -> None:
    values = [match.pattern.value for match in index().all_at(tokens("Zyrës së Shtypit"), 0)]
    assert (values[0], values[-1]) == ("by form", "by stem")
    assert [match.pattern.value for match in index().all_at(tokens("zyra qendrore"), 0)] == [
        "first",
        "second",
    ]


def test_only_words_that_begin_a_name_are_places_to_look_at() -> None:
    words = tokens("Sot zyra, e zyrave të tjera, punon")
    places = index().openers().places(words)
    assert [words[at].text for at in places] == ["zyra", "zyrave"]
