"""The sentence that a claim rests on, as printed in the release, for people to check."""

import re
from bisect import bisect_right

from ontology.model import Reading, Release, Span

#: End of a sentence: a word of three letters or more (shorter ones are mostly abbreviations: nr., u.d., v.d.)
#: other than znj. and prof., or a bracket or quotation mark; the mark; then space and a capital, a digit or an
#: opening quotation mark.
_END = re.compile(
    r"(?:(?<=\w{3})(?<!\bznj)(?<!\bprof)|(?<=[)\]”\"»]))[.!?…]+[”\"»)]*(?=\s+[\"“„«(]?[A-ZÇËŠŽĆČĐ\u0400-\u042f0-9])|\n\s*\n"
)
_MASK = "\u2588"
_SPACE = re.compile(r"\s+")
#: Characters shown on either side of a claim's own words.
_CONTEXT = 80


class Passages:
    """Sentences of one release. Withheld sentences are masked, here as everywhere."""

    def __init__(self, release: Release, reading: Reading) -> None:
        characters = list(release.text)
        for span in reading.withheld:
            characters[span.start : span.end] = _MASK * (span.end - span.start)
        self._text = "".join(characters)
        self._ends = [match.end() for match in _END.finditer(release.text)]

    def sentence(self, span: Span) -> str:
        """The sentence that ``span`` lies in, white space collapsed; a long one is cut around the span."""
        first = bisect_right(self._ends, span.start)
        start = self._ends[first - 1] if first else 0
        last = bisect_right(self._ends, span.end - 1)
        end = self._ends[last] if last < len(self._ends) else len(self._text)
        before = _words(self._text[start : span.start])
        after = _words(self._text[span.end : end])
        if len(before) > _CONTEXT:
            before = "… " + before[-_CONTEXT:].partition(" ")[2]
        if len(after) > _CONTEXT:
            after = after[:_CONTEXT].rpartition(" ")[0] + " …"
        return (before + _words(self._text[span.start : span.end]) + after).strip()


def _words(text: str) -> str:
    return _SPACE.sub(" ", text)
