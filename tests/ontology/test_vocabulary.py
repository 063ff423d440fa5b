"""The vocabulary's tables are sound; each message says what to mend and where."""

import csv
import re
from collections import Counter
from itertools import chain
from typing import Any

import pytest
import yaml
from rdflib import Graph

from ontology.dates import PartialDate
from ontology.facts import Review, TenureStatus
from ontology.generate import FOLDER, render
from ontology.iri import slug
from ontology.lookup import vocabulary
from ontology.model import LANGUAGES, Capacity, Standing

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


UNITS, ROLES, SPELLINGS = rows("units.csv"), rows("roles.csv"), rows("alternatives.csv")
SCHEMES: dict[str, dict[str, Any]] = yaml.safe_load((FOLDER / "concepts.yml").read_text(encoding="utf-8"))
CODES = {row["id"] for row in UNITS}
ROLE_KEYS = {row["id"] for row in ROLES}
KINDS = set(SCHEMES["unit-kind"]["concepts"])
CONCEPTS = [
    (scheme, key, value if isinstance(value, dict) else {"labels": value})
    for scheme, entry in SCHEMES.items()
    for key, value in entry["concepts"].items()
]


def repeated(values: list[Any]) -> list[Any]:
    return [value for value, count in Counter(values).items() if count > 1]


@pytest.mark.parametrize("name", ["units.ttl", "roles.ttl", "concepts.ttl"])
def test_the_generated_files_are_fresh(name: str) -> None:
    fresh = (FOLDER / name).read_text(encoding="utf-8") == render()[name]
    assert fresh, (
        f"ontology/vocabulary/{name} is stale: run `python -m ontology.generate` and commit the result"
    )


def test_the_generated_files_are_turtle_without_blank_nodes() -> None:
    graph = Graph()
    for text in render().values():
        graph.parse(data=text, format="turtle")
    assert not [s for s in graph.subjects() if not str(s).startswith("https://w3id.org/zyrtar/")]


def test_codes_and_keys_are_ascii_and_unique() -> None:
    per_table = {
        "units.csv": [row["id"] for row in UNITS],
        "roles.csv": [row["id"] for row in ROLES],
        **{f"concepts.yml, {scheme}": list(entry["concepts"]) for scheme, entry in SCHEMES.items()},
    }
    for table, keys in per_table.items():
        assert not repeated(keys), f"{table}: give each of these its own key"
        bad = [key for key in keys if not CODE.fullmatch(key)]
        assert not bad, f"{table}: write these with a-z, 0-9 and hyphens"


def test_units_name_known_kinds_parents_and_head_roles() -> None:
    assert {row["kind"] for row in UNITS} <= KINDS, "units.csv: add the kind to concepts.yml, unit-kind"
    assert {row["parent"] for row in UNITS} - {""} <= CODES, "units.csv: add the parent as a row of its own"
    assert {row["head_role"] for row in UNITS} - {""} <= ROLE_KEYS, (
        "units.csv: add the head role to roles.csv"
    )
    of_kind = [e.get("head_role") for scheme, _, e in CONCEPTS if scheme == "unit-kind"]
    assert {key for key in of_kind if key} <= ROLE_KEYS, "concepts.yml: add the head role to roles.csv"


def test_no_unit_role_or_concept_is_above_itself() -> None:
    trees = {
        "units.csv, parent": {row["id"]: row["parent"] for row in UNITS},
        "roles.csv, broader": {row["id"]: row["broader"] for row in ROLES},
    }
    for scheme in SCHEMES:
        trees[f"concepts.yml, {scheme}, broader"] = {
            k: e.get("broader", "") for s, k, e in CONCEPTS if s == scheme
        }
    for table, tree in trees.items():
        assert set(tree.values()) - {""} <= set(tree), f"{table}: name a key of the same table"
        for start in tree:
            seen, key = [start], tree[start]
            while key:
                assert key not in seen, f"{table}: break the circle {' < '.join([*seen, key])}"
                seen.append(key)
                key = tree[key]


def test_everything_is_labelled_in_three_languages() -> None:
    for row in UNITS:
        assert all(row[f"label_{lang}"] for lang in LANGUAGES), f"units.csv: {row['id']} lacks a label"
    for row in ROLES:
        wanted = ("sq_m", "sq_f", "sr_m", "sr_f", "en")
        assert all(row[column] for column in wanted), f"roles.csv: {row['id']} lacks a label"
    for scheme, key, entry in CONCEPTS:
        complete = len(entry["labels"]) == len(LANGUAGES) and all(entry["labels"])
        assert complete, f"concepts.yml: give {scheme}/{key} a label in each of sq, sr, en"


