"""What Serbian sentences say of offices by their object, their order and what was said before."""

import pytest

from ingest.claim.read import read
from tests.ingest import texts
from tests.ingest.texts import parts, tenures

COUNCIL = "Tužilački savet Kosova"
PEJA, GJILAN = "Osnovno tužilaštvo u Peći", "Osnovno tužilaštvo u Gnjilanu"
SPECIAL = "Specijalno tužilaštvo Republike Kosovo"
POLICE = "Policija Kosova"
S, A = "substantive", "acting"
NOW, GIVEN = "current", "appointed"


OFFICES = [
    (
        "Članovi Saveta izabrali su zamenika predsedavajućeg TSK-a, tužioca, ujedno člana TSK-a, Arben Kola.",
        {
            ("Arben Kola", "zamenik predsedavajućeg", COUNCIL, S, GIVEN),
            ("Arben Kola", "tužilac", None, S, NOW),
            ("Arben Kola", "član", COUNCIL, S, NOW),
        },
    ),
    (
        "Savet je imenovao glavnog tužioca Osnovnog tužilaštva u Peći, Arben Kola, u Komisiju za normativna pitanja.",
        {("Arben Kola", "glavni tužilac", PEJA, S, NOW)},
    ),
    (
        "Savet je imenovao tužioca Arben Kola.",
        {("Arben Kola", "tužilac", None, S, NOW)},
    ),
    (
        "Za glavnog tužioca Osnovnog tužilaštva u Peći ponovo je izabran Arben Kola.",
        {("Arben Kola", "glavni tužilac", PEJA, S, NOW)},
    ),
    (
        "Vršilac dužnosti glavnog tužioca Kosova Arben Kola i glavni tužilac Specijalnog tužilaštva Naser Dema "
        "razgovarali su o saradnji. Vršilac dužnosti glavnog tužioca, Arben Kola, istakao je značaj saradnje.",
        {
            ("Arben Kola", "glavni tužilac Kosova", None, A, NOW),
            ("Naser Dema", "glavni tužilac", SPECIAL, S, NOW),
        },
    ),
    (
        "Glavni tužilac Osnovnog tužilaštva u Peći, Arben Kola, u pratnji svog zamenika g. Naser Dema, govorio je.",
        {("Arben Kola", "glavni tužilac", PEJA, S, NOW), ("Naser Dema", "zamenik", None, S, NOW)},
    ),
    (
        "Na sastanku su bili prisutni g. Arben Kola, službenik za vezu Policije Kosova, Naser Dema, oficir za vezu "
        "Policije Kosova, kao i g. Luan Hoti.",
        {
            ("Arben Kola", "službenik za vezu", POLICE, S, NOW),
            ("Naser Dema", "oficir za vezu", POLICE, S, NOW),
        },
    ),
    (
        "Sindikat traži da se tužilac Arben Kola premesti iz Osnovnog tužilaštva u Peći u Osnovno tužilaštvo u "
        "Gnjilanu.",
        {("Arben Kola", "tužilac", None, S, NOW)},
    ),
]
OFFICES += [
    (
        "Predsedavajući TSK-a razgovarao je sa glavnim kosovskim tužiocem Jetišom Maljokuom.",
        {("Jetiš Maljoku", "glavni kosovski tužilac", None, S, NOW)},
    ),
    (
        "Tužilac Specijalnog tužilaštva Kosova, Arben Kola, govorio je o planu.",
        {("Arben Kola", "tužilac", SPECIAL, S, NOW)},
    ),
    (
        "Disciplinska komisija na čelu sa predsedavajućim Arbenom Hotijem i članovima Naserom Gashijem i "
        "Jovom Radićem, usvojila je izveštaj.",
        {
            ("Arben Hoti", "predsedavajući", "Disciplinska komisija", S, NOW),
            ("Naser Gashi", "član", "Disciplinska komisija", S, NOW),
            ("Jovo Radić", "član", "Disciplinska komisija", S, NOW),
        },
    ),
]
APPEAL = "Apelaciono tužilaštvo"
REVIEW = "Komisija za procenu učinka"
SECRETARIAT = "Sekretarijat Tužilačkog saveta Kosova"
UNIT = "Jedinica za razmatranje učinka tužilaštva"
PAST, OUT = "former", "dismissed"
MOVES = [
    (
        "Odlučeno je da se tužilac Blerton Hajra iz Osnovnog tužilaštva u Peći unapredi u Apelaciono tužilaštvo.",
        {("Blerton Hajra", "tužilac", PEJA, S, PAST), ("Blerton Hajra", "tužilac", APPEAL, S, GIVEN)},
    ),
    (
        "TSK je odobrio zahtev tužioca Besnika Dauta za premeštaj iz Osnovnog tužilaštva u Peći u Osnovno tužilaštvo u "
        "Gnjilanu.",
        {("Besnik Daut", "tužilac", PEJA, S, PAST), ("Besnik Daut", "tužilac", GJILAN, S, GIVEN)},
    ),
    (
        "TSK je odbio zahtev tužioca Besnik Daut za premeštaj iz Osnovnog tužilaštva u Peći u Osnovno tužilaštvo u "
        "Gnjilanu.",
        {("Besnik Daut", "tužilac", None, S, NOW)},
    ),
    (
        "Glavni tužilac Osnovnog tužilaštva u Peći, Agim Leka, prelazi na funkciju tužioca u Apelacionom tužilaštvu.",
        {("Agim Leka", "glavni tužilac", PEJA, S, PAST), ("Agim Leka", "tužilac", APPEAL, S, GIVEN)},
    ),
    (
        "Tužilac Skender Gashi, koji je bio u Departmanu za maloletnike, raspoređen je u Opšti departman.",
        {("Skender Gashi", "tužilac", "Opšti departman", S, GIVEN)},
    ),
]
FILLED = [
    (
        "U Komisiju za procenu učinka imenovani su tužilac Apelacionog tužilaštva Luan Hoti, kao predsedavajući, i "
        "tužiteljka Osnovnog tužilaštva u Peći Mira Dedić, kao član.",
        {
            ("Luan Hoti", "tužilac", APPEAL, S, NOW),
            ("Luan Hoti", "predsedavajući", REVIEW, S, GIVEN),
            ("Mira Dedić", "tužiteljka", PEJA, S, NOW),
            ("Mira Dedić", "član", REVIEW, S, GIVEN),
        },
    ),
    (
        "Novi rukovodilac Opšteg departmana biće tužilac Besnik Rama.",
        {
            ("Besnik Rama", "tužilac", None, S, NOW),
            ("Besnik Rama", "rukovodilac", "Opšti departman", S, GIVEN),
        },
    ),
    (
        "Savet je razrešio dužnosti direktora Jedinice za razmatranje učinka tužilaštva, Valona Berishu, a na njegovo "
        "mesto imenovao Teutu Krasniqi.",
        {("Valon Berisha", "direktor", UNIT, S, OUT), ("Teuta Krasniqi", "direktor", UNIT, S, GIVEN)},
    ),
    (
        "Članica Saveta, Vjollca Meha, položila je zakletvu pred članovima Saveta.",
        {("Vjollca Meha", "članica", COUNCIL, S, GIVEN)},
    ),
    (
        "Dužnost generalnog direktora Sekretarijata TSK-a od danas obavlja Shpend Maxhuni, nakon što je dosadašnji "
        "direktor podneo ostavku.",
        {("Shpend Maxhuni", "generalni direktor", SECRETARIAT, S, NOW)},
    ),
    (
        "Imenovani su tužilac Gent Salihu za Departman za teška krivična dela i tužiteljka Drita Pula.",
        {("Gent Salihu", "tužilac", None, S, NOW), ("Drita Pula", "tužiteljka", None, S, NOW)},
    ),
    (
        "Sastanku je prisustvovao zamenik šefa misije OEBS-a, Kori Henderson.",
        {("Kori Henderson", "zamenik šefa misije", "Organizacija za evropsku bezbednost i saradnju", S, NOW)},
    ),
]
REPORTED = [
    (
        "Danas su izveštavali i glavni tužilac Osnovnog tužilaštva u Peći, Naser Dema, zamenik glavnog tužioca "
        "Osnovnog tužilaštva u Gnjilanu, Ali Hoti i glavni tužilac Specijalnog tužilaštva, Luan Kola.",
        {"Naser Dema", "Ali Hoti", "Luan Kola"},
    ),
    (
        "Pred članovima Saveta izveštavali su za prvi kvartal ove godine, glavni tužilac Osnovnog tužilaštva u Peći, "
        "Naser Dema, i glavni tužilac Specijalnog tužilaštva, Luan Kola.",
        {"Naser Dema", "Luan Kola"},
    ),
    (
        "Glavni tužilac Osnovnog tužilaštva u Peći, Milot Ahmeti, i njegov zamenik, Driton Bajra, izvestili su o radu.",
        {"Milot Ahmeti", "Driton Bajra"},
    ),
    (
        "Izveštavali su za glavnog tužioca Osnovnog tužilaštva u Peći, Naser Dema.",
        set(),
    ),
]


@pytest.mark.parametrize(("body", "expected"), [*OFFICES, *MOVES, *FILLED])
def test_a_sentence_tells_of_offices(body: str, expected: set[tuple[object, ...]]) -> None:
    assert tenures(read(texts.serbian(body), "test")) == expected


@pytest.mark.parametrize(("body", "expected"), REPORTED)
def test_all_of_a_list_report(body: str, expected: set[str]) -> None:
    lead = "Tužilački savet Kosova održao je danas redovnu sednicu."
    assert {name for name, _ in parts(read(texts.serbian(f"{lead} {body}"), "test"))} == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Govorili su tužioci Osnovnih Tužilaštva Prištine, Gnjilana i Prizrena.", 3),
        ("Govorili su tužioci Osnovnog tužilaštva u Peći.", 1),
        ("Novi tužioci biće raspoređeni u 7 Osnovna Tužilaštva Republike Kosova.", 0),
        ("Razgovarali su sa Agencijom Evropske unije.", 1),
    ],
)
def test_a_noun_in_the_plural_names_as_many_offices_as_towns(body: str, expected: int) -> None:
    assert len(read(texts.serbian(body), "test").units) == expected
