"""Serbian declension in both directions, and its two scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.language.declension import declined, name_bases, noun_forms, phrase_forms, word_bases
from ontology.language.script import to_cyrillic, to_latin


@pytest.mark.parametrize(
    ("lemma", "gender", "singular", "plural"),
    [
        ("tužilac", "m", "tužioca tužiocu tužiocem tužioče", "tužioci tužilaca tužiocima tužioce"),
        ("rukovodilac", "m", "rukovodioca rukovodiocu rukovodiocem", "rukovodioci rukovodilaca"),
        ("zamenik", "m", "zamenika zameniku zamenikom zameniče", "zamenici zamenicima"),
        ("ministar", "m", "ministra ministru ministrom", "ministri ministara ministrima"),
        ("sudija", "m", "sudije sudiji sudiju sudijom", "sudijama"),
        ("šef", "m", "šefa šefu šefom", "šefovi šefova šefovima"),
        ("predsedavajući", "m", "predsedavajućeg predsedavajućem predsedavajućim", "predsedavajućih"),
        ("predsedavajuća", "f", "predsedavajuće predsedavajućoj predsedavajuću", "predsedavajućima"),
        ("tužiteljka", "f", "tužiteljke tužiteljki tužiteljku tužiteljkom", "tužiteljkama"),
        ("predstavnica", "f", "predstavnice predstavnici predstavnicu", "predstavnicama"),
        ("komisija", "f", "komisije komisiji komisiju komisijom", "komisijama"),
        ("tužilaštvo", "n", "tužilaštva tužilaštvu tužilaštvom", "tužilaštava tužilaštvima"),
        ("odeljenje", "n", "odeljenja odeljenju odeljenjem", "odeljenjima"),
        ("sastanak", "m", "sastanka sastanku sastankom", "sastanci sastanaka sastancima"),
    ],
)
def test_nouns(lemma: str, gender: str, singular: str, plural: str) -> None:
    forms = noun_forms(lemma, gender, "sr")
    assert set(singular.split()) <= {f.text for f in forms if not f.plural}
    assert set(plural.split()) <= {f.text for f in forms if f.plural}


@pytest.mark.parametrize(
    ("lemma", "gender", "case", "plural", "written"),
    [
        ("osnovno tužilaštvo", "n", "gen", False, "osnovnog tužilaštva"),
        ("osnovno tužilaštvo", "n", "dat", False, "osnovnom tužilaštvu"),
        ("osnovno tužilaštvo", "n", "gen", True, "osnovnih tužilaštava"),
        ("glavni državni tužilac", "m", "ins", False, "glavnim državnim tužiocem"),
        ("glavna državna tužiteljka", "f", "dat", False, "glavnoj državnoj tužiteljki"),
        ("glavna tužiteljka", "f", "nom", True, "glavne tužiteljke"),
        ("opšti departman", "m", "gen", False, "opšteg departmana"),
        ("disciplinska komisija", "f", "acc", False, "disciplinsku komisiju"),
        ("generalni direktor", "m", "acc-a", False, "generalnog direktora"),
    ],
)
def test_adjectives_agree_with_their_noun(
    lemma: str, gender: str, case: str, plural: bool, written: str
) -> None:
    found = phrase_forms(tuple(lemma.split()), gender, "sr")
    assert tuple(written.split()) in {words for words, f in found if (f.case, f.plural) == (case, plural)}


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("Milana Ristovića", "Milan Ristović"),
        ("Snežani Jovičić", "Snežana Jovičić"),
        ("Envera Ramabaje", "Enver Ramabaja"),
        ("Albani Perçuku", "Albana Perçuku"),
        ("Isufaju", "Isufaj"),
        ("Dobrunu", "Dobruna"),
        ("Berndom Krosserom", "Bernd Krosser"),
        ("Lumezija", "Lumezi"),
        ("Markoviću", "Marković"),
    ],
)
def test_the_nominative_of_a_name_is_among_its_bases(form: str, base: str) -> None:
    assert base in name_bases(form, "sr")


NAMES = st.text("abcdefghijklmnoprstuvxyzëšćđ", min_size=3, max_size=12).map(str.capitalize)


@given(NAMES, st.sampled_from("mf"))
def test_each_case_of_a_name_leads_back_to_it(name: str, gender: str) -> None:
    for form in declined(name, gender, "sr"):
        if form.text != name:
            assert (name, form.case) in word_bases(form.text, "sr", gender)


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Тужилачки савет Косова", "Tužilački savet Kosova"),
        ("Љуљета Џафери", "Ljuljeta Džaferi"),
        ("ЊЕГОШ", "NjEGOŠ"),
        ("конјунктура и инјекција", "konjunktura i injekcija"),
        ("надживети", "nadživeti"),
    ],
)
def test_the_two_scripts(cyrillic: str, latin: str) -> None:
    assert to_latin(cyrillic) == latin
    assert to_cyrillic(latin) == cyrillic


@given(st.text("абвгдђежзијклљмнњопрстћуфхцчџш ", max_size=20))
def test_latin_turns_back_into_cyrillic(text: str) -> None:
    parted = ("нј", "лј", "дж")
    if not any(pair in text for pair in parted):
        assert to_cyrillic(to_latin(text)) == text
