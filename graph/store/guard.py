"""Refuses what a public endpoint must not run, before any parser sees it.

Oxigraph's parser and planner recurse, and a few thousand nested brackets or chained operators end its process;
``SERVICE`` makes it ask other servers, and Python cannot switch that off. So a query is looked at here as tokens
only, with no recursion. It breaks at about 1,000 nested and 3,000 chained; the default limits are well below.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from graph.store.limits import Limits
from graph.store.tokens import Token, place, tokens, unescape
from ontology.errors import ForbiddenQueryError, QueryError, QuerySyntaxError

_DEFAULT: Final = Limits()
_OPENING, _CLOSING = "({[", ")}]"
#: Each of these adds a step to a chain that the engine walks by recursion.
_CHAINED_WORDS: Final = frozenset(
    ("UNION", "OPTIONAL", "MINUS", "FILTER", "BIND", "GRAPH", "SELECT", "EXISTS", "VALUES", "AS")
)
_CHAINED_MARKS: Final = frozenset(("&&", "||", "|", "!", "+", "*", "/", "^"))
_CHAINED_LETTERS: Final = frozenset("".join(_CHAINED_MARKS))
_UPDATES: Final = frozenset(
    ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
)
_FORMS: Final = frozenset(("SELECT", "CONSTRUCT", "ASK", "DESCRIBE"))


class UpdateRefusedError(ForbiddenQueryError):
    """The text begins like an update; whether it is one that could be read, only a parser can tell."""


def check(query: str, limits: Limits = _DEFAULT) -> None:
    """Return if ``query`` may be given to a worker. It need not be SPARQL: the worker's parser will tell.

    Raises ``ForbiddenQueryError`` for SERVICE and for updates, ``QuerySyntaxError`` for text that is no Unicode,
    and ``QueryError`` for a query that is too long, too deep, or a chain of too many parts.
    """
    try:
        length = len(query.encode())
    except UnicodeEncodeError as error:
        raise QuerySyntaxError(
            f"the query has no Unicode character at {place(query, error.start)}", mend="Encode it as UTF-8."
        ) from None
    if length > limits.query_bytes:
        raise QueryError(
            f"the query has {length} bytes, and {limits.query_bytes} are read at most",
            mend="Make it shorter.",
        )
    if _plain(query, limits):
        _refuse_updates(query, tokens(query))
        return
    text = unescape(query)
    read = list(_counted(text, limits))
    _refuse_service(text, read)
    _refuse_updates(text, read)


def _plain(query: str, limits: Limits) -> bool:
    """Whether letters alone show that ``query`` has no escapes, no SERVICE and nothing over the limits, as most do.

    It counts what is in names and strings too, so it never finds less than there is; then the tokens have to tell.
    """
    upper = query.upper()
    if "\\" in query or "SERVICE" in upper:
        return False
    if sum(map(query.count, _OPENING)) > limits.nesting:
        return False
    parts = sum(map(query.count, _CHAINED_LETTERS)) + sum(map(upper.count, _CHAINED_WORDS))
    return parts <= limits.parts


def sources(query: str) -> str:
    """The graphs that ``query`` names with FROM, as Turtle with the query's prefixes, one statement each.

    Empty if there are none. The engine fetches no such graph; a worker refuses those that are not in the store.
    """
    if "FROM" not in query.upper() and "\\" not in query:  # the common case, at no cost
        return ""
    read = list(tokens(unescape(query)))
    head: list[str] = []
    named: list[str] = []
    depth = 0
    for i, token in enumerate(read):
        word = token.text.upper() if token.kind == "word" else ""
        if token.kind == "mark":
            depth += (token.text in _OPENING) - (token.text in _CLOSING)
        elif word in ("PREFIX", "BASE") and not named:
            head += [t.text for t in read[i : i + (3 if word == "PREFIX" else 2)]]
        elif word == "FROM" and not depth:
            graph = next((t.text for t in read[i + 1 : i + 3] if t.kind in ("iri", "name")), "")
            named += [f"[] a {graph} ."] if graph else []
    return "\n".join([" ".join(head), *named]) if named else ""


def shape(query: str) -> str:
    """``query`` with every name, value, space and comment left out: what many versions of one text have in common."""
    try:
        read = tokens(unescape(query))
    except QuerySyntaxError:
        return ""
    return " ".join(t.text.upper() if t.kind in ("word", "mark") else t.kind for t in read)


def refuse_updates(query: str) -> None:
    """Raise ``ForbiddenQueryError`` if ``query`` is an update."""
    text = unescape(query)
    _refuse_updates(text, tokens(text))


def _refuse_updates(text: str, read: Iterable[Token]) -> None:
    for token in read:
        word = token.text.upper()
        if token.kind == "word" and word in _FORMS:
            return
        if token.kind == "word" and word in _UPDATES:
            raise UpdateRefusedError(
                f"{word} at {place(text, token.start)} is an update, and this takes queries only",
                mend="Ask with SELECT, CONSTRUCT, DESCRIBE or ASK.",
            )


def _refuse_service(text: str, read: Sequence[Token]) -> None:
    """Variables, names, strings and IRIs may hold the word; as a keyword it may stand nowhere.

    The engine also reads ``true`` and ``SERVICE`` out of ``trueSERVICE``, and the keyword and ``:x`` out of
    ``SERVICE:x {``, since it needs no space between them and tries one reading after another.
    """
    for i, token in enumerate(read):
        word = token.kind == "word" and "SERVICE" in token.text.upper()
        if token.kind == "name" and "SERVICE" in token.text.partition(":")[0].upper():
            before = read[i - 1].text.upper() if i else ""
            after = read[i + 1].text if i + 1 < len(read) else ""
            word = after == "{" and before != "GRAPH"
        if word:
            raise ForbiddenQueryError(
                f"SERVICE at {place(text, token.start)} would ask another server, which is switched off",
                mend="Ask that server itself, or name the graph with GRAPH.",
            )


def _counted(text: str, limits: Limits) -> Iterator[Token]:
    """The tokens of ``text`` up to where it is nested or chained too much, so that a tower costs no time to refuse."""
    depth = parts = 0
    for token in tokens(text):
        yield token
        if token.kind == "mark":
            depth = max(0, depth + (token.text in _OPENING) - (token.text in _CLOSING))
            parts += token.text in _CHAINED_MARKS
        elif token.kind == "word":
            parts += token.text.upper() in _CHAINED_WORDS
        # What looks like an IRI may be read as a comparison, ``?a<((((``, so its brackets count too.
        inside = token.text.count("(") if token.kind == "iri" else 0
        if depth + inside > limits.nesting:
            raise QueryError(
                f"at {place(text, token.start)} the query is nested deeper than {limits.nesting} brackets",
                mend="Nest it less.",
            )
        if parts > limits.parts:
            raise QueryError(
                f"at {place(text, token.start)} the query has more than {limits.parts} parts such as UNION, "
                "OPTIONAL, FILTER or &&",
                mend="Ask it in several queries, or list the values in one VALUES block.",
            )
