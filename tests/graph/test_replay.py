"""Archive and decisions make the graph: on an empty folder the same bytes, after an undo the former ones."""

import gzip
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.build import build
from graph.decision.bind import claim_target, mention_target
from graph.decision.file import DECISIONS, append
from graph.decision.model import Decision
from graph.identity.source import Source
from graph.query.catalogue import catalogue
from graph.store.home import current
from graph.store.snapshot import DUMP, Snapshot
from ontology.errors import HomeError, InputError
from tests.graph.decision.making import made, merged
from tests.graph.factories import SEED_KEY, Input, Telling, holder, seed
from tests.graph.query.support import written


def acts() -> list[Input]:
    """An appointment, and a judgment of the next year that voids it."""
    told = Telling("Arta Gashi u emërua. Ceremonia u mbajt.", "2020-05-01")
    appointed = told.event("appointment", "2020-05-01", (told.unit("KPK", "kpk"),))
    told.part(appointed, told.person("Arta Gashi"))
    later = Telling("Gjykata e anuloi emërimin e Arta Gashi. Aktgjykim.", "2021-03-02")
    voided = later.event("decision", "2021-03-02", (later.unit("KPK", "kpk"),))
    later.part(voided, later.person("Arta Gashi"))
    return [told.done(), later.done()]


def told() -> list[Input]:
    pair = [
        holder("Liridon Jakupi", "prosecutor", "pth-gjakove", "2016-01-10"),
        holder("Liridon Jakupi", "unit-head", "skpk-dti", "2024-05-10"),
    ]
    return [seed(), *pair, *acts(), *meetings()]


def meetings() -> list[Input]:
    """Two meetings in two offices that the vocabulary does not have."""
    found = []
    for office, day in (("Zyra e Pritjes", "2023-03-02"), ("Zyra e Mirëpritjes", "2023-03-03")):
        telling = Telling(f"Teuta Leka mori pjesë në takim: {office} e SKPK.", day)
        unit = telling.unit(office, None, "office", telling.unit("SKPK", "skpk"))
        telling.part(telling.event("working-meeting", day, (unit,)), telling.person("Teuta Leka"))
        found.append(telling.done())
    return found


SOURCES = [Source(*each) for each in told()]
SEED = SOURCES[0]
NIKOLLA = claim_target(SEED, SEED.reading.tenures[1])
HAZIRI = claim_target(SEED, SEED.reading.tenures[2])
ADOPTION = claim_target(SEED, SEED.reading.events[1])
NAMESAKES = tuple(mention_target(source, "p1") for source in SOURCES[1:3])
APPOINTMENT, JUDGMENT = (claim_target(source, source.reading.events[0]) for source in SOURCES[3:5])
MEETINGS = tuple(claim_target(source, source.reading.events[0]) for source in SOURCES[5:])
OFFICES = tuple(claim_target(source, source.reading.units[1]) for source in SOURCES[5:])
ONE_MEETING, ONE_OFFICE = (made("merge", claims=claims) for claims in (MEETINGS, OFFICES))
MERGE = made("merge", mentions=NAMESAKES)
UNIT = made("replace", why="he heads the cabinet", claims=(NIKOLLA,), field="unit", value="zkpsh-kabineti")
DECISIONS_MADE = (
    MERGE,
    ONE_MEETING,
    ONE_OFFICE,
    UNIT,
    made("set-date", claims=(HAZIRI,), field="start", value="2020-02"),
    made("reject", claims=(ADOPTION,)),
    made("add", claims=(JUDGMENT, APPOINTMENT), field="annuls", value="act"),
    made("note", why="ask the office", claims=(HAZIRI,)),
    made(
        "accept",
        claims=(claim_target(SEED, SEED.reading.tenures[0]).model_copy(update={"says": ("nobody",)}),),
    ),
)


def dump(home: Path) -> str:
    return gzip.decompress((current(home) / DUMP).read_bytes()).decode()


def facts(home: Path) -> list[str]:
    """The statements of the default graph and of who is who, without what is told of decisions themselves."""
    apart = re.compile(r"id/decision/|id/agent/curator-|voc/curation/|graph/vocabulary>|graph/meta>")
    return [line for line in dump(home).splitlines() if not apart.search(line)]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("decided")
    append(folder, DECISIONS_MADE)
    build(told(), folder)
    return folder


@pytest.fixture(scope="module")
def snapshot(home: Path) -> Iterator[Snapshot]:
    with Snapshot(current(home)) as opened:
        yield opened


def test_a_replay_on_an_empty_folder_gives_the_same_bytes(home: Path, tmp_path: Path) -> None:
    shutil.copy(home / DECISIONS, tmp_path)
    build(reversed(told()), tmp_path)
    assert (current(tmp_path) / DUMP).read_bytes() == (current(home) / DUMP).read_bytes()


