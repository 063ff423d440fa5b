"""Who takes part, where Serbian words stand in any order: text → event kinds, and actor with part."""

import pytest

from ingest.claim.read import read
from ontology.model import Reading
from tests.ingest import texts
from tests.ingest.texts import parts, tenures

MET = "Sastanak Tužilačkog saveta Kosova održan je danas."


def serbian(body: str) -> Reading:
    """What is read in a Serbian release with ``body``."""
    return read(texts.serbian(body), "test")


TAKING_PART = [
    (
        f"{MET} Izveštaj o radu podneo je glavni tužilac Osnovnog tužilaštva u Peći, Arben Kola.",
        {("Arben Kola", "presenter")},
    ),
    (
        f"{MET} Arben Kola, glavni tužilac Osnovnog tužilaštva u Peći, održao je uvodno izlaganje.",
        {("Arben Kola", "speaker")},
    ),
    (
        f"{MET} Na kraju su govorili: direktorka Sekretarijata, Snežana Savić, i portparol Arben Kola.",
        {("Snežana Savić", "speaker"), ("Arben Kola", "speaker")},
    ),
    (
        "Glavni državni tužilac Arben Kola primljen je danas na sastanku od strane ministarke pravde, Snežane Savić.",
        {("Snežana Savić", "host"), ("Arben Kola", "guest")},
    ),
    (
        "Glavni državni tužilac, Arben Kola, posetio je Osnovno tužilaštvo u Peći, gde ga je dočekala glavna "
        "tužiteljka Snežana Savić.",
        {("Snežana Savić", "host"), ("Arben Kola", "participant")},
    ),
    (
        "Predsedavajući TSK-a, Arben Kola, bio je danas domaćin sastanka sa direktorkom Sekretarijata, Snežanom Savić.",
        {("Arben Kola", "chair"), ("Snežana Savić", "guest")},
    ),
    (
        "Predsedavajući TSK-a Arben Kola razgovarao je danas sa ambasadorom Danske na Kosovu, Larsom Holmom.",
        {("Arben Kola", "speaker"), ("Lars Holm", "guest")},
    ),
    (
        "Glavni državni tužilac, Arben Kola, u pratnji saradnika, Naser Dema, posetio je Sudski savet Kosova.",
        {("Arben Kola", "participant")},
    ),
    (
        "Na konferenciji, koju je otvorila ministarka pravde Snežana Savić, govorio je portparol Arben Kola.",
        {("Snežana Savić", "chair"), ("Arben Kola", "speaker")},
    ),
    (
        "Glavni državni tužilac Arben Kola imao je danas sastanak sa direktorkom Sekretarijata, Snežanom Savić.",
        {("Arben Kola", "chair"), ("Snežana Savić", "guest")},
    ),
    (
        "Glavni državni tužilac Arben Kola održao je konferenciju za medije. Predmet vodi tužilac Naser Dema.",
        {("Arben Kola", "chair")},
    ),
    (
        "Delegacija Saveta, na čelu sa predsedavajućim Arbenom Zogajem, boravi u poseti Sudskom savetu Kosova.",
        {("Arben Zogaj", "participant")},
    ),
    (
        f"{MET} Učestvovali su članovi oba saveta, Arben Kola, Snežana Savić i Nora Dema.",
        {("Arben Kola", "participant"), ("Snežana Savić", "participant"), ("Nora Dema", "participant")},
    ),
    (
        "Održana je primopredaja dužnosti između dosadašnjeg glavnog državnog tužioca, Arben Zogaj, i novog glavnog "
        "državnog tužioca, Naser Dema.",
        {("Arben Zogaj", "participant"), ("Naser Dema", "participant")},
    ),
    (f"{MET} Glavni tužilac Osnovnog tužilaštva u Peći, Arben Kola, podneće izveštaj u maju.", set()),
    (f"{MET} Savet je zahvalio glavnom tužiocu Osnovnog tužilaštva u Peći, Arbenu Koli, na radu.", set()),
]


@pytest.mark.parametrize(("body", "expected"), TAKING_PART)
def test_who_acts_takes_part_in_whatever_order_it_is_told(body: str, expected: set[tuple[str, str]]) -> None:
    assert parts(serbian(body)) == expected


KINDS = [
    (
        "Predsedavajući TSK-a, Arben Kola, primio je danas direktora Pravosudne akademije, Naser Dema.",
        "working-meeting",
    ),
    (
        "O saradnji su razgovarali glavni državni tužilac Arben Kola i direktor Policije Naser Dema.",
        "working-meeting",
    ),
    ("Glavni državni tužilac Arben Kola održao je kolegijum sa glavnim tužiocima.", "working-meeting"),
    ("Novi tužioci su, pred članovima Saveta, danas položili svečanu zakletvu.", "ceremony"),
    ("Na redovnoj sednici Tužilački savet Kosova je usvojio plan rada.", "council-session"),
]


@pytest.mark.parametrize(("body", "kind"), KINDS)
def test_a_verb_alone_can_tell_the_kind_of_event(body: str, kind: str) -> None:
    title = "Novi tužioci položili zakletvu" if kind == "ceremony" else "Saopštenje"
    found = read(texts.release(f"{title}\n\nPriština, 3. jul 2024. godine – {body}"), "test")
    assert [event.kind for event in found.events] == [kind]


def test_the_new_members_named_before_the_oath_take_their_seats() -> None:
    found = serbian("Novi članovi Saveta Arben Kola i Snežana Savić su danas položili zakletvu.")
    assert tenures(found) == {
        (name, "član", "Tužilački savet Kosova", "substantive", "appointed")
        for name in ("Arben Kola", "Snežana Savić")
    }


def test_a_release_of_names_and_offices_has_a_language_too() -> None:
    body = (
        "Novi tužioci: Arben Kola, Snežana Savić, Naser Dema. Predsedavajući Saveta čestitao im je na izboru."
    )
    assert texts.serbian(body).language == "sr"
