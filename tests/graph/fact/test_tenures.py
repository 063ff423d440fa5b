"""Tenures: the bounds that releases allow and no more, one mandate each, one holder after the other."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.fact.bounds import in_order
from graph.fact.publication import publish
from ontology.dates import PartialDate
from ontology.facts import Bounds, Publication, Review, Tenure, TenureStatus
from ontology.model import Capacity, Reading, Release, Standing
from tests.graph.factories import Told

Pair = tuple[Release, Reading]


def holder(
    name: str,
    role: str,
    code: str,
    day: str,
    standing: Standing = Standing.CURRENT,
    capacity: Capacity = Capacity.SUBSTANTIVE,
    *,
    start: str | None = None,
    end: str | None = None,
    confidence: float = 0.9,
) -> Pair:
    told = Told(f"{name} {role} {code} {day} {standing} {capacity}", date.fromisoformat(day))
    stated = {"start": start, "end": end}
    dates = {which: PartialDate.parse(edtf) for which, edtf in stated.items() if edtf is not None}
    told.holds(name, role, code, standing=standing, capacity=capacity, confidence=confidence, **dates)
    made: Pair = told.made()
    return made


def publication(*told: Pair) -> Publication:
    return publish(told).publication


def one(*told: Pair) -> Tenure:
    (tenure,) = publication(*told).tenures
    return tenure


def head(
    day: str,
    standing: Standing = Standing.CURRENT,
    name: str = "Arta Gashi",
    *,
    start: str | None = None,
    end: str | None = None,
) -> Pair:
    return holder(name, "director-general", "skpk", day, standing, start=start, end=end)


def bounds(start: str | None, by: str | None, until: str | None, end: str | None) -> Bounds:
    days = [date.fromisoformat(day) if day else None for day in (start, by, until, end)]
    return Bounds(*days)


def test_one_release_attests_one_day() -> None:
    tenure = one(head("2024-07-03"))
    assert tenure.bounds == bounds(None, "2024-07-03", "2024-07-03", None)
    assert tenure.first_attested == tenure.last_attested == date(2024, 7, 3)
    assert tenure.status is TenureStatus.UNKNOWN_END


def test_attestations_widen_what_is_certain() -> None:
    tenure = one(head("2024-07-03"), head("2023-01-10"), head("2024-03-01"))
    assert tenure.bounds == bounds(None, "2023-01-10", "2024-07-03", None)
    assert len(tenure.support.sources) == 3


def test_former_ends_a_tenure_on_the_day_of_the_release_at_the_latest() -> None:
    tenure = one(head("2023-01-10"), head("2024-07-03", Standing.FORMER))
    assert tenure.bounds == bounds(None, "2023-01-10", "2023-01-10", "2024-07-03")
    assert tenure.status is TenureStatus.ENDED


def test_dates_that_a_text_states_beat_days_of_releases() -> None:
    tenure = one(head("2024-07-03", start="2022-02-01", end="2025-01-31"))
    assert tenure.bounds == bounds("2022-02-01", "2022-02-01", "2025-01-31", "2025-01-31")


def test_a_stated_month_gives_its_days() -> None:
    tenure = one(head("2024-07-03", start="2022-02"))
    assert tenure.bounds == bounds("2022-02-01", "2022-02-28", "2024-07-03", None)


@pytest.mark.parametrize("standing", [Standing.CURRENT, Standing.APPOINTED, Standing.FORMER])
def test_a_release_without_a_day_opens_no_mandate_after_an_end(standing: Standing) -> None:
    undated = Told("undated", None)
    undated.holds("Arta Gashi", "director-general", "skpk", standing=standing)
    tenure = one(head("2020-01-10"), head("2021-01-10", Standing.FORMER), undated.made())
    assert tenure.bounds == bounds(None, "2020-01-10", "2020-01-10", "2021-01-10")
    assert len(tenure.support.sources) == 3


def test_a_candidate_holds_nothing() -> None:
    assert publication(head("2024-07-03", Standing.CANDIDATE)).tenures == ()


def test_being_appointed_is_not_holding_the_post_on_that_day() -> None:
    tenure = one(head("2024-07-03", Standing.APPOINTED))
    assert tenure.bounds == bounds("2024-04-02", None, None, None)


def test_an_office_given_once_more_to_its_holder_does_not_begin_anew() -> None:
    tenure = one(head("2020-01-10"), head("2024-07-03", Standing.APPOINTED))
    assert tenure.bounds == bounds(None, "2020-01-10", "2020-01-10", None)


def test_a_stated_start_beats_the_day_on_which_an_office_was_given() -> None:
    tenure = one(head("2024-07-03", Standing.APPOINTED, start="2025-01-01"))
    assert tenure.bounds == bounds("2025-01-01", "2025-01-01", None, None)


@pytest.mark.parametrize(("seen", "ended"), [("2024-12-01", None), ("2026-01-10", "2026-01-10")])
def test_a_holder_seen_a_year_later_came_after_whom_the_office_was_given_to(
    seen: str, ended: str | None
) -> None:
    given = head("2024-07-03", Standing.APPOINTED, name="Arta Gashi")
    found = publication(given, head(seen, name="Besa Krasniqi")).tenures
    (tenure,) = (t for t in found if t.bounds.latest_start is None)
    assert tenure.bounds == bounds("2024-04-02", None, None, ended)


def test_who_is_called_former_and_given_the_post_in_one_release_returns_to_it() -> None:
    told = Told("returns", date(2019, 9, 26))
    person, unit = told.person("Arta Gashi"), told.unit("skpk")
    told.tenure(person, "director-general", unit, Standing.APPOINTED)
    told.tenure(person, "director-general", unit, Standing.FORMER)
    found = publication(head("2014-03-20"), told.made(), head("2024-01-31", Standing.FORMER)).tenures
    assert {t.bounds for t in found} == {
        bounds(None, "2014-03-20", "2014-03-20", "2019-09-26"),
        bounds("2019-06-26", None, None, "2024-01-31"),
    }


def test_held_again_after_its_end_is_a_second_mandate() -> None:
    told = [head("2020-01-10"), head("2021-01-10", Standing.FORMER), head("2022-01-10")]
    tenures = publication(*told).tenures
    assert len({t.key for t in tenures}) == 2
    assert {t.status for t in tenures} == {TenureStatus.ENDED, TenureStatus.UNKNOWN_END}


def test_acting_and_elected_are_two_tenures() -> None:
    acting = holder("Arta Gashi", "director-general", "skpk", "2022-05-01", capacity=Capacity.ACTING)
    assert {t.capacity for t in publication(acting, head("2023-05-01")).tenures} == {
        Capacity.ACTING,
        Capacity.SUBSTANTIVE,
    }


def test_a_successor_ends_a_single_seat_and_a_predecessor_bounds_its_start() -> None:
    found = publication(head("2020-01-10"), head("2023-01-10", name="Besa Krasniqi"))
    before, after = sorted(found.tenures, key=lambda t: str(t.bounds.latest_start))
    assert before.bounds == bounds(None, "2020-01-10", "2020-01-10", "2023-01-10")
    assert after.bounds == bounds("2020-01-10", "2023-01-10", "2023-01-10", None)


def test_who_acts_is_ended_by_a_holder_and_bounds_nobody_else() -> None:
    stand_in = holder("Arta Gashi", "director-general", "skpk", "2020-01-10", capacity=Capacity.ACTING)
    found = publication(
        head("2019-01-10", name="Dren Zhubi"), stand_in, head("2023-01-10", name="Besa Krasniqi")
    )
    before, acting, after = sorted(found.tenures, key=lambda t: str(t.bounds.latest_start))
    assert before.bounds == bounds(None, "2019-01-10", "2019-01-10", "2023-01-10")
    assert acting.bounds == bounds(None, "2020-01-10", "2020-01-10", "2023-01-10")
    assert after.bounds == bounds("2019-01-10", "2023-01-10", "2023-01-10", None)


def test_a_post_of_many_seats_has_no_successors() -> None:
    told = [
        holder(n, "prosecutor", "psrk", d)
        for n, d in (("Arta Gashi", "2020-01-10"), ("Besa Krasniqi", "2023-01-10"))
    ]
    assert all(t.bounds.latest_end is None for t in publication(*told).tenures)


def test_stated_dates_that_contradict_are_left_out_and_queued() -> None:
    tenure = one(head("2024-07-03", start="2023-01-01", end="2020-01-01"))
    assert in_order(tenure.bounds)
    assert tenure.support.review is Review.NEEDS_REVIEW


def test_confidence_adds_up_over_releases_and_never_reaches_certainty() -> None:
    day, other = ("2024-07-03", "2024-07-04")
    told = holder("Arta Gashi", "director-general", "skpk", day, confidence=0.5)
    alone = one(told)
    assert alone.support.confidence == 0.5
    assert alone.support.review is Review.NEEDS_REVIEW
    both = one(told, head(other))
    assert both.support.confidence == pytest.approx(0.95)
    assert both.support.review is Review.AUTO
    many = one(*(head(f"2024-07-{n:02}") for n in range(1, 10)))
    assert many.support.confidence == 0.99


_DAYS = st.dates(date(2020, 1, 1), date(2022, 12, 31)).map(date.isoformat)
_SAID = st.tuples(
    _DAYS,
    st.sampled_from(list(Standing)),
    st.sampled_from(["Arta Gashi", "Besa Krasniqi"]),
    st.dictionaries(st.sampled_from(["start", "end"]), _DAYS),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_SAID, min_size=1, max_size=6, unique_by=lambda said: (said[0], said[2])))
def test_whatever_releases_say_bounds_are_in_order(
    said: list[tuple[str, Standing, str, dict[str, str]]],
) -> None:
    found = publication(*(head(day, standing, name, **stated) for day, standing, name, stated in said))
    assert all(in_order(tenure.bounds) for tenure in found.tenures)


def test_the_order_of_releases_does_not_matter() -> None:
    told = [
        head("2020-01-10"),
        head("2021-01-10", Standing.FORMER),
        head("2022-01-10"),
        head("2022-05-10", name="Besa Krasniqi"),
    ]
    assert len({repr(publication(*order)) for order in permutations(told)}) == 1
