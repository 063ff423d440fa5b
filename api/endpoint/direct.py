"""Queries of machines, answered before the framework looks for a route: its work would take longer than most queries.

What else is asked at the endpoint's address goes on to the routes: pages, the description of the service, what no
method fits. ``api.routes.sparql`` has those, and names this address in the description of the API.
"""

import asyncio
import time
from collections.abc import Callable
from typing import Final

from fastapi import HTTPException, Request, Response
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from api.endpoint.answering import answered, wish_of
from api.endpoint.protocol import client_of, from_address, from_body
from api.respond import settings_of
from api.serving import Serving
from graph.store.fair import Taken
from ontology.errors import ZyrtarError

PATH: Final = "/sparql"
#: So many refusals of a client of late, while others wait, are told at once; later ones after so many seconds at most.
FORGIVEN, SLOWEST = 5, 3.0
#: Answers of so many bytes are compressed for whoever takes it, by this level of gzip.
PACKED_FROM, PACKED_BY = 1024, 5


class Direct:
    """ASGI middleware, outside of the one that compresses. ``failed`` makes the answer to a query that fails."""

    def __init__(self, app: ASGIApp, failed: Callable[[Request, Exception], Response]) -> None:
        self._app, self._failed = app, failed
        self._refused = Taken(time.monotonic)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or have it answered."""
        response: Response | None = None
        if scope["type"] == "http" and scope["path"] == PATH and scope["method"] in ("GET", "POST"):
            request = Request(scope, receive)
            try:
                response = await _response(request)
            except (ZyrtarError, HTTPException) as error:
                await self._slow_down(request)
                response = self._failed(request, error)
        if response is None:
            await self._app(scope, receive, send)
        elif any(k == b"accept-encoding" and b"gzip" in v.lower() for k, v in scope["headers"]):
            await GZipMiddleware(response, PACKED_FROM, PACKED_BY)(scope, receive, send)
        else:
            await response(scope, receive, send)

    async def _slow_down(self, request: Request) -> None:
        """Have a client wait that is refused over and over while others wait for their turn, so that it asks less."""
        serving: Serving = request.app.state.serving
        if serving.processes is not None and serving.processes.pressed:
            client = client_of(request)
            self._refused.add(client, 1)
            await asyncio.sleep(min(SLOWEST, max(0.0, self._refused.of(client) - FORGIVEN) / FORGIVEN))


async def _response(request: Request) -> Response | None:
    """The answer to a machine's query; ``None`` if it is none."""
    wanted = wish_of(request)
    if wanted.page:
        return None
    settings = settings_of(request)
    if request.method == "POST":
        asked = await from_body(request, settings.query_bytes, settings.query_seconds)
    else:
        found = from_address(request, settings.query_bytes)
        if found is None:
            return None
        asked = found
    return await answered(request, asked, wanted)
