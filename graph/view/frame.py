"""One self-contained HTML document: no request to anywhere, enforced by its own security policy.

Scripts run only if their hash is in the policy, so markup that slips into a name cannot run.
"""

import hashlib
import html
from base64 import b64encode
from collections.abc import Iterable, Sequence
from typing import Final

from graph.view.svg import FONTS, clean

_STYLE: Final = f"""
body {{ font-family: {FONTS}; margin: 1.5rem; color: #111; background: #fff; line-height: 1.45; }}
h1 {{ font-size: 1.4rem; margin: 0 0 .3rem; }}
h2 {{ font-size: 1.05rem; margin: 1.8rem 0 .4rem; }}
figure {{ margin: 1rem 0; overflow-x: auto; }}
#mynetwork {{ float: none !important; box-sizing: border-box; }}
figcaption {{ font-size: .85rem; color: #333; padding-top: .5rem; clear: both; }}
table {{ border-collapse: collapse; font-size: .9rem; }}
th, td {{ text-align: left; vertical-align: top; padding: .25rem .8rem .25rem 0;
  border-bottom: 1px solid #ccc; }}
"""


def document(
    title: str,
    language: str,
    *,
    body: Iterable[str],
    styles: Sequence[str] = (),
    scripts: Sequence[str] = (),
    head: Iterable[str] = (),
) -> str:
    """The document. ``head``, ``body`` and ``styles`` are markup and CSS already; ``scripts`` run after the body."""
    scripts = [script.replace("\r\n", "\n") for script in scripts]  # as browsers hash them
    allowed = " ".join(hashed(script) for script in scripts) or "'none'"
    policy = (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    name = html.escape(clean(title))
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{html.escape(language)}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{name}</title>",
            *head,
            *(f"<style>{style}</style>" for style in (*styles, _STYLE)),
            "</head>",
            "<body>",
            f"<h1>{name}</h1>",
            *body,
            *(f"<script>{script}</script>" for script in scripts),
            "</body>",
            "</html>\n",
        ]
    )


def hashed(script: str) -> str:
    """What allows ``script`` in a Content-Security-Policy: its hash (CSP level 2)."""
    return f"'sha256-{b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def paragraph(words: str) -> str:
    """One paragraph of text."""
    return f"<p>{html.escape(clean(words))}</p>"


def table(caption: str, columns: Sequence[str], cells: Iterable[Sequence[str]]) -> str:
    """A table under a heading; cells are text, ``\\n`` in them breaks the line. Empty if it has no rows."""
    written = ["<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in row) + "</tr>" for row in cells]
    if not written:
        return ""
    head = "".join(f'<th scope="col">{html.escape(column)}</th>' for column in columns)
    return "\n".join(
        [
            f"<h2>{html.escape(caption)}</h2>",
            f"<table><thead><tr>{head}</tr></thead><tbody>",
            *written,
            "</tbody></table>",
        ]
    )


def _cell(text: str) -> str:
    return "<br>".join(html.escape(clean(line)) for line in text.split("\n"))
