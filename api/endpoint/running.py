"""Has a query answered, for as long as its client stays, and notes how it went."""

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
from graph.store.answers import GoneError, Question
from graph.store.reply import Answer
from ontology.errors import HomeError, ZyrtarError

log = structlog.get_logger("zyrtar.query")


async def run(request: Request, asked: Asked, path: Path, media_types: Sequence[str]) -> Answer:
    """The answer to ``asked`` on the snapshot in ``path``.

    Raises as ``QueryPool.run``, and ``GoneError`` if the client goes away first; then the query is ended, unless
    others wait for the same answer.
    """
    metrics: Metrics = request.app.state.metrics
    began, outcome, rows, length, origin = time.monotonic(), "fault", 0, 0, "engine"
    try:
        answer = await _run(request, asked, path, media_types)
        outcome, rows, length, origin = "ok", answer.rows, answer.length, answer.origin
        return answer
    except ZyrtarError as error:
        outcome = telling(type(error)).slug
        raise
    except (GoneError, asyncio.CancelledError):
        outcome = "gone"
        raise
    finally:
        note(metrics, hashed(asked.query), path, began, rows, length, origin, outcome)


def hashed(query: str) -> str:
    """By what a query is known in the log."""
    return hashlib.sha256(query.encode(errors="replace")).hexdigest()[:16]


def note(
    metrics: Metrics,
    query: str,
    snapshot: Path,
    began: float,
    rows: int,
    length: int,
    origin: str,
    outcome: str,
) -> None:
    """Count and log one query, known by its hash, that ``began`` on the monotonic clock and has ended now."""
    seconds = time.monotonic() - began
    metrics.note(outcome, seconds, rows, length)
    log.info(
        "query",
        query=query,
        snapshot=snapshot.name,
        seconds=round(seconds, 6),
        rows=rows,
        bytes=length,
        origin=origin,
        outcome=outcome,
    )


async def _run(request: Request, asked: Asked, path: Path, media_types: Sequence[str]) -> Answer:
    serving: Serving = request.app.state.serving

    async def gone() -> None:
        """Return when the client has gone away; the request's body has been read before, or there is none."""
        while (await request.receive())["type"] != "http.disconnect":
            pass

    for last in (False, True):
        question = Question(path, asked.query, tuple(media_types), asked.default_graphs, asked.named_graphs)
        try:
            return await serving.answers.ask(question, client_of(request), gone)
        except HomeError:
            # Builds have removed the snapshot since this request came in, if another one is current now.
            now = await asyncio.to_thread(serving.find, asked.snapshot)
            if last or now == path:
                raise
            path = now
    raise AssertionError("unreachable")
