"""Telling the language from the text."""

import pytest

from ingest.release.language import detect
from ontology.errors import InputError


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Sot u mbajt takimi i radhës së Këshillit Prokurorial të Kosovës.", "sq"),
        ("Ne takim moren pjese edhe kryeprokuroret, te cilet kerkuan me shume prokurore.", "sq"),
        ("Danas je održan sastanak Tužilačkog saveta Kosova, kojim je predsedavao predsednik.", "sr"),
        ("Данас је одржан састанак Тужилачког савета Косова, којим је председавао председник.", "sr"),
        ("The meeting of the Council was held today in Prishtina.", "en"),
    ],
)
def test_the_three_languages_are_told_apart(text: str, language: str) -> None:
    assert detect(text, "a.txt") == language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Das Gericht hat heute in Berlin entschieden, dass der Staatsanwalt eine Sitzung abhalten muss.",
            "German",
        ),
        (
            "Јавното обвинителство денес одржа состанок со претставници на судството во Скопје за корупцијата.",
            "Macedonian",
        ),
        (
            "Danes je državno tožilstvo v Ljubljani predstavilo poročilo o delu in načrte za prihodnje leto.",
            "Slovenian",
        ),
    ],
)
def test_another_language_is_named(text: str, name: str) -> None:
    with pytest.raises(InputError, match=f"a.txt: written in {name}") as refused:
        detect(text, "a.txt")
    assert "Albanian" in refused.value.mend


@pytest.mark.parametrize("text", ["12 34 56", "lorem ipsum dolor", "…", "Ѐ"])
def test_text_in_no_language_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="no language recognised"):
        detect(text, "a.txt")
