"""Help, version, usage errors, and what the whole command line has in common."""

import signal
import subprocess
import sys
import time
import urllib.request
from importlib.metadata import version
from pathlib import Path

import pytest

from api.cli import INTERRUPTED
from api.errors import TABLE, USAGE_EXIT
from ontology.errors import HomeError, InputError
from tests.cli.conftest import COMMAND, Zyrtar, process, serving


def test_alone_it_prints_help(zyrtar: Zyrtar) -> None:
    result = zyrtar()
    assert result.exit_code == 0
    for command in ("ingest", "build", "serve", "status", "query", "view", "demo"):
        assert command in result.stdout


def test_it_tells_its_version(zyrtar: Zyrtar) -> None:
    assert zyrtar("--version").stdout == f"zyrtar {version('zyrtar')}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["feast"],
        ["--feast"],
        ["ingest"],
        ["view", "timeline"],
        ["query", "x", "--format", "docx"],
        ["serve", "--port", "x"],
    ],
)
def test_wrong_usage_is_one_line_and_no_traceback(arguments: list[str]) -> None:
    done = process(*arguments)
    assert done.returncode == USAGE_EXIT
    assert done.stdout == ""
    (error,) = done.stderr.splitlines()
    assert error.startswith("error: ")
    assert ". See `zyrtar" in error


@pytest.mark.parametrize(
    "command", [["status"], ["build"], ["serve"], ["view", "orgchart", "--format", "svg"]]
)
def test_without_a_data_folder_it_says_so(zyrtar: Zyrtar, command: list[str]) -> None:
    result = zyrtar(*command, "--home", "nowhere")
    assert result.exit_code == TABLE[HomeError].exit_code
    assert "error: there is no data folder nowhere" in result.stderr
    assert ". Run `zyrtar ingest" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("place", ["before", "after", "environment"])
def test_the_data_folder_is_named_in_three_ways(
    zyrtar: Zyrtar, samples: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if place == "environment":
        monkeypatch.setenv("ZYRTAR_HOME", str(samples))
    before = ["--home", samples] if place == "before" else []
    after = ["--home", samples] if place == "after" else []
    result = zyrtar(*before, "status", *after)
    assert result.exit_code == 0
    assert f"home: {samples}" in result.stdout


def test_help_does_not_load_the_heavy_modules() -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from api.cli import app;"
        "assert CliRunner().invoke(app, ['--help']).exit_code == 0;"
        "print(sorted({'networkx', 'rdflib', 'pyoxigraph', 'fastapi', 'uvicorn', 'pyvis', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_reader_that_has_had_enough_is_no_error(samples: Path) -> None:
    command = (
        f"{sys.executable} -c 'from api.cli import main; main()' --home {samples} view network --format json"
    )
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command} | head -c 1"], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.returncode == 0


def test_ctrl_c_ends_the_server(samples: Path) -> None:
    with serving("--home", samples, "serve") as (server, address):
        with urllib.request.urlopen(address + "health", timeout=30) as answer:
            assert answer.status == 200
        server.send_signal(signal.SIGINT)
        _, told = server.communicate(timeout=30)
    assert server.returncode == INTERRUPTED
    assert "Traceback" not in told


def test_ctrl_c_while_reading_ends_with_its_own_code(tmp_path: Path) -> None:
    command = [*COMMAND, "--home", str(tmp_path), "ingest", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as reader:
        deadline = time.monotonic() + 20
        while not (tmp_path / "archive.db").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.5)
        reader.send_signal(signal.SIGINT)
        _, told = reader.communicate(timeout=30)
    assert reader.returncode == INTERRUPTED
    assert told.splitlines() == ["interrupted"]


def test_a_port_that_is_taken_is_said(zyrtar: Zyrtar, samples: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = zyrtar("--home", samples, "serve", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == TABLE[InputError].exit_code
    assert "cannot listen on 127.0.0.1" in result.stderr
    assert "Give another --port" in result.stderr
