"""What the engine says of a query it cannot read, as a reader finds the place and mends it.

The engine names line and column, and lists what could have stood there; the few reasons in that list that are sentences
are told, the rest, which is half the grammar, is not.
"""

import re
from typing import Final

from ontology.errors import QuerySyntaxError

_TOLD: Final = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_SHOWN: Final = 30  # characters before the place that are quoted
#: The engine's sentences, what they mean, and the mend.
_REASONS: Final = {
    "Prefix not found": ("a prefix is not declared", "Declare it at the start: PREFIX name: <…>."),
    "IRI parsing failed": ("an IRI is not well formed", "Write it whole, without spaces: <https://…>."),
    "The SELECT contains a variable that is unbound": (
        "a variable stands beside an aggregate",
        "Name it in GROUP BY, or put it into an aggregate such as SAMPLE.",
    ),
    "The SELECT overrides an existing variable using an expression": (
        "AS names a variable that is there already",
        "Give the result of the expression a name of its own.",
    ),
    "SELECT * is not authorized with GROUP BY": (
        "SELECT * goes with no GROUP BY",
        "Name the variables after SELECT.",
    ),
}


def syntax_error(message: str, query: str = "") -> QuerySyntaxError:
    """The error for the engine's ``message`` about ``query``: its place, what stands before it, and the mend."""
    told = _TOLD.match(message)
    if told is None:
        first = " ".join(message.split()).removeprefix("error ").rstrip(". ")
        return QuerySyntaxError(
            f"the query is not SPARQL 1.1: {first or 'it cannot be read'}",
            mend="Mend it, or begin from an example.",
        )
    line, column = int(told[1]), int(told[2])
    reason, mend = next(
        (known for words, known in _REASONS.items() if words in told[3]), ("", "Mend it at that place.")
    )
    where = f"at line {line}, column {column}{_before(query, line, column)}"
    return QuerySyntaxError(f"the query is not SPARQL 1.1 {where}{reason and ': ' + reason}", mend=mend)


def _before(query: str, line: int, column: int) -> str:
    lines = query.split("\n")
    if not 0 < line <= len(lines):
        return ""
    before = lines[line - 1][: column - 1].strip()
    return f", after “{'…' if len(before) > _SHOWN else ''}{before[-_SHOWN:]}”" if before else ""
