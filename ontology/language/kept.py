"""What is told of a word kept for the next time: the words of a language come again and again."""

from collections.abc import Callable
from typing import TypeVar

Told = TypeVar("Told")
#: Words kept: a language's releases use some ten thousand.
_MOST = 32_768
#: Characters from which on a word is no word, and not kept.
_LONG = 64


class Kept(dict[str, Told]):
    """A table that asks ``tell`` for what it does not know yet, and begins anew when it has grown too large.

    >>> lengths = Kept(len)
    >>> lengths["zyrtar"], "zyrtar" in lengths
    (6, True)
    """

    def __init__(self, tell: Callable[[str], Told]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> Told:
        """What ``tell`` says of ``word``."""
        told = self._tell(word)
        if len(word) < _LONG:
            if len(self) >= _MOST:
                self.clear()
            self[word] = told
        return told
