"""The organisation chart: its page with the picture, and the same as files."""

from fastapi import APIRouter, Request, Response

from api.drawing import Day, Form, Word, day_of, drawing, file, html
from api.languages import data_language
from api.negotiate import HTML, JSON, choose
from api.read import pictures
from api.read.reader import Reader
from api.respond import Lang, Snap, fresh, send, tag
from api.schemas.pictures import OrgChartPage

router = APIRouter(tags=["pictures"])


@router.get("/orgchart", responses={200: {"model": OrgChartPage}})
def orgchart(request: Request, served: Snap, lang: Lang, at: Day = "", root: Word = "") -> Response:
    """The organisation as known of one day, as a picture and as a table."""
    offer = choose(request, (HTML, JSON))
    etag = tag(served.graph.id, offer, request)
    if (unchanged := fresh(request, etag)) is not None:
        return unchanged
    found = pictures.chart(served.graph, data_language(lang), day_of(at), root or None)
    page = pictures.chart_page(Reader(served.graph, lang), found, root or None)
    if offer is JSON:
        return send(page.model_dump_json(), offer, etag)
    picture = drawing(served, found, lang)
    return html(
        request, served, lang, etag, "orgchart.html", page, drawing=picture, given={"at": at, "root": root}
    )


@router.get("/orgchart.{form}")
def orgchartfile(
    request: Request, served: Snap, form: Form, lang: Lang, at: Day = "", root: Word = ""
) -> Response:
    """The organisation chart as a file."""
    return file(
        request,
        served,
        data_language(lang),
        pictures.chart(served.graph, data_language(lang), day_of(at), root or None),
        form,
    )
