"""oEmbed (https://oembed.com, version 1.0): whoever pastes the address of a live figure into a text gets it framed."""

from collections.abc import Mapping
from typing import Annotated, Final, Literal
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, HTTPException, Query, Request
from pydantic import BaseModel

from api.languages import CODES, DEFAULT, data_language
from api.respond import here
from graph.figure.model import canonical
from graph.figure.snippets import iframe
from graph.view.words import word
from ontology.errors import NotFoundError

router = APIRouter(tags=["figures"])

LIVE: Final = "/figure/live/"
#: The views that are figures, and the parameters of their addresses that are kept.
VIEWS: Final[Mapping[str, frozenset[str]]] = {
    "orgchart": frozenset(("at", "root", "levels")),
    "network": frozenset(("since", "until", "kind", "unit", "person", "depth", "of", "most")),
}
#: Of the frame, in pixels, unless less is asked for; the page in it scrolls, and tells its true height.
_WIDTH, _HEIGHT = 900, 700
Size = Annotated[int | None, Query(ge=1, le=10_000, description="pixels at most")]


class Embedded(BaseModel):
    """An answer of the type ``rich``."""

    version: str = "1.0"
    type: str = "rich"
    provider_name: str = "Zyrtar"
    provider_url: str
    title: str
    html: str
    width: int
    height: int


@router.get("/oembed")
def oembed(
    request: Request,
    url: Annotated[str, Query(max_length=2000, description="address of a live figure of this site")],
    maxwidth: Size = None,
    maxheight: Size = None,
    form: Annotated[
        Literal["json", "xml"],  # the other form of the specification is known, but not offered
        Query(alias="format", description="json", json_schema_extra={"enum": ["json"]}),
    ] = "json",
) -> Embedded:
    """How to embed the live figure at ``url``: 404 for any other address, 501 for XML."""
    if form != "json":
        raise HTTPException(501, detail="oEmbed is answered as JSON only; leave out format or ask for json")
    live = here(request) + LIVE
    view, _, query = url.partition("#")[0].removeprefix(live).partition("?")
    if not url.startswith(live) or view not in VIEWS:
        known = " or ".join(f"{live}{name}" for name in VIEWS)
        raise NotFoundError(
            "That address is no figure of this site", mend=f"Give one that begins with {known}."
        )
    given = dict(parse_qsl(query))
    code = next((code for code in CODES if code == given.get("lang")), DEFAULT)
    kept = {name: value for name, value in given.items() if name in VIEWS[view]}
    title = word(view, data_language(code))
    width, height = min(_WIDTH, maxwidth or _WIDTH), min(_HEIGHT, maxheight or _HEIGHT)
    return Embedded(
        provider_url=f"{here(request)}/",
        title=title,
        html=iframe(f"{live}{view}?{canonical({**kept, 'lang': code})}", title, width, height),
        width=width,
        height=height,
    )


def discovery(site: str, figure: str) -> str:
    """Address where the server ``site`` answers how to embed ``figure``."""
    return f"{site}/oembed?{urlencode({'url': figure, 'format': 'json'})}"
