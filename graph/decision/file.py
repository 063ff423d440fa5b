"""``decisions.jsonl`` in the data folder: it only grows, under the lock of the folder, and each line is synced to disk.

A process killed while it writes leaves the end of a line at most. Such a torn line is told and never guessed at:
``mend`` takes it away, or ends it if only its end is missing.
"""

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path

from graph.decision.ledger import EMPTY, Ledger, ledger, refusal
from graph.decision.model import Decision
from graph.decision.parse import parse_line
from graph.store.home import locked, sync_folder
from ontology.errors import HomeError, InputError

#: Name of the file within the data folder.
DECISIONS = "decisions.jsonl"


def read(home: Path) -> Ledger:
    """The decisions of ``home``; none if there is no file.

    Raises ``InputError`` naming the first wrong line, ``HomeError`` if the last line is torn or the file cannot be
    read. Nothing is applied by half.
    """
    content = _bytes(home / DECISIONS)
    if not content:
        return EMPTY
    whole, torn = _cut(content)
    if torn:
        raise HomeError(
            f"{home / DECISIONS}: line {whole.count(10) + 1}, the last, is cut off after {len(torn)} bytes: a process "
            "was killed while it wrote. That decision does not count, all before it are whole",
            mend="Run `zyrtar decisions --mend`, then look whether the last decision is there.",
        )
    return ledger(_lines(whole), hashlib.sha256(content).hexdigest())


def append(home: Path, decisions: Sequence[Decision]) -> Ledger:
    """Write ``decisions`` at the end of the file, all or, if one cannot stand, none; returns the ledger with them.

    Raises like ``read`` and ``ledger``, and ``HomeError`` if another process is writing to ``home``.
    """
    path = home / DECISIONS
    with locked(home):
        before = read(home)
        after = ledger((*before.decisions, *decisions))
        text = "".join(f"{decision.line()}\n" for decision in decisions).encode()
        new = not path.exists()
        try:
            with path.open("ab", buffering=0) as file:
                if file.write(text) != len(text):
                    raise OSError(None, "the disk is full")
                os.fsync(file.fileno())
            if new:
                sync_folder(home)
        except OSError as error:
            raise HomeError(
                f"{path}: the decision could not be written ({error.strerror or error})",
                mend="Check space and permissions, then run `zyrtar decisions --mend`.",
            ) from None
    return after


def mend(home: Path) -> str | None:
    """Take away a torn last line, or end it if it is whole but for its end. Returns what was done, ``None`` if nothing.

    Raises ``HomeError`` if another process is writing to ``home``.
    """
    path = home / DECISIONS
    with locked(home):
        whole, torn = _cut(_bytes(path))
        if not torn:
            return None
        try:
            decision = parse_line(torn.decode())
        except (InputError, UnicodeDecodeError):
            with path.open("r+b") as file:
                file.truncate(len(whole))
                os.fsync(file.fileno())
            return f"the end of an unfinished decision was taken away ({len(torn)} bytes)"
        with path.open("ab", buffering=0) as file:
            file.write(b"\n")
            os.fsync(file.fileno())
        return f"decision {decision.id} was whole but for its end, and counts now"


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise HomeError(
            f"{path} cannot be read ({error.strerror})", mend="Check the file and its permissions."
        ) from None


def _cut(content: bytes) -> tuple[bytes, bytes]:
    """The whole lines, and what stands after the last line end."""
    end = content.rfind(b"\n") + 1
    return content[:end], content[end:]


def _lines(content: bytes) -> list[Decision]:
    found = []
    for number, line in enumerate(content.split(b"\n")[:-1], 1):
        try:
            found.append(parse_line(line.decode()))
        except UnicodeDecodeError:
            raise refusal(number, "it is not UTF-8", "Put the line back as it was.") from None
        except InputError as error:
            raise refusal(number, error.message, error.mend) from None
    return found
