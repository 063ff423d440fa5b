"""Values to offer for a parameter of a documented query: names of people, units and posts by their identifiers."""

from typing import Final

from api.read.lists import matching
from api.read.reader import Reader
from api.schemas.workbench import Choice
from ontology.language.fold import fold
from ontology.model import LANGUAGES
from ontology.terms import compact, expand

_QUERIES: Final = {"person": "people", "unit": "units", "post": "posts"}
#: What can be asked for at ``/query/choices/{pick}``.
PICKS: Final = tuple(_QUERIES)


def choices(reader: Reader, pick: str, words: str = "", most: int | None = None) -> tuple[Choice, ...]:
    """What may be given where a query picks a ``person``, ``unit``, ``post`` or ``language``, by name.

    ``words``: only what has them in its name, in any spelling; ``most``: no more than so many.
    """
    if pick == "language":
        return tuple(Choice(value=code, label=code) for code in LANGUAGES)
    found = (_choice(reader, pick, iri) for iri in matching(reader.graph, _QUERIES[pick], words))
    unique = {choice.value: choice for choice in found}
    return tuple(sorted(unique.values(), key=lambda choice: fold(choice.label)))[:most]


def known(reader: Reader, pick: str, value: str) -> bool:
    """Whether ``value``, as a query takes it, is one of what may be given; people go by every spelling."""
    if pick == "language":
        return value in LANGUAGES
    rows = reader.graph.rows(_QUERIES[pick])
    if pick == "person":
        return any(value == row[name].text for row in rows for name in ("name", "variant") if name in row)
    prefix, colon, _ = value.partition(":")
    iri = expand(value) if colon and prefix == pick else value
    return any(row["thing"].text == iri for row in rows)


def _choice(reader: Reader, pick: str, iri: str) -> Choice:
    label = reader.text(iri).value
    return Choice(value=label if pick == "person" else compact(iri), label=label)
