"""One table tells every error over HTTP and on the command line."""

import json

import httpx
import pytest

from api.errors import FAULT, FAULT_EXIT, TABLE, USAGE_EXIT, exit_code, http_problem, problem
from ontology import errors


def every_class(base: type[errors.ZyrtarError]) -> list[type[errors.ZyrtarError]]:
    return [base, *(found for sub in base.__subclasses__() for found in every_class(sub))]


def test_every_error_class_has_its_own_line() -> None:
    declared = {c for c in every_class(errors.ZyrtarError) if c.__module__ == errors.__name__}
    assert declared == set(TABLE)


def test_exit_codes_and_slugs_are_told_apart() -> None:
    own = [told for kind, told in TABLE.items() if kind is not errors.ZyrtarError]
    assert len({t.exit_code for t in own}) == len(own)
    assert len({t.slug for t in TABLE.values()}) == len(TABLE)
    assert not {t.exit_code for t in own} & {0, FAULT_EXIT, USAGE_EXIT}


@pytest.mark.parametrize("kind", TABLE)
def test_each_error_is_told_with_its_words_status_and_code(kind: type[errors.ZyrtarError]) -> None:
    error = kind("the query “x” failed", mend="Write it anew.")
    told = problem(error)
    body = told.body("/sparql")
    assert (told.status, exit_code(error)) == (TABLE[kind].status, TABLE[kind].exit_code)
    assert body["status"] == told.status
    assert body["detail"] == "the query “x” failed"
    assert body["mend"] == "Write it anew."
    assert str(body["type"]).endswith(TABLE[kind].slug)


def test_a_subclass_is_told_like_its_parent() -> None:
    class OwnError(errors.QueryLimitError):
        pass

    assert problem(OwnError("over")).status == 503
    assert exit_code(OwnError("over")) == TABLE[errors.QueryLimitError].exit_code


def test_an_unforeseen_exception_keeps_its_text_to_itself() -> None:
    assert exit_code(ValueError("secret")) == FAULT_EXIT
    assert "secret" not in json.dumps(FAULT.body("/"))


def test_problems_of_http_itself_have_its_phrase() -> None:
    assert http_problem(405).body("/x")["title"] == "Method Not Allowed"
    assert http_problem(405).body("/x")["type"] == "about:blank"


def test_pages_and_problem_details_say_the_same(web: httpx.Client) -> None:
    page = web.get("/id/person/p-nobody", headers={"Accept": "text/html"})
    machine = web.get("/id/person/p-nobody", headers={"Accept": "application/json"})
    assert page.status_code == machine.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    assert machine.headers["content-type"] == "application/problem+json"
    assert "p-nobody" in machine.json()["detail"]
    assert "There is no person “p-nobody”" in page.text


@pytest.mark.parametrize(
    ("method", "path", "accept", "status"),
    [
        ("GET", "/nothing/here", "*/*", 404),
        ("GET", "/id/unit/nix", "text/turtle", 404),
        ("GET", "/id/event/../../etc/passwd", "*/*", 404),
        ("GET", "/id/person/%00", "*/*", 404),
        ("GET", "/id/thing/%3E%20.%20%7D", "*/*", 404),
        ("GET", "/voc/role/nix", "text/html", 404),
        ("GET", "/query/nix", "text/html", 404),
        ("POST", "/people", "*/*", 405),
        ("DELETE", "/id/unit/skpk", "*/*", 405),
        ("GET", "/people", "image/png", 406),
        ("GET", "/id/unit/skpk", "text/html;q=0", 406),
        ("GET", "/people?format=pdf", "text/html", 406),
        ("GET", "/people?lang=fr", "*/*", 400),
        ("GET", "/people?offset=-1", "*/*", 400),
        ("GET", "/people?limit=x", "*/*", 400),
        ("GET", "/network?since=yesterday", "*/*", 400),
        ("GET", "/network?unit=nix", "*/*", 404),
        ("GET", "/orgchart?root=nix", "text/html", 404),
        ("GET", "/static/../app.py", "*/*", 404),
    ],
)
def test_wrong_requests_get_their_status(
    web: httpx.Client, method: str, path: str, accept: str, status: int
) -> None:
    answer = web.request(method, path, headers={"Accept": accept})
    assert answer.status_code == status
    if not accept.startswith("text/html") or "q=0" in accept:
        assert answer.json()["status"] == status


def test_406_lists_what_is_offered(web: httpx.Client) -> None:
    detail = web.get("/id/unit/skpk", headers={"Accept": "image/png"}).json()["detail"]
    assert all(
        word in detail for word in ("text/html", "application/json", "text/turtle", "application/ld+json")
    )
