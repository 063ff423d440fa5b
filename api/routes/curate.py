"""The curator's pages, ``/curate``: they are there only where a token is set (``ZYRTAR_CURATOR_TOKEN``).

A page is shown to a session only; a form is taken only from our own pages (``Origin``, and a token of the session).
"""

import hmac
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import structlog
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from api.asked import language_of
from api.curate import showing
from api.curate.building import Builder
from api.curate.desk import ChangedError, Desk, wish
from api.curate.session import LASTS, Session, Sessions, WrongTokenError
from api.curate.words import ACTS, KINDS
from api.errors import telling
from api.respond import frame, here
from api.web import address, render
from graph.review.act import Wish
from graph.review.item import Act, Item, ItemKind
from graph.review.queue import Queue
from ontology.errors import InputError, NotFoundError, ZyrtarError

router = APIRouter(prefix="/curate", include_in_schema=False)
log = structlog.get_logger("zyrtar.curate")

COOKIE: Final = "zyrtar-curator"
_LONGEST: Final = 64 * 1024  # of a form, in bytes
_PAGE: Final = 50
_HEADERS: Final = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
Form = Mapping[str, list[str]]


@router.get("")
async def queue(request: Request) -> Response:
    """What waits, by kind; for who has no session the form to log in."""
    session = _session(request)
    if session is None:
        return _page(request, "login.html", None, wrong=None, who="")
    return await run_in_threadpool(_queue, request, session)


def _queue(request: Request, session: Session) -> Response:
    desk: Desk = request.app.state.desk
    items = desk.queue().items
    kind = request.query_params.get("kind", "")
    chosen = [item for item in items if item.kind == kind] if kind else list(items)
    offset = _number(request.query_params.get("offset", ""))
    counts = {k: n for k in ItemKind if (n := sum(item.kind is k for item in items))}
    return _page(
        request,
        "queue.html",
        session,
        items=chosen[offset : offset + _PAGE],
        kind=kind,
        counts=counts,
        total=len(items),
        offset=offset,
        size=_PAGE,
        found=len(chosen),
    )


@router.post("/login")
async def login(request: Request) -> Response:
    """Begin a session; 403 for a wrong token, 429 after too many."""
    form = await _form(request)
    sessions: Sessions = request.app.state.sessions
    host = request.client.host if request.client else ""
    who = _one(form, "who")
    try:
        name, session = sessions.begin(host, _one(form, "token"), who)
    except ZyrtarError as error:
        log.info("login", outcome="refused", why=error.message)
        status = 403 if isinstance(error, WrongTokenError) else telling(type(error)).status
        return _page(request, "login.html", None, status=status, wrong=error, who=who)
    log.info("login", outcome="let in", who=session.who)
    answer = _sent_on(request, "/curate")
    secure = here(request).startswith("https:") or request.url.scheme == "https"
    answer.set_cookie(
        COOKIE, name, max_age=LASTS, path="/curate", httponly=True, samesite="strict", secure=secure
    )
    return answer


@router.post("/logout")
async def logout(request: Request) -> Response:
    """End the session."""
    _own(request, await _form(request))
    sessions: Sessions = request.app.state.sessions
    sessions.end(request.cookies.get(COOKIE))
    answer = _sent_on(request, "/curate")
    answer.delete_cookie(COOKIE, path="/curate")
    return answer


@router.get("/item")
async def item(request: Request) -> Response:
    """One thing to decide on, with what it is to be compared with."""
    session = _session(request)
    if session is None:
        return _sent_on(request, "/curate")
    return await run_in_threadpool(_item, request, session)


def _item(request: Request, session: Session, **told: Any) -> Response:
    desk: Desk = request.app.state.desk
    queue = desk.queue()
    shown = queue.find(showing.identifier(request.query_params.get("id", "")))
    return _page(request, "item.html", session, **_told(request, queue, shown) | told)


def _told(request: Request, queue: Queue, item: Item) -> dict[str, Any]:
    """What the page of ``item`` prints; with ``with`` in the address another thing stands beside it."""
    desk: Desk = request.app.state.desk
    beside = showing.identifier(request.query_params.get("with", ""))
    other = queue.find(beside) if beside else None
    sides = [*item.sides, *(other.sides if other is not None else ())]
    return {
        "item": item,
        "other": other,
        "beside": beside,
        "sides": [showing.shown(side) for side in sides],
        "parts": showing.parts(item),
        "replaceable": showing.fields(item, Act.REPLACE),
        "choices": showing.choices(item),
        "dated": showing.fields(item, Act.SET_DATE),
        "seen": len(desk.ledger().decisions),
        "typed": {},
        "wrong": None,
    }


@router.post("/item")
async def decide(request: Request) -> Response:
    """Write one decision; if it is refused, the page says why and keeps what was typed."""
    form = await _form(request)
    session = _own(request, form)
    return await run_in_threadpool(_decide, request, session, form)


