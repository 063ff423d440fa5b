"""Sends an answer piece by piece, to a client that has only so long to read it."""

import asyncio
import logging
from collections.abc import Mapping

from fastapi import Response
from starlette.types import Receive, Scope, Send

from graph.store.reply import Answer

log = logging.getLogger(__name__)


class Sending(Response):
    """``answer`` as a response; the connection is cut if the client has not read it within ``seconds``."""

    def __init__(self, answer: Answer, seconds: float, headers: Mapping[str, str]) -> None:
        self.status_code, self.background = 200, None
        self.raw_headers = [(k.lower().encode("latin-1"), v.encode("latin-1")) for k, v in headers.items()]
        self.raw_headers.append((b"content-length", b"%d" % answer.length))
        self._answer, self._seconds = answer, seconds

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        """Send it all, or part of it and no end, so that no client takes the part for the whole."""
        try:
            async with asyncio.timeout(self._seconds):
                await send(
                    {"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers}
                )
                if isinstance(self._answer.content, bytes):
                    await send({"type": "http.response.body", "body": self._answer.content})
                    return
                for chunk in self._answer.chunks():
                    await send({"type": "http.response.body", "body": chunk, "more_body": True})
                await send({"type": "http.response.body", "body": b"", "more_body": False})
        except TimeoutError:
            log.warning("a client did not read its answer within %g seconds and was cut off", self._seconds)
        finally:
            self._answer.close()
