"""Writes the search index of a snapshot: one SQLite file, the same bytes for the same graph and version of SQLite.

Two full-text tables without their texts (FTS5, contentless): ``names`` of people and units, ``texts`` of events and
releases. Their words are keys (``graph.search.words``), so the file holds no text that could be read back but the
names. Events and releases have the lowest numbers, the newest first, so that the newest matches are found first.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from graph.search.entry import Entry, Reading, Said, Select
from graph.search.words import key, stem_key, words

#: The index in a snapshot's folder; its number changes with what is in it, so that an older one is made anew.
FILE: Final = "search-1.db"
_SCHEMA: Final = """
CREATE TABLE thing (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, iri TEXT NOT NULL, weight INTEGER NOT NULL);
CREATE TABLE name (id INTEGER PRIMARY KEY, thing INTEGER NOT NULL, text TEXT NOT NULL, keys TEXT NOT NULL);
CREATE TABLE facet (thing INTEGER NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
                    PRIMARY KEY (thing, field, value)) WITHOUT ROWID;
CREATE TABLE word (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIRTUAL TABLE names USING fts5(keys, content='', detail='none', tokenize="ascii");
CREATE VIRTUAL TABLE texts USING fts5(title, body, content='', tokenize="ascii");
"""


def write_index(select: Select, path: Path) -> None:
    """Write the index of the graph that ``select`` asks to ``path``, which must not exist."""
    reading = Reading(select)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA page_size = 8192")
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")  # synced as a whole with the snapshot
        database.executescript(_SCHEMA)
        database.execute("BEGIN")
        known = _Writer(database)
        for number, entry in enumerate(reading.entries(), 1):
            known.write(number, entry, reading)
        known.finish()
        database.execute("COMMIT")
        for table in ("names", "texts"):
            database.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608  two constants
        database.execute("VACUUM")


class _Writer:
    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._words: set[str] = set()
        self._named = 0

    def write(self, number: int, entry: Entry, reading: Reading) -> None:
        """Entry ``number`` with its facets and words."""
        run = self._database.execute
        run("INSERT INTO thing VALUES (?, ?, ?, ?)", (number, entry.kind, entry.iri, entry.weight))
        facets = [("kind", entry.kind), *entry.facets]
        self._database.executemany(
            "INSERT INTO facet VALUES (?, ?, ?)", ((number, *f) for f in sorted(facets))
        )
        if entry.kind in ("event", "release"):
            title, body = (" ".join(_keys(said)) for said in (entry.names, reading.text_of(entry)))
            run("INSERT INTO texts(rowid, title, body) VALUES (?, ?, ?)", (number, title, body))
            return
        for text, language in entry.names:
            self._name(number, text, [(text, language)])

    def _name(self, thing: int, text: str, said: Iterable[Said]) -> None:
        self._named += 1
        found = list(dict.fromkeys(_keys(said)))
        self._words.update(key(word) for word in words(text))
        kept = " ".join(key(word) for word in words(text))
        self._database.execute("INSERT INTO name VALUES (?, ?, ?, ?)", (self._named, thing, text, kept))
        self._database.execute("INSERT INTO names(rowid, keys) VALUES (?, ?)", (self._named, " ".join(found)))

    def finish(self) -> None:
        """The words of all names, by which a misspelt one is found."""
        self._database.executemany("INSERT INTO word VALUES (?)", ((w,) for w in sorted(self._words - {""})))


def _keys(said: Iterable[Said]) -> Iterator[str]:
    """Keys of every word: as written and, in a language, without the case ending."""
    for text, language in said:
        for word in words(text):
            written = key(word)
            yield written
            if language is not None and (stemmed := stem_key(word, language)) != written:
                yield stemmed
