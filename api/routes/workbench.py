"""What the query editor of ``/sparql`` asks of the server besides the answers to queries."""

from fastapi import APIRouter, Request, Response

from api.languages import speech
from api.negotiate import JSON
from api.read.terms import offers
from api.respond import Lang, Snap, fresh, send, tag
from api.schemas.workbench import Offers

router = APIRouter(tags=["sparql"])


@router.get("/sparql/terms", response_model=Offers)
def terms(request: Request, served: Snap, lang: Lang) -> Response:
    """Prefixes, classes and properties of the data with labels, and the documented queries."""
    etag = tag(served.graph.id, JSON, request)
    if (unchanged := fresh(request, etag)) is not None:
        return unchanged
    return send(offers(served.graph, speech(lang)).model_dump_json(), JSON, etag)
