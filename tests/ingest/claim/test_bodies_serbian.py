"""Committees formed and filled, offices passed on and resigned from, in Serbian: text → tenures read."""

import pytest

from ingest.claim.read import read
from ontology.model import Reading
from tests.ingest import texts
from tests.ingest.texts import parts, tenures

COUNCIL, TRANSFERS = "Tužilački savet Kosova", "Komisija za premeštaj tužilaca"
PEJA, PRIZREN = "Osnovno tužilaštvo u Peći", "Osnovno tužilaštvo u Prizrenu"
NOW, GIVEN, PAST = "current", "appointed", "former"


def serbian(body: str) -> Reading:
    """What is read in a Serbian release with ``body``."""
    return read(texts.serbian(body), "test")


def told(name: str, role: str, unit: str | None, standing: str = NOW) -> tuple[object, ...]:
    """A tenure as the tests print it."""
    return (name, role, unit, "substantive", standing)


FILLED = [
    (
        "Savet je osnovao Komisiju za Premeštaj Tužilaca. Ovom Komisijom će rukovoditi zamenik predsedavajućeg TSK-a, "
        "Arben Kola, dok su za članove određeni tužilac Apelacionog tužilaštva, Naser Dema, i sa Osnovnog tužilaštva "
        "u Peći, Snežana Savić. Rezervni član ove Komisije određena je tužiteljka Nora Gashi.",
        {
            told("Arben Kola", "zamenik predsedavajućeg", COUNCIL),
            told("Arben Kola", "predsedavajući", TRANSFERS, GIVEN),
            told("Naser Dema", "tužilac", "Apelaciono tužilaštvo"),
            told("Naser Dema", "član", TRANSFERS, GIVEN),
            told("Snežana Savić", "član", TRANSFERS, GIVEN),
            told("Nora Gashi", "tužiteljka", None),
            told("Nora Gashi", "rezervni član", TRANSFERS, GIVEN),
        },
    ),
    (
        "Taj stav podržava i Udruženje tužilaca Kosova, čiji je predsednik, Arben Kola, govorio o tome.",
        {told("Arben Kola", "predsednik", "Udruženje tužilaca Kosova")},
    ),
    (
        "Savet je odlučio da se tužiteljka Snežana Savić premesti iz Osnovnog tužilaštva u Peći u Osnovno tužilaštvo u "
        "Prizrenu.",
        {
            told("Snežana Savić", "tužiteljka", PEJA, PAST),
            told("Snežana Savić", "tužiteljka", PRIZREN, GIVEN),
        },
    ),
    (
        "Članovi Saveta su usvojili zahtev za ostavku tužioca Osnovnog tužilaštva u Peći, Arben Kola.",
        {told("Arben Kola", "tužilac", PEJA, PAST)},
    ),
    (
        "Za glavnog tužioca Osnovnog tužilaštva u Peći izabran je Arben Kola. On na toj poziciji zamenjuje Naser Dema, "
        "koji odlazi u penziju.",
        {told("Arben Kola", "glavni tužilac", PEJA, GIVEN), told("Naser Dema", "glavni tužilac", PEJA, PAST)},
    ),
    (
        "Sastanku je prisustvovao šef kabineta glavnog državnog tužioca, Arben Kola.",
        {told("Arben Kola", "šef kabineta", None)},
    ),
    (
        "Savet je zadužio generalnog direktora Sekretarijata, Arben Kola, da pripremi plan.",
        {told("Arben Kola", "generalni direktor", "Sekretarijat Tužilačkog saveta Kosova")},
    ),
    (
        "Sastankom je predsedavao Predsedavajuči Tužilačkog Saveta Kosova, Arben Kola.",
        {told("Arben Kola", "Predsedavajući", COUNCIL)},
    ),
    (
        "Članici Saveta iz redova Advokatske komore Kosova, Snežani Savić, danas je istekao mandat.",
        {told("Snežana Savić", "članica", COUNCIL, PAST)},
    ),
    (
        "Predlog za razrešenje je obrazložen, dok su protiv glasali članovi Saveta, Arben Kola i Naser Dema.",
        {told("Arben Kola", "član", COUNCIL), told("Naser Dema", "član", COUNCIL)},
    ),
    (
        "Komisijom za normativna pitanja predsedava Arben Kola, dok su njeni članovi direktor Sekretarijata, Naser "
        "Dema, i Nora Gashi.",
        {
            told("Naser Dema", "član", "Komisija za normativna pitanja"),
            told("Nora Gashi", "član", "Komisija za normativna pitanja"),
            told("Naser Dema", "direktor", "Sekretarijat Tužilačkog saveta Kosova"),
        },
    ),
    ("Savet je odbio ostavku tužioca Osnovnog tužilaštva u Peći, Arben Kola.", set()),
    (
        "Sindikat traži da se tužiteljka Snežana Savić premesti iz Osnovnog tužilaštva u Peći u Prizren.",
        set(),
    ),
]


@pytest.mark.parametrize(("body", "expected"), FILLED)
def test_offices_are_held_in_the_body_that_the_words_point_to(
    body: str, expected: set[tuple[object, ...]]
) -> None:
    found = tenures(serbian(body))
    assert found >= expected
    assert {row for row in found - expected if row[4] != NOW} == set()


def test_a_list_of_those_appointed_gives_each_the_office_in_the_unit_behind_the_name() -> None:
    found = serbian(
        "Predsednica Republike Kosova, Mira Kelan, dekretom je imenovala dva nova tužioca, i to:\n\n"
        "1. Arben Kola, Osnovno tužilaštvo u Peći;\n2. Snežana Savić, Osnovno tužilaštvo u Prizrenu."
    )
    assert tenures(found) >= {
        told("Arben Kola", "tužilac", PEJA, GIVEN),
        told("Snežana Savić", "tužilac", PRIZREN, GIVEN),
    }
    assert [event.kind for event in found.events] == ["appointment"]
    assert parts(found) >= {("Arben Kola", "participant"), ("Snežana Savić", "participant")}


@pytest.mark.parametrize(
    "words",
    [
        "Savet je usvojio izmene Pravilnika br. 04/2015 o radu Komisije za normativna pitanja, a zatim plan rada.",
        "Usvojen je Zakon o Tužilačkom savetu Kosova.",
    ],
)
def test_the_name_of_a_legal_act_names_no_body(words: str) -> None:
    assert {unit.name for unit in serbian(words).units} <= {COUNCIL} - (
        {COUNCIL} if "Zakon" in words else set()
    )


def test_a_town_behind_its_municipality_is_part_of_the_name() -> None:
    assert "Opština Orahovac" in {
        unit.name for unit in serbian("Gost je iz Opštine Orahovac, kako je rečeno.").units
    }


def test_the_title_of_a_browser_is_no_headline() -> None:
    text = (
        "12 - Single_lajmi | Keshilli Prokurorial i Kosoves\n\nArben Kola izabran za predsedavajućeg\n\n"
        "Priština, 3. jul 2024. godine – Na sednici je za predsedavajućeg Saveta izabran Arben Kola."
    )
    found = read(texts.release(text), "test")
    assert [event.kind for event in found.events] == ["working-meeting", "appointment"]
