"""Where query processes come from: one process that has loaded the engine and splits off a copy of itself for each.

``python -m graph.store.nursery FD PARENT``. To load Python and the engine takes a third of a second of processor time,
to split a process off a few milliseconds, which decides how many queries may be killed a second while others are
answered.

``FD`` is a socket to the server. It sends lines of JSON: ``{"start": N}``, with the socket of the new process N handed
over, and ``{"kill": N}``. It is told ``{"ended": N, "code": C}``, C as ``Popen.returncode``. Since only this process
waits for its children, a number never means another process by mistake.
"""

import contextlib
import gc
import json
import os
import select
import signal
import socket
import sys
from typing import Any, NoReturn

from graph.store import cage, worker

_READ = 65_536


class Nursery:
    """The children and the socket to the server."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._children: dict[int, int] = {}  # pid → number
        self._read = b""
        self._files: list[int] = []
        self._wake = os.pipe()
        for end in self._wake:
            os.set_blocking(end, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(self._wake[1], warn_on_full_buffer=False)

    def run(self) -> None:
        """Do what the server says until it is gone."""
        while True:
            ready, _, _ = select.select([self._control.fileno(), self._wake[0]], [], [])
            if self._wake[0] in ready:
                with contextlib.suppress(BlockingIOError):
                    os.read(self._wake[0], _READ)
                self._reap()
            if self._control.fileno() in ready and not self._listen():
                return

    def _listen(self) -> bool:
        """Read what has come; whether the server is still there."""
        data, files, _, _ = socket.recv_fds(self._control, _READ, 16)
        if not data:
            return False
        self._files += files
        *lines, self._read = (self._read + data).split(b"\n")
        for line in lines:
            told = json.loads(line)
            if "start" in told:
                self._start(told["start"], self._files.pop(0))
            else:
                self._kill(told["kill"])
        return True

    def _start(self, number: int, handle: int) -> None:
        parent = os.getpid()
        pid = os.fork()
        if not pid:
            self._be_worker(handle, parent)
        os.close(handle)
        self._children[pid] = number

    def _be_worker(self, handle: int, parent: int) -> NoReturn:
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            self._control.close()
            for descriptor in (*self._wake, *self._files):
                os.close(descriptor)
            worker.main(socket.socket(fileno=handle), parent)
            os._exit(0)
        finally:
            os._exit(1)

    def _kill(self, number: int) -> None:
        for pid, known in self._children.items():
            if known == number:
                os.kill(pid, signal.SIGKILL)

    def _reap(self) -> None:
        while self._children:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            self._tell(ended=self._children.pop(pid), code=os.waitstatus_to_exitcode(status))

    def _tell(self, **told: Any) -> None:
        self._control.sendall(json.dumps(told).encode() + b"\n")


def main(handle: int, parent: int) -> None:
    """Serve the server whose process is ``parent`` over the socket ``handle``."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends its workers itself
    cage.die_with(parent)
    gc.freeze()  # so that children do not copy what they never change
    with socket.socket(fileno=handle) as control:
        Nursery(control).run()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
