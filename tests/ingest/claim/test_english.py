"""What English sentences say of offices and of who takes part."""

import pytest

from ingest.claim.read import read
from tests.ingest.mention.english import english
from tests.ingest.texts import parts, tenures


def held(body: str) -> set[tuple[str, str, str | None, str, str]]:
    """The tenures read in ``body``."""
    return tenures(read(english(body), "test"))


def playing(body: str) -> set[tuple[str, str]]:
    """Who plays which part in what ``body`` reports."""
    return parts(read(english(body), "test"))


KPC = "Kosovo Prosecutorial Council"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Prosecutor Visar Lekaj was elected member of the Disciplinary Committee.",
            ("Visar Lekaj", "member", "Disciplinary Committee", "substantive", "appointed"),
        ),
        (
            "The Disciplinary Committee shall be chaired by prosecutor Muhamet Goranci.",
            ("Muhamet Goranci", "chairman", "Disciplinary Committee", "substantive", "appointed"),
        ),
        (
            "The former Chief Prosecutor of Peja, Teuta Berani, spoke.",
            ("Teuta Berani", "Chief Prosecutor", "Basic Prosecution Office in Peja", "substantive", "former"),
        ),
        (
            "The acting Director of the Academy of Justice, Luan Zogjani, spoke.",
            ("Luan Zogjani", "Director", "Academy of Justice", "acting", "current"),
        ),
        (
            "The Minister of Justice, Rina Ymeri, spoke.",
            ("Rina Ymeri", "Minister", "Ministry of Justice", "substantive", "current"),
        ),
    ],
)
def test_offices(sentence: str, expected: tuple[str, str, str | None, str, str]) -> None:
    assert expected in held(sentence)


def test_a_plural_role_pairs_its_offices_with_the_names_in_order() -> None:
    found = held(
        "Chief Prosecutors of the Basic Prosecutions of Peja and Prizren, Visar Lekaj and Teuta Berani, spoke."
    )
    assert {(name, unit) for name, _, unit, _, _ in found} == {
        ("Visar Lekaj", "Basic Prosecution of Peja"),
        ("Teuta Berani", "Basic Prosecution of Prizren"),
    }


def test_a_role_in_brackets_replaces_the_one_shared() -> None:
    found = held(
        "In the Disciplinary Committee were elected Naser Lekaj (Chairman), Lirije Hetemi and Visar Kqiku - members."
    )
    assert {role for name, role, *_ in found if name == "Naser Lekaj"} == {"Chairman"}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The complaint of prosecutor Visar Lekaj was dismissed.", "Visar Lekaj"),
        ("Prosecutor Visar Lekaj dismissed the criminal report against a citizen.", "Visar Lekaj"),
        ("Chairman Dren Zhubi thanked the retired prosecutors.", "Dren Zhubi"),
        ("Chairman Dren Zhubi said that one member has resigned.", "Dren Zhubi"),
        ("Chairman Dren Zhubi appointed a new coordinator.", "Dren Zhubi"),
        ("The driver of the Chief State Prosecutor, Agim Berisha, was heard.", "Agim Berisha"),
        ("The Chief Prosecutor of Peja has met the defendant, Agim Berisha.", "Agim Berisha"),
    ],
)
def test_nobody_is_given_an_office_that_the_sentence_does_not_give(sentence: str, name: str) -> None:
    assert not any(found == name and standing != "current" for found, *_, standing in held(sentence))
    assert not any(found == name == "Agim Berisha" for found, *_ in held(sentence))


def test_who_leaves_an_office_held_it() -> None:
    found = held("Member of the Disciplinary Committee Visar Lekaj has resigned. The KPC held a meeting.")
    assert {standing for name, *_, standing in found if name == "Visar Lekaj"} == {"former"}


def test_its_head_is_that_of_the_department_named_before() -> None:
    found = held("The Serious Crimes Department goes on working with its Head, Teuta Berani. The KPC agreed.")
    assert [unit for _, _, unit, _, _ in found] == ["Serious Crimes Department"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "The Kosovo Prosecutorial Council held today its meeting, chaired by the Chairman of KPC, Visar Lekaj.",
            {("Visar Lekaj", "chair")},
        ),
        (
            "The Chairman of KPC, Visar Lekaj, has hosted in a meeting the Ambassador of Italy, Marco Bellanti.",
            {("Visar Lekaj", "host"), ("Marco Bellanti", "guest")},
        ),
        (
            "The conference was opened by the Director of the Academy of Justice, Luan Zogjani.",
            {("Luan Zogjani", "chair")},
        ),
        (
            "The Council met today in a meeting. It was attended by the Deputy Minister of Justice, Valon Rraci.",
            {("Valon Rraci", "participant")},
        ),
        (
            "The Chairman of KPC, Visar Lekaj, held a meeting and thanked the Chief State Prosecutor, Agim Tola.",
            {("Visar Lekaj", "chair")},
        ),
        (
            'The Chairman of KPC, Visar Lekaj, held a meeting. "It is good", added Minister of Justice Rina Ymeri.',
            {("Visar Lekaj", "chair"), ("Rina Ymeri", "speaker")},
        ),
    ],
)
def test_who_takes_part(body: str, expected: set[tuple[str, str]]) -> None:
    assert playing(body) == expected
