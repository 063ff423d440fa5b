"""Pictures from the command line."""

import json
import os
import threading
from datetime import date
from pathlib import Path

import pytest

from api.commands.view import write
from api.errors import exit_code
from ontology.errors import InputError, NotFoundError
from ontology.language.calendar import write_date
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
        f"as of {write_date(date.fromisoformat(told['latest release']), 'en')}"
        in zyrtar("--home", samples, "view", "orgchart", "--format", "svg").stdout
    )
    chart = zyrtar(
        "--home", samples, "view", "orgchart", "--format", "svg", "--at", "2024-07-03", "--lang", "sq"
    )
    assert "Organogrami, më 3 korrik 2024" in chart.stdout


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


def test_behind_a_link_the_file_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    file, link = tmp_path / "folder" / "x.svg", tmp_path / "link.svg"
    link.symlink_to("folder/x.svg")
    for content in ("new", "newer"):  # first it leads to nothing
        write(str(link), content)
        assert link.is_symlink()
        assert not file.is_symlink()
        assert file.read_text("utf-8") == content
    assert [path.name for path in file.parent.iterdir()] == ["x.svg"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.svg"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")), daemon=True)
    reader.start()
    write(str(pipe), "Organogrami")
    reader.join(10)
    assert read == ["Organogrami"]
    assert pipe.is_fifo()


def test_a_device_is_written_to_and_stays(tmp_path: Path) -> None:
    link = tmp_path / "nothing.svg"
    link.symlink_to(os.devnull)
    write(str(link), "gone")
    assert link.is_symlink()
    assert not Path(os.devnull).is_file()


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        write(str(tmp_path), "x")
    assert list(tmp_path.iterdir()) == []


def test_the_source_line_is_of_the_picture(zyrtar: Zyrtar, samples: Path) -> None:
    asked = ["--home", samples, "view", "network", "--format", "json"]
    lines = [
        json.loads(zyrtar(*asked, *more).stdout)["graph"]["source"]
        for more in ([], ["--since", "2024-07-03", "--until", "2024-07-03"], ["--person", "sami istrefi"])
    ]
    counts = [int(line.partition("(")[2].partition(";")[0].partition(",")[0]) for line in lines]
    assert 0 < counts[1] < counts[0]
    assert 0 < counts[2] < counts[0]
    assert "samples" in lines[0]
    assert "samples" not in lines[1]
