"""Words of a name reduced to what its wordings have in common."""

import pytest

from ingest.evaluate.wording import folding, head, plain, stems, town
from ontology.language.declension import noun_forms
from ontology.model import LANGUAGES, Language

NOUNS: list[tuple[Language, str, str]] = [
    *(
        ("sq", lemma, "m")
        for lemma in ("këshill", "sekretariat", "departament", "komision", "njësit", "kabinet")
    ),
    *(
        ("sq", lemma, "m")
        for lemma in ("prokuror", "drejtor", "anëtar", "kryesues", "udhëheqës", "krim", "buxhet")
    ),
    *(
        ("sq", lemma, "f")
        for lemma in ("zyrë", "prokurori", "gjykatë", "njësi", "drejtësi", "performancë", "ministri")
    ),
    *(("sr", lemma, "m") for lemma in ("savet", "departman", "tužilac", "direktor", "sekretarijat")),
    *(("sr", lemma, "f") for lemma in ("komisija", "kancelarija", "jedinica")),
]


@pytest.mark.parametrize(("language", "lemma", "gender"), NOUNS)
def test_all_cases_of_a_noun_have_one_stem(language: Language, lemma: str, gender: str) -> None:
    assert len({stems(form.text, language) for form in noun_forms(lemma, gender, language)}) == 1


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("sq", "kryesues", "kryetar"),
        ("sq", "prokuror", "kryeprokuror"),
        ("sq", "drejtues", "drejtor"),
        ("sq", "Prokuroria Speciale", "Prokuroria e Apelit"),
        ("sr", "tužilac", "sudija"),
        ("sr", "Sudski savet", "Tužilački savet"),
        ("en", "prosecutor", "prosecution"),
    ],
)
def test_different_words_keep_different_stems(language: Language, one: str, other: str) -> None:
    assert stems(one, language) != stems(other, language)


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Pejës", "@peje"),
        ("Peći", "@peje"),
        ("Peja", "@peje"),
        ("Prishtinë", "@prishtine"),
        ("Pristina", "@prishtine"),
        ("Đakovici", "@gjakove"),
        ("Uroševcu", "@ferizaj"),
        ("Komisioni", None),
    ],
)
def test_towns_are_known_in_every_case_and_language(word: str, code: str | None) -> None:
    assert town(word) == code


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sekretariati (SKPK)", "Sekretariati"),
        ("KPK-së", "KPK"),
        ("Ambasada SAD-a", "Ambasada SAD"),
        ("Тужилачки савет", "Tužilački savet"),
        ("Zyra e Ri-hapjes", "Zyra e Ri-hapjes"),
    ],
)
def test_plain_leaves_script_brackets_and_glued_endings_out(name: str, expected: str) -> None:
    assert plain(name) == expected


@pytest.mark.parametrize(
    ("language", "name", "noun"),
    [
        ("en", "Prosecution Performance Review Unit", "unit"),
        ("en", "Department for Serious Crimes", "department"),
        ("sr", "Komisija za normativna akta", "komisij"),
    ],
)
def test_the_head_says_what_a_body_is(language: Language, name: str, noun: str) -> None:
    assert head(name, language) == noun


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_is_folded_and_no_ending_is_empty(language: Language) -> None:
    table = folding(language)
    assert all(table.endings)
    for word in (*table.ignored, *table.endings, *table.state, *table.equal, *table.equal.values()):
        assert word == word.lower()
        assert word.isascii()
