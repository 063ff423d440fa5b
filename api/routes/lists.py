"""The start page and the lists of people, units, events and releases."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.read import lists
from api.respond import Given, Lang, Snap, answer
from api.schemas.pages import EventEntry, Listing, PersonEntry, ReleaseEntry, Start, UnitEntry

router = APIRouter(tags=["lists"])

Offset = Annotated[int, Query(ge=0, le=10_000_000, description="place of the first entry, from 0")]
Limit = Annotated[int | None, Query(ge=1, description="most entries; the server has its own upper limit")]
Search = Annotated[
    str, Query(alias="q", max_length=200, description="part of a name; case and accents do not matter")
]


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a list is asked for."""

    offset: int
    limit: int


def _part(settings: Given, offset: Offset = 0, limit: Limit = None) -> Part:
    return Part(offset, min(limit or settings.page_size, settings.page_size_max))


Asked = Annotated[Part, Depends(_part)]


@router.get("/", responses={200: {"model": Start}})
def start(request: Request, served: Snap, lang: Lang, q: Search = "") -> Response:
    """What this is, how much there is and what is new; with ``q`` on to the search."""
    if q.strip():
        return RedirectResponse(f"/search?{request.url.query}", status_code=307)
    return answer(request, served, lang, "start.html", lists.start)


@router.get("/people", responses={200: {"model": Listing[PersonEntry]}})
def people(
    request: Request,
    served: Snap,
    part: Asked,
    lang: Lang,
    q: Search = "",
) -> Response:
    """People by name, with their posts."""
    return answer(
        request,
        served,
        lang,
        "people.html",
        lambda r: lists.people_list(r, part.offset, part.limit, q.strip()),
    )


@router.get("/units", responses={200: {"model": Listing[UnitEntry]}})
def units(
    request: Request,
    served: Snap,
    part: Asked,
    lang: Lang,
    q: Search = "",
) -> Response:
    """Units as a tree, with their heads."""
    return answer(
        request, served, lang, "units.html", lambda r: lists.unit_list(r, part.offset, part.limit, q.strip())
    )


@router.get("/events", responses={200: {"model": Listing[EventEntry]}})
def events(
    request: Request,
    served: Snap,
    part: Asked,
    lang: Lang,
) -> Response:
    """Events, the newest first."""
    return answer(
        request, served, lang, "events.html", lambda r: lists.event_list(r, part.offset, part.limit)
    )


@router.get("/releases", responses={200: {"model": Listing[ReleaseEntry]}})
def releases(
    request: Request,
    served: Snap,
    part: Asked,
    lang: Lang,
) -> Response:
    """Releases, the newest first."""
    return answer(
        request, served, lang, "releases.html", lambda r: lists.release_list(r, part.offset, part.limit)
    )
