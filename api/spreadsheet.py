"""CSV for spreadsheets, of which no cell is taken for a formula (``graph.export.cells``)."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from graph.export.cells import cell

__all__ = ["cell", "table"]


def table(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """``rows`` under ``columns`` as CSV (RFC 4180, but for line ends, which are ``\\n``)."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: cell(value) for name, value in row.items()} for row in rows)
    return text.getvalue()
