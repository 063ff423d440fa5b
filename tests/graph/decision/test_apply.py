"""What decisions make of the facts, and that leaving them out gives the former facts back."""

from datetime import date

import pytest

from graph.decision.bind import claim_target, mention_target
from graph.decision.ledger import Ledger, ledger
from graph.decision.model import Decision
from graph.fact.publication import Published, publish
from graph.identity.source import Source
from ontology.errors import InputError
from ontology.facts import Review, Tenure
from ontology.model import Capacity, Standing
from tests.graph.decision.making import made
from tests.graph.factories import Input, Telling, holder


def meeting(day: str = "2024-07-03") -> Input:
    """A release with one of each: two people in two units at a working meeting; one claim is weak."""
    told = Telling(
        f"Drejtori Agron Mustafa i SKPK takoi shefin Besim Hoxha të DTI më {day}. Arta Gashi e DTI foli.", day
    )
    agron, besim, arta = told.person("Agron Mustafa"), told.person("Besim Hoxha"), told.person("Arta Gashi")
    skpk, dti = told.unit("SKPK", "skpk"), told.unit("DTI", "skpk-dti")
    told.tenure(agron, "director-general", skpk)
    told.tenure(besim, "unit-head", dti, confidence=0.5)
    event = told.event("working-meeting", day, (skpk,))
    told.part(event, agron, "chair")
    told.part(event, besim, "participant", dti)
    told.part(event, arta, "speaker", dti)
    return told.done()


SOURCE = Source(*meeting())
AGRON, BESIM = (claim_target(SOURCE, tenure) for tenure in SOURCE.reading.tenures)
(EVENT,) = (claim_target(SOURCE, event) for event in SOURCE.reading.events)
CHAIRS, TAKES_PART, SPEAKS = (claim_target(SOURCE, part) for part in SOURCE.reading.participations)
SKPK, DTI = (claim_target(SOURCE, unit) for unit in SOURCE.reading.units)


def after(*decisions: Decision, told: list[Input] | None = None) -> Published:
    return publish(told or [meeting()], ledger(decisions))


def names(published: Published) -> list[str]:
    return sorted(person.name for person in published.publication.persons)


def tenure_of(published: Published, name: str) -> Tenure:
    keys = {person.name: person.key for person in published.publication.persons}
    (found,) = (t for t in published.publication.tenures if t.person == keys[name])
    return found


def parts(published: Published) -> dict[str, str]:
    people = {person.key: person.name for person in published.publication.persons}
    return {people[p.actor[1]]: p.role for p in published.publication.participations}


def replaced(target: object, field: str, value: str) -> Decision:
    return made("replace", claims=(target,), field=field, value=value)


def dated(target: object, field: str, value: str) -> Decision:
    return made("set-date", claims=(target,), field=field, value=value)


def test_a_weak_claim_that_is_accepted_is_certain_and_waits_no_more() -> None:
    assert tenure_of(after(), "Besim Hoxha").support.review is Review.NEEDS_REVIEW
    support = tenure_of(after(made("accept", claims=(BESIM,))), "Besim Hoxha").support
    assert (support.review, support.confidence) == (Review.CONFIRMED, 1.0)
    assert support.claims == tenure_of(after(), "Besim Hoxha").support.claims


@pytest.mark.parametrize(
    ("rejected", "people", "taking_part"),
    [
        ((BESIM,), ["Agron Mustafa", "Arta Gashi", "Besim Hoxha"], 3),
        ((BESIM, TAKES_PART), ["Agron Mustafa", "Arta Gashi"], 2),
        ((SPEAKS,), ["Agron Mustafa", "Besim Hoxha"], 2),
        ((EVENT,), ["Agron Mustafa", "Besim Hoxha"], 0),
    ],
)
def test_nothing_rests_on_what_is_rejected(
    rejected: tuple[object, ...], people: list[str], taking_part: int
) -> None:
    found = after(*(made("reject", claims=(target,)) for target in rejected))
    assert names(found) == people
    assert len(found.publication.participations) == taking_part
    keys = {getattr(target, "key") for target in rejected}  # noqa: B009
    assert not keys & {key for tenure in found.publication.tenures for key in tenure.support.claims}


