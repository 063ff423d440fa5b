"""The organisation charts of the annotated releases against the true careers in ``world.json``, on random days.

Readings say what the annotations say, so the charts test identity, date bounds and views, and not the reader.
"""

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.fact.posts import post_of
from graph.fact.publication import Published, publish
from graph.identity.source import ordered
from graph.statement import dataset
from graph.view.diff import applied, difference
from graph.view.orgchart import Certainty
from graph.view.staffing import Holding, staffing
from ingest.evaluate.units import codes_of
from ontology.iri import slug
from ontology.language.script import to_latin
from ontology.model import Capacity, Standing
from tests.corpus.gold import CORPUS, Gold, gold
from tests.graph.view.told_heads import spells

FIRST, LAST = date(2014, 1, 1), date(2026, 12, 31)
#: Thirty days drawn once and for all, over the years that the corpus tells of.
DAYS = sorted(FIRST + timedelta(days=n) for n in random.Random(72).sample(range((LAST - FIRST).days), 30))
#: With what the names of head posts in ``world.json`` begin.
HEADS = (
    "kryeprokuror",
    "kryesues",
    "kryetar",
    "drejtor",
    "udhëheqës",
    "shef",
    "menaxher",
    "president",
    "minist",
)
Spell = tuple[frozenset[str], str, str]
#: Who heads the office's cabinet is written into the office in ``world.json``.
CABINET = {"zkpsh-kabineti": "zkpsh"}


@dataclass(frozen=True)
class World:
    """``spells``: identity → (units, day it begins, day it ends) of every tenure at the head of something."""

    spells: Mapping[str, tuple[Spell, ...]]

    def heads(self, person: str, unit: str, day: date) -> bool:
        """Whether the person is at the head of the unit on that day."""
        wanted = {unit, CABINET.get(unit, unit)}
        return any(
            wanted & units and begins <= day.isoformat() <= ends
            for units, begins, ends in self.spells[person]
        )


class Loaded:
    """The published graph in memory."""

    def __init__(self, made: Published) -> None:
        self._store = pyoxigraph.Store()
        published = dataset.published(made)
        self._store.extend(published)
        for graph in dataset.described(published, made):
            self._store.extend(graph)

    def select(self, query: str, **_: Any) -> list[dict[str, Any]]:
        found = self._store.query(query)
        assert isinstance(found, pyoxigraph.QuerySolutions)
        names = [variable.value for variable in found.variables]
        return [{name: row[name] for name in names} for row in found]


@pytest.fixture(scope="module")
def annotated() -> Gold:
    return gold()


@pytest.fixture(scope="module")
def made(annotated: Gold) -> Published:
    return publish(annotated.inputs)


@pytest.fixture(scope="module")
def graph(made: Published) -> Loaded:
    return Loaded(made)


@pytest.fixture(scope="module")
def world() -> World:
    people = json.loads((CORPUS / "world.json").read_text("utf-8"))["persons"]
    return World({p["id"]: tuple(_spell(t) for t in p["tenures"] if _leads(t["role_sq"])) for p in people})


def _leads(role: str) -> bool:
    return role.lower().startswith(HEADS)


def _spell(tenure: Mapping[str, Any]) -> Spell:
    units = codes_of(tenure["unit"], "sq") or frozenset({slug(to_latin(tenure["unit"]))})
    return units, tenure["from"], tenure["to"] or "9999"


@pytest.fixture(scope="module")
def identity(annotated: Gold, made: Published) -> Mapping[str, str]:
    """Key of a published person → the one true identity."""
    found = {}
    for person in made.publication.persons:
        (found[f"p-{person.key}"],) = {annotated.true[mention] for mention in person.mentions}
    return found


def heads(graph: Loaded, day: date) -> Iterator[Holding]:
    return (holding for holding in staffing(graph, day, "en").holdings.values() if holding.head)


def attested(annotated: Gold) -> Mapping[tuple[str, str, bool], list[date]]:
    """(identity, unit, acting) → the days on which a release says that the person heads the unit."""
    found: dict[tuple[str, str, bool], list[date]] = defaultdict(list)
    for source in ordered(annotated.inputs):
        for claim in source.reading.tenures:
            post = post_of(source, claim)
            if (
                claim.standing is Standing.CURRENT
                and post is not None
                and post.head
                and source.day is not None
            ):
                person = annotated.true[source.key, claim.person]
                found[person, post.unit, claim.capacity is Capacity.ACTING].append(source.day)
    return found


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_who_is_shown_as_certain_is_truly_in_office(
    graph: Loaded, world: World, identity: Mapping[str, str], day: date
) -> None:
    wrong = [
        (holding.name, holding.role, holding.unit)
        for holding in heads(graph, day)
        if holding.certainty is Certainty.CERTAIN
        and not world.heads(identity[holding.person], holding.unit, day)
    ]
    assert not wrong


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_certain_are_those_whom_releases_attest_on_both_sides_of_the_day(
    graph: Loaded, annotated: Gold, identity: Mapping[str, str], day: date
) -> None:
    shown = {
        (identity[holding.person], holding.unit, holding.capacity == "acting")
        for holding in heads(graph, day)
        if holding.certainty is Certainty.CERTAIN
    }
    assert shown == {who for who, days in attested(annotated).items() if min(days) <= day <= max(days)}


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_chart_is_the_one_that_the_releases_give(
    graph: Loaded, made: Published, annotated: Gold, identity: Mapping[str, str], day: date
) -> None:
    """Exactly those heads, each as sure as what the releases state makes it, and nobody else."""
    shown = Counter(
        (identity[holding.person], holding.unit, holding.certainty.value) for holding in heads(graph, day)
    )
    expected = Counter(
        (spell.person, spell.unit, sure)
        for spell in spells(made.sources, annotated)
        if (sure := spell.on(day)) is not None
    )
    assert shown == expected


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_nobody_whom_a_release_attests_is_ruled_out_on_a_day_truly_in_office(
    graph: Loaded, world: World, annotated: Gold, identity: Mapping[str, str], day: date
) -> None:
    shown = {(identity[holding.person], holding.unit) for holding in heads(graph, day)}
    in_office = {(person, unit) for person, unit, _ in attested(annotated) if world.heads(person, unit, day)}
    assert in_office <= shown


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dates(FIRST, LAST), st.dates(FIRST, LAST))
def test_a_chart_and_what_changed_give_the_chart_of_the_other_day(
    graph: Loaded, first: date, second: date
) -> None:
    one, other = staffing(graph, first, "en"), staffing(graph, second, "en")
    assert applied(one, difference(graph, one, other)) == other


def test_the_days_are_thirty_and_some_have_certain_heads(graph: Loaded) -> None:
    assert len(set(DAYS)) == 30
    certain = [sum(holding.certainty is Certainty.CERTAIN for holding in heads(graph, day)) for day in DAYS]
    assert sum(number > 0 for number in certain) > 20
