"""One document to one release."""

import hashlib
import re

from ingest.release.dateline import told_today
from ingest.release.decode import decode, normalise
from ingest.release.html import read_page
from ingest.release.language import detect
from ingest.release.parts import Parts, find_parts
from ingest.source.files import Document
from ontology.dates import PartialDate
from ontology.errors import InputError
from ontology.iri import hexadecimal
from ontology.model import Language, Release, Source

_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
#: Paragraphs in which a text without a dateline names the day that it calls today.
_EARLY = 3
#: Files of a crawl are named “number_key”, the key being the release's; it outlives a change of the text.
_CRAWLED = re.compile(r"\d+_([0-9a-f]{16})")


def assemble(document: Document) -> Release:
    """The release that ``document`` holds. Raises ``InputError`` if it holds none that can be read."""
    is_html = document.name.lower().endswith((".html", ".htm"))
    raw = decode(document.content, document.name, html=is_html)
    address = document.address
    is_html = is_html or _HTML.match(raw[:4096]) is not None
    if is_html:
        page = read_page(raw)
        raw, address = page.text, address or page.address
    text = normalise(raw)
    if not any(c.isalpha() for c in text):
        raise InputError(f"{document.name}: no text in it", mend="Give a file with the release's text.")
    media_type = "text/html" if is_html else "text/plain"
    source = Source(document.name, address, media_type, document.sample, document.credit)
    return release_of(text, source, key=_key(document, address, text))


def release_of(text: str, source: Source, *, key: str) -> Release:
    """The release with the archived ``text``. Raises ``InputError`` if its language is none of ours."""
    language = detect(text, source.file)
    parts = find_parts(text, language)
    dateline = parts.dateline
    published = dateline.date if dateline else _told(text, parts, language)
    return Release(
        key=key,
        text=text,
        text_sha256=_sha256(text),
        language=language,
        source=source,
        title=parts.title,
        dateline=dateline.span if dateline else None,
        published=published,
        place=dateline.place if dateline else None,
        publisher=parts.publisher,
        body=parts.body,
        furniture=parts.furniture,
        warnings=_warnings(parts, told=published is not None),
    )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _key(document: Document, address: str | None, text: str) -> str:
    """From the address, else from the crawl's file name, else from the text (``docs/ontology.md``)."""
    if address is not None:
        return hexadecimal(16, address)
    crawled = _CRAWLED.fullmatch(document.stem)
    return crawled[1] if crawled else _sha256(text)[:16]


def _told(text: str, parts: Parts, language: Language) -> PartialDate | None:
    """Without a dateline, the day that one of the first paragraphs calls today."""
    told = (told_today(text, line, language) for line in parts.body[:_EARLY])
    return next((day for day in told if day is not None), None)


def _warnings(parts: Parts, *, told: bool) -> tuple[str, ...]:
    if parts.dateline is None and told:
        return ()
    if parts.dateline is None:
        return ("no dateline, so its facts have no date; begin the text with “Place, day month year –”",)
    if parts.dateline.date is None:
        return (
            f"“{parts.dateline.written}” is no day of the calendar, so its facts have no date; correct it",
        )
    return ()
