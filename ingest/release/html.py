"""The text of an HTML page, block by block, without scripts, menus and forms."""

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

_DROPPED = (
    "script,style,noscript,template,nav,footer,form,aside,iframe,svg,object,select,button,"
    "[hidden],[aria-hidden=true]"
)
_BREAKS = (
    "address,article,blockquote,br,dd,div,dl,dt,fieldset,figcaption,figure,h1,h2,h3,h4,h5,h6,header,hr,li,main,"
    "ol,p,pre,section,table,tbody,td,th,tr,ul"
)
_MARK = "\ue000"  # a private-use character: stands for nothing in a page, so it can stand for a break


@dataclass(frozen=True, slots=True)
class Page:
    """What an HTML page says of itself. ``text``: blocks with an empty line between them."""

    text: str
    address: str | None


def _content(tree: LexborHTMLParser) -> LexborNode | None:
    for selector in ("main", "article"):
        nodes = tree.css(selector)
        if len(nodes) == 1 and len(nodes[0].text(strip=True)) > 200:  # shorter ones are teasers
            return nodes[0]
    return tree.body


def _blocks(root: LexborNode) -> list[str]:
    for node in root.css(_BREAKS):
        node.insert_before(_MARK)
        node.insert_after(_MARK)
    lines = (" ".join(line.split()) for line in root.text(deep=True).split(_MARK))
    return [line for line in lines if line]


def read_page(markup: str) -> Page:
    """Text and canonical address of an HTML page; never raises, whatever the markup."""
    tree = LexborHTMLParser(markup.replace(_MARK, " "))
    canonical = tree.css_first("link[rel=canonical]") or tree.css_first("meta[property='og:url']")
    address = None
    if canonical is not None:
        address = canonical.attributes.get("href") or canonical.attributes.get("content")
    for node in tree.css(_DROPPED):
        node.decompose()
    root = _content(tree)
    return Page("\n\n".join(_blocks(root)) if root is not None else "", address or None)
