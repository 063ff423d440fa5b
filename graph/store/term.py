"""RDF terms for the packages that must not know which engine the store uses."""

from datetime import date
from decimal import Decimal

import pyoxigraph

from ontology.terms import PREFIXES

#: A term of a result row: an IRI (``value``) or a literal (``value``, ``language``, ``datatype``).
Term = pyoxigraph.NamedNode | pyoxigraph.Literal

_XSD = PREFIXES["xsd"]
_INTEGERS = {_XSD + name for name in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger")}
_FLOATS = {_XSD + name for name in ("decimal", "double", "float")}


def iri(value: str) -> pyoxigraph.NamedNode:
    """The IRI ``value``. Raises ``ValueError`` if it is none."""
    return pyoxigraph.NamedNode(value)


def literal(value: str, lang: str | None = None, datatype: str | None = None) -> pyoxigraph.Literal:
    """A literal, plain or with a language tag or a datatype IRI."""
    if lang is not None:
        return pyoxigraph.Literal(value, language=lang)
    return pyoxigraph.Literal(value, datatype=pyoxigraph.NamedNode(datatype) if datatype else None)


def python(term: Term) -> str | int | float | date | bool:
    """``term`` as Python has it: numbers, days and truth values; everything else as text.

    >>> python(literal("2024-07-03", datatype="http://www.w3.org/2001/XMLSchema#date"))
    datetime.date(2024, 7, 3)
    """
    datatype = term.datatype.value if isinstance(term, pyoxigraph.Literal) else None
    if datatype in _INTEGERS:
        return int(term.value)
    if datatype in _FLOATS:
        return float(Decimal(term.value)) if datatype == _XSD + "decimal" else float(term.value)
    if datatype == _XSD + "date":
        return date.fromisoformat(term.value)
    if datatype == _XSD + "boolean":
        return term.value in {"true", "1"}
    return term.value
