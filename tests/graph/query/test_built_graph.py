"""The graph built from the seed release answers like the worked example, but for the differences argued here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from graph.build import build
from graph.query.catalogue import catalogue
from graph.store.snapshot import Snapshot, current
from tests.graph.factories import READER, seed
from tests.graph.query.support import ASKED, Row, expected, written

BY_NUMBER = {query.competency: query for query in catalogue().values()}


@dataclass(frozen=True)
class Difference:
    """Rows of the worked example that the built graph lacks, rows it has instead, and why that is right.

    ``more``: how many more rows it has in all; rows whose keys are opaque are counted by this alone.
    """

    why: str
    lacks: tuple[Row, ...] = ()
    has: tuple[Row, ...] = ()
    more: int = 0


def old(version: str, *what: str) -> tuple[Row, ...]:
    return tuple(["old extractor only", each, version] for each in what)


_SUPPORT = "Kabinetit të Zyrës së Kryeprokurorit të Shtetit, Ardian Nikolla"
DIFFERENCES: dict[int, Difference] = {
    6: Difference(
        "every published unit has its head post, so the Council's chair is a gap as well",
        has=(["post:kpk.council-chair", "Kosovo Prosecutorial Council", None, None],),
        more=1,
    ),
    8: Difference(
        "events are named by kind, convener and day in three languages, not in a curator's words",
        lacks=(
            [
                "2024-07-03",
                "et:working-meeting",
                "Meeting of the Director General of the KPC Secretariat with public communication officers",
                "Sami Istrefi",
            ],
        ),
        has=(["2024-07-03", "et:working-meeting", "Working meeting – SKPK, 3 July 2024", "Sami Istrefi"],),
    ),
    13: Difference(
        "the reader that read it has another version",
        lacks=(["rel:18dfdb89734f9d36", "360", "431", f"Shefi i {_SUPPORT}", "0.91", "0.3.0"],),
        has=(["rel:18dfdb89734f9d36", "360", "431", f"Shefi i {_SUPPORT}", "0.91", READER],),
    ),
    15: Difference(
        more=-2,
        why="there are no curators' decisions",
        lacks=(
            [
                "2026-11-23T09:00:00Z",
                "ten:*",
                "org:organization",
                "unit:zkpsh",
                "unit:zkpsh-kabineti",
                "unit:zkpsh",
                "agent:curator-1",
            ],
            [
                "2026-11-23T09:05:00Z",
                "unit:skpk-dti",
                "skos:prefLabel",
                None,
                "Departamenti i Teknologjisë Informative",
                None,
                "agent:curator-1",
            ],
        ),
    ),
    19: Difference(
        more=3,
        why="all people are asked for, where the competency query names three who are not in this release",
        has=tuple(
            [name, None, None, None, None] for name in ("Ardian Nikolla", "Nexhat Haziri", "Sami Istrefi")
        ),
    ),
    20: Difference(
        "the units above those named, the Council and the Office, rest on the release too",
        lacks=(["sq", "1", "1", "12"],),
        has=(["sq", "1", "1", "14"],),
    ),
    30: Difference(
        "the same facts and the two units above, read by another version",
        lacks=old("0.3.0", "unit:skpk", "unit:skpk-dti", "unit:zkpsh-kabineti", "ev:*", "part:*", "ten:*"),
        has=old(
            READER,
            *("unit:kpk", "unit:skpk", "unit:skpk-dti", "unit:zkpsh", "unit:zkpsh-kabineti"),
            *("ev:*", "part:*", "ten:*"),
        ),
        more=2,
    ),
}
#: Keys hashed from content; they differ by design, and with them the order in a pair of people.
OPAQUE = re.compile(r"^(ten|ev|part|person|claim):(?!$).*")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    home = tmp_path_factory.mktemp("built")
    build([seed()], home)
    with Snapshot(current(home)) as snapshot:
        yield snapshot


def comparable(number: int, rows: list[Row]) -> list[Row]:
    plain = [[OPAQUE.sub(r"\1:*", cell) if cell else cell for cell in row] for row in rows]
    if number == 10:
        plain = [[*sorted(row[:2], key=str), *row[2:]] for row in plain]
    return sorted(plain, key=str)


@pytest.mark.parametrize("number", range(1, 31))
def test_a_question_is_answered_as_in_the_worked_example(built: Snapshot, number: int) -> None:
    query = BY_NUMBER[number]
    rows = comparable(number, written(built.select(query.text, **query.bind(**ASKED.get(number, {})))))
    known = comparable(number, expected().get(number, []))
    difference = DIFFERENCES.get(number, Difference("none"))
    assert [row for row in known if row not in rows] == [row for row in known if row in difference.lacks]
    assert [row for row in rows if row not in known] == [row for row in rows if row in difference.has]
    assert all(row in known for row in difference.lacks)
    assert all(row in rows for row in difference.has)
    assert len(rows) == len(known) + difference.more
    if not difference.lacks and not difference.has:
        assert rows == known
