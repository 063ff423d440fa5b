"""Answers on small graphs of invented people, where the rows are known by construction."""

from datetime import date

from ontology.model import Capacity, Standing
from tests.graph.factories import Input, Told, holder
from tests.graph.query.loaded import Loaded

ACTING, FORMER, APPOINTED = Capacity.ACTING, Standing.FORMER, Standing.APPOINTED
CHIEF = ("chief-prosecutor", "pth-peje")
POST = "post:pth-peje.chief-prosecutor"


def cells(loaded: Loaded, name: str, *columns: str, **values: str) -> list[tuple[str | None, ...]]:
    return [tuple(row[column] for column in columns) for row in loaded.ask(name, **values)]


def test_a_merely_possible_holder_leaves_a_post_without_a_known_one() -> None:
    asked = Loaded([holder("Arta Gashi", *CHIEF, "2020-01-10"), holder("Arta Gashi", *CHIEF, "2020-05-10")])

    def holders(day: str) -> list[tuple[str | None, ...]]:
        columns = ("post", "unitLabel", "possible", "capacity")
        return [row for row in cells(asked, "head-posts-without-holder", *columns, day=day) if row[0] == POST]

    office = "Basic Prosecution Office in Peja"
    assert holders("2020-03-01") == []
    assert holders("2020-05-11") == [(POST, office, "Arta Gashi", "cap:substantive")]
    assert holders("2019-12-31") == [(POST, office, "Arta Gashi", "cap:substantive")]


def test_a_head_post_of_which_nobody_tells_has_nobody_possible() -> None:
    asked = Loaded([holder("Arta Gashi", "prosecutor", "pth-peje", "2020-01-10")])
    rows = cells(asked, "head-posts-without-holder", "post", "possible", "capacity", day="2020-01-10")
    assert (POST, None, None) in rows


def test_careers_of_namesakes_are_told_apart() -> None:
    asked = Loaded(
        [
            holder("Arta Gashi", *CHIEF, "2020-01-10"),
            holder("Arta Gashi", *CHIEF, "2021-01-10", FORMER),
            holder("Arta Gashi", "chief-prosecutor", "pth-gjilan", "2020-01-10"),
        ]
    )
    rows = cells(
        asked, "career-of", "unitLabel", "latestStart", "earliestEnd", "latestEnd", called="Arta Gashi"
    )
    assert sorted(rows, key=str) == [
        ("Basic Prosecution Office in Gjilan", "2020-01-10", "2020-01-10", None),
        ("Basic Prosecution Office in Peja", "2020-01-10", "2020-01-10", "2021-01-10"),
    ]
    assert len({row["person"] for row in asked.ask("career-of", called="Arta Gashi")}) == 2


def test_a_career_has_offices_that_only_one_language_has_a_name_for() -> None:
    told = Told("a", date(2020, 1, 10))
    person = told.person("Arta Gashi")
    told.tenure(person, "unit-head", told.unit(None, "Zyra për Anketa", "office"))
    rows = cells(Loaded([told.made()]), "career-of", "unitLabel", called="Arta Gashi", language="sr")
    assert rows == [("Zyra për Anketa",)]


def stays() -> list[Input]:
    """One stay of 13 whole months less a day, one of 24 whole months, and one of somebody who acted."""
    return [
        *(holder("Arta Gashi", *CHIEF, day) for day in ("2018-01-31", "2019-02-28")),
        holder("Arta Gashi", *CHIEF, "2019-06-01", FORMER),
        *(
            holder("Blerim Kuqi", "chief-prosecutor", "pth-gjilan", day)
            for day in ("2018-01-31", "2020-01-31")
        ),
        holder("Blerim Kuqi", "chief-prosecutor", "pth-gjilan", "2020-06-01", FORMER),
        *(holder("Besa Krasniqi", *CHIEF, day, capacity=ACTING) for day in ("2019-07-01", "2020-02-29")),
        holder("Besa Krasniqi", *CHIEF, "2020-04-01", FORMER, ACTING),
    ]


def test_an_average_stay_counts_whole_months_and_nobody_who_acts() -> None:
    rows = cells(Loaded(stays()), "average-stay-in-role", "roleLabel", "n", "avgMonths")
    assert [(label, n, float(months or 0)) for label, n, months in rows] == [("chief prosecutor", "2", 18.0)]


def test_an_acting_assignment_is_as_long_as_its_whole_months() -> None:
    asked = Loaded(stays())
    columns = ("name", "from", "to", "months")
    row = ("Besa Krasniqi", "2019-07-01", "2020-02-29", "7")
    assert cells(asked, "long-acting-assignments", *columns) == [row]
    assert cells(asked, "long-acting-assignments", *columns, longer="7") == []


def test_an_acting_holder_has_held_the_post_since_between_two_days() -> None:
    asked = Loaded(
        [
            holder("Besa Krasniqi", *CHIEF, "2019-07-01", APPOINTED, ACTING),
            *(holder("Besa Krasniqi", *CHIEF, day, capacity=ACTING) for day in ("2019-08-01", "2019-12-01")),
        ]
    )
    columns = ("name", "notBefore", "since")
    rows = [("Besa Krasniqi", "2019-03-31", "2019-08-01")]
    assert cells(asked, "acting-holders-on", *columns, day="2019-10-01") == rows
    assert cells(asked, "acting-holders-on", *columns, day="2019-07-31") == []


def test_a_succession_lies_between_two_days() -> None:
    asked = Loaded(
        [
            *(holder("Arta Gashi", *CHIEF, day) for day in ("2018-01-31", "2019-02-28")),
            holder("Blerim Kuqi", *CHIEF, "2019-07-01", capacity=ACTING),
            holder("Besa Krasniqi", *CHIEF, "2020-03-01"),
            holder("Luan Berisha", *CHIEF, "2024-03-01", APPOINTED),
        ]
    )
    assert [tuple(row.values()) for row in asked.ask("succession-in-post", post=POST)] == [
        ("Arta Gashi", "Blerim Kuqi", None, "2019-07-01", "cap:substantive", "cap:acting"),
        ("Blerim Kuqi", "Besa Krasniqi", "2019-02-28", "2020-03-01", "cap:acting", "cap:substantive"),
        ("Besa Krasniqi", "Luan Berisha", "2023-11-30", None, "cap:substantive", "cap:substantive"),
    ]


def test_a_post_of_many_seats_has_no_succession() -> None:
    names = {"Arta Gashi": "2020-01-10", "Blerim Kuqi": "2021-01-10"}
    asked = Loaded([holder(name, "prosecutor", "pth-peje", day) for name, day in names.items()])
    assert len(asked.ask("holders-of-post", post="post:pth-peje.prosecutor")) == 2
    assert asked.ask("succession-in-post", post="post:pth-peje.prosecutor") == []
