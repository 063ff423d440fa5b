"""What is told of one person or unit as an Atom feed (RFC 4287): an entry for each fact, the newest first.

A fact keeps its IRI from build to build, so a reader of the feed is shown each once; it is dated by the newest release
that supports it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from xml.etree import ElementTree as Xml

from api.schemas.base import Fact, Participation, Tenure
from api.wording import Wording, longest

_ATOM: Final = "http://www.w3.org/2005/Atom"
_MOST: Final = 100
#: Stands for a day that is not known, which Atom has no way to say.
_NO_DAY: Final = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself. ``page``, ``address``: full addresses of the page and of the feed."""

    iri: str
    title: str
    page: str
    address: str
    site: str
    language: str


def told(fact: Fact, words: Wording) -> str:
    """One fact in one line, without the thing that the feed is of."""
    if isinstance(fact, Tenure):
        return f"{fact.person.label.value}: {fact.post.label.value} ({words.certain(fact)})"
    if isinstance(fact, Participation):
        return f"{fact.actor.label.value}: {fact.event.label.value}, {fact.role.label.value}"
    raise TypeError(type(fact).__name__)


def atom(feed: Feed, facts: Iterable[Fact], words: Wording) -> bytes:
    """The feed of ``facts``, up to a hundred."""
    ordered = sorted(facts, key=lambda f: (_day(f), f.iri), reverse=True)[:_MOST]
    Xml.register_namespace("", _ATOM)
    root = Xml.Element(_name("feed"), {"xml:lang": feed.language})
    _text(root, "id", feed.iri + "#feed")
    _text(root, "title", feed.title)
    _text(root, "updated", _time(_day(ordered[0]) if ordered else _NO_DAY))
    Xml.SubElement(root, _name("link"), rel="self", href=feed.address, type="application/atom+xml")
    Xml.SubElement(root, _name("link"), rel="alternate", href=feed.page, type="text/html")
    _text(Xml.SubElement(root, _name("author")), "name", "Zyrtar")
    _text(root, "rights", "CC BY 4.0")
    for fact in ordered:
        _entry(root, fact, feed, words)
    written: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _entry(root: Xml.Element, fact: Fact, feed: Feed, words: Wording) -> None:
    entry = Xml.SubElement(root, _name("entry"))
    _text(entry, "id", fact.iri)
    _text(entry, "title", told(fact, words))
    _text(entry, "updated", _time(_day(fact)))
    Xml.SubElement(entry, _name("link"), rel="alternate", href=feed.site + fact.path, type="text/html")
    quotes = longest(fact.quotes)
    if quotes:
        quote = quotes[0]
        source = Xml.SubElement(
            entry, _name("link"), rel="via", href=feed.site + quote.path, type="text/html"
        )
        source.set("title", quote.release.label.value)
        _text(entry, "summary", f"“{quote.text}”")


def _day(fact: Fact) -> date:
    return max((release.day for release in fact.sources if release.day is not None), default=_NO_DAY)


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _name(tag: str) -> str:
    return f"{{{_ATOM}}}{tag}"


def _text(parent: Xml.Element, tag: str, text: str) -> None:
    Xml.SubElement(parent, _name(tag)).text = "".join(c for c in text if c >= " " or c in "\t\n\r")
