"""Messages between the server and a query process over a pair of sockets.

A message to the process is a length (four bytes, big-endian) and that many bytes of JSON. An answer is two lengths, a
JSON object and its body; a body of the length ``FILE`` comes as an open file instead, handed over with the first byte.
So a large answer is copied by nobody, and the process is free while a slow client still reads.
"""

import asyncio
import contextlib
import json
import os
import socket
import struct
from typing import Any, BinaryIO, Final

FILE: Final = 0xFFFFFFFF
_LENGTH: Final = struct.Struct(">I")
_LENGTHS: Final = struct.Struct(">II")
_READ: Final = 65_536

Got = tuple[dict[str, Any], bytes | BinaryIO]


def framed(message: bytes) -> bytes:
    """``message`` as it is sent to a process."""
    return _LENGTH.pack(len(message)) + message


def send(connection: socket.socket, told: dict[str, Any], body: bytes | int = b"") -> None:
    """Send one answer on a blocking socket; ``body`` may be the descriptor of a file. Raises ``OSError``."""
    head = json.dumps(told).encode()
    if isinstance(body, bytes):
        connection.sendall(b"".join((_LENGTHS.pack(len(head), len(body)), head, body)))
        return
    data = _LENGTHS.pack(len(head), FILE) + head
    sent = socket.send_fds(connection, [data], [body])
    connection.sendall(data[sent:])


def receive(connection: socket.socket) -> bytes:
    """Receive one message on a blocking socket; the next one comes after its answer only.

    Raises ``EOFError`` if the other end is gone.
    """
    read = bytearray()
    length = _LENGTH.size
    while len(read) < length:
        try:
            more = connection.recv(_READ)
        except ConnectionError:
            more = b""
        if not more:
            raise EOFError
        read += more
        if len(read) >= _LENGTH.size:
            length = _LENGTH.size + _LENGTH.unpack_from(read)[0]
    return bytes(read[_LENGTH.size :])


class Channel:
    """The server's end, for one event loop; one question at a time."""

    def __init__(self, connection: socket.socket) -> None:
        connection.setblocking(False)
        self._connection = connection
        self._loop = asyncio.get_running_loop()
        self._read = bytearray()
        self._unsent = b""
        self._file: int | None = None
        self._answer: asyncio.Future[Got] | None = None
        self.over = False  # whether the process has gone away
        self._loop.add_reader(connection.fileno(), self._readable)

    def ask(self, request: bytes) -> "asyncio.Future[Got]":
        """The answer to come to ``request``, its head and its body; ``EOFError`` if the process ends instead."""
        self._answer = self._loop.create_future()
        if self.over:
            self._answer.set_exception(EOFError())
            return self._answer
        self._unsent = framed(request)
        self._send()
        return self._answer

    def close(self) -> None:
        """Close this end; a file that came and was not taken, too. Whoever waits for an answer gets ``EOFError``."""
        if self._connection.fileno() < 0:
            return
        self._end()
        self._connection.close()

    def _send(self) -> None:
        try:
            sent = self._connection.send(self._unsent)
        except BlockingIOError:
            sent = 0
        except OSError:
            self._end()
            return
        self._unsent = self._unsent[sent:]
        if self._unsent:
            self._loop.add_writer(self._connection.fileno(), self._send)
        else:
            self._loop.remove_writer(self._connection.fileno())

    def _readable(self) -> None:
        try:
            data, files, _, _ = socket.recv_fds(self._connection, _READ, 1)
        except BlockingIOError:
            return
        except OSError:
            data, files = b"", []
        if files:
            self._drop()
            self._file = files[0]
        if not data:
            self._end()
            return
        self._read += data
        if (found := self._whole()) is not None:
            if self._answer is not None and not self._answer.done():
                self._answer.set_result(found)
            elif not isinstance(found[1], bytes):
                found[1].close()

    def _whole(self) -> Got | None:
        """The answer, once all of it is here."""
        if len(self._read) < _LENGTHS.size:
            return None
        head, body = _LENGTHS.unpack_from(self._read)
        start = _LENGTHS.size + head
        end = start + (0 if body == FILE else body)
        if len(self._read) < end:
            return None
        with memoryview(self._read) as view:
            told: dict[str, Any] = json.loads(bytes(view[_LENGTHS.size : start]))
            content = bytes(view[start:end])
        del self._read[:end]
        if body == FILE:
            handle, self._file = self._file, None
            if handle is None:
                raise RuntimeError("an answer's file did not come with it")
            return told, os.fdopen(handle, "rb")
        return told, content

    def _end(self) -> None:
        """Note that the process has gone away, or is to."""
        self.over = True
        with contextlib.suppress(OSError, ValueError):
            self._loop.remove_reader(self._connection.fileno())
            self._loop.remove_writer(self._connection.fileno())
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(EOFError())
        self._drop()

    def _drop(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None
