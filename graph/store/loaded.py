"""What another SPARQL server holds of us: which snapshot, whether all of it, and how that server answers.

It stands in a graph of its own beside the data. ``graph.store.load`` writes it, whoever asks the server reads it.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Self

from graph.store.remote import RemoteStore
from graph.store.server import Server
from graph.store.snapshot import Manifest
from graph.store.term import literal, sparql
from ontology.errors import HomeError
from ontology.terms import BASE

#: The graph that tells what is loaded, and the one for what is published where there is no default graph.
STATE: Final = BASE + "graph/loaded"
PUBLISHED: Final = BASE + "graph/published"
_IS: Final = BASE + "graph/loaded#"  # words of this one graph, no part of the ontology
#: Rows of the question that shows a cap: more than Virtuoso's 10,000, the one most met.
_PROBED: Final = (101, 100)


@dataclass(frozen=True, slots=True)
class State:
    """``snapshot``: id of what is or was being loaded; ``whole``: whether all of it is there; ``union``: whether the
    server had no default graph of its own then; ``graphs``: hash of each graph that is there whole, by its name, ``""``
    for the default graph; ``manifest``: the snapshot's, without what it was made of.
    """

    snapshot: str = ""
    whole: bool = False
    union: bool = False
    graphs: Mapping[str, str] = field(default_factory=dict)
    manifest: Manifest | None = None

    def lines(self) -> list[str]:
        """As N-Triples."""
        told = {"snapshot": self.snapshot, "whole": _yes(self.whole), "union": _yes(self.union)}
        if self.manifest is not None:
            told["manifest"] = json.dumps(asdict(replace(self.manifest, inputs={}, files={})), sort_keys=True)
        subject = [f"<{STATE}> <{_IS}{name}> {sparql(literal(value))} ." for name, value in told.items()]
        return subject + [
            f"<{graph or STATE + '#default'}> <{_IS}hash> {sparql(literal(value))} ."
            for graph, value in self.graphs.items()
        ]

    @classmethod
    def read(cls, server: Server, *, graphs_too: bool = False) -> Self:
        """What the server holds, the hashes of graphs on demand; an empty state if nothing. Raises ``RemoteError``."""
        only = "" if graphs_too else f"VALUES ?s {{ <{STATE}> }} "
        rows = RemoteStore(server).select(f"SELECT ?s ?p ?o WHERE {{ {only}GRAPH <{STATE}> {{ ?s ?p ?o }} }}")
        told: dict[str, str] = {}
        graphs: dict[str, str] = {}
        for row in rows:
            s, p, o = (term.value if term is not None else "" for term in row.values())
            if p == _IS + "hash":
                graphs["" if s == STATE + "#default" else s] = o
            elif s == STATE:
                told[p.removeprefix(_IS)] = o
        return cls(
            told.get("snapshot", ""),
            told.get("whole") == "yes",
            told.get("union") == "yes",
            graphs,
            _manifest(told.get("manifest")),
        )


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _manifest(text: str | None) -> Manifest | None:
    try:
        found: dict[str, Any] = json.loads(text or "null") or {}
        found["warnings"] = tuple(found["warnings"])
        found["undecided"] = tuple((a, b, why) for a, b, why in found["undecided"])
        return Manifest(**found)
    except (ValueError, TypeError, KeyError):
        return None


@dataclass(frozen=True, slots=True)
class Traits:
    """How a server answers. ``union``: patterns outside ``GRAPH`` see the named graphs too; ``cap``: the most rows it
    gives of an answer, ``None`` if a question of 10,100 rows came whole.
    """

    union: bool
    cap: int | None

    def told(self) -> list[str]:
        """What differs from our own engine, in sentences."""
        found = []
        if self.union:
            found.append(
                f"it has no default graph of its own: what is published stands in <{PUBLISHED}>, "
                "and our questions are asked of that graph"
            )
        if self.cap is not None:
            found.append(
                f"it gives {self.cap} rows at most: longer answers are asked for in pages and counted"
            )
        return found


def is_union(server: Server) -> bool:
    """Whether patterns outside ``GRAPH`` see named graphs. A state must be there. Raises ``RemoteError``."""
    return RemoteStore(server).ask(f"ASK {{ <{STATE}> <{_IS}snapshot> ?id }}")


def traits(server: Server) -> Traits:
    """How ``server`` answers. Raises ``RemoteError``."""
    values = [" ".join(str(i) for i in range(n)) for n in _PROBED]
    text = f"SELECT ?a ?b WHERE {{ VALUES ?a {{ {values[0]} }} VALUES ?b {{ {values[1]} }} }}"
    rows = RemoteStore(server).at_once(text)
    return Traits(is_union(server), rows if rows < _PROBED[0] * _PROBED[1] else None)


def default_graph(server: Server) -> str:
    """What ``RemoteStore`` needs to know as ``default``: empty, unless we loaded it so. Raises ``RemoteError``."""
    return PUBLISHED if State.read(server).union else ""


class RemoteSnapshot(RemoteStore):
    """The snapshot that a server holds, asked as ``Snapshot`` is. ``manifest`` is its own, ``traits`` the server's;
    ``path`` is the folder with what was made of it here, if anything was.

    Raises ``RemoteError`` if the server does not answer, ``HomeError`` if it does not hold a whole snapshot.
    """

    def __init__(self, server: Server, path: Path = Path()) -> None:
        self.path = path
        state = State.read(server)
        self.manifest = whole(server, state)
        self.traits = traits(server)
        if self.traits.union != state.union:
            raise HomeError(
                f"the SPARQL server {server.endpoint} has {'no' if self.traits.union else 'a'} default graph of its "
                "own, unlike when it was loaded",
                mend="Set it as it was, or load it again with `zyrtar load`.",
            )
        super().__init__(server, PUBLISHED if state.union else "")

    def current(self) -> bool:
        """Whether the server still holds this snapshot. Raises as the class does."""
        return whole(self.server, State.read(self.server)).id == self.manifest.id

    def close(self) -> None:
        """Nothing is open."""


def whole(server: Server, state: State) -> Manifest:
    """The manifest of the snapshot that is all there. Raises ``HomeError`` if none is."""
    if state.manifest is None or not state.whole:
        held = f"holds a part of snapshot {state.snapshot} only" if state.snapshot else "holds no snapshot"
        raise HomeError(
            f"the SPARQL server {server.endpoint} {held}", mend="Load one into it with `zyrtar load`."
        )
    return state.manifest
