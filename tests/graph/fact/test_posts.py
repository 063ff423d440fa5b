"""From the role a release prints to the one post it means."""

import pytest

from graph.fact.posts import post_of
from graph.identity.source import Source
from tests.graph.factories import Told


def post(role: str | None, code: str | None, *, words: str = "drejtor") -> str | None:
    """Code of the post that a claim of ``role`` in the vocabulary's unit ``code`` means."""
    told = Told("role")
    unit = told.unit(code) if code is not None else None
    told.tenure(told.person("Arta Gashi"), role, unit, text=words)
    source = Source(*told.made())
    found = post_of(source, source.reading.tenures[0])
    return found.code if found is not None else None


@pytest.mark.parametrize(
    ("role", "unit", "meant"),
    [
        ("director-general", "skpk", "skpk.director-general"),
        ("head", "skpk", "skpk.director-general"),
        ("unit-head", "skpk-dti", "skpk-dti.unit-head"),
        ("department-head", "skpk-dti", "skpk-dti.unit-head"),
        ("head-of-cabinet", "zkpsh", "zkpsh-kabineti.head-of-cabinet"),
        ("head-of-cabinet", "zkpsh-kabineti", "zkpsh-kabineti.head-of-cabinet"),
        ("chief-prosecutor", "zkpsh", "zkpsh.chief-state-prosecutor"),
        ("chief-state-prosecutor", "zkpsh", "zkpsh.chief-state-prosecutor"),
        ("chief-state-prosecutor", "psh", "zkpsh.chief-state-prosecutor"),
        ("chief-state-prosecutor", None, "zkpsh.chief-state-prosecutor"),
        ("chief-prosecutor", "pth-peje", "pth-peje.chief-prosecutor"),
        ("prosecutor", "zkpsh", "zkpsh.prosecutor"),
        ("council-chair", "kpk", "kpk.council-chair"),
        ("minister", "ext-md", "ext-md.minister"),
    ],
)
def test_every_wording_of_a_post_means_one_post(role: str, unit: str | None, meant: str) -> None:
    assert post(role, unit) == meant


@pytest.mark.parametrize(
    ("words", "unit", "meant"),
    [
        ("president", "ext-oak", "ext-oak.other-president"),
        ("president", None, None),  # not the President of the Republic
        ("kryeredaktor", "kpk", "kpk.kryeredaktor"),
    ],
)
def test_words_of_no_known_role_never_mean_one_that_is_called_alike(
    words: str, unit: str | None, meant: str | None
) -> None:
    assert post(None, unit, words=words) == meant


@pytest.mark.parametrize("role", ["prosecutor", "ambassador", "head-of-cabinet", "director"])
def test_a_role_without_a_unit_is_no_post(role: str) -> None:
    assert post(role, None) is None


def test_the_cabinet_is_the_one_that_the_release_names_where_the_vocabulary_has_none() -> None:
    told = Told("cabinet")
    ministry = told.unit("ext-md")
    told.unit(None, "Kabineti i Ministrit", kind="cabinet", parent=ministry)
    told.tenure(told.person("Arta Gashi"), "head-of-cabinet", ministry)
    source = Source(*told.made())
    found = post_of(source, source.reading.tenures[0])
    assert found is not None
    assert found.unit == "ext-md-kabineti-i-ministrit"
    assert found.head


def test_a_cabinet_that_nobody_names_is_not_invented() -> None:
    assert post("head-of-cabinet", "ext-md") == "ext-md.head-of-cabinet"


def test_words_that_are_no_role_of_the_vocabulary_make_one() -> None:
    assert post(None, "skpk", words="Këshilltar për Çështje të Reja") == "skpk.keshilltar-per-ceshtje-te-reja"


def test_head_posts_are_marked() -> None:
    told = Told("heads")
    told.holds("Arta Gashi", "director-general", "skpk")
    told.holds("Besa Krasniqi", "professional-associate", "skpk")
    source = Source(*told.made())
    found = [p for claim in source.reading.tenures if (p := post_of(source, claim)) is not None]
    assert [(p.head, p.seats) for p in found] == [(True, 1), (False, None)]
