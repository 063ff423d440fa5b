"""Which wordings mean one role, and which roles go without their unit."""

import pytest

from ingest.evaluate.roles import needs_no_unit, same_role
from ontology.model import Language

COUNCIL, OFFICE = "Këshilli Prokurorial i Kosovës", "Zyra e Kryeprokurorit të Shtetit"


@pytest.mark.parametrize(
    ("language", "expected", "found", "unit"),
    [
        ("sq", "kryeprokuror", "Kryeprokurorja", None),
        ("sq", "prokurore", "prokuror i shtetit", None),
        ("sq", "Drejtoreshë e Përgjithshme", "Drejtor i Përgjithshëm", None),
        ("sq", "Drejtor i Përgjithshëm", "drejtor gjeneral", None),
        ("sq", "Drejtor i Përgjithshëm", "drejtoreshë", "Sekretariati i Këshillit Prokurorial të Kosovës"),
        ("sq", "anëtare", "anëtar i Këshillit", COUNCIL),
        ("sq", "Kryetar", "kryesues", COUNCIL),
        ("sq", "zëvendëskryesues", "zëvendës kryesuese", COUNCIL),
        ("sq", "Kryeprokuror i Shtetit", "kryeprokurorin e shtetit", None),
        ("sq", "kryeprokuror", "Kryeprokuror i Shtetit", OFFICE),
        ("sq", "udhëheqës", "shefe e Departamentit", "Departamenti i Hartave"),
        ("sq", "President i Republikës së Kosovës", "Presidente", None),
        ("sr", "tužiteljka", "tužioca", None),
        ("sr", "главни тужилац", "glavni tužilac", None),
        ("sr", "Glavni Državni Tužilac", "glavnog državnog tužioca", None),
        ("en", "Head", "Chairman", "Kosovo Prosecutorial Council"),
        ("en", "Chief State Prosecutor", "Chief State Prosecutor of Kosovo", None),
        ("en", "General Director", "Director General", None),
    ],
)
def test_one_role(language: Language, expected: str, found: str, unit: str | None) -> None:
    assert same_role(expected, found, unit, language)


@pytest.mark.parametrize(
    ("language", "expected", "found", "unit"),
    [
        ("sq", "kryeprokuror", "prokuror", None),
        ("sq", "kryeprokuror", "zëvendëskryeprokuror", None),
        ("sq", "kryeprokuror", "Kryeprokuror i Shtetit", "Prokuroria Themelore në Pejë"),
        ("sq", "anëtar", "anëtar rezervë", COUNCIL),
        ("sq", "drejtor", "Drejtor i Përgjithshëm", None),
        ("sr", "tužilac", "glavni tužilac", None),
        ("en", "Head", "Deputy Chairman", "Kosovo Prosecutorial Council"),
        ("en", "Italian Ambassador", "Ambassador", None),
    ],
)
def test_two_roles(language: Language, expected: str, found: str, unit: str | None) -> None:
    assert not same_role(expected, found, unit, language)


@pytest.mark.parametrize(
    ("role", "expected", "found", "accepted"),
    [
        ("Kryeprokuror i Shtetit", None, OFFICE, True),
        ("Zëvendëskryeprokurore e Shtetit", None, OFFICE, True),
        ("shef i kabinetit", None, OFFICE, True),
        ("Kryeprokuror i Shtetit", OFFICE, None, False),
        ("Kryeprokuror i Shtetit", None, COUNCIL, False),
        ("kryeprokuror", None, "Prokuroria Themelore në Pejë", False),
        ("anëtar", None, COUNCIL, False),
    ],
)
def test_a_state_level_title_accepts_its_office(
    role: str, expected: str | None, found: str | None, accepted: bool
) -> None:
    assert needs_no_unit(role, expected, found, "sq") is accepted
