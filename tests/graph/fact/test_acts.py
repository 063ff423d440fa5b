"""Personnel acts: which tenure an event started or ended, and none where that is not clear."""

from datetime import date

import pytest

from graph.fact.publication import publish
from ontology.facts import PersonnelAct, Publication
from ontology.model import Evidence, ParticipationClaim, Standing
from tests.graph.factories import Input, Told

DAY = date(2022, 5, 9)
Office = tuple[str, str, Standing]
CHIEF: Office = ("chief-prosecutor", "pth-peje", Standing.APPOINTED)
MEMBER: Office = ("council-member", "kpk", Standing.APPOINTED)
BEFORE: Office = ("prosecutor", "pa", Standing.FORMER)


def telling(kind: str, *offices: Office, name: str = "release", day: date = DAY) -> Input:
    """A release of an event about Arta Gashi that gives her ``offices``; Besim Hoxha of the Council leads it."""
    told = Told(name, day)
    arta, besim = told.person("Arta Gashi"), told.holds("Besim Hoxha", "council-chair", "kpk")
    for role, unit, standing in offices:
        told.tenure(arta, role, told.unit(unit), standing)
    event = told.event(kind, arta, conveners=(told.unit("kpk"),))
    led = Evidence((told.say("Besim Hoxha kryesoi"),), "by-hand", 0.9)
    told.parts["participations"].append(ParticipationClaim(event, besim, "chair", led))
    return told.made()


def posts(publication: Publication, keys: tuple[str, ...]) -> list[str]:
    return [tenure.post.code for tenure in publication.tenures if tenure.key in keys]


def act(*told: Input) -> tuple[Publication, PersonnelAct]:
    publication = publish(told).publication
    (found,) = publication.acts
    return publication, found


@pytest.mark.parametrize("kind", ["appointment", "transfer"])
def test_an_appointment_starts_the_one_office_that_its_release_gives(kind: str) -> None:
    publication, found = act(telling(kind, CHIEF, BEFORE))
    assert posts(publication, found.started) == ["pth-peje.chief-prosecutor"]
    assert (found.ended, found.decided_by, found.decreed_by) == ((), ("kpk",), ())


@pytest.mark.parametrize("kind", ["dismissal", "resignation"])
def test_a_dismissal_or_resignation_ends_the_one_office_that_is_over(kind: str) -> None:
    publication, found = act(telling(kind, CHIEF, BEFORE))
    assert posts(publication, found.ended) == ["pa.prosecutor"]
    assert found.started == ()


def test_of_several_offices_given_at_once_none_is_taken() -> None:
    assert act(telling("appointment", CHIEF, MEMBER))[1].started == ()


def test_an_appointment_that_gives_no_office_starts_none() -> None:
    assert act(telling("appointment", BEFORE))[1].started == ()


@pytest.mark.parametrize("kind", ["working-meeting", "ceremony", "decision"])
def test_other_events_are_no_acts(kind: str) -> None:
    assert publish([telling(kind, CHIEF)]).publication.acts == ()


def test_releases_that_each_give_one_office_agree_or_none_is_taken() -> None:
    publication, found = act(telling("appointment", CHIEF), telling("appointment", CHIEF, name="translation"))
    assert posts(publication, found.started) == ["pth-peje.chief-prosecutor"]
    assert act(telling("appointment", CHIEF), telling("appointment", MEMBER, name="other"))[1].started == ()


def test_who_decrees_is_a_president_who_leads_the_act() -> None:
    told = Told("decree", DAY)
    arta, luan = told.person("Arta Gashi"), told.holds("Luan Berisha", "president", "ext-presidenti")
    told.tenure(arta, "chief-state-prosecutor", told.unit("zkpsh"), Standing.APPOINTED)
    event = told.event("appointment", arta)
    decreed = Evidence((told.say("Luan Berisha dekretoi"),), "by-hand", 0.9)
    told.parts["participations"].append(ParticipationClaim(event, luan, "chair", decreed))
    publication, found = act(told.made())
    names = {person.key: person.name for person in publication.persons}
    assert [names[key] for key in found.decreed_by] == ["Luan Berisha"]
    assert posts(publication, found.started) == ["zkpsh.chief-state-prosecutor"]
    assert found.decided_by == ()
