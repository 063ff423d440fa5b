"""Has a query answered by the pool, for as long as its client stays, and notes how it went."""

import asyncio
import hashlib
import time
from collections.abc import Sequence
from pathlib import Path

import structlog
from fastapi import Request

from api.endpoint.protocol import Asked, client_of
from api.errors import telling
from api.metrics import Metrics
from api.serving import Serving
from graph.store.reply import Answer
from ontology.errors import HomeError, ZyrtarError

log = structlog.get_logger("zyrtar.query")


class ClientGoneError(Exception):
    """Nobody waits for the answer any more."""


async def run(request: Request, asked: Asked, path: Path, media_types: Sequence[str]) -> Answer:
    """The answer to ``asked`` on the snapshot in ``path``.

    Raises as ``QueryPool.run``, and ``ClientGoneError`` if the client goes away first; then the query is ended.
    """
    metrics: Metrics = request.app.state.metrics
    began, outcome, rows, length = time.monotonic(), "fault", 0, 0
    try:
        answer = await _while_there(request, asked, path, media_types)
        outcome, rows, length = "ok", answer.rows, answer.length
        return answer
    except ZyrtarError as error:
        outcome = telling(type(error)).slug
        raise
    except (ClientGoneError, asyncio.CancelledError):
        outcome = "gone"
        raise
    finally:
        seconds = time.monotonic() - began
        metrics.note(outcome, seconds, rows, length)
        log.info(
            "query",
            query=hashlib.sha256(asked.query.encode(errors="replace")).hexdigest()[:16],
            snapshot=path.name,
            seconds=round(seconds, 4),
            rows=rows,
            bytes=length,
            outcome=outcome,
        )


async def _while_there(request: Request, asked: Asked, path: Path, media_types: Sequence[str]) -> Answer:
    running = asyncio.ensure_future(_run(request, asked, path, media_types))
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({running, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not running.done():
            raise ClientGoneError
        return running.result()
    finally:
        for task in (running, gone):
            task.cancel()
        await asyncio.gather(running, gone, return_exceptions=True)


async def _run(request: Request, asked: Asked, path: Path, media_types: Sequence[str]) -> Answer:
    serving: Serving = request.app.state.serving
    for last in (False, True):
        try:
            return await serving.pool.run(
                path,
                asked.query,
                media_types,
                asked.default_graphs,
                asked.named_graphs,
                client=client_of(request),
            )
        except HomeError:
            # Builds have removed the snapshot since this request came in, if another one is current now.
            now = await asyncio.to_thread(serving.find, asked.snapshot)
            if last or now == path:
                raise
            path = now
    raise AssertionError("unreachable")


async def _gone(request: Request) -> None:
    """Return when the client has gone away; the request's body has been read before, or there is none."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
