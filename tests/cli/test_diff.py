"""What changed, from the command line: between two days, and between two snapshots."""

import csv
import io
import json
from pathlib import Path

import pytest

from api.errors import TABLE
from graph.store.home import current_id
from ontology.errors import HomeError, InputError
from tests.cli.conftest import RELEASE, Zyrtar


def test_two_days_as_text_json_and_csv(zyrtar: Zyrtar, samples: Path) -> None:
    asked = ("--home", samples, "diff", "2014-01-01", "2025-02-01", "--all")
    text = zyrtar(*asked).stdout
    assert text.startswith("2014-01-01 → 2025-02-01\n")
    assert "\nConfirmed since\n" in text
    told = json.loads(zyrtar(*asked, "--json").stdout)
    assert {"from", "to", "snapshot", "changes"} == set(told)
    rows = list(csv.DictReader(io.StringIO(zyrtar(*asked, "--csv").stdout)))
    assert rows == told["changes"]
    assert len(text.splitlines()) > len(rows) > 2
    changed = json.loads(zyrtar(*asked[:-1], "--json").stdout)["changes"]
    assert len(changed) < len(rows)


def test_who_is_merely_named_for_the_first_time_has_not_come_into_office(
    zyrtar: Zyrtar, samples: Path
) -> None:
    for days in (("2014-01-01", "2025-02-01"), ("2025-02-01", "2014-01-01")):
        text = zyrtar("--home", samples, "diff", *days).stdout
        assert "Came into office" not in text
        assert "Left office" not in text


def test_headings_are_in_the_language_asked_for(zyrtar: Zyrtar, samples: Path) -> None:
    assert (
        "Konfirmuar ndërkohë"
        in zyrtar("--home", samples, "diff", "2014-01-01", "2025-02-01", "--all", "--lang", "sq").stdout
    )


def test_two_snapshots(zyrtar: Zyrtar, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(RELEASE, encoding="utf-8")
    zyrtar("--home", "home", "ingest", folder)
    first = current_id(tmp_path / "home")
    assert first is not None
    (folder / "b.txt").write_text(RELEASE.replace("14 janar 2025", "20 mars 2025"), encoding="utf-8")
    zyrtar("--home", "home", "ingest", folder)
    text = zyrtar("--home", "home", "diff", first[:6], "current").stdout
    assert text.startswith(f"{first} → ")
    assert "zyr:earliestEnd 2025-03-20" in text
    assert "[new release: " in text
    told = json.loads(zyrtar("--home", "home", "diff", first, "current", "--json").stdout)
    assert any(["zyr:earliestEnd", "2025-03-20"] in each["come"] for each in told["changes"])
    rows = list(
        csv.DictReader(io.StringIO(zyrtar("--home", "home", "diff", first, "current", "--csv").stdout))
    )
    bound = next(row for row in rows if row["property"] == "zyr:earliestEnd" and row["what"] == "changed")
    assert (bound["before"], bound["after"]) == ("2025-01-14", "2025-03-20")


@pytest.mark.parametrize(
    ("asked", "error", "message"),
    [
        (("2024-02-30", "2024-07-03"), InputError, "there is no day “2024-02-30”. Write it as 2024-07-03."),
        (
            ("2024-01-01", "current"),
            InputError,
            "are not of one kind. Give two days or the ids of two snapshots.",
        ),
        (("abc", "current"), HomeError, "no snapshot “abc”"),
        (("2024-01-01", "2024-07-03", "--csv", "--json"), InputError, "Give one of them."),
        (("2024-01-01", "2024-07-03", "--lang", "de"), InputError, "no language “de”"),
    ],
)
def test_a_mistake_is_told_with_its_mend(
    zyrtar: Zyrtar, samples: Path, asked: tuple[str, ...], error: type[Exception], message: str
) -> None:
    result = zyrtar("--home", samples, "diff", *asked)
    assert result.exit_code == TABLE[error].exit_code  # type: ignore[index]
    assert message in result.stderr
