"""Folders of annotated releases: what is taken, how it is split, and which faults are named."""

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.evaluate.corpus import load, part_of
from ontology.errors import InputError

FORM: dict[str, Any] = {
    "id": "a",
    "language": "sq",
    "published": None,
    "persons": [],
    "units": [],
    "acronyms": {},
    "part_of": [],
    "events": [],
}


def put(folder: Path, name: str = "a", **fields: Any) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text("Titulli\n\nTeksti.", "utf-8")
    (folder / f"{name}.json").write_text(json.dumps(FORM | {"id": name} | fields), "utf-8")


def test_pairs_at_any_depth_in_the_order_of_ids(tmp_path: Path) -> None:
    put(tmp_path / "deep" / "er", "a")
    put(tmp_path, "b")
    (tmp_path / "world.json").write_text("no annotation", "utf-8")
    assert [release.id for release in load(tmp_path)] == ["a", "b"]


def test_a_third_is_held_out_by_the_hash_of_the_id() -> None:
    assert part_of("sq-003") == "held-out"
    assert part_of("sq-001") == "seen"
    share = sum(part_of(f"x-{n}") == "held-out" for n in range(3000)) / 3000
    assert 0.3 < share < 0.37


def fault(folder: Path) -> str:
    with pytest.raises(InputError) as caught:
        load(folder)
    assert caught.value.mend
    return caught.value.message


def test_no_such_folder_a_file_and_an_empty_folder(tmp_path: Path) -> None:
    assert fault(tmp_path / "none").endswith("none: no such folder")
    file = tmp_path / "a.txt"
    file.write_text("x", "utf-8")
    assert fault(file).endswith("a.txt: not a folder")
    file.unlink()
    assert "no annotated release in it" in fault(tmp_path)


def test_a_text_without_annotation(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", "utf-8")
    assert "a.txt: there is no a.json beside it" in fault(tmp_path)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b'{"id": ', "a.json: not JSON (line 1"),
        (b"\xff\xfe", "a.json: not UTF-8"),
        (b"[]", "a.json: not an annotation but a list"),
        (b"{}", "a.json: the field “id” is missing"),
    ],
)
def test_a_file_that_is_no_annotation(tmp_path: Path, content: bytes, told: str) -> None:
    put(tmp_path)
    (tmp_path / "a.json").write_bytes(content)
    assert told in fault(tmp_path)


@pytest.mark.parametrize("field", [name for name in FORM if name != "id"])
def test_a_field_that_is_missing_is_named(tmp_path: Path, field: str) -> None:
    put(tmp_path)
    kept = {name: value for name, value in FORM.items() if name != field}
    (tmp_path / "a.json").write_text(json.dumps(kept), "utf-8")
    assert fault(tmp_path).endswith(f"a.json: the field “{field}” is missing")


PERSON: dict[str, Any] = {"name": "Agron Beu", "aliases": [], "tenures": []}
EVENT: dict[str, Any] = {"type": "meeting", "date": None, "convened_by": [], "participants": [], "units": []}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"language": "de"}, "language “de” is not one of sq, sr, en"),
        ({"persons": [{"name": "Agron Beu", "aliases": []}]}, "persons[0]: the field “tenures” is missing"),
        ({"persons": [PERSON | {"name": ""}]}, "persons[0]: “name” must be a text"),
        ({"persons": [PERSON, "Cen Ceku"]}, "persons[1]: not an object"),
        (
            {"persons": [PERSON | {"tenures": [{"role": "x"}]}]},
            "persons[0].tenures[0]: the field “unit” is missing",
        ),
        ({"events": [EVENT | {"type": None}]}, "events[0]: “type” must be a text"),
        ({"events": [{"type": "meeting"}]}, "events[0]: the field"),
        ({"persons": None}, "not of the form of an annotation"),
        ({"part_of": [["a"]]}, "not of the form of an annotation"),
    ],
)
def test_a_field_of_the_wrong_form_is_named(tmp_path: Path, fields: dict[str, Any], told: str) -> None:
    put(tmp_path, **fields)
    assert told in fault(tmp_path)


def test_an_id_that_is_not_the_files_name_or_is_there_twice(tmp_path: Path) -> None:
    put(tmp_path / "one", "a")
    put(tmp_path / "two", "a")
    assert "has the id “a” too" in fault(tmp_path)
    put(tmp_path / "three", "b", id="c")
    assert "its id is “c”, not “b”" in fault(tmp_path / "three")
