"""The dateline at the head of a release: “Prishtinë, 3 korrik 2024 –”."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from ingest.lexicon.load import folded
from ontology.dates import PartialDate
from ontology.language.calendar import FIRST_YEAR, LAST_YEAR, WrittenDate, find_dates
from ontology.language.fold import fold, stem
from ontology.language.script import is_cyrillic, to_cyrillic, to_latin
from ontology.lookup import vocabulary
from ontology.model import Language, Span

#: Place and comma in front of the date: one to three words with a capital.
_PLACE = re.compile(r"\s*((?:\w[\w'’.-]{1,30}[ /-]{1,3}){0,2}\w[\w'’-]{1,30})\s*[,.]?\s*$")
_AFTER = re.compile(r"\.?(?: ?(?:godine|god\.?|године|год\.?))?\.?")
#: A date in digits, which datelines have too: “30.03.2018”, “30/03/2018”.
_DIGITS = re.compile(r"(?<![\w./])(\d{1,2})[./](\d{1,2})[./](\d{4})(?![\w/])")
_DASH = re.compile(r"\s*[-–—]\s*\S")
#: A dateline starts its line; the place before the date has at most this many characters.
_LONGEST_PLACE = 50
#: Characters around a date among which a word for today is looked for.
_NEAR = 30


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
    written = next(find_dates(head, language), None) or _in_digits(head)
    if written is None or written.start > _LONGEST_PLACE:
        return None
    front = _without_small_words(head[: written.start], language)
    place = _PLACE.fullmatch(front)
    if front.strip() and (place is None or not place[1][0].isupper()):
        return None
    headline = place is not None and (place[1].isupper() or len(re.findall(r"\w+", place[1])) > 2)
    if headline and line.end - line.start < 300 and not _DASH.match(head, written.end):
        return None  # a headline in capitals that ends with its date
    tail = _AFTER.match(head, written.end)
    end = tail.end() if tail and language == "sr" else written.end
    day = PartialDate.on(written.day) if written.day else None
    span = Span(line.start, line.start + end)
    return Dateline(
        span, day, _nominative(place[1], language) if place else None, head[written.start : written.end]
    )


def told_today(text: str, line: Span, language: Language) -> PartialDate | None:
    """The day that the paragraph ``line`` calls today: “has today, on 11 September 2015, held …”; else ``None``."""
    words = folded(language, "page", "today")
    for written in find_dates(text[line.start : line.end], language):
        before = text[line.start : line.start + written.start][-_NEAR:]
        after = text[line.start + written.end : line.end][:_NEAR]
        near = re.findall(r"\w+", before) + re.findall(r"\w+", after)
        if written.day is not None and any(fold(word) in words for word in near):
            return PartialDate.on(written.day)
    return None


def _in_digits(head: str) -> WrittenDate | None:
    match = _DIGITS.search(head)
    if match is None or not FIRST_YEAR <= int(match[3]) <= LAST_YEAR:
        return None
    try:
        return WrittenDate(match.start(), match.end(), date(int(match[3]), int(match[2]), int(match[1])))
    except ValueError:
        return WrittenDate(match.start(), match.end(), None)


def _without_small_words(front: str, language: Language) -> str:
    """What stands in front of a date, without “on” or a day of the week: “Prishtina, Wednesday,”."""
    small = folded(language, "page", "before_date")
    words = front.rstrip(" ,").split()
    while words and fold(words[-1].strip(",.")) in small:
        words.pop()
    return front if len(words) == len(front.split()) else " ".join(words)


def _nominative(place: str, language: Language) -> str:
    return to_cyrillic(_town(to_latin(place), language)) if is_cyrillic(place) else _town(place, language)


def _town(place: str, language: Language) -> str:
    """The town in the nominative; a spelling of another language (“Prishtinë” in an English text) is kept."""
    for labels, stem_, label in _towns(language):
        if fold(place) in labels:
            return place
        if stem_ == stem(place, language):
            return label
    return place


@cache
def _towns(language: Language) -> tuple[tuple[frozenset[str], str, str], ...]:
    """Of each town its folded labels in all languages, the stem of that in ``language``, and that label."""
    return tuple(
        (
            frozenset(map(fold, town.labels.values())),
            stem(town.labels[language], language),
            town.labels[language],
        )
        for town in vocabulary().concepts["place"].values()
    )
