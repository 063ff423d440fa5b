"""Pictures from the command line."""

import json
from pathlib import Path

import pytest

from api.errors import exit_code
from ontology.errors import InputError, NotFoundError
from tests.cli.conftest import Zyrtar

FORMATS = ["html", "svg", "gexf", "graphml", "json"]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("what", ["network", "orgchart"])
def test_every_picture_in_every_format(
    zyrtar: Zyrtar, samples: Path, tmp_path: Path, what: str, form: str
) -> None:
    file = tmp_path / f"picture.{form}"
    result = zyrtar("--home", samples, "view", what, "-o", file)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "Istrefi" in file.read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir()] == [file.name]
    assert zyrtar("--home", samples, "view", what, "--format", form).stdout == file.read_text("utf-8")


def test_filters_reach_the_picture(zyrtar: Zyrtar, samples: Path) -> None:
    options = [
        "--person",
        "Sami Istrefi",
        "--since",
        "2024-07-03",
        "--until",
        "2024-07-03",
        "--kind",
        "meeting",
    ]
    result = zyrtar(
        "--home", samples, "view", "network", "--format", "json", *options, "--unit", "kpk", "--events"
    )
    kinds = [node["kind"] for node in json.loads(result.stdout)["nodes"]]
    assert sorted(kinds) == ["event", "person", "person", "person"]


def test_the_chart_is_of_the_latest_release_unless_told(zyrtar: Zyrtar, samples: Path) -> None:
    told = json.loads(zyrtar("--home", samples, "status", "--json").stdout)
    assert (
        f"as of {told['latest release']}"
        in zyrtar("--home", samples, "view", "orgchart", "--format", "svg").stdout
    )
    chart = zyrtar(
        "--home", samples, "view", "orgchart", "--format", "svg", "--at", "2024-07-03", "--lang", "sq"
    )
    assert "Organogrami, më 2024-07-03" in chart.stdout


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (["network"], InputError("x")),
        (["network", "-o", "x.docx"], InputError("x")),
        (["network", "-o", "no/folder/x.svg"], InputError("x")),
        (["network", "-o", "x.svg", "--since", "yesterday"], InputError("x")),
        (["network", "-o", "x.svg", "--at", "2024-07-03"], InputError("x")),
        (["orgchart", "-o", "x.svg", "--person", "Sami Istrefi"], InputError("x")),
        (["orgchart", "-o", "x.svg", "--lang", "de"], InputError("x")),
        (["orgchart", "-o", "x.svg", "--root", "nothing"], NotFoundError("x")),
        (["network", "-o", "x.svg", "--person", "Nobody Known"], NotFoundError("x")),
    ],
)
def test_errors_leave_no_file(
    zyrtar: Zyrtar, samples: Path, tmp_path: Path, arguments: list[str], error: Exception
) -> None:
    result = zyrtar("--home", samples, "view", *arguments)
    assert result.exit_code == exit_code(error)
    assert [line.split(":")[0] for line in result.stderr.splitlines()] == ["error"]
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_as_a_whole(zyrtar: Zyrtar, samples: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text("old", "utf-8")
    held = file.open(encoding="utf-8")
    assert zyrtar("--home", samples, "view", "network", "-o", file).exit_code == 0
    with held:
        assert held.read() == "old"
    assert json.loads(file.read_text("utf-8"))
