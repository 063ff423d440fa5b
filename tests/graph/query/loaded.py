"""Graphs in memory that catalogue questions can be put to: of readings, evidence and all, or of a few triples."""

from collections.abc import Iterable

import pyoxigraph

from graph.decision.ledger import EMPTY, Ledger
from graph.fact.publication import Published, publish
from graph.query.catalogue import catalogue
from graph.statement import dataset
from graph.store.bind import bind
from ontology.model import Reading, Release
from ontology.terms import PREFIXES, compact

#: Variable → value: an IRI with its prefix, the words of a literal; ``None`` where it is unbound.
Answer = dict[str, str | None]


class Asked:
    """A graph in memory. ``turtle``: what its default graph says."""

    def __init__(self, turtle: str = "") -> None:
        self._store = pyoxigraph.Store()
        prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
        self._store.load((prefixes + turtle).encode(), pyoxigraph.RdfFormat.TURTLE)

    def ask(self, name: str, /, **values: str) -> list[Answer]:
        """The rows of the catalogue's query ``name`` with its parameters set to ``values``."""
        query = catalogue()[name]
        return self.select(bind(query.text, query.bind(**values)))

    def select(self, text: str) -> list[Answer]:
        """The rows of any SELECT query."""
        found = self._store.query(text)
        assert isinstance(found, pyoxigraph.QuerySolutions)
        names = [variable.value for variable in found.variables]
        return [{name: _cell(row[name]) for name in names} for row in found]


class Loaded(Asked):
    """What ``inputs`` publish. ``made``: the publication behind the graph."""

    def __init__(self, inputs: Iterable[tuple[Release, Reading]], ledger: Ledger = EMPTY) -> None:
        super().__init__()
        self.made: Published = publish(inputs, ledger)
        default = dataset.published(self.made)
        graphs = (
            default,
            *dataset.evidence(self.made),
            dataset.identity(self.made),
            dataset.decisions(self.made),
            dataset.findings(self.made),
            *dataset.described(default, self.made),
        )
        for graph in graphs:
            self._store.extend(graph)


def _cell(term: object) -> str | None:
    if term is None:
        return None
    value = str(getattr(term, "value", term))
    return compact(value) if isinstance(term, pyoxigraph.NamedNode) else value
