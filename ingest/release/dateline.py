"""The dateline at the head of a release: “Prishtinë, 3 korrik 2024 –”."""

import re
from dataclasses import dataclass

from ontology.dates import PartialDate
from ontology.language.calendar import find_dates
from ontology.language.fold import fold, stem
from ontology.language.script import is_cyrillic, to_cyrillic, to_latin
from ontology.lookup import vocabulary
from ontology.model import Language, Span

#: Place and comma in front of the date: one to three words with a capital.
_PLACE = re.compile(r"\s*((?:\w[\w'’.-]{1,30}[ /-]{1,3}){0,2}\w[\w'’-]{1,30})\s*[,.]?\s*$")
_AFTER = re.compile(r"\.?(?: ?(?:godine|god\.?|године|год\.?))?\.?")
#: A dateline starts its line; the place before the date has at most this many characters.
_LONGEST_PLACE = 50


@dataclass(frozen=True, slots=True)
class Dateline:
    """``date`` is ``None`` if the calendar has no such day. ``place``: nominative, in the text's language."""

    span: Span
    date: PartialDate | None
    place: str | None
    written: str


def find_dateline(text: str, line: Span, language: Language) -> Dateline | None:
    """The dateline at the start of ``line``, or ``None``."""
    head = text[line.start : min(line.end, line.start + _LONGEST_PLACE + 40)]
    written = next(find_dates(head, language), None)
    if written is None or written.start > _LONGEST_PLACE:
        return None
    place = _PLACE.fullmatch(head[: written.start])
    if head[: written.start].strip() and (place is None or not place[1][0].isupper()):
        return None
    if place and (place[1].isupper() or len(place[1].split()) > 2) and line.end - line.start < 300:
        return None  # a headline in capitals that ends with its date
    tail = _AFTER.match(head, written.end)
    end = tail.end() if tail and language == "sr" else written.end
    date = PartialDate.on(written.day) if written.day else None
    span = Span(line.start, line.start + end)
    return Dateline(
        span, date, _nominative(place[1], language) if place else None, head[written.start : written.end]
    )


def _nominative(place: str, language: Language) -> str:
    return to_cyrillic(_town(to_latin(place), language)) if is_cyrillic(place) else _town(place, language)


def _town(place: str, language: Language) -> str:
    """The town in the nominative; a spelling of another language (“Prishtinë” in an English text) is kept."""
    for concept in vocabulary().concepts["place"].values():
        if fold(place) in {fold(label) for label in concept.labels.values()}:
            return place
        if stem(concept.labels[language], language) == stem(place, language):
            return concept.labels[language]
    return place
