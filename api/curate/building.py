"""Building in the background: one ``zyrtar build`` of its own process at a time, and how it went."""

import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Final

from ontology.errors import HomeError

_TOLD: Final = 2_000  # characters of what it said that are shown


@dataclass(frozen=True, slots=True)
class State:
    """Of the last build begun here: when, whether it ``runs``, else whether it ended ``well``, and what it ``told``."""

    began: datetime
    runs: bool
    well: bool = False
    told: str = ""


class Builder:
    """Builds ``home``. Safe to share between threads."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._lock = threading.Lock()
        self._running: tuple[subprocess.Popen[bytes], IO[bytes]] | None = None
        self._state: State | None = None

    def begin(self) -> None:
        """Start a build. Raises ``HomeError`` if one runs that was started here, or none can be started.

        One that was started elsewhere holds the lock of the folder: the new one ends at once and says so.
        """
        with self._lock:
            self._look()
            if self._running is not None:
                raise HomeError("a build is running already", mend="Wait until it has ended.")
            said = TemporaryFile()  # noqa: SIM115 - closed when the process has ended
            kept = {k: v for k, v in os.environ.items() if not k.startswith("ZYRTAR_")}  # no token for it
            command = [
                sys.executable,
                "-c",
                "from api.cli import main; main()",
                "--home",
                str(self._home),
                "build",
            ]
            try:
                process = subprocess.Popen(  # noqa: S603 - our own program, and the folder is the server's
                    command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said, env=kept
                )
            except OSError as error:
                said.close()
                raise HomeError(
                    f"the build could not be started ({error.strerror})", mend="Run `zyrtar build` by hand."
                ) from None
            self._running = (process, said)
            self._state = State(datetime.now(UTC), runs=True)

    def state(self) -> State | None:
        """How the last build begun here is going or went; ``None`` if there was none."""
        with self._lock:
            self._look()
            return self._state

    def _look(self) -> None:
        if self._running is None or self._state is None:
            return
        process, said = self._running
        code = process.poll()
        if code is None:
            return
        said.seek(0)
        told = said.read().decode(errors="replace").strip()[-_TOLD:]
        said.close()
        self._running = None
        self._state = State(self._state.began, runs=False, well=code == 0, told=told)
