"""Search over people, units, events and releases, and suggestions while somebody types."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from api.negotiate import JSON
from api.read import search as reading
from api.read.reader import Reader
from api.respond import Given, Lang, Snap, answer, fresh, send, tag
from api.schemas.search import SearchPage, Suggestions
from ontology.model import Language

router = APIRouter(tags=["search"])

_PAGE = 20
Words = Annotated[str, Query(alias="q", max_length=200, description="a name, an acronym, words of a release")]
Kind = Annotated[Literal["person", "unit", "event", "release", ""], Query(description="only this kind")]
Unit = Annotated[str, Query(max_length=100, description="code of a unit that what is found belongs to")]
Year = Annotated[str, Query(pattern=r"^([12][0-9]{3})?$", description="only of this year, as 2024")]
Spoken = Annotated[Language | Literal[""], Query(description="only told by releases in this language")]
Offset = Annotated[int, Query(ge=0, le=100_000, description="place of the first entry, from 0")]
Limit = Annotated[int, Query(ge=1, description="most entries; the server has its own upper limit")]


@router.get("/search", responses={200: {"model": SearchPage}})
def search(
    request: Request,
    served: Snap,
    settings: Given,
    lang: Lang,
    q: Words = "",
    kind: Kind = "",
    unit: Unit = "",
    year: Year = "",
    language: Spoken = "",
    offset: Offset = 0,
    limit: Limit = _PAGE,
) -> Response:
    """What is found by a name in any spelling, case or script, or by words of a release."""
    given = {"kind": kind, "unit": unit, "year": year, "language": language}
    narrowed = {field: value for field, value in given.items() if value}
    most = min(limit, settings.page_size_max)
    return answer(
        request,
        served,
        lang,
        "search.html",
        lambda r: reading.search(r, served.graph.index, q.strip(), narrowed, offset, most),
    )


@router.get("/suggest", responses={200: {"model": Suggestions}})
def suggest(
    request: Request,
    served: Snap,
    lang: Lang,
    q: Words = "",
    limit: Annotated[int, Query(ge=1, le=50)] = 8,
) -> Response:
    """People and units that what was typed so far may mean. Always JSON, whatever is accepted."""
    etag = tag(served.graph.id, JSON, request)
    if (unchanged := fresh(request, etag)) is not None:
        return unchanged
    found = reading.suggestions(Reader(served.graph, lang), served.graph.index, q.strip(), limit)
    return send(found.model_dump_json(), JSON, etag)
