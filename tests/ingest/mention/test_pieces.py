"""A sentence too long to be read at once is read in pieces, and what marks one of them marks all."""

import pytest

from ingest.claim.read import read
from ingest.mention.read import read_mentions
from ingest.mention.tokens import LONGEST_SENTENCE, sentences
from tests.ingest.texts import albanian

WORDS = "dhe për punën e mirë me të gjithë "
LONG = WORDS * (2 * LONGEST_SENTENCE // len(WORDS.split()))
OFFICIAL = "Kryeprokurorja e Prokurorisë Themelore në Pejë, Lirika Bajraliu, "


@pytest.mark.parametrize("filling", [WORDS, "Agron Agu ", "dhe, ", ", ", "- "])
def test_pieces_make_up_the_sentence_and_are_short(filling: str) -> None:
    release = albanian(f"{WORDS * 30}{filling * 700}fund.")
    pieces = [s for s in sentences(release) if s.part == "body"]
    assert len(pieces) > 1
    assert [s.continued for s in pieces] == [False] + [True] * (len(pieces) - 1)
    assert all(len(s.tokens) <= LONGEST_SENTENCE for s in pieces)
    joined = "".join(t.text for s in pieces for t in s.tokens)
    assert joined == "".join(release.body[0].quote(release.text).split())


def test_a_name_is_not_cut_in_two_where_a_comma_stands_near() -> None:
    release = albanian("; ".join(["Agron Agu Berisha, " * 60 + WORDS * 9] * 6) + " " + "dhe të tjerë.")
    pieces = list(sentences(release))
    assert sum(piece.continued for piece in pieces) >= 3
    assert not any(piece.tokens[0].text in {"Agu", "Berisha"} for piece in pieces)


def test_sentences_of_usual_length_are_whole() -> None:
    assert not any(s.continued for s in sentences(albanian(WORDS * 20 + ". Pastaj " + WORDS * 20)))


@pytest.mark.parametrize(
    ("body", "officials"),
    [
        (f"{LONG}, {OFFICIAL}mbajti takim.", ["Lirika Bajraliu"]),
        (f"Të dyshuarit {LONG}, {OFFICIAL}u ndaluan.", []),
        (f"{OFFICIAL}{LONG}, që janë të dyshuar.", []),
    ],
)
def test_a_mark_holds_for_the_whole_sentence(body: str, officials: list[str]) -> None:
    release = albanian(body)
    assert len(read_mentions(release)) > 2
    assert [person.name for person in read(release, "test").persons] == officials
