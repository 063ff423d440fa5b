"""One snapshot as things with properties, labels and evidence, each read once and kept.

A snapshot never changes, so everything read from it may be kept as long as it is served; the caches are
bounded because a graph may be larger than memory.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any

from graph.search.index import Index
from graph.store.loaded import RemoteSnapshot
from graph.store.snapshot import Snapshot
from graph.store.term import Term, iri, python
from graph.view.network import Records, read
from graph.view.source import Kept, invented
from ontology.language.fold import fold
from ontology.model import LANGUAGES, Language
from ontology.terms import compact, expand

_KEPT = 50_000  # things and labels; about 100 MB at most


@dataclass(frozen=True, slots=True)
class Value:
    """One value: ``text`` as written (an IRI for a thing), ``language`` of a text, ``value`` as Python has it."""

    text: str
    language: str | None
    value: Any
    thing: bool


Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Node:
    """One thing and all its values by property CURIE, in the order of the values."""

    iri: str
    values: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)

    def all(self, curie: str) -> tuple[Value, ...]:
        """Every value of the property."""
        return self.values.get(curie, ())

    def first(self, curie: str) -> Any:
        """The first value as Python has it, or ``None``."""
        values = self.all(curie)
        return values[0].value if values else None

    def is_a(self, curie: str) -> bool:
        """Whether the thing is of the class."""
        return any(v.text == expand(curie) for v in self.all("rdf:type"))

    def things(self, curie: str) -> tuple[str, ...]:
        """IRIs of the property's values."""
        return tuple(v.text for v in self.all(curie) if v.thing)


@cache
def query_text(name: str) -> str:
    """The text of the page query ``name`` (``graph/query/page/{name}.rq``)."""
    return files("graph").joinpath("query", "page", f"{name}.rq").read_text("utf-8")


class Graph:
    """Reads one open snapshot, ours or another server's. Safe to share between threads.

    ``pictured``: the same for the views, which read all rows of a kind.
    """

    def __init__(self, snapshot: Snapshot | RemoteSnapshot) -> None:
        self.snapshot = snapshot
        self.pictured = Kept(snapshot)
        self.node = lru_cache(_KEPT)(self._node)
        self.labels = lru_cache(_KEPT)(self._labels)
        self.rows = lru_cache(64)(self._rows)
        self.named = lru_cache(8)(self._named)
        self.dated = lru_cache(8)(self._dated)
        self.meetings = lru_cache(len(LANGUAGES))(self._meetings)

    @cached_property
    def invented(self) -> frozenset[str]:
        """IRIs of the persons known from sample releases alone."""
        return invented(self.pictured)

    @cached_property
    def newest_day(self) -> date | None:
        """The day of the newest release: the last day of which the graph can know anything."""
        days = (row["date"].value for row in self.rows("releases") if "date" in row)
        return max((day for day in days if isinstance(day, date)), default=None)

    @cached_property
    def index(self) -> Index:
        """The search index. Raises ``HomeError`` if the snapshot has none of this version."""
        return Index(self.snapshot.path)

    def close(self) -> None:
        """Close the store and the index; a second call does nothing."""
        self.snapshot.close()
        if "index" in self.__dict__:
            self.index.close()

    @property
    def id(self) -> str:
        """The snapshot's id."""
        return self.snapshot.manifest.id

    def select(self, name: str, **bound: str) -> list[Row]:
        """Rows of the page query ``name`` with IRIs bound to its variables, sorted; unbound variables are left out."""
        rows = self.snapshot.select(query_text(name), **{k: iri(v) for k, v in bound.items()})
        read = [{k: value(v) for k, v in row.items() if v is not None} for row in rows]
        return sorted(read, key=lambda row: [(k, v.text) for k, v in sorted(row.items())])

    def _rows(self, name: str) -> tuple[Row, ...]:
        return tuple(self.select(name))

    def _named(self, query: str) -> tuple[tuple[str, frozenset[str]], ...]:
        """Things of the page query ``query`` with all their names folded, in the order of the first of these."""
        first: dict[str, str] = {}
        folded: dict[str, set[str]] = {}
        for row in self.rows(query):
            thing, name = row["thing"].text, row["name"].text
            first[thing] = min(first.get(thing, name), name)
            folded.setdefault(thing, set()).update(fold(row[k].text) for k in ("name", "variant") if k in row)
        order = sorted(first, key=lambda thing: (fold(first[thing]), thing))
        return tuple((thing, frozenset(folded[thing])) for thing in order)

    def _dated(self, query: str) -> tuple[str, ...]:
        """Things of the page query ``query``, the newest first, undated ones last."""
        days: dict[str, str] = {}
        for row in self.rows(query):
            day = row["date"].text if "date" in row else ""
            days[row["thing"].text] = max(day, days.get(row["thing"].text, ""))
        return tuple(sorted(sorted(days), key=lambda thing: days[thing], reverse=True))

    def _meetings(self, language: Language) -> Records:
        return read(self.pictured, language)

    def _node(self, thing: str) -> Node:
        return node_of(thing, self.select("node", thing=thing))

    def anywhere(self, thing: str) -> Node:
        """``thing`` as any graph describes it, claims and vocabulary included."""
        return node_of(thing, self.select("node-anywhere", thing=thing))

    def referring(self, thing: str, curie: str) -> tuple[str, ...]:
        """IRIs of the things whose property ``curie`` is ``thing``."""
        rows = self.select("referring", thing=thing, property=expand(curie))
        return tuple(row["subject"].text for row in rows)

    def _labels(self, thing: str) -> Mapping[str | None, str]:
        found = (row["label"] for row in self.select("labels", thing=thing))
        return {v.language: v.text for v in found}

    def best_label(self, thing: str, language: str) -> tuple[str, str | None]:
        """Label of ``thing`` in ``language``, else in the next language that has one, else its IRI's last part."""
        labels = self.labels(thing)
        for wanted in (language, None, *LANGUAGES):
            if wanted in labels:
                return labels[wanted], wanted
        return compact(thing).rpartition(":")[2].rpartition("/")[2], None


def value(term: Term) -> Value:
    """``term`` of a result row as a ``Value``."""
    language = getattr(term, "language", None)
    thing = not hasattr(term, "datatype")
    return Value(term.value, language, term.value if thing else python(term), thing)


def node_of(thing: str, rows: Iterable[Row]) -> Node:
    """The rows (``property``, ``value``) of one thing as a ``Node``."""
    values: dict[str, list[Value]] = {}
    for row in rows:
        values.setdefault(compact(row["property"].text), []).append(row["value"])
    ordered = {
        k: tuple(sorted(v, key=lambda x: (x.text, x.language or ""))) for k, v in sorted(values.items())
    }
    return Node(thing, ordered)
