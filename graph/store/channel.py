"""Messages between the server and a query process over a pair of sockets.

A message is a length (four bytes, big-endian), that many bytes, and maybe an open file handed over with its first byte.
An answer is a JSON object, then its body, unless the body comes as a file: so a large answer is copied by
nobody, and the process is free while a slow client still reads.
"""

import asyncio
import json
import os
import socket
from typing import Any, BinaryIO, Final

_HEAD: Final = 4
_READ: Final = 262_144


def send(connection: socket.socket, message: bytes, file: int | None = None) -> None:
    """Send one message on a blocking socket, with the descriptor ``file`` if given; raises ``OSError``."""
    data = len(message).to_bytes(_HEAD, "big") + message
    if file is not None:
        sent = socket.send_fds(connection, [data], [file])
        data = data[sent:]
    connection.sendall(data)


def receive(connection: socket.socket) -> bytes:
    """Receive one message on a blocking socket. Raises ``EOFError`` if the other end is gone."""
    return _exactly(connection, int.from_bytes(_exactly(connection, _HEAD), "big"))


def _exactly(connection: socket.socket, length: int) -> bytes:
    read = bytearray()
    while len(read) < length:
        try:
            more = connection.recv(length - len(read))
        except ConnectionError:
            more = b""
        if not more:
            raise EOFError
        read += more
    return bytes(read)


class Channel:
    """The server's end, for one event loop."""

    def __init__(self, connection: socket.socket) -> None:
        connection.setblocking(False)
        self._connection = connection
        self._read = bytearray()
        self._file: int | None = None

    async def ask(self, request: bytes) -> tuple[dict[str, Any], bytes | BinaryIO]:
        """Send ``request``; the answer's head and its body. Raises ``EOFError`` if the process has ended."""
        try:
            data = len(request).to_bytes(_HEAD, "big") + request
            await asyncio.get_running_loop().sock_sendall(self._connection, data)
        except OSError:
            raise EOFError from None
        return await self.answer()

    async def answer(self) -> tuple[dict[str, Any], bytes | BinaryIO]:
        """The next answer. Raises ``EOFError`` if the process has ended."""
        told: dict[str, Any] = json.loads(await self._message())
        if self._file is not None:
            handle, self._file = self._file, None
            return told, os.fdopen(handle, "rb")
        return told, await self._message()

    def close(self) -> None:
        """Close this end; a file that came and was not taken, too."""
        self._connection.close()
        if self._file is not None:
            os.close(self._file)
            self._file = None

    async def _message(self) -> bytes:
        length = int.from_bytes(await self._take(_HEAD), "big")
        return await self._take(length)

    async def _take(self, length: int) -> bytes:
        while len(self._read) < length:
            try:
                data, files, _, _ = socket.recv_fds(self._connection, _READ, 1)
            except BlockingIOError:
                await self._readable()
                continue
            except OSError:
                data, files = b"", []
            if files:
                self._file = files[0]
            if not data:
                raise EOFError
            self._read += data
        taken = bytes(self._read[:length])
        del self._read[:length]
        return taken

    async def _readable(self) -> None:
        loop = asyncio.get_running_loop()
        ready: asyncio.Future[None] = loop.create_future()
        handle = self._connection.fileno()
        loop.add_reader(handle, _wake, ready)
        try:
            await ready
        finally:
            loop.remove_reader(handle)


def _wake(ready: "asyncio.Future[None]") -> None:
    if not ready.done():
        ready.set_result(None)
