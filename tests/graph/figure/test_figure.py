"""Figures: the words in the place of the picture, the rows behind it, the page to be framed, and its limits."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.figure import model
from graph.figure.model import canonical, figure
from graph.figure.page import POLICY, SCRIPT, framed_page, missing_page
from graph.view.frame import hashed
from graph.view.network import Actor, Event, Network, Tie
from graph.view.orgchart import Certainty, Head, OrgChart, Unit
from graph.view.provenance import Provenance
from ontology.errors import InputError
from ontology.model import LANGUAGES, Language

NASTY = '<script>alert("1")</script>'
PROVENANCE = Provenance("0123456789ab", 2, 0, date(2024, 7, 3), (), "CC BY 4.0")
HEAD = Head(
    "p1", "Arta Shembi", "Chief Prosecutor", Certainty.LAST_CONFIRMED, "last confirmed on 1 July 2024"
)
CHART = OrgChart(
    date(2024, 7, 3),
    (
        Unit("kpk", "Council of Trial", "COT", roles=("Chair",)),
        Unit("office", NASTY, parent="kpk", roles=("Chief Prosecutor",), heads=(HEAD,)),
    ),
)
NETWORK = Network(
    actors=(
        Actor("a", "Arta Shembi", (), 1),
        Actor("b", "Љиљана Пробић", (), 1),
        Actor("c", NASTY, (), 0),
    ),
    events=(Event("e1", "Meeting", "meeting", "2024-07-03", 2), Event("e2", "Visit", "visit", None, 2)),
    ties=(Tie("a", "b", ("e1", "e2")),),
    attendance=(),
)


def test_a_chart_is_told_in_words_with_how_certain_each_head_is() -> None:
    assert figure(CHART, PROVENANCE, "en").alternative == (
        f"Organisation chart, as of 3 July 2024. units: 2. {NASTY}: Chief Prosecutor Arta Shembi "
        "(last confirmed on 1 July 2024)."
    )


def test_a_network_is_told_by_the_pairs_who_met_most_often() -> None:
    assert figure(NETWORK, PROVENANCE, "en").alternative == (
        "Who meets whom. persons: 3 · pairs: 1 · events: 2. Arta Shembi – Љиљана Пробић (events: 2)."
    )
    assert (
        figure(Network(), PROVENANCE, "en").alternative == "Who meets whom. Nothing to show for this choice."
    )


def test_of_many_heads_the_first_are_named_and_the_rest_counted() -> None:
    units = tuple(Unit(f"u{n}", f"Unit {n}", heads=(HEAD,)) for n in range(30))
    words = figure(OrgChart(date(2024, 7, 3), units), PROVENANCE, "en").alternative
    assert "Unit 7" in words
    assert "Unit 8" not in words
    assert words.endswith("; and 22 more.")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", [CHART, NETWORK], ids=["chart", "network"])
def test_the_page_has_picture_source_and_table_in_every_language(
    view: OrgChart | Network, language: Language
) -> None:
    made = figure(view, PROVENANCE, language)
    page = framed_page(made, 'https://example.org/orgchart?a="><b>', 'https://example.org/"><b>')
    assert made == figure(view, PROVENANCE, language)
    assert made.source in made.svg
    assert "CC BY 4.0" in made.source
    assert "0123456789ab" in made.source
    assert page.count("<svg") == 1
    assert "<table>" in page
    assert f'<html lang="{language}">' in page
    assert "Arta Shembi" in page
    assert NASTY not in page
    assert '"><b>' not in page


def test_the_page_may_run_its_own_script_and_nothing_else() -> None:
    page = framed_page(
        figure(CHART, PROVENANCE, "en"), "https://example.org/", "https://example.org/oembed?url=x"
    )
    assert page.count("<script>") == 1
    assert f"<script>{SCRIPT}</script>" in page
    assert hashed(SCRIPT) in POLICY
    assert "frame-ancestors *" in POLICY
    assert "default-src 'none'" in POLICY


def test_what_stands_in_the_place_of_a_figure_is_text() -> None:
    page = missing_page(f"No {NASTY}", "sq")
    assert NASTY not in page
    assert "Kjo figurë nuk mund të shfaqet" in page


def test_rows_have_every_unit_and_every_head() -> None:
    made = figure(CHART, PROVENANCE, "en")
    assert [(r["unit_id"][-7:], r["role"], r["person"], r["certainty"]) for r in made.rows] == [
        ("nit/kpk", "Chair", "", ""),
        ("/office", "Chief Prosecutor", "Arta Shembi", "last-confirmed"),
    ]
    assert [set(row) for row in made.rows] == [set(made.columns)] * 2


def test_rows_have_every_pair_and_those_who_met_nobody() -> None:
    made = figure(NETWORK, PROVENANCE, "en")
    assert [(r["first"], r["second"], r["joint_events"]) for r in made.rows] == [
        ("Arta Shembi", "Љиљана Пробић", "2"),
        (NASTY, "", "0"),
    ]
    assert [set(row) for row in made.rows] == [set(made.columns)] * 2


@pytest.mark.parametrize(("view", "what"), [(CHART, "root"), (NETWORK, "period")])
def test_a_figure_over_the_limit_is_refused_with_what_to_narrow(
    view: OrgChart | Network, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model, "MOST", 1)
    with pytest.raises(InputError, match="1 is the most") as caught:
        figure(view, PROVENANCE, "en")
    assert what in caught.value.mend


@given(st.dictionaries(st.sampled_from("abcd"), st.none() | st.text() | st.integers()))
def test_the_address_does_not_depend_on_the_order_of_its_parameters(
    parameters: dict[str, object],
) -> None:
    turned = dict(reversed(list(parameters.items())))
    assert canonical(turned) == canonical(parameters)
    assert "None" not in canonical(dict.fromkeys(parameters))
