"""Every export read back by other hands: the engine's parsers, networkx, csv, and the specifications' own rules."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from pyoxigraph import RdfFormat, parse

from graph.build import build
from graph.decision.bind import mention_target
from graph.decision.file import append
from graph.export.reading import Bounds
from graph.export.tables import tables
from graph.export.write import FORMS, context, export
from graph.identity.source import Source
from graph.store.snapshot import Snapshot, current
from ontology.errors import InputError
from ontology.terms import PREFIXES
from tests.api.releases import everything
from tests.graph.decision.making import made

RDF = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "jsonld": RdfFormat.JSON_LD, "ttl": RdfFormat.TURTLE}


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    home = tmp_path_factory.mktemp("home")
    build(everything(), home)
    with Snapshot(current(home)) as opened:
        yield opened


def written(snapshot: Snapshot, form: str) -> bytes:
    out = io.BytesIO()
    export(snapshot, form, out)
    return out.getvalue()


def statements(snapshot: Snapshot, form: str) -> set[str]:
    return {str(found) for found in parse(written(snapshot, form), format=RDF[form])}


@pytest.mark.parametrize("form", ["trig", "jsonld"])
def test_every_form_of_rdf_reads_back_to_the_same_statements(snapshot: Snapshot, form: str) -> None:
    assert statements(snapshot, form) == statements(snapshot, "nq")


def test_turtle_holds_the_published_statements(snapshot: Snapshot) -> None:
    published = {
        str(quad.triple)
        for quad in parse(written(snapshot, "nq"), format=RdfFormat.N_QUADS)
        if not hasattr(quad.graph_name, "value")
    }
    found = {str(quad.triple) for quad in parse(written(snapshot, "ttl"), format=RdfFormat.TURTLE)}
    assert found == published
    assert found


def test_the_context_has_every_prefix() -> None:
    assert {term: means for term, means in context().items() if term not in ("@version", "about")} == PREFIXES


@pytest.mark.parametrize("form", FORMS)
def test_the_same_graph_gives_the_same_bytes(snapshot: Snapshot, form: str, tmp_path: Path) -> None:
    build(everything(), tmp_path)
    with Snapshot(current(tmp_path)) as again:
        assert written(again, form) == written(snapshot, form)


@pytest.mark.parametrize("form", FORMS)
def test_every_export_says_licence_snapshot_and_counts(snapshot: Snapshot, form: str) -> None:
    data = written(snapshot, form)
    text = (zipfile.ZipFile(io.BytesIO(data)).read("datapackage.json") if form == "csv" else data).decode()
    assert "https://creativecommons.org/licenses/by/4.0/" in text
    assert snapshot.manifest.id in text
    assert "persons 3" in text or '"persons": 3' in text


def test_a_suppressed_person_is_in_no_export(tmp_path: Path) -> None:
    told = everything()
    release, reading = next(one for one in told if "Vjosa Dushi" in one[0].text)
    mention = next(m.local for m in reading.persons if m.name == "Vjosa Dushi")
    target = mention_target(Source(release, reading), mention)
    append(tmp_path, [made("suppress", mentions=(target,), name="vjosa dushi")])
    build(told, tmp_path)
    with Snapshot(current(tmp_path)) as opened:
        for form in FORMS:
            data = written(opened, form)
            if form == "csv":
                package = zipfile.ZipFile(io.BytesIO(data))
                data = b"".join(package.read(name) for name in package.namelist())
            assert b"Dushi" not in data, form
            assert b"Kelmendi" in data, form


def test_an_unknown_format_is_refused_by_name(snapshot: Snapshot) -> None:
    with pytest.raises(InputError, match="“xls” is no format") as refused:
        written(snapshot, "xls")
    assert "popolo" in refused.value.mend


def package(snapshot: Snapshot) -> tuple[dict[str, Any], dict[str, list[dict[str, str]]]]:
    file = zipfile.ZipFile(io.BytesIO(written(snapshot, "csv")))
    described = json.loads(file.read("datapackage.json"))
    rows = {
        resource["name"]: list(csv.DictReader(io.StringIO(file.read(resource["path"]).decode())))
        for resource in described["resources"]
    }
    return described, rows


def test_the_tables_are_what_their_dictionary_says(snapshot: Snapshot) -> None:
    described, rows = package(snapshot)
    assert {name: len(found) for name, found in rows.items()} == dict(snapshot.manifest.counts)
    for resource in described["resources"]:
        fields = [field["name"] for field in resource["schema"]["fields"]]
        found = rows[resource["name"]]
        assert all(list(row) == fields for row in found)
        assert len({row["id"] for row in found}) == len(found)
        for foreign in resource["schema"].get("foreignKeys", ()):
            there = {row["id"] for row in rows[foreign["reference"]["resource"] or resource["name"]]}
            assert {row[foreign["fields"][0]] for row in found} - {""} <= there


def test_every_column_holds_something_somewhere_or_is_seldom(snapshot: Snapshot) -> None:
    _, rows = package(snapshot)
    empty = {
        f"{table.name}.{column.name}"
        for table in tables()
        for column in table.columns
        if not any(row[column.name] for row in rows[table.name])
    }
    assert empty <= {"persons.other_names", "tenures.earliest_start", "tenures.latest_end", "releases.url"}


def test_popolo_refers_only_to_what_it_has(snapshot: Snapshot) -> None:
    document = json.loads(written(snapshot, "popolo"))
    ids = {section: {entry["id"] for entry in document[section]} for section in document if section != "meta"}
    assert {section: len(found) for section, found in ids.items()} == {
        "persons": 3, "organizations": 4, "posts": 4, "memberships": 3, "events": 3,
    }  # fmt: skip
    for membership in document["memberships"]:
        assert membership["person_id"] in ids["persons"]
        assert membership["organization_id"] in ids["organizations"]
        assert membership["post_id"] in ids["posts"]
        assert "start_date" not in membership  # attested is not begun
        assert membership["latest_start"]
        assert all(source["url"].startswith("http") for source in membership["sources"])


def test_follow_the_money_entities_refer_only_to_what_is_there(snapshot: Snapshot) -> None:
    entities = [json.loads(line) for line in written(snapshot, "ftm").splitlines()]
    schema = {entity["id"]: entity["schema"] for entity in entities}
    ranges = {"holder": "Person", "post": "Position", "organization": "PublicBody", "parent": "PublicBody"} | {
        "organizer": "PublicBody", "proof": "Article",
    }  # fmt: skip
    for entity in entities:
        assert all(values and values == sorted(values) for values in entity["properties"].values())
        for name, range_ in ranges.items():
            assert {schema[value] for value in entity["properties"].get(name, ())} <= {range_}
    occupancies = [entity["properties"] for entity in entities if entity["schema"] == "Occupancy"]
    assert len(occupancies) == 3
    assert all("startDate" not in one and one["status"] == ["unknown"] for one in occupancies)


@pytest.mark.parametrize(("form", "read"), [("gexf", nx.read_gexf), ("graphml", nx.read_graphml)])
def test_networks_read_back_with_times_and_certainty(snapshot: Snapshot, form: str, read: Any) -> None:
    network = read(io.BytesIO(written(snapshot, form)))
    kinds = [data["kind"] for _, data in network.nodes(data=True)]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"person": 3, "unit": 4, "event": 3}
    tenures = [data for *_, data in network.edges(data=True) if data["kind"] == "tenure"]
    certain = [data for data in tenures if data["certainty"] == "certain"]
    assert ("2024-07-03", "2024-09-09") in {(data["start"], data["end"]) for data in certain}
    assert len(certain) == 3
    assert {data["certainty"] for data in tenures} == {"certain", "possible"}


@pytest.mark.parametrize(
    ("days", "start", "end", "certain"),
    [
        ((None, None, None, None), None, None, None),
        (("2020-01-01", "2020-01-01", None, None), "2020-01-01", None, None),
        ((None, "2020-01-01", "2021-01-01", None), None, None, ("2020-01-01", "2021-01-01")),
        (
            ("2020-01-01", "2020-02-01", "2021-01-01", "2021-01-01"),
            None,
            "2021-01-01",
            ("2020-02-01", "2021-01-01"),
        ),
        (("2020-01-01", "2020-06-01", "2020-03-01", "2021-01-01"), None, None, None),
    ],
)
def test_a_day_is_told_only_where_it_is_known(
    days: tuple[str | None, ...], start: str | None, end: str | None, certain: tuple[str, str] | None
) -> None:
    bounds = Bounds(*days)
    assert (bounds.start, bounds.end, bounds.certain) == (start, end, certain)
