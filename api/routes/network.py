"""The network: its page and files, the page of one pair, and how two are connected."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request, Response
from markupsafe import Markup

from api.drawing import PICTURES, Day, Form, Word, day_of, drawing, file, html
from api.errors import problem
from api.languages import data_language
from api.negotiate import HTML, JSON, choose
from api.read import network as reading
from api.read.reader import Reader
from api.respond import Given, Lang, Snap, answer, frame, fresh, send, tag
from api.schemas.network import NetworkPage, PairPage, WaysPage
from api.serving import Served
from api.web import render
from graph.view.choice import Choice, Of
from ontology.errors import InputError, NotFoundError, ZyrtarError

router = APIRouter(tags=["pictures"])


def _choice(
    since: Day = "",
    until: Day = "",
    kind: Word = "",
    unit: Word = "",
    person: Word = "",
    depth: Annotated[int, Query(ge=0, le=9)] = 1,
    of: Of = "persons",
) -> Choice:
    return Choice(
        since=day_of(since),
        until=day_of(until),
        kind=kind or None,
        unit=unit or None,
        person=person or None,
        depth=depth,
        of=of,
    )


Asked = Annotated[Choice, Depends(_choice)]


#: Most actors that a browser moves and zooms without delay.
MOST = 2000
Most = Annotated[
    int | None, Query(ge=2, le=MOST, description="most actors to show; without it as many as a page can draw")
]


@router.get("/network", responses={200: {"model": NetworkPage}})
def network(
    request: Request, served: Snap, settings: Given, choice: Asked, lang: Lang, most: Most = None
) -> Response:
    """Who met whom, as a picture and as tables."""
    offer = choose(request, (HTML, JSON))
    etag = tag(served.graph.id, offer, request)
    if (unchanged := fresh(request, etag)) is not None:
        return unchanged
    found = reading.network(served.graph, data_language(lang), choice, most or settings.network_people)
    page = reading.network_page(Reader(served.graph, lang), found)
    if offer is JSON:
        return send(page.model_dump_json(), offer, etag)
    given = {name: value or "" for name, value in asdict(choice).items()} | {"depth": choice.depth}
    return html(
        request,
        served,
        lang,
        etag,
        "network.html",
        page,
        drawing=drawing(served, found, lang) if page.drawn else Markup(),
        given=given | {"most": most or ""},
        explore=_with(request, "/network.json", most=str(MOST)),
        kinds=_kinds(served.graph.meetings(data_language(lang)).kinds),
    )


def _with(request: Request, path: str, **more: str) -> str:
    """``path`` with the parameters of ``request`` and ``more``."""
    kept = {k: v for k, v in request.query_params.items() if v and k != "format"}
    return f"{path}?{urlencode(kept | more)}"


def _kinds(labels: Mapping[str, str]) -> list[tuple[str, str]]:
    """Kinds of events that the graph has, by label."""
    return sorted(labels.items(), key=lambda kind: kind[1].casefold())


@router.get("/network/pair", responses={200: {"model": PairPage}})
def pair(request: Request, served: Snap, lang: Lang, first: Word, second: Word) -> Response:
    """Every event two people or units both had part in, with the sentences that say so."""
    words = data_language(lang)
    return answer(request, served, lang, "pair.html", lambda r: reading.pair_page(r, words, first, second))


@router.get("/network/ways", responses={200: {"model": WaysPage}})
def ways(
    request: Request, served: Snap, choice: Asked, lang: Lang, first: Word = "", last: Word = ""
) -> Response:
    """How two people or units are connected: the shortest ways between them, with the sentences of each step."""
    words = data_language(lang)
    given = {"first": first, "last": last, "since": choice.since or "", "until": choice.until or ""}
    given |= {"of": choice.of}
    try:
        return answer(
            request,
            served,
            lang,
            "ways.html",
            lambda r: reading.ways_page(r, words, first, last, choice),
            given=given,
            wrong=None,
        )
    except (NotFoundError, InputError) as error:
        if choose(request, (HTML, JSON)) is not HTML:
            raise
        return _asked_again(request, served, lang, given, error)


def _asked_again(
    request: Request, served: Served, lang: str, given: dict[str, Any], error: ZyrtarError
) -> Response:
    """The form with what was typed in it, and what is wrong with that."""
    page = WaysPage(snapshot=served.graph.id)
    context = frame(request, served) | {"page": page, "given": given, "wrong": error, "formats": []}
    body = render("ways.html", lang, **context)
    return Response(body, problem(error).status, media_type=HTML.content_type)


@router.get("/network.{form}")
def network_file(
    request: Request,
    served: Snap,
    settings: Given,
    choice: Asked,
    form: Form,
    lang: Lang,
    most: Most = None,
) -> Response:
    """The network as a file; the HTML file is complete in itself and draws the network to move and zoom.

    Pictures show as many actors as a page does unless `most` is given, data files all of them.
    """
    words = data_language(lang)
    limit = most or (settings.network_people if form in PICTURES else None)
    return file(request, served, words, reading.network(served.graph, words, choice, limit), form)
