"""The embedded archive: every text as it came, and what each version of the reader found in it.

One SQLite file (write-ahead log). A release and its reading are written in one transaction, so a crash leaves
either both or neither. Nothing is ever deleted here: a changed page adds a text, a new reader adds a reading.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pydantic import TypeAdapter

from ontology.errors import HomeError
from ontology.model import Reading, Release, Source

#: Version of the tables below; an archive of a later version is not touched.
SCHEMA = 1
_TABLES = """
CREATE TABLE text (sha256 TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE release (
  key TEXT PRIMARY KEY, sha256 TEXT NOT NULL REFERENCES text, source TEXT NOT NULL
) STRICT;
CREATE TABLE version (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, sha256 TEXT NOT NULL REFERENCES text,
  source TEXT NOT NULL
) STRICT;
CREATE TABLE reading (
  key TEXT NOT NULL REFERENCES release, sha256 TEXT NOT NULL REFERENCES text, reader TEXT NOT NULL,
  release TEXT NOT NULL, reading TEXT NOT NULL, PRIMARY KEY (key, sha256, reader)
) STRICT;
"""
_RELEASE: TypeAdapter[Release] = TypeAdapter(Release)
_READING: TypeAdapter[Reading] = TypeAdapter(Reading)
_SOURCE: TypeAdapter[Source] = TypeAdapter(Source)


@dataclass(frozen=True, slots=True)
class Stored:
    """A release as archived, before any reader: key, text and source."""

    key: str
    sha256: str
    text: str
    source: Source


class Archive:
    """The archive at ``path``, made if it is not there; a context manager.

    Raises ``HomeError`` if the file is no archive, damaged, of a later version, or locked by another writer.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._db = sqlite3.connect(path, timeout=10, isolation_level=None)
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=FULL")
            self._prepare()
        except sqlite3.Error as error:
            raise self._problem(error) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; further calls fail."""
        self._db.close()

    def put(self, release: Release, reading: Reading) -> None:
        """Store a release and what was read in it, whole or not at all; doubles change nothing."""
        source = _SOURCE.dump_json(release.source).decode()
        parts = _RELEASE.dump_json(release, exclude={"text"}).decode()
        with self._transaction() as db:
            db.execute("INSERT OR IGNORE INTO text VALUES (?, ?)", (release.text_sha256, release.text))
            known = db.execute("SELECT sha256 FROM release WHERE key = ?", (release.key,)).fetchone()
            if known is None or known[0] != release.text_sha256:
                row = (release.key, release.text_sha256, source)
                db.execute("INSERT INTO version (key, sha256, source) VALUES (?, ?, ?)", row)
                db.execute("INSERT OR REPLACE INTO release VALUES (?, ?, ?)", row)
            db.execute(
                "INSERT OR REPLACE INTO reading VALUES (?, ?, ?, ?, ?)",
                (
                    release.key,
                    release.text_sha256,
                    reading.reader,
                    parts,
                    _READING.dump_json(reading).decode(),
                ),
            )

    def sha256(self, key: str) -> str | None:
        """Hash of the text that release ``key`` has now."""
        row = self._one("SELECT sha256 FROM release WHERE key = ?", (key,))
        return row[0] if row else None

    def get(self, key: str, reader: str | None = None) -> tuple[Release, Reading] | None:
        """A release and its reading by ``reader`` (by default the one stored last)."""
        row = self._one(
            "SELECT reading.release, text.text, reading.reading FROM release "
            "JOIN reading USING (key, sha256) JOIN text USING (sha256) "
            "WHERE key = ? AND coalesce(reader = ?, TRUE) ORDER BY reading.rowid DESC LIMIT 1",
            (key, reader),
        )
        return _decoded(row) if row else None

    def readings(self) -> Iterator[tuple[Release, Reading]]:
        """Every release with the reading stored last for its present text, in the order of keys."""
        for key in self._keys():
            found = self.get(key)
            if found is not None:
                yield found

    def unread(self, reader: str) -> Iterator[Stored]:
        """Releases whose present text ``reader`` has not read, in the order of keys."""
        rows = self._all(
            "SELECT key, sha256, text, source FROM release JOIN text USING (sha256) WHERE NOT EXISTS "
            "(SELECT 1 FROM reading WHERE reading.key = release.key AND reading.sha256 = release.sha256 "
            "AND reader = ?) ORDER BY key",
            (reader,),
        )
        for key, sha256, text, source in rows:
            yield Stored(key, sha256, text, _SOURCE.validate_json(source))

    def counts(self) -> Mapping[str, int]:
        """How many releases, texts and readings are archived."""
        tables = {"releases": "release", "texts": "text", "readings": "reading"}
        return {
            name: self._all(f"SELECT count(*) FROM {table}")[0][0]  # noqa: S608 - table names are the constants above
            for name, table in tables.items()
        }

    def _keys(self) -> list[str]:
        return [row[0] for row in self._all("SELECT key FROM release ORDER BY key")]

    def _prepare(self) -> None:
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version > SCHEMA:
            raise HomeError(f"{self._path}: written by a later version", mend="Update zyrtar to open it.")
        if version == 0:
            with self._transaction() as db:
                if (
                    db.execute("PRAGMA user_version").fetchone()[0] == 0
                ):  # another process may have been faster
                    for statement in filter(str.strip, _TABLES.split(";")):
                        db.execute(statement)
                    db.execute(f"PRAGMA user_version = {SCHEMA}")

    def _transaction(self) -> "_Transaction":
        return _Transaction(self._db, self._problem)

    def _one(self, query: str, parameters: tuple[Any, ...] = ()) -> tuple[Any, ...] | None:
        rows = self._all(query, parameters)
        return rows[0] if rows else None

    def _all(self, query: str, parameters: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        try:
            return self._db.execute(query, parameters).fetchall()
        except sqlite3.Error as error:
            raise self._problem(error) from None

    def _problem(self, error: sqlite3.Error) -> HomeError:
        if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
            return HomeError(f"{self._path}: another process is writing", mend="Wait until it has finished.")
        if isinstance(error, sqlite3.OperationalError):
            return HomeError(
                f"{self._path}: cannot be used ({error})", mend="Check the folder and free space."
            )
        return HomeError(f"{self._path}: not a readable archive ({error})", mend="Restore it from a backup.")


class _Transaction:
    """``BEGIN IMMEDIATE … COMMIT``, rolled back on any error."""

    def __init__(self, db: sqlite3.Connection, problem: Any) -> None:
        self._db = db
        self._problem = problem

    def __enter__(self) -> sqlite3.Connection:
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise self._problem(error) from None
        return self._db

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            try:
                self._db.execute("COMMIT")
            except sqlite3.Error as failed:  # a full disk may show here first
                error = failed
        if self._db.in_transaction:  # SQLite itself rolls back after some errors
            with suppress(sqlite3.Error):
                self._db.execute("ROLLBACK")
        if isinstance(error, sqlite3.Error):
            raise self._problem(error) from None


def _decoded(row: tuple[Any, ...]) -> tuple[Release, Reading]:
    parts, text, reading = row
    release = _RELEASE.validate_python({**json.loads(parts), "text": text})
    return release, _READING.validate_json(reading)


def _json(text: str) -> dict[str, Any]:

    content: dict[str, Any] = json.loads(text)
    return content
