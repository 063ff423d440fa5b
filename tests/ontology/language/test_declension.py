"""Forms made from lemmas, and lemmas found from forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.language.declension import name_bases, name_forms, noun_forms
from ontology.language.fold import fold, stem
from ontology.language.grammar import grammar
from ontology.language.script import is_cyrillic, to_latin
from ontology.lookup import vocabulary
from ontology.model import LANGUAGES, Language


@pytest.mark.parametrize(
    ("lemma", "gender", "forms"),
    [
        ("këshill", "m", {"këshilli", "këshillin", "këshillit"}),
        (
            "prokuror",
            "m",
            {"prokurori", "prokurorin", "prokurorit", "prokurorë", "prokurorët", "prokurorëve"},
        ),
        ("udhëheqës", "m", {"udhëheqësi", "udhëheqësin", "udhëheqësit", "udhëheqësve"}),
        ("ministër", "m", {"ministri", "ministrin", "ministrit", "ministrat"}),
        ("prokurore", "f", {"prokurorja", "prokuroren", "prokurores", "prokuroret", "prokuroreve"}),
        ("prokurori", "f", {"prokuroria", "prokurorinë", "prokurorisë", "prokuroritë", "prokurorive"}),
        ("zyrë", "f", {"zyra", "zyrën", "zyrës", "zyrat", "zyrave"}),
        ("drejtoreshë", "f", {"drejtoresha", "drejtoreshën", "drejtoreshës"}),
    ],
)
def test_albanian_nouns(lemma: str, gender: str, forms: set[str]) -> None:
    assert forms <= {form.text for form in noun_forms(lemma, gender, "sq")}


@pytest.mark.parametrize(
    ("lemma", "gender", "forms"),
    [
        ("tužilac", "m", {"tužioca", "tužiocu", "tužiocem", "tužioci", "tužilaca"}),
        ("predsedavajući", "m", {"predsedavajućeg", "predsedavajućim"}),
        ("tužilaštvo", "n", {"tužilaštva", "tužilaštvu", "tužilaštvom"}),
        ("komisija", "f", {"komisije", "komisiji", "komisiju", "komisijom"}),
    ],
)
def test_serbian_nouns(lemma: str, gender: str, forms: set[str]) -> None:
    assert forms <= {form.text for form in noun_forms(lemma, gender, "sr")}


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Sami Istrefi", ("Sami Istrefi", "Sami Istrefin", "Sami Istrefit")),
        ("Enver Ramabaja", ("Enver Ramabaja", "Enver Ramabajën", "Enver Ramabajës")),
        ("Blerim Isufaj", ("Blerim Isufaj", "Blerim Isufajn", "Blerim Isufajt")),
        ("Shkëlzen Kqiku", ("Shkëlzen Kqiku", "Shkëlzen Kqikun", "Shkëlzen Kqikut")),
    ],
)
def test_only_the_last_word_of_an_albanian_name_is_declined(name: str, forms: tuple[str, ...]) -> None:
    assert name_forms(name, "sq") == forms


NAMES = st.text("abcdefghijklmnoprstuvxyzë", min_size=3, max_size=12).map(str.capitalize)


@given(NAMES, st.sampled_from(LANGUAGES))
def test_a_name_is_among_the_bases_of_each_of_its_forms(name: str, language: Language) -> None:
    for form in name_forms(name, language):
        assert name in name_bases(form, language)


def test_all_cases_of_a_town_share_one_stem() -> None:
    towns = [place.labels["sq"] for place in vocabulary().concepts["place"].values()]
    for town in ["Prishtinë", "Pejë", "Gjakovë", "Mitrovicë", "Prizren", "Gjilan", "Ferizaj"]:
        assert town in towns
        endings = {"ë": ["a", "ës"], "n": ["ni", "nit"], "j": ["ji", "jt"]}[town[-1]]
        forms = [town[:-1] + ending for ending in endings]
        assert {stem(form, "sq") for form in forms} == {stem(town, "sq")}


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_cyrillic_becomes_serbian_latin() -> None:
    assert to_latin("Тужилачки савет Косова, Љуљета Џафери") == "Tužilački savet Kosova, Ljuljeta Džaferi"
    assert is_cyrillic("Тужилачки савет")
    assert not is_cyrillic("Tužilački savet")


@pytest.mark.parametrize(
    ("language", "declines", "definite"), [("sq", True, True), ("sr", True, False), ("en", False, False)]
)
def test_what_nouns_show_is_told_from_their_forms(language: Language, declines: bool, definite: bool) -> None:
    assert (grammar(language).declines, grammar(language).definite) == (declines, definite)
    lemma = noun_forms("koordinator", "n" if language == "en" else "m", language)[0]
    assert lemma.case == ("nom-i" if definite else "nom")
