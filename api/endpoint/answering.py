"""Answers a query for a machine: in the form it likes best, or not again if it has the answer already."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from fastapi import HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool

from api.endpoint.again import GIVEN, Given
from api.endpoint.protocol import Asked
from api.endpoint.running import hashed, run
from api.endpoint.sending import Sending
from api.negotiate import GRAPHS, HTML, RESULTS, Offer, best, refusal
from api.respond import code, held, settings_of, told
from api.serving import Serving
from graph.store.answers import GoneError
from graph.store.reply import Answer

#: Told where nobody listens any more; the number is nginx's, HTTP has none.
_GONE: Final = 499
_VARY: Final = "Accept, Accept-Encoding"
_OFFERS: Final = {offer.media_types[0]: offer for offer in (*RESULTS, *GRAPHS)}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a client wants of an answer: a ``page``, or the first of ``media_types`` that fits; none fits nothing."""

    page: bool
    media_types: tuple[str, ...]


@lru_cache(1_000)
def wish(accept: str, word: str | None) -> Wish:
    """The wish of the Accept header ``accept`` and of ``?format=word``."""
    first = _liked(accept, word, (*RESULTS, *GRAPHS, HTML))
    liked = (_liked(accept, word, kind) for kind in (RESULTS, GRAPHS))
    return Wish(first is HTML, () if first is None else tuple(o.media_types[0] for o in liked if o))


def _liked(accept: str, word: str | None, offers: tuple[Offer, ...]) -> Offer | None:
    if word is not None:
        return next((o for o in offers if o.named(word)), None)
    return best(accept, offers)


def wish_of(request: Request) -> Wish:
    """What the client wants who sent ``request``."""
    accept = ",".join(v.decode("latin-1") for k, v in request.scope["headers"] if k == b"accept")
    named = b"format=" in request.scope["query_string"]
    return wish(accept, request.query_params.get("format") if named else None)


async def snapshot_of(request: Request, name: str | None) -> Path:
    """Folder of the snapshot ``name``, or of the current one; raises as ``Serving.find``."""
    serving: Serving = request.app.state.serving
    if name is None and (path := serving.at_once()) is not None:
        return path
    return await run_in_threadpool(serving.find, name)


async def answered(request: Request, asked: Asked, wanted: Wish) -> Response:
    """The answer to ``asked`` for a machine. Raises as ``QueryPool.run``, and 406."""
    if not wanted.media_types:
        raise HTTPException(406, detail=refusal((*RESULTS, *GRAPHS, HTML)))
    path = await snapshot_of(request, asked.snapshot)
    etag = tag(request, path, wanted)
    if request.method == "GET" and held(request, etag):
        return Response(None, 304, told(etag, _VARY))
    try:
        answer = await run(request, asked, path, wanted.media_types)
    except GoneError:
        return Response(status_code=_GONE)
    request.scope[GIVEN] = Given(path, hashed(asked.query), answer.rows, answer.length)
    return sending(request, answer, etag)


def tag(request: Request, snapshot: Path, wanted: Wish) -> str:
    """Weak entity tag: the same snapshot, code, question and forms wanted give the same answer."""
    parts = (snapshot.name, code(), *wanted.media_types, request.scope["path"])
    named = chr(0).join(parts).encode() + request.scope["query_string"]
    return f'W/"{hashlib.sha256(named).hexdigest()[:20]}"'


def sending(request: Request, answer: Answer, etag: str) -> Response:
    """``answer`` as a response, to be asked for again by its tag."""
    kind = _OFFERS[answer.media_type].content_type
    return Sending(answer, settings_of(request).send_seconds, {"content-type": kind, **told(etag, _VARY)})
