"""Units in Serbian sentences: adjectives before the noun, every case, both scripts."""

import pytest

from ingest.mention.known_units import UnitSpan
from ingest.mention.read import read_mentions
from tests.ingest.texts import serbian


def found(sentence: str) -> list[UnitSpan]:
    """The units of a sentence."""
    return [u for m in read_mentions(serbian(sentence)) if m.sentence.part == "body" for u in m.units]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Na sastanku Tužilačkog Saveta Kosova govorilo se o budžetu.", "kpk"),
        ("To je sa Tužilačkim savetom Kosova dogovoreno juče.", "kpk"),
        ("Predlog je podneo predstavnik TSK-a na kraju sednice.", "kpk"),
        ("Radi se o tužiocu Osnovnog tužilaštva u Uroševcu.", "pth-ferizaj"),
        ("U Osnovnom tužilaštvu Prizrena održan je sastanak.", "pth-prizren"),
        ("O tome se govorilo i u tužilaštvu u Prištini.", "pth-prishtine"),
        ("Predmet je pred apelacionim tužilaštvom od juna.", "pa"),
        ("Preporuka je stigla od Disciplinske komisije pre podne.", "kom-disiplinor"),
        ("Za to je nadležna Komisija za Normativna Pitanja, a ne drugi.", "kom-normativ"),
        ("Govorio je u ime Kancelarije glavnog državnog tužioca, kako je rečeno.", "zkpsh"),
        ("O radu Sekretarijata Tužilačkog saveta Kosova biće još reči.", "skpk"),
        ("Predstavnici Advokatske komore Kosova bili su na sastanku.", "ext-oak"),
        ("Žalbu mogu da podnesu Vrhovnom sudu Kosova u roku.", "ext-gjykata-supreme"),
        ("U organizaciji Državnog tužioca i drugih održan je skup.", "psh"),
        ("Takav je rad STRK-a u ovoj godini.", "psrk"),
        ("О томе је одлучивао Тужилачки савет Косова на седници.", "kpk"),
    ],
)
def test_known_units_in_every_case(words: str, code: str) -> None:
    assert [unit.code for unit in found(words)] == [code]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Ona vodi rad Departmana za teška krivična dela od marta.", ["Departman za teška krivična dela"]),
        ("O tome je rešavala Komisija za ocenu kandidata u četvrtak.", ["Komisija za ocenu kandidata"]),
        ("Sastali su se sa Radnom grupom za izmenu zakona u podne.", ["Radna grupa za izmenu zakona"]),
        (
            "Uputili su dopis Ministarstvu unutrašnjih poslova i čekaju odgovor.",
            ["Ministarstvo unutrašnjih poslova"],
        ),
        (
            "Gosti su iz Agencije za sprečavanje korupcije, kako je rečeno.",
            ["Agencija za sprečavanje korupcije"],
        ),
        ("Posetili su Kancelariju EU u Prištini i tamo razgovarali.", ["Kancelarija EU u Prištini"]),
        ("To je stav Okružnog Suda u Prizrenu i niko ga ne menja.", ["Okružni sud u Prizrenu"]),
    ],
)
def test_new_units_are_named_in_the_nominative_and_in_sentence_case(words: str, names: list[str]) -> None:
    assert [unit.name for unit in found(words)] == names


def test_one_plural_over_several_towns_gives_each_its_office() -> None:
    words = "Došli su tužioci osnovnih tužilaštava u Đakovici i Gnjilanu na obuku."
    assert [unit.code for unit in found(words)] == ["pth-gjakove", "pth-gjilan"]


def test_a_department_with_its_office_is_one_unit_within_another() -> None:
    words = "Reč je o Departmanu za maloletnike Osnovnog tužilaštva u Peći i o sudu."
    units = [unit for unit in found(words) if unit.code]
    assert [(unit.code, unit.inner.code if unit.inner else None) for unit in units] == [
        ("pth-peje-dm", "pth-peje")
    ]


@pytest.mark.parametrize(
    "words", ["Savet je o tome odlučio na kraju sednice.", "Po oceni Saveta to je u redu."]
)
def test_a_noun_alone_is_bare(words: str) -> None:
    assert [(unit.name, unit.bare) for unit in found(words)] == [("Savet", True)]


@pytest.mark.parametrize(
    "words",
    [
        "O tome odlučuju stalne komisije i osnovna tužilaštva u zemlji.",
        "Donet je Zakon o državnom tužiocu i on je na snazi.",
        "U ovoj kancelariji rade tri službenika i jedan pripravnik.",
        "Nova kancelarija biće otvorena na proleće u tom gradu.",
    ],
)
def test_common_nouns_and_laws_are_no_units(words: str) -> None:
    assert [unit.name for unit in found(words) if not unit.pointed] == []
