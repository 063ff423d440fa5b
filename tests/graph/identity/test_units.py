"""Units: the vocabulary's code, or one made of name and whole, the same in every release."""

from graph.identity.source import Source
from graph.identity.units import code_of, family, parent_of
from ontology.language.script import to_latin
from ontology.lookup import vocabulary
from tests.graph.factories import Telling


def test_a_unit_of_the_vocabulary_keeps_its_code_and_its_place() -> None:
    told = Telling("Njoftim nga DTI.")
    dti = told.unit("Departamenti i Teknologjisë Informative", "skpk-dti")
    source = Source(*told.done())
    assert (code_of(source, dti), parent_of(source, dti)) == ("skpk-dti", "skpk")
    assert family(source, dti) == "skpk"


def test_a_new_unit_is_named_after_its_whole() -> None:
    told = Telling("Njoftim nga zyra e re.")
    zyra = told.unit("Zyra për Çështje të Reja", parent=told.unit("SKPK", "skpk"))
    other = Telling("Njoftim tjetër nga zyra.")
    same = other.unit("ZYRA PER CESHTJE TE REJA", parent=other.unit("SKPK", "skpk"))
    assert code_of(Source(*told.done()), zyra) == "skpk-zyra-per-ceshtje-te-reja"
    assert code_of(Source(*other.done()), same) == "skpk-zyra-per-ceshtje-te-reja"


def test_one_name_under_two_offices_is_two_units() -> None:
    told = Telling("Njoftim nga zyrat.")
    here = told.unit("Zyra e Pritjes", parent=told.unit("Pejë", "pth-peje"))
    there = told.unit("Zyra e Pritjes", parent=told.unit("Prizren", "pth-prizren"))
    source = Source(*told.done())
    assert code_of(source, here) != code_of(source, there)


def test_cyrillic_and_latin_give_one_code() -> None:
    told = Telling("Канцеларија за подршку.", language="sr")
    cyrillic = told.unit("Канцеларија за подршку")
    latin = told.unit(to_latin("Канцеларија за подршку"))
    source = Source(*told.done())
    assert code_of(source, cyrillic) == code_of(source, latin) == "kancelarija-za-podrsku"


def test_a_new_unit_never_takes_the_code_of_another() -> None:
    told = Telling("KPK e Shqipërisë njoftoi.")
    foreign = told.unit("KPK", kind="external")
    assert code_of(Source(*told.done()), foreign) not in vocabulary().units


def test_a_ring_of_parents_ends() -> None:
    told = Telling("Zyra A dhe Zyra B.")
    told.unit("Zyra A", parent="u2")
    told.unit("Zyra B", parent="u1")
    assert code_of(Source(*told.done()), "u1")
