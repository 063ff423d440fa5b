"""What two snapshots say differently, and why."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from graph.build import build
from graph.decision.bind import claim_target
from graph.decision.file import append
from graph.identity.source import Source
from graph.store.compare import compare
from graph.store.home import find_snapshot
from graph.store.snapshot import Snapshot, current
from graph.view.changes import Changed, Why, changes
from ontology.errors import HomeError
from tests.graph.decision.making import made
from tests.graph.factories import Input, holder

FIRST = holder("Arta Gashi", "director-general", "skpk", "2024-07-03")
LATER = holder("Arta Gashi", "director-general", "skpk", "2025-01-10")
OTHER = holder("Dren Hoxha", "chief-prosecutor", "pth-peje", "2025-02-01")


def differ(home: Path, old: list[Input], new: list[Input]) -> list[Changed]:
    build(old, home)
    first = current(home)
    build(new, home)
    second = current(home)
    with Snapshot(first) as before, Snapshot(second) as after:
        return changes(compare(first, second), (before, before.manifest), (after, after.manifest), "en")


def test_a_new_release_adds_facts_and_moves_bounds(tmp_path: Path) -> None:
    found = differ(tmp_path, [FIRST], [FIRST, LATER, OTHER])
    assert {each.why for each in found} == {Why.RELEASE_ADDED}
    (tenure,) = (each for each in found if each.what == "±" and each.fact.startswith("ten:"))
    assert tenure.label == "Arta Gashi – Director General – SKPK"
    assert tenure.come == (("zyr:earliestEnd", "2025-01-10"), ("zyr:lastAttested", "2025-01-10"))
    assert tenure.gone == (("zyr:earliestEnd", "2024-07-03"), ("zyr:lastAttested", "2024-07-03"))
    assert tenure.releases == (LATER[0].key,)
    added = {each.label for each in found if each.what == "+" and each.fact.startswith(("person:", "ten:"))}
    assert added == {"Dren Hoxha", "Dren Hoxha – Chief prosecutor – Basic Prosecution Office in Peja"}


def test_a_release_withdrawn_takes_its_facts_away(tmp_path: Path) -> None:
    found = differ(tmp_path, [FIRST, OTHER], [FIRST])
    assert {(each.what, each.why) for each in found} == {("−", Why.RELEASE_GONE)}
    assert {each.releases for each in found if each.fact.startswith("ten:")} == {(OTHER[0].key,)}


def again(text: str, reader: str) -> Input:
    """``FIRST`` as found later: with ``text``, read by ``reader``, which finds since when she is in office."""
    release, reading = holder("Arta Gashi", "director-general", "skpk", "2024-07-03", start="2020-01-01")
    sha = hashlib.sha256(text.encode()).hexdigest()
    return (
        replace(release, key=FIRST[0].key, text=text, text_sha256=sha),
        replace(reading, release=FIRST[0].key, text_sha256=sha, reader=reader),
    )


@pytest.mark.parametrize(("more", "why"), [("", Why.READER), (" More.", Why.TEXT)])
def test_a_release_read_anew_is_told_from_one_with_another_text(tmp_path: Path, more: str, why: Why) -> None:
    found = differ(tmp_path, [FIRST], [again(FIRST[0].text + more, "0.2.0")])
    (tenure,) = (each for each in found if each.what == "±")
    assert tenure.why is why
    assert ("zyr:earliestStart", "2020-01-01") in tenure.come


def test_equal_snapshots_differ_in_nothing(tmp_path: Path) -> None:
    assert differ(tmp_path, [FIRST, OTHER], [OTHER, FIRST]) == []


def test_a_snapshot_is_found_by_the_beginning_of_its_id(tmp_path: Path) -> None:
    name = build([FIRST], tmp_path).id
    assert find_snapshot(tmp_path, name[:5]) == find_snapshot(tmp_path, "current") == current(tmp_path)


@pytest.mark.parametrize("name", ["zzz", "", "../x"])
def test_a_snapshot_that_is_not_there_is_told_with_those_that_are(tmp_path: Path, name: str) -> None:
    made = build([FIRST], tmp_path).id
    with pytest.raises(HomeError) as caught:
        find_snapshot(tmp_path, name)
    assert caught.value.mend == f"There are: {made}."


def test_a_dump_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    build([FIRST], tmp_path)
    folder = current(tmp_path)
    (folder / "data.nq.gz").write_bytes(b"no gzip")
    with pytest.raises(HomeError, match="cannot be read"):
        compare(folder, folder)


def test_a_decision_is_named_as_the_cause(tmp_path: Path) -> None:
    source = Source(*FIRST)
    accept = made(
        "set-date", claims=(claim_target(source, source.reading.tenures[0]),), field="start", value="2020"
    )
    build([FIRST, OTHER], tmp_path)
    first = current(tmp_path)
    append(tmp_path, [accept])
    build([FIRST, OTHER], tmp_path)
    second = current(tmp_path)
    with Snapshot(first) as before, Snapshot(second) as after:
        found = changes(compare(first, second), (before, before.manifest), (after, after.manifest), "en")
    (tenure,) = found
    assert (tenure.what, tenure.why, tenure.decisions) == ("±", Why.DECISION, (accept.id,))
    assert ("zyr:earliestStart", "2020-01-01") in tenure.come


def test_a_fact_that_a_decision_took_away_is_told_with_it(tmp_path: Path) -> None:
    source = Source(*FIRST)
    reject = made("reject", claims=(claim_target(source, source.reading.tenures[0]),))
    build([FIRST, OTHER], tmp_path)
    first = current(tmp_path)
    append(tmp_path, [reject])
    build([FIRST, OTHER], tmp_path)
    second = current(tmp_path)
    with Snapshot(first) as before, Snapshot(second) as after:
        found = changes(compare(first, second), (before, before.manifest), (after, after.manifest), "en")
    assert {
        (each.what, each.why, each.decisions) for each in found if each.fact.startswith(("person:", "ten:"))
    } == {("−", Why.DECISION, (reject.id,))}
