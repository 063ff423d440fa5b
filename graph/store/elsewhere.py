"""Lets our own engine write rows that another one found, so that an answer has the same form wherever it comes from."""

from collections.abc import Sequence

from pyoxigraph import (
    BlankNode,
    Literal,
    QueryResultsFormat,
    QuerySolutions,
    Store,
    Triple,
    parse_query_results,
)

from graph.store import answer
from graph.store.term import Term, sparql
from ontology.errors import InputError
from ontology.terms import PREFIXES

#: Rows by variable, in the order of the variables.
Rows = list[dict[str, Term | None]]
_BOOLEAN = PREFIXES["xsd"] + "boolean"
_VIRTUOSO_TRUTH = "__ASK_RETVAL"  # its answer to ASK as JSON is a table with this column
_TRUTH = {"1": "true", "0": "false"}


def read(body: bytes) -> tuple[list[str], Rows] | bool | str:
    """A table as variables and rows, or a truth value, from SPARQL JSON; or what is wrong with it, told and not raised.

    An exception would hold on to the engine's results, which must be let go in the thread that made them.
    """
    try:
        results = parse_query_results(body, QueryResultsFormat.JSON)
        if not isinstance(results, QuerySolutions):
            return bool(results)
        names = [variable.value for variable in results.variables]
        if names == [_VIRTUOSO_TRUTH]:
            return [row[_VIRTUOSO_TRUTH].value for row in results] == ["1"]
        return names, [{name: _plain(row[name]) for name in names} for row in results]
    except (SyntaxError, ValueError, OSError) as error:
        return f"its table cannot be read ({error})"


def _plain(term: Term | None) -> Term | None:
    """``term`` as our engine writes it: Virtuoso gives ``1`` for ``true``, which is the same value."""
    if isinstance(term, Literal) and term.value in _TRUTH and term.datatype.value == _BOOLEAN:
        return Literal(_TRUTH[term.value], datatype=term.datatype)
    return term


def write_table(names: Sequence[str], rows: Rows, media_type: str) -> bytes:
    """``rows`` in ``media_type``. Raises ``InputError`` for a media type that is none of a table, or blank nodes."""
    return answer.write(Store(), f"SELECT {_head(names)} WHERE {{ {_values(names, rows)} }}", media_type)


def write_truth(found: bool, media_type: str) -> bytes:
    """The answer to an ASK query in ``media_type``. Raises ``InputError`` as ``write_table``."""
    return answer.write(Store(), f"ASK {{ FILTER({str(found).lower()}) }}", media_type)


def build(template: str, names: Sequence[str], rows: Rows) -> list[Triple]:
    """The triples that ``template``, the beginning of a CONSTRUCT query, makes of ``rows``; sorted, each once."""
    return answer.construct(Store(), f"{template} WHERE {{ {_values(names, rows)} }}")


def has_blank(rows: Rows) -> bool:
    """Whether a blank node stands in ``rows``, which no query can name."""
    return any(isinstance(term, BlankNode) for row in rows for term in row.values())


def _head(names: Sequence[str]) -> str:
    if not names:
        raise InputError("the answer has no columns", mend="Name the variables after SELECT.")
    return " ".join(f"?{name}" for name in names)


def _values(names: Sequence[str], rows: Rows) -> str:
    written = (" ".join(_cell(row[name]) for name in names) for row in rows)
    return f"VALUES ({' '.join('?' + n for n in names)}) {{ {' '.join(f'({row})' for row in written)} }}"


def _cell(term: Term | None) -> str:
    return "UNDEF" if term is None else sparql(term)
