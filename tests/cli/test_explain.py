"""Why a release reads as it does, from the command line."""

import json
from pathlib import Path

import pytest

from api.commands import explain_text
from tests.cli.conftest import RELEASE, Zyrtar, process

TEXT = RELEASE + "\nIshte ditë e bukur.\n\nI dyshuari Fatlum Zhuniqi u lirua në prani të avokatit.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "release.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_it_shows_sentences_with_mentions_and_claims(zyrtar: Zyrtar, file: Path) -> None:
    result = zyrtar("explain", file)
    assert result.exit_code == 0
    for line in (
        "release: sq, 2025-01-14, Pejë",
        "  title Takim pune në Prokurorinë Themelore në Pejë",
        "[dateline, not read] Pejë, 14 janar 2025",
        "    name “Lirika Bajraliu” is Lirika Bajraliu  [name]",
        "    => tenure: person Lirika Bajraliu; position kryeprokurore; role chief-prosecutor;",
        "       by apposition-before (0.87): ",
        "body, nothing read] Ishte ditë e bukur.",
    ):
        assert line in result.stdout
    assert not (file.parent / "zyrtar-data").exists()


def test_withheld_words_are_blocks_unless_asked_for(zyrtar: Zyrtar, file: Path) -> None:
    for options in ((), ("--json",)):
        assert "Zhuniqi" not in zyrtar("explain", file, *options).output
        assert "Zhuniqi" in zyrtar("explain", file, "--show-withheld", *options).output


def test_the_object_holds_the_same(zyrtar: Zyrtar, file: Path) -> None:
    found = json.loads(zyrtar("explain", file, "--json").stdout)
    assert (found["id"], found["language"], found["published"], found["place"]) == (
        "release",
        "sq",
        "2025-01-14",
        "Pejë",
    )
    states = {passage["state"] for passage in found["passages"]}
    assert states == {"read", "unread", "withheld", "outside"}
    claims = [claim for passage in found["passages"] for claim in passage["claims"]]
    assert {claim["kind"] for claim in claims} >= {"person", "unit", "tenure", "event", "participation"}
    assert all(claim["reads"] and claim["spans"] for claim in claims)


@pytest.mark.parametrize(
    ("options", "numbers"),
    [(("--sentence", "2"), [2]), (("--only-unread",), [3]), (("--only-unread", "--sentence", "2"), [])],
)
def test_passages_can_be_chosen(
    zyrtar: Zyrtar, file: Path, options: tuple[str, ...], numbers: list[int]
) -> None:
    found = json.loads(zyrtar("explain", file, "--json", *options).stdout)
    assert [passage["number"] for passage in found["passages"]] == numbers


def test_a_sentence_that_is_not_there_is_an_error(zyrtar: Zyrtar, file: Path) -> None:
    result = zyrtar("explain", file, "--sentence", "99")
    assert result.exit_code == 3
    assert result.stderr == "error: there is no sentence 99. The release has 4.\n"


def test_a_file_that_is_not_there_is_an_error(zyrtar: Zyrtar) -> None:
    result = zyrtar("explain", "nowhere.txt")
    assert result.exit_code == 3
    assert "nowhere.txt: no such file" in result.stderr


def test_it_reads_standard_input() -> None:
    result = process("explain", "-", input=TEXT)
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("stdin: sq, 2025-01-14")


def test_a_terminal_gets_the_words_whole_in_colour(
    zyrtar: Zyrtar, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explain_text, "to_terminal", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.delenv("NO_COLOR", raising=False)
    result = zyrtar("explain", file)
    assert "\x1b[1;36mLirika Bajraliu" in result.stdout
    assert "Zhuniqi" not in result.stdout
