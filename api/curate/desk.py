"""The queue of a data folder as it is now, and writing what is decided, by the same code as ``zyrtar review``.

Making the queue costs as much as the first half of a build; it is kept until archive or decisions change.
"""

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, TypeVar

from api.commands.home import ARCHIVE
from api.commands.reviewing import now, queue_of
from graph.decision.file import DECISIONS, append, read
from graph.decision.ledger import Ledger
from graph.decision.model import Decision
from graph.review.act import Wish, made
from graph.review.item import Act, Item
from graph.review.queue import Queue
from ontology.errors import HomeError, InputError

_PATIENCE: Final = 2.0  # seconds to wait for another curator's line; a build takes longer and is told
T = TypeVar("T")


class ChangedError(InputError):
    """Somebody else has decided on the same thing since it was shown."""


class Desk:
    """What is decided on in ``home``. Safe to share between threads."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._lock = threading.Lock()
        self._made: tuple[object, Queue] | None = None

    def queue(self) -> Queue:
        """What waits. Raises ``HomeError`` if there is no archive or the decisions are not in order."""
        with self._lock:
            stamp = self._stamp()
            if self._made is None or self._made[0] != stamp:
                self._made = (self._stamp(), _in_order(lambda: queue_of(self.home)))
            return self._made[1]

    def ledger(self) -> Ledger:
        """All decisions. Raises ``HomeError`` if they are not in order."""
        return _in_order(lambda: read(self.home))

    def decide(self, item: Item, wish: Wish, seen: int) -> Decision:
        """Write the decision that does to ``item`` what ``wish`` says; ``seen``: how many there were when it was shown.

        Raises ``ChangedError`` if one of those since is about the same, ``InputError`` if it cannot be, ``HomeError``
        if the file cannot be written now.
        """
        decision = made(item, wish)
        ledger = self.ledger()
        if seen < len(ledger.decisions):
            _unchanged(decision, ledger.decisions[seen:])
        _patient(lambda: append(self.home, [decision]))
        return decision

    def _stamp(self) -> object:
        return tuple(_stat(self.home / name) for name in (ARCHIVE, f"{ARCHIVE}-wal", DECISIONS))


def wish(act: Act, who: str, why: str, **more: Any) -> Wish:
    """What ``who`` wants now."""
    return Wish(act, who, now(), " ".join(why.split()), **more)


def _unchanged(decision: Decision, since: Sequence[Decision]) -> None:
    about = {target.node for target in (*decision.targets, *decision.left)} | {decision.undoes}
    for other in since:
        nodes = {target.node for target in (*other.targets, *other.left)} | {other.undoes}
        if (about & nodes) - {None}:
            raise ChangedError(
                f"{other.by} has decided on this since you opened it ({other.id}, {other.action}: {other.why})",
                mend="Look at it again; send it once more if it still holds.",
            )


def _in_order(make: Callable[[], T]) -> T:
    """What ``make`` gives; decisions that are not in order are a fault of the folder, not of who asks."""
    try:
        return make()
    except InputError as error:
        raise HomeError(error.message, mend=error.mend) from None


def _patient(write: Callable[[], object]) -> None:
    """Run ``write``, again for a moment while another process holds the folder."""
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            write()
        except HomeError as error:
            if "is writing to" not in error.message or time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


def _stat(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_ino, found.st_size, found.st_mtime_ns)
