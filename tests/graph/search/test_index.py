"""What a search finds: names in any spelling, case and script, texts by their words; narrowed; the same bytes anew."""

import hashlib
import json
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from graph.build import build
from graph.decision.bind import mention_target
from graph.decision.file import append
from graph.identity.source import Source
from graph.search.index import FIELDS, Found, Index
from graph.search.writing import FILE
from graph.store.home import current
from ontology.errors import HomeError
from tests.graph.decision.making import made
from tests.graph.search.conftest import TOLD, releases


def kinds(found: Found) -> set[str]:
    return {hit.kind for hit in found.hits}


def first(index: Index, words: str) -> str:
    hits = index.find(words).hits
    return hits[0].matched if hits else ""


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Shkëlzen Lumezi", "Shkëlzen Lumezi"),
        ("lumezi shkelzen", "Shkëlzen Lumezi"),
        ("LUMEZIT", "Shkëlzen Lumezi"),
        ("Shkëlzenin", "Shkëlzen Lumezi"),
        ("Љумези", "Shkëlzen Lumezi"),
        ("Škeljzen Ljumezi", "Shkëlzen Lumezi"),
        ("Lumezija", "Shkëlzen Lumezi"),
        ("lume", "Shkëlzen Lumezi"),
        ("lumzei", "Shkëlzen Lumezi"),
        ("Lumetzit", "Shkëlzen Lumezi"),
        ("Dževahire", "Xhevahire Kryeziu"),
        ("Xhevahires Krueziu", "Xhevahire Kryeziu"),
        ("Iliću", "Ljubiša Ilić"),
        ("Љубише Илића", "Ljubiša Ilić"),
        ("ljubisha ilich", "Ljubiša Ilić"),
        ("Hoxhës", "Arta Berisha-Hoxha"),
        ("arta berisha", "Arta Berisha-Hoxha"),
        ("Beriša Hodža", "Arta Berisha-Hoxha"),
    ],
)
def test_a_person_is_found_in_any_spelling_case_and_script(index: Index, words: str, name: str) -> None:
    assert first(index, words) == name


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("SKPK", "skpk"),
        ("skpk-së", "skpk"),
        ("sekretariatit të këshillit prokurorial", "skpk"),
        ("Sekretarijat Tužilačkog saveta", "skpk"),
        ("секретаријат", "skpk"),
        ("Basic Prosecution Peja", "pth-peje"),
        ("Prokurorisë Themelore në Pejë", "pth-peje"),
        ("Osnovno tuzilastvo Pec", "pth-peje"),
    ],
)
def test_a_unit_is_found_by_any_name_in_any_language(index: Index, words: str, code: str) -> None:
    assert [h.iri.rpartition("/")[2] for h in index.find(words).hits][:1] == [code]


@pytest.mark.parametrize("words", ["", " ", "!?", "a", "zzzzz", "Lumezi Ilić", "xx yy", "'\"", "OR NOT *"])
def test_what_fits_nothing_finds_nobody(index: Index, words: str) -> None:
    assert "person" not in kinds(index.find(words))


@pytest.mark.parametrize(
    "words", ['"', "a* OR b", "NEAR(x y)", "title:takim", "-" * 200, "\x00", "ë" * 200, "1 2 3"]
)
def test_no_words_break_the_engine(index: Index, words: str) -> None:
    assert index.find(words).total >= 0
    assert index.suggest(words, limit=3) is not None


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("bashkëpunim", ["2021-01-10"]),
        ("bashkëpunimit", ["2021-01-10"]),
        ("saradnja", ["2023-03-10"]),
        ("регионална сарадња", ["2023-03-10"]),
        ("delegation", ["2024-04-10"]),
        ("delegacion palët", ["2021-01-10"]),
    ],
)
def test_a_release_is_found_by_its_words_in_any_case(index: Index, words: str, days: list[str]) -> None:
    found = index.find(words, {"kind": "release"})
    keys = {day: release.key for (release, _), (_, _, _, day, _, _) in zip(releases(), TOLD, strict=True)}
    assert [hit.iri.rpartition("/")[2] for hit in found.hits] == [keys[day] for day in days]


def test_the_events_of_a_person_are_found_the_newest_first(index: Index) -> None:
    meetings = [h.iri for h in index.find("takim pune", {"kind": "event"}).hits]
    assert len(meetings) == len(TOLD)
    assert [iri.rpartition("/")[2][:4] for iri in meetings] == ["2024", "2023", "2022", "2021"]
    assert [h.iri.rpartition("/")[2][:10] for h in index.find("Lumezit", {"kind": "event"}).hits] == [
        "2021-01-10"
    ]


def test_people_and_units_come_before_events_and_releases(index: Index) -> None:
    order = [hit.kind for hit in index.find("Lumezi").hits]
    assert order[0] == "person"
    assert set(order[1:]) == {"event", "release"}


