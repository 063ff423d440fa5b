"""An explanation for people: sentences with their mentions and claims, in colour on a terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.commands.console import put, to_terminal
from ingest.explain import Explanation, Mention, Passage
from ontology.lookup import vocabulary

#: A stretch of a line and its style; styles are those of rich, empty for plain.
Piece = tuple[str, str]

#: How mentions look within their sentence and in the list below it.
_STYLES = {"name": "bold cyan", "role": "green", "unit": "magenta", "date": "blue", "mark": "bold red"}
_STATES = {"read": "", "unread": "nothing read", "withheld": "withheld", "outside": "not read"}
_DIM, _WARNING, _CLAIM = "dim", "yellow", "bold"


@dataclass(frozen=True, slots=True)
class Row:
    """One line to show. ``indent``: columns at its left, on a terminal of its wrapped rest too."""

    indent: int
    pieces: tuple[Piece, ...]


def show(name: str, found: Explanation, passages: Sequence[Passage]) -> None:
    """Print the head of the release and ``passages``."""
    rows = [*_head(name, found), *(row for passage in passages for row in _rows(found, passage))]
    if to_terminal():
        _show_styled(rows)
        return
    for row in rows:
        put((" " * row.indent + "".join(text for text, _ in row.pieces)).rstrip())


def _show_styled(rows: Sequence[Row]) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(highlight=False)
    for row in rows:
        console.print(Padding(Text.assemble(*row.pieces), (0, 0, 0, row.indent)))


def _head(name: str, found: Explanation) -> Iterator[Row]:
    release = found.release
    known = (release.language, release.published.edtf if release.published else "no date", release.place)
    yield Row(0, ((f"{name}: ", _CLAIM), (", ".join(word for word in known if word), "")))
    if release.publisher is not None:
        label = vocabulary().label("unit", release.publisher, release.language)
        yield Row(2, ((f"publisher {label} ({release.publisher})", ""),))
    if found.title:
        yield Row(2, ((f"title {_words(found.title)}", ""),))


def _rows(found: Explanation, passage: Passage) -> Iterator[Row]:
    yield Row(0, ())
    state = _STATES[passage.state]
    label = " ".join(str(part) for part in (passage.number, passage.part) if part is not None)
    head = f"[{label}{f', {state}' if state else ''}] "
    yield Row(0, ((head, _DIM if passage.state in {"read", "outside"} else _WARNING), *_sentence(passage)))
    for mention in passage.mentions:
        yield Row(4, _mention(mention))
    for number in passage.claims:
        yield from _claim(found, number)
    for number in passage.supports:
        statement = found.statements[number]
        yield Row(4, ((f"+> rests here too: {statement.kind} {statement.says[0][1]}", _DIM),))


def _sentence(passage: Passage) -> Iterator[Piece]:
    """The words of the passage, those of mentions in their style; a mention within another is passed over."""
    plain = _DIM if passage.part == "furniture" else ""
    at = passage.span.start
    for mention in passage.mentions:
        if mention.span.start < at:
            continue
        yield _words(passage.text[at - passage.span.start : mention.span.start - passage.span.start]), plain
        yield _words(mention.text), _STYLES[mention.kind]
        at = mention.span.end
    yield _words(passage.text[at - passage.span.start :]), plain


def _mention(mention: Mention) -> tuple[Piece, ...]:
    return (
        (f"{mention.kind} ", _STYLES[mention.kind]),
        (f"“{_words(mention.text)}” is {_words(mention.meaning)}", ""),
        (f"  [{mention.rule}]", _DIM),
    )


def _claim(found: Explanation, number: int) -> Iterator[Row]:
    statement = found.statements[number]
    says = "; ".join(f"{field} {_words(value)}" for field, value in statement.says)
    yield Row(4, ((f"=> {statement.kind}: ", _CLAIM), (says, "")))
    yield Row(7, ((f"by {statement.rule} ({statement.confidence:.2f}): {statement.reads}", _DIM),))


def _words(text: str) -> str:
    """``text`` on one line, white space single but kept at its ends."""
    inner = " ".join(text.split())
    before = " " if text[:1].isspace() and inner else ""
    after = " " if text[-1:].isspace() else ""
    return before + inner + after
