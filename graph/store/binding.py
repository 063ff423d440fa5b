"""Gives values to a query's variables, as terms and never as text, in a way every SPARQL 1.1 engine understands.

A ``VALUES`` clause is put at the start of the outermost group, or at each line ``#bind`` of the query, which a
query has where a value is needed inside a subquery or a filter.
"""

import re
from collections.abc import Mapping

from graph.store.term import Term
from ontology.errors import InputError

_MARK = re.compile(r"^[ \t]*#bind[ \t]*$", re.MULTILINE)
#: The brace that opens the outermost group: the first behind WHERE or ASK, templates of CONSTRUCT passed over.
_OPENING = re.compile(r"\b(?:WHERE|ASK)\s*\{", re.IGNORECASE)


def bind(query: str, terms: Mapping[str, Term]) -> str:
    """``query`` with each variable of ``terms`` (name without ``?``) bound to its term.

    Raises ``InputError`` if the query does not use a variable, or has no group to bind it in.
    """
    if not terms:
        return query
    for name in terms:
        if re.search(rf"[?$]{re.escape(name)}\b", query) is None:
            raise InputError(f"the query has no parameter “{name}”", mend="See its header for those it has.")
    clause = " ".join(f"VALUES ?{name} {{ {term} }}" for name, term in sorted(terms.items()))
    if _MARK.search(query):
        return _MARK.sub(lambda _: clause, query)
    opening = _OPENING.search(query)
    if opening is None:
        raise InputError(
            "the query has no WHERE { … } to bind parameters in", mend="Write WHERE before the group."
        )
    return f"{query[: opening.end()]} {clause} {query[opening.end() :]}"
