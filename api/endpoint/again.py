"""Gives the whole response again to a request that has come before, to the byte, before anything is made of it.

``Again`` keeps responses to queries as they went out, with their headers and perhaps compressed, each under the
request's address and what it accepts. ``repeating`` makes a protocol for uvicorn that looks there first. What it cannot
answer goes the usual way, and so does what may need another answer: a tag to compare, a body, a connection to close.
"""

import time
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.endpoint.running import note
from api.metrics import Metrics
from api.serving import Serving

#: Where the endpoint leaves in the scope of a request what it has answered.
GIVEN: Final = "zyrtar.given"
_PATH: Final = b"/sparql?"
_LONGEST: Final = 8_192  # of an address that is kept, in bytes
_BESIDES: Final = 1_000  # what an entry takes besides its response and its address, in bytes
#: Headers that may ask for something else than what was sent to another.
_OTHERWISE: Final = frozenset(
    (
        b"if-none-match",
        b"range",
        b"content-length",
        b"transfer-encoding",
        b"expect",
        b"upgrade",
        b"connection",
    )
)
Headers = list[tuple[bytes, bytes]]
Key = tuple[bytes, bytes, bytes]


@dataclass(frozen=True, slots=True)
class Given:
    """An answer of the ``snapshot``: its ``rows``, and its bytes uncompressed; ``query`` is the hash of its text."""

    snapshot: Path
    query: str
    rows: int
    length: int


@dataclass(frozen=True, slots=True)
class _Entry:
    given: Given
    head: bytes
    body: bytes
    size: int


class Again:
    """At most ``most`` bytes of responses. ``hits`` counts those that were given again."""

    def __init__(self, serving: Serving, metrics: Metrics, most: int) -> None:
        self._serving, self._metrics, self.most = serving, metrics, most
        self._entries: OrderedDict[Key, _Entry] = OrderedDict()
        self.size = 0

    def __len__(self) -> int:
        return len(self._entries)

    def find(self, url: bytes, headers: Headers) -> tuple[bytes, bytes] | None:
        """The headers' lines and the body for a GET request, if they are known and of the current snapshot; noted."""
        began = time.monotonic()
        if not url.startswith(_PATH) or (key := _key(url, headers)) is None:
            return None
        entry = self._entries.get(key)
        if entry is None:
            return None
        given = entry.given
        if self._serving.at_once() != given.snapshot:
            self._drop(key)
            return None
        self._entries.move_to_end(key)
        self._serving.answers.counts["cache"] += 1
        note(self._metrics, given.query, given.snapshot, began, given.rows, given.length, "cache", "ok")
        return entry.head, entry.body

    def keep(self, url: bytes, headers: Headers, given: Given, sent: Headers, body: bytes) -> None:
        """Keep the response to a GET request: the headers ``sent`` and the ``body``."""
        key = _key(url, headers)
        if key is None or len(url) > _LONGEST or self._serving.at_once() != given.snapshot:
            return
        head = b"".join(name + b": " + value + b"\r\n" for name, value in sent)
        size = len(head) + len(body) + sum(map(len, key)) + _BESIDES
        self._drop(key)
        if size > self.most:
            return
        self._entries[key] = _Entry(given, head, body, size)
        self.size += size
        while self.size > self.most:
            self._drop(next(iter(self._entries)))

    def _drop(self, key: Key) -> None:
        entry = self._entries.pop(key, None)
        if entry is not None:
            self.size -= entry.size


def _key(url: bytes, headers: Headers) -> Key | None:
    """What the response to a GET request depends on; ``None`` if on more than that."""
    accept = encoding = b""
    for name, value in headers:
        if name == b"accept":
            accept += b"," + value
        elif name == b"accept-encoding":
            encoding += b"," + value
        elif name in _OTHERWISE:
            if name == b"connection" and value.lower() == b"keep-alive":
                continue
            return None
    return url, accept, encoding


class Keeping:
    """ASGI middleware around the whole application that has ``again`` keep what goes out."""

    def __init__(self, app: ASGIApp, again: Again) -> None:
        self._app, self._again = app, again

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Have the request answered."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] != "/sparql":
            await self._app(scope, receive, send)
            return
        started: Message | None = None

        async def kept(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = message
            elif started is not None and GIVEN in scope and self._again.most and not message.get("more_body"):
                url = scope["raw_path"] + b"?" + scope["query_string"]
                sent, started = [*started["headers"]], None
                self._again.keep(url, scope["headers"], scope[GIVEN], sent, message.get("body", b""))
            else:
                started = None  # it goes out in pieces
            await send(message)

        await self._app(scope, receive, kept)


def repeating(again: Again) -> type[HttpToolsProtocol]:
    """uvicorn's protocol, which looks in ``again`` first."""

    class Repeating(HttpToolsProtocol):
        """One connection."""

        _repeated = False

        def on_headers_complete(self) -> None:
            """Answer at once, or as usual."""
            self._repeated = self._repeat()
            if not self._repeated:
                super().on_headers_complete()

        def on_message_complete(self) -> None:
            """Nothing is left to do after an answer at once."""
            if not self._repeated:
                super().on_message_complete()

        def _repeat(self) -> bool:
            cycle: Any = self.cycle  # there is none before the first request
            parser: Any = self.parser
            busy = cycle is not None and not cycle.response_complete
            if busy or self.flow.write_paused or parser.get_method() != b"GET":
                return False
            if parser.get_http_version() != "1.1" or not parser.should_keep_alive():
                return False
            found = again.find(self.url, self.headers)
            if found is None:
                return False
            own = [b"%b: %b\r\n" % header for header in self.server_state.default_headers]
            self.transport.write(b"".join((b"HTTP/1.1 200 OK\r\n", *own, found[0], b"\r\n", found[1])))
            self.on_response_complete()
            return True

    return Repeating
