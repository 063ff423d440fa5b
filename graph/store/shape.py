"""Takes the text of a query apart at its outermost level, and puts its parts together anew.

Another engine than ours may have no default graph of its own, or give no more than so many rows of an answer. Then
the same question is asked in other words: within a named graph, counted, or page by page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from graph.store.tokens import Token, tokens
from ontology.errors import InputError

_FORMS: Final = frozenset(("SELECT", "CONSTRUCT", "ASK", "DESCRIBE"))
#: After the conditions of ORDER BY only these can follow (SPARQL 1.1, rule 18 of the grammar).
_AFTER_ORDER: Final = frozenset(("LIMIT", "OFFSET", "VALUES"))
COUNT: Final = "zyrtarCount"


@dataclass(frozen=True, slots=True)
class Shape:
    """Places in the text ``query``.

    ``form``: SELECT, CONSTRUCT, ASK or DESCRIBE, which begins at ``start``, behind the prologue; ``template``: the
    insides of a CONSTRUCT's template; ``dataset``: the FROM clauses; ``group``: the insides of the outermost group
    pattern; ``ordered``: whether an ORDER BY follows; ``tail``: where LIMIT, OFFSET and VALUES begin. ``None`` for
    what there is not.
    """

    query: str
    form: str
    start: int
    template: tuple[int, int] | None
    dataset: tuple[int, int]
    group: tuple[int, int] | None
    ordered: bool
    tail: int

    def text(self, part: tuple[int, int] | None) -> str:
        """The text of one part."""
        return "" if part is None else self.query[part[0] : part[1]]


def shape(query: str) -> Shape:
    """The parts of ``query``. Raises ``InputError`` for a text without a form."""
    read = list(tokens(query))
    first = next((i for i, t in enumerate(read) if t.kind == "word" and t.text.upper() in _FORMS), None)
    if first is None:
        raise InputError("the text is not a SPARQL query", mend="Write SELECT, CONSTRUCT, DESCRIBE or ASK.")
    form, start = read[first].text.upper(), read[first].start
    outer = list(_outermost(read[first:]))
    braces = [t for t in outer if t.kind == "mark" and t.text in "{}"]
    pairs = [(a.end, b.start) for a, b in zip(braces[::2], braces[1::2], strict=False)]
    where = next((t for t in outer if _is(t, "WHERE")), None)
    has_template = form == "CONSTRUCT" and bool(pairs) and (where is None or where.start > pairs[0][0])
    template = pairs.pop(0) if has_template else None
    # Behind the group a VALUES block may have braces too.
    group = pairs[0] if pairs else None
    begins = where.start if where else group[0] - 1 if group else len(query)
    sources = [t.start for t in outer if _is(t, "FROM") and t.start < begins]
    behind = [t for t in outer if group and t.start >= group[1]]
    tail = next((t.start for t in behind if t.kind == "word" and t.text.upper() in _AFTER_ORDER), len(query))
    return Shape(
        query,
        form,
        start,
        template,
        (sources[0], begins) if sources else (begins, begins),
        group,
        any(_is(t, "ORDER") for t in behind),
        tail,
    )


def within(query: str, graph: str) -> str:
    """``query`` with ``graph`` for its default graph, as engines without one need it.

    A pattern inside ``GRAPH`` is matched against that graph alone, but for what an inner ``GRAPH`` names (18.6).
    """
    found = shape(query)
    if found.group is None:  # DESCRIBE of one thing
        return query
    start, end = found.group
    inside = f"{{ GRAPH <{graph}> {{{query[start:end]}}} }}"
    if found.form == "CONSTRUCT" and found.template is None:  # the short form takes no GRAPH
        between = query[found.start + len("CONSTRUCT") : start - 1]
        template = f"CONSTRUCT {{{query[start:end]}}}"
        return f"{query[: found.start]}{template}{between}{inside}{query[end + 1 :]}"
    return f"{query[: start - 1]}{inside}{query[end + 1 :]}"


def counting(query: str) -> str:
    """A query that gives the number of rows of the SELECT ``query``, as ``?zyrtarCount``."""
    found = shape(query)
    head, dataset, inner = _parts(found)
    return f"{head}SELECT (COUNT(*) AS ?{COUNT}) {dataset} WHERE {{ {{ {inner}\n}} }}"


def page(query: str, variables: Sequence[str], size: int, offset: int) -> str:
    """A query for ``size`` rows of the SELECT ``query`` from ``offset`` on, in its order.

    Rows that its order leaves equal are put in that of ``variables``, its own: then no two pages overlap. LIMIT stands
    outside, since some engines sort no more rows than they give.
    """
    found = shape(query)
    by = " ".join(f"?{v}" for v in variables)
    order = f"\n{'' if found.ordered else 'ORDER BY'} {by}\n" if by else "\n"
    head, dataset, inner = _parts(found, order)
    return f"{head}SELECT * {dataset} WHERE {{ {{ {inner}\n}} }} LIMIT {size} OFFSET {offset}"


def solutions(query: str) -> str:
    """A SELECT query for the solutions that the CONSTRUCT ``query`` makes its triples of."""
    found = shape(query)
    if found.group is None:
        raise InputError("the query has no group pattern", mend="Write WHERE { … }.")
    return f"{query[: found.start]}SELECT * {found.text(found.dataset)} WHERE {query[found.group[0] - 1 :]}"


def template(query: str) -> str:
    """The prologue and the template of the CONSTRUCT ``query``, up to its WHERE."""
    found = shape(query)
    return f"{query[: found.start]}CONSTRUCT {{{found.text(found.template or found.group)}}} "


def _parts(found: Shape, order: str = "\n") -> tuple[str, str, str]:
    """The prologue, the FROM clauses, and the query without both but with ``order`` before its LIMIT."""
    start, end = found.dataset
    inner = f"{found.query[found.start : start]} {found.query[end : found.tail]}{order}{found.query[found.tail :]}"
    return found.query[: found.start], found.text(found.dataset), inner


def _outermost(read: Sequence[Token]) -> list[Token]:
    """The tokens that stand in no brackets, and the braces of the outermost ones."""
    found, depth = [], 0
    for token in read:
        mark = token.text if token.kind == "mark" else ""
        if mark and mark in ")}]":
            depth -= 1
        if depth == 0 and not (mark and mark in "()[]"):
            found.append(token)
        if mark and mark in "({[":
            depth += 1
    return found


def _is(token: Token, word: str) -> bool:
    return token.kind == "word" and token.text.upper() == word
