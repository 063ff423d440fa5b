"""``docs/cli.md`` names every command, option and exit code; nothing else keeps it true."""

import re
from pathlib import Path

import pytest
import typer

from api.cli import INTERRUPTED, app
from api.errors import FAULT_EXIT, TABLE, USAGE_EXIT

TEXT = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def section(command: str) -> str:
    found = re.search(rf"^## `zyrtar {command}\b.*?(?=^## )", TEXT, re.MULTILINE | re.DOTALL)
    assert found is not None, f"docs/cli.md has no section “## `zyrtar {command} …`”; write it"
    return found[0]


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_option_is_in_its_commands_section(command: str) -> None:
    text = section(command)
    for parameter in COMMANDS[command].params:
        for option in parameter.opts if parameter.param_type_name == "option" else ():
            named = option in ("--help", "-h") or re.search(rf"`{re.escape(option)}[` ]", text)
            assert named, f"docs/cli.md, section {command}: name the option {option}"


@pytest.mark.parametrize("option", ["--home", "--version", "--help", "-h"])
def test_the_global_options_are_named(option: str) -> None:
    assert re.search(rf"`{option}[` ]", TEXT.partition("\n## ")[0])


def test_no_section_is_about_a_command_that_is_not_there() -> None:
    assert set(re.findall(r"^## `zyrtar (\w+)", TEXT, re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize("code", [0, FAULT_EXIT, USAGE_EXIT, INTERRUPTED])
def test_general_exit_codes_are_named(code: int) -> None:
    assert re.search(rf"^\| {code} \| – \|", TEXT, re.MULTILINE)


@pytest.mark.parametrize("error", TABLE)
def test_the_exit_code_of_every_error_is_named(error: type[Exception]) -> None:
    row = f"| {TABLE[error].exit_code} | `{error.__name__}` |"  # type: ignore[index]
    assert row in TEXT, f"docs/cli.md, Exit codes: write a row that begins {row}"
