"""What Python gets from the vocabulary."""

import subprocess
import sys

import pytest

from ontology.errors import NotFoundError
from ontology.lookup import vocabulary
from ontology.model import LANGUAGES

V = vocabulary()


def test_units_come_with_names_place_in_the_tree_and_head_role() -> None:
    secretariat = V.units["skpk"]
    assert secretariat.kind == "secretariat"
    assert secretariat.parent == "kpk"
    assert secretariat.head_role == "director-general"
    assert secretariat.labels["sq"] == "Sekretariati i Këshillit Prokurorial të Kosovës"
    assert secretariat.acronyms == {"sq": "SKPK"}
    assert all(secretariat.attested.values())


@pytest.mark.parametrize(
    ("unit", "role"),
    [
        ("kpk", "council-chair"),
        ("psh", None),
        ("zkpsh", "chief-state-prosecutor"),
        ("zkpsh-kabineti", "head-of-cabinet"),
        ("pth-peje", "chief-prosecutor"),
        ("pth-peje-dkr", "department-head"),
        ("skpk-dti", "unit-head"),
        ("skpk-budget-finance", "department-head"),
        ("njshpp", "director"),
        ("njshpp-statistika", "unit-head"),
        ("kk-zgjedhje", "national-coordinator"),
        ("kom-normativ", "committee-chair"),
        ("ext-eulex", None),
    ],
)
def test_each_kind_of_unit_has_the_head_it_should(unit: str, role: str | None) -> None:
    assert V.units[unit].head_role == role


def test_a_label_nobody_printed_is_marked() -> None:
    assert not V.units["skpk-dti"].attested["sq"]
    assert V.units["njshpp"].attested == {"sq": True, "sr": False, "en": True}


def test_slips_are_kept_apart_from_names_in_use() -> None:
    council = V.units["kpk"]
    assert "Këshilli Prokurorial" in council.alternatives["sq"]
    assert "KPS" in council.hidden["en"]
    assert not set(council.hidden["en"]) & set(council.alternatives["en"])


def test_validity_is_edtf() -> None:
    assert V.units["kpk"].valid_from == "2010~"
    assert V.units["pp-qarkut-prishtine"].valid_to == "2012-12-31?"


def test_roles_have_both_genders_in_every_language() -> None:
    role = V.roles["council-chair"]
    assert role.labels_m["sq"] == "Kryesues i Këshillit"
    assert role.labels_f["sq"] == "Kryesuese e Këshillit"
    assert role.labels_f["en"] == role.labels_m["en"]
    assert all(set(r.labels_m) == set(r.labels_f) == set(LANGUAGES) for r in V.roles.values())


def test_a_role_may_point_to_a_kind_of_unit_by_its_name() -> None:
    assert {key: role.head_of_kind for key, role in V.roles.items() if role.head_of_kind} == {
        "committee-chair": ("committee",),
        "council-chair": ("council",),
        "department-head": ("department", "division"),
        "head-of-cabinet": ("cabinet",),
    }


def test_only_roles_under_external_are_external() -> None:
    assert {key for key, role in V.roles.items() if role.external} == {
        "ambassador",
        "body-president",
        "deputy-minister",
        "executive-director",
        "expert",
        "external",
        "judge",
        "minister",
        "president",
        "representative",
        "resident-legal-adviser",
        "resident-representative",
    }


def test_ancestors_go_from_the_parent_to_the_root() -> None:
    assert V.ancestors("pth-peje-dkr") == ("pth-peje", "psh")
    assert V.ancestors("kpk") == ()
    assert V.ancestors("no-such-unit") == ()


def test_a_role_is_every_broader_role_and_itself() -> None:
    assert V.is_a("chief-state-prosecutor", "chief-prosecutor")
    assert V.is_a("chief-state-prosecutor", "official")
    assert V.is_a("head", "head")
    assert not V.is_a("head", "chief-prosecutor")
    assert not V.is_a("no-such-role", "head")


def test_concepts_come_by_scheme() -> None:
    assert V.concepts["event-type"]["oath"].broader == "ceremony"
    assert V.concepts["role"]["director"].labels["sr"] == "direktor"
    assert "Pristina" in V.concepts["place"]["prishtine"].alternatives["en"]


def test_a_label_falls_back_to_the_first_language_that_has_one() -> None:
    assert V.label("unit", "kpk", "en") == "Kosovo Prosecutorial Council"
    assert V.label("capacity", "acting", "mk") == "ushtrues detyre"


@pytest.mark.parametrize(("scheme", "key"), [("place", "atlantis"), ("no-such-scheme", "x"), ("unit", "x")])
def test_an_unknown_key_is_named_in_the_error(scheme: str, key: str) -> None:
    with pytest.raises(NotFoundError, match=f"{scheme}/{key}"):
        V.label(scheme, key, "sq")


def test_the_vocabulary_cannot_be_changed_by_its_readers() -> None:
    with pytest.raises(TypeError):
        V.units["kpk"] = V.units["psh"]  # type: ignore[index]


def test_reading_the_vocabulary_does_not_import_rdflib() -> None:
    """Importing it takes longer than reading the whole vocabulary, and every command would pay for it."""
    code = "import sys, ontology.lookup as l; l.vocabulary(); sys.exit('rdflib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
