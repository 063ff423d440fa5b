"""What every answer carries and no page can opt out of: security headers, open reading, HEAD like GET.

Pages are complete without scripts, take those they have from their own server, and ask nobody else anything. So the
Content-Security-Policy can refuse everything else; text that slipped through escaping would still not run.
"""

import logging
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: For everything but the self-contained network page.
POLICY = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
#: For the self-contained network page: its own inline script draws it, in a sandbox that is not our origin.
SANDBOX_POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts"
)
#: On every answer that does not set its own.
HEADERS: dict[bytes, bytes] = {
    b"content-security-policy": POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"access-control-allow-origin": b"*",  # public data, no cookies: any page may read it
    b"access-control-expose-headers": b"etag, link, retry-after",
}
#: Pages that know who asks: no page of another server may read them.
CLOSED = "/curate"

log = logging.getLogger(__name__)


class Guard:
    """ASGI middleware around the whole application. ``fault`` makes the answer when an exception was unforeseen."""

    def __init__(self, app: ASGIApp, fault: Callable[[Request], Response]) -> None:
        self._app = app
        self._fault = fault

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; HEAD is answered as GET without the body."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        head = scope["method"] == "HEAD"
        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                present = {name.lower() for name, _ in message["headers"]}
                closed = scope["path"].startswith(CLOSED)
                added = [
                    (k, v)
                    for k, v in HEADERS.items()
                    if k not in present and not (closed and k.startswith(b"access-control-"))
                ]
                message = {**message, "headers": [*message["headers"], *added]}
            elif head and message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        asked = {**scope, "method": "GET"} if head else scope
        try:
            await self._app(asked, receive, guarded)
        except Exception:  # whatever a fault of ours raises, the client gets an answer without its text
            if begun:
                raise
            log.exception("a fault in answering %s", scope["path"])
            await self._fault(Request(scope))(asked, receive, guarded)
