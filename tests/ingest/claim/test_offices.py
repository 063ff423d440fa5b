"""What Albanian sentences say of offices by a verb, a list or a word beside them: text → tenures read."""

import pytest

from ingest.claim.read import read
from tests.ingest.texts import albanian, reading, tenures

COUNCIL = "Këshilli Prokurorial i Kosovës"
NOW, GIVEN, PAST = "current", "appointed", "former"

GIVEN_BY_VERB = [
    (
        "Kryeprokuror i Prokurorisë Themelore në Pejë u zgjodh Agim Kurti.",
        {("Agim Kurti", "kryeprokuror", "Prokuroria Themelore në Pejë", "substantive", GIVEN)},
    ),
    (
        "Me shumicë votash, Këshilli zgjodhi Valon Rexhin kryeprokuror të Prokurorisë Themelore në Ferizaj.",
        {("Valon Rexhi", "kryeprokuror", "Prokuroria Themelore në Ferizaj", "substantive", GIVEN)},
    ),
    (
        "Prokurori i Prokurorisë së Apelit, Elez Blaka, u zgjodh anëtar i Këshillit Prokurorial të Kosovës.",
        {
            ("Elez Blaka", "prokuror", "Prokuroria e Apelit", "substantive", NOW),
            ("Elez Blaka", "anëtar", COUNCIL, "substantive", GIVEN),
        },
    ),
    (
        "Kryesues i Komisionit Disiplinor u caktua Ali Uka, kurse anëtare Vjosa Dema.",
        {
            ("Ali Uka", "kryesues", "Komisioni Disiplinor", "substantive", GIVEN),
            ("Vjosa Dema", "anëtare", "Komisioni Disiplinor", "substantive", GIVEN),
        },
    ),
    (
        "Këshilli emëroi Drita Hajdën ushtruese detyre të kryeprokurores së Prokurorisë Speciale.",
        {("Drita Hajda", "kryeprokurore", "Prokuroria Speciale e Republikës së Kosovës", "acting", GIVEN)},
    ),
    ("Këshilli nuk e zgjodhi Valon Rexhin kryeprokuror të Prokurorisë Themelore në Ferizaj.", set()),
    ("Në muajin tjetër do të zgjidhet kryeprokuror i Prokurorisë Themelore në Pejë Agim Kurti.", set()),
]


@pytest.mark.parametrize(("body", "expected"), GIVEN_BY_VERB)
def test_a_verb_of_choosing_gives_an_office(body: str, expected: set[tuple[object, ...]]) -> None:
    assert tenures(reading(body)) == expected


TOLD = [
    (
        "Folën ministri i Drejtësisë dhe drejtori i Agjencisë Kundër Korrupsionit, Agron Selmani.",
        {("Agron Selmani", "drejtor", "Agjencia Kundër Korrupsionit", "substantive", NOW)},
    ),
    (
        "Foli përfaqësuesi i Prokurorisë së Përgjithshme të Republikës së Shqipërisë, Agron Selmani.",
        {
            (
                "Agron Selmani",
                "përfaqësues",
                "Prokuroria e Përgjithshme e Republikës së Shqipërisë",
                "substantive",
                NOW,
            )
        },
    ),
    (
        "Foli kryetarja e Gjykatës së Apelit Nazife Goranca.",
        {("Nazife Goranca", "kryetare", "Gjykata e Apelit", "substantive", NOW)},
    ),
    (
        "Për gjendjen në Prokuroritë Themelore të Pejës, Gjilanit dhe Prizrenit raportuan kryeprokurorët Arben Kola, "
        "Agron Selmani dhe Ilir Bytyqi.",
        {
            ("Arben Kola", "kryeprokuror", "Prokuroria Themelore në Pejë", "substantive", NOW),
            ("Agron Selmani", "kryeprokuror", "Prokuroria Themelore në Gjilan", "substantive", NOW),
            ("Ilir Bytyqi", "kryeprokuror", "Prokuroria Themelore në Prizren", "substantive", NOW),
        },
    ),
    (
        "Për gjendjen në Prokuroritë Themelore në Pejë dhe Gjilan raportoi kryeprokurori Arben Kola.",
        {("Arben Kola", "kryeprokuror", None, "substantive", NOW)},
    ),
    (
        "Anëtari i Këshillit nga radhët e Odës së Avokatëve, z. Qamil Shehapi, kërkoi sqarime.",
        {("Qamil Shehapi", "anëtar", COUNCIL, "substantive", NOW)},
    ),
    (
        "Kryetari i Panelit Zgjedhor për Ankesa dhe Parashtresa (PZAP), Muharrem Delibashi, foli për planin.",
        set(),
    ),
    (
        "Folën kryetarja e Komisionit Disiplinor, Vjosa Dema, dhe kryetari i Panelit Zgjedhor për Ankesa, Agim Kurti.",
        {("Vjosa Dema", "kryetare", "Komisioni Disiplinor", "substantive", NOW)},
    ),
    ("Drejtori i Sekretariatit tha se për këtë çështje, Agron Selmani, do të raportojë.", set()),
    ("Kryeprokurori i Prokurorisë Themelore në Pejë foli për rastin e të pandehurit, Agron Selmani.", set()),
    (
        "Shefi i Misionit të OSBE-së në Kosovë, Michael Davenhart, foli për planin.",
        {("Michael Davenhart", "shef", "Misioni i OSBE-së", "substantive", NOW)},
    ),
    (
        "Agim Kurti, i cili ka punuar si prokuror në Prokurorinë Themelore në Gjilan, foli për planin.",
        {("Agim Kurti", "prokuror", "Prokuroria Themelore në Gjilan", "substantive", PAST)},
    ),
    (
        "Valon Rexhi, kryeprokuror i Prokurorisë Themelore në Ferizaj, njëherësh anëtar i Komisionit Disiplinor, foli.",
        {
            ("Valon Rexhi", "kryeprokuror", "Prokuroria Themelore në Ferizaj", "substantive", NOW),
            ("Valon Rexhi", "anëtar", "Komisioni Disiplinor", "substantive", NOW),
        },
    ),
    (
        "Vjosa Dema, deri më tani prokurore e Prokurorisë së Apelit, mori detyrën.",
        {("Vjosa Dema", "prokurore", "Prokuroria e Apelit", "substantive", PAST)},
    ),
    (
        "Prokurorinë Themelore në Pejë e drejton si ushtruese detyre Vjosa Dema.",
        {("Vjosa Dema", "kryeprokuror", "Prokuroria Themelore në Pejë", "acting", NOW)},
    ),
    (
        "Prokurori Ali Uka do të transferohet nga Prokuroria Themelore në Pejë në Prokurorinë Themelore në Gjilan.",
        {
            ("Ali Uka", "prokuror", "Prokuroria Themelore në Pejë", "substantive", PAST),
            ("Ali Uka", "prokuror", "Prokuroria Themelore në Gjilan", "substantive", GIVEN),
        },
    ),
    (
        "Kryesuesi i Komisionit Disiplinor, Ali Uka, të cilit i përfundoi mandati, foli për punën.",
        {("Ali Uka", "kryesues", "Komisioni Disiplinor", "substantive", PAST)},
    ),
    (
        "Kryeprokurorja e Pejës, Vjosa Dema, dhe ajo e Prokurorisë Themelore në Gjilan, Drita Hajda, folën.",
        {
            ("Vjosa Dema", "kryeprokurore", "Prokuroria Themelore në Pejë", "substantive", NOW),
            ("Drita Hajda", "kryeprokurore", "Prokuroria Themelore në Gjilan", "substantive", NOW),
        },
    ),
]


