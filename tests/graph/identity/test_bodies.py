"""Units that the vocabulary does not have, named in several languages: one where that is sound, else asked."""

from dataclasses import dataclass
from itertools import permutations

import pytest

from graph.fact.publication import publish
from graph.identity import bodies
from graph.identity.source import Source, ordered
from graph.identity.units import code_of
from graph.identity.wording import wording
from ontology.model import Language
from tests.graph.factories import Input, Telling


@dataclass(frozen=True)
class Named:
    """A release that names a unit. ``parent``: code of what it is part of. ``holder``: who leads it."""

    language: Language
    name: str
    kind: str = "office"
    parent: str | None = "pth-peje"
    acronym: str | None = None
    holder: str | None = None
    day: str = "2024-07-03"

    def told(self) -> Input:
        telling = Telling(f"{self.name}: {self.holder or ''}.", self.day, self.language)
        above = telling.unit("Pejë", self.parent) if self.parent is not None else None
        unit = telling.unit(self.name, None, self.kind, above, self.acronym)
        if self.holder is not None:
            telling.tenure(telling.person(self.holder), "unit-head", unit)
        return telling.done()


def found(*named: Named) -> tuple[int, bodies.Bodies]:
    """How many new units they are, and what is said of them."""
    sources = ordered([each.told() for each in named])
    said = bodies.identify(sources)
    settled = bodies.settled(sources, said)
    return len({code_of(source, source.reading.units[-1].local) for source in settled}), said


ONE = [
    # names that mean the same, within one office
    (Named("sq", "Zyra për Komunikim Publik"), Named("sr", "Kancelarija za javnu komunikaciju")),
    (Named("sq", "Zyra për Komunikim Publik"), Named("en", "Public Communication Office")),
    (Named("sr", "Канцеларија за јавну комуникацију"), Named("en", "Office for Public Communication")),
    (Named("sq", "Zyra e Komunikimit Publik"), Named("sq", "Zyra për Komunikim Publik")),
    (
        Named("sq", "Departamenti i Krimeve të Rënda", "department"),
        Named("sr", "Departman za teške zločine", "department"),
    ),
    (Named("sq", "Zyra e Arkivit"), Named("en", "Archive Office")),
    # bodies outside
    (
        Named("sq", "Ministria e Financave e Maqedonisë", "external", None),
        Named("sr", "Ministarstvo finansija Makedonije", "external", None),
    ),
    (
        Named("sq", "Komuna e Prizrenit", "external", None),
        Named("en", "Municipality of Prizren", "external", None),
    ),
    (
        Named("sq", "Instituti Maks Planku", "external", None),
        Named("en", "Institute Maks Plank", "external", None),
    ),
    # an acronym beside a word in common
    (
        Named("sq", "Rrjeti Ballkanik i Prokurorëve", "external", None, "RBPX"),
        Named("en", "Balkan Prosecutors Alliance", "external", None, "RBPX"),
    ),
    # one piece of news
    (
        Named("sq", "Zyra e Pritjes", holder="Arta Gashi"),
        Named("sr", "Kancelarija za doček", holder="Arta Gaši", day="2024-07-05"),
    ),
]
ASKED = [
    # nobody says what they are part of
    (
        Named("sq", "Departamenti i Administratës", "department", None),
        Named("en", "Department of Administration", "department", None),
    ),
    (
        Named("sq", "Qendra Ballkanike", "external", None, "QBKX"),
        Named("en", "Sea Trust", "external", None, "QBKX"),
    ),
    # more words in one than in the other
    (
        Named("sq", "Ministria e Punëve të Brendshme", "external", None),
        Named("sr", "Ministarstvo unutrašnjih poslova Srbije", "external", None),
    ),
]
TWO = [
    # information is not communication
    (Named("sq", "Zyra për Informim me Publikun"), Named("en", "Public Communication Office")),
    (Named("sq", "Zyra e Arkivit"), Named("en", "Archive Office", parent="pth-prizren")),
    (Named("sq", "Zyra e Arkivit"), Named("en", "Archive Unit", "unit")),
    # one word is no name outside: whose court?
    (Named("sq", "Gjykata", "external", None), Named("sr", "Sud", "external", None)),
    (
        Named("sq", "Ministria e Financave", "external", None),
        Named("sr", "Ministarstvo pravde", "external", None),
    ),
    # another week is other news
    (
        Named("sq", "Zyra e Pritjes", holder="Arta Gashi"),
        Named("sr", "Kancelarija za doček", holder="Arta Gaši", day="2024-08-05"),
    ),
    # two letters are no acronym
    (
        Named("sq", "Departamenti i Administratës", "department", "pth-peje", "DA"),
        Named("en", "Department of Analysis", "department", "pth-peje", "DA"),
    ),
]


