"""The way from documents to archived readings, one release at a time, in one process or several."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from ingest.archive import Archive
from ingest.claim.read import read
from ingest.parallel import BATCH, ReadAll, readings
from ingest.release.assemble import assemble, release_of
from ingest.source.files import list_files, read_file
from ontology.errors import InputError
from ontology.model import Reading, Release

#: Called with what is being done, how many are done, and how many there are.
Progress = Callable[[str, int, int], None]
Status = Literal["new", "unchanged", "changed", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document. ``name``: as the user gave it; ``error``: set if ``status`` is ``failed``."""

    name: str
    status: Status
    release: Release | None = None
    reading: Reading | None = None
    error: InputError | None = None

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is doubtful about the release, a line each."""
        return self.release.warnings if self.release is not None else ()


@cache
def reader() -> str:
    """Version of the reader: the program's, and a hash of all that reading depends on.

    A changed word list is a changed reader: releases are read again with it, and facts say which one read them.
    """
    digest = hashlib.sha256()
    for package in ("ingest", "ontology"):
        for name, content in sorted(_sources(files(package), package)):
            digest.update(name.encode() + b"\0" + content + b"\0")
    return f"{version('zyrtar')}+{digest.hexdigest()[:8]}"


def _sources(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            if entry.name not in {"evaluate", "sample", "examples", "shapes", "__pycache__"}:
                yield from _sources(entry, name)
        elif entry.name.endswith((".py", ".yml", ".csv", ".ttl")):
            yield name, entry.read_bytes()


def ingest(
    paths: Sequence[Path], archive: Archive, *, progress: Progress | None = None, jobs: int = 1
) -> Iterator[Outcome]:
    """Archive and read every document in ``paths`` (files, or folders searched for text and HTML).

    Yields one outcome for each, in order; a document that cannot be read is an outcome too, and the others go on.
    ``jobs``: how many processes read; what they read is the same. Raises ``HomeError`` if the archive cannot be
    written, ``InputError`` if a process that reads was killed.
    """
    found = list(list_files(paths))
    empty = [path for path in paths if path.is_dir() and not any(path in file.parents for file in found)]
    with readings(jobs, partial(read, reader=reader())) as read_all:
        for start in range(0, len(found), batch := jobs if jobs == 1 else jobs * BATCH):
            if progress is not None:
                progress("reading", start, len(found))
            yield from _ingest(found[start : start + batch], archive, read_all)
    for folder in empty:
        error = InputError(
            f"{folder}: no .txt or .html file in it", mend="Name a folder that holds releases."
        )
        yield Outcome(str(folder), "failed", error=error)
    if progress is not None:
        progress("reading", len(found), len(found))


def _ingest(paths: Sequence[Path], archive: Archive, read_all: ReadAll) -> Iterator[Outcome]:
    """The outcomes of a few documents, in order; what is new among them is read at once."""
    prepared = [_prepared(path, archive) for path in paths]
    found = iter(read_all([one for one in prepared if isinstance(one, Release)]))
    for path, one in zip(paths, prepared, strict=True):
        if isinstance(one, Outcome):
            yield one
            continue
        reading = next(found)
        known = archive.sha256(one.key)
        stored = archive.get(one.key, reader()) if known == one.text_sha256 else None
        if stored is not None:  # given twice at once
            yield Outcome(str(path), "unchanged", *stored)
            continue
        archive.put(one, reading)
        yield Outcome(str(path), _status(known, one), one, reading)


def _prepared(path: Path, archive: Archive) -> Release | Outcome:
    """The release to read, or the outcome if it is not to be read."""
    try:
        release = assemble(read_file(path))
    except InputError as error:
        return Outcome(str(path), "failed", error=error)
    known = archive.sha256(release.key)
    stored = archive.get(release.key, reader()) if known == release.text_sha256 else None
    return release if stored is None else Outcome(str(path), "unchanged", *stored)


def _status(known: str | None, release: Release) -> Status:
    if known is None:
        return "new"
    return "unchanged" if known == release.text_sha256 else "changed"


def read_again(archive: Archive, *, progress: Progress | None = None) -> int:
    """Read every archived release that this reader has not read yet; returns how many there were."""
    waiting = list(archive.unread(reader()))
    for number, stored in enumerate(waiting):
        if progress is not None:
            progress("reading again", number, len(waiting))
        release = release_of(stored.text, stored.source, key=stored.key)
        archive.put(release, read(release, reader()))
    if progress is not None and waiting:
        progress("reading again", len(waiting), len(waiting))
    return len(waiting)


@contextmanager
def sample_paths() -> Iterator[Sequence[Path]]:
    """The shipped sample releases as files, for as long as the context lasts; see ``ingest/sample/README.md``."""
    with as_file(files("ingest.sample")) as folder:
        yield sorted(folder.glob("*.txt"))