@pytest.mark.parametrize(("body", "expected"), TOLD)
def test_words_tell_who_holds_held_or_leaves_an_office(body: str, expected: set[tuple[object, ...]]) -> None:
    assert tenures(reading(body)) == expected


def test_a_deputy_written_apart_is_no_chief() -> None:
    found = tenures(reading("Foli zëvendës-kryeprokurori i Prokurorisë së Apelit, Luan Gashi."))
    assert found == {("Luan Gashi", "zëvendëskryeprokuror", "Prokuroria e Apelit", "substantive", NOW)}


def test_a_minister_belongs_to_the_ministry_that_the_title_names() -> None:
    found = tenures(reading("Në tryezë foli ministri i Drejtësisë, Abel Tahiri."))
    assert found == {("Abel Tahiri", "ministër", "Ministria e Drejtësisë", "substantive", NOW)}


@pytest.mark.parametrize(
    ("title", "role"),
    [
        (
            "Ambasadorin e Republikës Federale të Gjermanisë në Kosovë, z. Klaus Weber",
            "Ambasador e Republikës Federale të Gjermanisë",
        ),
        ("Ambasadorin Italian, Piero Sardi", "Ambasador Italian"),
    ],
)
def test_a_state_stays_in_the_role_of_its_ambassador(title: str, role: str) -> None:
    found = tenures(
        reading(f"Kryesuesi i Këshillit Prokurorial të Kosovës, Arben Kola, priti në takim {title}.")
    )
    assert role in {said for _, said, *_ in found}


ROSTER = """Këshilli zgjodhi komisionet si në vijim:

Komisioni Disiplinor: Ali Uka, kryesues, Vjosa Dema dhe Luan Gashi, anëtarë, Drita Hajda - anëtare rezervë;

Komisioni për Çështje Normative: Arben Kola (kryesues), Agim Kurti (anëtar)."""


def test_a_composition_gives_each_name_its_seat() -> None:
    disciplinary, normative = "Komisioni Disiplinor", "Komisioni për Çështje Normative"
    assert tenures(reading(ROSTER)) == {
        ("Ali Uka", "kryesues", disciplinary, "substantive", GIVEN),
        ("Vjosa Dema", "anëtar", disciplinary, "substantive", GIVEN),
        ("Luan Gashi", "anëtar", disciplinary, "substantive", GIVEN),
        ("Drita Hajda", "anëtare rezervë", disciplinary, "substantive", GIVEN),
        ("Arben Kola", "kryesues", normative, "substantive", GIVEN),
        ("Agim Kurti", "anëtar", normative, "substantive", GIVEN),
    }


def test_a_body_behind_a_preposition_is_no_person() -> None:
    found = reading("Betimin e dha anëtari i ri i Këshillit nga Shoqëria Civile, Florent Muka.")
    assert [person.name for person in found.persons] == ["Florent Muka"]


def test_an_office_named_a_sentence_before_its_oath_rests_on_words_of_the_oath() -> None:
    release = albanian(
        "Në takimin e parë të Këshillit Prokurorial të Kosovës, të mbajtur në orët e mbrëmjes, anëtarët e rinj "
        "dhanë betimin.\n\nBetimin e dhanë: Dren Drenaj dhe Besa Bunjaku."
    )
    found = read(release, "test")
    assert {person for person, role, *_ in tenures(found) if role == "anëtar"} == {
        "Dren Drenaj",
        "Besa Bunjaku",
    }
    quotes = [tenure.evidence.spans[0].quote(release.text) for tenure in found.tenures]
    assert quotes == ["Betimin e dhanë: Dren Drenaj", "Betimin e dhanë: Dren Drenaj dhe Besa Bunjaku"]
