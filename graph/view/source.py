"""Reads the rows and names that the views are made of, from a snapshot or any SPARQL server.

Input: something with ``select``. Output: rows of plain Python values (``str``, ``int``, ``date``, ``bool``).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Protocol, TypeVar

from graph.store.term import python
from graph.view.words import word
from ontology.model import LANGUAGES, Language
from ontology.terms import PREFIXES

_ACRONYM = PREFIXES["zyr"] + "acronym"


class Graph(Protocol):
    """What a view needs of a store: ``graph.store.snapshot.Snapshot`` and ``RemoteStore`` both have it."""

    def select(self, query: str, **params: Any) -> list[Any]:
        """Rows of a SELECT query, one mapping from variable to term each."""
        ...


_T = TypeVar("_T")


class Kept:
    """A snapshot from which a view reads each thing once: for one who draws many pictures of it, on many threads.

    What is kept is shared, so nobody may change it. At 100,000 releases the rows take some hundred megabytes.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._kept: dict[Callable[[Graph], Any], Any] = {}
        self._rows: dict[str, Sequence[Mapping[str, Any]]] = {}

    def select(self, query: str, **params: Any) -> list[Any]:
        """Rows of a SELECT query, asked anew."""
        return self._graph.select(query, **params)

    def rows(self, name: str) -> Sequence[Mapping[str, Any]]:
        """What ``rows`` gives, kept."""
        if name not in self._rows:
            self._rows[name] = rows(self._graph, name)
        return self._rows[name]

    def once(self, make: Callable[[Graph], _T]) -> _T:
        """What ``make`` makes of the snapshot, kept."""
        if make not in self._kept:
            self._kept[make] = make(self)
        made: _T = self._kept[make]
        return made


def once(graph: Graph, make: Callable[[Graph], _T]) -> _T:
    """What ``make`` makes of ``graph``, which may be kept from an earlier call: not to be changed."""
    return graph.once(make) if isinstance(graph, Kept) else make(graph)


@cache
def query_text(name: str) -> str:
    """Text of ``graph/query/view/{name}.rq``."""
    return (files("graph.query") / "view" / f"{name}.rq").read_text("utf-8")


def rows(graph: Graph, name: str) -> Sequence[Mapping[str, Any]]:
    """Rows of the view query ``name`` as Python values; unbound variables are ``None``. Not to be changed."""
    if isinstance(graph, Kept):
        return graph.rows(name)
    return [
        {variable: None if term is None else python(term) for variable, term in row.items()}
        for row in graph.select(query_text(name))
    ]


def invented(graph: Graph) -> frozenset[str]:
    """IRIs of the persons known from sample releases alone: a picture that names them says that they are invented."""
    return once(graph, _invented)


def _invented(graph: Graph) -> frozenset[str]:
    return frozenset(row["person"] for row in rows(graph, "invented"))


def invented_name(name: str, language: Language) -> str:
    """``name`` of an invented person as pictures write it."""
    return f"{name} ({word('invented', language)})"


def key(iri: str) -> str:
    """The last step of an IRI: ``…/id/unit/skpk`` → ``skpk``."""
    return iri.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Names:
    """Labels and acronyms by IRI and language."""

    labels: Mapping[str, Mapping[str, str]]
    acronyms: Mapping[str, Mapping[str, str]]

    def label(self, iri: str, language: Language) -> str:
        """The label in ``language``, else in the first language that has one, else the key."""
        return _pick(self.labels.get(iri, {}), language) or key(iri)

    def acronym(self, iri: str, language: Language) -> str | None:
        """The acronym, by the same fallback as labels."""
        return _pick(self.acronyms.get(iri, {}), language)

    def short(self, iri: str, language: Language) -> str:
        """The acronym, or the label where there is none."""
        return self.acronym(iri, language) or self.label(iri, language)


def _pick(texts: Mapping[str, str], language: Language) -> str | None:
    order = (language, *LANGUAGES, "")
    return next((texts[code] for code in order if code in texts), None)


def read_names(graph: Graph) -> Names:
    """All names of units, events and concepts. Of several in one language the first in code-point order."""
    return once(graph, _read_names)


def _read_names(graph: Graph) -> Names:
    labels: dict[str, dict[str, str]] = {}
    acronyms: dict[str, dict[str, str]] = {}
    for row in rows(graph, "names"):
        names = acronyms if row["property"] == _ACRONYM else labels
        language = (row["language"] or "").partition("-")[0]  # sr-Latn is sr here
        names.setdefault(row["thing"], {}).setdefault(language, row["text"])
    return Names(labels, acronyms)
