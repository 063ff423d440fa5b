"""Writes snapshots: beside the former one, whole, then made current in one step.

Whenever the process may be killed, readers see the former snapshot or the new one, and what a killed build leaves
behind the next one sweeps away.
"""

import gzip
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any, cast

from pyoxigraph import RdfFormat, Store

from graph.store import answer
from graph.store.bind import bind
from graph.store.home import SNAPSHOTS, current_id, drop, locked, point_to, prune, sweep, sync_folder
from graph.store.snapshot import DUMP, MANIFEST, STORE, Manifest, Snapshot
from graph.store.term import Term
from ontology.errors import BuildError, HomeError

__all__ = ["Beside", "forget", "locked", "write_snapshot"]

#: Makes a file of the graph: called with what answers its SELECT queries, and the path to write to.
Beside = Callable[[Callable[..., list[dict[str, Term | None]]], Path], None]


def write_snapshot(
    home: Path,
    lines: Iterable[str],
    *,
    counts: Mapping[str, int],
    inputs: Mapping[str, str],
    code_version: str,
    warnings: Iterable[str] = (),
    undecided: Iterable[tuple[str, str, str]] = (),
    beside: Mapping[str, Beside] | None = None,
) -> Manifest:
    """Make ``lines`` (N-Quads, one statement each, sorted, none twice) the current snapshot of ``home``.

    The caller holds ``locked(home)``. ``beside``: files made of the graph, by name. The same lines have the same id; a
    snapshot that is there already, with all these files, is kept as it is. Raises ``HomeError`` if the folder cannot be
    written, ``BuildError`` if the lines are not sorted N-Quads; then the former snapshot stays current.
    """
    folder = home / SNAPSHOTS
    draft = folder / f".tmp-{os.getpid()}-build"
    try:
        folder.mkdir(exist_ok=True)
        sweep(home)
        draft.mkdir()
        name = _dump(lines, draft / DUMP)
        if (there := _there(home, name, beside or {})) is not None:
            return there
        _load(draft)
        files = {file: _beside(draft, file, make) for file, make in sorted((beside or {}).items())}
        manifest = Manifest(
            id=name,
            code_version=code_version,
            counts=dict(counts),
            inputs=dict(inputs),
            warnings=tuple(warnings),
            built=datetime.now(UTC).isoformat(timespec="seconds"),
            undecided=tuple(undecided),
            files=files,
        )
        _publish(home, draft, manifest)
        prune(home)
    except OSError as error:
        raise HomeError(
            f"cannot write a snapshot in {home} ({error.strerror or error})",
            mend="Check space and permissions; the former snapshot is unchanged.",
        ) from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return manifest


def forget(home: Path, tells: Callable[[Manifest], bool]) -> None:
    """Remove every snapshot but the current one of which ``tells`` is true, or whose manifest cannot be read.

    The caller holds ``locked(home)``. Raises ``HomeError`` if one cannot be removed.
    """
    now = current_id(home)
    try:
        for folder in sorted((home / SNAPSHOTS).iterdir()):
            if folder.name != now and not folder.name.startswith(".") and _tells(folder, tells):
                drop(folder)
    except OSError as error:
        raise HomeError(
            f"an old snapshot in {home / SNAPSHOTS} could not be removed ({error.strerror or error})",
            mend="It may tell a suppressed person: remove it by hand.",
        ) from None


def _tells(folder: Path, tells: Callable[[Manifest], bool]) -> bool:
    try:
        return tells(Manifest.read(folder))
    except HomeError:
        return True


def _dump(lines: Iterable[str], path: Path) -> str:
    """Write ``lines`` compressed, without a time, and return the id of what was written."""
    digest, last = hashlib.sha256(), ""
    with path.open("wb") as file:
        with (
            gzip.GzipFile("", "wb", compresslevel=6, fileobj=file, mtime=0) as packed,
            TextIOWrapper(packed, "utf-8", newline="\n") as text,
        ):
            for line in lines:
                stripped = line.rstrip("\n")
                if stripped <= last:
                    raise BuildError(
                        f"the statements are not sorted or not single at “{stripped[:200]}”",
                        mend="Sort them and leave out doubles before publishing.",
                    )
                last = stripped
                digest.update(f"{stripped}\n".encode())
                text.write(f"{stripped}\n")
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()[:12]


def _there(home: Path, name: str, beside: Mapping[str, Beside]) -> Manifest | None:
    """The snapshot of that id, made current if it was not; ``None`` if it is not there, not whole or does not open."""
    folder = home / SNAPSHOTS / name
    try:
        with Snapshot(folder) as snapshot:
            manifest = snapshot.manifest
    except HomeError:
        return None  # written anew
    if any(file not in manifest.files or not (folder / file).is_file() for file in beside):
        return None  # made by a version that knew less
    if current_id(home) != name:
        point_to(home, name)
    return manifest


def _load(draft: Path) -> None:
    """The store from the dump, synced to disk. Raises ``BuildError`` if the dump is not N-Quads."""
    store = Store(draft / STORE)
    try:
        with gzip.open(draft / DUMP, "rb") as file:
            store.bulk_load(cast("IO[bytes]", file), RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise BuildError(f"a statement is not N-Quads ({error})", mend="Report this.") from None
    store.flush()
    store.optimize()
    del store  # closes it: the engine has no other way
    for path in sorted((draft / STORE).rglob("*")):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())
    sync_folder(draft / STORE)


def _beside(draft: Path, name: str, make: Beside) -> str:
    """Make the file ``name`` of the store in ``draft``, sync it, and return the SHA-256 of its bytes."""
    store = Store.read_only(str(draft / STORE))

    def select(query: str, **params: Term) -> list[dict[str, Any]]:
        return answer.select(store, bind(query, params))

    make(select, draft / name)
    with (draft / name).open("rb") as file:
        os.fsync(file.fileno())
        return hashlib.file_digest(file, "sha256").hexdigest()


def _publish(home: Path, draft: Path, manifest: Manifest) -> None:
    with (draft / MANIFEST).open("w", encoding="utf-8") as file:
        json.dump(asdict(manifest), file, ensure_ascii=False, indent=1, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(draft)
    target = home / SNAPSHOTS / manifest.id
    if target.exists():  # damaged, else it would have been used: put aside, then swept
        target.rename(home / SNAPSHOTS / f".tmp-old-{manifest.id}")
    draft.rename(target)
    sync_folder(home / SNAPSHOTS)
    point_to(home, manifest.id)
    shutil.rmtree(home / SNAPSHOTS / f".tmp-old-{manifest.id}", ignore_errors=True)
