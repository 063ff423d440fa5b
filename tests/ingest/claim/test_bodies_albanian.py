"""Seats in Albanian bodies whose names run on in small letters, or that have no name: text → tenures."""

import pytest

from tests.ingest.texts import reading, tenures

RULES = "Grupi Punues për hartimin e rregullores së brendshme"
RISE = "Grupi punues për hartimin e rregullores për avancimin e prokurorëve"
REAL, GIVEN, NOW = "substantive", "appointed", "current"


SEATS = [
    (
        "Komisioni Disiplinor, anëtarë: Arben Kola, anëtar i Këshillit, dhe Ilir Bytyqi.",
        {
            ("Arben Kola", "anëtar", "Komisioni Disiplinor", REAL, GIVEN),
            ("Arben Kola", "anëtar", "Këshilli Prokurorial i Kosovës", REAL, NOW),
            ("Ilir Bytyqi", "anëtar", "Komisioni Disiplinor", REAL, GIVEN),
        },
    ),
    (
        "Këshilli themeloi Grupin Punues për hartimin e rregullores së brendshme, me anëtarë: Arben Kola, Ilir Bytyqi "
        "dhe Ali Uka, dhe anëtarë rezervë Vjosa Dema.",
        {
            ("Arben Kola", "anëtar", RULES, REAL, GIVEN),
            ("Ilir Bytyqi", "anëtar", RULES, REAL, GIVEN),
            ("Ali Uka", "anëtar", RULES, REAL, GIVEN),
            ("Vjosa Dema", "anëtar rezervë", RULES, REAL, GIVEN),
        },
    ),
    (
        "Këshilli themeloi grupin punues për hartimin e rregullores për avancimin e prokurorëve, në përbërje: Arben "
        "Kola, kryesues, Ilir Bytyqi, anëtar, dhe Ali Uka, anëtar.",
        {
            ("Arben Kola", "kryesues", RISE, REAL, GIVEN),
            ("Ilir Bytyqi", "anëtar", RISE, REAL, GIVEN),
            ("Ali Uka", "anëtar", RISE, REAL, GIVEN),
        },
    ),
    (
        "Këshilli themeloi komisionin në përbërje: Arben Kola, kryesues, Ilir Bytyqi, anëtar.",
        {("Arben Kola", "kryesues", None, REAL, NOW), ("Ilir Bytyqi", "anëtar", None, REAL, NOW)},
    ),
    (
        "Kryesues i Grupit Punues për hartimin e rregullores së brendshme është Arben Kola, ndërsa anëtarë janë Ilir "
        "Bytyqi dhe Ali Uka.",
        {
            ("Arben Kola", "kryesues", RULES, REAL, NOW),
            ("Ilir Bytyqi", "anëtar", RULES, REAL, NOW),
            ("Ali Uka", "anëtar", RULES, REAL, NOW),
        },
    ),
]


@pytest.mark.parametrize(("body", "expected"), SEATS)
def test_seats_are_those_of_the_body_that_is_made(body: str, expected: set[tuple[object, ...]]) -> None:
    assert tenures(reading(body)) == expected
