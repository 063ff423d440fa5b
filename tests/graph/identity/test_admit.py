"""Only readings that are whole are built from; of any other the release and the fault are named."""

from dataclasses import replace
from typing import Any

import pytest

from graph.identity.admit import admit
from ontology.errors import BuildError
from ontology.model import Evidence, Span
from tests.graph.factories import SEED_KEY, seed

RELEASE, READING = seed()
LENGTH = len(RELEASE.text)


def refused(**changes: Any) -> BuildError:
    """The refusal of the seed's reading with other fields."""
    with pytest.raises(BuildError) as found:
        admit([(RELEASE, replace(READING, **changes))])
    assert SEED_KEY in found.value.message
    assert found.value.mend
    return found.value


def first(kind: str, /, **changes: Any) -> dict[str, Any]:
    """The reading's claims of one kind, with other fields in the first."""
    claims = getattr(READING, kind)
    return {kind: (replace(claims[0], **changes), *claims[1:])}


def test_a_whole_reading_is_admitted() -> None:
    admit([seed()])


def test_the_last_character_may_be_quoted() -> None:
    proof = Evidence((Span(LENGTH - 1, LENGTH),), "apposition", 0.9)
    admit([(RELEASE, replace(READING, **first("tenures", evidence=proof)))])


@pytest.mark.parametrize(
    "span", [Span(LENGTH, LENGTH + 1), Span(0, LENGTH + 1), Span(5, 5), Span(7, 3), Span(-1, 4)]
)
def test_characters_that_the_text_does_not_have_are_refused(span: Span) -> None:
    proof = Evidence((Span(0, 3), span), "apposition", 0.9)
    for kind in ("persons", "units", "groups", "tenures", "events", "participations"):
        assert "rule apposition quotes" in refused(**first(kind, evidence=proof)).message
    assert "withheld" in refused(withheld=(span,)).message
    assert "unread" in refused(unread=(span,)).message


@pytest.mark.parametrize("proof", [Evidence((), "apposition", 0.9), Evidence((Span(0, 3),), "apposition", 1.5),
                                   Evidence((Span(0, 3),), "apposition", float("nan"))])  # fmt: skip
def test_evidence_without_characters_or_with_more_than_certainty_is_refused(proof: Evidence) -> None:
    assert "apposition" in refused(**first("events", evidence=proof)).message


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("tenures", {"person": "p9"}),
        ("tenures", {"unit": "u9"}),
        ("units", {"parent": "u9"}),
        ("groups", {"unit": "u9"}),
        ("events", {"conveners": ("u9",)}),
        ("participations", {"event": "e9"}),
        ("participations", {"actor": "g9"}),
        ("participations", {"represents": "u9"}),
    ],
)
def test_a_claim_about_what_the_reading_does_not_have_is_refused(kind: str, changes: dict[str, Any]) -> None:
    assert "9" in refused(**first(kind, **changes)).message


@pytest.mark.parametrize("kind", ["persons", "units", "events"])
def test_one_local_id_for_two_things_is_refused(kind: str) -> None:
    second = getattr(READING, kind)[1].local
    assert f"{second} is two things" in refused(**first(kind, local=second)).message


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("tenures", {"role": "sorcerer"}),
        ("groups", {"role": "sorcerer"}),
        ("units", {"kind": "coven"}),
        ("events", {"kind": "sabbath"}),
        ("events", {"topics": ("sorcery",)}),
        ("participations", {"role": "familiar"}),
    ],
)
def test_words_that_no_list_has_are_refused(kind: str, changes: dict[str, Any]) -> None:
    assert "which the vocabulary does not have" in refused(**first(kind, **changes)).message


def test_a_reading_of_another_text_or_release_is_refused() -> None:
    assert "another text" in refused(text_sha256="0" * 64).message
    assert "another text" in refused(release="0" * 16).message


def test_a_text_that_is_not_the_one_archived_is_refused() -> None:
    with pytest.raises(BuildError, match=f"{SEED_KEY}: its text"):
        admit([(replace(RELEASE, text=RELEASE.text + "."), READING)])


def test_a_release_that_comes_twice_is_refused() -> None:
    with pytest.raises(BuildError, match=f"{SEED_KEY} comes twice"):
        admit([seed(), seed()])
