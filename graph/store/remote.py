"""Asks any SPARQL 1.1 server over HTTP, with the same methods and results as a snapshot."""

import json
import math
import time
from collections.abc import Mapping
from http.client import HTTPException
from typing import Any, Final
from urllib.error import HTTPError
from urllib.parse import urlsplit

from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, Triple, parse, parse_query_results
from SPARQLWrapper import POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from graph.store.answer import GRAPHS, TABLES
from graph.store.bind import bind
from graph.store.guard import refuse_updates
from graph.store.term import Term, iri, sparql
from ontology.errors import InputError, RemoteError

_JSON: Final = "application/sparql-results+json"
_N_TRIPLES: Final = "application/n-triples"
_PIECE: Final = 65_536  # bytes read between two looks at the clock
_QUOTED: Final = 200  # characters of a server's complaint that are passed on
#: Answers of a server say so; ``application/json`` and ``text/plain`` are habits of older ones.
_ACCEPTED: Final[Mapping[str, frozenset[str]]] = {
    _JSON: frozenset((_JSON, "application/json")),
    _N_TRIPLES: frozenset((_N_TRIPLES, "text/plain")),
    "application/sparql-results+xml": frozenset(("application/sparql-results+xml", "application/xml", "text/xml")),
    "text/turtle": frozenset(("text/turtle", "application/x-turtle")),
}  # fmt: skip


class RemoteStore:
    """The SPARQL server at ``endpoint`` (http or https); every request has ``seconds``. Thread-safe.

    Raises ``InputError`` if ``endpoint`` is no such address. All methods raise ``RemoteError`` if the server cannot be
    reached, refuses, or answers with something else than the standard says.
    """

    def __init__(self, endpoint: str, seconds: float = 30.0) -> None:
        if urlsplit(endpoint).scheme not in ("http", "https") or not urlsplit(endpoint).hostname:
            raise InputError(
                f"“{endpoint}” is no address of a SPARQL server", mend="Give one such as https://…/sparql."
            )
        self.endpoint, self._seconds = endpoint, seconds

    def select(self, query: str, **params: Term) -> list[dict[str, Term | None]]:
        """Rows of a SELECT query, as ``Snapshot.select`` gives them."""
        found = _read_results(self._body(query, _JSON, params))
        if isinstance(found, str):
            raise self._wrong(found)
        if isinstance(found, bool):
            raise self._wrong("it gave no table")
        return found

    def ask(self, query: str, **params: Term) -> bool:
        """The answer to an ASK query."""
        found = _read_results(self._body(query, _JSON, params))
        if isinstance(found, str):
            raise self._wrong(found)
        if not isinstance(found, bool):
            raise self._wrong("it gave a table, not yes or no")
        return found

    def construct(self, query: str, **params: Term) -> list[Triple]:
        """The triples of a CONSTRUCT or DESCRIBE query, sorted, each once."""
        body = self._body(query, _N_TRIPLES, params)
        try:
            return sorted({quad.triple for quad in parse(body, RdfFormat.N_TRIPLES)}, key=str)
        except (SyntaxError, ValueError) as error:
            raise self._wrong(f"its triples break off ({error})") from None

    def describe(self, thing: str) -> list[Triple]:
        """What the server says of the IRI ``thing``, sorted."""
        return self.construct(f"DESCRIBE {sparql(iri(thing))}")

    def serialise(self, query: str, media_type: str, **params: Term) -> bytes:
        """The server's answer as it wrote it, in ``media_type``; JSON and triples are read through first."""
        if media_type not in TABLES and media_type not in GRAPHS:
            raise InputError(
                f"there is no answer as {media_type}", mend=f"Ask for {', '.join((*TABLES, *GRAPHS))}."
            )
        body = self._body(query, media_type, params)
        try:
            if media_type in GRAPHS:
                list(parse(body, GRAPHS[media_type], base_iri=self.endpoint))
            elif media_type == _JSON:
                json.loads(body)
        except (SyntaxError, ValueError) as error:
            raise self._wrong(f"its answer breaks off ({error})") from None
        return body

    def _body(self, query: str, media_type: str, params: Mapping[str, Term]) -> bytes:
        refuse_updates(query)
        client = SPARQLWrapper(self.endpoint, agent="zyrtar")
        client.setQuery(bind(query, params))
        client.setMethod(POST)
        client.setOnlyConneg(True)  # without it, the format is repeated in parameters that no standard knows
        client.addCustomHttpHeader("Accept", media_type)
        client.setTimeout(
            math.ceil(self._seconds)
        )  # of each read; it takes whole seconds, and 0 would be none
        try:
            body, told = self._read(client)
        except SPARQLWrapperException as error:
            raise self._wrong(f"it refused: {_short(error)}") from None
        except HTTPError as error:
            with error:
                raise self._wrong(f"it answered {error.code} {error.reason}") from None
        except (OSError, EOFError, HTTPException) as error:  # URLError is an OSError
            raise self._wrong(f"no whole reply came ({getattr(error, 'reason', None) or error})") from None
        if told not in _ACCEPTED.get(media_type, frozenset((media_type,))):
            raise self._wrong(f"it answered with {told or 'no type'}, not {media_type}")
        return body

    def _read(self, client: SPARQLWrapper) -> tuple[bytes, str]:
        """The reply and its media type. Raises ``TimeoutError`` if all of it takes too long."""
        deadline = time.monotonic() + self._seconds
        body = bytearray()
        with client.query().response as response:
            told = str(response.headers.get("Content-Type", "")).partition(";")[0].strip().lower()
            while part := response.read1(_PIECE):
                body += part
                if time.monotonic() > deadline:
                    raise TimeoutError(f"it took longer than {self._seconds:g} seconds")
            length = response.headers.get("Content-Length")
        if length is not None and len(body) != int(length):
            raise EOFError(f"{len(body)} of {length} bytes came")
        return bytes(body), told

    def _wrong(self, why: str) -> RemoteError:
        return RemoteError(
            f"the SPARQL server {self.endpoint} did not answer: {why}",
            mend="Check the address and the query there, or try again later.",
        )


def _read_results(body: bytes) -> list[dict[str, Term | None]] | bool | str:
    """A table or a truth value, or what is wrong with it, told and not raised.

    An exception would hold on to the engine's results, which must be let go in the thread that made them.
    """
    try:
        results = parse_query_results(body, QueryResultsFormat.JSON)
        if not isinstance(results, QuerySolutions):
            return bool(results)
        names = [variable.value for variable in results.variables]
        found: list[Any] = list(results)
        return [{name: row[name] for name in names} for row in found]
    except (SyntaxError, ValueError, OSError) as error:
        return f"its table cannot be read ({error})"


def _short(error: Exception) -> str:
    """The first line of a complaint; SPARQLWrapper's own are bytes in a sentence."""
    message = " ".join(str(error).replace("\\n", " ").split())
    return message if len(message) <= _QUOTED else message[:_QUOTED] + "…"
