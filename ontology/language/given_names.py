"""Given names with their grammatical gender: Albanian (``given_names_sq.csv``; source in NOTICE), Serbian, and more.

The Serbian list (``given_names_sr.csv``) and that of further Albanian and foreign names (``given_names_more.csv``) are
our own, of names in common use.
"""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from ontology.language.fold import fold


@cache
def spelled_names() -> tuple[str, ...]:
    """Every given name as it is written."""
    return tuple(row["given_name"] for row in _rows())


def _rows() -> Iterator[dict[str, str]]:
    for part in ("sr", "more", "sq"):
        with files("ontology.language").joinpath(f"given_names_{part}.csv").open(encoding="utf-8") as rows:
            yield from csv.DictReader(rows)


@cache
def given_names() -> Mapping[str, str]:
    """Folded given name → ``m``, ``f`` or ``fm``. A help to the reader, never a condition."""
    return {fold(row["given_name"]): row["gender"] for row in _rows()}
