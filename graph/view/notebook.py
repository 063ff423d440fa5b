"""Views and answers in a notebook: figures that show themselves, rows as a pandas table."""

import importlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from graph.store.snapshot import Snapshot, current
from graph.store.term import python
from graph.view.choice import Choice, choose
from graph.view.export import render
from graph.view.network import Network, read
from graph.view.orgchart import OrgChart
from graph.view.orgchart import orgchart as chart
from graph.view.provenance import Provenance, read_provenance
from ontology.errors import InputError
from ontology.model import Language


@dataclass(frozen=True, slots=True)
class Figure:
    """A network or organisation chart with its source line; as the last line of a cell it is drawn.

    Drawn as SVG in HTML: it needs no script and nothing from elsewhere, and stays visible where the notebook is only
    read. ``view`` has the data.
    """

    view: Network | OrgChart
    provenance: Provenance
    language: Language

    def _repr_html_(self) -> str:
        return f"<figure>{self._repr_svg_()}</figure>"

    def _repr_svg_(self) -> str:
        return render(self.view, "svg", self.provenance, self.language)


def opened(home: str | Path) -> Snapshot:
    """The current snapshot of the data folder ``home``. Raises ``HomeError`` if there is none."""
    return Snapshot(current(Path(home)))


def network(snapshot: Snapshot, choice: Choice | None = None, language: Language = "en") -> Figure:
    """Who met whom, narrowed by ``choice``. Raises what ``graph.view.choice.choose`` raises."""
    return _figure(snapshot, choose(read(snapshot, language), choice or Choice()), language)


def orgchart(snapshot: Snapshot, on: date, root: str | None = None, language: Language = "en") -> Figure:
    """Units with their heads on one day, from the unit ``root`` down. Raises ``NotFoundError`` for an unknown unit."""
    return _figure(snapshot, chart(snapshot, on, language, root=root), language)


def _figure(snapshot: Snapshot, view: Network | OrgChart, language: Language) -> Figure:
    return Figure(view, read_provenance(snapshot, snapshot.manifest.id, view.releases), language)


def table(snapshot: Snapshot, query: str, **params: Any) -> Any:
    """Rows of a SELECT query as a ``pandas.DataFrame``, days and numbers as such; unbound is ``None``.

    Raises ``InputError`` if pandas is not installed, and like ``Snapshot.select``.
    """
    try:
        pandas = importlib.import_module("pandas")
    except ImportError:
        raise InputError("pandas is not installed", mend="Install it: pip install pandas.") from None
    rows = [
        {name: None if term is None else python(term) for name, term in row.items()}
        for row in snapshot.select(query, **params)
    ]
    return pandas.DataFrame(rows)
