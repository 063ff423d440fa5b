"""The words of one sentence: each by its place, and the places of those that a rule looks for."""

from collections.abc import KeysView, Sequence
from itertools import compress, count
from operator import attrgetter

from ingest.mention.tokens import Token

#: Words to look for: a set, or the keys of a table.
Words = frozenset[str] | KeysView[str]
_FOLDED, _LOWER = attrgetter("folded"), attrgetter("lower")


class Spelled:
    """A sentence by its words: its ``tokens``, and ``spelled``, those words as they are compared.

    Most rules look for a few words that most sentences do not have. So they ask for the places of those words, which
    costs next to nothing where there are none, and go through no sentence word by word.
    """

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.spelled: list[str] = list(map(_FOLDED, tokens))
        self._words = frozenset(self.spelled)
        self._lower = frozenset(map(_LOWER, tokens))

    def places(self, words: Words) -> list[int]:
        """The tokens that are one of the folded ``words``, from left to right."""
        if words.isdisjoint(self._words):
            return []
        return list(compress(count(), map(words.__contains__, self.spelled)))

    def lowered(self, words: Words) -> list[int]:
        """The tokens that are one of ``words`` in lower case, with diacritics, from left to right."""
        if words.isdisjoint(self._lower):
            return []
        return list(compress(count(), map(words.__contains__, map(_LOWER, self.tokens))))

    def text(self, at: int) -> str:
        """The token at ``at`` in lower case, empty past the end."""
        return self.tokens[at].lower if at < len(self.tokens) else ""

    def folded(self, at: int) -> str:
        """The token at ``at`` as words are compared, empty past the end."""
        return self.spelled[at] if at < len(self.spelled) else ""
