"""Names in headlines of capitals throughout, which tell nothing there: only names that the text prints are found."""

from collections.abc import Mapping, Sequence
from operator import attrgetter

from ingest.mention.people import LONGEST, NameSpan
from ingest.mention.tokens import Token
from ontology.language.fold import fold
from ontology.language.given_names import given_names

#: Fewest words of a name that is found so: a surname alone can be any word.
_FEWEST = 2
_UPPER = attrgetter("upper")


def printed_names(names: Sequence[NameSpan]) -> Mapping[tuple[str, ...], str]:
    """The words of every full name, folded → the name as printed first."""
    found: dict[tuple[str, ...], str] = {}
    for name in names:
        if name.full:
            found.setdefault(tuple(fold(name.text).replace("-", " - ").split()), name.text)
    return found


def is_shouted(tokens: Sequence[Token]) -> bool:
    """Whether more than half of the words of a sentence stand in capitals throughout."""
    if not any(map(_UPPER, tokens)):
        return False
    words = [token for token in tokens if token.word and token.text[0].isalpha()]
    return len(words) > _FEWEST and 2 * sum(token.upper for token in words) > len(words)


def shouted_names(
    tokens: Sequence[Token], taken: Sequence[tuple[int, int]], printed: Mapping[tuple[str, ...], str]
) -> list[NameSpan]:
    """The names of ``printed`` that stand in capitals among ``tokens``, outside the ranges ``taken``."""
    busy = {at for start, end in taken for at in range(start, end)}
    found: list[NameSpan] = []
    at = 0
    while at < len(tokens):
        end = next(
            (
                at + length
                for length in range(LONGEST, _FEWEST - 1, -1)
                if tuple(t.folded for t in tokens[at : at + length]) in printed
                and all(t.upper or not t.word for t in tokens[at : at + length])
                and not busy & set(range(at, at + length))
            ),
            None,
        )
        if end is None:
            at += 1
            continue
        name = printed[tuple(t.folded for t in tokens[at:end])]
        found.append(NameSpan(at, end, name, None, tokens[at].folded in given_names()))
        at = end
    return found
