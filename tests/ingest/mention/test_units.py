"""Units in sentences."""

import pytest

from ingest.mention.tokens import sentences
from ingest.mention.units import find_units
from tests.ingest.texts import albanian


def named(sentence: str) -> list[tuple[str, str | None]]:
    """Name and vocabulary code of the units in a sentence."""
    release = albanian(sentence)
    body = [s for s in sentences(release) if s.part == "body"]
    return [(unit.name, unit.code) for s in body for unit in find_units(s.tokens, "sq")]


@pytest.mark.parametrize(
    "words",
    [
        "Këshilli Prokurorial i Kosovës mblidhet.",
        "u fol për Këshillin Prokurorial të Kosovës.",
        "anëtarë të Këshillit Prokurorial te Kosoves.",
        "mori pjesë KPK-ja.",
        "me propozim të KPK-së.",
    ],
)
def test_the_council_in_every_case_and_by_its_acronym(words: str) -> None:
    assert named(words) == [("Këshilli Prokurorial i Kosovës", "kpk")]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("prokurorë të Prokurorisë Themelore në Pejë", "pth-peje"),
        ("prokurorë të Prokurorisë Themelore të Pejës", "pth-peje"),
        ("në Prokurorinë Themelore të Prishtinës", "pth-prishtine"),
        ("Prokuroria Themelore e Ferizajt", "pth-ferizaj"),
        ("Prokurorisë Speciale të Republikës së Kosovës", "psrk"),
        ("Zyrës së Kryeprokurorit të Shtetit", "zkpsh"),
        ("Komisionit për Akte Normative", "kom-normativ"),
        ("Komisioni për Buxhet, Financa dhe Personel", "kom-buxhet"),
        ("Njësitit për Shqyrtimin e Performancës së Prokurorive", "njshpp"),
        ("Ambasada e SHBA-së", "ext-amb-shba"),
        ("Sekretariati i KPK-së", "skpk"),
        ("Departamentit për të Mitur të Prokurorisë Themelore në Gjakovë", "pth-gjakove-dm"),
    ],
)
def test_names_of_the_vocabulary_in_other_cases_and_wordings(words: str, code: str) -> None:
    assert [found for _, found in named(f"U fol për çështje te {words}.")] == [code]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Departamentit të Burimeve Njerëzore", "Departamenti i Burimeve Njerëzore"),
        ("Divizionit për Prokurim", "Divizioni për Prokurim"),
        ("Shkollën e Magjistraturës", "Shkolla e Magjistraturës"),
        (
            "Departamentit Special të Gjykatës Themelore në Prishtinë",
            "Departamenti Special i Gjykatës Themelore në Prishtinë",
        ),
        (
            "Drejtorinë për Hetimin e Krimeve Ekonomike dhe të Korrupsionit",
            "Drejtoria për Hetimin e Krimeve Ekonomike dhe të Korrupsionit",
        ),
    ],
)
def test_new_units_are_named_in_the_nominative(words: str, name: str) -> None:
    assert named(f"sipas {words} u veprua.") == [(name, None)]


@pytest.mark.parametrize(
    "words",
    ["drejtori i ri foli.", "një zyrë e re do të hapet.", "prokurori tha.", "kryeprokurorët e prokurorive."],
)
def test_roles_and_common_nouns_are_no_units(words: str) -> None:
    assert named(words) == []


def test_a_name_behind_a_unit_does_not_become_part_of_it() -> None:
    assert named("anëtari i Këshillit Mirsad Lajçi foli.")[0][0] == "Këshilli"
