"""A role as it is written out: in the nominative, with the capitals it would have inside a sentence."""

from collections.abc import Sequence

from ingest.mention.tokens import Token
from ontology.language.fold import fold

#: First letters by which a printed word is known as that of the lemma, whatever its ending.
_HEAD = 4


def role_text(tokens: Sequence[Token], start: int, end: int, lemma: str) -> str:
    """``lemma`` with the capitals of the tokens ``start`` to ``end`` (exclusive) that name it.

    A capital that comes only from the start of a sentence goes, unless another word of the role has one.
    """
    printed = [t for t in tokens[start:end] if t.word]
    capitals = [t.capital for t in printed]
    keep = capitals[0] and (not printed[0].first or any(capitals[1:]))
    heads = {t.folded[:_HEAD] for t in printed[1:] if t.capital}
    out = []
    for number, word in enumerate(lemma.split()):
        capital = keep if number == 0 else bool(heads) and fold(word)[:_HEAD] in heads
        out.append(word[0].upper() + word[1:] if capital else word[0].lower() + word[1:])
    return " ".join(out)
