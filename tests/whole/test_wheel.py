"""The wheel holds everything: installed in an environment of its own, it runs the demo without this folder."""

import json
import os
import site
import socket
import subprocess
import sys
import time
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from this folder."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def zyrtar(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command, installed from the wheel alone beside the dependencies of this environment."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "venv", with_pip=False, symlinks=True)
    (packages,) = (folder / "venv" / "lib").glob("python*/site-packages")
    # The dependencies' folder is put behind the wheel's; its own .pth files, and with them the editable
    # install of this folder, are not read from there.
    (packages / "dependencies.pth").write_text("\n".join(site.getsitepackages()) + "\n", "utf-8")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--disable-pip-version-check",
    ]
    subprocess.run([*pip, "--target", str(packages), str(wheel)], check=True, capture_output=True)
    command = folder / "zyrtar"
    python = folder / "venv" / "bin" / "python"
    command.write_text(f"#!{python}\nimport sys\nfrom api.cli import main\nsys.exit(main())\n", "utf-8")
    command.chmod(0o755)
    return command


def environment(folder: Path) -> dict[str, str]:
    """No variable of this run leads back to this folder."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "ZYRTAR"))} | {
        "HOME": str(folder)
    }


def test_the_wheel_has_no_tests_and_every_kind_of_data(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert not [name for name in names if name.startswith(("tests/", "docs/"))]
    for ending in (".ttl", ".yml", ".csv", ".rq", ".html", ".css", ".svg", ".txt", "py.typed"):
        assert [name for name in names if name.endswith(ending)], ending


def test_the_wheel_has_the_built_scripts_and_not_their_sources(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    names = archive.namelist()
    assert [name for name in names if name.startswith("api/web/")] == []
    built = json.loads(archive.read("api/static/build/manifest.json"))
    assert "src/entries/workbench.ts" in built
    assert [c["file"] for c in built.values() if f"api/static/build/{c['file']}" not in names] == []
    assert "api/static/build/licences.txt" in names


def test_the_installed_demo_reads_builds_and_answers(zyrtar: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        found = subprocess.run(
            [str(zyrtar), *arguments],
            cwd=tmp_path,
            env=environment(tmp_path),
            check=True,
            capture_output=True,
            text=True,
        )
        return found.stdout

    assert "snapshot" in run("demo", "--no-serve")
    status = json.loads(run("--home", "demo-data", "status", "--json"))
    assert status["published"]["releases"] == 8
    assert len(run("--home", "demo-data", "query", "--list").splitlines()) > 30


def test_the_installed_demo_serves_its_pages(zyrtar: Path, tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(zyrtar), "demo", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as server:
        try:
            page = _first_answer(f"http://127.0.0.1:{port}/people", server)
            assert "Sami Istrefi" in page
            assert 'class="sample"' in _first_answer(f"http://127.0.0.1:{port}/releases", server)
        finally:
            server.terminate()
            server.wait(20)


def _first_answer(address: str, server: subprocess.Popen[bytes]) -> str:
    """What the server answers as soon as it does."""
    for _ in range(300):
        assert server.poll() is None
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"no answer from {address}")
