"""Constructions of Albanian releases and of the press that quotes them: text → tenures, or who takes part."""

import pytest

from tests.ingest.texts import parts, reading, tenures

COUNCIL = "Këshilli Prokurorial i Kosovës"
APPEAL, SPECIAL = "Prokuroria e Apelit", "Prokuroria Speciale e Republikës së Kosovës"
ELECTIONS = "Komisioni Zgjedhor i Këshillit Prokurorial të Kosovës"
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
    (
        "Kryesues i Komisionit për Çështje Normative është anëtari i Këshillit Prokurorial të Kosovës – "
        "prokurori, Arben "
        "Kola, ndërsa anëtarë të këtij komisioni janë prokurori në Zyrën e Kryeprokurorit të Shtetit, Bahri Hysa dhe "
        "prokurorja e Prokurorisë Speciale, Ilire Mora.",
        {
            ("Arben Kola", "kryesues", "Komisioni për Çështje Normative", REAL, NOW),
            ("Arben Kola", "prokuror", None, REAL, NOW),
            ("Bahri Hysa", "anëtar", "Komisioni për Çështje Normative", REAL, NOW),
            ("Bahri Hysa", "prokuror", "Zyra e Kryeprokurorit të Shtetit", REAL, NOW),
            ("Ilire Mora", "anëtar", "Komisioni për Çështje Normative", REAL, NOW),
            ("Ilire Mora", "prokurore", SPECIAL, REAL, NOW),
        },
    ),
    (
        "Këshilli themeloi Komisionin Zgjedhor për anëtarin e ri të Këshillit në këtë përbërje: z. Arben "
        "Kola (prokuror "
        "në zyrën e kryeprokurorit të shtetit), kryesues, dhe znj. Vjosa Dema, anëtare. Anëtarë rezervë: z. Ali Uka.",
        {
            ("Arben Kola", "kryesues", ELECTIONS, REAL, GIVEN),
            ("Arben Kola", "prokuror", "Zyra e Kryeprokurorit të Shtetit", REAL, NOW),
            ("Vjosa Dema", "anëtare", ELECTIONS, REAL, GIVEN),
            ("Ali Uka", "anëtar rezervë", ELECTIONS, REAL, GIVEN),
        },
    ),
    (
        "U diskutua për zgjedhjen e kryeprokurorit të Prokurorisë së Apelit. Kandidati i parë do të jetë z. "
        "Arben Kola. "
        "Më 29 maj do të jenë kandidatët z. Ali Uka dhe z. Ilir Bytyqi.",
        {
            (name, "kryeprokuror", APPEAL, REAL, "candidate")
            for name in ("Arben Kola", "Ali Uka", "Ilir Bytyqi")
        },
    ),
    (
        "Kola ishte kandidati i vetëm për kryeprokuror të Prokurorisë së Apelit, pasi siç tha kryesuesi i KPK-së, Ilir "
        "Bytyqi, të tjerët u tërhoqën.",
        {("Ilir Bytyqi", "kryesues", COUNCIL, REAL, NOW)},
    ),
    (
        "Në garë për Kryeprokuror të Shtetit janë: Arben Kola, ish-kryesues i KPK-së dhe aktualisht kryeprokuror i "
        "Prokurorisë Speciale, si dhe Ali Uka e Shqipe Faza, të dy prokurorë në Prokurorinë e Apelit.",
        {
            ("Arben Kola", "kryesues", COUNCIL, REAL, PAST),
            ("Arben Kola", "kryeprokuror", SPECIAL, REAL, NOW),
            ("Ali Uka", "prokuror", APPEAL, REAL, NOW),
            ("Shqipe Faza", "prokuror", APPEAL, REAL, NOW),
            *(
                (name, "Kryeprokuror i Shtetit", None, REAL, "candidate")
                for name in ("Arben Kola", "Ali Uka", "Shqipe Faza")
            ),
        },
    ),
    (
        "Kandidatët që kanë aplikuar për pozitën e Kryeprokurorit të Shtetit janë:\n1. Arben Kola, Prokuror në "
        "Prokurorinë e Apelit;\n2. Ali Uka, Prokuror në Prokurorinë Themelore të Prishtinës.",
        {
            ("Arben Kola", "Prokuror", APPEAL, REAL, NOW),
            ("Arben Kola", "Kryeprokuror i Shtetit", None, REAL, "candidate"),
            ("Ali Uka", "Prokuror", office("Prishtinë"), REAL, NOW),
            ("Ali Uka", "Kryeprokuror i Shtetit", None, REAL, "candidate"),
        },
    ),
    (
        "Arben Kola u rizgjodh në krye të Prokurorisë Themelore në Prizren pasi shtatë anëtarë të KPK-së "
        "votuan për të.",
        {("Arben Kola", "kryeprokuror", office("Prizren"), REAL, GIVEN)},
    ),
    (
        "Dy anëtarë të KPK-së, Arben Kola dhe Ali Uka, kishin dhënë dorëheqje nga pozitat e tyre të "
        "anëtarëve të KPK-së.",
        {("Arben Kola", "anëtar", COUNCIL, REAL, PAST), ("Ali Uka", "anëtar", COUNCIL, REAL, PAST)},
    ),
    (
        "Zgjedhja eventuale e ish-anëtarëve të KPK-së, Arben Kola dhe Ali Uka, do të ishte problem.",
        {("Arben Kola", "anëtar", COUNCIL, REAL, PAST), ("Ali Uka", "anëtar", COUNCIL, REAL, PAST)},
    ),
    (
        "U shqyrtua puna e prokurorëve: Arben Kola, nga Departamenti për Krime të Rënda në Prokurorinë Themelore në "
        "Gjilan, dhe Ilir Bytyqi nga Prokuroria Themelore në Gjakovë.",
        {
            (
                "Arben Kola",
                "prokuror",
                "Departamenti për Krime të Rënda në Prokurorinë Themelore në Gjilan",
                REAL,
                NOW,
            ),
            ("Ilir Bytyqi", "prokuror", office("Gjakovë"), REAL, NOW),
        },
    ),
    (
        "Anëtari i Këshillit Prokurorial, avokati Tahir Bokshi, njoftoi anëtarët e Këshillit se Oda e "
        "Avokatëve u pajtua.",
        {("Tahir Bokshi", "anëtar", COUNCIL, REAL, NOW), ("Tahir Bokshi", "avokat", None, REAL, NOW)},
    ),
    (
        "U themelua grupi punues në përbërje të: Kujtim Kerveshit, kryetar i Komisionit Disiplinor, dhe "
        "Ehat Miftarajt, "
        "drejtor i Sekretariatit.",
        {
            ("Kujtim Kerveshi", "kryetar", "Komisioni Disiplinor", REAL, NOW),
            ("Ehat Miftaraj", "drejtor", "Sekretariati i Këshillit Prokurorial të Kosovës", REAL, NOW),
        },
    ),
    (
        "U vendos që Ushtruese e Detyrës së Kryeprokurorit të Prokurorisë Speciale të caktohet znj. Vjosa Dema, e cila "
        "deri më tani ka qenë zv/kryeprokurore në këtë Prokurori.",
        {
            ("Vjosa Dema", "Kryeprokuror", SPECIAL, "acting", GIVEN),
            ("Vjosa Dema", "zëvendëskryeprokurore", SPECIAL, REAL, PAST),
        },
    ),
    (
        "Kreu i Prokurorisë Speciale, Arben Kola, kreu detyrën me nder.",
        {("Arben Kola", "kre", SPECIAL, REAL, NOW)},
    ),
    (
        "Kryesuesi i Këshillit Prokuroruial, Arben Kola, dhe kryetarja e Komisionit Qendror Zgjedhor, Vjosa "
        "Dema, folën.",
        {
            ("Arben Kola", "kryesues", COUNCIL, REAL, NOW),
            ("Vjosa Dema", "kryetare", "Komisioni Qendror Zgjedhor", REAL, NOW),
        },
    ),
    (
        "Raportin e hartoi kryesuesi i Komisionit Disiplinor, Bahri Hysa. Këshilli ka themeluar Grupin për monitorim. "
        "Anëtarë të këtij grupi janë: Radica Mila - kryetare, dhe Sara Sokoli, anëtare.",
        {
            ("Bahri Hysa", "kryesues", "Komisioni Disiplinor", REAL, NOW),
            ("Radica Mila", "kryetare", "Grupi për monitorim", REAL, GIVEN),
            ("Sara Sokoli", "anëtare", "Grupi për monitorim", REAL, GIVEN),
        },
    ),
    (
        "U vendos që Elez Bajra, prokuror në Prokurorinë Themelore të Prishtinës, të transferohet nga Departamenti i "
        "Përgjithshëm në Departamentin për Krime të Rënda.",
        {
            ("Elez Bajra", "prokuror", "Departamenti i Përgjithshëm", REAL, PAST),
            ("Elez Bajra", "prokuror", "Departamenti për Krime të Rënda", REAL, GIVEN),
        },
    ),
    (
        "Këshilli ka caktuar anëtarët e rinj të bordit në këtë përbërje: Arben Kola, Kryeprokuror i Prokurorisë së "
        "Apelit, dhe Dulina Hamiti nga Prokuroria Themelore e Prishtinës.",
        {("Arben Kola", "Kryeprokuror", APPEAL, REAL, NOW)},
    ),
    (
        "Është konfirmuar lista e kandidatëve për kryeprokuror të Prokurorisë së Apelit në përbërje: Dafina Jusa dhe "
        "Ramiz Buza.",
        {(name, "kryeprokuror", APPEAL, REAL, "candidate") for name in ("Dafina Jusa", "Ramiz Buza")},
    ),
    ("Këtë e tha kryesuesi i mbledhjes Arben Kola.", set()),
    (
        "Prokuroria Themelore në Pejë do të ketë ushtrues detyre pasi më 2 gusht kryeprokurori Arben Kola arrin moshën "
        "e pensionimit.",
        {("Arben Kola", "kryeprokuror", office("Pejë"), REAL, NOW)},
    ),
    (
        "Anëtarë të këtij paneli, përveç kryesuesit të Këshillit, Arben Kola, që, sipas detyrës zyrtare, "
        "është anëtar dhe "
        "kryesues i panelit, u përzgjodhën edhe anëtarët e KPK-së, Ariana Shaja dhe Jovan Radi.",
        {
            ("Arben Kola", "kryesues", COUNCIL, REAL, NOW),
            ("Ariana Shaja", "anëtar", COUNCIL, REAL, NOW),
            ("Jovan Radi", "anëtar", COUNCIL, REAL, NOW),
        },
    ),
    (
        "Mandati 7-vjeçar i Kryeprokurorit aktual të Shtetit, Arben Kola, do të përfundojë më 21 prill.",
        {("Arben Kola", "Kryeprokuror i Shtetit", None, REAL, NOW)},
    ),
    (
        "Pavarësisht kundërshtimit nga ana e anëtarit të KPK-së, prokurorit Ardian Hajdini, u vendos ndryshe.",
        {("Ardian Hajdini", "anëtar", COUNCIL, REAL, NOW), ("Ardian Hajdini", "prokuror", None, REAL, NOW)},
    ),
    (
        "Ministri i Drejtësisë, Prof. Dr. Hajredin Kuça, dhe ambasadori i Republikës së Italisë në Kosovë, "
        "shkëlqesia e "
        "tij, Antonello De Riva, folën.",
        {
            ("Hajredin Kuça", "ministër", "Ministria e Drejtësisë", REAL, NOW),
            ("Antonello De Riva", "ambasador i Republikës së Italisë", None, REAL, NOW),
        },
    ),
    (
        "Foli edhe zëvendës udhëheqësi i ekipit të EULEX-it, Cristian Nikora.",
        {("Cristian Nikora", "zëvendësudhëheqës i ekipit", "EULEX", REAL, NOW)},
    ),
    (
        "Me keqardhje njoftojmë se sot ndërroi jetë prokurori i Prokurorisë Themelore në Prizren, Arben Kola.",
        {("Arben Kola", "prokuror", office("Prizren"), REAL, PAST)},
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
    (
        "Memorandumi është nënshkruar nga kryetari i KPK-së, z. Arben Kola, dhe nga drejtoresha e Akademisë së "
        "Drejtësisë, znj. Vjosa Dema.",
        {("Arben Kola", "signatory"), ("Vjosa Dema", "signatory")},
    ),
    (
        "Këshilli mbajti takimin e 74-të. Komisionin Disiplinor do ta kryesojë prokurorja Vjosa Dema, së bashku me "
        "anëtarin e Këshillit, Ali Uka.",
        set(),
    ),
    (
        "Këshilli mbajti takimin e 74-të. Më pas fjalën e mori Jehona Grata, zëvendëskryesuese e Këshillit.",
        {("Jehona Grata", "speaker")},
    ),
    ("Në mungesë të kuorumit ka dështuar mbledhja e Këshillit. Foli kryesuesi i KPK-së, Arben Kola.", set()),
]


@pytest.mark.parametrize(("body", "expected"), ATTENDING)
def test_who_takes_part_is_told_in_other_words(body: str, expected: set[tuple[str, str]]) -> None:
    assert parts(reading(body)) == expected


def test_a_vacancy_that_is_denied_is_no_event() -> None:
    found = reading("KPK-ja nuk shpall konkurs për këtë pozitë, tha kryesuesi i KPK-së, Arben Kola.")
    assert "vacancy" not in {event.kind for event in found.events}
