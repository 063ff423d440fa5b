"""Prefixes and compact IRIs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.terms import PREFIXES, compact, expand


@given(st.sampled_from(sorted(PREFIXES)), st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True))
def test_expanding_and_compacting_undo_each_other(prefix: str, local: str) -> None:
    assert compact(expand(f"{prefix}:{local}")) == f"{prefix}:{local}"


def test_the_longest_prefix_wins() -> None:
    assert compact("https://w3id.org/zyrtar/voc/role/head") == "role:head"


def test_an_iri_outside_every_prefix_stays_itself() -> None:
    assert compact("https://example.org/x") == "https://example.org/x"


def test_an_unknown_prefix_is_an_error() -> None:
    with pytest.raises(KeyError):
        expand("nosuch:thing")


def test_no_two_prefixes_name_the_same_place() -> None:
    assert len(set(PREFIXES.values())) == len(PREFIXES)
