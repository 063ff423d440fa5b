"""Whole graphs (SPARQL 1.1 Graph Store HTTP Protocol, W3C 2013), the whole data set, its description, the limits."""

from typing import Any

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import FileResponse

from api.endpoint.answering import sending, snapshot_of
from api.endpoint.describing import described
from api.endpoint.protocol import Asked
from api.endpoint.running import run
from api.negotiate import GRAPHS, RDF, choose
from api.respond import Given, Snap, fresh, send, tag
from graph.store.answers import GoneError
from graph.store.limits import told
from graph.store.snapshot import DUMP
from graph.store.term import iri, sparql
from ontology.errors import InputError, NotFoundError

router = APIRouter(tags=["sparql"])

_DEFAULT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_NAMED = "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}"


@router.get("/graph-store")
async def graph(request: Request, snapshot: str | None = None) -> Response:
    """One whole graph: ``?default``, or ``?graph=`` with its IRI. Reading only; the limits of queries hold."""
    names = request.query_params.getlist("graph")
    default = "default" in request.query_params
    if len(names) + default != 1:
        raise InputError(
            "The request names no graph, or several", mend="Say ?default, or ?graph= with one IRI."
        )
    offer = choose(request, GRAPHS)
    path = await snapshot_of(request, snapshot)
    etag = tag(path.name, offer, request)
    if (unchanged := fresh(request, etag)) is not None:
        return unchanged
    text = _DEFAULT if default else _NAMED.format(graph=sparql(iri(names[0])))
    asked = Asked(text, snapshot=snapshot)
    try:
        answer = await run(request, asked, path, (offer.media_types[0],))
    except GoneError:
        return Response(status_code=499)
    if not answer.rows and not default:
        answer.close()
        raise NotFoundError(f"There is no graph “{names[0]}”", mend="GRAPH ?g { } in a query lists them.")
    return sending(request, answer, etag)


@router.api_route("/graph-store", methods=["PUT", "POST", "DELETE", "PATCH"], include_in_schema=False)
async def closed() -> Response:
    """Graphs are written by builds only."""
    raise HTTPException(
        405, detail="Graphs can be read here, not written", headers={"Allow": "GET, HEAD, OPTIONS"}
    )


@router.get("/data.nq.gz")
def dump(served: Snap) -> Response:
    """The whole data set as sorted N-Quads, compressed."""
    path = served.path / DUMP
    if not path.is_file():
        raise NotFoundError(
            "The whole data set is not kept as a file here", mend="Ask its graphs one by one at /graph-store."
        )
    return FileResponse(path, media_type="application/gzip", filename=f"zyrtar-{served.graph.id}.nq.gz")


@router.get("/.well-known/void")
@router.get("/dataset")
def dataset(request: Request, served: Snap) -> Response:
    """The data set and its endpoint described in VoID, DCAT and SPARQL Service Description."""
    offer = choose(request, RDF)
    etag = tag(served.graph.id, offer, request)
    return fresh(request, etag) or send(described(request, served, offer), offer, etag)


@router.get("/limits")
def limits(settings: Given) -> dict[str, Any]:
    """What one query, one client and all together may take, and what happens over each limit."""
    return {
        "limits": [
            {"name": t.name, "value": t.value, "unit": t.unit, "status": t.over, "mend": t.mend}
            for t in told(settings.limits())
        ],
        "send_seconds": settings.send_seconds,
        "cache_bytes": settings.cache_bytes,
        "refused": ["SERVICE", "updates", "LOAD", "FROM of graphs that are not in the data set"],
    }
