"""A server on loopback that answers what a test tells it to."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

JSON = "application/sparql-results+json"


class FakeServer(ThreadingHTTPServer):
    """A server on loopback that gives the one answer it was told to, and keeps what it was asked."""

    status, media_type, body = 200, JSON, b""
    length: int | None = None
    delay = 0.0

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.headers: dict[str, str] = {}
        self.credentials: list[str] = []
        self.asked: list[tuple[str, dict[str, list[str]]]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/sparql"

    def answers(self, body: bytes | str | dict[str, Any], media_type: str = JSON, status: int = 200) -> None:
        written = json.dumps(body) if isinstance(body, dict) else body
        self.body = written.encode() if isinstance(written, str) else written
        self.media_type, self.status = media_type, status


class Handler(BaseHTTPRequestHandler):
    server: FakeServer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.credentials.append(self.headers.get("Authorization", ""))
        self.server.asked.append((self.headers["Accept"], parse_qs(body)))
        self.send_response(self.server.status)
        self.send_header("Content-Type", self.server.media_type)
        self.send_header("Content-Length", str(self.server.length or len(self.server.body)))
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        self.end_headers()
        for i in range(len(self.server.body)) if self.server.delay else ():
            time.sleep(self.server.delay)
            self.wfile.write(self.server.body[i : i + 1])
            self.wfile.flush()
        if not self.server.delay:
            self.wfile.write(self.server.body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:
            self.close_connection = True


@contextmanager
def faking() -> Iterator[FakeServer]:
    """A server that runs as long as the block."""
    with FakeServer() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()
