"""Phrases of the lexicon as a tree of words, so that each place of a sentence is looked up once for all of them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Generic, TypeVar

Value = TypeVar("Value")
_NONE: frozenset[str] = frozenset()
#: Phrases found in the order in which they count: the most words, then the first listed.
_RANK = itemgetter(0, 1)


@dataclass(slots=True)
class _Node(Generic[Value]):
    """``following``: the words that can come next; ``values``: what the phrases that end here mean, numbered."""

    following: dict[str, "_Node[Value]"] = field(default_factory=dict)
    values: list[tuple[int, Value]] = field(default_factory=list)


class Phrasebook(Generic[Value]):
    """Phrases in folded words, each with what it means. ``passed``: words that may stand inside any phrase (adverbs).

    Most words of a text begin no phrase: whoever looks through a sentence tries only the places of ``firsts``.
    """

    def __init__(
        self, phrases: Iterable[tuple[Sequence[str], Value]], passed: frozenset[str] = frozenset()
    ) -> None:
        self._passed = passed
        self._root: _Node[Value] = _Node()
        for number, (phrase, value) in enumerate(phrases):
            node = self._root
            for word in phrase:
                node = node.following.setdefault(word, _Node())
            node.values.append((number, value))

    @property
    def firsts(self) -> Collection[str]:
        """The words with which phrases begin."""
        return self._root.following.keys()

    def all_at(self, spelled: Sequence[str], at: int) -> list[tuple[int, Value]]:
        """The end and meaning of every phrase at word ``at`` of the folded words ``spelled``.

        The phrase of most words comes first, of equal ones the first listed. A phrase is read as it is listed if it can
        be, else with words of ``passed`` inside it.
        """
        first = self._root.following.get(spelled[at])
        if first is None:
            return []
        found: dict[int, tuple[int, int, int, Value]] = {}
        stop = _walk(first, spelled, at, _NONE, found)
        if stop > at + 1 and not self._passed.isdisjoint(spelled[at + 1 : stop]):
            _walk(first, spelled, at, self._passed, found)
        if not found:
            return []
        return [(end, value) for _, _, end, value in sorted(found.values(), key=_RANK)]


def _walk(
    node: _Node[Value],
    spelled: Sequence[str],
    at: int,
    passed: frozenset[str],
    found: dict[int, tuple[int, int, int, Value]],
) -> int:
    """Notes in ``found`` the phrases that go on from ``node``, unless it has them; gives the word behind the last seen.

    ``found``: number of the phrase → minus its length, its number, its end, its meaning.
    """
    end, length = at + 1, -1
    while True:
        for number, value in node.values:
            found.setdefault(number, (length, number, end, value))
        while passed and end < len(spelled) and spelled[end] in passed:
            end += 1
        if not node.following:
            return end
        following = node.following.get(spelled[end]) if end < len(spelled) else None
        end += 1
        if following is None:
            return end
        node, length = following, length - 1
