"""Who was with whom, and which part of it is chosen."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.view.choice import Choice, choose, find_actor, find_person
from graph.view.network import Network, Records, read, strongest
from ontology.errors import InputError, NotFoundError
from tests.graph.view.conftest import Source

A, B, C, D, E = (f"p-{letter * 8}" for letter in "abcde")


def pairs(network: Network) -> list[tuple[str, str, int]]:
    return [(tie.a, tie.b, tie.weight) for tie in network.ties]


def test_persons_are_tied_by_the_events_they_share(network: Network) -> None:
    assert pairs(network) == [(A, B, 2), (A, C, 1), (B, C, 1), (C, D, 1), (C, E, 1), (D, E, 1)]


def test_the_events_behind_a_tie_stand_in_order_of_date(network: Network) -> None:
    assert network.ties[0].events == ("one", "two")


def test_the_absent_are_not_counted_as_present(network: Network) -> None:
    assert (C, "one") not in {(person, event) for person, event, _ in network.attendance}


def test_persons_have_name_degree_and_units(network: Network) -> None:
    ana = network.actors[0]
    assert (ana.key, ana.label, ana.degree, ana.units) == (A, "Ana Arifi", 2, ("SKPK",))


def test_two_namesakes_stay_two_nodes(network: Network) -> None:
    assert [person.key for person in network.actors if person.label == "Ana Arifi"] == [A, E]


@pytest.mark.parametrize(
    ("choice", "events"),
    [
        (Choice(since=date(2025, 1, 1)), ["two"]),
        (Choice(until=date(2024, 7, 3)), ["one", "three"]),
        (Choice(since=date(2024, 1, 1), until=date(2024, 12, 31)), ["one"]),
        (Choice(kind="meeting"), ["one"]),
        (Choice(kind="decision"), ["three"]),
        (Choice(unit="skpk"), ["one"]),
        (Choice(unit="kpk"), ["one", "three"]),
        (Choice(unit="https://w3id.org/zyrtar/id/unit/eulex"), ["two"]),
        (Choice(unit="kpk", kind="visit"), []),
    ],
)
def test_filters_choose_events(records: Records, choice: Choice, events: list[str]) -> None:
    assert [event.key for event in choose(records, choice).events] == events


@pytest.mark.parametrize(
    ("depth", "persons"), [(0, [D]), (1, [C, D, E]), (2, [A, B, C, D, E]), (9, [A, B, C, D, E])]
)
def test_steps_from_a_person_choose_persons(records: Records, depth: int, persons: list[str]) -> None:
    assert [person.key for person in choose(records, Choice(person=D, depth=depth)).actors] == persons


def test_a_person_is_found_by_name_key_or_iri(records: Records) -> None:
    for text in ("  besa  BERISHA ", B, f"https://w3id.org/zyrtar/id/person/{B}"):
        assert find_person(records, text) == B


def test_a_name_of_two_persons_is_refused_with_both_keys(records: Records) -> None:
    with pytest.raises(InputError, match="name of 2 persons") as told:
        find_person(records, "Ana Arifi")
    assert A in told.value.mend
    assert E in told.value.mend


@pytest.mark.parametrize("wrong", [{"person": "Nobody Known"}, {"unit": "nothing"}, {"kind": "feast"}])
def test_what_is_not_there_is_said(records: Records, wrong: dict[str, Any]) -> None:
    with pytest.raises(NotFoundError) as told:
        choose(records, Choice(**wrong))
    assert next(iter(wrong.values())) in told.value.message
    assert told.value.mend


def test_a_negative_depth_is_refused(records: Records) -> None:
    with pytest.raises(InputError):
        choose(records, Choice(person=A, depth=-1))


def test_the_bipartite_graph_links_persons_to_events_only(records: Records) -> None:
    graph = choose(records, Choice(bipartite=True)).graph()
    kinds = {tuple(sorted((graph.nodes[a]["kind"], graph.nodes[b]["kind"]))) for a, b in graph.edges}
    assert kinds == {("event", "person")}
    assert graph.edges[A, "one"]["role"] == "chair"


def test_an_empty_graph_is_an_empty_network() -> None:
    assert choose(read(Source(), "sq"), Choice()) == Network()


def test_units_in_a_loop_do_not_hang(records: Records) -> None:
    looped = Source(
        "@prefix u: <https://w3id.org/zyrtar/id/unit/> . @prefix org: <http://www.w3.org/ns/org#> ."
        "u:x a <https://w3id.org/zyrtar/ontology#Unit> ; org:unitOf u:y ."
        "u:y a <https://w3id.org/zyrtar/ontology#Unit> ; org:unitOf u:x ."
        "u:z a <https://w3id.org/zyrtar/ontology#Unit> ."
    )
    assert choose(read(looped, "en"), Choice(unit="z")) == Network()


def test_units_are_joined_by_the_events_they_had_part_in(records: Records) -> None:
    found = choose(records, Choice(of="units"))
    assert {actor.kind for actor in found.actors} == {"unit"}
    assert pairs(found) == [("skpk", "skpk-dti", 1)]


def test_both_has_persons_and_units_of_one_event(records: Records) -> None:
    found = choose(records, Choice(of="both", kind="decision"))
    assert {actor.key: actor.kind for actor in found.actors} == {
        C: "person",
        D: "person",
        E: "person",
        "kpk": "unit",
    }
    assert ("kpk", C, 1) in pairs(found)


@pytest.mark.parametrize("text", ["skpk", "SKPK", "https://w3id.org/zyrtar/id/unit/skpk"])
def test_a_unit_is_found_by_code_acronym_or_iri(records: Records, text: str) -> None:
    assert find_actor(records, text, "units") == find_actor(records, text, "both") == "skpk"
    with pytest.raises(NotFoundError):
        find_actor(records, text, "persons")


def test_a_large_network_keeps_who_met_most_and_counts_the_rest(network: Network, records: Records) -> None:
    part = strongest(network, records, 2)
    assert [actor.key for actor in part.actors] == [A, C]
    assert (part.hidden, pairs(part)) == (3, [(A, C, 1)])
    assert part.actors[1].degree == 4
    assert strongest(network, records, 5) is network


def test_who_is_asked_for_stays_in_a_large_network(network: Network, records: Records) -> None:
    assert D in {actor.key for actor in strongest(network, records, 1, keep=D).actors}


def test_a_part_rests_on_its_own_releases(network: Network, records: Records) -> None:
    told = replace(records, releases={(None, "one"): frozenset({"r1"}), (D, None): frozenset({"r2"})})
    assert strongest(network, told, 1, keep=B).releases == ("r1",)
    assert strongest(network, told, 1, keep=D).releases == ("r2",)
