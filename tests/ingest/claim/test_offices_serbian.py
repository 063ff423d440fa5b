"""What Serbian sentences say of offices by a verb, a noun or a word beside them: text → tenures read."""

import pytest

from ingest.claim.read import read
from ontology.language.script import to_cyrillic, to_latin
from ontology.model import Reading
from tests.ingest import texts
from tests.ingest.texts import tenures

COUNCIL = "Tužilački savet Kosova"
PEJA, GJILAN, PRIZREN = (f"Osnovno tužilaštvo u {town}" for town in ("Peći", "Gnjilanu", "Prizrenu"))
NOW, GIVEN, PAST = "current", "appointed", "former"


def serbian(body: str) -> Reading:
    """What is read in a Serbian release with ``body``."""
    return read(texts.serbian(body), "test")


def told(
    name: str, role: str, unit: str | None, standing: str = NOW, capacity: str = "substantive"
) -> tuple[object, ...]:
    """A tenure as the tests print it."""
    return (name, role, unit, capacity, standing)


GIVEN_BY_VERB = [
    (
        "Za predsedavajućeg Tužilačkog saveta Kosova izabran je tužilac Apelacionog tužilaštva, Arben Kola.",
        {
            told("Arben Kola", "predsedavajući", COUNCIL, GIVEN),
            told("Arben Kola", "tužilac", "Apelaciono tužilaštvo"),
        },
    ),
    (
        "Snežana Savić je izabrana za glavnu tužiteljku Osnovnog tužilaštva u Peći.",
        {told("Snežana Savić", "glavna tužiteljka", PEJA, GIVEN)},
    ),
    (
        "Na dužnost direktorke Sekretarijata imenovana je Snežana Savić.",
        {told("Snežana Savić", "direktorka", "Sekretarijat Tužilačkog saveta Kosova", GIVEN)},
    ),
    (
        "Za člana Komisije za normativna pitanja određen je Arben Kola, a za predsedavajuću Snežana Savić.",
        {
            told("Arben Kola", "član", "Komisija za normativna pitanja", GIVEN),
            told("Snežana Savić", "predsedavajuća", "Komisija za normativna pitanja", GIVEN),
        },
    ),
    (
        "Snežana Savić je preuzela dužnost glavne tužiteljke Osnovnog tužilaštva u Peći.",
        {told("Snežana Savić", "glavna tužiteljka", PEJA, GIVEN)},
    ),
    ("Savet nije izabrao Arbena Kolu za glavnog tužioca Osnovnog tužilaštva u Peći.", set()),
    ("Sledećeg meseca biće izabran glavni tužilac Osnovnog tužilaštva u Peći.", set()),
]


@pytest.mark.parametrize(("body", "expected"), GIVEN_BY_VERB)
def test_a_verb_of_choosing_gives_an_office(body: str, expected: set[tuple[object, ...]]) -> None:
    assert tenures(serbian(body)) == expected


