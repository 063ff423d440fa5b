"""The page on the quality of the data."""

from fastapi import APIRouter, Request, Response

from api.read.quality import quality
from api.respond import Lang, Snap, answer
from api.schemas.quality import QualityPage

router = APIRouter(tags=["lists"])


@router.get("/quality", responses={200: {"model": QualityPage}})
def data_quality(request: Request, served: Snap, lang: Lang) -> Response:
    """What the data covers, how fresh and how well read it is, what contradicts itself, what is missing."""
    return answer(request, served, lang, "quality.html", quality)
