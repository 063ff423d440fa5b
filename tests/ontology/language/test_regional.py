"""Spellings of one name have one form; names that are not one keep apart."""

import pytest

from ontology.language.fullname import FullName, full_name, name_key
from ontology.language.regional import heard, readings, rules, search_key

SPELLINGS = [
    ("Xhevdet", "Dževdet"), ("Xhevdet", "Џевдет"), ("Hoxhaj", "Hodžaj"), ("Gjergj", "Đerđ"), ("Gjorgjeviq", "Đorđević"),
    ("Shpend", "Špend"), ("Zhubi", "Žubi"), ("Llapi", "Ljapi"), ("Njomza", "Nomza"), ("Rrahmani", "Rahmani"),
    ("Qerimi", "Ćerimi"), ("Çerkini", "Čerkini"), ("Kryeziu", "Krueziu"), ("Kryeziu", "Krijeziu"), ("Hyseni", "Hiseni"),
    ("Thaçi", "Tači"), ("Dhimitri", "Dimitri"), ("Xani", "Dzani"), ("Zijadin", "Ziadin"), ("Jusufi", "Ysufi"),
    ("SAFÇI", "safçı"), ("Tërstena", "Terstena"), ("Kelmendi", "Келменди"),
]  # fmt: skip
OTHERS = [
    ("Gashi", "Gushi"),
    ("Hoti", "Hota"),
    ("Berisha", "Berishaj"),
    ("Lila", "Lira"),
    ("Hiseni", "Huseni"),
]


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert readings(one) & readings(other)
    assert search_key(one) == search_key(other)


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_other_names(one: str, other: str) -> None:
    assert not readings(one) & readings(other)


@pytest.mark.parametrize("word", [word for pair in SPELLINGS for word in pair])
def test_a_form_is_its_own_form(word: str) -> None:
    assert search_key(search_key(word)) == search_key(word)
    assert all(search_key(reading) == search_key(word) for reading in readings(word))


def test_a_lost_letter_stays_lost() -> None:
    assert heard("Jo??i?") == "jo??i?"


def test_the_rules_are_whole() -> None:
    assert all(written for written, _ in rules().sounds)
    assert set(rules().either) == set("y")


NAMES = [
    ("Arta Gashi", FullName("Arta", (), ("Gashi",))),
    ("z.Hundozi", FullName("z.Hundozi", (), ())),
    ("z. Agim Hundozi", FullName("Agim", (), ("Hundozi",))),
    ("Prof. Dr. Agim Hundozi", FullName("Agim", (), ("Hundozi",))),
    ("G. Hoxha", FullName("G.", (), ("Hoxha",))),
    ("Arta Gashi-Hoxha", FullName("Arta", (), ("Gashi", "Hoxha"))),
    ("Arta Gashi – Hoxha", FullName("Arta", (), ("Gashi", "Hoxha"))),
    ("Daniel R. Hathaway", FullName("Daniel", ("R.",), ("Hathaway",))),
    ("Agim Hasan Gashi", FullName("Agim", ("Hasan",), ("Gashi",))),
    ("Marijke van den Oosten", FullName("Marijke", (), ("van den Oosten",))),
    ("Арта Гаши", FullName("Arta", (), ("Gaši",))),
    ("Arta", FullName("Arta", (), ())),
    ("", FullName("", (), ())),
]


@pytest.mark.parametrize(("printed", "fields"), NAMES)
def test_fields_of_a_name(printed: str, fields: FullName) -> None:
    assert full_name(printed) == fields


@pytest.mark.parametrize(
    ("printed", "whole", "damaged"),
    [
        ("Arta Gashi", True, False),
        ("A. Gashi", False, False),
        ("Arta", False, False),
        ("Arta Ga?i", True, True),
    ],
)
def test_what_a_name_lacks(printed: str, whole: bool, damaged: bool) -> None:
    assert (full_name(printed).whole, full_name(printed).damaged) == (whole, damaged)


def test_the_key_of_a_name_knows_no_order_and_nothing_inside() -> None:
    assert name_key("Hysni R. Llapi") == name_key("Ljapi Hisni") != name_key("Hysni Llapi-Gashi")
