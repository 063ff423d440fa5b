"""Permanent links: ``POST /q`` makes one of a query and the snapshot it is asked of, ``/q/{id}`` is its page.

A link is made of queries only that have an answer. Its page says of which snapshot the answer is, and whether it is
still the answer of then.
"""

from pathlib import Path
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, RedirectResponse

from api.asked import language_of
from api.endpoint.answering import answered, snapshot_of, wish_of
from api.endpoint.protocol import Asked, client_of, from_body
from api.endpoint.running import run
from api.links import FullError, Kept, Links, digest_of
from api.negotiate import (
    GRAPHS,
    HTML,
    JSON,
    N_TRIPLES,
    RESULT_JSON,
    RESULT_TSV,
    RESULTS,
    TURTLE,
    choose,
)
from api.respond import Given, Lang, frame, here, send, tag
from api.routes.sparql import printed
from api.serving import Serving
from api.web import address, render
from graph.store.answers import GoneError
from graph.store.home import CURRENT
from ontology.errors import InputError, NotFoundError

router = APIRouter(tags=["links"])

#: Forms whose lines can be compared.
_LINES: Final = (RESULT_TSV.media_types[0], N_TRIPLES.media_types[0])


@router.post("/q", status_code=201)
async def make(request: Request, settings: Given) -> Response:
    """Keep the query and give its short address: as JSON, or to browsers by leading there."""
    if request.headers.get("sec-fetch-site") == "cross-site":
        raise HTTPException(403, detail="Permanent links are made from this site's own pages")
    asked = await from_body(request, settings.query_bytes, settings.query_seconds)
    if asked.default_graphs or asked.named_graphs:
        raise InputError("A permanent link holds the query alone", mend="Name the graphs in it, with FROM.")
    path = await snapshot_of(request, asked.snapshot)
    try:
        answer = await run(request, asked, path, _LINES)
    except GoneError:
        return Response(status_code=499)
    rows, digest = answer.rows, await run_in_threadpool(lambda: digest_of(answer.read()))
    links: Links = request.app.state.links
    try:
        kept = await run_in_threadpool(links.keep, client_of(request), asked.query, path.name, rows, digest)
    except FullError as error:
        raise HTTPException(507, detail=str(error)) from None
    if choose(request, (JSON, HTML)) is HTML:
        return RedirectResponse(address(f"/q/{kept.id}", language_of(request)), 303)
    body = {
        "id": kept.id,
        "address": f"{here(request)}/q/{kept.id}",
        "snapshot": kept.snapshot,
        "rows": kept.rows,
    }
    return JSONResponse(body, 201, {"Location": f"/q/{kept.id}"})


@router.get("/q/{name}")
async def link(
    request: Request,
    name: str,
    lang: Lang,
    snapshot: Annotated[
        str | None, Query(description="another snapshot than the link's own, or `current`")
    ] = None,
) -> Response:
    """The link's page, or its answer in any form of the endpoint; 410 in those once its snapshot is gone."""
    links: Links = request.app.state.links
    kept = await run_in_threadpool(links.find, name)
    path, gone = await _where(request, kept, snapshot)
    wanted = wish_of(request)
    if wanted.page:
        try:
            return await _page(request, kept, path, lang, gone=gone)
        except GoneError:
            return Response(status_code=499)
    if gone and snapshot is None:
        raise HTTPException(
            410,
            detail=f"Snapshot {kept.snapshot} is kept no more. Ask the newest one with ?snapshot={CURRENT}",
        )
    return await answered(request, Asked(kept.query, snapshot=path.name), wanted)


async def _where(request: Request, kept: Kept, asked: str | None) -> tuple[Path, bool]:
    """The snapshot to ask, and whether the link's own is gone."""
    serving: Serving = request.app.state.serving
    try:
        own = await run_in_threadpool(serving.find, kept.snapshot)
    except NotFoundError:
        return await snapshot_of(request, None if asked == CURRENT else asked), True
    if asked is None:
        return own, False
    return await snapshot_of(request, None if asked == CURRENT else asked), False


async def _page(request: Request, kept: Kept, path: Path, language: str, *, gone: bool) -> Response:
    answer = await run(request, Asked(kept.query), path, (RESULT_JSON.media_types[0], TURTLE.media_types[0]))
    result = await run_in_threadpool(lambda: printed(answer.media_type, answer.read()))
    same = None if path.name == kept.snapshot else await _same(request, kept, path)
    asked = {"query": kept.query} | ({} if gone else {"snapshot": kept.snapshot})
    forms = RESULTS if "text" not in result else GRAPHS
    html = await run_in_threadpool(
        _written,
        request,
        language,
        kept=kept,
        result=result,
        asked_of=path.name,
        gone=gone,
        same=same,
        link_address=f"{here(request)}/q/{kept.id}",
        workbench=f"/sparql?{urlencode(asked)}",
        downloads=[
            (o.word, f"/q/{kept.id}?{urlencode(_own(path, kept) | {'format': o.word})}") for o in forms
        ],
    )
    return send(html, HTML, tag(path.name, HTML, request), **{"X-Robots-Tag": "noindex"})


def _own(path: Path, kept: Kept) -> dict[str, str]:
    return {} if path.name == kept.snapshot else {"snapshot": path.name}


async def _same(request: Request, kept: Kept, path: Path) -> bool | None:
    """Whether the answer of another snapshot is that of then; ``None`` if it cannot be told."""
    if not kept.digest:
        return None
    answer = await run(request, Asked(kept.query), path, _LINES)
    digest = await run_in_threadpool(lambda: digest_of(answer.read()))
    return digest == kept.digest if digest else None


def _written(request: Request, language: str, **context: Any) -> str:
    serving: Serving = request.app.state.serving
    with serving.lease() as served:
        return render("link.html", language, formats=[], **frame(request, served), **context)
