"""The organisation chart as an SVG picture.

Every tree hangs from its top unit: the units directly within it stand in columns, and whatever is within
those is listed under them, indented. Columns fill rows of four, so that a chart of eighty units stays as wide
as a page. Units without parts and parents come last, as “other bodies”.
"""

from dataclasses import dataclass
from typing import Any, Final

from graph.view.orgchart import Certainty, Head, OrgChart, Unit
from graph.view.provenance import Provenance
from graph.view.svg import MARGIN, Link, element, linked, picture, text, top, wrap
from graph.view.words import word
from ontology.language.calendar import write_date
from ontology.model import Language

_COLUMN: Final = 258
_GAP: Final = 20
_INDENT: Final = 16
_RAIL: Final = 26  # from the trunk of a tree to its first column
_PER_ROW: Final = 4
_PAD: Final = 9


@dataclass(frozen=True, slots=True)
class _Line:
    """One line in a box. ``kind``: ``title``, ``role``, ``name`` or ``state``."""

    words: str
    kind: str

    @property
    def height(self) -> int:
        return 17 if self.kind in ("title", "name") else 15


@dataclass(frozen=True, slots=True)
class _Box:
    """A unit's box with its lines, ``depth`` steps within its column."""

    unit: Unit
    depth: int
    width: int
    lines: tuple[_Line, ...]

    @property
    def height(self) -> int:
        return 2 * _PAD + sum(line.height for line in self.lines) - 2


class _Canvas:
    """Collects markup from the top down. ``y``: where the next thing goes; ``width``: room used so far."""

    def __init__(self, language: Language, link: Link | None) -> None:
        self.language = language
        self.link = link
        self.y = top()
        self.width = 0
        self.lines: list[str] = []
        self.boxes: list[str] = []

    def line(self, *points: tuple[int, int]) -> None:
        """A connector through ``points``."""
        path = "M" + " L".join(f"{x} {y}" for x, y in points)
        self.lines.append(element("path", d=path, fill="none", stroke="#777"))

    def box(self, box: _Box, x: int, y: int) -> None:
        """``box`` with its upper left corner at ``x``, ``y``."""
        self.width = max(self.width, x + box.width - MARGIN)
        dash = None if box.unit.heads or not box.unit.roles else "4 3"
        parts = [
            element(
                "rect",
                x=x,
                y=y,
                width=box.width,
                height=box.height,
                rx=3,
                fill="#fff",
                stroke="#333",
                stroke_dasharray=dash,
            )
        ]
        baseline = y + _PAD
        for line in box.lines:
            baseline += line.height
            parts.append(text([line.words], x + _PAD, baseline - 4, **_STYLES[line.kind]))
        address = self.link and self.link("unit", box.unit.code)
        self.boxes.append(linked(element("g", "".join(parts)), address))


_STYLES: Final[dict[str, dict[str, Any]]] = {
    "title": {"font_weight": "bold"},
    "role": {"fill": "#333", "size": 11},
    "name": {},
    "state": {"fill": "#333", "size": 11, "font_style": "italic"},
}


def orgchart_svg(
    chart: OrgChart, provenance: Provenance, language: Language, *, link: Link | None = None
) -> str:
    """Draw ``chart``; ``link`` gives the pages that units lead to."""
    canvas = _Canvas(language, link)
    trees = [root for root in chart.roots() if chart.parts(root.code)]
    single = [root for root in chart.roots() if not chart.parts(root.code)]
    for root in trees:
        _tree(canvas, chart, root)
    if single:
        if trees:
            canvas.boxes.append(
                text([word("other-bodies", language)], MARGIN, canvas.y + 14, size=14, font_weight="bold")
            )
            canvas.y += 28
        _grid(canvas, chart, tuple(single), MARGIN)
    if not chart.units:
        canvas.boxes.append(text([word("nothing", language)], MARGIN, top() + 20, size=14))
        canvas.y += 40
    return picture(
        "orgchart",
        [*canvas.lines, *canvas.boxes],
        size=(canvas.width, canvas.y - top()),
        title=f"{word('orgchart', language)}, {word('as-of', language)} {write_date(chart.day, language)}",
        about=word("units-shown", language, units=len(chart.units)),
        source=provenance.line(language),
        language=language,
    )


