"""Asks any SPARQL 1.1 server over HTTP, with the same methods and results as a snapshot."""

from collections.abc import Mapping
from typing import Final

from pyoxigraph import RdfFormat, Triple, parse

from graph.store import elsewhere, shape
from graph.store.answer import GRAPHS, TABLES, written
from graph.store.bind import bind
from graph.store.elsewhere import Rows
from graph.store.guard import refuse_updates
from graph.store.server import JSON, N_TRIPLES, Server
from graph.store.term import Term, iri, python, sparql
from ontology.errors import InputError, RemoteError

#: Answers of so many rows or triples are counted at the server too: some give a part of a long one and do not say so
#: (Virtuoso 10,000 rows by default, public servers fewer). No server is known that cuts below.
SUSPECT: Final = 1_000


class RemoteStore:
    """What ``server`` holds. Thread-safe.

    ``default``: the named graph that holds what is published, where the server has no default graph of its own.
    All methods raise ``RemoteError`` if the server cannot be reached, refuses, answers with something else than the
    standard says, or keeps a part of the answer back.
    """

    def __init__(self, server: Server, default: str = "") -> None:
        self.server, self.default = server, default

    def select(self, query: str, **params: Term) -> Rows:
        """Rows of a SELECT query, as ``Snapshot.select`` gives them."""
        return self._whole(self._text(query, params))[1]

    def ask(self, query: str, **params: Term) -> bool:
        """The answer to an ASK query."""
        found = self._found(self._text(query, params))
        if not isinstance(found, bool):
            raise self.server.wrong("it gave a table, not yes or no")
        return found

    def construct(self, query: str, **params: Term) -> list[Triple]:
        """The triples of a CONSTRUCT or DESCRIBE query, sorted, each once."""
        text = self._text(query, params)
        body = self.server.ask(text, N_TRIPLES)
        try:
            triples = sorted({quad.triple for quad in parse(body, RdfFormat.N_TRIPLES)}, key=str)
        except (SyntaxError, ValueError) as error:
            raise self.server.wrong(f"its triples break off ({error})") from None
        return triples if len(triples) < SUSPECT else self._built(text)

    def describe(self, thing: str) -> list[Triple]:
        """What the server says of the IRI ``thing``, sorted."""
        return self.construct("CONSTRUCT { ?thing ?p ?o } WHERE { ?thing ?p ?o }", thing=iri(thing))

    def serialise(self, query: str, media_type: str, **params: Term) -> bytes:
        """The answer written in ``media_type``, as ``Snapshot.serialise`` writes it.

        A table with blank nodes is passed on as the server wrote it. Raises ``InputError`` if the form does not fit.
        """
        form = shape.shape(query).form
        if form in ("CONSTRUCT", "DESCRIBE"):
            if media_type not in GRAPHS:
                raise _unfit(form, media_type, GRAPHS)
            return written(self.construct(query, **params), media_type)
        if media_type not in TABLES:
            raise _unfit(form, media_type, TABLES)
        if form == "ASK":
            return elsewhere.write_truth(self.ask(query, **params), media_type)
        text = self._text(query, params)
        names, rows = self._whole(text)
        if elsewhere.has_blank(rows):
            if len(rows) > len(self._table(text)[1]):
                raise self._cut("rows with blank nodes cannot be put together from pages")
            return self.server.ask(text, media_type)
        return elsewhere.write_table(names, rows, media_type)

    def count(self, graph: str | None) -> int:
        """Triples in the named graph of that IRI; ``None`` is the server's default graph, whatever it holds."""
        pattern = "?s ?p ?o" if graph is None else f"GRAPH {sparql(iri(graph))} {{ ?s ?p ?o }}"
        return self._number(f"SELECT (COUNT(*) AS ?{shape.COUNT}) WHERE {{ {pattern} }}")

    def at_once(self, query: str) -> int:
        """How many rows of the SELECT ``query`` come in one answer, whole or not."""
        return len(self._table(query)[1])

    def _text(self, query: str, params: Mapping[str, Term]) -> str:
        refuse_updates(query)
        text = bind(query, params)
        return shape.within(text, self.default) if self.default else text

    def _found(self, text: str) -> tuple[list[str], Rows] | bool:
        found = elsewhere.read(self.server.ask(text, JSON))
        if isinstance(found, str):
            raise self.server.wrong(found)
        return found

    def _table(self, text: str) -> tuple[list[str], Rows]:
        found = self._found(text)
        if isinstance(found, bool):
            raise self.server.wrong("it gave no table")
        return found

    def _number(self, text: str) -> int:
        _, rows = self._table(text)
        term = rows[0].get(shape.COUNT) if rows else None
        number = python(term) if term is not None else None
        if not isinstance(number, int):
            raise self.server.wrong("it does not count")
        return number

    def _whole(self, text: str) -> tuple[list[str], Rows]:
        """The table of ``text``, every row of it: in pages, if the server gives less than it counts."""
        names, rows = self._table(text)
        if len(rows) < SUSPECT:
            return names, rows
        total, size = self._number(shape.counting(text)), len(rows)
        if total == size:
            return names, rows
        if total < size:
            raise self._cut(f"it gave {size} rows and counts {total}")
        return names, self._pages(text, names, total, size)

    def _pages(self, text: str, names: list[str], total: int, size: int) -> Rows:
        """All ``total`` rows in pages of ``size``. Each page begins with the last row of the one before: if it is
        another row, the server does not keep to one order, and rows would be lost.
        """
        rows: Rows = []
        while len(rows) < total:
            offset = max(0, len(rows) - 1)
            _, found = self._table(shape.page(text, names, size, offset))
            if len(found) != min(size, total - offset) or (rows and found[0] != rows[-1]):
                raise self._cut(f"of {total} rows it gives {size} at a time and not in one order")
            rows += found[1:] if rows else found
        return rows

    def _built(self, text: str) -> list[Triple]:
        """The triples of the CONSTRUCT query ``text``, made here of its solutions, which can be counted."""
        if shape.shape(text).form != "CONSTRUCT":
            raise self._cut(
                f"DESCRIBE gave {SUSPECT} triples or more, of which nothing tells whether they are all"
            )
        names, rows = self._whole(shape.solutions(text))
        if elsewhere.has_blank(rows):
            raise self._cut("triples with blank nodes cannot be counted")
        return elsewhere.build(shape.template(text), names, rows)

    def _cut(self, why: str) -> RemoteError:
        return self.server.wrong(
            f"its answer may be a part of what there is: {why}",
            "Ask for less with LIMIT, or let that server give longer answers (Virtuoso: ResultSetMaxRows).",
        )


def _unfit(form: str, media_type: str, offered: Mapping[str, object]) -> InputError:
    return InputError(f"the answer to {form} cannot be {media_type}", mend=f"Ask for {', '.join(offered)}.")
