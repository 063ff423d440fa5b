"""Writes snapshots: beside the old one, whole, then made current in one step.

A process killed at any moment leaves the old snapshot current and at most a temporary folder, which the next
build removes.
"""

import fcntl
import gzip
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pyoxigraph

from graph.store.snapshot import CURRENT, DUMP, MANIFEST, SNAPSHOTS, STORE, Manifest, current, read_manifest
from ontology.errors import HomeError

#: How many snapshots are kept, the current one included, so that figures made from them stay reproducible.
KEPT = 3
_LOCK = ".lock"
_TEMPORARY = ".tmp-"
#: Length of a snapshot's id, in hexadecimal digits.
_ID_LENGTH = 12


@contextmanager
def locked(home: Path) -> Iterator[None]:
    """Hold ``home`` for writing. Raises ``HomeError`` naming the process that holds it already."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / _LOCK).open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            lock.seek(0)
            holder = lock.read().strip() or "unknown"
            raise HomeError(
                f"{home} is being written by process {holder}", mend="Wait until it has finished."
            ) from None
        lock.seek(0)
        lock.truncate()
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def write_snapshot(
    home: Path,
    lines: Iterable[str],
    *,
    counts: Mapping[str, int],
    inputs: Mapping[str, str],
    code_version: str,
    warnings: Sequence[str] = (),
    undecided: Sequence[tuple[str, str, str]] = (),
) -> Manifest:
    """Publish the quads in ``lines`` (sorted N-Quads, one a line) as the current snapshot of ``home``.

    The same lines give the same id and change nothing. The caller holds ``locked(home)``. Raises ``HomeError`` if
    the folder cannot be written.
    """
    folder = home / SNAPSHOTS
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        data = "".join(f"{line}\n" for line in lines).encode()
        name = hashlib.sha256(data).hexdigest()[:_ID_LENGTH]
        if not (folder / name / MANIFEST).is_file():
            manifest = Manifest(
                name,
                code_version,
                dict(counts),
                dict(inputs),
                tuple(warnings),
                tuple(undecided),
                datetime.now(UTC).isoformat(timespec="seconds"),
            )
            _write(folder, name, data, manifest)
        _make_current(home, name)
        _prune(folder, keep=name)
    except OSError as error:
        raise HomeError(
            f"{home}: the snapshot cannot be written ({error})", mend="Check free space and permissions."
        ) from None
    return read_manifest(folder / name)


def _write(folder: Path, name: str, data: bytes, manifest: Manifest) -> None:
    temporary = folder / f"{_TEMPORARY}{os.getpid()}"
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir()
    store = pyoxigraph.Store(str(temporary / STORE))
    store.bulk_load(input=data, format=pyoxigraph.RdfFormat.N_QUADS)
    store.optimize()
    store.flush()
    del store  # closes its files before the folder is renamed
    with (temporary / DUMP).open("wb") as file, gzip.GzipFile("", "wb", fileobj=file, mtime=0) as dump:
        dump.write(data)
    content = json.dumps(asdict(manifest), ensure_ascii=False, indent=1, sort_keys=True)
    (temporary / MANIFEST).write_text(content + "\n", "utf-8")
    for path in (temporary / DUMP, temporary / MANIFEST, temporary / STORE, temporary):
        _sync(path)
    shutil.rmtree(folder / name, ignore_errors=True)  # a damaged folder of that name: it has no manifest
    temporary.rename(folder / name)
    _sync(folder)


def _make_current(home: Path, name: str) -> None:
    try:
        if current(home).name == name:
            return
    except HomeError:
        pass  # none yet, or a damaged one: replaced here
    temporary = home / f"{CURRENT}{_TEMPORARY}{os.getpid()}"
    temporary.write_text(name + "\n", "utf-8")
    _sync(temporary)
    temporary.replace(home / CURRENT)
    _sync(home)


def _sweep(folder: Path) -> None:
    """Remove what killed builds left behind; the lock is held, so no build is running."""
    for left in [*folder.glob(f"{_TEMPORARY}*"), *folder.parent.glob(f"{CURRENT}{_TEMPORARY}*")]:
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _prune(folder: Path, *, keep: str) -> None:
    """Delete the oldest snapshots beyond ``KEPT``; a server that has one open keeps its files until it closes."""
    others = [path for path in folder.iterdir() if path.is_dir() and path.name != keep]
    others.sort(key=lambda path: (path.stat().st_mtime, path.name), reverse=True)
    for path in others[KEPT - 1 :]:
        shutil.rmtree(path, ignore_errors=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