def _decide(request: Request, session: Session, form: Form) -> Response:
    desk: Desk = request.app.state.desk
    queue = desk.queue()
    name = showing.identifier(request.query_params.get("id", ""))
    act = _one(form, "act")
    try:
        shown = queue.find(name)
        decision = desk.decide(shown, _wish(queue, session, act, form), _number(_one(form, "seen")))
    except ZyrtarError as error:
        log.info("decision", outcome="refused", who=session.who, item=name, act=act, why=error.message)
        status = 409 if isinstance(error, ChangedError) else telling(type(error)).status
        try:
            return _item(
                request,
                session,
                status=status,
                wrong=error,
                typed={k: v[0] for k, v in form.items()} | {"take": form.get("take", [])},
            )
        except NotFoundError:  # somebody else's decision has taken it out of the queue
            gone = NotFoundError(error.message, mend="Somebody may have decided on it; go back to the queue.")
            raise gone from None
    log.info("decision", outcome="written", who=session.who, item=name, act=act, decision=decision.id)
    return _sent_on(request, "/curate/decisions", made=decision.id)


def _typed(form: Form) -> dict[str, Any]:
    """What was typed, for the page to keep."""
    return {field: values[0] for field, values in form.items()} | {"take": form.get("take", [])}


def _wish(queue: Queue, session: Session, act: str, form: Form) -> Wish:
    """What the form asks for. Raises ``InputError`` for an act that is none or a reason that is missing."""
    if act not in tuple(Act):
        raise InputError(f"“{act}” is no action", mend="Choose one of the buttons.")
    if not _one(form, "why").strip():
        raise InputError("a decision needs its reason", mend="Write in one line why; it is published.")
    other = showing.identifier(_one(form, "other"))
    return wish(
        Act(act),
        session.who,
        _one(form, "why"),
        field=_one(form, "field") or None,
        value=" ".join(_one(form, "value").split()) or None,
        other=queue.find(other) if other else None,
        take=[queue.find(each) for each in form.get("take", [])],
    )


@router.get("/decisions")
async def decisions(request: Request) -> Response:
    """What was decided, the last first, and which of it is in force."""
    session = _session(request)
    if session is None:
        return _sent_on(request, "/curate")
    desk: Desk = request.app.state.desk
    ledger = await run_in_threadpool(desk.ledger)
    offset = _number(request.query_params.get("offset", ""))
    newest = list(reversed(ledger.decisions))
    return _page(
        request,
        "decisions.html",
        session,
        decisions=newest[offset : offset + _PAGE],
        superseded=ledger.superseded,
        made=request.query_params.get("made", ""),
        offset=offset,
        size=_PAGE,
        found=len(newest),
    )


@router.post("/build")
async def build(request: Request) -> Response:
    """Start a build in the background."""
    session = _own(request, await _form(request))
    builder: Builder = request.app.state.builder
    await run_in_threadpool(builder.begin)
    log.info("build", outcome="begun", who=session.who)
    return _sent_on(request, "/curate#build")


def _session(request: Request) -> Session | None:
    sessions: Sessions = request.app.state.sessions
    return sessions.find(request.cookies.get(COOKIE))


def _own(request: Request, form: Form) -> Session:
    """The session that sent ``form`` from a page of ours. Raises ``HTTPException`` 403."""
    session = _session(request)
    if session is None:
        raise HTTPException(403, detail="Your session has ended. Log in again under /curate")
    if not hmac.compare_digest(_one(form, "csrf").encode(), session.csrf.encode()):
        raise HTTPException(
            403, detail="That form is not of your session. Open the page again and send it from there"
        )
    return session


async def _form(request: Request) -> Form:
    """The fields of a form that one of our pages sent. Raises ``HTTPException`` 403, 413 or 415."""
    sent = request.headers.get("origin") or request.headers.get("referer") or ""
    parts = urlsplit(sent)
    own = {urlsplit(str(request.base_url))[:2], urlsplit(here(request))[:2]}
    if (parts.scheme, parts.netloc) not in {(scheme, place) for scheme, place in own}:
        raise HTTPException(403, detail="Decisions are taken from pages of this server only")
    if (
        request.headers.get("content-type", "").partition(";")[0].strip()
        != "application/x-www-form-urlencoded"
    ):
        raise HTTPException(415, detail="Send a form (application/x-www-form-urlencoded)")
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _LONGEST:
            raise HTTPException(413, detail=f"A form has at most {_LONGEST} bytes")
    try:
        return parse_qs(body.decode(), keep_blank_values=True, max_num_fields=2_000)
    except ValueError:
        raise HTTPException(400, detail="The form is not in UTF-8, or has too many fields") from None


def _one(form: Form, field: str) -> str:
    return form.get(field, [""])[0]


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _sent_on(request: Request, path: str, **parameters: str) -> RedirectResponse:
    return RedirectResponse(address(path, language_of(request), **parameters), 303, _HEADERS)


def _page(
    request: Request, template: str, session: Session | None, status: int = 200, **context: Any
) -> Response:
    builder: Builder = request.app.state.builder
    html = render(
        f"curate/{template}",
        language_of(request),
        session=session,
        build=builder.state() if session is not None else None,
        acts=ACTS,
        whats=KINDS,
        formats=[],
        **frame(request, None),
        **context,
    )
    return HTMLResponse(html, status, _HEADERS)


def open_to(app: FastAPI, home: Path, token: str) -> None:
    """Give ``app`` the curator's pages of ``home``. Raises ``InputError`` for a token that could be guessed."""
    app.state.sessions = Sessions(token)
    app.state.desk = Desk(home)
    app.state.builder = Builder(home)
    app.include_router(router)
