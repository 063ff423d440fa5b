"""Snippets that put a figure into a web page, a Markdown or LaTeX text, a word processor or a list of references.

Every text that comes from data or from whoever embeds the figure is escaped for the language of its snippet.

A picture that is asked for anew whenever a page is read says itself what is known then, and from where. What is pasted
around it stays, so it holds no fact: a name that is put right or taken out must not live on beside the picture. Where
the picture is saved with the text (LaTeX) and in a reference, the words are those of the snapshot, and name it.
"""

import hashlib
import html
import re
from dataclasses import dataclass
from typing import Final

from graph.figure.model import Figure
from graph.view.svg import clean
from graph.view.words import word

_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]()<>#!|~$&])")
_LATEX: Final = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{c: f"\\{c}" for c in "#$%&_"},
}
#: What the height of the frame leaves for what stands under the picture; the page tells its true height.
_UNDER: Final = 110


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure at an address. ``page``: what is framed, ``picture``: the SVG, ``title``: true whatever is known later.

    ``caption``: of the one who embeds it. ``width``: of the frame in pixels; ``None``: as wide as its place.
    """

    figure: Figure
    page: str
    picture: str
    title: str
    caption: str = ""
    width: int | None = None

    @property
    def said(self) -> str:
        """The caption, or the title."""
        return clean(self.caption) or self.title

    @property
    def licence(self) -> str:
        """Where it is from and under which licence, whatever the snapshot."""
        language, given = self.figure.language, self.figure.provenance.licence
        return f"{word('source', language)}: Zyrtar" + (
            f", {word('licence', language)} {given}" if given else ""
        )

    @property
    def label(self) -> str:
        """What documents call it: another one for every figure."""
        return f"zyrtar-{hashlib.sha256(self.page.encode()).hexdigest()[:8]}"

    @property
    def height(self) -> int:
        """Of the frame, in pixels, from the picture's own height."""
        found = re.search(r'<svg[^>]* height="(\d+)"', self.figure.svg)
        return int(found[1]) + _UNDER if found else 600


def snippets(placed: Placed) -> dict[str, str]:
    """By name: ``iframe``, ``html`` (for word processors too), ``markdown``, ``latex`` and ``bibtex``."""
    return {
        "iframe": iframe(placed.page, placed.said, placed.width or "100%", placed.height),
        "html": _html(placed),
        "markdown": _markdown(placed),
        "latex": _latex(placed),
        "bibtex": _bibtex(placed),
    }


def iframe(address: str, title: str, width: int | str, height: int) -> str:
    """The frame that shows the page at ``address``."""
    return (
        f'<iframe src="{_attribute(address)}" title="{_attribute(title)}" width="{width}" '
        f'height="{height}" loading="lazy" style="border:0"></iframe>'
    )


def _html(placed: Placed) -> str:
    width = f' width="{placed.width}"' if placed.width else ""
    return (
        f'<figure><img src="{_attribute(placed.picture)}" alt="{_attribute(placed.said)}"{width}>'
        f"<figcaption>{html.escape(placed.said)}<br><small>{html.escape(placed.licence)} · "
        f'<a href="{_attribute(placed.page)}">{html.escape(placed.page)}</a></small></figcaption></figure>'
    )


def _markdown(placed: Placed) -> str:
    said = markdown(placed.said)
    return f"![{said}](<{placed.picture}>)\n\n*{said}*  \n{markdown(placed.licence)} · <{placed.page}>"


def _then(placed: Placed) -> str:
    """The caption, or the title as of the snapshot."""
    return latex(clean(placed.caption) or placed.figure.title)


def _latex(placed: Placed) -> str:
    said = _then(placed)
    return (
        "% \\usepackage{svg,hyperref}; save the picture beside the text as figure.svg\n"
        "\\begin{figure}\n  \\centering\n  \\includesvg[width=\\linewidth]{figure}\n"
        f"  \\caption[{{{said}}}]{{{said}. {latex(placed.figure.source)} · "
        f"\\href{{{latex(placed.page)}}}{{Zyrtar}}}}\n  \\label{{fig:{placed.label}}}\n\\end{{figure}}"
    )


def _bibtex(placed: Placed) -> str:
    latest = placed.figure.provenance.latest
    year = f"  year = {{{latest.year}}},\n" if latest else ""
    return (
        f"@misc{{{placed.label},\n  author = {{{{Zyrtar}}}},\n  title = {{{{{_then(placed)}}}}},\n"
        f"{year}  howpublished = {{\\url{{{placed.page}}}}},\n"
        f"  note = {{{latex(placed.figure.source)}}}\n}}"
    )


def markdown(text: str) -> str:
    """``text`` as Markdown that shows it letter for letter.

    >>> markdown("[a](b) *c*")
    '\\\\[a\\\\]\\\\(b\\\\) \\\\*c\\\\*'
    """
    return _MARKDOWN.sub(r"\\\1", clean(text))


def latex(text: str) -> str:
    """``text`` as LaTeX that shows it letter for letter.

    >>> latex("50 % of \\\\input{a}")
    '50 \\\\% of \\\\textbackslash{}input\\\\{a\\\\}'
    """
    return "".join(_LATEX.get(c, c) for c in clean(text))


def _attribute(text: str) -> str:
    return html.escape(clean(text), quote=True)
