"""Another SPARQL server: its addresses, and how requests are sent to it and answers taken.

Questions go through SPARQLWrapper; what is written goes by the SPARQL 1.1 Graph Store HTTP Protocol or SPARQL 1.1
Update (W3C Recommendations of 21 March 2013), which it does not cover.
"""

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from http.client import HTTPException
from typing import Any, Final
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    Request,
    build_opener,
)

from SPARQLWrapper import BASIC, POST, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed, SPARQLWrapperException

from ontology.errors import InputError, RemoteError

JSON: Final = "application/sparql-results+json"
N_TRIPLES: Final = "application/n-triples"
_AGENT: Final = "zyrtar"
#: A whole graph may take a server long to take in; Virtuoso needs a minute to remove one of 20,000 triples.
_WRITE_SECONDS: Final = 600.0
_PIECE: Final = 65_536  # bytes read between two looks at the clock
_QUOTED: Final = 200  # characters of a server's complaint that are passed on
#: Answers of a server say so; ``application/json`` and ``text/plain`` are habits of older ones.
_ACCEPTED: Final[Mapping[str, frozenset[str]]] = {
    JSON: frozenset((JSON, "application/json")),
    N_TRIPLES: frozenset((N_TRIPLES, "text/plain")),
    "application/sparql-results+xml": frozenset(("application/sparql-results+xml", "application/xml", "text/xml")),
    "text/turtle": frozenset(("text/turtle", "application/x-turtle")),
}  # fmt: skip
_MEND: Final = "Check the address and the query there, or try again later."
#: Virtuoso sends this beside status 200 with the part of an answer that was ready when its time was over.
_PARTIAL: Final = "X-SQL-State"


class RefusedError(RemoteError):
    """The server answered 400: to its mind the query is not SPARQL, or asks for what it does not do."""


@dataclass(frozen=True, slots=True)
class Server:
    """The addresses of one server and what it wants to know of us. Thread-safe.

    ``endpoint``: for queries; ``update`` and ``store``: for SPARQL Update and the Graph Store Protocol, empty where
    nothing is written; ``user`` and ``password``: by HTTP Basic for queries, Basic or Digest, as the server asks, for
    writing; ``seconds``: for each request. Raises ``InputError`` if an address is not http or https.
    """

    endpoint: str
    update: str = ""
    store: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    seconds: float = 30.0

    def __post_init__(self) -> None:
        for address in (self.endpoint, *filter(None, (self.update, self.store))):
            if urlsplit(address).scheme not in ("http", "https") or not urlsplit(address).hostname:
                raise InputError(
                    f"“{address}” is no address of a SPARQL server", mend="Give one such as https://…/sparql."
                )

    def within(self, seconds: float) -> "Server":
        """This server, with other ``seconds``."""
        return replace(self, seconds=seconds)

    def ask(self, query: str, media_type: str) -> bytes:
        """The whole answer to ``query`` in ``media_type``.

        Raises ``RemoteError`` if the server cannot be reached, refuses, is too slow, or answers in part or in
        something else.
        """
        client = SPARQLWrapper(self.endpoint, agent=_AGENT)
        client.setQuery(query)
        client.setMethod(POST)
        client.setOnlyConneg(True)  # without it, the format is repeated in parameters that no standard knows
        client.addCustomHttpHeader("Accept", media_type)
        client.setTimeout(
            math.ceil(self.seconds)
        )  # of each read; it takes whole seconds, and 0 would be none
        if self.user:
            client.setHTTPAuth(BASIC)
            client.setCredentials(self.user, self.password)
        try:
            body, told = self._read(client)
        except QueryBadFormed as error:
            raise RefusedError(
                f"the SPARQL server {self.endpoint} refused the query: {_complaint(error)}", mend=_MEND
            ) from None
        except SPARQLWrapperException as error:
            raise self.wrong(f"it refused: {_short(error)}") from None
        except HTTPError as error:
            with error:
                raise self.wrong(f"it answered {error.code} {error.reason}") from None
        except (OSError, EOFError, HTTPException) as error:  # URLError is an OSError
            raise self.wrong(f"no whole reply came ({getattr(error, 'reason', None) or error})") from None
        if told not in _ACCEPTED.get(media_type, frozenset((media_type,))):
            raise self.wrong(f"it answered with {told or 'no type'}, not {media_type}")
        return body

    def _read(self, client: SPARQLWrapper) -> tuple[bytes, str]:
        """The reply and its media type. Raises ``TimeoutError`` if all of it takes too long."""
        deadline = time.monotonic() + self.seconds
        body = bytearray()
        with client.query().response as response:
            told = str(response.headers.get("Content-Type", "")).partition(";")[0].strip().lower()
            if state := response.headers.get(_PARTIAL):
                raise EOFError(f"a part of the answer came, with the state {_short(state)}")
            while part := response.read1(_PIECE):
                body += part
                if time.monotonic() > deadline:
                    raise TimeoutError(f"it took longer than {self.seconds:g} seconds")
            length = response.headers.get("Content-Length")
        if length is not None and len(body) != int(length):
            raise EOFError(f"{len(body)} of {length} bytes came")
        return bytes(body), told

    def write(self, method: str, address: str, body: bytes | None = None, media_type: str = "") -> None:
        """Send ``body`` to ``address``, one of those for writing.

        Raises ``RemoteError`` unless the server says that it is done; what is not there to be deleted is.
        """
        passwords = HTTPPasswordMgrWithDefaultRealm()
        if self.user:
            passwords.add_password(None, address, self.user, self.password)
        opener = build_opener(HTTPBasicAuthHandler(passwords), HTTPDigestAuthHandler(passwords))
        headers = {"User-Agent": _AGENT, "Accept": "*/*"} | (
            {"Content-Type": media_type} if media_type else {}
        )
        request = Request(address, body, headers, method=method)  # noqa: S310 - only http and https get here
        try:
            with opener.open(request, timeout=max(self.seconds, _WRITE_SECONDS)) as reply:
                reply.read()
        except HTTPError as error:
            with error:
                if method == "DELETE" and error.code == 404:
                    return
                complaint = _short(error.read(2_000).decode(errors="replace"))
            raise self.wrong(
                f"it answered {error.code} {error.reason} to {method} {address}: {complaint}",
                "Check the address, user and password for writing.",
            ) from None
        except (
            OSError,
            HTTPException,
            ValueError,
        ) as error:  # ValueError: a kind of authentication not known
            why = getattr(error, "reason", None) or error
            raise self.wrong(f"no whole reply came to {method} {address} ({why})") from None

    def wrong(self, why: str, mend: str = _MEND) -> RemoteError:
        """The error of this server, to be raised."""
        return RemoteError(f"the SPARQL server {self.endpoint} did not answer: {why}", mend=mend)


def _complaint(error: Exception) -> str:
    """What the server itself said, out of the sentence that SPARQLWrapper makes of it."""
    _, _, told = str(error).partition("Response:")
    return _short(told.strip().removeprefix("b").strip("'\"") or error)


def _short(complaint: Any) -> str:
    """The first line of a complaint; SPARQLWrapper's own are bytes in a sentence."""
    message = " ".join(str(complaint).replace("\\n", " ").split())
    return message if len(message) <= _QUOTED else message[:_QUOTED] + "…"
