"""The folder a graph is kept in: which snapshot is current, the lock of a build, and what is swept away."""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ontology.errors import HomeError

SNAPSHOTS, CURRENT, LOCK = "snapshots", "current", ".lock"
#: How many snapshots stay, so that readers of an older one and figures in reports keep what they cite.
KEPT = 3
_ID = re.compile(r"[0-9a-f]{12}")
_BUILD = "run `zyrtar demo` or `zyrtar ingest`"


def current(home: Path) -> Path:
    """Folder of the snapshot that ``home`` serves. Raises ``HomeError`` if there is none or it is damaged."""
    name = current_id(home)
    if name is None:
        raise HomeError(f"no snapshot yet in {home}", mend=f"To make one, {_BUILD}.")
    folder = home / SNAPSHOTS / name
    if not _ID.fullmatch(name) or not folder.is_dir():
        raise HomeError(
            f"{home / CURRENT} names the snapshot “{name[:40]}”, which is not there",
            mend="Publish again with `zyrtar build`.",
        )
    return folder


def current_id(home: Path) -> str | None:
    """The id that ``current`` names, right or wrong; ``None`` if the file is missing. Raises ``HomeError``."""
    try:
        return (home / CURRENT).read_text("utf-8", errors="replace").strip()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise HomeError(
            f"{home / CURRENT} cannot be read ({error.strerror})",
            mend="Check the folder and its permissions.",
        ) from None


def stamp(current_file: str) -> tuple[int, int, int] | None:
    """What tells one state of ``current`` from another at the least cost; ``None`` if the file cannot be found.

    ``point_to`` replaces the file, so that its number changes, and with a number used again its time.
    """
    try:
        told = os.stat(current_file)
    except OSError:
        return None
    return told.st_ino, told.st_mtime_ns, told.st_size


def find_snapshot(home: Path, name: str) -> Path:
    """Folder of the snapshot whose id begins with ``name``; ``current`` is the one that is served.

    Raises ``HomeError`` if there is none, or more than one.
    """
    if name == CURRENT:
        return current(home)
    folder = home / SNAPSHOTS
    there = sorted(p.name for p in folder.iterdir() if _ID.fullmatch(p.name)) if folder.is_dir() else []
    found = [known for known in there if known.startswith(name)] if name else []
    if len(found) != 1:
        raise HomeError(
            f"{'several snapshots' if found else 'no snapshot'} “{name}” in {home}",
            mend=f"There are: {', '.join(found or there) or 'none'}.",
        )
    return folder / found[0]


def point_to(home: Path, name: str) -> None:
    """Make ``name`` the current snapshot of ``home``: at any moment readers see the old one or the new one."""
    draft = home / f".{CURRENT}"
    with draft.open("w", encoding="utf-8") as file:
        file.write(name + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(home / CURRENT)
    sync_folder(home)


@contextmanager
def locked(home: Path) -> Iterator[None]:
    """Hold the lock of ``home``, which is made if missing; the system drops it when the process ends.

    Builds and decisions are written under it. Raises ``HomeError`` naming the process that holds it.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        file = (home / LOCK).open("a+", encoding="utf-8")
    except OSError as error:
        raise HomeError(
            f"cannot write in {home} ({error.strerror})", mend="Check the folder and its permissions."
        ) from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = file.read().strip() or "not told"
            raise HomeError(
                f"another process is writing to {home} (process {holder})", mend="Wait until it has ended."
            ) from None
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()))
        file.flush()
        yield


def sweep(home: Path) -> None:
    """Remove what killed builds left behind. Only under the lock: a live build's draft looks the same."""
    for left in (home / SNAPSHOTS).glob(".tmp-*"):
        shutil.rmtree(left, ignore_errors=True)
    (home / f".{CURRENT}").unlink(missing_ok=True)


def prune(home: Path) -> None:
    """Keep the current snapshot and the latest others, ``KEPT`` in all. Who reads a removed one keeps its files."""
    now = current_id(home)
    others = [p for p in (home / SNAPSHOTS).iterdir() if _ID.fullmatch(p.name) and p.name != now]
    latest_first = sorted(others, key=lambda p: (p.stat().st_mtime_ns, p.name), reverse=True)
    for old in latest_first[KEPT - 1 :]:
        drop(old)


def drop(snapshot: Path) -> None:
    """Remove the folder of a snapshot."""
    gone = snapshot.with_name(f".tmp-old-{snapshot.name}")  # renamed first, so that none is ever half there
    snapshot.rename(gone)
    shutil.rmtree(gone, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    """Have the names in ``folder`` on disk, which a file's own fsync does not do."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
