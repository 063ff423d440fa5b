"""Rows of catalogue queries as they are written in ``rows.yml``."""

from pathlib import Path

import yaml

from graph.store.term import Term, python
from ontology.terms import compact

Row = list[str | None]
#: Parameters with which the catalogue asks what the ontology's own competency queries ask.
ASKED: dict[int, dict[str, str]] = {
    2: {"called": "Blerim Isufaj"},
    5: {"day": "2024-05-03", "language": "sq"},
    9: {"day": "2024-07-03", "language": "sq"},
    30: {"version": "0.4.0"},
}


def expected() -> dict[int, list[Row]]:
    """Question → rows on the worked example, sorted."""
    found: dict[int, list[Row]] = yaml.safe_load((Path(__file__).parent / "rows.yml").read_text("utf-8"))
    return found


def cell(term: Term | None) -> str | None:
    if term is None:
        return None
    return str(python(term)) if hasattr(term, "datatype") else compact(term.value)


def written(rows: list[dict[str, Term | None]]) -> list[Row]:
    return sorted(([cell(term) for term in row.values()] for row in rows), key=str)