def test_decisions_go_into_the_id_and_the_manifest(home: Path, tmp_path: Path) -> None:
    plain = build(told(), tmp_path)
    with Snapshot(current(home)) as opened:
        assert opened.manifest.id != plain.id
        assert set(opened.manifest.inputs) - set(plain.inputs) == {DECISIONS}


@pytest.mark.parametrize(
    ("first", "back"),
    [
        (MERGE, made("split", mentions=NAMESAKES[1:], rest=NAMESAKES[:1])),
        (ONE_MEETING, made("split", claims=MEETINGS[1:], stays=MEETINGS[:1])),
        (ONE_OFFICE, made("split", claims=OFFICES[1:], stays=OFFICES[:1])),
        (ONE_OFFICE, made("not-the-same", claims=OFFICES, undoes=ONE_OFFICE.id)),
        *((decision, made("undo", undoes=decision.id)) for decision in DECISIONS_MADE[:-1]),
    ],
    ids=lambda d: f"{d.action}-{d.field or ''}",
)
def test_what_is_taken_back_gives_the_former_graph(first: Decision, back: Decision, tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    build(told(), before)
    append(after, [first])
    build(told(), after)
    changed = facts(after)
    append(after, [back])
    build(told(), after)
    assert facts(after) == facts(before)
    assert (changed != facts(before)) is (first.action != "note")


def answers(snapshot: Snapshot, query_name: str, **params: str) -> list[list[str | None]]:
    query = catalogue()[query_name]
    return [list(row) for row in written(snapshot.select(query.text, **query.bind(**params)))]


def test_what_curators_changed_is_answered(snapshot: Snapshot) -> None:
    rows = [row[2:] for row in answers(snapshot, "curators-changes")]
    assert [
        "org:organization",
        "unit:zkpsh",
        "unit:zkpsh-kabineti",
        "unit:zkpsh",
        "agent:curator-test",
    ] in rows
    assert ["schema:startDate", None, "2020-02", "unit:skpk-dti", "agent:curator-test"] in rows


def test_every_decision_in_force_is_listed_with_its_reason(snapshot: Snapshot) -> None:
    found = {row[1]: row for row in answers(snapshot, "curators-decisions")}
    assert set(found) == {
        "cur:merge",
        "cur:replace",
        "cur:set-date",
        "cur:reject",
        "cur:add",
        "cur:note",
        "cur:confirm",
    }
    assert found["cur:replace"][3] == "he heads the cabinet"
    assert found["cur:note"][3] is None
    assert found["cur:reject"][4] == f"rel:{SEED_KEY}"


def test_annulled_acts_are_answered(snapshot: Snapshot) -> None:
    ((act, day, by, other_day, *_),) = answers(snapshot, "annulled-acts")
    assert (day, other_day) == ("2020-05-01", "2021-03-02")
    assert act != by


def test_a_merged_identity_is_answered(snapshot: Snapshot) -> None:
    rows = answers(snapshot, "spellings-of-person", name="Liridon Jakupi")
    assert [(row[0], row[4]) for row in rows] == [("Liridon Jakupi", "2026-11-25T14:00:00Z")]
    assert rows[0][2] is not None


def test_a_decision_that_lost_its_claim_is_answered(snapshot: Snapshot) -> None:
    rows = answers(snapshot, "left-by-older-readers", version="0.0.1")
    assert [(row[0], row[2]) for row in rows] == [
        ("decision without claim", DECISIONS_MADE[-1].claims[0].key)
    ]


def test_what_was_read_stays_beside_what_was_decided(snapshot: Snapshot) -> None:
    rows = snapshot.select(
        "PREFIX zyr: <https://w3id.org/zyrtar/ontology#> "
        "SELECT ?unit ?fact WHERE { GRAPH ?g { ?claim zyr:claimKey ?key ; "
        f'zyr:aboutUnit ?unit FILTER(?key = "{NIKOLLA.key}") }} ?fact zyr:supportedBy ?claim }}'
    )
    units = {row["unit"].value for row in rows if row["unit"] is not None}
    assert {unit.rpartition("/")[2] for unit in units} == {"zkpsh"}
    assert rows


def test_a_wrong_file_stops_the_build_and_leaves_the_former_graph(tmp_path: Path) -> None:
    before = build(told(), tmp_path)
    (tmp_path / DECISIONS).write_text("merge them\n", "utf-8")
    with pytest.raises(InputError, match="line 1: it is not JSON"):
        build(told(), tmp_path)
    (tmp_path / DECISIONS).write_text(merged("A", "B").line()[:40], "utf-8")
    with pytest.raises(HomeError, match="cut off"):
        build(told(), tmp_path)
    assert current(tmp_path).name == before.id