def _tree(canvas: _Canvas, chart: OrgChart, root: Unit) -> None:
    head = _box(root, 0, _COLUMN * 2 + _GAP, canvas.language)
    start = canvas.y + head.height
    canvas.box(head, MARGIN, canvas.y)
    canvas.y = start + _GAP + 12
    last_bus = _grid(canvas, chart, chart.parts(root.code), MARGIN + _RAIL, trunk=MARGIN + 10)
    canvas.line((MARGIN + 10, start), (MARGIN + 10, last_bus))
    canvas.y += 16


def _grid(
    canvas: _Canvas, chart: OrgChart, units: tuple[Unit, ...], left: int, *, trunk: int | None = None
) -> int:
    """Columns for ``units`` in rows; joined to the line at ``trunk``, if given. Returns y of the last bus."""
    bus = canvas.y
    for first in range(0, len(units), _PER_ROW):
        row = [_column(chart, unit, canvas.language) for unit in units[first : first + _PER_ROW]]
        bus = canvas.y - 12
        for index, column in enumerate(row):
            x = left + index * (_COLUMN + _GAP)
            if trunk is not None:
                canvas.line((trunk, bus), (x + 20, bus), (x + 20, canvas.y))
            _draw_column(canvas, column, x)
        canvas.y += max(_height(column) for column in row) + _GAP + 12
    return bus


def _column(chart: OrgChart, unit: Unit, language: Language, depth: int = 0) -> list[_Box]:
    """The box of ``unit`` and, indented, those of everything within it."""
    width = max(_COLUMN - depth * _INDENT, _COLUMN // 2)
    boxes = [_box(unit, depth, width, language)]
    for part in chart.parts(unit.code):
        boxes.extend(_column(chart, part, language, depth + 1))
    return boxes


def _height(column: list[_Box]) -> int:
    return sum(box.height for box in column) + 8 * (len(column) - 1)


def _draw_column(canvas: _Canvas, column: list[_Box], x: int) -> None:
    y = canvas.y
    above: list[tuple[int, int]] = []  # left edge and foot of the open boxes, one per depth
    for box in column:
        left = x + box.depth * _INDENT
        del above[box.depth :]
        if above:
            stem, foot = above[-1]
            canvas.line((stem + 7, foot), (stem + 7, y + 14), (left, y + 14))
        canvas.box(box, left, y)
        above.append((left, y + box.height))
        y += box.height + 8


def _box(unit: Unit, depth: int, width: int, language: Language) -> _Box:
    room = width - 2 * _PAD
    lines = [_Line(words, "title") for words in wrap(unit.title, room, 12, bold=True)]
    if not unit.heads and unit.roles:
        vacant = f"{', '.join(unit.roles)}: {word('no-holder', language)}"
        lines += [_Line(words, "state") for words in wrap(vacant, room, 11)]
    for head in unit.heads:
        lines += _head_lines(head, room)
    if unit.folded:
        lines.append(_Line(word("folded", language, units=unit.folded), "state"))
    return _Box(unit, depth, width, tuple(lines))


def _head_lines(head: Head, room: int) -> list[_Line]:
    role = f"{head.role} – {head.capacity}" if head.capacity else head.role
    lines = [_Line(words, "role") for words in wrap(role, room, 11)]
    lines += [_Line(words, "name") for words in wrap(head.name, room, 12)]
    if head.certainty is not Certainty.CERTAIN:
        lines += [_Line(words, "state") for words in wrap(head.state, room, 11)]
    return lines