def test_label_status_says_attested_or_derived_for_each_language() -> None:
    pattern = re.compile(r"sq:[ad] sr:[ad] en:[ad]")
    for row in chain(UNITS, ROLES):
        assert pattern.fullmatch(row["label_status"]), f"{row['id']}: write label_status as “sq:a sr:d en:a”"
    assert {row["status"] for row in SPELLINGS} <= {"a", "d"}, "alternatives.csv: status is a or d"


def test_text_is_trimmed_and_serbian_is_in_latin_script() -> None:
    for row in chain(UNITS, ROLES, SPELLINGS):
        for column, cell in row.items():
            assert cell == " ".join(cell.split()), f"{row}: trim column {column}"
    cyrillic = re.compile("[\u0400-\u04ff]")
    for path in FOLDER.glob("*.[cy]*"):
        assert not cyrillic.search(path.read_text(encoding="utf-8")), (
            f"{path.name}: write Serbian in Latin script"
        )


def test_an_acronym_means_one_unit_within_its_language_and_parent() -> None:
    for language in LANGUAGES:
        used = [(row["parent"], row[f"acronym_{language}"]) for row in UNITS if row[f"acronym_{language}"]]
        assert not repeated(used), (
            f"units.csv, acronym_{language}: two units under one parent share an acronym"
        )


def test_a_unit_name_means_one_unit() -> None:
    names: list[tuple[str, str, str]]
    names = [(lang, row[f"label_{lang}"].casefold(), row["id"]) for row in UNITS for lang in LANGUAGES]
    names += [(row["language"], row["label"].casefold(), row["unit"]) for row in SPELLINGS]
    assert not repeated(names), "alternatives.csv: this name is listed twice for its unit"
    owners = repeated([(language, name) for language, name, _ in names])
    assert not owners, "units.csv and alternatives.csv: two units share a name; qualify one of them"


def test_other_spellings_belong_to_known_units_and_languages() -> None:
    for row in SPELLINGS:
        assert row["unit"] in CODES, f"alternatives.csv: no unit {row['unit']} in units.csv"
        assert row["language"] in LANGUAGES, f"alternatives.csv: {row['unit']}: language is sq, sr or en"
        assert row["kind"] in {"alternative", "former", "hidden"}, (
            f"alternatives.csv: {row['unit']}: unknown kind"
        )


def test_dates_of_units_are_edtf() -> None:
    for row in UNITS:
        for date in (row["valid_from"], row["valid_to"]):
            assert not date or PartialDate.parse(date).edtf == date


def test_sources_are_addresses_or_releases() -> None:
    address = re.compile(r"https?://[^\s<>\"{}|\\^`]+|release:[0-9a-f]{16}|")
    for row in UNITS:
        assert address.fullmatch(row["source"]), f"units.csv: {row['id']}: not an address: {row['source']}"


def test_roles_are_consistent() -> None:
    assert {row["seats"] for row in ROLES} == {"one", "many"}, "roles.csv: seats is one or many"
    kinds = {kind for row in ROLES for kind in row["head_of_kind"].split()}
    assert kinds <= KINDS, "roles.csv, head_of_kind: add the kind to concepts.yml, unit-kind"
    for column in ("sq_m", "sq_f", "sr_m", "sr_f", "en"):
        shared = repeated([row[column].casefold() for row in ROLES])
        assert not shared, f"roles.csv, {column}: two roles share a preferred name"


def test_a_role_that_heads_a_unit_by_kind_has_one_seat() -> None:
    heads = {unit.head_role for unit in vocabulary().units.values() if unit.head_role}
    many = [key for key in heads if vocabulary().roles[key].seats != 1]
    assert not many, "roles.csv: a head role has one seat"


def test_labels_of_concepts_differ_within_their_scheme() -> None:
    for scheme in SCHEMES:
        for index, language in enumerate(LANGUAGES):
            labels = [e["labels"][index].casefold() for s, _, e in CONCEPTS if s == scheme]
            assert not repeated(labels), f"concepts.yml, {scheme}: two concepts share a label in {language}"


def test_the_key_of_a_place_is_its_albanian_name() -> None:
    for scheme, key, entry in CONCEPTS:
        if scheme == "place":
            assert key == slug(entry["labels"][0]), f"concepts.yml: rename place/{key}"


def test_the_schemes_hold_what_the_model_enumerates() -> None:
    concepts = vocabulary().concepts
    assert set(concepts["capacity"]) == {str(member) for member in Capacity}
    assert set(concepts["standing"]) == {str(member) for member in Standing}
    assert set(concepts["status"]) == {str(member) for member in chain(TenureStatus, Review)}


def test_every_basic_office_has_its_three_departments_and_its_town() -> None:
    offices = {code for code in CODES if re.fullmatch("pth-[a-z]+", code)}
    assert len(offices) == 7
    for office in offices:
        assert {f"{office}-dp", f"{office}-dm", f"{office}-dkr"} <= CODES
        assert office.removeprefix("pth-") in vocabulary().concepts["place"]
