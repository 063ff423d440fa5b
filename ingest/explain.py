"""Why a release reads as it does: each sentence with what was found in it and what was claimed from it.

For people who ask why a fact is there, or is missing; the reading itself is made without it. Withheld words are
masked here already, so that no way of showing an explanation can leak them.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ingest.claim.read import read
from ingest.mention.read import Mentions, read_mentions
from ingest.mention.roles import RoleSpan
from ingest.pipeline import reader
from ingest.release.assemble import assemble
from ingest.source.files import Document, check, read_file
from ingest.wording import Statement, statements
from ontology.language.calendar import find_dates
from ontology.model import Reading, Release, Span

#: What a passage is: a sentence of title or body, the dateline, or a line of the page around the release.
Part = Literal["title", "dateline", "body", "furniture"]
#: What became of it: it bears a claim, it bears none, it must not be shown, or it is not read for claims at all.
State = Literal["read", "unread", "withheld", "outside"]
Kind = Literal["name", "role", "unit", "date", "mark"]
#: Stands for every character of withheld words.
MASK = "\u2588"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words found in a sentence. ``rule``: what found them; ``meaning``: what they were taken for.

    A ``mark`` is a word that keeps its sentence from making claims.
    """

    kind: Kind
    span: Span
    text: str
    rule: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the release. ``number``: of the sentence, from 1; ``None`` for dateline and furniture.

    ``claims``: positions in ``Explanation.statements`` of those whose main quote lies here; ``supports``: of those
    that rest on words here too.
    """

    part: Part
    state: State
    span: Span
    text: str
    number: int | None = None
    mentions: tuple[Mention, ...] = ()
    claims: tuple[int, ...] = ()
    supports: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """A release with its passages in the order of the text, and every claim in words. ``title``: masked as needed."""

    release: Release
    title: str
    passages: tuple[Passage, ...]
    statements: tuple[Statement, ...]


def explain_file(path: Path, *, show_withheld: bool = False) -> Explanation:
    """Explain the file at ``path``. Raises ``InputError`` if it holds no release that can be read."""
    return _of(read_file(path), show_withheld=show_withheld)


def explain_bytes(content: bytes, name: str, *, show_withheld: bool = False) -> Explanation:
    """Explain a document that came as ``content``; ``name`` stands for it in errors. Raises ``InputError``."""
    return _of(check(Document(name, name, content), shown=name), show_withheld=show_withheld)


def _of(document: Document, *, show_withheld: bool) -> Explanation:
    release = assemble(document)
    return explain(release, read_mentions(release), read(release, reader()), show_withheld=show_withheld)


def explain(
    release: Release, mentions: Sequence[Mentions], reading: Reading, *, show_withheld: bool = False
) -> Explanation:
    """The explanation of ``reading``, which was made from ``mentions`` of ``release``."""
    told = statements(reading)
    shown = release.text if show_withheld else _masked(release.text, reading.withheld)
    view = _View(release, reading, told, shown)
    passages = sorted(view.passages(mentions), key=lambda passage: passage.span)
    title = release.title.quote(shown) if release.title else ""
    return Explanation(release, title, tuple(passages), told)


def _masked(text: str, withheld: Sequence[Span]) -> str:
    characters = list(text)
    for span in withheld:
        characters[span.start : span.end] = MASK * (span.end - span.start)
    return "".join(characters)


#: What the marks of ``ingest.mention.read`` do.
_MARKS = {
    "withheld": "speaks of a suspect, victim, witness or minor: makes nobody an official",
    "parting": "tells of the end of an office: makes nobody an official",
}


def _role(role: RoleSpan) -> str:
    """“Drejtor i Përgjithshëm; nom-d, plural, acting”: the role and what its words show."""
    shows = (
        role.case,
        "plural" if role.plural else "",
        "acting" if role.acting else "",
        "former" if role.former else "",
    )
    return f"{role.text}; {', '.join(word for word in shows if word)}"


class _View:
    """One release while its passages are collected. ``shown``: its text, withheld words masked."""

    def __init__(self, release: Release, reading: Reading, told: Sequence[Statement], shown: str) -> None:
        self._release = release
        self._shown = shown
        self._unread = frozenset(reading.unread)
        self._withheld = frozenset(reading.withheld)
        self._persons = {s: person.name for person in reading.persons for s in person.evidence.spans}
        self._units = {s: unit.name for unit in reading.units for s in unit.evidence.spans}
        self._grounds = sorted(
            (span.start, span.end, n, span == s.spans[0]) for n, s in enumerate(told) for span in s.spans
        )

    def passages(self, mentions: Sequence[Mentions]) -> Iterator[Passage]:
        """The passages: sentences in their order, then dateline and furniture."""
        for number, sentence in enumerate(mentions, 1):
            yield self._sentence(sentence, number)
        if self._release.dateline is not None:
            yield self._outside("dateline", self._release.dateline)
        for span in self._release.furniture:
            yield self._outside("furniture", span)

    def _sentence(self, mentions: Mentions, number: int) -> Passage:
        sentence = mentions.sentence
        state: State = "read"
        if sentence.span in self._withheld:
            state = "withheld"
        elif sentence.span in self._unread:
            state = "unread"
        found = tuple(sorted(self._mentions(mentions), key=lambda m: (m.span, m.kind)))
        claims, supports = self._claims(sentence.span)
        part: Part = "title" if sentence.part == "title" else "body"
        text = sentence.span.quote(self._shown)
        return Passage(part, state, sentence.span, text, number, found, claims, supports)

    def _outside(self, part: Part, span: Span) -> Passage:
        claims, supports = self._claims(span)
        return Passage(
            part, "outside", span, span.quote(self._shown), None, tuple(self._dates(span)), claims, supports
        )

    def _claims(self, within: Span) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Claims whose main quote lies ``within``, and others that rest on words there too."""
        at = bisect_left(self._grounds, (within.start,))
        main: dict[int, None] = {}
        further: dict[int, None] = {}
        while at < len(self._grounds) and self._grounds[at][0] < within.end:
            _, _, number, first = self._grounds[at]
            (main if first else further)[number] = None
            at += 1
        return tuple(main), tuple(n for n in further if n not in main)

    def _mentions(self, mentions: Mentions) -> Iterator[Mention]:
        sentence = mentions.sentence
        for role in mentions.roles:
            yield self._mention("role", sentence.span_of(role.start, role.end), role.rule, _role(role))
        for unit in mentions.units:
            span = sentence.span_of(unit.start, unit.end)
            known = self._units.get(span)
            meaning = known or f"not resolved ({unit.name}, {unit.kind})"
            yield self._mention("unit", span, unit.rule, meaning)
        for name in mentions.names:
            span = sentence.span_of(name.start, name.end)
            person = self._persons.get(span)
            meaning = person or "nobody: no official of this release is known by it"
            yield self._mention("name", span, name.rule, meaning)
        yield from self._dates(sentence.span)
        marks = (("withheld", mentions.withheld), ("parting", mentions.parting))
        for rule, at in marks:
            if at is not None:
                yield self._mention("mark", sentence.span_of(at, at + 1), rule, _MARKS[rule])

    def _dates(self, within: Span) -> Iterator[Mention]:
        for date in find_dates(within.quote(self._release.text), self._release.language):
            span = Span(within.start + date.start, within.start + date.end)
            meaning = date.day.isoformat() if date.day else "no day of the calendar"
            yield self._mention("date", span, "date", meaning)

    def _mention(self, kind: Kind, span: Span, rule: str, meaning: str) -> Mention:
        text = span.quote(self._shown)
        return Mention(kind, span, text, rule, "withheld" if MASK in text else meaning)