@pytest.mark.parametrize(
    ("narrowed", "total"),
    [
        ({"kind": "person"}, 1),
        ({"kind": "unit"}, 0),
        ({"year": "2021"}, 3),
        ({"year": "2020"}, 0),
        ({"language": "sq"}, 2),
        ({"unit": "https://w3id.org/zyrtar/id/unit/pth-peje"}, 3),
        ({"unit": "https://w3id.org/zyrtar/id/unit/skpk"}, 0),
        ({"kind": "event", "year": "2021", "language": "sq"}, 1),
        ({"kind": "event", "year": "2022"}, 0),
    ],
)
def test_a_search_can_be_narrowed(index: Index, narrowed: dict[str, str], total: int) -> None:
    found = index.find("Lumezi", narrowed)
    assert found.total == len(found.hits) == total


def test_what_a_search_can_be_narrowed_to_is_counted(index: Index) -> None:
    found = index.find("takim")
    assert set(found.facets) == set(FIELDS)
    for field, values in found.facets.items():
        for value, count in values:
            assert index.find("takim", {field: value}).total == count, (field, value)
    assert [year for year, _ in found.facets["year"]] == ["2024", "2023", "2022", "2021"]


def test_a_unit_holds_what_belongs_to_its_parts(index: Index) -> None:
    whole = "https://w3id.org/zyrtar/id/unit/kpk"
    assert index.find("Kryeziu", {"unit": whole}).hits[0].matched == "Xhevahire Kryeziu"


def test_pages_of_what_was_found_join(index: Index) -> None:
    whole = index.find("delegacion OR takim", limit=100)
    parts = [index.find("delegacion OR takim", offset=at, limit=2).hits for at in range(0, whole.total, 2)]
    assert tuple(hit for part in parts for hit in part) == whole.hits


def test_suggestions_are_people_and_units_only(index: Index) -> None:
    assert [hit.matched for hit in index.suggest("lum")] == ["Shkëlzen Lumezi"]
    assert {hit.kind for hit in index.suggest("pro")} == {"unit"}
    assert len(index.suggest("pro", limit=2)) == 2
    assert index.suggest("") == ()


def test_a_passage_shows_the_words_that_were_found(index: Index) -> None:
    body = TOLD[0][5]
    pieces = index.passages("lumezi bashkëpunimit", body)
    assert [text for text, sought in pieces if sought] == ["Lumezi", "bashkëpunimin"]
    assert "".join(text for text, _ in pieces) == body
    cut = index.passages("rajonal", "fjalë " * 100 + body + " fjalë" * 100)
    assert (cut[0], cut[-1]) == (("… ", False), (" …", False))
    assert ("rajonal", True) in cut
    assert index.passages("zzzz", body) == ()


def test_the_same_graph_gives_the_same_bytes_whatever_the_order(searched: Path, tmp_path: Path) -> None:
    told = releases()
    random.Random(3).shuffle(told)
    manifest = build(told, tmp_path)
    again, before = (current(home) / FILE for home in (tmp_path, searched))
    assert again.read_bytes() == before.read_bytes()
    assert manifest.files[FILE] == hashlib.sha256(again.read_bytes()).hexdigest()


def test_a_snapshot_without_an_index_says_so_and_the_next_build_makes_it(tmp_path: Path) -> None:
    build(releases(), tmp_path)
    folder = current(tmp_path)
    (folder / FILE).unlink()
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    del manifest["files"]
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    with pytest.raises(HomeError, match="no search index") as told:
        Index(folder)
    assert "zyrtar build" in told.value.mend
    build(releases(), tmp_path)
    with Index(current(tmp_path)) as index:
        assert first(index, "lumezi") == "Shkëlzen Lumezi"


def test_a_damaged_index_is_told(searched: Path, tmp_path: Path) -> None:
    shutil.copy(current(searched) / FILE, tmp_path / FILE)
    (tmp_path / FILE).write_bytes(b"not a database" * 1000)
    with Index(tmp_path) as index, pytest.raises(HomeError, match="cannot be read"):
        index.find("lumezi")


def test_a_suppressed_person_is_nowhere_in_the_index(tmp_path: Path) -> None:
    told = releases()
    target = mention_target(Source(*told[0]), "p1")
    append(tmp_path, [made("suppress", mentions=(target,), name="shkelzen lumezi")])
    build(told, tmp_path)
    folder = current(tmp_path)
    with Index(folder) as index:
        assert index.find("Lumezi").total == 0
        assert index.find("Xhevahire").total > 0
    with closing(sqlite3.connect(folder / FILE)) as database:
        held = [
            row
            for table in ("names", "texts")
            for row in database.execute(
                f"SELECT term FROM {vocabulary(database, table)} WHERE term LIKE '%limez%'"
            )
        ]
        named = database.execute("SELECT text FROM name WHERE text LIKE '%umez%'").fetchall()
    assert held == named == []


def vocabulary(database: sqlite3.Connection, table: str) -> str:
    """The words of a full-text table, as a table."""
    database.execute(f"CREATE VIRTUAL TABLE temp.{table}_words USING fts5vocab(main, {table}, row)")
    return f"temp.{table}_words"
