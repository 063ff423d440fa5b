"""Who is let in to the curator's pages: one token, sessions that end, and a bound on guesses.

Sessions live in the memory of the process: a restart ends them all, and nothing about them is written anywhere.
"""

import hashlib
import hmac
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from ontology.errors import ClientLimitError, InputError

#: Shortest token: 16 characters drawn at random cannot be guessed at the rate that is let through.
SHORTEST: Final = 16
#: A session ends so many seconds after it began: a working day.
LASTS: Final = 8 * 3600
#: Wrong tokens within so many seconds: of one address, and of all together.
_WINDOW, _OF_ONE, _OF_ALL = 900, 5, 100
_MOST_SESSIONS: Final = 200


class WrongTokenError(InputError):
    """The token is not the one that opens the pages."""


@dataclass(frozen=True, slots=True)
class Session:
    """One curator at work. ``who`` stands in decisions; ``csrf`` is in every form; ``ends`` by the clock given."""

    who: str
    csrf: str = field(repr=False)
    ends: float


class Sessions:
    """The sessions of one server. Safe to share between threads."""

    def __init__(self, token: str, clock: Callable[[], float] = time.monotonic) -> None:
        if len(token) < SHORTEST:
            raise InputError(
                f"ZYRTAR_CURATOR_TOKEN has {len(token)} characters and could be guessed",
                mend=f"Give {SHORTEST} or more, such as `openssl rand -hex 24` prints.",
            )
        self._token = _digest(token)
        self._clock = clock
        self._open: dict[bytes, Session] = {}
        self._failed: list[tuple[float, str]] = []
        self._lock = threading.Lock()

    def begin(self, address: str, token: str, who: str) -> tuple[str, Session]:
        """A new session for ``who``, with the name it is found by.

        Raises ``WrongTokenError``, ``InputError`` if nobody is named, ``ClientLimitError`` after too many wrong tokens.
        """
        now = self._clock()
        with self._lock:
            self._failed = [(at, whose) for at, whose in self._failed if now - at < _WINDOW]
            of_one = sum(whose == address for _, whose in self._failed)
            if of_one >= _OF_ONE or len(self._failed) >= _OF_ALL:
                raise ClientLimitError("too many wrong tokens", mend="Try again in a quarter of an hour.")
            if not hmac.compare_digest(_digest(token), self._token):
                self._failed.append((now, address))
                raise WrongTokenError("that is not the token", mend="Ask whoever runs the server for it.")
            name = " ".join(who.split())
            if not name:
                raise InputError("nobody is named as the one who decides", mend="Fill in your name.")
            self._open = {key: each for key, each in self._open.items() if each.ends > now}
            while len(self._open) >= _MOST_SESSIONS:  # whoever came first is let go
                del self._open[next(iter(self._open))]
            found = secrets.token_urlsafe(32)
            session = Session(name[:200], secrets.token_urlsafe(32), now + LASTS)
            self._open[_digest(found)] = session
            return found, session

    def find(self, name: str | None) -> Session | None:
        """The session found by ``name`` if it has not ended."""
        session = self._open.get(_digest(name)) if name else None
        return session if session is not None and session.ends > self._clock() else None

    def end(self, name: str | None) -> None:
        """End the session found by ``name``."""
        with self._lock:
            self._open.pop(_digest(name or ""), None)


def _digest(text: str) -> bytes:
    """Of equal length for any text, so that comparing tells nothing."""
    return hashlib.sha256(text.encode()).digest()
