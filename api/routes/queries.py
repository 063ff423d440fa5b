"""The catalogue: documented questions with a form for their parameters and their answers."""

from typing import Any

from fastapi import APIRouter, Request, Response

from api.negotiate import GRAPHS, HTML, RESULT_JSON, RESULTS, TURTLE, Offer, choose
from api.respond import Lang, Snap, frame, fresh, send, tag
from api.routes.sparql import printed
from api.serving import Served
from api.web import render
from graph.query.catalogue import Query, catalogue
from ontology.errors import InputError, NotFoundError

router = APIRouter(tags=["queries"])


@router.get("/query")
def index(request: Request, served: Snap, lang: Lang) -> Response:
    """All documented questions."""
    etag = tag(served.graph.id, HTML, request)
    questions = sorted(catalogue().values(), key=lambda q: q.name)
    return send(
        render("queries.html", lang, queries=questions, formats=[], **frame(request, served)), HTML, etag
    )


@router.get("/query/{name}")
def query(request: Request, served: Snap, name: str, lang: Lang) -> Response:
    """One question: what it asks, its parameters, its text, its answer.

    Parameters are those of the query; the answer comes as a page or in the forms of SPARQL results.
    """
    question = catalogue().get(name)
    if question is None:
        raise NotFoundError(f"There is no query “{name}”", mend="Choose one of the list at /query.")
    graphs = question.form == "construct"
    offer = choose(request, (HTML, *(GRAPHS if graphs else RESULTS)))
    etag = tag(served.graph.id, offer, request)
    if (unchanged := fresh(request, etag)) is not None:
        return unchanged
    given = {p.name: request.query_params.get(p.name, "").strip() for p in question.parameters}
    stated = {k: v for k, v in given.items() if v}
    if offer is not HTML:
        return send(_answer(served, question, stated, offer), offer, etag)
    context: dict[str, Any] = {"result": None, "wrong": None}
    try:
        form = TURTLE if graphs else RESULT_JSON
        context["result"] = printed(form.media_types[0], _answer(served, question, stated, form))
    except InputError as error:
        context["wrong"] = error
    offers = GRAPHS if graphs else RESULTS
    html = render(
        "query.html",
        lang,
        question=question,
        given=given,
        stated=stated,
        formats=[],
        offers=offers,
        **frame(request, served),
        **context,
    )
    if context["wrong"] is not None and stated:
        return Response(html, 400, {"Cache-Control": "no-store"}, HTML.content_type)
    return send(html, HTML, etag)


def _answer(served: Served, question: Query, given: dict[str, str], offer: Offer) -> bytes:
    bound = question.bind(**given)
    return served.graph.snapshot.serialise(question.text, offer.media_types[0], **bound)
