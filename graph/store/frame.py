"""Messages between the pool and its workers: each a length (four bytes, big-endian) and that many bytes."""

import socket
import time
from typing import Final

_HEAD: Final = 4


def send(connection: socket.socket, message: bytes) -> None:
    """Send one message. Raises ``OSError`` if the other end is gone, ``TimeoutError`` if it does not read."""
    connection.sendall(len(message).to_bytes(_HEAD, "big") + message)


def receive(connection: socket.socket, deadline: float | None = None) -> bytes:
    """Receive one message, by ``deadline`` on the monotonic clock if given.

    Raises ``EOFError`` if the other end is gone, ``TimeoutError`` at the deadline.
    """
    length = int.from_bytes(_exactly(connection, _HEAD, deadline), "big")
    return bytes(_exactly(connection, length, deadline))


def _exactly(connection: socket.socket, length: int, deadline: float | None) -> bytearray:
    read = bytearray(length)
    view, got = memoryview(read), 0
    while got < length:
        if deadline is not None:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            connection.settimeout(left)
        try:
            more = connection.recv_into(view[got:])
        except ConnectionError:
            more = 0
        if not more:
            raise EOFError
        got += more
    view.release()
    return read
