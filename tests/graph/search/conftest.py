"""A published graph of invented people in real institutions, and its open index."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.build import build
from graph.search.index import Index
from graph.store.home import current
from ontology.model import Language
from tests.graph.factories import Input, Telling

#: (full name, role, code of the unit, day, language, text): a release of each with one meeting of that person.
TOLD: tuple[tuple[str, str, str, str, Language, str], ...] = (
    (
        "Shkëlzen Lumezi", "chief-prosecutor", "pth-peje", "2021-01-10", "sq",
        "Kryeprokurori Shkëlzen Lumezi priti delegacionin. Palët diskutuan për bashkëpunimin rajonal.",
    ),
    (
        "Xhevahire Kryeziu", "director-general", "skpk", "2022-02-10", "sq",
        "Drejtoresha Xhevahire Kryeziu mbajti takim. U fol për trajnimin e stafit.",
    ),
    (
        "Ljubiša Ilić", "chief-prosecutor", "pth-mitrovice", "2023-03-10", "sr",
        "Glavni tužilac Ljubiša Ilić primio je delegaciju. Razgovarano je o regionalnoj saradnji.",
    ),
    (
        "Arta Berisha-Hoxha", "chief-prosecutor", "pth-gjilan", "2024-04-10", "en",
        "Chief Prosecutor Arta Berisha-Hoxha met a delegation. They spoke of regional cooperation.",
    ),
)  # fmt: skip


def releases() -> list[Input]:
    """One release for each of ``TOLD``, in its order."""
    made = []
    for name, role, code, day, language, text in TOLD:
        told = Telling(text, day, language)
        person, unit = told.person(name), told.unit(code, code)
        told.tenure(person, role, unit)
        told.part(told.event("working-meeting", day, (unit,)), person, "chair", unit)
        made.append(told.done())
    return made


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one published snapshot."""
    folder: Path = tmp_path_factory.mktemp("searched")
    build(releases(), folder)
    return folder


@pytest.fixture(scope="session")
def index(searched: Path) -> Iterator[Index]:
    """The open index of ``searched``."""
    with Index(current(searched)) as opened:
        yield opened
