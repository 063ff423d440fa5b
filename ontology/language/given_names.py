"""Albanian given names with their grammatical gender (``given_names_sq.csv``; source in NOTICE)."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from ontology.language.fold import fold


@cache
def given_names() -> Mapping[str, str]:
    """Folded given name → ``m``, ``f`` or ``fm``. A help to the reader, never a condition."""
    with files("ontology.language").joinpath("given_names_sq.csv").open(encoding="utf-8") as rows:
        return {fold(row["given_name"]): row["gender"] for row in csv.DictReader(rows)}
