"""The endpoint's description of itself, under the address it is reached at."""

from fastapi import Request

from api.negotiate import Offer
from api.read.graph import query_text
from api.respond import here, settings_of
from api.serving import Served
from graph.store.answer import written
from graph.store.service import description


def described(request: Request, served: Served, offer: Offer) -> bytes:
    """VoID, DCAT and service description of what ``served`` holds, written as ``offer``."""
    address = here(request)
    triples = description(
        served.graph.snapshot.construct(query_text("service")),
        endpoint_url(request),
        f"{address}/graph-store",
        f"{address}/data.nq.gz",
        settings_of(request).limits(),
    )
    return written(triples, offer.media_types[0])


def endpoint_url(request: Request) -> str:
    """Address of the endpoint as its readers know it."""
    return f"{here(request)}/sparql"
