"""Pictures in pages and as files: what the routes of the network and of the organisation chart share."""

from datetime import date
from typing import Annotated, Literal

from fastapi import HTTPException, Query, Request, Response
from markupsafe import Markup

from api.languages import data_language
from api.negotiate import HTML, JSON, Offer
from api.respond import alternates, frame, fresh, send, tag
from api.schemas.pages import Page
from api.security import SANDBOX_POLICY
from api.serving import Served
from api.web import address, render
from graph.view.export import render as export
from graph.view.network import Network
from graph.view.network_svg import network_svg
from graph.view.orgchart import OrgChart
from graph.view.orgchart_svg import orgchart_svg
from graph.view.provenance import read_provenance
from ontology.model import Language

#: Files offered for download, by ending.
FILES: dict[str, str] = {
    "svg": "image/svg+xml",
    "html": "text/html; charset=utf-8",
    "gexf": "application/gexf+xml",
    "graphml": "application/graphml+xml",
    "json": "application/json",
}
#: Those that are pictures, which show only so many nodes.
PICTURES = frozenset({"svg", "html"})
Form = Literal["svg", "html", "gexf", "graphml", "json"]
Day = Annotated[str, Query(max_length=10, description="a day as 2024-07-03; empty for none")]
Word = Annotated[str, Query(max_length=200)]


def day_of(text: str) -> date | None:
    """The day written as ``text``; none for an empty one. Raises ``HTTPException`` 400 for what is no day."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise HTTPException(400, detail=f"“{text}” is not a day; write it as 2024-07-03") from None


def drawing(served: Served, view: Network | OrgChart, lang: str) -> Markup:
    """The picture as markup to stand in a page; nodes lead to the pages of what they stand for."""
    language = data_language(lang)

    def link(kind: str, key: str) -> str:
        return address(f"/id/{kind}/{key}", lang)

    provenance = read_provenance(served.graph.pictured, served.graph.id, view.releases)
    if isinstance(view, Network):
        svg = network_svg(view, provenance, language, link=link)
    else:
        svg = orgchart_svg(view, provenance, language, link=link)
    return Markup(svg)  # noqa: S704  made by graph.view.svg, which escapes every text


def html(
    request: Request, served: Served, language: str, etag: str, template: str, page: Page, **context: object
) -> Response:
    """``page`` as HTML by ``template``, with the addresses of the same as files."""
    frame_ = frame(request, served)
    query = request.url.query
    files = [
        (form, f"{request.url.path}.{form}" + (f"?{query}" if query else ""), FILES[form].partition(";")[0])
        for form in FILES
    ]
    formats = alternates(request, (HTML, JSON))
    return send(
        render(template, language, page=page, files=files, formats=formats, **frame_, **context), HTML, etag
    )


def file(
    request: Request, served: Served, language: Language, view: Network | OrgChart, form: str
) -> Response:
    """``view`` as a file of the form ``form``, a key of ``FILES``."""
    offer = Offer(form, (FILES[form],))
    etag = tag(served.graph.id, offer, request)
    if (unchanged := fresh(request, etag)) is not None:
        return unchanged
    provenance = read_provenance(served.graph.pictured, served.graph.id, view.releases)
    body = export(view, form, provenance, language)
    headers = {"Content-Security-Policy": SANDBOX_POLICY} if form == "html" else {}
    return send(body, offer, etag, **headers)
