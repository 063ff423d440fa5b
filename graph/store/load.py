"""Loads a snapshot into another SPARQL server: graph by graph, each counted, and resumed where it was left.

Written by the Graph Store Protocol where the server has an address for it, else by SPARQL Update. While graphs are
written the server's state says that it is not whole, and nobody is answered from it.
"""

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import quote

from pyoxigraph import DefaultGraph, NamedNode, Store

from graph.store.loaded import PUBLISHED, STATE, State, is_union, traits
from graph.store.remote import RemoteStore
from graph.store.server import N_TRIPLES, Server
from graph.store.snapshot import STORE, Manifest
from ontology.errors import HomeError, InputError

_UPDATE: Final = "application/sparql-update"
_CHUNK: Final = 100_000  # bytes of one INSERT: Virtuoso's compiler takes not much more
_SAVED: Final = 5.0  # seconds after which what has been loaded is noted, so that a killed load loses no more
#: Told of each step: how many graphs are done, and of how many.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What a load did. ``written`` and ``kept``: graphs sent, and found there as they are; ``dropped``: those of the
    former snapshot; ``triples``: counted at the server; ``differs``: how it answers otherwise than our own engine.
    """

    snapshot: str
    written: int
    kept: int
    dropped: int
    triples: int
    differs: tuple[str, ...]


def load(server: Server, snapshot: Path, progress: Progress | None = None) -> Report:
    """Make ``server`` hold the snapshot in the folder ``snapshot``, and nothing of a former one.

    Graphs that are none of ours stay. Raises ``InputError`` without an address to write to, ``HomeError`` for a
    damaged snapshot, ``RemoteError`` if the server fails or holds another number of triples than it was sent; asked
    again, it goes on from there.
    """
    if not (server.update or server.store):
        raise InputError(
            f"no address to write to {server.endpoint}",
            mend="Give that of its Graph Store Protocol (--store) or of SPARQL Update (--update).",
        )
    return _Loading(server, Manifest.read(snapshot), _opened(snapshot)).run(
        progress or (lambda _done, _all: None)
    )


def _opened(snapshot: Path) -> Store:
    try:
        return Store.read_only(str(snapshot / STORE))
    except (OSError, RuntimeError, ValueError) as error:
        raise HomeError(
            f"the snapshot {snapshot} cannot be opened ({error})", mend="Run `zyrtar build`."
        ) from None


@dataclass(slots=True)
class _Loading:
    """One load. ``valid``: graphs that are there whole, with their hashes."""

    server: Server
    manifest: Manifest
    store: Store
    union: bool = False
    valid: dict[str, str] = field(default_factory=dict)
    saved: float = 0.0

    def run(self, progress: Progress) -> Report:
        before = State.read(self.server, graphs_too=True)
        self.valid = dict(before.graphs)
        self._save()
        self.union = is_union(self.server)
        wanted = {self._there(name): _hash(_lines(self.store, name)) for name in self._graphs()}
        stale = sorted(self.valid.keys() - wanted.keys())
        self.valid = {g: h for g, h in self.valid.items() if wanted.get(g, h) == h}
        self._save()
        for graph in stale:
            self._drop(graph)
            del self.valid[graph]
        asked = RemoteStore(self.server)
        written = triples = 0
        for done, name in enumerate(self._graphs()):
            progress(done, len(wanted))
            graph = self._there(name)
            count = self._count(name)
            if graph in self.valid and asked.count(graph or None) != count:
                del self.valid[graph]
            if graph not in self.valid:
                self._put(graph, _lines(self.store, name))
                self._check(graph, asked.count(graph or None), count)
                self.valid[graph] = wanted[graph]
                written += 1
                if time.monotonic() - self.saved > _SAVED:
                    self._save()
            triples += count
        self._save(whole=True)
        progress(len(wanted), len(wanted))
        differs = tuple(traits(self.server).told())
        return Report(self.manifest.id, written, len(wanted) - written, len(stale), triples, differs)

    def _graphs(self) -> list[str]:
        """Names of the snapshot's graphs, the default graph last, as ``""``."""
        named = sorted(g.value for g in self.store.named_graphs() if isinstance(g, NamedNode))
        return [*named, ""]

    def _there(self, name: str) -> str:
        """What the server calls the graph ``name``."""
        return PUBLISHED if self.union and not name else name

    def _count(self, name: str) -> int:
        return sum(1 for _ in self.store.quads_for_pattern(None, None, None, _node(name)))

    def _check(self, graph: str, there: int, sent: int) -> None:
        if there != sent:
            raise self.server.wrong(
                f"it holds {there} triples in the graph <{graph or 'default'}> and was sent {sent}",
                "Load again; if it stays so, that server changes or loses data.",
            )

    def _save(self, *, whole: bool = False) -> None:
        state = State(self.manifest.id, whole, self.union, self.valid, self.manifest)
        self._put(STATE, iter(state.lines()))
        self.saved = time.monotonic()

    def _put(self, graph: str, lines: Iterator[str]) -> None:
        """Have ``graph`` hold the N-Triples ``lines`` and nothing else."""
        if self.server.store:
            self.server.write("PUT", self._address(graph), _joined(lines), N_TRIPLES)
            return
        self._drop(graph)
        for chunk in _chunks(lines):
            inside = f"GRAPH <{graph}> {{\n{chunk}}}" if graph else chunk
            self._update(f"INSERT DATA {{ {inside} }}")

    def _drop(self, graph: str) -> None:
        if self.server.store:
            self.server.write("DELETE", self._address(graph))
        else:
            self._update(f"DROP SILENT GRAPH <{graph}>" if graph else "DROP SILENT DEFAULT")

    def _address(self, graph: str) -> str:
        """By the protocol's indirect naming (4.2)."""
        between = "&" if "?" in self.server.store else "?"
        named = f"graph={quote(graph, safe='')}" if graph else "default"
        return f"{self.server.store}{between}{named}"

    def _update(self, text: str) -> None:
        self.server.write("POST", self.server.update, text.encode(), _UPDATE)


def _node(name: str) -> NamedNode | DefaultGraph:
    return NamedNode(name) if name else DefaultGraph()


def _lines(store: Store, name: str) -> Iterator[str]:
    """The triples of the graph ``name`` as sorted N-Triples."""
    yield from sorted(f"{quad.triple} ." for quad in store.quads_for_pattern(None, None, None, _node(name)))


def _hash(lines: Iterator[str]) -> str:
    digest = hashlib.sha256()
    for line in lines:
        digest.update(f"{line}\n".encode())
    return digest.hexdigest()[:16]


def _joined(lines: Iterator[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _chunks(lines: Iterator[str]) -> Iterator[str]:
    chunk: list[str] = []
    size = 0
    for line in lines:
        chunk.append(line)
        size += len(line.encode())
        if size > _CHUNK:
            yield "\n".join(chunk) + "\n"
            chunk, size = [], 0
    if chunk:
        yield "\n".join(chunk) + "\n"
