"""What is published: officials and what they take part in, units with all that hold them, events with labels."""

from datetime import date

from graph.fact.publication import publish
from ontology.dates import PartialDate
from ontology.facts import Publication, Review
from ontology.model import Language
from tests.graph.factories import Input, Told, seed


def found(*told: Input) -> Publication:
    return publish(told).publication


def test_a_name_without_post_or_part_is_not_published() -> None:
    told = Told("names")
    told.holds("Arta Gashi", "director-general", "skpk")
    told.person("Dren Hoxha")
    assert [person.name for person in found(told.made()).persons] == ["Arta Gashi"]


def test_units_come_with_all_that_hold_them_and_no_others() -> None:
    codes = [unit.code for unit in found(seed()).units]
    assert codes == ["kpk", "psh", "skpk", "skpk-dti", "zkpsh", "zkpsh-kabineti"]


def test_every_unit_has_its_head_post_held_or_not() -> None:
    posts = {post.code: post.head for post in found(seed()).posts}
    assert posts == {
        "kpk.council-chair": True,
        "skpk.director-general": True,
        "skpk-dti.unit-head": True,
        "zkpsh.chief-state-prosecutor": True,
        "zkpsh-kabineti.head-of-cabinet": True,
    }


def test_participants_come_under_the_tenure_they_hold() -> None:
    publication = found(seed())
    posts = {tenure.key: tenure.post.code for tenure in publication.tenures}
    came = {(part.role, posts.get(part.tenure or ""), part.represents) for part in publication.participations}
    assert came == {
        ("chair", "skpk.director-general", "skpk"),
        ("participant", "zkpsh-kabineti.head-of-cabinet", "zkpsh-kabineti"),
        ("participant", "skpk-dti.unit-head", "skpk-dti"),
        ("participant", None, None),
    }


def test_an_event_is_named_by_kind_convener_and_day_in_three_languages() -> None:
    (event,) = (event for event in found(seed()).events if event.kind == "working-meeting")
    assert event.labels == {
        "sq": "Takim pune – SKPK, 3 korrik 2024",
        "sr": "Radni sastanak – SKPK, 3. jul 2024.",
        "en": "Working meeting – SKPK, 3 July 2024",
    }


def test_an_event_only_told_of_waits_for_review() -> None:
    told = Told("adoption")
    before = PartialDate.before(date(2024, 7, 3))
    told.event("adoption", conveners=(told.unit("skpk"),), date=before, main=False)
    (event,) = found(told.made()).events
    assert event.support.review is Review.NEEDS_REVIEW
    assert event.labels["en"].endswith("– SKPK, by 3 July 2024")


def test_translations_under_one_session_number_are_one_event() -> None:
    languages: tuple[Language, ...] = ("sq", "sr", "en")
    tellings = []
    for language in languages:
        told = Told(f"session {language}", language=language)
        told.event("council-session", conveners=(told.unit("kpk"),), session=249)
        tellings.append(told.made())
    (event,) = found(*tellings).events
    assert event.key == "kpk-session-249"
    assert len(event.support.sources) == 3
