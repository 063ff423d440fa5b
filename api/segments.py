"""Cutting a release's text into pieces for highlighting.

Passages overlap (a name within a post within a sentence), and HTML elements may not. So the text is cut wherever
any passage begins or ends, and each piece knows every passage that covers it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from api.read.reader import passage_id
from api.schemas.pages import Passage, ReleasePage

_GAP = re.compile(r"[^\S\n]*\n\s*\n\s*")
_MASKED = re.compile("\u2588+")

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters covered by the same passages. ``ids``: fragments that begin here; ``notes``: passages ending here."""

    text: str
    kinds: tuple[str, ...]
    ids: tuple[str, ...]
    notes: tuple[Passage, ...]
    withheld: bool
    unread: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text. ``furniture``: part of the page it stood on, not of the release."""

    pieces: tuple[Piece, ...]
    furniture: bool


def paragraphs(page: ReleasePage) -> list[Paragraph]:
    """The text of ``page`` in paragraphs of pieces, in the order of the text, nothing left out but blank lines."""
    masked = [m.span() for m in _MASKED.finditer(page.text)]
    spans = [(span, passage) for passage in page.passages for span in passage.spans]
    begun: set[Range] = set()
    return [
        Paragraph(
            tuple(_pieces(page, block, _clipped(spans, block), masked, begun)),
            furniture=_within(block, page.furniture),
        )
        for block in _blocks(page.text, page.furniture)
    ]


def _blocks(text: str, furniture: Iterable[Range]) -> list[Range]:
    """Paragraphs as ranges without surrounding space: between blank lines and at the edges of furniture."""
    breaks = [m.span() for m in _GAP.finditer(text)]
    breaks += [(edge, edge) for span in furniture for edge in span if 0 < edge < len(text)]
    blocks, start = [], 0
    for gap_start, gap_end in [*sorted(breaks), (len(text), len(text))]:
        block = text[start : max(start, gap_start)]
        if block.strip():
            left = len(block) - len(block.lstrip())
            blocks.append((start + left, start + len(block.rstrip())))
        start = max(start, gap_end)
    return blocks


def _clipped(spans: Iterable[tuple[Range, Passage]], block: Range) -> list[tuple[Range, Range, Passage]]:
    """The spans that reach into ``block``: the part within it, the whole, the passage."""
    clipped = [((max(s, block[0]), min(e, block[1])), (s, e), p) for (s, e), p in spans]
    return [found for found in clipped if found[0][0] < found[0][1]]


def _pieces(
    page: ReleasePage,
    block: Range,
    spans: Sequence[tuple[Range, Range, Passage]],
    masked: Sequence[Range],
    begun: set[Range],
) -> Iterator[Piece]:
    """The pieces of one paragraph; ``begun`` collects the spans that have their fragment already."""
    other = {edge for span in (*masked, *page.unread) for edge in span if block[0] < edge < block[1]}
    edges = sorted({*block, *other} | {edge for part, _, _ in spans for edge in part})
    for start, end in pairwise(edges):
        covering = {p.number: p for part, _, p in spans if _within((start, end), (part,))}
        ending = {p.number: p for part, _, p in spans if part[1] == end}
        beginning = {whole for part, whole, _ in spans if part[0] == start} - begun
        begun |= beginning
        yield Piece(
            text=page.text[start:end],
            kinds=tuple(sorted({p.kind for p in covering.values()})),
            ids=tuple(passage_id(*span) for span in sorted(beginning)),
            notes=tuple(ending[number] for number in sorted(ending)),
            withheld=_within((start, end), masked),
            unread=_within((start, end), page.unread),
        )


def _within(piece: Range, ranges: Iterable[Range]) -> bool:
    return any(start <= piece[0] and piece[1] <= end for start, end in ranges)
