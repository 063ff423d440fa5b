"""The queries on contradictions and gaps give what the build found, in the language asked for."""

from datetime import date
from pathlib import Path

import pytest

from graph.build import build
from graph.query.catalogue import catalogue
from graph.store.snapshot import Snapshot, current
from tests.graph.factories import Input, Told
from tests.graph.query.support import cell


def sessions() -> list[Input]:
    made = []
    for name, number, day in [
        ("a", 5, date(2018, 1, 1)),
        ("b", 5, date(2018, 1, 2)),
        ("c", 7, date(2018, 3, 1)),
    ]:
        told = Told(name, day)
        told.holds("Arta Gashi", "council-chair", "kpk")
        told.event("council-session", conveners=(told.unit("kpk"),), session=number)
        made.append(told.made())
    return made


@pytest.mark.parametrize(
    ("name", "language", "notes"),
    [
        ("contradictions", "en", ["KPC, session 5: releases give the dates 2018-01-01, 2018-01-02"] * 2),
        ("gaps", "sq", ["KPK: asnjë komunikatë për mbledhjen nr. 6 (mes 5 dhe 7)"] * 3),
    ],
)
def test_findings_are_asked_for(tmp_path: Path, name: str, language: str, notes: list[str]) -> None:
    build(sessions(), tmp_path)
    snapshot = Snapshot(current(tmp_path))
    try:
        query = catalogue()[name]
        rows = snapshot.select(query.text, **query.bind(language=language))
        assert [cell(row["note"]) for row in rows] == notes
    finally:
        snapshot.close()
