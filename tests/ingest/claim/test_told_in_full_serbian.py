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
        "Izveštavali su za glavnog tužioca Osnovnog tužilaštva u Peći, Naser Dema.",
        set(),
    ),
]


@pytest.mark.parametrize(("body", "expected"), OFFICES)
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
