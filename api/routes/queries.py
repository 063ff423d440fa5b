"""The catalogue: documented questions with a form for their parameters and their answers."""

import shlex
from collections.abc import Mapping
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse

from api.negotiate import GRAPHS, HTML, JSON, RESULT_JSON, RESULTS, TURTLE, Offer, choose
from api.read.choices import found, known, listed, whole
from api.read.questions import documented
from api.read.reader import Reader
from api.respond import Lang, Snap, frame, fresh, here, send, tag
from api.routes.sparql import printed
from api.schemas.workbench import Catalogue, Choices
from api.serving import Served
from api.web import address, render
from graph.query.catalogue import Parameter, catalogue
from graph.query.catalogue import Query as Question
from graph.store.bind import bind
from ontology.errors import InputError, NotFoundError

router = APIRouter(tags=["queries"])

#: What an address may have besides the parameters of the question.
_GENERAL = frozenset({"lang", "format"})
_OFFERED = 20  # choices sent while somebody types
_LISTED = 400  # choices that a page holds for those without scripts


@router.get("/query", responses={200: {"model": Catalogue}})
def index(request: Request, served: Snap, lang: Lang) -> Response:
    """All documented questions, as a page or as JSON with parameters, columns, forms and texts."""
    offer = choose(request, (HTML, JSON))
    etag = tag(served.graph.id, offer, request)
    questions = sorted(catalogue().values(), key=lambda q: q.name)
    if offer is JSON:
        told = Catalogue(queries=tuple(documented(q, lang, _words(q)) for q in questions))
        return send(told.model_dump_json(), JSON, etag)
    formats = [("json", address("/query", lang, format="json"), JSON.media_types[0])]
    html = render("queries.html", lang, queries=questions, formats=formats, **frame(request, served))
    return send(html, HTML, etag)


@router.get("/query/choices/{pick}", response_model=Choices)
def offered(
    served: Snap,
    lang: Lang,
    pick: Literal["person", "unit", "post"],
    q: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """Values that a parameter may have, by the words in their names."""
    chosen = found(Reader(served.graph, lang), served.graph.index, pick, q.strip(), _OFFERED)
    return JSONResponse(Choices(choices=chosen).model_dump(), headers={"Cache-Control": "no-cache"})


@router.get("/query/{name}")
def query(request: Request, served: Snap, name: str, lang: Lang) -> Response:
    """One question: what it asks, its parameters, its text, its answer.

    Parameters are those of the query. The answer comes as a page, or in the form that ``Accept``, ``?format=`` or the
    ending of the address names: ``/query/career-of.csv``.
    """
    question, offer = _asked(request, name)
    etag = tag(served.graph.id, offer, request)
    if (unchanged := fresh(request, etag)) is not None:
        return unchanged
    if offer is not HTML:
        return send(_answer(served, question, _stated(request), offer), offer, etag)
    context = _page(request, served, question, lang)
    html = render("query.html", lang, question=question, formats=[], **frame(request, served), **context)
    if context["wrong"] is not None and context["stated"]:
        return Response(html, 400, {"Cache-Control": "no-store"}, HTML.content_type)
    return send(html, HTML, etag)


def _asked(request: Request, name: str) -> tuple[Question, Offer]:
    """The question and the form of its answer. Raises ``NotFoundError``, and 406."""
    known_as, dot, word = name.partition(".")
    question = catalogue().get(known_as)
    if question is None:
        raise NotFoundError(f"There is no query “{known_as[:100]}”", mend="Choose one of the list at /query.")
    offers = (HTML, *_forms(question))
    if not dot:
        return question, choose(request, offers)
    offer = next((o for o in offers if o.word == word), None)
    if offer is None:
        there = ", ".join(_words(question))
        raise NotFoundError(
            f"The answer of {known_as} does not come as “{word[:40]}”", mend=f"It comes as {there}."
        )
    return question, offer


def _forms(question: Question) -> tuple[Offer, ...]:
    return GRAPHS if question.form == "construct" else RESULTS


def _words(question: Question) -> tuple[str, ...]:
    return tuple(offer.word for offer in _forms(question))


def _stated(request: Request) -> dict[str, str]:
    """What the address gives for parameters. Raises ``InputError`` for one given twice.

    Names that the question has not are kept, so that asking tells them: a mistyped one would get the default's answer.
    """
    stated: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name in _GENERAL or not value.strip():
            continue
        if name in stated:
            raise InputError(f"the parameter “{name}” is given twice", mend="Give it once.")
        stated[name] = value.strip()
    return stated


def _answer(served: Served, question: Question, given: Mapping[str, str], offer: Offer) -> bytes:
    bound = question.bind(**given)
    return served.graph.snapshot.serialise(question.text, offer.media_types[0], **bound)


def _page(request: Request, served: Served, question: Question, language: str) -> dict[str, Any]:
    """What the page of ``question`` prints: the form as filled in, the answer or what is wrong, addresses."""
    reader = Reader(served.graph, language)
    context: dict[str, Any] = {"result": None, "wrong": None, "stated": {}, "text": question.text}
    given = _defaults(question, reader.language)
    try:
        context["stated"] = _stated(request)
        given |= context["stated"]
        context["text"] = bind(question.text, question.bind(**given))
        form = TURTLE if question.form == "construct" else RESULT_JSON
        context["result"] = printed(form.media_types[0], _answer(served, question, given, form))
    except InputError as error:
        context["wrong"] = error
    asked = {k: v for k, v in given.items() if k in {p.name for p in question.parameters}}
    addresses = [
        (o.word, f"/query/{question.name}.{o.word}" + (f"?{urlencode(asked)}" if asked else ""))
        for o in _forms(question)
    ]
    return context | {
        "given": given,
        "called": {p.name: _called(reader, p, given.get(p.name)) for p in question.parameters},
        "choices": {p.name: _listed(reader, p) for p in question.parameters},
        "strange": [
            (p, given[p.name]) for p in question.parameters if _strange(reader, p, given.get(p.name))
        ],
        "addresses": addresses,
        "programs": _for_programs(request, question, asked, dict(addresses)),
    }


def _for_programs(
    request: Request, question: Question, asked: Mapping[str, str], paths: Mapping[str, str]
) -> str:
    """The question as an address and as a command."""
    word = "ttl" if question.form == "construct" else "csv"
    parameters = "".join(f" --param {shlex.quote(f'{name}={value}')}" for name, value in asked.items())
    return f"{here(request)}{paths[word]}\nzyrtar query {question.name}{parameters} --format {word}"


def _defaults(question: Question, language: str) -> dict[str, str]:
    """What a page asks where nothing is given: the defaults, but labels in the page's language."""
    return {
        p.name: language if p.pick == "language" else p.default
        for p in question.parameters
        if p.default is not None
    }


def _listed(reader: Reader, parameter: Parameter) -> list[dict[str, str]]:
    """Choices for a page; none if they are too many, since then a script offers some while one types."""
    if parameter.pick is None:
        return []
    return [choice.model_dump() for choice in listed(reader, parameter.pick, _LISTED)]


def _called(reader: Reader, parameter: Parameter, value: str | None) -> str:
    """What the unit or post is called that ``value`` names; nothing for other values."""
    if parameter.pick not in ("unit", "post") or value is None or not known(reader, parameter.pick, value):
        return ""
    return reader.text(whole(parameter.pick, value)).value


def _strange(reader: Reader, parameter: Parameter, value: str | None) -> bool:
    return parameter.pick is not None and value is not None and not known(reader, parameter.pick, value)
