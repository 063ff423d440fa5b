"""What is published: officials and what they take part in, units with all that hold them, events with labels."""

from graph.fact.publication import publish
from ontology.facts import Publication, Review
from tests.graph.factories import Telling


def meeting() -> Telling:
    """A meeting of the Secretariat with a guest of the Special Prosecution Office and an unnamed group."""
    told = Telling("SKPK mbajti takim. Arta Gashi priti Besa Krasniqi dhe pesë zyrtarë. Foli Dren Hoxha.")
    skpk, psrk = told.unit("SKPK", "skpk"), told.unit("PSRK", "psrk")
    host, guest = told.person("Arta Gashi"), told.person("Besa Krasniqi")
    told.person("Dren Hoxha")
    told.tenure(host, "director-general", skpk)
    told.tenure(guest, "prosecutor", psrk)
    group = told.group("pesë zyrtarë", size=5)
    event = told.event(conveners=(skpk,))
    told.part(event, host, "chair")
    told.part(event, guest)
    told.part(event, group)
    return told


def found(told: Telling) -> Publication:
    return publish([told.done()]).publication


def test_a_name_without_post_or_part_is_not_published() -> None:
    assert sorted(p.name for p in found(meeting()).persons) == ["Arta Gashi", "Besa Krasniqi"]


def test_units_come_with_all_that_hold_them_and_no_others() -> None:
    assert [unit.code for unit in found(meeting()).units] == ["kpk", "psh", "psrk", "skpk"]


def test_every_unit_has_its_head_post_held_or_not() -> None:
    posts = {post.code: post.head for post in found(meeting()).posts}
    assert posts["kpk.council-chair"]
    assert posts["skpk.director-general"]
    assert not posts["psrk.prosecutor"]


def test_participants_come_under_the_tenure_they_hold() -> None:
    publication = found(meeting())
    tenures = {tenure.key: tenure for tenure in publication.tenures}
    by_actor = {part.actor[0] + part.role: part for part in publication.participations}
    host = by_actor["personchair"]
    assert host.tenure is not None
    assert tenures[host.tenure].post.code == "skpk.director-general"
    assert host.represents == "skpk"
    assert by_actor["groupparticipant"].tenure is None
    assert publication.groups[0].size == 5


def test_an_event_is_named_by_kind_convener_and_day_in_three_languages() -> None:
    (event,) = found(meeting()).events
    assert event.labels == {
        "sq": "Takim pune – SKPK, 3 korrik 2024",
        "sr": "Radni sastanak – SKPK, 3. jul 2024.",
        "en": "Working meeting – SKPK, 3 July 2024",
    }


def test_an_event_only_told_of_waits_for_review() -> None:
    told = Telling("SKPK kujtoi një takim të mëparshëm.")
    told.event("adoption", "../2024-07-03", (told.unit("SKPK", "skpk"),), main=False)
    (event,) = found(told).events
    assert event.support.review is Review.NEEDS_REVIEW
    assert event.labels["en"] == "Adoption of an act – SKPK, by 3 July 2024"


def test_translations_under_one_session_number_are_one_event() -> None:
    tellings = []
    for text, language in (("Mbledhja 249 e Këshillit.", "sq"), ("249. sednica Saveta.", "sr")):
        told = Telling(text, language=language)  # type: ignore[arg-type]
        told.event("council-session", conveners=(told.unit("KPK", "kpk"),), session=249)
        tellings.append(told)
    publication = publish([told.done() for told in tellings]).publication
    assert [event.key for event in publication.events] == ["kpk-session-249"]
    assert len(publication.events[0].support.sources) == 2
