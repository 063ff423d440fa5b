"""Figures for the pages and reports of others: what is framed, the same as files, and the page that gives snippets.

``/figure/live/{view}`` shows the newest snapshot. It alone may be framed by any page; it sets no cookie and asks
nobody else anything.
"""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import BeforeValidator, Field

from api.asked import language_of
from api.drawing import Day, Word, day_of, drawing
from api.errors import Problem
from api.languages import data_language
from api.negotiate import HTML, RESULT_CSV, Offer
from api.read import network as networks
from api.read import pictures
from api.respond import Given, Lang, Snap, frame, fresh, here, send, tag
from api.routes.network import Asked, Most
from api.routes.oembed import LIVE, discovery
from api.routes.pictures import Levels
from api.serving import Served
from api.spreadsheet import table
from api.web import render
from graph.figure.model import Figure, canonical, figure
from graph.figure.page import POLICY, framed_page, missing_page
from graph.figure.snippets import Placed, snippets
from graph.view.network import Network
from graph.view.orgchart import OrgChart
from graph.view.provenance import read_provenance
from graph.view.words import word

router = APIRouter(tags=["figures"])

#: What the addresses that may be framed begin with.
FRAMED: Final = LIVE
Form = Literal["svg", "csv"]
_SVG: Final = Offer("svg", ("image/svg+xml",))
Caption = Annotated[
    str, Query(max_length=500, description="what to write under the figure; else its own title")
]
Width = Annotated[
    Annotated[int, Field(ge=200, le=4000)] | None,
    BeforeValidator(lambda given: given or None),  # a form sends the field that nobody filled in
    Query(description="width in pixels; without it as wide as its place"),
]


@router.get("/figure/live/orgchart")
def live_orgchart(
    request: Request, served: Snap, lang: Lang, at: Day = "", root: Word = "", levels: Levels = None
) -> Response:
    """The organisation chart of the newest snapshot, to be framed by any page."""
    view = pictures.chart(served.graph, data_language(lang), day_of(at), root or None, levels)
    return _framed(request, served, lang, view, "orgchart", {"at": at, "root": root, "levels": levels})


@router.get("/figure/live/orgchart.{form}")
def live_orgchart_file(
    request: Request,
    served: Snap,
    lang: Lang,
    form: Form,
    at: Day = "",
    root: Word = "",
    levels: Levels = None,
) -> Response:
    """The organisation chart of the newest snapshot: the picture, or its data."""
    view = pictures.chart(served.graph, data_language(lang), day_of(at), root or None, levels)
    return _file(request, served, lang, view, form)


@router.get("/figure/embed/orgchart")
def embed_orgchart(
    request: Request,
    served: Snap,
    lang: Lang,
    at: Day = "",
    root: Word = "",
    levels: Levels = None,
    caption: Caption = "",
    width: Width = None,
) -> Response:
    """How to put the organisation chart into a page or a report."""
    view = pictures.chart(served.graph, data_language(lang), day_of(at), root or None, levels)
    given = {"at": at, "root": root, "levels": levels}
    return _embed(request, served, lang, view, "orgchart", given, caption, width)


@router.get("/figure/live/network")
def live_network(
    request: Request, served: Snap, settings: Given, choice: Asked, lang: Lang, most: Most = None
) -> Response:
    """The network of the newest snapshot, to be framed by any page."""
    view = networks.network(served.graph, data_language(lang), choice, most or settings.network_people)
    return _framed(request, served, lang, view, "network", _chosen(choice, most))


@router.get("/figure/live/network.{form}")
def live_network_file(
    request: Request, served: Snap, settings: Given, choice: Asked, lang: Lang, form: Form, most: Most = None
) -> Response:
    """The network of the newest snapshot: the picture, or its data."""
    view = networks.network(served.graph, data_language(lang), choice, most or settings.network_people)
    return _file(request, served, lang, view, form)


@router.get("/figure/embed/network")
def embed_network(
    request: Request,
    served: Snap,
    settings: Given,
    choice: Asked,
    lang: Lang,
    most: Most = None,
    caption: Caption = "",
    width: Width = None,
) -> Response:
    """How to put the network into a page or a report."""
    view = networks.network(served.graph, data_language(lang), choice, most or settings.network_people)
    return _embed(request, served, lang, view, "network", _chosen(choice, most), caption, width)


def missing(request: Request, told: Problem, headers: Mapping[str, str]) -> Response:
    """``told`` in the place of a figure: it can be framed too, and names nobody who is not in the graph."""
    language = data_language(language_of(request))
    words = word("figure-gone", language) if told.status == 404 else f"{told.detail}. {told.mend}".strip(" .")
    policy = {"Content-Security-Policy": POLICY, "X-Robots-Tag": "noindex"}
    return Response(
        missing_page(words, language), told.status, dict(headers) | policy, "text/html; charset=utf-8"
    )


def _chosen(choice: Asked, most: int | None) -> dict[str, Any]:
    """The parameters of ``choice`` that are not as they are without any."""
    usual = type(choice)()
    given = {k: v for k, v in asdict(choice).items() if v != getattr(usual, k)}
    return given | {"most": most}


def _figure(served: Served, lang: str, view: Network | OrgChart) -> Figure:
    provenance = read_provenance(served.graph.pictured, served.graph.id, view.releases)
    return figure(view, provenance, data_language(lang))


def _framed(
    request: Request,
    served: Served,
    lang: str,
    view: Network | OrgChart,
    name: str,
    given: Mapping[str, object],
) -> Response:
    etag = tag(served.graph.id, HTML, request)
    if (unchanged := fresh(request, etag)) is not None:
        return unchanged
    query = canonical({**given, "lang": lang})
    oembed = discovery(here(request), f"{here(request)}{FRAMED}{name}?{query}")
    page = framed_page(_figure(served, lang, view), f"{here(request)}/{name}?{query}", oembed)
    headers = {"Content-Security-Policy": POLICY, "X-Robots-Tag": "noindex"}
    return send(page, HTML, etag, **headers)


def _file(request: Request, served: Served, lang: str, view: Network | OrgChart, form: Form) -> Response:
    offer = _SVG if form == "svg" else RESULT_CSV
    etag = tag(served.graph.id, offer, request)
    if (unchanged := fresh(request, etag)) is not None:
        return unchanged
    made = _figure(served, lang, view)
    return send(made.svg if form == "svg" else table(made.columns, made.rows), offer, etag)


def _embed(
    request: Request,
    served: Served,
    lang: str,
    view: Network | OrgChart,
    name: str,
    given: Mapping[str, object],
    caption: str,
    width: int | None,
) -> Response:
    etag = tag(served.graph.id, HTML, request)
    if (unchanged := fresh(request, etag)) is not None:
        return unchanged
    made = _figure(served, lang, view)
    query = canonical({**given, "lang": lang})
    live = f"{here(request)}{FRAMED}{name}"
    title = made.title if given.get("at") else made.name  # without a day, the day moves on
    placed = Placed(made, f"{live}?{query}", f"{live}.svg?{query}", title, caption, width)
    page = render(
        "embed.html",
        lang,
        formats=[],
        figure=made,
        placed=placed,
        view=name,
        view_query=canonical(given),
        kept={k: v for k, v in given.items() if v not in (None, "")},
        files=[(form, f"{FRAMED}{name}.{form}?{query}") for form in ("svg", "csv")],
        snippets=snippets(placed),
        drawing=drawing(served, view, lang),
        **frame(request, served),
    )
    return send(page, HTML, etag, **{"X-Robots-Tag": "noindex"})
