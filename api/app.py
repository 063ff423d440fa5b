"""The web application: ``create_app`` puts routes, error pages and security headers together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version
from importlib.resources import as_file, files

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.gzip import GZipMiddleware
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.asked import language_of
from api.assets import Static
from api.endpoint.again import Again, Keeping
from api.endpoint.direct import PACKED_BY, PACKED_FROM, Direct
from api.errors import FAULT, Problem, http_problem, problem, retry
from api.links import Links
from api.metrics import Metrics
from api.negotiate import prefers_html
from api.openapi import describe
from api.remote import RemoteServing
from api.respond import VARY, frame
from api.routes import (
    curate,
    figures,
    health,
    links,
    lists,
    network,
    oembed,
    pictures,
    quality,
    queries,
    reconcile,
    search,
    sparql,
    store,
    things,
    workbench,
)
from api.security import Guard
from api.serving import Serving
from api.settings import Settings
from api.web import render
from ontology.errors import ZyrtarError


def create_app(settings: Settings) -> FastAPI:
    """The application that serves the snapshots of ``settings.home``.

    It starts without a snapshot too: pages then answer 503 and say what to do, until one is built.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await app.state.serving.start()
        yield
        await app.state.serving.stop()

    app = FastAPI(
        title="Zyrtar",
        summary="A knowledge graph of prosecutorial officials and events, with the evidence for every fact",
        version=version("zyrtar"),
        license_info={"name": "Data: CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
        docs_url=None,  # both load scripts from elsewhere; the description itself is at /openapi.json
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.settings = settings
    app.state.serving = RemoteServing(settings) if settings.endpoint else Serving(settings)
    app.state.links = Links(settings.home, settings.links_bytes, settings.links_per_day)
    app.state.metrics = Metrics(app.state.serving.processes, app.state.serving.answers)
    app.state.again = Again(app.state.serving, app.state.metrics, settings.cache_bytes // 2)
    with as_file(files("api") / "static") as static:
        app.mount("/static", Static(directory=static), name="static")
    for module in (
        lists,
        search,
        things,
        network,
        pictures,
        figures,
        oembed,
        quality,
        reconcile,
        sparql,
        store,
        queries,
        workbench,
        links,
        health,
    ):
        app.include_router(module.router)
    if settings.curator_token:
        curate.open_to(app, settings.home, settings.curator_token)
    describe(app)
    app.add_exception_handler(ZyrtarError, _known)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_middleware(GZipMiddleware, minimum_size=PACKED_FROM, compresslevel=PACKED_BY)
    app.add_middleware(Direct, failed=_failed)
    app.add_middleware(Guard, fault=_fault)
    app.add_middleware(Keeping, again=app.state.again)
    return app


def tell(request: Request, told: Problem, headers: dict[str, str] | None = None) -> Response:
    """``told`` as a page for browsers, as problem details (RFC 9457) for everyone else."""
    sent = {"Vary": VARY, "Cache-Control": "no-store"} | (headers or {})
    if prefers_html(request) and request.url.path.startswith(figures.FRAMED):
        return figures.missing(request, told, sent)
    if prefers_html(request):
        html = render(
            "error.html",
            language_of(request),
            problem=told,
            words=_words(request.url.path),
            formats=[],
            **frame(request, None),
        )
        return Response(html, told.status, sent, "text/html; charset=utf-8")
    return JSONResponse(told.body(request.url.path), told.status, sent, "application/problem+json")


def _words(path: str) -> str:
    """What was perhaps looked for under ``path``: its last part as words."""
    return path.rstrip("/").rpartition("/")[2].replace("-", " ").replace("_", " ")[:100]


def _failed(request: Request, error: Exception) -> Response:
    return _known(request, error) if isinstance(error, ZyrtarError) else _http(request, error)


def _fault(request: Request) -> Response:
    return tell(request, FAULT)


def _known(request: Request, error: Exception) -> Response:
    if not isinstance(error, ZyrtarError):
        raise error
    told = problem(error)
    return tell(request, told, retry(told))


def _http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    detail = (
        f"There is no page “{request.url.path[:200]}”" if error.detail == "Not Found" else str(error.detail)
    )
    mend = "Check the address, or start from the first page." if error.status_code == 404 else ""
    return tell(request, http_problem(error.status_code, detail, mend), dict(error.headers or {}))


def _invalid(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    wrong = "; ".join(f"{'.'.join(map(str, e['loc'][1:]))}: {e['msg']}" for e in error.errors())
    return tell(request, http_problem(400, f"A parameter is wrong: {wrong}"))
