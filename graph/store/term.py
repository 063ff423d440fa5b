"""RDF terms as the rest of the code sees them: thin names for the engine's own, so no one else imports it."""

from datetime import date
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from ontology.errors import InputError
from ontology.terms import PREFIXES

#: What stands in one cell of a result. ``.value`` is its text; literals have ``.language`` and ``.datatype``.
Term = NamedNode | BlankNode | Literal
__all__ = ["Term", "Triple", "iri", "literal", "python", "sparql"]

_XSD: Final = PREFIXES["xsd"]
_INTEGERS: Final = frozenset(
    _XSD + name
    for name in (
        "integer", "long", "int", "short", "byte", "nonNegativeInteger", "positiveInteger",
        "nonPositiveInteger", "negativeInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte",
    )
)  # fmt: skip
_TRUTH: Final = {"true": True, "1": True, "false": False, "0": False}
_NUMBERS: Final = frozenset(_XSD + name for name in ("decimal", "double", "float"))


def iri(value: str) -> NamedNode:
    """The IRI ``value``, which must be absolute. Raises ``InputError``.

    >>> iri("https://w3id.org/zyrtar/id/unit/kpk").value
    'https://w3id.org/zyrtar/id/unit/kpk'
    """
    try:
        return NamedNode(value)
    except ValueError as error:
        raise InputError(
            f"“{value}” is not an IRI ({error})", mend="Give a full address such as https://…/id/unit/kpk."
        ) from None


def literal(value: str, lang: str | None = None, datatype: str | None = None) -> Literal:
    """A literal: plain text, text in the language ``lang``, or of the type with the IRI ``datatype``.

    Raises ``InputError`` if ``value`` is no Unicode text, or ``lang`` no language tag.
    """
    try:
        value.encode()
        return Literal(value, language=lang, datatype=None if datatype is None else iri(datatype))
    except ValueError as error:
        raise InputError(
            f"{value!r} cannot be a literal ({error})", mend="Give plain Unicode text."
        ) from None


def python(term: Term) -> str | int | float | bool | date:
    """``term`` as a Python value; types without a counterpart, and values outside their type, stay text.

    >>> python(literal("2024-07-03", datatype="http://www.w3.org/2001/XMLSchema#date"))
    datetime.date(2024, 7, 3)
    """
    if not isinstance(term, Literal):
        return term.value
    kind, text = term.datatype.value, term.value
    try:
        if kind in _INTEGERS:
            return int(text)
        if kind in _NUMBERS:
            return float(text)
        if kind == _XSD + "date":
            return date.fromisoformat(text)
    except ValueError:
        return text
    return _TRUTH.get(text, text) if kind == _XSD + "boolean" else text


def sparql(term: Term) -> str:
    """``term`` as written in a query: the engine's own N-Triples form, in which nothing can close early.

    Raises ``InputError`` for a blank node, which in a query is a variable.
    """
    if isinstance(term, BlankNode):
        raise InputError("a blank node cannot be asked for", mend="Give an IRI or a literal.")
    return str(term)
