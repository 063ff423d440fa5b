"""The day of the event a release reports: as its first sentences give it, else the dateline's."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ingest.claim.phrase import Line
from ingest.claim.verbs import find_phrases
from ingest.lexicon.load import folded, words
from ontology.dates import PartialDate
from ontology.language.calendar import find_dates, month_pattern
from ontology.language.fold import fold
from ontology.language.script import to_latin
from ontology.model import Language, Release

#: A day is the event's if it is at most this many days before the dateline.
_NEAR = timedelta(days=10)
#: Characters of the body in which a release gives the days of its event.
_HEAD = 700
#: Most tokens between a day and the verb of the event: “më 12 shtator 2019 në Durrës u mbajt”.
_BESIDE = 4
#: Fields of ``events.yml`` whose verbs tell that the event took place.
_TELLING = (
    "held",
    "hold",
    "sign",
    "indictment",
    "prosecute",
    "visited",
    "receive",
    "received",
    "swear",
    "open",
)


def event_date(release: Release, lines: Sequence[Line]) -> PartialDate | None:
    """The day of the event: the first of a range in the lead, one beside its verb, yesterday, else the dateline's.

    Without a dateline it is the day that the lead calls today, or that stands beside the verb.
    """
    published = release.published.day if release.published is not None else None
    first = next((line for line in lines if line.mentions.sentence.part == "body"), None)
    if first is None:
        return release.published
    start = first.mentions.sentence.span.start
    head = release.text[start : start + _HEAD]
    if published is None:
        told = _today(head, first)
        told = told or next(_beside_verb(release, first, None), None)
        return PartialDate.on(told) if told is not None else None
    told = _first_of_range(head, published, release.language) or next(
        _beside_verb(release, first, published), None
    )
    if told is None and any(t.folded in folded(release.language, "page", "yesterday") for t in first.tokens):
        told = published - timedelta(days=1)
    return PartialDate.on(told) if told is not None else release.published


def _today(head: str, first: Line) -> date | None:
    """The first day of the lead, if it calls a day today."""
    today = next(find_dates(head, first.language), None)
    names_today = any(t.folded in folded(first.language, "page", "today") for t in first.tokens)
    return today.day if today is not None and names_today else None


def _first_of_range(head: str, published: date, language: Language) -> date | None:
    """“më 24 dhe 25 tetor”, “prej 12 deri më 14 shtator”: the first day, where the range covers the dateline."""
    for first, last, _, _ in _ranges(to_latin(head), published.year, language):
        if first <= published <= last and published - first <= _NEAR:
            return first
    return None


def _ranges(text: str, year: int, language: Language) -> Iterator[tuple[date, date, int, int]]:
    """First and last day of every range of days in ``text``, and the characters from … to."""
    month, numbers = month_pattern(language)
    link = "|".join(re.escape(word) for word in words(language, "events").get("ranges", ()))
    if not link:
        return
    pattern = re.compile(
        rf"(?<!\d)(\d{{1,2}})\.?(?:, ?\d{{1,2}})* ?(?:{link}) ?(\d{{1,2}})\.? (?P<m>{month})(?!\w)(?: (?P<y>20\d\d))?",
        re.IGNORECASE,
    )
    for match in pattern.finditer(text):
        try:
            first = date(int(match["y"] or year), numbers[fold(match["m"])], int(match[1]))
            yield first, first.replace(day=int(match[2])), match.start(), match.end()
        except ValueError:
            continue


def _beside_verb(release: Release, line: Line, published: date | None) -> Iterator[date]:
    """Days that a word of dating (“më”) ties to a verb of the event, before the dateline if there is one."""
    dated = folded(release.language, "events", "dated")
    span = line.mentions.sentence.span
    text = release.text[span.start : span.end]
    year = published.year if published is not None else None
    found = [(d.day, d.start, d.end) for d in find_dates(text, release.language) if d.day]
    found += [(first, a, b) for first, _, a, b in _ranges(text, year, release.language)] if year else []
    for day, start, end in sorted(found, key=lambda row: (row[1], -row[2])):
        tokens = [n for n, t in enumerate(line.tokens) if start <= t.start - span.start < end]
        if not tokens or line.folded(tokens[0] - 1) not in dated:
            continue
        if published is not None and not timedelta(0) < published - day <= _NEAR:
            continue
        if any(_near(line, tokens[0] - 1, tokens[-1] + 1, field) for field in _TELLING):
            yield day


def _near(line: Line, start: int, end: int, field: str) -> bool:
    """Whether a verb of ``field`` stands right before token ``start`` or shortly behind ``end``."""
    return any(
        stop in {start, start - 1} or end <= begin <= end + _BESIDE
        for begin, stop in find_phrases(line, field)
    )
