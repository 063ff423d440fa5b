"""Sending one page in the representation asked for, with a tag by which an unchanged page is not sent again."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from typing import Annotated, Any, TypeVar
from urllib.parse import quote, urlencode

from fastapi import Depends, Request, Response

from api.asked import Lang, language_of
from api.languages import CODES
from api.negotiate import HTML, JSON, RDF, Offer, choose
from api.read.graph import query_text
from api.read.reader import Reader
from api.schemas.pages import Entity, Page
from api.serving import Served, Serving
from api.settings import Settings
from api.web import address, render
from graph.store.term import iri
from ontology.terms import BASE

P = TypeVar("P", bound=Page)


def _served(request: Request) -> Any:
    serving: Serving = request.app.state.serving
    with serving.lease() as served:
        yield served


def settings_of(request: Request) -> Settings:
    """The settings the application was made with."""
    found: Settings = request.app.state.settings
    return found


Snap = Annotated[Served, Depends(_served)]
Given = Annotated[Settings, Depends(settings_of)]
__all__ = [
    "Given",
    "Lang",
    "Snap",
    "alternates",
    "answer",
    "code",
    "described",
    "entity",
    "frame",
    "fresh",
    "held",
    "here",
    "send",
    "tag",
    "told",
]
#: What every page depends on besides its address.
VARY = "Accept, Accept-Language"


@cache
def code() -> str:
    """The version of the code."""
    return version("zyrtar")


def tag(snapshot: str, offer: Offer, request: Request) -> str:
    """Weak entity tag: the same snapshot, code, address, language and representation give the same page."""
    address_ = (request.url.path, request.url.query, language_of(request))
    parts = (snapshot, code(), offer.content_type, *address_)
    return f'W/"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:20]}"'


def fresh(request: Request, etag: str) -> Response | None:
    """304 if the client already has the page with this tag (RFC 9110, 13.1.2), else ``None``."""
    return Response(None, 304, told(etag)) if held(request, etag) else None


def held(request: Request, etag: str) -> bool:
    """Whether the client has the answer with this tag."""
    known = request.headers.get("if-none-match", "")
    if not known:
        return False
    tags = {t.strip().removeprefix("W/") for t in known.split(",")}
    return etag.removeprefix("W/") in tags or known.strip() == "*"


def send(content: str | bytes, offer: Offer, etag: str, **headers: str) -> Response:
    """``content`` as ``offer``, to be asked for again by its tag."""
    return Response(content, media_type=offer.content_type, headers=told(etag) | headers)


def told(etag: str, vary: str = VARY) -> dict[str, str]:
    """The headers of every page that can be asked for again by its tag; ``vary``: what it depends on."""
    return {"ETag": etag, "Vary": vary, "Cache-Control": "no-cache"}


def answer(
    request: Request,
    served: Served,
    language: str,
    template: str,
    make: Callable[[Reader], P],
    offers: Sequence[Offer] = (HTML, JSON),
    files: Mapping[Offer, Callable[[Request, P], str | bytes]] | None = None,
    **context: Any,
) -> Response:
    """The page that ``make`` reads, as HTML, JSON, (where ``offers`` has it) RDF, or what ``files`` make of it.

    ``context`` may hold functions of the page, called for HTML only. Raises what ``make`` raises, and 406.
    """
    made = files or {}
    offers = (*offers, *made)
    offer = choose(request, offers)
    etag = tag(served.graph.id, offer, request)
    if (unchanged := fresh(request, etag)) is not None:
        return unchanged
    page = make(Reader(served.graph, language))
    if offer in made:
        return send(made[offer](request, page), offer, etag)
    if offer is HTML:
        extra = {k: v(page) if callable(v) else v for k, v in context.items()}
        html = render(
            template,
            language,
            page=page,
            formats=alternates(request, offers),
            **frame(request, served),
            **extra,
        )
        return send(html, offer, etag)
    if offer is JSON:
        return send(page.model_dump_json(), offer, etag)
    if not isinstance(page, Entity):
        raise TypeError(f"{type(page).__name__} has no RDF")
    return send(described(served, page.iri, offer), offer, etag)


def described(served: Served, thing: str, offer: Offer) -> bytes:
    """RDF of ``thing`` and of every fact that points to it."""
    snapshot = served.graph.snapshot
    if thing == f"{BASE}ontology":
        return snapshot.serialise(query_text("ontology-terms"), offer.media_types[0])
    return snapshot.serialise(query_text("describe"), offer.media_types[0], thing=iri(thing))


def entity(
    request: Request,
    served: Served,
    language: str,
    template: str,
    make: Callable[[Reader], P],
    files: Mapping[Offer, Callable[[Request, P], str | bytes]] | None = None,
    **context: Any,
) -> Response:
    """The page of one thing, RDF included."""
    return answer(request, served, language, template, make, (HTML, JSON, *RDF), files, **context)


def here(request: Request) -> str:
    """Address of the server as its readers know it, without a slash at the end."""
    return (settings_of(request).public_url or str(request.base_url)).rstrip("/")


def frame(request: Request, served: Served | None) -> dict[str, Any]:
    """What the frame of every HTML page prints: address, snapshot, and the address in every language."""
    path = request.url.path
    permanent = path.startswith(("/id/", "/voc/", "/ontology"))
    kept = [(k, v) for k, v in request.query_params.multi_items() if k not in ("lang", "format")]
    local = path + (f"?{urlencode(kept)}" if kept else "")
    return {
        "cite": BASE.rstrip("/") + path if permanent else here(request) + local,
        "snapshot": served.graph.id if served else None,
        "invented": served.graph.invented if served else frozenset(),
        "here": local,
        "site": here(request),
        "report": reported(settings_of(request).report_to, here(request) + local, served),
        "translated": {code: address(local, code) for code in CODES} | {"x-default": local},
    }


def reported(to: str, page: str, served: Served | None) -> str:
    """Address under which an error on ``page`` is reported: a letter or a form that names it; nothing if none is set.

    >>> reported("mailto:desk@example.org", "https://example.org/id/unit/kpk", None)
    'mailto:desk@example.org?subject=https%3A%2F%2Fexample.org%2Fid%2Funit%2Fkpk'
    """
    if not to:
        return ""
    about = f"{page} ({served.graph.id})" if served else page
    field = "subject" if to.startswith("mailto:") else "about"
    return f"{to}{'&' if '?' in to else '?'}{urlencode({field: about}, quote_via=quote)}"


def alternates(request: Request, offers: Sequence[Offer]) -> list[tuple[str, str, str]]:
    """The other representations of this page: (word, address, media type)."""
    kept = [(k, v) for k, v in request.query_params.multi_items() if k != "format"]
    return [
        (o.word, f"{request.url.path}?{urlencode([*kept, ('format', o.word)])}", o.media_types[0])
        for o in offers
        if o is not HTML
    ]
