"""Units that releases say were founded or renamed, in three languages; and what is said otherwise."""

import pytest

from ingest.claim.read import read
from ontology.model import Reading
from tests.ingest.texts import albanian, release, serbian


def english(body: str) -> Reading:
    return read(release(f"Announcement for the public and media\n\nPrishtina, 3 July 2024 – {body}"), "test")


def told(found: Reading) -> list[tuple[str | None, str, str | None]]:
    """Name before, name after and day of every change."""
    names = {unit.local: unit.name for unit in found.units}
    return [
        (names[c.before] if c.before else None, names[c.after], c.date.edtf if c.date else None)
        for c in found.changes
    ]


ALBANIAN = [
    (
        "Zyra për Informim me Publikun u riemërtua në Zyra për Komunikim Publik.",
        [("Zyra për Informim me Publikun", "Zyra për Komunikim Publik", None)],
    ),
    (
        "Me këtë vendim, Zyra për Informim me Publikun riemërtohet në Zyra për Komunikim Publik.",
        [("Zyra për Informim me Publikun", "Zyra për Komunikim Publik", None)],
    ),
    (
        "Këshilli riemërtoi Njësinë për Mbështetje Ligjore në Njësinë për Çështje Ligjore.",
        [("Njësia për Mbështetje Ligjore", "Njësia për Çështje Ligjore", None)],
    ),
    (
        "Komisioni për Akte Normative u riemërtua në Komisioni për Çështje Normative më 1 shkurt 2016.",
        [("Komisioni për Çështje Normative", "Komisioni për Çështje Normative", "2016-02-01")],
    ),
    (
        "Më 3 mars 2020 u themelua Departamenti për Krime Ekonomike.",
        [(None, "Departamenti për Krime Ekonomike", "2020-03-03")],
    ),
    (
        "Këshilli themeloi Njësinë për Mbrojtjen e Dëshmitarëve.",
        [(None, "Njësia për Mbrojtjen e Dëshmitarëve", None)],
    ),
    (
        "Njësia për Krime Kibernetike u themelua vitin e kaluar.",
        [(None, "Njësia për Krime Kibernetike", None)],
    ),
    ("Zyra për Informim me Publikun nuk u riemërtua në Zyra për Komunikim Publik.", []),
    ("Zyra për Informim me Publikun do të riemërtohet në Zyra për Komunikim Publik.", []),
    ("Këshilli propozoi që të themelohet Njësia për Krime Kibernetike.", []),
    ("Nuk u themelua Njësia për Krime Kibernetike.", []),
    ("Njësia për Krime Kibernetike, në kuadër të së cilës u themelua një rrjet, raportoi.", []),
    ("U themeluan njësi të reja në prokurori.", []),
    ("Zyra për Informim me Publikun u riemërtua.", []),
]
SERBIAN = [
    (
        "Kancelarija za informisanje javnosti preimenovana je u Kancelariju za javnu komunikaciju.",
        [("Kancelarija za informisanje javnosti", "Kancelarija za javnu komunikaciju", None)],
    ),
    (
        "Kancelarija za informisanje javnosti preimenuje se u Kancelariju za javnu komunikaciju.",
        [("Kancelarija za informisanje javnosti", "Kancelarija za javnu komunikaciju", None)],
    ),
    ("Savet je osnovao Jedinicu za pravna pitanja.", [(None, "Jedinica za pravna pitanja", None)]),
    ("Osnovana je Jedinica za pravna pitanja.", [(None, "Jedinica za pravna pitanja", None)]),
    ("Savet nije osnovao Jedinicu za pravna pitanja.", []),
    ("Biće osnovana Jedinica za pravna pitanja.", []),
]
ENGLISH = [
    (
        "The Public Information Office was renamed the Public Communication Office.",
        [("Public Information Office", "Public Communication Office", None)],
    ),
    (
        "The Public Information Office has been renamed to Public Communication Office.",
        [("Public Information Office", "Public Communication Office", None)],
    ),
    ("The Council established the Legal Support Unit.", [(None, "Legal Support Unit", None)]),
    ("The Legal Support Unit was established on 3 March 2020.", [(None, "Legal Support Unit", "2020-03-03")]),
    ("The Legal Support Unit will be established next year.", []),
    ("The Council decided to establish rules for the Legal Support Unit.", []),
]


@pytest.mark.parametrize(("body", "expected"), ALBANIAN, ids=lambda v: v if isinstance(v, str) else "")
def test_albanian(body: str, expected: list[object]) -> None:
    assert told(read(albanian(body), "test")) == expected


@pytest.mark.parametrize(("body", "expected"), SERBIAN, ids=lambda v: v if isinstance(v, str) else "")
def test_serbian(body: str, expected: list[object]) -> None:
    assert told(read(serbian(body), "test")) == expected


@pytest.mark.parametrize(("body", "expected"), ENGLISH, ids=lambda v: v if isinstance(v, str) else "")
def test_english(body: str, expected: list[object]) -> None:
    assert told(english(body)) == expected


def test_a_change_rests_on_the_words_from_one_name_to_the_other() -> None:
    found = albanian("Zyra për Informim me Publikun u riemërtua në Zyra për Komunikim Publik.")
    (change,) = read(found, "test").changes
    assert change.evidence.rule == "unit-renamed"
    assert [span.quote(found.text) for span in change.evidence.spans] == [
        "Zyra për Informim me Publikun u riemërtua në Zyra për Komunikim Publik"
    ]
