"""The network of people and the organisation chart: pages with pictures, and the same as files."""

from dataclasses import asdict
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from markupsafe import Markup

from api.languages import data_language
from api.negotiate import HTML, JSON, Offer, choose
from api.read import pictures
from api.read.reader import Reader
from api.respond import Given, Lang, Snap, alternates, frame, fresh, send, tag
from api.schemas.pages import Page
from api.schemas.pictures import NetworkPage, OrgChartPage
from api.security import SANDBOX_POLICY
from api.serving import Served
from api.web import address, render
from graph.view.choice import Choice
from graph.view.export import render as export
from graph.view.network import Network
from graph.view.network_svg import network_svg
from graph.view.orgchart import OrgChart
from graph.view.orgchart_svg import orgchart_svg
from graph.view.provenance import read_provenance
from ontology.model import Language

router = APIRouter(tags=["pictures"])

#: Files offered for download, by ending.
FILES: dict[str, str] = {
    "svg": "image/svg+xml",
    "html": "text/html; charset=utf-8",
    "gexf": "application/gexf+xml",
    "graphml": "application/graphml+xml",
    "json": "application/json",
}
Form = Literal["svg", "html", "gexf", "graphml", "json"]
Day = Annotated[str, Query(max_length=10, description="a day as 2024-07-03; empty for none")]
Word = Annotated[str, Query(max_length=200)]


def _choice(
    since: Day = "",
    until: Day = "",
    kind: Word = "",
    unit: Word = "",
    person: Word = "",
    depth: Annotated[int, Query(ge=0, le=9)] = 1,
) -> Choice:
    return Choice(
        since=_day(since),
        until=_day(until),
        kind=kind or None,
        unit=unit or None,
        person=person or None,
        depth=depth,
    )


Asked = Annotated[Choice, Depends(_choice)]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise HTTPException(400, detail=f"“{text}” is not a day; write it as 2024-07-03") from None


@router.get("/network", responses={200: {"model": NetworkPage}})
def network(
    request: Request,
    served: Snap,
    settings: Given,
    choice: Asked,
    lang: Lang,
) -> Response:
    """Who met whom, as a picture and as tables."""
    offer = choose(request, (HTML, JSON))
    etag = tag(served.graph.id, offer, request)
    if (unchanged := fresh(request, etag)) is not None:
        return unchanged
    found = pictures.network(served.graph, data_language(lang), choice)
    page = pictures.network_page(Reader(served.graph, lang), found, settings.network_people)
    if offer is JSON:
        return send(page.model_dump_json(), offer, etag)
    drawing = _drawing(served, found, lang) if page.drawn else Markup()
    given = {name: value or "" for name, value in asdict(choice).items()} | {"depth": choice.depth}
    return _html(
        request,
        served,
        lang,
        etag,
        "network.html",
        page,
        drawing=drawing,
        given=given,
        most=settings.network_people,
    )


@router.get("/network.{form}")
def network_file(
    request: Request,
    served: Snap,
    settings: Given,
    choice: Asked,
    form: Form,
    lang: Lang,
) -> Response:
    """The network as a file; the HTML file is complete in itself and draws the network to move and zoom."""
    found = pictures.network(served.graph, data_language(lang), choice)
    if len(found.persons) > settings.network_people and form in ("svg", "html"):
        raise HTTPException(
            413,
            detail=f"{len(found.persons)} people are too many to draw; narrow it, or take graphml or json",
        )
    return _file(request, served, data_language(lang), found, form)


@router.get("/orgchart", responses={200: {"model": OrgChartPage}})
def orgchart(request: Request, served: Snap, lang: Lang, at: Day = "", root: Word = "") -> Response:
    """The organisation as known of one day, as a picture and as a table."""
    offer = choose(request, (HTML, JSON))
    etag = tag(served.graph.id, offer, request)
    if (unchanged := fresh(request, etag)) is not None:
        return unchanged
    found = pictures.chart(served.graph, data_language(lang), _day(at), root or None)
    page = pictures.chart_page(Reader(served.graph, lang), found, root or None)
    if offer is JSON:
        return send(page.model_dump_json(), offer, etag)
    drawing = _drawing(served, found, lang)
    return _html(
        request, served, lang, etag, "orgchart.html", page, drawing=drawing, given={"at": at, "root": root}
    )


@router.get("/orgchart.{form}")
def orgchart_file(
    request: Request, served: Snap, form: Form, lang: Lang, at: Day = "", root: Word = ""
) -> Response:
    """The organisation chart as a file."""
    return _file(
        request,
        served,
        data_language(lang),
        pictures.chart(served.graph, data_language(lang), _day(at), root or None),
        form,
    )


def _drawing(served: Served, view: Network | OrgChart, lang: str) -> Markup:
    """The picture as markup to stand in a page; nodes lead to the pages of what they stand for."""
    language = data_language(lang)

    def link(kind: str, key: str) -> str:
        return address(f"/id/{kind}/{key}", lang)

    provenance = read_provenance(served.graph.snapshot, served.graph.id, view.releases)
    if isinstance(view, Network):
        svg = network_svg(view, provenance, language, link=link)
    else:
        svg = orgchart_svg(view, provenance, language, link=link)
    return Markup(svg)  # noqa: S704  made by graph.view.svg, which escapes every text


def _html(
    request: Request, served: Served, language: str, etag: str, template: str, page: Page, **context: object
) -> Response:
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


def _file(
    request: Request, served: Served, language: Language, view: Network | OrgChart, form: str
) -> Response:
    offer = Offer(form, (FILES[form],))
    etag = tag(served.graph.id, offer, request)
    if (unchanged := fresh(request, etag)) is not None:
        return unchanged
    provenance = read_provenance(served.graph.snapshot, served.graph.id, view.releases)
    body = export(view, form, provenance, language)
    headers = {"Content-Security-Policy": SANDBOX_POLICY} if form == "html" else {}
    return send(body, offer, etag, **headers)
