"""Pages of single things under the addresses that their IRIs have."""

from functools import partial
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from api.downloads import FILES
from api.drawing import Day, day_of
from api.read import events, people, releases, things, units
from api.respond import Lang, Snap, entity
from api.schemas.pages import EventPage, OntologyPage, PersonPage, ReleasePage, ThingPage, UnitPage
from api.segments import paragraphs
from ontology.errors import NotFoundError
from ontology.terms import BASE

router = APIRouter(tags=["things"])


def _documented(model: type) -> dict[int | str, dict[str, Any]]:
    media = (
        "text/html",
        "text/turtle",
        "application/ld+json",
        "application/n-triples",
        "application/rdf+xml",
    )
    return {200: {"model": model, "content": {m: {} for m in media}}}


@router.get("/id/person/{key}", responses=_documented(PersonPage))
def person(request: Request, served: Snap, key: str, lang: Lang) -> Response:
    """One official: posts, meetings, and who else was there. Who was merged into another is found there."""
    moved = _merged(request, served, f"id/person/{quote(key, safe='')}")
    return moved or entity(request, served, lang, "person.html", lambda r: people.person(r, key), FILES)


@router.get("/id/unit/{code}", responses=_documented(UnitPage))
def unit(request: Request, served: Snap, code: str, lang: Lang, at: Day = "") -> Response:
    """One organisation, office or committee, staffed as of the day ``at`` (default: of the newest release)."""
    moved = _merged(request, served, f"id/unit/{quote(code, safe='')}")
    return moved or entity(
        request, served, lang, "unit.html", lambda r: units.unit(r, code, day_of(at)), FILES
    )


@router.get("/id/event/{key}", responses=_documented(EventPage))
def event(request: Request, served: Snap, key: str, lang: Lang) -> Response:
    """One event with its participants. What was merged into another is found there."""
    moved = _merged(request, served, f"id/event/{quote(key, safe='')}")
    return moved or entity(request, served, lang, "event.html", lambda r: events.event(r, key))


@router.get("/id/release/{key}", responses=_documented(ReleasePage))
def release(request: Request, served: Snap, key: str, lang: Lang) -> Response:
    """One release: its text, and every passage a published fact rests on."""
    make = partial(_release, key=key)
    return entity(request, served, lang, "release.html", make, paragraphs=paragraphs)


def _merged(request: Request, served: Snap, path: str) -> Response | None:
    """The way to what lives on, if what stands under ``path`` was merged away."""
    into = served.graph.node(BASE + path).things("zyr:mergedInto")
    if not into:
        return None
    return RedirectResponse(_with_query(request, "/" + into[0].removeprefix(BASE)), status_code=301)


def _with_query(request: Request, path: str) -> str:
    """``path`` with the query that came with the request."""
    return f"{path}?{request.url.query}" if request.url.query else path


def _release(reader: Any, key: str) -> ReleasePage:
    return releases.release(reader, key)


@router.get("/id/text/{key}", responses=_documented(ThingPage))
def text(request: Request, served: Snap, key: str, lang: Lang) -> Response:
    """One archived text; a browser is sent on to the page of its release, where the text is shown."""
    node = served.graph.anywhere(f"{BASE}id/text/{quote(key, safe='')}")
    home = node.things("zyr:inRelease")
    if home and "text/html" in request.headers.get("accept", "") and "format" not in request.query_params:
        return RedirectResponse(_with_query(request, "/" + home[0].removeprefix(BASE)), status_code=303)
    return _plain(request, served, lang, f"id/text/{key}")


@router.get("/id/{kind}/{key}", responses=_documented(ThingPage))
def thing(request: Request, served: Snap, kind: str, key: str, lang: Lang) -> Response:
    """A tenure, participation, claim, place or any other thing, as its statements stand."""
    return _plain(request, served, lang, f"id/{kind}/{key}")


@router.get("/voc/{scheme}/{key}", responses=_documented(ThingPage))
def concept(request: Request, served: Snap, scheme: str, key: str, lang: Lang) -> Response:
    """A concept of the vocabulary: a role, kind, capacity, status or topic."""
    return _plain(request, served, lang, f"voc/{scheme}/{key}")


@router.get("/voc/{scheme}", responses=_documented(ThingPage))
def scheme(request: Request, served: Snap, scheme: str, lang: Lang) -> Response:
    """A concept scheme with its concepts."""
    return _plain(request, served, lang, f"voc/{scheme}")


def _plain(request: Request, served: Snap, lang: str, path: str) -> Response:
    if any(ord(c) < 33 or c in '<>"{}|\\^`' for c in path):  # characters no IRI may hold (RFC 3987)
        raise NotFoundError(f"There is nothing at “{path}”", mend="Check the address.")
    return entity(request, served, lang, "thing.html", lambda r: things.thing(r, path))


@router.get("/ontology", responses=_documented(OntologyPage))
def ontology(request: Request, served: Snap, lang: Lang) -> Response:
    """The classes and properties of our own ontology; RDF under the same address."""
    return entity(request, served, lang, "ontology.html", things.ontology)
