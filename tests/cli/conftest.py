"""Commands run in this process through Typer's runner; where streams, signals and exit codes matter to others,
in a process of their own. The samples are ingested and built once for each process that runs tests."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli import app

Zyrtar = Callable[..., Result]
#: A release of the form the reader knows, about invented people.
RELEASE = (
    "Takim pune në Prokurorinë Themelore në Pejë\n\nPejë, 14 janar 2025 – Kryeprokurorja e Prokurorisë Themelore në "
    "Pejë, Lirika Bajraliu, mbajti një takim pune me prokurorët e kësaj prokurorie.\n"
)


@contextmanager
def serving(*arguments: str | Path) -> "Iterator[tuple[subprocess.Popen[str], str]]":
    """A server in a process of its own, once it has told its address; killed at the end if it still runs."""
    command = [*COMMAND, *map(str, arguments), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            told = []
            for line in server.stderr:
                told.append(line)
                if line.startswith("Ctrl-C"):
                    break
            found = re.search(r"http://[\d.:]+/", "".join(told))
            assert found is not None, told
            yield server, found[0]
        finally:
            server.kill()


@pytest.fixture
def zyrtar(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Zyrtar:
    """Runs one command line in an empty folder, away from any data folder of the user's."""
    monkeypatch.delenv("ZYRTAR_HOME", raising=False)
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path, **options: object) -> Result:
        result = CliRunner().invoke(app, [str(argument) for argument in arguments], **options)  # type: ignore[arg-type]
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the samples, read and built. Tests must not write to it."""
    home = tmp_path_factory.mktemp("samples") / "home"
    result = CliRunner().invoke(app, ["--home", str(home), "demo", "--no-serve"])
    assert result.exit_code == 0, result.output
    return home


#: The command line as a child process; Ctrl-C works in it even where the parent ignores it, as CI runners do.
COMMAND = [
    sys.executable,
    "-c",
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from api.cli import main; main()",
]


def process(*arguments: str | Path, **options: object) -> "subprocess.CompletedProcess[str]":
    """``zyrtar`` in a process of its own, as a shell would start it."""
    environment = {name: value for name, value in os.environ.items() if name != "ZYRTAR_HOME"}
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        command, capture_output=True, text=True, env=environment, timeout=120, check=False, **options
    )
