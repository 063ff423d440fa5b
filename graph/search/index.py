"""Asks the search index of a snapshot: names that fit, texts that hold the words, what they can be narrowed by."""

import json
import sqlite3
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, Self

from graph.search.matching import Wanted, fit, wanted
from graph.search.passage import passages
from graph.search.words import MOST_WORDS, asked, words
from graph.search.writing import FILE
from ontology.errors import HomeError

#: Fields that a search can be narrowed by.
FIELDS: Final = ("kind", "unit", "year", "language")
#: Matches that are counted; of more, the newest.
MOST: Final = 5000
_CANDIDATES: Final = 400  # names looked at closely, the most alike by the words they share
_SHOWN: Final = 12  # values of one field
_KEPT_WORDS: Final = 4  # letters from which on a word of a text is found by its beginning


#: True of a thing that has every (field, value) of the JSON array given.
_HAS_ALL: Final = """
  AND NOT EXISTS (SELECT 1 FROM json_each(?) AS wish WHERE NOT EXISTS (
    SELECT 1 FROM facet WHERE facet.thing = thing.id
      AND facet.field = json_extract(wish.value, '$[0]') AND facet.value = json_extract(wish.value, '$[1]')))
"""
_NAMED: Final = f"""
SELECT name.thing, name.text, thing.weight
FROM names JOIN name ON name.id = names.rowid JOIN thing ON thing.id = name.thing
WHERE names MATCH ? {_HAS_ALL} ORDER BY rank, name.id LIMIT {_CANDIDATES}
"""  # noqa: S608  made of constants
_TOLD: Final = f"""
SELECT texts.rowid FROM texts JOIN thing ON thing.id = texts.rowid
WHERE texts MATCH ? {_HAS_ALL} ORDER BY texts.rowid LIMIT {MOST}
"""  # noqa: S608  made of constants


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found, ``matched``: the name by which, for people and units."""

    kind: str
    iri: str
    matched: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: ``hits`` are those asked for, ``total`` counts all, up to ``MOST``.

    ``facets``: field → values with how many of all have them, the most frequent first (years: the newest first).
    """

    hits: tuple[Hit, ...]
    total: int
    more: bool
    facets: Mapping[str, tuple[tuple[str, int], ...]]


