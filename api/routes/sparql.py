"""The SPARQL 1.1 endpoint (protocol: W3C Recommendation of 21 March 2013, section 2.1; queries only).

No query is parsed or run in this process: the pool's workers do both, and are killed at the deadline.
"""

import json
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from api.endpoint.answering import snapshot_of
from api.endpoint.describing import described, endpoint_url
from api.endpoint.protocol import Asked, from_address, from_body
from api.endpoint.running import run
from api.errors import problem, retry
from api.negotiate import GRAPHS, HTML, RDF, RESULT_JSON, RESULTS, TURTLE, choose
from api.read.reader import local_path
from api.respond import Given, Lang, frame, fresh, send, tag
from api.serving import Serving
from api.web import render
from graph.query.catalogue import catalogue
from graph.store.answers import GoneError
from ontology.errors import QueryError

router = APIRouter(tags=["sparql"])

_SHOWN = 1000  # rows printed on the page; the downloads have all
_CORS = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
    "Allow": "GET, HEAD, POST, OPTIONS",
}


@router.options("/sparql", include_in_schema=False)
def preflight() -> Response:
    """Tell other sites' scripts that they may ask."""
    return Response(status_code=204, headers=_CORS)


@router.get("/sparql")
async def get(request: Request, settings: Given, lang: Lang) -> Response:
    """A query in the address; without one the query form, or in RDF the description of the service."""
    asked = from_address(request, settings.query_bytes)
    if asked is None:
        return await run_in_threadpool(_introduce, request, lang)
    return await _run(request, asked, lang)


@router.post("/sparql")
async def post(request: Request, settings: Given, lang: Lang) -> Response:
    """A query in the body, form-encoded or as ``application/sparql-query``."""
    asked = await from_body(request, settings.query_bytes, settings.query_seconds)
    return await _run(request, asked, lang)


async def _run(request: Request, asked: Asked, language: str) -> Response:
    """The page that shows the answer; machines are answered by ``api.endpoint.direct``."""
    path = await snapshot_of(request, asked.snapshot)
    etag = tag(path.name, HTML, request)
    if request.method == "GET" and (unchanged := fresh(request, etag)) is not None:
        return unchanged
    try:
        return await _page(request, path, asked, language, etag)
    except GoneError:
        return Response(status_code=499)


async def _page(request: Request, path: Path, asked: Asked, language: str, etag: str) -> Response:
    context: dict[str, Any] = {"query": asked.query, "result": None, "problem": None}
    try:
        answer = await run(request, asked, path, (RESULT_JSON.media_types[0], TURTLE.media_types[0]))
        context["result"] = await run_in_threadpool(lambda: printed(answer.media_type, answer.read()))
    except QueryError as error:
        context["problem"] = problem(error)
    html = await run_in_threadpool(_form, request, language, context)
    wrong = context["problem"]
    if wrong is None:
        return send(html, HTML, etag)
    return Response(html, wrong.status, {"Cache-Control": "no-store", **retry(wrong)}, HTML.content_type)


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


def _introduce(request: Request, language: str) -> Response:
    offer = choose(request, (HTML, *RDF))
    serving: Serving = request.app.state.serving
    with serving.lease() as served:
        etag = tag(served.graph.id, offer, request)
        if (unchanged := fresh(request, etag)) is not None:
            return unchanged
        if offer is not HTML:
            return send(described(request, served, offer), offer, etag)
    return send(_form(request, language, {"query": "", "result": None, "problem": None}), HTML, etag)


def _form(request: Request, language: str, context: dict[str, Any]) -> str:
    serving: Serving = request.app.state.serving
    with serving.lease() as served:
        return render(
            "sparql.html",
            language,
            formats=[],
            examples=sorted(catalogue().values(), key=lambda q: q.name),
            results=[o.word for o in RESULTS],
            graphs=[o.word for o in GRAPHS],
            endpoint=endpoint_url(request),
            **frame(request, served),
            **context,
        )