def test_a_rejected_unit_is_named_no_more_and_its_posts_fall() -> None:
    found = after(made("reject", claims=(DTI,)))
    assert [t.post.unit for t in found.publication.tenures] == ["skpk"]
    assert {part.represents for part in found.publication.participations} == {"skpk", None}


def test_a_mention_that_is_nobody_is_gone_with_all_that_was_read_of_it() -> None:
    found = after(made("reject", mentions=(mention_target(SOURCE, "p2"),)))
    assert names(found) == ["Agron Mustafa", "Arta Gashi"]
    assert len(found.publication.participations) == 2


def test_a_value_that_is_replaced_stands_and_rests_on_the_claim_as_it_was_read() -> None:
    found = after(replaced(AGRON, "unit", "zkpsh-kabineti"), replaced(AGRON, "role", "head-of-cabinet"))
    tenure = tenure_of(found, "Agron Mustafa")
    assert tenure.post.code == "zkpsh-kabineti.head-of-cabinet"
    assert tenure.support.claims == (AGRON.key,)
    assert tenure.support.review is Review.CORRECTED
    (unit,) = (u for u in found.publication.units if u.code == "zkpsh-kabineti")
    assert unit.support is not None
    assert unit.support.claims == (AGRON.key,)


def test_other_values_can_be_replaced_too() -> None:
    found = after(
        replaced(AGRON, "capacity", "acting"),
        replaced(BESIM, "standing", "former"),
        replaced(EVENT, "kind", "visit"),
        replaced(EVENT, "place", "Prizren"),
        replaced(SPEAKS, "role", "presenter"),
        replaced(TAKES_PART, "represents", "skpk"),
    )
    assert tenure_of(found, "Agron Mustafa").capacity is Capacity.ACTING
    assert tenure_of(found, "Besim Hoxha").bounds.latest_end == date(2024, 7, 3)
    assert [(event.kind, event.place) for event in found.publication.events] == [("visit", "Prizren")]
    assert parts(found)["Arta Gashi"] == "presenter"


def test_a_name_put_right_is_the_persons_name() -> None:
    right = made("replace", mentions=(mention_target(SOURCE, "p3"),), field="name", value="Artë Gashi")
    assert names(after(right)) == ["Agron Mustafa", "Artë Gashi", "Besim Hoxha"]


def test_a_date_that_a_curator_sets_comes_before_what_releases_state() -> None:
    told = [holder("Agron Mustafa", "director-general", "skpk", "2024-02-01", start="2023-05-01"), meeting()]
    bounds = tenure_of(after(told=told), "Agron Mustafa").bounds
    assert bounds.latest_start == date(2023, 5, 1)
    found = after(dated(AGRON, "start", "2022-09"), dated(AGRON, "end", "2025"), told=told)
    bounds = tenure_of(found, "Agron Mustafa").bounds
    assert (bounds.earliest_start, bounds.latest_start) == (date(2022, 9, 1), date(2022, 9, 30))
    assert (bounds.earliest_end, bounds.latest_end) == (date(2025, 1, 1), date(2025, 12, 31))


def test_a_decided_date_outlives_a_stated_one_that_cannot_be_right_beside_it() -> None:
    told = [holder("Agron Mustafa", "director-general", "skpk", "2024-02-01", start="2026-05-01"), meeting()]
    found = after(dated(AGRON, "end", "2025-01-01"), told=told)
    assert tenure_of(found, "Agron Mustafa").bounds.latest_end == date(2025, 1, 1)


def test_the_date_of_an_event_can_be_set() -> None:
    (event,) = after(dated(EVENT, "date", "2024-07-02")).publication.events
    assert event.date is not None
    assert event.date.edtf == "2024-07-02"


