"""How well a name fits the words of a query."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from graph.search.words import asked, key, plain, words

#: Letters that may be wrong, by the length of the word from which on that holds.
_WRONG: Final = ((9, 3), (6, 2), (4, 1))
_MOST_ALIKE: Final = 12
#: How much a word of a name fits: the same letters, the same name in another spelling, in another case, begun, alike.
_SAME, _SPELT, _CASE, _BEGUN, _ALIKE = 1.0, 0.96, 0.9, 0.6, 0.7


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word of a query: its letters, the keys it stands for, beginnings of keys, and keys alike to it."""

    letters: str
    key: str
    whole: frozenset[str]
    begun: frozenset[str]
    alike: tuple[tuple[str, float], ...] = ()


def wanted(word: str, vocabulary: Sequence[str]) -> Wanted:
    """What ``word`` may stand for, given the sorted keys of all names; alike ones only if no name has it."""
    whole, begun = asked(word)
    written = key(word)
    known = any(_has(vocabulary, k) for k in whole) or _begins(vocabulary, written)
    return Wanted(plain(word), written, whole, begun, () if known else _alike(whole, vocabulary))


def _has(vocabulary: Sequence[str], found: str) -> bool:
    at = bisect_left(vocabulary, found)
    return at < len(vocabulary) and vocabulary[at] == found


def _begins(vocabulary: Sequence[str], start: str) -> bool:
    at = bisect_left(vocabulary, start)
    return bool(start) and at < len(vocabulary) and vocabulary[at].startswith(start)


def _alike(whole: frozenset[str], vocabulary: Sequence[str]) -> tuple[tuple[str, float], ...]:
    """Words of names that a few wrong letters make of one of ``whole``, with how alike they are (0 to 1)."""
    best: dict[str, float] = {}
    for form in sorted(whole):
        most = next((wrong for length, wrong in _WRONG if len(form) >= length), 0)
        if not most:
            continue
        for found, wrong, _ in extract(
            form, vocabulary, scorer=OSA.distance, processor=None, score_cutoff=most, limit=_MOST_ALIKE
        ):
            best[found] = max(best.get(found, 0.0), 1 - wrong / max(len(form), len(found)))
    ranked = sorted(best.items(), key=lambda f: (-f[1], f[0]))
    return tuple(ranked[:_MOST_ALIKE])


def fit(asked_for: Sequence[Wanted], name: str) -> float:
    """How well ``name`` fits (0 to 1): 0 if any word of the query fits none of the name's."""
    of_name = [(plain(word), key(word)) for word in words(name)]
    if not of_name or not asked_for:
        return 0.0
    best = [max((_word(w, *n) for n in of_name), default=0.0) for w in asked_for]
    if min(best) == 0:
        return 0.0
    covered = min(1.0, len(asked_for) / len(of_name))
    return (sum(best) / len(best)) * (0.75 + 0.25 * covered)


def _word(want: Wanted, letters: str, written: str) -> float:
    if want.letters == letters:
        return _SAME
    if want.key == written:
        return _SPELT
    if written in want.whole:
        return _CASE
    begun = max((len(b) for b in want.begun if written.startswith(b)), default=0)
    alike = max((share for found, share in want.alike if found == written), default=0.0)
    stems = max((len(s) for s in want.whole if len(s) > 3 and written.startswith(s)), default=0)
    close = _CASE * 0.95 if stems and len(written) - stems <= 3 else 0.0
    share = begun / len(written) if written else 0.0
    return max(close, (_BEGUN + (_CASE - _BEGUN) * share) if begun else 0.0, _ALIKE * alike)
