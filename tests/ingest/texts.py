"""Builders for the tests of reading: a release from a few words, and a reading in a form easy to compare."""

from importlib.resources import as_file, files
from pathlib import Path

from ingest.claim.read import read
from ingest.release.assemble import assemble, release_of
from ingest.source.files import read_file
from ontology.model import Reading, Release, Source

SEED = "000_18dfdb89734f9d36.txt"


def sample(name: str) -> Release:
    """The shipped sample release ``name``."""
    with as_file(files("ingest.sample").joinpath(name)) as path:
        return assemble(read_file(Path(path)))


def release(text: str) -> Release:
    """A release with this text."""
    return release_of(text, Source("test.txt"), key="00000000000000aa")


def albanian(body: str) -> Release:
    """An Albanian release of 3 July 2024 with ``body`` behind its dateline."""
    return release(f"Njoftim për publikun dhe për mediat\n\nPrishtinë, 3 korrik 2024 – {body}")


def serbian(body: str) -> Release:
    """A Serbian release of 3 July 2024 with ``body`` behind its dateline."""
    return release(f"Saopštenje za javnost i za medije o radu\n\nPriština, 3. jul 2024. godine – {body}")


def reading(body: str) -> Reading:
    """What is read in an Albanian release with ``body``."""
    return read(albanian(body), "test")


def tenures(found: Reading) -> set[tuple[str, str, str | None, str, str]]:
    """Person, role as printed, unit, capacity and standing of every tenure."""
    names = {person.local: person.name for person in found.persons}
    units = {unit.local: unit.name for unit in found.units}
    return {
        (names[t.person], t.role_text, units.get(t.unit or ""), t.capacity.value, t.standing.value)
        for t in found.tenures
    }


def parts(found: Reading) -> set[tuple[str, str]]:
    """Actor and part of every participation."""
    names = {person.local: person.name for person in found.persons}
    names |= {group.local: group.label for group in found.groups}
    return {(names[p.actor], p.role) for p in found.participations}
