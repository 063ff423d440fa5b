"""The sentence an error is about: where a made-up entry was read, or where a missed one is named."""

import re

from ingest.evaluate.compare import Outcome
from ingest.evaluate.run import Judged
from ingest.evaluate.wording import stems
from ingest.mention.tokens import Sentence, sentences
from ontology.language.fold import fold
from ontology.model import Span

_MASK = "\u2588"
_SPACE = re.compile(r"\s+")


def sentence_of(judged: Judged, outcome: Outcome) -> str:
    """The sentence on one line, withheld words masked as everywhere; empty if there is none to show."""
    if judged.release is None or judged.reading is None:
        return ""
    found = list(sentences(judged.release))
    span = outcome.grounds.spans[0] if outcome.grounds.spans else None
    chosen = _naming(judged, found, outcome.about)
    if span is not None:
        chosen = next((s.span for s in found if s.span.start <= span.start < s.span.end), span)
    if chosen is None:
        return ""
    characters = list(judged.release.text)
    for hidden in judged.reading.withheld:
        characters[hidden.start : hidden.end] = _MASK * (hidden.end - hidden.start)
    return _SPACE.sub(" ", "".join(characters[chosen.start : chosen.end])).strip()


def _naming(judged: Judged, found: list[Sentence], about: str) -> Span | None:
    """The first sentence with most of the words in ``about``, in any case."""
    wanted = set(stems(about, judged.language)) if about else set()
    if not wanted or judged.release is None:
        return None
    text = judged.release.text
    counted = [
        (
            len(wanted & set(stems(s.span.quote(text), judged.language))) + _holds(about, s.span.quote(text)),
            s.span,
        )
        for s in found
    ]
    best = max((count for count, _ in counted), default=0)
    return next((span for count, span in counted if count == best), None) if best else None


def _holds(about: str, text: str) -> bool:
    return fold(about) in fold(text)