EVERY = (
    made("accept", claims=(BESIM,)),
    made("reject", claims=(SPEAKS,)),
    replaced(AGRON, "unit", "zkpsh-kabineti"),
    replaced(EVENT, "kind", "visit"),
    dated(AGRON, "start", "2022-09"),
    made("reject", mentions=(mention_target(SOURCE, "p2"),)),
    made("suppress", mentions=(mention_target(SOURCE, "p3"),), name="arta gashi"),
    made("note", claims=(EVENT,)),
)


@pytest.mark.parametrize("decision", EVERY, ids=lambda d: f"{d.action}-{d.field}")
def test_what_is_undone_leaves_no_trace_in_the_facts(decision: Decision) -> None:
    undo = made("undo", undoes=decision.id)
    assert after(decision, undo).publication == after().publication


def test_a_decision_survives_a_reader_that_finds_the_words_elsewhere() -> None:
    release, _ = meeting()
    told = Telling(f"Njoftim. {release.text}", "2024-07-03", key=release.key)
    besim, dti = told.person("Besim Hoxha"), told.unit("DTI", "skpk-dti")
    told.tenure(besim, "unit-head", dti, confidence=0.5)
    found = after(made("accept", claims=(BESIM,)), told=[told.done()])
    assert tenure_of(found, "Besim Hoxha").support.review is Review.CONFIRMED
    assert found.curated.orphans == ()


GONE = Telling("Agron Mustafa e mori DTI.", key=SOURCE.key)
GONE.tenure(GONE.person("Agron Mustafa"), "unit-head", GONE.unit("DTI", "skpk-dti"))


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        (made("accept", claims=(BESIM,)), "is no longer read to say “besim hoxha · unit-head · skpk-dti"),
        (made("reject", claims=(AGRON,)), "there it is read: agron mustafa · unit-head · skpk-dti"),
        (made("reject", mentions=(mention_target(SOURCE, "p2"),)), "no longer names Besim Hoxha"),
        (made("suppress", mentions=(mention_target(SOURCE, "p2"),)), "no longer names that person"),
        (
            made("merge", mentions=(mention_target(SOURCE, "p1"), mention_target(Source(*holder(
                "Agron Mustafa", "prosecutor", "psrk", "2016-01-01")), "p1"))),
            "is not in the archive",
        ),
    ],
)  # fmt: skip
def test_a_decision_that_lost_its_hold_is_listed_and_kept(decision: Decision, told: str) -> None:
    found = after(decision, told=[GONE.done()])
    (orphan,) = found.curated.orphans
    assert orphan.decision == decision
    assert told in orphan.why
    assert any(decision.id in warning for warning in found.warnings)


def test_a_suppression_by_name_is_never_an_orphan() -> None:
    decision = made("suppress", mentions=(mention_target(SOURCE, "p2"),), name="besim hoxha")
    assert after(decision, told=[GONE.done()]).curated.orphans == ()


NAMESAKES = [
    holder("Liridon Jakupi", "prosecutor", "pth-gjakove", "2016-01-10"),
    holder("Liridon Jakupi", "unit-head", "skpk-dti", "2024-05-10"),
    holder("Liridon Jakupi", "president", "ext-presidenti", "2025-05-10"),
]
FIRST, SECOND, THIRD = (mention_target(Source(*told), "p1") for told in NAMESAKES)
MERGE = made("merge", mentions=(FIRST, SECOND))


def people(*decisions: Decision) -> int:
    return len(after(*decisions, told=NAMESAKES).publication.persons)


def test_namesakes_are_one_person_once_they_are_merged() -> None:
    assert people() == 3
    found = after(MERGE, told=NAMESAKES)
    assert len(found.publication.persons) == 2
    ((gone, living),) = found.merged.items()
    before = {person.mentions[0][0]: person.key for person in after(told=NAMESAKES).publication.persons}
    assert {gone, living} == {("person", before[told.release]) for told in (FIRST, SECOND)}


