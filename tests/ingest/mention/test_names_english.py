"""English names, and words with a capital that are none; words that mark suspects, victims and the end of an office."""

import pytest

from ingest.mention.read import read_mentions
from tests.ingest.mention.english import mentions, names
from tests.ingest.texts import release


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "It was opened by Mr.Ted Bramwell and Mrs. Lana Morton Owens.",
            ["Ted Bramwell", "Lana Morton Owens"],
        ),
        (
            "It was opened by Daniel R. Hathaway and Ruairi O'Connell.",
            ["Daniel R. Hathaway", "Ruairi O'Connell"],
        ),
        (
            "It was opened by Teuta Berani – Luboteni and Béatrice de Fournel.",
            ["Teuta Berani – Luboteni", "Béatrice de Fournel"],
        ),
        ("It was opened by Prof. Dr. Ilir Kodra and H.E. Nora Petrit.", ["Ilir Kodra", "Nora Petrit"]),
        ("Chairman Visar Gërxhaliu Is Received By The President", ["Visar Gërxhaliu"]),
        ("Whereas Visar Gërxhaliu and z. Burim Dobruna left.", ["Visar Gërxhaliu", "Burim Dobruna"]),
        ("Yesterday Visar Gërxhaliu met the members.", ["Visar Gërxhaliu"]),
        ("On Monday Visar Gërxhaliu met the members.", ["Visar Gërxhaliu"]),
        ("In March Visar Gërxhaliu met the members.", ["Visar Gërxhaliu"]),
        ("Chairman Visar Gërxhaliu Opens The National Conference", ["Visar Gërxhaliu"]),
    ],
)
def test_names(sentence: str, expected: list[str]) -> None:
    assert names(sentence) == expected


def test_capitals_throughout_name_whom_the_text_names() -> None:
    found = read_mentions(
        release(
            "VISAR GËRXHALIU IS ELECTED, SAYS ARTA BUNJAKU\n\n"
            "Prishtina, 3 July 2024 – Today Visar Gërxhaliu was elected by the members of the Council."
        )
    )
    assert [name.text for name in found[0].names] == ["Visar Gërxhaliu"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The defendants A.G., I.S. and A. G. Berisha were named.",
        "Furthermore Certificates were handed out.",
        "Financial Investigations and Property Seizure were discussed.",
        "Trainers In Human Rights Present New Findings",
        "The Republic of Kosovo and the European Union agreed.",
    ],
)
def test_initials_openers_and_headline_words_are_no_names(sentence: str) -> None:
    assert names(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "withheld", "parting"),
    [
        ("The minority returns were discussed.", False, False),
        ("A minor was heard.", True, False),
        ("Three children were heard.", True, False),
        ("The person in charge of it and the age of documents were discussed.", False, False),
        ("He was charged last year.", True, False),
        ("The person is under investigation.", True, False),
        ("The victims were heard.", True, False),
        ("The Victims' Advocacy and Assistance Office was opened.", False, False),
        ("He was dismissed.", False, True),
        ("She resigned.", False, True),
        ("He retired.", False, True),
        ("The mandate of prosecutors who reach the retirement age was discussed.", False, False),
    ],
)
def test_marks_of_suspects_victims_and_the_end_of_an_office(
    sentence: str, withheld: bool, parting: bool
) -> None:
    (found,) = mentions(sentence)
    assert (found.withheld is not None, found.parting is not None) == (withheld, parting)


def test_a_sentence_ends_with_a_year() -> None:
    assert len(mentions("He began his career in 2013. He has led the office since then.")) == 2
