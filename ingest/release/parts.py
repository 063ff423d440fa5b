"""Finds the parts of a page: furniture, publisher, title, dateline and body, as spans of its text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from ingest.lexicon.load import folded
from ingest.release.dateline import Dateline, find_dateline
from ontology.language.fold import fold
from ontology.lookup import vocabulary
from ontology.model import Language, Span

_LINE = re.compile(r"[^\n]+")
#: A page's head (site name, buttons, headline, dateline) ends within this many lines.
_HEAD = 12
#: A line longer than this is a paragraph, not a headline.
_LONGEST_TITLE = 320
#: What stands between the steps of a path through a site.
_PATH = re.compile(r"[/>»|]")
_MARKS = re.compile(r"^[\d>\W]+\s*")


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the parts of a release are. ``publisher``: code of the unit whose site it stood on."""

    title: Span | None
    dateline: Dateline | None
    publisher: str | None
    body: tuple[Span, ...]
    furniture: tuple[Span, ...]


def lines(text: str) -> list[Span]:
    """Every line of ``text`` that is not blank, without white space at its ends."""
    found = []
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.end() - (len(line) - len(line.rstrip()))
        if start < end:
            found.append(Span(start, end))
    return found


def find_parts(text: str, language: Language) -> Parts:
    """The parts of ``text``. Every line is title, body or furniture; a body paragraph begins after its dateline."""
    rest, furniture, publisher = _without_furniture(text, lines(text), language)
    at, dateline = _dateline(text, rest[:_HEAD], language)
    head = rest[:at] if dateline else rest[: _titles(text, rest)]
    title = head[0] if head else None
    repeated = [line for line in head[1:] if title and _bare(text, line) == _bare(text, title)]
    body = [line for line in rest if line != title and line not in repeated]
    if dateline is not None:
        body = [line for line in (_after(text, line, dateline) for line in body) if line is not None]
    return Parts(title, dateline, publisher, tuple(body), tuple(sorted([*furniture, *repeated])))


def _without_furniture(
    text: str, found: Sequence[Span], language: Language
) -> tuple[list[Span], list[Span], str | None]:
    buttons, ends = folded(language, "page", "furniture"), folded(language, "page", "end")
    rest: list[Span] = []
    furniture: list[Span] = []
    publisher = None
    for number, line in enumerate(found):
        printed = line.quote(text)
        short = len(_PATH.split(printed, 1)[0].split()) <= _longest(language)
        short = short or (not rest and "|" in printed)
        key = fold(printed) if short else ""  # a paragraph is none of them
        if key in ends and rest:
            furniture += found[number:]
            break
        site = _site(key, language) if not rest else None
        if site and publisher is None and number + 1 < len(found):
            publisher = site
        if site is not None or _is_button(key, buttons):
            furniture.append(line)
        else:
            rest.append(line)
    return rest, furniture, publisher


def _site(line: str, language: Language) -> str | None:
    """Code of the unit whose site a folded line names, “” if it names one of several units; else ``None``.

    The line is a site's name, or ends with one as a browser's title does: “1 - Lajm | Keshilli Prokurorial i Kosoves”.
    """
    whole = _sites().get(line)
    *steps, last = (part.strip() for part in line.split("|"))
    if whole is not None or not steps:
        return whole
    return "" if last in folded(language, "page", "sites") else _sites().get(last)


@cache
def _longest(language: Language) -> int:
    """Words of the longest line, or step of a path, that belongs to the page."""
    known = (*folded(language, "page", "furniture"), *folded(language, "page", "end"), *_sites())
    return max(len(name.split()) for name in known)


def _is_button(line: str, buttons: frozenset[str]) -> bool:
    """Whether a folded line is a button or a path of them: “home / news”."""
    return all(part.strip() in buttons for part in _PATH.split(line)) and any(c.isalnum() for c in line)


@cache
def _sites() -> dict[str, str]:
    """Folded name of each unit of the system in each language → its code: a page's first line is its site's name."""
    names: dict[str, str] = {}
    for unit in vocabulary().units.values():
        if unit.kind != "external":
            for label in (
                *unit.labels.values(),
                *(name for group in unit.alternatives.values() for name in group),
            ):
                if len(label.split()) > 1:
                    names.setdefault(fold(label), unit.code)
                    names.update(dict.fromkeys(_town_first(label), unit.code))
    return names


def _town_first(label: str) -> list[str]:
    """How the sites of basic offices write their names: “Mitrovica Basic Prosecutor's Office”, folded."""
    office, between, town = label.partition(" Office in ")
    if not between or " " in town:
        return []
    return [
        fold(f"{town} {noun}") for noun in (f"{office} Office", f"{office.removesuffix('ion')}or's Office")
    ]


def _dateline(text: str, head: Sequence[Span], language: Language) -> tuple[int, Dateline | None]:
    for number, line in enumerate(head):
        dateline = find_dateline(text, line, language)
        if dateline is not None:
            return number, dateline
    return 0, None


def _titles(text: str, rest: Sequence[Span]) -> int:
    """How many lines are headline where no dateline ends the head: one, if it reads like a headline."""
    if len(rest) < 2 or rest[0].end - rest[0].start > _LONGEST_TITLE:
        return 0
    return 0 if rest[0].quote(text).endswith((".", ":", ";")) else 1


def _bare(text: str, line: Span) -> str:
    return fold(_MARKS.sub("", line.quote(text)))


def _after(text: str, line: Span, dateline: Dateline) -> Span | None:
    """``line`` without the dateline at its start; ``None`` if nothing is left."""
    if not line.covers(dateline.span):
        return line
    start = dateline.span.end
    while start < line.end and not text[start].isalnum() and text[start] not in "“„\"'«(":
        start += 1
    return replace(line, start=start) if start < line.end else None