TOLD = [
    (
        "O stanju u Osnovnim tužilaštvima Peći, Gnjilana i Prizrena izvestili su glavni tužioci Arben Kola, Agron "
        "Selmani i Ilir Bytyqi.",
        {
            told("Arben Kola", "glavni tužilac", "Osnovno tužilaštvo u Peći"),
            told("Agron Selmani", "glavni tužilac", "Osnovno tužilaštvo u Gnjilanu"),
            told("Ilir Bytyqi", "glavni tužilac", PRIZREN),
        },
    ),
    (
        "O stanju u osnovnim tužilaštvima u Peći i Gnjilanu izvestio je glavni tužilac Arben Kola.",
        {told("Arben Kola", "glavni tužilac", None)},
    ),
    (
        "Direktor programa za vladavinu prava u okviru organizacije Helvetas, Agron Selmani, govorio je o planu.",
        set(),
    ),
    (
        "Član Saveta iz redova Advokatske komore, g. Ćamil Šehapi, zatražio je objašnjenja.",
        {told("Ćamil Šehapi", "član", "Tužilački savet Kosova")},
    ),
    ("Direktor Sekretarijata je rekao da o ovom pitanju, Agron Selmani, izveštava.", set()),
    (
        "Arben Kola je do sada radio kao tužilac u Apelacionom tužilaštvu.",
        {told("Arben Kola", "tužilac", "Apelaciono tužilaštvo", PAST)},
    ),
    (
        "Osnovno tužilaštvo u Prizrenu vodi Snežana Savić.",
        {told("Snežana Savić", "glavni tužilac", PRIZREN)},
    ),
    (
        "Snežana Savić, koja rukovodi Departmanom za teška krivična dela, govorila je o predmetima.",
        {told("Snežana Savić", "rukovodilac", "Departman za teška krivična dela")},
    ),
    (
        "Arben Kola, koji je Osnovno tužilaštvo u Peći vodio od 2013. godine, govorio je o predmetima.",
        {told("Arben Kola", "glavni tužilac", PEJA, PAST)},
    ),
    (
        "Na skupu je govorio Arben Kola, od 1. oktobra glavni tužilac Osnovnog tužilaštva u Gnjilanu.",
        {told("Arben Kola", "glavni tužilac", GJILAN)},
    ),
    (
        "Tužilac Arben Kola premešten je iz Osnovnog tužilaštva u Peći u Osnovno tužilaštvo u Prizrenu.",
        {told("Arben Kola", "tužilac", PEJA, PAST), told("Arben Kola", "tužilac", PRIZREN, GIVEN)},
    ),
    (
        "Sastanku je prisustvovao Arben Kola, koji je govorio o radu i koji ostaje tužilac Osnovnog tužilaštva u Peći.",
        {told("Arben Kola", "tužilac", PEJA)},
    ),
    (
        "Arben Kola obavlja dužnost direktora Sekretarijata.",
        {told("Arben Kola", "direktor", "Sekretarijat Tužilačkog saveta Kosova")},
    ),
]


@pytest.mark.parametrize(("body", "expected"), TOLD)
def test_a_verb_tells_who_holds_or_held_an_office(body: str, expected: set[tuple[object, ...]]) -> None:
    assert tenures(serbian(body)) == expected


ENDED = [
    (
        "Glavnom tužiocu Osnovnog tužilaštva u Peći, Arbenu Koli, istekao je mandat.",
        {told("Arben Kola", "glavni tužilac", PEJA, PAST)},
    ),
    (
        "Dosadašnja predsedavajuća Tužilačkog saveta Kosova Snežana Savić predala je dužnost novom "
        "predsedavajućem Arbenu Koli.",
        {
            told("Snežana Savić", "predsedavajuća", COUNCIL, PAST),
            told("Arben Kola", "predsedavajući", COUNCIL, GIVEN),
        },
    ),
    (
        "Savet je razrešio glavnog tužioca Osnovnog tužilaštva u Peći, Arbena Kolu.",
        {told("Arben Kola", "glavni tužilac", PEJA, "dismissed")},
    ),
    (
        "Savet je doneo odluku o razrešenju glavnog tužioca Osnovnog tužilaštva u Peći, Arben Kola.",
        {told("Arben Kola", "glavni tužilac", PEJA, "dismissed")},
    ),
    ("Savet nije doneo odluku o razrešenju glavnog tužioca Osnovnog tužilaštva u Peći, Arben Kola.", set()),
    (
        "Savet je razmatrao predlog za razrešenje glavnog tužioca Osnovnog tužilaštva u Peći, Arben Kola.",
        set(),
    ),
]


@pytest.mark.parametrize(("body", "expected"), ENDED)
def test_the_end_of_an_office_is_told_of_its_holder_alone(
    body: str, expected: set[tuple[object, ...]]
) -> None:
    assert tenures(serbian(body)) == expected


