"""Whether the server lives, whether it can answer, and what it has measured."""

from fastapi import APIRouter, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST

from api.errors import problem
from api.metrics import Metrics
from api.schemas.pages import Health
from api.serving import Serving
from ontology.errors import HomeError, RemoteError

router = APIRouter(tags=["server"])


@router.get("/health", response_model=Health)
def health(request: Request, response: Response) -> Health:
    """200 and what is served, or 503 and why nothing is, or why queries are not answered."""
    serving: Serving = request.app.state.serving
    response.headers["Cache-Control"] = "no-store"
    try:
        with serving.lease() as served:
            manifest = served.graph.snapshot.manifest
    except (HomeError, RemoteError) as error:
        response.status_code = problem(error).status
        return Health(ok=False, problem=str(error))
    resting = serving.resting()
    if resting:
        response.status_code = 503
    return Health(
        ok=not resting,
        problem="Query processes end as fast as they start, so queries are not answered" if resting else None,
        snapshot=manifest.id,
        code_version=manifest.code_version,
        counts=dict(manifest.counts),
    )


@router.get("/ready")
def ready(request: Request, response: Response) -> dict[str, bool]:
    """200 once a query would be answered now, else 503: for whoever sends requests to one of several servers."""
    serving: Serving = request.app.state.serving
    response.headers["Cache-Control"] = "no-store"
    able = serving.able()
    if not able:
        response.status_code = 503
    return {"ready": able}


@router.get("/metrics", include_in_schema=False)
def metrics(request: Request) -> Response:
    """Counters and gauges in the text format of Prometheus."""
    measured: Metrics = request.app.state.metrics
    return Response(measured.written(), media_type=CONTENT_TYPE_LATEST)
