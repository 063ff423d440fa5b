"""One immutable published graph: what is said of it, opening it, asking it.

A snapshot is a folder ``snapshots/{id}/`` with ``store/`` (Oxigraph), ``data.nq.gz`` (the same as sorted
N-Quads), what is made of them to be read quickly (``graph.search``) and ``manifest.json``. Its id is a hash of the
N-Quads: the same graph has the same id anywhere.
``graph.store.publish`` writes it.
"""

import gzip
import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, Self

from pyoxigraph import Store

from graph.store import answer, dump
from graph.store.bind import bind
from graph.store.home import current
from graph.store.term import Term, Triple, iri, sparql
from graph.store.things import Thing, thing, things
from ontology.errors import HomeError

__all__ = ["Manifest", "Snapshot", "current"]

MANIFEST, STORE, DUMP = "manifest.json", "store", "data.nq.gz"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What is said of a snapshot.

    ``counts``: things by kind; ``inputs``: release key → hash of its text and version of its reader;
    ``undecided``: pairs of person keys that may be one person, with the reason; ``files``: name of what was made of the
    graph → SHA-256 of its bytes; ``built``: ISO time, UTC, the only thing here that is not a function of the inputs.
    """

    id: str
    code_version: str
    counts: Mapping[str, int]
    inputs: Mapping[str, str]
    warnings: tuple[str, ...]
    built: str
    undecided: tuple[tuple[str, str, str], ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The manifest in ``folder``. Raises ``HomeError`` if it is missing or not a manifest."""
        try:
            found: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
            found["warnings"] = tuple(found["warnings"])
            found["undecided"] = tuple((a, b, why) for a, b, why in found["undecided"])
            return cls(**found)
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise _damaged(folder, f"{MANIFEST}: {error}") from None


def _damaged(folder: Path, why: str) -> HomeError:
    return HomeError(
        f"the snapshot {folder} cannot be opened ({why})",
        mend=f"Remove that folder and publish again with `zyrtar build`; if it is whole, the code is older than it. "
        f"{DUMP} in it has all its statements.",
    )


class Snapshot:
    """An open snapshot. Any number of threads may ask it at once; queries come from us, not from strangers."""

    def __init__(self, folder: Path) -> None:
        self.path = folder
        self.manifest = Manifest.read(folder)
        try:
            self._store: Store | None = Store.read_only(str(folder / STORE))
        except (OSError, RuntimeError, ValueError) as error:
            raise _damaged(folder, str(error)) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the files; queries that run end first. Asking afterwards raises ``HomeError``."""
        self._store = None

    def _open(self) -> Store:
        store = self._store
        if store is None:
            raise HomeError(f"the snapshot {self.path} has been closed", mend="Open it again.")
        return store

    def select(self, query: str, **params: Term) -> list[dict[str, Term | None]]:
        """Rows of a SELECT query: variable → term, ``None`` where unbound. ``params`` are bound first.

        Raises ``QuerySyntaxError``, ``InputError`` for a variable the query has not, or a query of another form.
        """
        return answer.select(self._open(), bind(query, params))

    def ask(self, query: str, **params: Term) -> bool:
        """The answer to an ASK query; raises like ``select``."""
        return answer.ask(self._open(), bind(query, params))

    def construct(self, query: str, **params: Term) -> list[Triple]:
        """The triples of a CONSTRUCT or DESCRIBE query, sorted, each once; raises like ``select``."""
        return answer.construct(self._open(), bind(query, params))

    def describe(self, thing: str) -> list[Triple]:
        """What the published graph says of the IRI ``thing``, sorted. Raises ``InputError`` if it is no IRI."""
        return self.construct(f"DESCRIBE {sparql(iri(thing))}")

    def serialise(self, query: str, media_type: str, **params: Term) -> bytes:
        """The answer written in ``media_type``. Raises like ``select``, and ``InputError`` if the form does not fit."""
        return answer.write(self._open(), bind(query, params), media_type)

    def thing(self, name: str) -> Thing:
        """What is published of the IRI ``name``, which may be nothing."""
        return thing(self._open(), name)

    def things(self, kind: str) -> Iterator[Thing]:
        """Every published thing of the class ``kind``, given as ``zyr:Person``, read one at a time."""
        return things(self._open(), kind)

    def n_quads(self, out: IO[bytes]) -> None:
        """Write every statement to ``out`` as sorted N-Quads. Raises ``HomeError`` if the file of them is damaged."""
        try:
            with gzip.open(self.path / DUMP, "rb") as file:
                shutil.copyfileobj(file, out, 1 << 20)
        except (FileNotFoundError, EOFError, gzip.BadGzipFile) as error:
            raise _damaged(self.path, f"{DUMP}: {error}") from None

    def turtle(self, out: IO[bytes]) -> None:
        """Write the published statements to ``out`` as Turtle."""
        dump.turtle(self._open(), out)

    def trig(self, out: IO[bytes]) -> None:
        """Write every statement to ``out`` as TriG."""
        dump.trig(self._open(), out)

    def json_ld(self, out: IO[bytes], context: Mapping[str, Any], about: Mapping[str, Any]) -> None:
        """Write every statement to ``out`` as JSON-LD, after ``about``."""
        dump.json_ld(self._open(), out, context, about)
