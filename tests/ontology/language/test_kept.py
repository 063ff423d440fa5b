"""What is told of words is asked once for each, and the table of it stays small."""

import pytest

from ontology.language import kept
from ontology.language.kept import Kept


def test_a_word_is_asked_for_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = Kept(length)
    assert [lengths["zyrtar"], lengths["zyrtar"], lengths["akt"]] == [6, 6, 3]
    assert asked == ["zyrtar", "akt"]


def test_the_table_begins_anew_when_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_MOST", 3)
    lengths = Kept(len)
    assert [lengths["a" * n] for n in (1, 2, 3, 4, 1)] == [1, 2, 3, 4, 1]
    assert len(lengths) == 2


def test_what_is_too_long_for_a_word_is_told_and_not_kept() -> None:
    lengths = Kept(len)
    assert lengths["a" * 5_000] == 5_000
    assert not lengths
