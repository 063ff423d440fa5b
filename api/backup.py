"""Copies what a data folder cannot be rebuilt from into one file, and makes a folder of such a file again.

The file is a compressed tar: first ``backup.json`` with the size and SHA-256 of every other member, then
``decisions.jsonl``, ``archive.db`` and ``links.db``, those of them that there are. Snapshots are not in it: `zyrtar
build` makes the same ones of the same texts and decisions.
"""

import gzip
import hashlib
import io
import json
import os
import shutil
import sqlite3
import tarfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, Final

from api.commands.home import ARCHIVE
from api.links import FILE as LINKS
from graph.decision.file import DECISIONS
from graph.store.home import sync_folder
from ontology.errors import HomeError, InputError

CONTENTS: Final = "backup.json"
#: In the order of copying: a decision may be about a text, so the texts that are copied after it are never older.
FILES: Final = (DECISIONS, ARCHIVE, LINKS)
#: Raised with it when the form of the file changes.
FORM: Final = 1
_PIECE: Final = 1 << 20
_MOST_CONTENTS: Final = 1 << 20  # bytes of the list of contents that are read


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds: when it was ``made``, by which version, and each file's size and SHA-256."""

    made: str
    code_version: str
    files: Mapping[str, tuple[int, str]]


def back_up(home: Path, target: Path) -> Backup:
    """Copy ``home`` into the new file ``target``, also while others read and write there.

    ``target`` is there whole or not at all. Raises ``HomeError`` if there is nothing to copy or it cannot be copied,
    ``InputError`` if ``target`` is there already.
    """
    if target.exists():
        raise InputError(f"{target} is there already", mend="Name another file; a backup replaces none.")
    try:
        with TemporaryDirectory(dir=target.absolute().parent, prefix=f".{target.name}.") as draft:
            copies = list(_copies(home, Path(draft)))
            if not copies:
                raise HomeError(
                    f"there is nothing in {home} to back up", mend="Name the data folder with --home."
                )
            made = datetime.now(UTC).isoformat(timespec="seconds")
            backup = Backup(made, version("zyrtar"), {path.name: _measured(path) for path in copies})
            packed = Path(draft) / "packed"
            _pack(packed, backup, copies)
            os.link(packed, target)  # fails, unlike a rename, if somebody has made it since
        sync_folder(target.absolute().parent)
    except FileExistsError:
        raise InputError(
            f"{target} is there already", mend="Name another file; a backup replaces none."
        ) from None
    except (OSError, sqlite3.Error) as error:
        raise HomeError(
            f"{home} could not be copied to {target} ({getattr(error, 'strerror', None) or error})",
            mend="Check space and permissions; nothing was written.",
        ) from None
    return backup


def restore(source: Path, home: Path) -> Backup:
    """Make the data folder ``home`` of the backup ``source``, checked byte for byte; it is there whole or not at all.

    Raises ``HomeError`` if ``home`` holds anything or cannot be written, ``InputError`` if ``source`` is no backup, or
    damaged.
    """
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise HomeError(
            f"{home} is not empty", mend="Name a new folder with --home; a restore replaces nothing."
        )
    try:
        home.absolute().parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=home.absolute().parent, prefix=f".{home.name}.restore-") as draft:
            inside = Path(draft) / "home"
            inside.mkdir()
            with _reading(source):
                backup = _unpack(source, inside)
            sync_folder(inside)
            inside.rename(home)  # onto an empty folder too
        sync_folder(home.absolute().parent)
    except OSError as error:
        raise HomeError(
            f"{home} could not be made of {source} ({error.strerror or error})",
            mend="Check space and permissions; nothing was written there.",
        ) from None
    return backup


def _copies(home: Path, draft: Path) -> Iterator[Path]:
    for name in FILES:
        path, copy = home / name, draft / name
        if not path.is_file():
            continue
        if name == DECISIONS:  # lines are only ever added, so the whole ones are a state that there was
            content = path.read_bytes()
            copy.write_bytes(content[: content.rfind(b"\n") + 1])
        else:
            _copy_database(path, copy)
        yield copy


def _copy_database(path: Path, copy: Path) -> None:
    """All of one moment, though others write (SQLite's backup), with what is still in the log beside the file."""
    with closing(sqlite3.connect(path, timeout=30)) as old, closing(sqlite3.connect(copy)) as new:
        old.backup(new)
        new.execute("PRAGMA journal_mode=DELETE")  # one file, nothing beside it


def _measured(path: Path) -> tuple[int, str]:
    with path.open("rb") as file:
        return path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest()


def _pack(packed: Path, backup: Backup, copies: list[Path]) -> None:
    told = {"form": FORM, "made": backup.made, "code_version": backup.code_version, "files": backup.files}
    contents = json.dumps(told, indent=1).encode()
    with packed.open("xb") as file:
        with tarfile.open(fileobj=file, mode="w:gz") as tar:
            entry = tarfile.TarInfo(CONTENTS)
            entry.size = len(contents)
            tar.addfile(entry, io.BytesIO(contents))
            for path in copies:
                entry = tarfile.TarInfo(path.name)
                entry.size = path.stat().st_size
                with path.open("rb") as content:
                    tar.addfile(entry, content)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _reading(source: Path) -> Iterator[None]:
    """Tell whatever is wrong with ``source`` as one error."""
    try:
        yield
    except FileNotFoundError:
        raise InputError(f"there is no file {source}", mend="Check the path.") from None
    except (tarfile.TarError, EOFError, zlib.error, ValueError, KeyError, TypeError, sqlite3.Error) as error:
        raise _damaged(source, str(error)) from None


def _damaged(source: Path, why: str) -> InputError:
    return InputError(
        f"{source} is no whole backup ({why})",
        mend="Nothing was restored: take another backup, or copy it anew.",
    )


def _unpack(source: Path, folder: Path) -> Backup:
    """Write the files of ``source`` into ``folder``: only names that are known, only what the sums say."""
    try:
        with gzip.open(source) as whole:  # to its end, where its own sum stands
            while whole.read(_PIECE):
                pass
    except OSError as error:
        if error.errno is not None:
            raise
        raise _damaged(source, str(error)) from None
    with tarfile.open(source, "r:gz") as tar:
        backup = _contents(source, _member(tar, CONTENTS))
        for name, (size, digest) in backup.files.items():
            path = folder / name
            with path.open("xb") as file:
                shutil.copyfileobj(_member(tar, name), file, _PIECE)
                file.flush()
                os.fsync(file.fileno())
            if _measured(path) != (size, digest):
                raise _damaged(source, f"{name} is not what was backed up")
            if name != DECISIONS:
                _check_database(source, path)
    return backup


def _member(tar: tarfile.TarFile, name: str) -> IO[bytes]:
    found = tar.extractfile(name)
    if found is None:
        raise ValueError(f"{name} is no file")
    return found


def _contents(source: Path, file: IO[bytes]) -> Backup:
    told: dict[str, Any] = json.loads(file.read(_MOST_CONTENTS))
    if told["form"] != FORM:
        raise InputError(
            f"{source} was made by a newer version ({told['code_version']})",
            mend="Restore it with that version.",
        )
    files = {str(name): (int(size), str(digest)) for name, (size, digest) in told["files"].items()}
    if not files.keys() <= set(FILES):
        raise ValueError("it holds files that no data folder has")
    return Backup(str(told["made"]), str(told["code_version"]), files)


def _check_database(source: Path, path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        found = database.execute("PRAGMA quick_check").fetchone()
    if found != ("ok",):
        raise _damaged(source, f"{path.name}: {found[0]}")
