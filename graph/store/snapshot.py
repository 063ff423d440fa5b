"""Immutable snapshots of the published graph: reading one, and knowing which is current.

A snapshot is a folder: ``store/`` (Oxigraph, opened read-only), ``data.nq.gz`` (the same quads, sorted) and
``manifest.json``. ``graph.store.publish`` writes them. Nothing in a published folder ever changes.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph

from graph.store.binding import bind
from graph.store.term import Term
from ontology.errors import HomeError, QueryError, QuerySyntaxError

MANIFEST = "manifest.json"
STORE = "store"
DUMP = "data.nq.gz"
SNAPSHOTS = "snapshots"
CURRENT = "current"

#: Media types of SELECT and ASK results, and of CONSTRUCT and DESCRIBE results.
TABLES = {
    "application/sparql-results+json": pyoxigraph.QueryResultsFormat.JSON,
    "application/json": pyoxigraph.QueryResultsFormat.JSON,
    "application/sparql-results+xml": pyoxigraph.QueryResultsFormat.XML,
    "text/csv": pyoxigraph.QueryResultsFormat.CSV,
    "text/tab-separated-values": pyoxigraph.QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": pyoxigraph.RdfFormat.TURTLE,
    "application/n-triples": pyoxigraph.RdfFormat.N_TRIPLES,
    "application/rdf+xml": pyoxigraph.RdfFormat.RDF_XML,
    "application/ld+json": pyoxigraph.RdfFormat.JSON_LD,
    "application/trig": pyoxigraph.RdfFormat.TRIG,
    "application/n-quads": pyoxigraph.RdfFormat.N_QUADS,
}


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot is made of. ``inputs``: release key → hash of its text and version of its reader.

    ``undecided``: pairs of person keys that may be one person, with the reason. ``built``: ISO time of the build;
    it stands here alone, never in the graph.
    """

    id: str
    code_version: str
    counts: Mapping[str, int]
    inputs: Mapping[str, str]
    warnings: tuple[str, ...] = ()
    undecided: tuple[tuple[str, str, str], ...] = ()
    built: str = ""


def current(home: Path) -> Path:
    """Folder of the snapshot that ``home`` serves. Raises ``HomeError`` if there is none."""
    try:
        name = (home / CURRENT).read_text("utf-8").strip()
    except FileNotFoundError:
        raise HomeError(
            f"no snapshot in {home} yet",
            mend="Run `zyrtar ingest PATH`, or `zyrtar demo` to try the samples.",
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise HomeError(f"{home / CURRENT}: cannot be read ({error})", mend="Run `zyrtar build`.") from None
    folder = home / SNAPSHOTS / name
    if not name.isalnum() or not (folder / MANIFEST).is_file():
        raise HomeError(f"{home}: the current snapshot “{name[:40]}” is missing", mend="Run `zyrtar build`.")
    return folder


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the snapshot in ``folder``. Raises ``HomeError`` if it is damaged."""
    try:
        content: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
        content["warnings"] = tuple(content["warnings"])
        content["undecided"] = tuple((a, b, why) for a, b, why in content["undecided"])
        return Manifest(**content)
    except (OSError, ValueError, TypeError, KeyError):
        raise HomeError(f"{folder}: its manifest is damaged", mend="Run `zyrtar build`.") from None


@dataclass(slots=True)
class Snapshot:
    """One open snapshot. Safe to share between threads; only for queries of our own, never for a user's.

    Raises ``HomeError`` if the folder is no snapshot or its store is damaged.
    """

    path: Path
    manifest: Manifest = field(init=False)
    _store: Any = field(init=False)

    def __post_init__(self) -> None:
        self.manifest = read_manifest(self.path)
        self._store = open_store(self.path)

    def close(self) -> None:
        """Let the store go; its files are closed when the last running query ends."""
        self._store = None

    def select(self, query: str, **params: Term) -> list[dict[str, Term | None]]:
        """Rows of a SELECT query, a mapping from variable to term each (``None`` if unbound)."""
        found = self._query(query, params)
        names = [variable.value for variable in found.variables]
        return [dict(zip(names, row, strict=True)) for row in found]

    def ask(self, query: str, **params: Term) -> bool:
        """Answer of an ASK query."""
        return bool(self._query(query, params))

    def construct(self, query: str, **params: Term) -> list[Any]:
        """Triples of a CONSTRUCT or DESCRIBE query."""
        return list(self._query(query, params))

    def serialise(self, query: str, media_type: str, **params: Term) -> bytes:
        """The answer in the form ``media_type``, written by the engine. Raises ``QueryError`` if it does not fit."""
        return serialise(self._query(query, params), media_type)

    def _query(self, query: str, params: Mapping[str, Term]) -> Any:
        if self._store is None:
            raise HomeError(f"{self.path}: the snapshot is closed", mend="Open it again.")
        return run(self._store, bind(query, params))


def open_store(folder: Path) -> Any:
    """The Oxigraph store of the snapshot in ``folder``, read-only. Raises ``HomeError`` if it is damaged."""
    try:
        return pyoxigraph.Store.read_only(str(folder / STORE))
    except (OSError, ValueError, RuntimeError) as error:
        raise HomeError(
            f"{folder}: its store cannot be opened ({error})", mend="Run `zyrtar build`."
        ) from None


def run(store: Any, query: str, **options: Any) -> Any:
    """Results of ``query``. Raises ``QuerySyntaxError`` if it is not SPARQL 1.1, ``QueryError`` if it fails."""
    try:
        return store.query(query, **options)
    except SyntaxError as error:
        raise QuerySyntaxError(
            f"not SPARQL 1.1: {error}", mend="Correct the query at the place named."
        ) from None
    except (ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"the query failed: {error}", mend="Correct the query.") from None


def serialise(results: Any, media_type: str | Iterable[str]) -> bytes:
    """``results`` in the first of the forms ``media_type`` that fits their kind. Raises ``QueryError`` if none does."""
    kinds = (media_type,) if isinstance(media_type, str) else tuple(media_type)
    forms = GRAPHS if isinstance(results, pyoxigraph.QueryTriples) else TABLES
    chosen = next((forms[kind] for kind in kinds if kind in forms), None)
    if chosen is None:
        what = "triples" if forms is GRAPHS else "rows"
        raise QueryError(
            f"the answer is {what}, which {kinds[0]} cannot hold", mend=f"Ask for {next(iter(forms))}."
        )
    body: bytes = results.serialize(format=chosen)
    return body
