"""The organisation chart: its page with the picture, and the same as files."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BeforeValidator, Field

from api.drawing import Day, Form, Word, day_of, drawing, file, html
from api.languages import data_language
from api.negotiate import HTML, JSON, choose
from api.read import pictures
from api.read.reader import Reader
from api.respond import Lang, Snap, fresh, send, tag
from api.schemas.pictures import OrgChartPage

router = APIRouter(tags=["pictures"])


#: The top, what is directly within it, and so on.
Levels = Annotated[
    Annotated[int, Field(ge=0, le=9)] | None,
    BeforeValidator(lambda given: given or None),  # a form sends the field that nobody filled in
    Query(description="levels below the top; without it as many as there are"),
]


@router.get("/orgchart", responses={200: {"model": OrgChartPage}})
def orgchart(
    request: Request,
    served: Snap,
    lang: Lang,
    at: Day = "",
    root: Word = "",
    levels: Levels = None,
    other: Day = "",
) -> Response:
    """The organisation as known of one day, as a picture and as a table; with ``other`` that of two days compared."""
    offer = choose(request, (HTML, JSON))
    etag = tag(served.graph.id, offer, request)
    if (unchanged := fresh(request, etag)) is not None:
        return unchanged
    words = data_language(lang)
    found = pictures.chart(served.graph, words, day_of(at), root or None, levels)
    second = pictures.chart(served.graph, words, day_of(other), root or None, levels) if other else None
    page = pictures.chart_page(Reader(served.graph, lang), found, root or None, second, words)
    if offer is JSON:
        return send(page.model_dump_json(), offer, etag)
    return html(
        request,
        served,
        lang,
        etag,
        "orgchart.html",
        page,
        drawings=[drawing(served, each, lang) for each in (found, second) if each is not None],
        given={"at": at, "root": root, "other": other, "levels": "" if levels is None else levels},
        unit_names=[(u.code, u.title) for u in pictures.chart(served.graph, words, day_of(at), None).units],
    )


@router.get("/orgchart.{form}")
def orgchart_file(
    request: Request,
    served: Snap,
    form: Form,
    lang: Lang,
    at: Day = "",
    root: Word = "",
    levels: Levels = None,
) -> Response:
    """The organisation chart as a file."""
    words = data_language(lang)
    found = pictures.chart(served.graph, words, day_of(at), root or None, levels)
    return file(request, served, words, found, form)
