"""Constructions of Albanian releases and of the press that quotes them: text → tenures, or who takes part."""

import pytest

from tests.ingest.texts import parts, reading, tenures

COUNCIL = "Këshilli Prokurorial i Kosovës"
APPEAL, SPECIAL = "Prokuroria e Apelit", "Prokuroria Speciale e Republikës së Kosovës"
NOW, GIVEN, PAST = "current", "appointed", "former"
REAL = "substantive"


def office(town: str) -> str:
    """The basic office of a town."""
    return f"Prokuroria Themelore në {town}"


OFFICES = [
    (
        "Dymbëdhjetë prokurorë të rinj e kanë dhënë betimin sot para Presidentes së Republikës së Kosovës, Mira Kelan.",
        {("Mira Kelan", "Presidente e Republikës", None, REAL, NOW)},
    ),
    (
        "Ata në prani të Kryeprokurorit të Shtetit Arben Kola dhe Kryesuesit të Këshillit Prokurorial Ilir Bytyqi u "
        "betuan se do ta ruajnë ligjin.",
        {
            ("Arben Kola", "Kryeprokuror i Shtetit", None, REAL, NOW),
            ("Ilir Bytyqi", "Kryesues", COUNCIL, REAL, NOW),
        },
    ),
    (
        "Prokurorët e rinj u emëruan dje. Betimin para Presidentes së Republikës sot e dhanë:\n\n"
        "Nga Prokuroria Themelore në Pejë:\n1. Z. Ali Uka\n2.Znj. Vjosa Dema",
        {
            ("Ali Uka", "prokuror", office("Pejë"), REAL, GIVEN),
            ("Vjosa Dema", "prokuror", office("Pejë"), REAL, GIVEN),
        },
    ),
    (
        "Pas skadimit të mandatit të Kryeprokurorit të Prokurorisë së Apelit, Agim Kurti, u shpall konkursi.",
        {("Agim Kurti", "Kryeprokuror", APPEAL, REAL, PAST)},
    ),
    (
        "Raportin e prezantoi Koordinatori Kombëtar për Luftimin e Krimeve Ekonomike, Ilir Bytyqi.",
        {("Ilir Bytyqi", "Koordinator Kombëtar për Luftimin e Krimeve Ekonomike", None, REAL, NOW)},
    ),
    (
        "Aktualisht, në pozitën e kryesuesit është Arben Kola, kurse pozitën e zëvendëskryesuesit e mban Ali Uka.",
        {
            ("Arben Kola", "kryesues", None, REAL, NOW),
            ("Ali Uka", "zëvendëskryesues", None, REAL, NOW),
        },
    ),
    (
        "Arben Kola, kryeprokuror i Prokurorisë Themelore në Pejë, është pritur nga ambasadori Ilir Bytyqi.",
        {
            ("Arben Kola", "kryeprokuror", office("Pejë"), REAL, NOW),
            ("Ilir Bytyqi", "ambasador", None, REAL, NOW),
        },
    ),
    (
        "Më 24 dhjetor Këshilli kishte përzgjedhur kryeprokuror të Prizrenit Arben Kolën, kryeprokuror të Ferizajt, "
        "Ilir Bytyqin.",
        {
            ("Arben Kola", "kryeprokuror", office("Prizren"), REAL, GIVEN),
            ("Ilir Bytyqi", "kryeprokuror", office("Ferizaj"), REAL, GIVEN),
        },
    ),
    (
        "Këshilli kishte përzgjedhur në krye të Prokurorisë së Apelit, Arben Kolën, mandati i të cilit skadon në maj.",
        {("Arben Kola", "kryeprokuror", APPEAL, REAL, GIVEN)},
    ),
    (
        "Arben Kola ka dhënë dorëheqje nga pozita e kryetarit të Komisionit për Çështje Normative.",
        {("Arben Kola", "kryetar", "Komisioni për Çështje Normative", REAL, PAST)},
    ),
    (
        "U vendos që prokurori i Prokurorisë Themelore në Prizren, Ilir Bytyqi, të transferohet përkohësisht në "
        "departamentin e njëjtë të Prokurorisë Themelore në Gjakovë.",
        {
            ("Ilir Bytyqi", "prokuror", office("Prizren"), REAL, PAST),
            ("Ilir Bytyqi", "prokuror", office("Gjakovë"), REAL, GIVEN),
        },
    ),
    (
        "Prokurorja Laura Dema, si anëtare e Komisionit Disiplinor, ka raportuar për punën.",
        {
            ("Laura Dema", "prokurore", None, REAL, NOW),
            ("Laura Dema", "anëtare", "Komisioni Disiplinor", REAL, NOW),
        },
    ),
    (
        "Në takim ka marrë pjesë edhe ambasadorja e këtij vendi në Kosovë, Maria Horvat.",
        {("Maria Horvat", "ambasadore", None, REAL, NOW)},
    ),
]


@pytest.mark.parametrize(("body", "expected"), OFFICES)
def test_offices_told_in_other_words_are_read(body: str, expected: set[tuple[object, ...]]) -> None:
    assert tenures(reading(body)) == expected


ATTENDING = [
    (
        "Kryeprokurori i Shtetit, Arben Kola, u takua sot me ambasadoren e Kroacisë në Kosovë, Maria Horvat.",
        {("Arben Kola", "host"), ("Maria Horvat", "guest")},
    ),
    (
        "Kryeprokurori i Prokurorisë Speciale, Arben Kola, bashkë me drejtorin e Sekretariatit të KPK-së, Ilir Bytyqi, "
        "kanë nisur një vizitë zyrtare në Gjermani.",
        {("Arben Kola", "speaker"), ("Ilir Bytyqi", "participant")},
    ),
    (
        "Delegacioni është pritur në takim edhe nga Kryeprokurori i Shtetit, Arben Kola.",
        {("Arben Kola", "host")},
    ),
    (
        "Këshilli mbajti mbledhjen e 24-të. Në mbledhje mungoi prokurorja Vjosa Dema, e cila ka njoftuar më herët.",
        set(),
    ),
    ("Në mungesë të kuorumit ka dështuar mbledhja e Këshillit. Foli kryesuesi i KPK-së, Arben Kola.", set()),
]


@pytest.mark.parametrize(("body", "expected"), ATTENDING)
def test_who_takes_part_is_told_in_other_words(body: str, expected: set[tuple[str, str]]) -> None:
    assert parts(reading(body)) == expected
