"""Building, looking at what is there, and the demo."""

import json
import urllib.request
from pathlib import Path

from api.errors import TABLE
from ontology.errors import BuildError, HomeError
from tests.cli.conftest import Zyrtar, serving


def test_a_build_names_its_snapshot(zyrtar: Zyrtar, samples: Path) -> None:
    first = zyrtar("--home", samples, "build")
    second = zyrtar("--home", samples, "build", "--json")
    assert first.exit_code == second.exit_code == 0
    assert first.stdout == f"snapshot {json.loads(second.stdout)['snapshot']}\n"


def test_a_build_without_an_archive_says_what_to_do(zyrtar: Zyrtar, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    result = zyrtar("--home", "home", "build")
    assert result.exit_code == TABLE[HomeError].exit_code
    assert ". Run `zyrtar ingest PATH` first." in result.stderr


def test_a_refused_build_has_its_own_code(zyrtar: Zyrtar, tmp_path: Path) -> None:
    from ingest.archive import Archive

    (tmp_path / "home").mkdir()
    Archive(tmp_path / "home" / "archive.db").close()
    result = zyrtar("--home", "home", "build")
    assert result.exit_code == TABLE[BuildError].exit_code


def test_status_counts_what_is_there(zyrtar: Zyrtar, samples: Path) -> None:
    told = json.loads(zyrtar("--home", samples, "status", "--json").stdout)
    assert told["archived"]["releases"] == told["published"]["releases"] == 8
    assert told["published"]["persons"] > 3
    assert told["decisions"] == {"in force": 0, "superseded": 0}
    assert set(told["undecided"]) == {"facts waiting for review", "pairs of persons who may be one"}
    text = zyrtar("--home", samples, "status").stdout
    assert f"snapshot: {told['snapshot']}" in text
    assert "published persons: " in text


def test_status_of_an_archive_without_a_build(zyrtar: Zyrtar, tmp_path: Path) -> None:
    from ingest.archive import Archive

    (tmp_path / "home").mkdir()
    Archive(tmp_path / "home" / "archive.db").close()
    assert "snapshot: none" in zyrtar("--home", "home", "status").stdout


def test_the_demo_works_twice_in_a_row(zyrtar: Zyrtar, tmp_path: Path) -> None:
    first, second = (zyrtar("demo", "--no-serve") for _ in range(2))
    assert first.exit_code == second.exit_code == 0
    assert first.stdout == second.stdout
    assert "8 new" in first.stderr
    assert "8 unchanged" in second.stderr
    assert (tmp_path / "demo-data" / "current").is_file()


def test_the_demo_serves_what_it_prints(samples: Path) -> None:
    with (
        serving("--home", samples, "demo") as (_, address),
        urllib.request.urlopen(address + "health", timeout=30) as answer,
    ):
        assert answer.status == 200
