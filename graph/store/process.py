"""One query process as the server holds it: started, asked, ended."""

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, BinaryIO, Final

from graph.store.channel import Channel
from ontology.errors import QueryError, QueryLimitError

START_SECONDS: Final = 30.0
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_LAST_WORDS: Final = 1.0  # seconds between the end of its socket and the end of a process, at most


def command(handle: int, snapshot: Path | None) -> list[str]:
    """How a query process is started: our own module, on the socket ``handle``."""
    first = [sys.executable, "-P", "-m", "graph.store.worker", str(handle), str(os.getpid())]
    return [*first, *([str(snapshot)] if snapshot else [])]


class Worker:
    """A process that answers one query after another. It dies with the thread that made it (prctl(2))."""

    def __init__(self, snapshot: Path | None) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                self.process = subprocess.Popen(  # noqa: S603 - our own module, no shell
                    command(theirs.fileno(), snapshot),
                    pass_fds=[theirs.fileno()],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
            except OSError:
                ours.close()
                raise
        self._channel = Channel(ours)

    async def ready(self) -> bool:
        """Wait until it can be asked; whether it can."""
        try:
            async with asyncio.timeout(START_SECONDS):
                await self._channel.answer()
        except (EOFError, TimeoutError):
            return False
        return True

    async def ask(self, request: bytes) -> tuple[dict[str, Any], bytes | BinaryIO]:
        """The answer to ``request``. Raises ``EOFError`` if the process ends instead."""
        return await self._channel.ask(request)

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self.process.poll() is None

    def worked(self) -> float:
        """Seconds of processor time it has taken so far (proc(5), stat), which tells heavy from merely kept waiting.

        Where the system does not tell, seconds by the clock.
        """
        try:
            told = (
                Path(f"/proc/{self.process.pid}/stat")
                .read_text("ascii", "replace")
                .rpartition(")")[2]
                .split()
            )
            return (int(told[11]) + int(told[12])) / _TICKS
        except (OSError, IndexError):
            return time.monotonic()

    async def end(self) -> int:
        """Kill the process if it runs; how it ended: a negative signal number, or its exit code."""
        self._channel.close()
        self.process.kill()
        # A process with much memory takes a while to end, and the event loop does not wait for it.
        return await asyncio.to_thread(self.process.wait)

    async def ended(self) -> int:
        """Like ``end`` for a process that is about to end by itself, so that its own way to end is told."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            await asyncio.to_thread(self.process.wait, _LAST_WORDS)
        return await self.end()


def broken(code: int) -> QueryError:
    """The error for a query whose process ended with ``code``."""
    if code in (-signal.SIGABRT, -signal.SIGKILL):  # a failed allocation aborts; a full machine kills
        return QueryLimitError(
            "the query needed more memory than one query may have",
            mend="Ask for less, for instance with LIMIT.",
        )
    return QueryError("the query broke the engine and was ended", mend="Nest and chain it less.")