BEING = [
    (
        "Za zamenika predsedavajućeg Saveta izabrali su Arbena Zogaja, tužioca Apelacionog tužilaštva.",
        {
            told("Arben Zogaj", "zamenik predsedavajućeg", COUNCIL, GIVEN),
            told("Arben Zogaj", "tužilac", "Apelaciono tužilaštvo"),
        },
    ),
    (
        "Arben Kola je od danas novi portparol Osnovnog tužilaštva u Peći.",
        {told("Arben Kola", "portparol", PEJA, GIVEN)},
    ),
    (
        "O tome je govorila Snežana Savić, koja je i predsedavajuća Komisije za normativna pitanja.",
        {told("Snežana Savić", "predsedavajuća", "Komisija za normativna pitanja")},
    ),
    (
        "Formirana je Komisija za normativna pitanja. Predsedavajuća Komisije je Snežana Savić, a članovi Arben Kola i "
        "Naser Dema.",
        {
            told("Snežana Savić", "predsedavajuća", "Komisija za normativna pitanja", GIVEN),
            told("Arben Kola", "član", "Komisija za normativna pitanja", GIVEN),
            told("Naser Dema", "član", "Komisija za normativna pitanja", GIVEN),
        },
    ),
    (
        "Komisiju za normativna pitanja čine: Snežana Savić (predsedavajuća) i Arben Kola (član).",
        {
            told("Snežana Savić", "predsedavajuća", "Komisija za normativna pitanja", GIVEN),
            told("Arben Kola", "član", "Komisija za normativna pitanja", GIVEN),
        },
    ),
    ("Sa Arbenom Kolom je predsedavajući Saveta razgovarao o planu rada.", set()),
    ("Glavni tužilac je Arbenu Koli čestitao na izboru.", set()),
]


@pytest.mark.parametrize(("body", "expected"), BEING)
def test_a_form_of_being_tells_an_office(body: str, expected: set[tuple[object, ...]]) -> None:
    assert tenures(serbian(body)) == expected


def test_who_leads_the_meeting_at_which_a_term_ends_stays_in_office() -> None:
    found = tenures(
        serbian(
            "Savet je na sastanku, kojim je predsedavao predsedavajući Arben Kola, konstatovao da je glavnom tužiocu "
            "Osnovnog tužilaštva u Peći, Naser Dema, istekao mandat."
        )
    )
    assert found == {
        told("Arben Kola", "predsedavajući", COUNCIL),
        told("Naser Dema", "glavni tužilac", PEJA, PAST),
    }


def test_votes_that_someone_was_chosen_with_make_nobody_a_candidate() -> None:
    found = tenures(
        serbian(
            "Na sastanku, kojim je rukovodila dosadašnja predsedavajuća Snežana Savić, za predsedavajućeg je sa deset "
            "glasova izabran Arben Kola."
        )
    )
    assert {row[4] for row in found} == {PAST, GIVEN}


@pytest.mark.parametrize("body", [body for body, _ in (*GIVEN_BY_VERB, *TOLD, *ENDED, *BEING)])
def test_cyrillic_says_the_same_as_latin(body: str) -> None:
    in_cyrillic = {tuple(to_latin(v) if v else v for v in row) for row in tenures(serbian(to_cyrillic(body)))}
    assert in_cyrillic == tenures(serbian(body))


def test_votes_make_candidates_of_those_not_elected() -> None:
    found = tenures(
        serbian(
            "Članovi Saveta izabrali su Snežanu Savić za predsedavajuću Tužilačkog saveta Kosova. "
            "Savić je dobila sedam, a Arben Kola četiri glasa."
        )
    )
    assert told("Arben Kola", "predsedavajuća", COUNCIL, "candidate") in found


def test_a_possessive_role_is_held_in_the_body_named_last() -> None:
    found = tenures(
        serbian(
            "Tužilački savet Kosova je saslušao izveštaj Disciplinske komisije. "
            "Njena predsedavajuća, Snežana Savić, govorila je o postupcima."
        )
    )
    assert found == {told("Snežana Savić", "predsedavajuća", "Disciplinska komisija")}


def test_a_predecessor_gone_held_the_successors_office() -> None:
    found = tenures(
        serbian(
            "Posle odlaska Milana Ristovića u penziju Snežana Savić od 1. januara vršiteljka dužnosti "
            "glavne tužiteljke Osnovnog tužilaštva u Peći."
        )
    )
    assert told("Snežana Savić", "glavna tužiteljka", PEJA, capacity="acting") in found
    assert {row[:1] + row[4:] for row in found} == {("Snežana Savić", NOW), ("Milan Ristović", PAST)}
