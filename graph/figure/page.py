"""The page of a figure that is framed by the pages of others: the picture, its source, its data as tables.

It is whole without scripts. With them it tells the page around it how high it is, by ``postMessage`` with
``{"zyrtar": "height", "height": pixels}``, and again whenever that changes.
"""

import html
from typing import Final

from graph.figure.model import Figure
from graph.view.frame import document, hashed
from graph.view.svg import clean
from graph.view.words import word
from ontology.model import Language

#: Tells the height and nothing else, so it may be told to whoever frames the page.
SCRIPT: Final = """
const tell = () => parent.postMessage(
  { zyrtar: "height", height: Math.ceil(document.documentElement.getBoundingClientRect().height) }, "*");
new ResizeObserver(tell).observe(document.documentElement);
tell();
"""
#: For the page: its own script by its hash, styles in place, nothing from anywhere, framed by anybody.
POLICY: Final = (
    f"default-src 'none'; script-src {hashed(SCRIPT)}; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors *"
)
#: The heading stands in the picture already; who listens to the page needs it all the same.
_STYLE: Final = """
h1 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
body { margin: 0; padding: .5rem; }
figure { margin: 0; }
details { margin: .5rem 0; overflow-x: auto; }
"""


def framed_page(figure: Figure, address: str, oembed: str) -> str:
    """``figure`` as a whole HTML page; ``address``: of the view on the site, where its sentences are.

    ``oembed``: address of what tells others how to embed it.
    """
    found = f'<link rel="alternate" type="application/json+oembed" href="{html.escape(oembed, quote=True)}">'
    name = html.escape(clean(figure.title), quote=True)
    body = [
        f'<figure tabindex="0" role="region" aria-label="{name}">{figure.svg}</figure>',
        f"<details><summary>{html.escape(word('data', figure.language))}</summary>",
        f"<p>{html.escape(figure.alternative)}</p>",
        f"{figure.tables}</details>",
        f'<p><a href="{html.escape(address, quote=True)}" target="_blank" rel="noopener">'
        f"{html.escape(word('look-up', figure.language))}</a></p>",
    ]
    return document(figure.title, figure.language, body=body, styles=[_STYLE], scripts=[SCRIPT], head=[found])


def missing_page(words: str, language: Language) -> str:
    """The page in the place of a figure that cannot be shown; ``words`` say why and what to do, and name nobody."""
    body = [f"<p>{html.escape(clean(words))}</p>"]
    return document(word("no-figure", language), language, body=body, scripts=[SCRIPT])