@pytest.mark.parametrize("named", ONE, ids=lambda n: f"{n[0].name} – {n[1].name}")
def test_one_unit_under_two_names(named: tuple[Named, ...]) -> None:
    for order in permutations(named):
        count, said = found(*order)
        assert count == 1
        assert [link.reasons for link in said.links] != []


@pytest.mark.parametrize("named", ASKED, ids=lambda n: f"{n[0].name} – {n[1].name}")
def test_what_is_likely_waits_for_a_curator(named: tuple[Named, ...]) -> None:
    count, said = found(*named)
    assert count == 2
    assert [bool(doubt.why) for doubt in said.undecided] == [True]


@pytest.mark.parametrize("named", TWO, ids=lambda n: f"{n[0].name} – {n[1].name}")
def test_two_units_that_nobody_asks_about(named: tuple[Named, ...]) -> None:
    count, said = found(*named)
    assert count == 2
    assert said.undecided == ()


def test_two_units_of_one_release_are_two() -> None:
    telling = Telling("Zyra e Arkivit dhe Zyra për Arkiv.")
    above = telling.unit("Pejë", "pth-peje")
    telling.unit("Zyra e Arkivit", None, "office", above)
    telling.unit("Zyra për Arkiv", None, "office", above)
    assert bodies.identify([Source(*telling.done())]).lines == {}


def test_a_name_that_could_be_either_of_two_is_neither() -> None:
    """One release has both Albanian names, so the English one cannot be told from words that both share."""
    telling = Telling("Zyra e Arkivit dhe Zyra për Arkiv.")
    above = telling.unit("Pejë", "pth-peje")
    telling.unit("Zyra e Arkivit", None, "office", above)
    telling.unit("Zyra për Arkiv", None, "office", above)
    said = bodies.identify(ordered([telling.done(), Named("en", "Archive Office").told()]))
    assert said.lines == {}
    assert len(said.undecided) == 2


def test_a_unit_in_two_languages_is_published_with_both_names() -> None:
    pair = ONE[0]
    facts = publish([each.told() for each in pair]).publication
    (unit,) = (u for u in facts.units if u.kind == "office")
    assert unit.labels == {"sq": pair[0].name, "sr": pair[1].name}
    assert unit.parent == "pth-peje"


def test_parts_of_one_unit_in_two_languages_are_parts_of_one() -> None:
    told = []
    for language, whole, part in (
        ("sq", "Ministria e Drejtësisë e Shqipërisë", "Departamenti i Financave"),
        ("en", "Ministry of Justice of Albania", "Finance Department"),
    ):
        telling = Telling(f"{whole}, {part}.", "2024-07-03", language)  # type: ignore[arg-type]
        telling.unit(part, None, "department", telling.unit(whole, None, "external"))
        told.append(telling.done())
    assert len({unit.code for unit in publish(told).publication.units}) == 2


@pytest.mark.parametrize(
    ("name", "language", "kind", "meant"),
    [
        ("Zyra për Komunikim Publik", "sq", "office", {"communication", "public"}),
        ("Opština Prizren", "sr", "external", {"municipality", "prizren"}),
        ("Office of the", "en", "office", set()),
    ],
)
def test_what_names_mean(name: str, language: Language, kind: str, meant: set[str]) -> None:
    assert wording(name, language, kind).meant == meant
