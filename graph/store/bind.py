"""Parameters of a query: terms put where its text says ``VALUES ?name { … }``, on any SPARQL 1.1 engine.

A query is never put together from a user's text. A value is first a term (``graph.store.term``), and the
engine's own writer prints it, so quotes, braces and line ends stay inside it.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from graph.store.term import Term, sparql
from graph.store.tokens import Token, tokens
from ontology.errors import InputError

#: A piece of the text to replace: start, end, new text.
_Change = tuple[int, int, str]


def bind(query: str, values: Mapping[str, Term]) -> str:
    """``query`` with each variable of ``values`` bound to its term.

    Every block ``VALUES ?name { … }`` of that one variable gets the value in place of what stands there; a
    variable that has no such block is bound at the start of the outermost group. Raises ``InputError`` for a
    variable that the query does not have.
    """
    if not values:
        return query
    read = _read(query)
    used = {token.text[1:] for token in read if token.kind == "variable"}
    if unknown := sorted(values.keys() - used):
        raise InputError(
            f"the query has no variable ?{unknown[0]}", mend=f"It has {', '.join(sorted(used))}."
        )
    changes: list[_Change] = []
    for name, value in sorted(values.items()):
        written = sparql(value)
        blocks = _blocks(read, name)
        changes += [(start, end, f" {written} ") for start, end in blocks]
        if not blocks:
            start = _group(read)
            changes.append((start, start, f" VALUES ?{name} {{ {written} }}"))
    for start, end, text in sorted(changes, reverse=True):
        query = query[:start] + text + query[end:]
    return query


@lru_cache(128)
def _read(query: str) -> tuple[Token, ...]:
    """The tokens of ``query``: a page asks the same few texts some hundred times, each with another value."""
    return tuple(tokens(query))


def _blocks(read: Sequence[Token], name: str) -> list[tuple[int, int]]:
    """Where the insides of ``VALUES ?name { … }`` start and end."""
    found = []
    for i, (word, variable, opening) in enumerate(zip(read, read[1:], read[2:], strict=False)):
        is_block = word.kind == "word" and word.text.upper() == "VALUES" and opening.text == "{"
        if is_block and variable.kind == "variable" and variable.text[1:] == name:
            closing = next((t for t in read[i + 3 :] if t.kind == "mark" and t.text == "}"), None)
            if closing is not None:
                found.append((opening.end, closing.start))
    return found


def _group(read: Sequence[Token]) -> int:
    """The place after the brace that opens the outermost group pattern, a CONSTRUCT's template passed over.

    Raises ``InputError`` if there is none.
    """
    form = next((t.text.upper() for t in read if t.kind == "word" and t.text.upper() in _FORMS), "")
    templates, depth = (1 if form == "CONSTRUCT" else 0), 0
    for i, token in enumerate(read):
        if token.kind != "mark" or token.text not in "{}":
            continue
        if token.text == "{":
            short = i > 0 and read[i - 1].kind == "word" and read[i - 1].text.upper() == "WHERE"
            if depth == 0 and (templates == 0 or short):
                return token.end
            depth += 1
        else:
            depth -= 1
            templates -= depth == 0
    raise InputError("the query has no group pattern to bind parameters in", mend="Write WHERE { … }.")


_FORMS = frozenset(("SELECT", "CONSTRUCT", "ASK", "DESCRIBE"))
