"""Which names mean one body, rule by rule."""

import pytest

from ingest.evaluate.units import same_unit
from ontology.model import Language

SAME: list[tuple[Language, str, str]] = [
    ("sq", "Prokuroria Themelore në Pejë", "Prokuroria Themelore e Pejës"),
    ("sq", "Prokuroria Themelore në Prizren", "prokurorisë themelore të Prizrenit"),
    ("sr", "Osnovno tužilaštvo u Prištini", "Osnovnog tužilaštva Prištine"),
    ("en", "Basic Prosecution of Peja", "Basic Prosecution Office in Peja"),
    ("sr", "Основно тужилаштво у Митровици", "Osnovno tužilaštvo u Mitrovici"),
    ("sq", "Këshilli Prokurorial i Kosovës", "KPK"),
    ("sq", "Këshilli Prokurorial i Kosovës", "KPK-ja"),
    ("sr", "Tužilački savet Kosova", "KPK"),
    ("en", "Kosovo Prosecutorial Council", "Tužilački savet"),
    ("en", "Special Prosecution", "Special Prosecution of the Republic of Kosovo"),
    ("en", "Special Prosecution of the Republic of Kosova", "SPRK"),
    ("sq", "Komisioni për Akte Normative", "Komisioni për Çështje Normative"),
    ("sq", "Sekretariati", "Sekretariati i Këshillit Prokurorial të Kosovës"),
    ("sq", "Sekretariati i Këshillit Prokurorial të Kosovës", "Sekretariati i KPK-së"),
    ("sr", "Sekretarijat", "Sekretarijat Tužilačkog saveta Kosova"),
    ("en", "Secretariat", "KPC Secretariat"),
    ("sq", "Departamenti për të Mitur", "Departamenti për të Mitur i Prokurorisë Themelore në Gjakovë"),
    ("en", "Serious Crimes Department", "Department for Serious Crimes of the Basic Prosecution of Peja"),
    ("sq", "Zyra e Hartave", "Zyrën e Hartave (ZH)"),
    ("sq", "Zyra e BE-së në Kosovë", "Zyra e BE-së"),
    ("en", "Office of Maps", "Office for Maps"),
]
DIFFERENT: list[tuple[Language, str, str]] = [
    ("sq", "Prokuroria Themelore në Pejë", "Prokuroria Themelore në Prizren"),
    ("sq", "Prokuroria Themelore në Pejë", "Prokuroria Themelore"),
    ("sq", "Prokuroria Themelore në Pejë", "Gjykata Themelore në Pejë"),
    ("sq", "Prokuroria Themelore në Pejë", "Departamenti i Përgjithshëm i Prokurorisë Themelore në Pejë"),
    ("sq", "Sekretariati", "Këshilli Prokurorial i Kosovës"),
    ("sq", "Sekretariati i Këshillit Prokurorial të Kosovës", "Sekretariati"),
    ("sq", "Këshilli Prokurorial i Kosovës", "Këshilli Gjyqësor i Kosovës"),
    ("sq", "Prokuroria e Apelit", "Prokuroria Speciale e Republikës së Kosovës"),
    ("sq", "Këshilli Prokurorial i Kosovës", "Këshilli Prokurorial i Malit të Zi"),
    ("en", "Prosecution", "Prosecution Performance Review Unit"),
    ("en", "Office of the Chief State Prosecutor", "State Prosecutor"),
    ("sr", "Specijalno tužilaštvo", "Apelaciono tužilaštvo"),
]


@pytest.mark.parametrize(("language", "expected", "found"), SAME)
def test_one_body(language: Language, expected: str, found: str) -> None:
    assert same_unit(expected, found, language)


@pytest.mark.parametrize(("language", "expected", "found"), DIFFERENT)
def test_two_bodies(language: Language, expected: str, found: str) -> None:
    assert not same_unit(expected, found, language)


@pytest.mark.parametrize(
    ("whole", "same"), [("Prokuroria Themelore në Pejë", True), ("Prokuroria Themelore në Prizren", False)]
)
def test_more_of_a_name_must_be_of_the_whole_that_is_annotated(whole: str, same: bool) -> None:
    found = "Departamenti për të Mitur i Prokurorisë Themelore në Pejë"
    assert same_unit("Departamenti për të Mitur", found, "sq", [whole]) is same