class Index:
    """The open index of one snapshot. Any number of threads may ask at once."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        self._local = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        if not self._path.is_file():
            raise HomeError(
                f"the snapshot {folder.name} has no search index of this version",
                mend="Publish again with `zyrtar build`; the lists and all other pages work without it.",
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            for connection in self._open:
                connection.close()
            self._open.clear()
        self._local = threading.local()

    def _run(self, statement: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        try:
            if connection is None:
                address = f"{self._path.resolve().as_uri()}?immutable=1"
                connection = sqlite3.connect(address, uri=True, check_same_thread=False)
                self._local.connection = connection
                with self._lock:
                    self._open.append(connection)
            return connection.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise HomeError(
                f"the search index {self._path} cannot be read ({error})",
                mend="Remove the snapshot's folder and publish again with `zyrtar build`.",
            ) from None

    @cached_property
    def _vocabulary(self) -> list[str]:
        return [str(row[0]) for row in self._run("SELECT key FROM word ORDER BY key")]

    def find(
        self, text: str, narrowed: Mapping[str, str] | None = None, *, offset: int = 0, limit: int = 20
    ) -> Found:
        """People and units whose name fits ``text``, then events and releases that hold its words, the newest first.

        ``narrowed``: field → value that all have. Raises ``HomeError`` if the index cannot be read.
        """
        asked_for = self._wanted(text)
        if not asked_for:
            return Found((), 0, False, dict.fromkeys(FIELDS, ()))
        wish = json.dumps(sorted((narrowed or {}).items()))
        named = self._named(asked_for, wish)
        told = self._told(asked_for, wish)
        matched = {number: name for number, name, _ in named}
        numbers = [*matched, *told]
        shown = numbers[offset : offset + limit]
        return Found(
            tuple(self._hits(shown, matched)), len(numbers), len(told) >= MOST, self._facets(numbers)
        )

    def suggest(self, text: str, *, limit: int = 8) -> tuple[Hit, ...]:
        """People and units whose name begins as ``text`` does or fits it."""
        named = self._named(self._wanted(text), "[]")
        matched = {number: name for number, name, _ in named[:limit]}
        return tuple(self._hits(list(matched), matched))

    def passages(self, text: str, body: str, *, around: int = 110) -> tuple[tuple[str, bool], ...]:
        """The part of ``body`` where most words of ``text`` stand together, in pieces: (characters, whether sought)."""
        return passages(self._wanted(text), body, around)

    def _wanted(self, text: str) -> list[Wanted]:
        return [wanted(word, self._vocabulary) for word in words(text)[:MOST_WORDS]]

    def _named(self, asked_for: Sequence[Wanted], narrowed: str) -> list[tuple[int, str, float]]:
        """Things whose name fits, each with its best name and how well that fits, the best first."""
        if not asked_for:
            return []
        terms = {t for w in asked_for for t in _terms(w)}
        rows = self._run(_NAMED, (" OR ".join(sorted(terms)), narrowed))
        best: dict[int, tuple[float, int, str]] = {}
        for number, name, weight in rows:
            fits = fit(asked_for, str(name))
            known = best.get(int(str(number)))
            if fits and (known is None or fits > known[0]):
                best[int(str(number))] = (fits, int(str(weight)), str(name))
        ranked = sorted(best.items(), key=lambda b: (-round(b[1][0], 2), -b[1][1], b[1][2], b[0]))
        return [(number, name, fits) for number, (fits, _, name) in ranked]

    def _told(self, asked_for: Sequence[Wanted], narrowed: str) -> list[int]:
        """Events and releases that hold every word, the newest first."""
        match = " AND ".join(f"({' OR '.join(sorted(_text_terms(w)))})" for w in asked_for)
        rows = self._run(_TOLD, (match, narrowed))
        return [int(str(row[0])) for row in rows]

    def _hits(self, numbers: Sequence[int], matched: Mapping[int, str]) -> list[Hit]:
        rows = self._run(
            "SELECT id, kind, iri FROM thing WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(numbers)),),
        )
        known = {int(str(n)): Hit(str(kind), str(iri), matched.get(int(str(n)), "")) for n, kind, iri in rows}
        return [known[number] for number in numbers]

    def _facets(self, numbers: Sequence[int]) -> Mapping[str, tuple[tuple[str, int], ...]]:
        rows = self._run(
            "SELECT field, value, count(*) FROM facet WHERE thing IN (SELECT value FROM json_each(?))"
            " GROUP BY field, value",
            (json.dumps(list(numbers)),),
        )
        found: dict[str, list[tuple[str, int]]] = {field: [] for field in FIELDS}
        for field, value, count in rows:
            found[str(field)].append((str(value), int(str(count))))
        return {
            field: tuple(sorted(values, key=lambda v: _order(field, v))[:_SHOWN])
            for field, values in found.items()
        }


def _order(field: str, value: tuple[str, int]) -> tuple[int, str]:
    return (-int(value[0]), "") if field == "year" else (-value[1], value[0])


def _terms(want: Wanted) -> set[str]:
    """What to look for in names, as FTS5 writes it; keys are letters and digits only, so nothing needs escaping."""
    alike = {f'"{found}"' for found, _ in want.alike}
    return {f'"{k}"' for k in want.whole} | {f'"{b}"*' for b in want.begun} | alike


def _text_terms(want: Wanted) -> set[str]:
    """What to look for in texts: as in names; by its beginning only a word of some length."""
    alike = {f'"{k}"' for found, _ in want.alike[:3] for k in asked(found)[0]}
    begun = {f'"{b}"*' for b in want.begun if len(b) >= _KEPT_WORDS}
    return {f'"{k}"' for k in want.whole} | begun | alike
