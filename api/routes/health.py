"""Whether the server can answer."""

from fastapi import APIRouter, Request, Response

from api.errors import problem
from api.schemas.pages import Health
from api.serving import Serving
from ontology.errors import HomeError

router = APIRouter(tags=["server"])


@router.get("/health", response_model=Health)
def health(request: Request, response: Response) -> Health:
    """200 and what is served, or 503 and why nothing is."""
    serving: Serving = request.app.state.serving
    response.headers["Cache-Control"] = "no-store"
    try:
        with serving.lease() as served:
            manifest = served.graph.snapshot.manifest
            return Health(
                ok=True,
                snapshot=manifest.id,
                code_version=manifest.code_version,
                counts=dict(manifest.counts),
            )
    except HomeError as error:
        response.status_code = problem(error).status
        return Health(ok=False, problem=str(error))
