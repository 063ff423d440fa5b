"""The parts SVG pictures are made of: escaped text, wrapped labels, boxes, lines, and the frame around them.

Pictures hold text as text in system fonts, a title and a description for screen readers, black on white for
print, no script and no style sheet. Lengths are whole pixels.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

#: Fonts that are on nearly every machine; the widths below are those of the widest of them, DejaVu Sans.
FONTS: Final = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"
MARGIN: Final = 24

#: Address of the page of a thing, from its kind (``person``, ``unit``, ``event``) and key; ``None``: no link.
Link = Callable[[str, str], str | None]

_NARROW: Final = frozenset("iljftrI.,:;'’!|()[]-– 1")
_WIDE: Final = frozenset("mwMWOQGDHNUĐ@%—")


def clean(text: str) -> str:
    """``text`` without the characters XML 1.0 cannot hold, white space collapsed."""
    kept = (
        c for c in text if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )
    return " ".join("".join(kept).split())


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Upper estimate of the width of ``text`` in pixels at font size ``size``."""
    units = sum(0.38 if c in _NARROW else 0.86 if c in _WIDE else 0.7 if c.isupper() else 0.62 for c in text)
    return units * size * (1.08 if bold else 1.0)


def wrap(text: str, width: float, size: float, *, bold: bool = False, most: int | None = None) -> list[str]:
    """``text`` in lines no wider than ``width``; words that are wider are cut. ``most``: lines at most, the
    last one then ends in an ellipsis."""
    lines: list[str] = []
    line = ""
    for word in clean(text).split(" "):
        rest = word
        while rest:
            joined = f"{line} {rest}" if line else rest
            if text_width(joined, size, bold=bold) <= width:
                line, rest = joined, ""
            elif line:
                lines.append(line)
                line = ""
            else:
                cut = _fitting(rest, width, size, bold=bold)
                lines.append(rest[:cut])
                rest = rest[cut:]
    if line:
        lines.append(line)
    if most is not None and len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].rstrip(" ,;–-")[:-1] + "…"]
    return lines


def _fitting(word: str, width: float, size: float, *, bold: bool) -> int:
    """How many characters of ``word`` fit, at least one."""
    for end in range(len(word), 1, -1):
        if text_width(word[:end], size, bold=bold) <= width:
            return end
    return 1


def element(name: str, content: str = "", /, **attributes: object) -> str:
    """One element; ``content`` is markup already. ``_`` in attribute names stands for ``-``, a last one falls
    away; attributes of value ``None`` too."""
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(clean(str(value)))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def text(
    lines: Sequence[str], x: int, y: int, *, size: float = 12, leading: int = 16, **attributes: object
) -> str:
    """Text from baseline ``y`` of the first line downwards."""
    if len(lines) == 1:
        return element("text", escape(clean(lines[0])), x=x, y=y, font_size=size, **attributes)
    spans = "".join(
        element("tspan", escape(clean(line)), x=x, dy=leading if index else None)
        for index, line in enumerate(lines)
    )
    return element("text", spans, x=x, y=y, font_size=size, **attributes) if lines else ""


def tooltip(tip: str) -> str:
    """What a picture shows for an element under the pointer; the first thing inside that element."""
    return element("title", escape(clean(tip)))


def linked(markup: str, address: str | None) -> str:
    """``markup`` as a link to ``address``, if there is one."""
    return markup if address is None else element("a", markup, href=address)


def picture(
    name: str,
    body: Iterable[str],
    *,
    size: tuple[int, int],
    title: str,
    about: str,
    source: str,
    language: str,
) -> str:
    """The whole SVG document: heading, ``body`` (drawn from y = ``top()`` on), source line at the foot.

    ``name`` makes the ids of title and description. ``size``: room of the body without margins.
    """
    width = max(size[0] + 2 * MARGIN, 640)
    foot = wrap(source, width - 2 * MARGIN, 11)
    bottom = top() + size[1] + 28
    height = bottom + 15 * len(foot) + MARGIN - 8
    head = text([title], MARGIN, MARGIN + 18, size=20, font_weight="bold")
    head += text([about], MARGIN, MARGIN + 38, size=12, fill="#333")
    markup = "\n".join(
        [
            element("title", escape(clean(title)), id=f"{name}-title"),
            element("desc", escape(clean(f"{about}. {source}")), id=f"{name}-desc"),
            element("rect", width=width, height=height, fill="#fff"),
            head,
            *body,
            text(foot, MARGIN, bottom, size=11, leading=15, fill="#333"),
        ]
    )
    return (
        element(
            "svg",
            f"\n{markup}\n",
            xmlns="http://www.w3.org/2000/svg",
            width=width,
            height=height,
            viewBox=f"0 0 {width} {height}",
            role="img",
            lang=language,
            aria_labelledby=f"{name}-title {name}-desc",
            font_family=FONTS,
            fill="#000",
        )
        + "\n"
    )


def top() -> int:
    """y at which the body of a picture begins."""
    return MARGIN + 60
