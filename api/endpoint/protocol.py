"""Requests of the SPARQL 1.1 Protocol (W3C Recommendation of 21 March 2013, section 2.1), checked; queries only."""

import asyncio
import ipaddress
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from fastapi import HTTPException, Request

from ontology.errors import ForbiddenQueryError, InputError

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
_UPDATE: Final = "application/sparql-update"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: the query, the graphs it names, and the snapshot it asks if not the current one."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    snapshot: str | None = None


def from_address(request: Request, most: int) -> Asked | None:
    """The query in the address of a GET request; ``None`` if there is none.

    Raises ``InputError`` for two queries and what is not UTF-8, ``ForbiddenQueryError`` for updates, 413.
    """
    text: str = request.scope["query_string"].decode("latin-1")
    if len(text) > 3 * most:  # a byte takes three characters at most (RFC 3986, 2.1)
        raise _too_long(most)
    asked = _asked(_pairs(text))
    if asked is not None and len(asked.query.encode(errors="replace")) > most:
        raise _too_long(most)
    return asked


async def from_body(request: Request, most: int, seconds: float) -> Asked:
    """The query of a POST request, read within ``seconds``.

    Raises like ``from_address``, 415 for another media type or charset, 408, and ``InputError`` without a query.
    """
    media, charset = _content_type(request)
    if media == _UPDATE:
        raise _update()
    if media not in (FORM, QUERY):
        raise HTTPException(415, detail=f"Send the query as {QUERY} or {FORM}, not as “{media}”")
    if charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise HTTPException(415, detail=f"Encode the query in UTF-8, not in “{charset}”")
    try:
        async with asyncio.timeout(seconds):
            read = await _body(request, most if media == QUERY else 3 * most)
    except TimeoutError:
        raise HTTPException(
            408,
            detail=f"The request was not whole after {seconds:g} seconds",
            headers={"Connection": "close"},
        ) from None
    try:
        body = read.decode()
    except UnicodeDecodeError:
        raise InputError("The request is not UTF-8", mend="Encode the query in UTF-8.") from None
    asked = _asked(
        [
            *_pairs(request.scope["query_string"].decode("latin-1")),
            *(_pairs(body) if media == FORM else [("query", body)]),
        ]
    )
    if asked is None:
        raise InputError("The request has no query", mend="Send it as the parameter “query”.")
    if len(asked.query.encode(errors="replace")) > most:
        raise _too_long(most)
    return asked


def client_of(request: Request) -> str:
    """Who asks: address and program, as Wikidata's endpoint tells clients apart; several people may share an address.

    Of IPv6 the network counts, since one subscriber has all of it (RFC 6177). A connection from this machine that
    no proxy has marked may be anyone's, so each such connection is a client of its own.
    """
    host, port = request.client or ("", 0)
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return f"{host} {port}"
    if address.is_loopback:
        return f"{host} {port}"
    if address.version == 6:
        host = str(ipaddress.ip_network((host, 64), strict=False))
    return f"{host} {request.headers.get('user-agent', '')[:200]}"


def _content_type(request: Request) -> tuple[str, str]:
    media, _, parameters = request.headers.get("content-type", "").partition(";")
    charsets = [
        p.partition("=")[2] for p in parameters.lower().split(";") if p.strip().startswith("charset=")
    ]
    return media.strip().lower(), charsets[0].strip().strip('"') if charsets else ""


async def _body(request: Request, most: int) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise _too_long(most)
    return bytes(body)


def _too_long(most: int) -> HTTPException:
    return HTTPException(
        413, detail=f"The query is longer than {most} bytes. Make it shorter", headers={"Connection": "close"}
    )


def _update() -> ForbiddenQueryError:
    return ForbiddenQueryError("This endpoint answers queries; it takes no updates", mend="Send a query.")


def _pairs(encoded: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError:  # UnicodeDecodeError is one
        raise InputError(
            "The request is not UTF-8, or has too many parameters", mend="Encode it in UTF-8."
        ) from None


def _asked(pairs: Sequence[tuple[str, str]]) -> Asked | None:
    """The request's query; ``None`` if there is none. Raises ``InputError`` for two, and for updates."""
    if any(name == "update" for name, _ in pairs):
        raise _update()
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) > 1:
        raise InputError("The request has more than one query", mend="Send one.")
    if not queries or not queries[0].strip():
        return None
    graphs = {k: tuple(v for n, v in pairs if n == k) for k in ("default-graph-uri", "named-graph-uri")}
    snapshot = next((v for n, v in pairs if n == "snapshot" and v), None)
    return Asked(queries[0], graphs["default-graph-uri"], graphs["named-graph-uri"], snapshot)
