"""Permanent links to queries: each kept once, in one SQLite file of the data folder, ``links.db``.

A link is kept as it is for ever, so the file only grows; it has a bound, and each client one of its own a day. The
file is no part of any snapshot: it outlives builds, and a copy of it is a backup.
"""

import hashlib
import sqlite3
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from ontology.errors import ClientLimitError, HomeError, InputError, NotFoundError

FILE: Final = "links.db"
#: Digits without l, o, u, i, which are mistaken for others or make words (Crockford's base 32).
_DIGITS: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH: Final = (
    10  # 50 bits: among a million links, two of one id are to be expected once in 2000 such servers
)
_DAY: Final = 86_400
_MOST_CLIENTS: Final = 10_000
_TABLE: Final = """
CREATE TABLE IF NOT EXISTS link (
  id TEXT PRIMARY KEY, query BLOB NOT NULL, snapshot TEXT NOT NULL, made TEXT NOT NULL, rows INTEGER NOT NULL,
  digest TEXT NOT NULL
) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """One link: the query, the snapshot it was asked of, the day, and what was answered then.

    ``rows``: how many; ``digest``: of the answer, ``""`` where two answers cannot be compared.
    """

    id: str
    query: str
    snapshot: str
    made: date
    rows: int
    digest: str


class FullError(HomeError):
    """There is no room for another link."""


class Links:
    """The links kept in ``home``, in at most ``most_bytes``. Safe to share between threads and processes."""

    def __init__(self, home: Path, most_bytes: int, most_a_day: int) -> None:
        self._file = home / FILE
        self._most_bytes = most_bytes
        self._most_a_day = most_a_day
        self._given: dict[str, list[float]] = {}
        self._lock = threading.Lock()

    def keep(self, client: str, query: str, snapshot: str, rows: int, digest: str) -> Kept:
        """The link of ``query`` on ``snapshot``, made now unless it is there.

        Raises ``FullError``, ``ClientLimitError`` if ``client`` has made too many today, ``HomeError`` if the file
        cannot be written.
        """
        with self._open(write=True) as db:
            taken, known = _place(db, query, snapshot)
            if known is not None:
                return known
            packed = zlib.compress(query.encode(), 9)
            self._room(db, len(packed))
            self._count(client)
            today = datetime.now(UTC).date()
            made = Kept(taken, query, snapshot, today, rows, digest)
            db.execute(
                "INSERT INTO link VALUES (?, ?, ?, ?, ?, ?)",
                (made.id, packed, snapshot, today.isoformat(), rows, digest),
            )
            return made

    def find(self, name: str) -> Kept:
        """The link ``name``. Raises ``NotFoundError`` if there is none, ``HomeError`` if the file cannot be read."""
        missing = NotFoundError(
            f"There is no permanent link “{name[:40]}”", mend="Check the address letter for letter."
        )
        if not self._file.is_file():
            raise missing
        with self._open(write=False) as db:
            found = _read(db, name.lower())
        if found is None:
            raise missing
        return found

    def _room(self, db: sqlite3.Connection, more: int) -> None:
        pages, size = (
            db.execute("PRAGMA page_count").fetchone()[0],
            db.execute("PRAGMA page_size").fetchone()[0],
        )
        if pages * size + more > self._most_bytes:
            raise FullError(
                f"this server keeps no more permanent links than {self._most_bytes} bytes",
                mend="Use the long address of the query, or ask whoever runs the server for more room.",
            )

    def _count(self, client: str) -> None:
        now = time.monotonic()
        with self._lock:
            recent = [t for t in self._given.get(client, []) if now - t < _DAY]
            if len(recent) >= self._most_a_day:
                raise ClientLimitError(
                    f"more than {self._most_a_day} permanent links in a day are not made for one client",
                    mend="Use the long address of the query, or come back tomorrow.",
                )
            if len(self._given) >= _MOST_CLIENTS:  # whoever made none for longest is forgotten first
                del self._given[min(self._given, key=lambda known: self._given[known][-1])]
            self._given[client] = [*recent, now]

    @contextmanager
    def _open(self, *, write: bool) -> Iterator[sqlite3.Connection]:
        """The file, within one transaction; what is not whole at its end is not in the file."""
        address = f"{self._file.absolute().as_uri()}?mode={'rwc' if write else 'ro'}"
        try:
            with closing(sqlite3.connect(address, uri=True, timeout=5, isolation_level=None)) as db:
                db.execute("BEGIN IMMEDIATE" if write else "BEGIN")
                if write:
                    db.execute(_TABLE)
                yield db
                db.execute("COMMIT")
        except sqlite3.Error as error:
            raise HomeError(
                f"{self._file} cannot be {'written' if write else 'read'} ({error})",
                mend="Check the folder, its permissions and the room on the disk.",
            ) from None


def _place(db: sqlite3.Connection, query: str, snapshot: str) -> tuple[str, Kept | None]:
    """The id for ``query`` on ``snapshot``, and the link if it is kept; longer than usual if another has the id."""
    if "\0" in query:
        raise InputError("The query has a character that is none (U+0000)", mend="Take it out.")
    whole = _id(f"{snapshot}\0{query}")
    for length in range(_LENGTH, len(whole) + 1):
        known = _read(db, whole[:length])
        if known is None or (known.query, known.snapshot) == (query, snapshot):
            return whole[:length], known
    raise AssertionError("two queries with one hash")


def _id(content: str) -> str:
    number = int.from_bytes(hashlib.sha256(content.encode()).digest())
    return "".join(_DIGITS[number >> shift & 31] for shift in range(251, 0, -5))


def _read(db: sqlite3.Connection, name: str) -> Kept | None:
    row = db.execute("SELECT query, snapshot, made, rows, digest FROM link WHERE id = ?", (name,)).fetchone()
    if row is None:
        return None
    query, snapshot, made, rows, digest = row
    return Kept(name, zlib.decompress(query).decode(), snapshot, date.fromisoformat(made), rows, digest)


def digest_of(lines: bytes) -> str:
    """One hash of an answer in TSV or N-Triples whatever the order of its lines; ``""`` if it has blank nodes.

    Their names mean nothing outside one answer, so two such answers cannot be compared.
    """
    if b"_:" in lines:
        return ""
    return hashlib.sha256(b"\n".join(sorted(lines.splitlines()))).hexdigest()[:32]
