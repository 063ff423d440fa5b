"""Albanian seats in bodies with names in small letters or none, and offices joined under one noun: text → tenures."""

import pytest

from tests.ingest.texts import reading, tenures

RULES = "Grupi Punues për hartimin e rregullores së brendshme"
RISE = "Grupi punues për hartimin e rregullores për avancimin e prokurorëve"
PEJA, GJAKOVA = "Prokuroria Themelore në Pejë", "Prokuroria Themelore në Gjakovë"
SPECIAL = "Prokuroria Speciale e Republikës së Kosovës"
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


JOINED = [
    (
        "U shqyrtua puna e kryeprokurorit të Prokurorisë Themelore në Pejë, Arben Kola, dhe e kryeprokurores së "
        "Prokurorisë Themelore në Gjakovë, Vjosa Dema.",
        {
            ("Arben Kola", "kryeprokuror", PEJA, REAL, NOW),
            ("Vjosa Dema", "kryeprokurore", GJAKOVA, REAL, NOW),
        },
    ),
    (
        "Foli babai i prokurorit të Prokurorisë Themelore në Pejë, Arben Kola, dhe i prokurores së Prokurorisë "
        "Themelore në Gjakovë, Vjosa Dema.",
        set(),
    ),
    (
        "Foli kryeprokurori i Prokurorisë Themelore në Pejë, Arben Kola, dhe i vëllai i prokurores së Prokurorisë "
        "Themelore në Gjakovë, Vjosa Dema.",
        {("Arben Kola", "kryeprokuror", PEJA, REAL, NOW)},
    ),
    (
        "Ali Uka, zëvendës i kryeprokurorit të Prokurorisë Themelore në Pejë, foli sot.",
        {("Ali Uka", "zëvendëskryeprokuror", PEJA, REAL, NOW)},
    ),
    (
        "Këshilli aprovoi vazhdimin e transferimit të prokurorit Arben Kola në Prokurorinë Speciale.",
        {("Arben Kola", "prokuror", SPECIAL, REAL, GIVEN)},
    ),
    (
        "Këshilli refuzoi vazhdimin e transferimit të prokurorit Arben Kola në Prokurorinë Speciale.",
        {("Arben Kola", "prokuror", None, REAL, NOW)},
    ),
    (
        "Këshilli aprovoi transferimin e prokurorit Arben Kola, i cili ligjëroi në Prokurorinë Speciale.",
        {("Arben Kola", "prokuror", None, REAL, NOW)},
    ),
]


@pytest.mark.parametrize(("body", "expected"), JOINED)
def test_offices_joined_under_one_noun_are_read(body: str, expected: set[tuple[object, ...]]) -> None:
    assert tenures(reading(body)) == expected
