"""Units that releases say were founded or renamed: changes with their releases, told by a difference of two days."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pyoxigraph
import pytest

from graph.decision.bind import claim_target
from graph.decision.ledger import ledger
from graph.fact.publication import publish
from graph.identity.source import Source
from graph.statement import dataset
from graph.view.diff import Change, ChangeKind, applied, difference
from graph.view.diff_text import lines, records
from graph.view.staffing import Place, Staffing, staffing
from ontology.facts import UnitChange, UnitChangeKind
from ontology.model import Language
from tests.graph.decision.making import made
from tests.graph.factories import Input, Telling

OLD, NEW = "Zyra për Informim me Publikun", "Zyra për Komunikim Publik"


def renaming(
    day: str | None = "2019-07-05",
    stated: str | None = None,
    names: tuple[str, str] = (OLD, NEW),
    language: Language = "sq",
) -> Input:
    telling = Telling(f"{names[0]} → {names[1]}, SKPK, {day}.", day, language)
    above = telling.unit("SKPK", "skpk")
    before, after = (telling.unit(name, None, "office", above) for name in names)
    telling.changed(after, before, stated)
    return telling.done()


def founding(code: str | None = None, day: str = "2020-03-10", stated: str | None = "2020-03-06") -> Input:
    telling = Telling(f"U themelua Departamenti i Ri, {day}.", day)
    telling.changed(telling.unit("Departamenti i Ri", code, "department"), None, stated)
    return telling.done()


def normative(stated: str | None) -> Input:
    telling = Telling("Komisioni për Akte Normative u riemërtua.", "2016-02-05")
    unit = telling.unit("Komisioni për Çështje Normative", "kom-normativ", "committee")
    telling.changed(unit, unit, stated)
    return telling.done()


def change(*told: Input) -> UnitChange:
    (found,) = publish(told).publication.changes
    return found


@pytest.mark.parametrize(
    ("told", "edtf"),
    [
        ([renaming(stated="2019-07-01")], "2019-07-01"),
        ([renaming()], "../2019-07-05"),
        ([renaming(), renaming("2019-08-01", "2019-07-01")], "2019-07-01"),
        ([renaming(), renaming("2019-07-04")], "../2019-07-04"),
    ],
)
def test_a_renaming_is_one_change_from_unit_to_unit(told: list[Input], edtf: str) -> None:
    found = change(*told)
    assert (found.kind, found.before, found.after) == (
        UnitChangeKind.RENAMED,
        "skpk-zyra-per-informim-me-publikun",
        "skpk-zyra-per-komunikim-publik",
    )
    assert found.date.edtf == edtf
    assert found.labels["sq"] == f"Riemërtimi: {OLD} → {NEW}"
    assert found.former["sq"] == OLD
    assert found.support is not None
    assert set(found.support.sources) == {release.key for release, _ in told}


def test_what_two_languages_tell_is_one_change_with_names_in_both() -> None:
    english = renaming("2019-07-06", None, ("Public Information Office", "Public Communication Office"), "en")
    found = change(renaming(), english)
    assert found.labels["sq"] == f"Riemërtimi: {OLD} → {NEW}"
    assert found.labels["en"] == "Renamed: Public Information Office → Public Communication Office"


def test_what_has_no_day_is_left_out() -> None:
    assert publish([renaming(None)]).publication.changes == ()


def test_a_foundation_that_a_release_states() -> None:
    found = change(founding())
    assert (found.kind, found.before, found.after) == (UnitChangeKind.FOUNDED, None, "departamenti-i-ri")
    assert found.labels["sq"] == "Themelimi: Departamenti i Ri"
    assert found.date.edtf == "2020-03-06"


def test_a_unit_of_the_vocabulary_that_is_renamed_stays_the_same() -> None:
    found = change(normative("2016-02-01"))
    assert (found.before, found.after) == ("kom-normativ", "kom-normativ")
    assert found.former["en"] == "Committee for Normative Acts"


def test_a_curator_can_reject_a_change_and_set_its_day() -> None:
    told = renaming()
    target = claim_target(Source(*told), told[1].changes[0])
    assert publish([told], ledger([made("reject", claims=(target,))])).publication.changes == ()
    dated = made("set-date", claims=(target,), field="date", value="2019-07-01")
    (found,) = publish([told], ledger([dated])).publication.changes
    assert found.date.edtf == "2019-07-01"


class InMemory:
    """What releases publish, as views ask it."""

    def __init__(self, told: Sequence[Input]) -> None:
        self._store = pyoxigraph.Store()
        made = publish(told)
        default = dataset.published(made)
        for graph in (default, *dataset.described(default, made)):
            self._store.extend(graph)

    def select(self, query: str, **_: Any) -> list[dict[str, Any]]:
        """The rows of a query."""
        found = self._store.query(query)
        assert isinstance(found, pyoxigraph.QuerySolutions)
        names = [variable.value for variable in found.variables]
        return [{name: row[name] for name in names} for row in found]


def told_between(one: str, other: str, *told: Input) -> tuple[list[Change], Staffing, Staffing, list[str]]:
    graph = InMemory(told)
    first, second = (staffing(graph, date.fromisoformat(day), "sq") for day in (one, other))
    found = difference(graph, first, second)
    assert applied(first, found) == second
    assert len(records(found, first, second)) == len(found.changes)
    return list(found.changes), first, second, list(lines(found, first, second, "sq"))


def test_a_renaming_is_told_by_a_difference_across_it_only() -> None:
    told = [renaming(stated="2019-07-01")]
    changes, first, second, words = told_between("2019-06-30", "2019-07-01", *told)
    assert {each.kind for each in changes} == {ChangeKind.RENAMED}
    assert [OLD in (place.label for place in side.units.values()) for side in (first, second)] == [
        True,
        False,
    ]
    assert f"  − {OLD} → {NEW}" in words
    assert told_between("2019-07-01", "2019-08-01", *told)[0] == []


def test_a_renaming_that_keeps_the_code_is_told_too() -> None:
    changes, *_, words = told_between("2016-01-31", "2016-02-01", normative("2016-02-01"))
    (each,) = changes
    assert each.kind is ChangeKind.RENAMED
    assert isinstance(each.before, Place)
    assert each.before.label == "Komisioni për Akte Normative"
    assert words[-1] == "  ± Komisioni për Akte Normative → Komisioni për Çështje Normative"


def test_a_foundation_on_a_day_is_told() -> None:
    changes, *_ = told_between("2020-03-05", "2020-03-06", founding())
    assert [each.kind for each in changes] == [ChangeKind.FOUNDED]
