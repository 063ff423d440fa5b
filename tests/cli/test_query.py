"""Asking the graph from the command line."""

import csv
import io
import json
from pathlib import Path

import pytest

from api.errors import TABLE, exit_code
from ontology.errors import ForbiddenQueryError, InputError, NotFoundError, QuerySyntaxError, RemoteError
from tests.cli.conftest import Zyrtar, process, serving

PERSONS = (
    "PREFIX zyr: <https://w3id.org/zyrtar/ontology#> PREFIX foaf: <http://xmlns.com/foaf/0.1/> "
    "SELECT ?person ?name WHERE { ?person a zyr:Person ; foaf:name ?name } ORDER BY ?name"
)


@pytest.fixture
def persons(tmp_path: Path) -> Path:
    file = tmp_path / "persons.rq"
    file.write_text(PERSONS, "utf-8")
    return file


def test_a_file_is_asked_and_shown_as_a_table(zyrtar: Zyrtar, samples: Path, persons: Path) -> None:
    lines = zyrtar("--home", samples, "query", persons).stdout.splitlines()
    assert lines[0] == "person\tname"
    assert any(line.startswith("person:p-") and line.endswith("\tSami Istrefi") for line in lines)


@pytest.mark.parametrize("form", ["json", "csv", "tsv", "xml"])
def test_w3c_formats_are_whole_on_standard_output(samples: Path, persons: Path, form: str) -> None:
    done = process("--home", samples, "query", persons, "--format", form)
    assert done.returncode == 0
    assert done.stderr == ""
    assert "Sami Istrefi" in done.stdout
    if form == "json":
        assert json.loads(done.stdout)["head"]["vars"] == ["person", "name"]
    if form == "csv":
        assert next(csv.reader(io.StringIO(done.stdout))) == ["person", "name"]


def test_triples_come_as_turtle(samples: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }", "utf-8")
    for form in ("table", "ttl"):
        done = process("--home", samples, "query", tmp_path / "q.rq", "--format", form)
        assert done.returncode == 0
        assert "zyrtar/id/person/" in done.stdout


def test_a_question_is_answered_by_yes_or_no(zyrtar: Zyrtar, samples: Path, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text("ASK { ?s ?p ?o }", "utf-8")
    assert zyrtar("--home", samples, "query", tmp_path / "q.rq").stdout == "yes\n"


def test_the_catalogue_is_listed(zyrtar: Zyrtar) -> None:
    from graph.query.catalogue import catalogue

    listed = json.loads(zyrtar("query", "--list", "--format", "json").stdout)
    assert [entry["name"] for entry in listed] == sorted(catalogue())
    assert zyrtar("query", "--list").stdout.splitlines()[0] == "name\tquestion\tparameters"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["no-such-query"], NotFoundError("x")),
        (["missing.rq"], InputError("x")),
        (["wrong.rq"], QuerySyntaxError("x")),
        (["good.rq", "--param", "day"], InputError("x")),
        (["good.rq", "--param", "day=2024-07-03"], InputError("x")),
        ([], InputError("x")),
    ],
)
def test_errors_are_told_in_two_lines(
    zyrtar: Zyrtar, samples: Path, tmp_path: Path, arguments: list[str], error: Exception
) -> None:
    (tmp_path / "wrong.rq").write_text("SELECT WHERE {", "utf-8")
    (tmp_path / "good.rq").write_text(PERSONS, "utf-8")
    result = zyrtar("--home", samples, "query", *arguments)
    assert result.exit_code == exit_code(error)
    assert result.stdout == ""
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == ["error"]


@pytest.mark.parametrize("more", [[], ["--endpoint", "http://127.0.0.1:9/sparql"]])
@pytest.mark.parametrize(
    "text",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "#+ title:\n#+   en: x\nASK { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "LOAD <http://127.0.0.1:9/>",
    ],
)
def test_a_file_asks_no_other_server(
    zyrtar: Zyrtar, samples: Path, tmp_path: Path, text: str, more: list[str]
) -> None:
    (tmp_path / "q.rq").write_text(text, "utf-8")
    result = zyrtar("--home", samples, "query", "q.rq", *more)
    assert result.exit_code == exit_code(ForbiddenQueryError("x"))
    assert result.stdout == ""


def test_every_class_of_error_has_a_code_of_its_own_or_its_parents() -> None:
    assert all(0 < told.exit_code < 128 for told in TABLE.values())


def test_a_documented_query_takes_parameters(zyrtar: Zyrtar, samples: Path) -> None:
    asked = ["--home", samples, "query", "org-chart-on", "--param", "root=unit:skpk"]
    then, before = (zyrtar(*asked, "-p", f"day={day}").stdout for day in ("2024-07-03", "1999-01-01"))
    assert "Sami Istrefi" in then
    assert then.splitlines()[0].split("\t")[:3] == ["unit", "unitLabel", "parent"]
    assert before


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_another_server_can_be_asked(samples: Path, persons: Path, form: str) -> None:
    local = process("--home", samples, "query", persons, "--format", form)
    with serving("--home", samples, "serve") as (_, address):
        remote = process("query", persons, "--endpoint", address + "sparql", "--format", form)
    assert remote.stderr == ""
    assert remote.stdout == local.stdout


def test_a_server_that_is_not_there_is_said(zyrtar: Zyrtar, persons: Path) -> None:
    result = zyrtar("query", persons, "--endpoint", "http://127.0.0.1:9/sparql")
    assert result.exit_code == exit_code(RemoteError("x"))
    assert result.stderr.startswith("error: ")
