"""The SPARQL 1.1 endpoint (protocol: W3C Recommendation of 21 March 2013, section 2.1; queries only).

No query is parsed or run in this process: the pool's workers do both, and are killed at the deadline.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool

from api.errors import problem
from api.negotiate import HTML, N_TRIPLES, RDF, RDF_XML, RESULT_JSON, RESULTS, TURTLE, acceptable, choose
from api.read.graph import query_text
from api.read.reader import local_path
from api.respond import Given, Lang, Snap, frame, fresh, send, tag
from api.serving import Served
from api.web import render
from graph.query.catalogue import catalogue
from ontology.errors import ForbiddenQueryError, InputError, QueryError

router = APIRouter(tags=["sparql"])

#: RDF forms of CONSTRUCT and DESCRIBE results.
GRAPHS = (TURTLE, N_TRIPLES, RDF_XML)
_ENDPOINT = "https://w3id.org/zyrtar/sparql"
_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_SHOWN = 1000  # rows printed on the page; the downloads have all
_CORS = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One request of the protocol: the query and the graphs it names."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@router.options("/sparql", include_in_schema=False)
def preflight() -> Response:
    """Tell other sites' scripts that they may ask."""
    return Response(status_code=204, headers=_CORS)


@router.get("/sparql")
async def get(request: Request, served: Snap, settings: Given, lang: Lang = "en") -> Response:
    """A query in the address; without one the query form, or in RDF the description of the service."""
    if len(request.url.query) > settings.query_bytes:
        raise _too_long(settings.query_bytes)
    asked = _asked(_pairs(request.url.query))
    if asked is None:
        return await run_in_threadpool(_introduce, request, served, lang)
    return await _run(request, served, asked, lang)


@router.post("/sparql")
async def post(request: Request, served: Snap, settings: Given, lang: Lang = "en") -> Response:
    """A query in the body, form-encoded or as ``application/sparql-query``."""
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media == "application/sparql-update":
        raise ForbiddenQueryError("This endpoint answers queries; it takes no updates", mend="Send a query.")
    if media not in (_FORM, _QUERY):
        raise HTTPException(415, detail=f"Send the query as {_QUERY} or {_FORM}, not as “{media}”")
    try:
        body = (await _body(request, settings.query_bytes)).decode()
    except UnicodeDecodeError:
        raise InputError("The request is not UTF-8", mend="Encode the query in UTF-8.") from None
    pairs = _pairs(request.url.query)
    asked = _asked([*pairs, *(_pairs(body) if media == _FORM else [("query", body)])])
    if asked is None:
        raise InputError("The request has no query", mend="Send it as the parameter “query”.")
    return await _run(request, served, asked, lang)


async def _body(request: Request, most: int) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise _too_long(most)
    return bytes(body)


def _too_long(most: int) -> HTTPException:
    return HTTPException(413, detail=f"The request is longer than {most} bytes")


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
        raise ForbiddenQueryError("This endpoint answers queries; it takes no updates", mend="Send a query.")
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) > 1:
        raise InputError("The request has more than one query", mend="Send one.")
    if not queries or not queries[0].strip():
        return None
    graphs = {k: tuple(v for n, v in pairs if n == k) for k in ("default-graph-uri", "named-graph-uri")}
    return Asked(queries[0], graphs["default-graph-uri"], graphs["named-graph-uri"])


async def _run(request: Request, served: Served, asked: Asked, language: str) -> Response:
    offer = choose(request, (*RESULTS, *GRAPHS, HTML))
    etag = tag(served.graph.id, offer, request)
    if request.method == "GET" and (unchanged := fresh(request, etag)) is not None:
        return unchanged
    if offer is HTML:
        return await _page(request, served, asked, language, etag)
    wanted = [found.media_types[0] for kind in (RESULTS, GRAPHS) if (found := acceptable(request, kind))]
    media_type, body = await run_in_threadpool(_ask, served, asked, wanted)
    sent = next(o for o in (*RESULTS, *GRAPHS) if o.media_types[0] == media_type)
    return send(body, sent, etag)


def _ask(served: Served, asked: Asked, wanted: Sequence[str]) -> tuple[str, bytes]:
    """The answer in the first of ``wanted`` that fits the query's form, which only the worker can tell."""
    return served.pool.run(asked.query, wanted, asked.default_graphs, asked.named_graphs)


async def _page(request: Request, served: Served, asked: Asked, language: str, etag: str) -> Response:
    context: dict[str, Any] = {"query": asked.query, "result": None, "problem": None}
    try:
        media_type, body = await run_in_threadpool(
            _ask, served, asked, (RESULT_JSON.media_types[0], TURTLE.media_types[0])
        )
        context["result"] = printed(media_type, body)
    except QueryError as error:
        context["problem"] = problem(error)
    html = await run_in_threadpool(_form, request, served, language, context)
    told = context["problem"]
    if told is None:
        return send(html, HTML, etag)
    retry = {"Retry-After": "5"} if told.status == 503 else {}
    return Response(html, told.status, {"Cache-Control": "no-store", **retry}, HTML.content_type)


def printed(media_type: str, body: bytes) -> dict[str, Any]:
    """A result as the page prints it: ``columns`` and ``rows``, or ``answer`` (ASK), or ``text`` (RDF)."""
    if "json" not in media_type:
        return {"text": body.decode()}
    found = json.loads(body)
    if "boolean" in found:
        return {"answer": found["boolean"]}
    columns = found["head"]["vars"]
    rows = found["results"]["bindings"]
    return {
        "columns": columns,
        "total": len(rows),
        "rows": [[_cell(row.get(column)) for column in columns] for row in rows[:_SHOWN]],
    }


def _cell(term: dict[str, str] | None) -> dict[str, str]:
    if term is None:
        return {"value": "", "path": "", "lang": ""}
    path = local_path(term["value"]) if term["type"] == "uri" else ""
    return {"value": term["value"], "path": path, "lang": term.get("xml:lang", "")}


def _introduce(request: Request, served: Served, language: str) -> Response:
    offer = choose(request, (HTML, *RDF))
    etag = tag(served.graph.id, offer, request)
    if offer is HTML:
        return send(
            _form(request, served, language, {"query": "", "result": None, "problem": None}), HTML, etag
        )
    body = served.graph.snapshot.serialise(query_text("service"), offer.media_types[0])
    return send(body, offer, etag)


def _form(request: Request, served: Served, language: str, context: dict[str, Any]) -> str:
    return render(
        "sparql.html",
        language,
        formats=[],
        examples=sorted(catalogue().values(), key=lambda q: q.name),
        results=[o.word for o in RESULTS],
        graphs=[o.word for o in GRAPHS],
        **frame(request, served),
        **context,
    )