@pytest.mark.parametrize(
    "back",
    [
        made("undo", undoes=MERGE.id),
        made("split", mentions=(SECOND,), rest=(FIRST,)),
        made("not-the-same", mentions=(FIRST, SECOND), undoes=MERGE.id),
    ],
    ids=lambda d: d.action,
)
def test_a_merger_taken_back_gives_the_former_persons(back: Decision) -> None:
    found = after(MERGE, back, told=NAMESAKES)
    assert found.publication == after(told=NAMESAKES).publication
    assert found.merged == {}


def test_a_split_takes_apart_what_identity_joined() -> None:
    told = [holder("Agron Mustafa", "director-general", "skpk", day) for day in ("2024-02-01", "2024-06-01")]
    one, other = (mention_target(Source(*each), "p1") for each in told)
    assert len(after(told=told).publication.persons) == 1
    assert len(after(made("split", mentions=(other,), rest=(one,)), told=told).publication.persons) == 2


def test_mentions_kept_apart_are_no_doubt_any_more() -> None:
    doubts = len(after(told=NAMESAKES).persons.undecided)
    assert doubts > 0
    apart = after(made("not-the-same", mentions=(FIRST, SECOND)), told=NAMESAKES)
    assert len(apart.persons.undecided) < doubts


def test_decisions_that_turn_out_to_be_at_odds_are_refused() -> None:
    moved = FIRST.model_copy(update={"start": FIRST.start + 1})  # the same mention, as another reader saw it
    with pytest.raises(InputError, match="line 2: it is at odds with line 1"):
        after(MERGE, made("not-the-same", mentions=(moved, SECOND)), told=NAMESAKES)


def test_no_decision_leaves_every_source_as_it_is() -> None:
    sources = after().curated.sources
    assert [source.whole for source in sources] == [None]
    assert publish([meeting()], Ledger()).publication == publish([meeting()]).publication
    assert sources[0].reading.tenures[0].standing is Standing.CURRENT


def test_who_is_merged_is_kept_apart_from_all_that_the_other_is_not() -> None:
    """Identity joins the two directors; one of them is the president by decision, and the other is not."""
    told = [holder("Agron Mustafa", "director-general", "skpk", day) for day in ("2024-02-01", "2024-06-01")]
    told.append(holder("Agron Mustafa", "president", "ext-presidenti", "2025-02-01"))
    one, other, president = (mention_target(Source(*each), "p1") for each in told)
    found = after(
        made("merge", mentions=(one, president)),
        made("not-the-same", mentions=(other, president)),
        told=told,
    )
    groups = {frozenset(release for release, _ in person.mentions) for person in found.publication.persons}
    assert groups == {frozenset({one.release, president.release}), frozenset({other.release})}


def test_identity_gives_way_where_it_would_bring_together_who_is_held_apart() -> None:
    """By decision one release's director is a prosecutor, who is not the other director; by rule the two are one."""
    told = [holder("Agron Mustafa", "director-general", "skpk", day) for day in ("2024-02-01", "2024-06-01")]
    told += [holder("Besim Hoxha", "prosecutor", "psrk", day) for day in ("2024-03-01", "2024-07-01")]
    first, second, third, fourth = (mention_target(Source(*each), "p1") for each in told)
    found = after(
        made("merge", mentions=(first, third)), made("not-the-same", mentions=(second, fourth)), told=told
    )
    joined = after(
        made("merge", mentions=(first, third)), made("not-the-same", mentions=(first, fourth)), told=told
    )
    for published in (found, joined):
        of = {release: key for (release, _), key in published.persons.of.items()}
        assert of[first.release] == of[third.release]
    of = {release: key for (release, _), key in found.persons.of.items()}
    assert of[second.release] != of[fourth.release]
    of = {release: key for (release, _), key in joined.persons.of.items()}
    assert of[first.release] != of[fourth.release]
