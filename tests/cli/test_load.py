"""``zyrtar load`` and what then asks the server that was loaded."""

import json
from pathlib import Path

import pytest

from api.errors import exit_code
from ontology.errors import HomeError, InputError, RemoteError
from tests.cli.conftest import Zyrtar, process
from tests.engines import running
from tests.graph.store.fake import faking


def test_a_loaded_server_is_asked_like_the_snapshot(zyrtar: Zyrtar, samples: Path, tmp_path: Path) -> None:
    with running("oxigraph as one graph", tmp_path) as server:
        addresses = ("--endpoint", server.endpoint, "--store", server.store)
        told = process("--home", samples, "load", *addresses)
        assert "no default graph of its own" in told.stderr
        assert told.stdout.strip().endswith(server.endpoint)
        again = json.loads(zyrtar("--home", samples, "load", *addresses, "--json").stdout)
        assert (again["written"], again["dropped"]) == (0, 0)
        for form in ("table", "csv"):
            asked = ("query", "org-chart-on", "-p", "day=2024-07-03", "--format", form)
            there = zyrtar(*asked, "--endpoint", server.endpoint)
            assert there.stdout == zyrtar("--home", samples, *asked).stdout
            assert there.stdout.count("\n") > 1


def test_what_is_missing_to_load_is_told(zyrtar: Zyrtar, samples: Path, tmp_path: Path) -> None:
    away = "http://127.0.0.1:9/sparql"
    for arguments, error in (
        (("--home", samples, "load"), InputError),
        (("--home", samples, "load", "--endpoint", away), InputError),
        (("--home", samples, "load", "--endpoint", "localhost", "--store", away), InputError),
        (("--home", samples, "load", "--endpoint", away, "--store", away), RemoteError),
        (("--home", tmp_path, "load", "--endpoint", away, "--store", away), HomeError),
    ):
        result = zyrtar(*arguments)
        assert result.exit_code == exit_code(error("x"))
        assert result.stderr.startswith("error: ")
        assert result.stdout == ""


def test_serving_from_a_server_with_nothing_in_it_is_refused(
    zyrtar: Zyrtar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running("oxigraph", tmp_path) as server:
        monkeypatch.setenv("ZYRTAR_ENDPOINT", server.endpoint)
        result = zyrtar("serve", "--port", "0")
    assert result.exit_code == exit_code(HomeError("x"))
    assert "zyrtar load" in result.stderr


def test_no_password_is_sent_to_another_server(zyrtar: Zyrtar, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("", "http://127.0.0.1:9/sparql"), ("_USER", "writer"), ("_PASSWORD", "secret")):
        monkeypatch.setenv(f"ZYRTAR_ENDPOINT{name}", value)
    with faking() as server:
        server.answers({"head": {"vars": []}, "results": {"bindings": []}})
        zyrtar("query", "post-holders-on", "--endpoint", server.address)
        assert server.asked
        assert not any(server.credentials)
        monkeypatch.setenv("ZYRTAR_ENDPOINT", server.address)
        zyrtar("query", "post-holders-on", "--endpoint", server.address)
        assert server.credentials[-1]
