"""The examples of operating a server fit the program, and the page that explains them."""

import re
from pathlib import Path

import pytest
import typer

from api.cli import app

DOCS = Path(__file__).parents[2] / "docs"
DEPLOY = DOCS / "deploy"
FILES = sorted(path.name for path in DEPLOY.iterdir() if not path.name.endswith(".dockerignore"))


def test_every_example_is_explained() -> None:
    told = (DOCS / "operations.md").read_text("utf-8")
    assert set(re.findall(r"\(deploy/([\w.]+)\)", told)) == set(FILES)


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_a_proxy_reaches_the_server_and_closes_what_is_nobodys_business(name: str) -> None:
    proxy = (DEPLOY / name).read_text("utf-8")
    assert "127.0.0.1:8000" in proxy
    for path in ("/metrics", "/health", "/ready"):
        assert path in proxy


def test_nginx_replaces_what_a_client_says_of_itself() -> None:
    text = (DEPLOY / "nginx.conf").read_text("utf-8")
    assert "X-Forwarded-For $remote_addr;" in text
    assert "proxy_add_x_forwarded_for" not in text


@pytest.mark.parametrize("name", ["zyrtar.service", "Dockerfile"])
def test_the_server_is_started_with_options_that_there_are(name: str) -> None:
    text = (DEPLOY / name).read_text("utf-8")
    started = next(line for line in text.splitlines() if line.startswith(("ExecStart=", "CMD [")))
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    known = {option for parameter in commands["serve"].params for option in parameter.opts}
    options = set(re.findall(r"--[a-z]+", started))
    assert "serve" in started
    assert options
    assert options <= known


def test_the_image_and_the_unit_take_rights_away() -> None:
    unit, image = ((DEPLOY / name).read_text("utf-8") for name in ("zyrtar.service", "Dockerfile"))
    for line in (
        "NoNewPrivileges=yes",
        "CapabilityBoundingSet=\n",
        "ProtectSystem=strict",
        "IPAddressDeny=any",
    ):
        assert line in unit
    assert re.search(r"^USER [1-9]\d*$", image, re.MULTILINE)
    assert len(re.findall(r"^FROM ", image, re.MULTILINE)) == 2
