"""The part of a text that shows why it was found."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graph.search.matching import Wanted
from graph.search.words import key

_WORD: Final = re.compile(r"[^\W_]+")
_SPACE: Final = re.compile(r"\s+")
#: Letters that a word of a text may have beyond what was asked for: a case ending.
_ENDING: Final = 4

Piece = tuple[str, bool]


def passages(asked_for: Sequence[Wanted], body: str, around: int) -> tuple[Piece, ...]:
    """Up to ``2 * around`` characters of ``body`` where most words of the query stand, cut into pieces.

    Each piece is marked if it is a word that was asked for. Spaces are made single. Empty if no word is found.
    """
    found = [
        (m.start(), m.end(), at) for m in _WORD.finditer(body) if (at := _sought(m[0], asked_for)) is not None
    ]
    if not found:
        return ()
    start = max(found, key=lambda f: (len(_near(found, f[0], around)), -f[0]))[0]
    left = _edge(body, max(0, start - around // 2))
    right = _edge(body, min(len(body), start + 2 * around - around // 2))
    return tuple(_pieces(body, left, right, [(s, e) for s, e, _ in found]))


def _near(found: Sequence[tuple[int, int, int]], start: int, around: int) -> set[int]:
    return {at for s, _, at in found if start <= s < start + around}


def _edge(body: str, at: int) -> int:
    """``at`` moved to the end of the word it stands in."""
    while 0 < at < len(body) and body[at - 1].isalnum() and body[at].isalnum():
        at += 1
    return at


def _pieces(body: str, left: int, right: int, sought: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    if left > 0:
        yield "… ", False
    last = left
    for start, end in sought:
        if left <= start and end <= right:
            yield from _piece(body[last:start])
            yield body[start:end], True
            last = end
    yield from _piece(body[last:right].rstrip())
    if right < len(body.rstrip()):
        yield " …", False


def _piece(text: str) -> Iterator[Piece]:
    if text:
        yield _SPACE.sub(" ", text), False


def _sought(word: str, asked_for: Sequence[Wanted]) -> int | None:
    """Place in the query of the word that ``word`` stands for, ``None`` if it stands for none."""
    written = key(word)
    for at, want in enumerate(asked_for):
        alike = {found for found, _ in want.alike}
        if written in want.whole or written in alike:
            return at
        if any(
            written.startswith(k) and len(written) - len(k) <= _ENDING
            for k in want.whole
            if len(k) > _ENDING - 1
        ):
            return at
    return None
