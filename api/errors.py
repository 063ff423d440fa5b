"""How each error is told: exception class, HTTP status and exit code in one table.

Machines get RFC 9457 problem details, browsers a page with the same words. An exception that is not in the
table is a fault of ours: its text may hold anything, so it is logged and never sent.
"""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from api.marking import mark
from ontology.errors import (
    AnswerLimitError,
    BuildError,
    ClientLimitError,
    ForbiddenQueryError,
    HomeError,
    InputError,
    NotFoundError,
    QueryError,
    QueryLimitError,
    QuerySyntaxError,
    RemoteError,
    ZyrtarError,
)


@dataclass(frozen=True, slots=True)
class Telling:
    """How one class of error is told: ``status`` over HTTP, ``exit_code`` on the command line."""

    status: int
    exit_code: int
    slug: str
    title: str


#: Exit code of a fault of our own, and of wrong usage (the latter is Click's and the shells' habit).
FAULT_EXIT, USAGE_EXIT = 1, 2

#: The one table. Subclasses not listed are told like their nearest listed parent.
TABLE: dict[type[ZyrtarError], Telling] = {
    ZyrtarError: Telling(500, 1, "error", mark("Something went wrong")),
    InputError: Telling(400, 3, "input", mark("The input is not as it should be")),
    HomeError: Telling(503, 4, "home", mark("The data cannot be read")),
    BuildError: Telling(500, 5, "build", mark("The graph would break a rule")),
    NotFoundError: Telling(404, 6, "not-found", mark("Not in the graph")),
    QueryError: Telling(400, 7, "query", mark("The query failed")),
    QuerySyntaxError: Telling(400, 8, "query-syntax", mark("This is not SPARQL")),
    ForbiddenQueryError: Telling(403, 9, "query-forbidden", mark("This query is not allowed here")),
    QueryLimitError: Telling(503, 10, "query-limit", mark("The query went over a limit")),
    AnswerLimitError: Telling(400, 12, "answer-limit", mark("The answer would be too large")),
    ClientLimitError: Telling(429, 13, "client-limit", mark("Too many queries at a time")),
    RemoteError: Telling(503, 11, "remote", mark("Another server did not answer properly")),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One error as a reader is told it; the members of RFC 9457 and the mend."""

    status: int
    title: str
    detail: str
    mend: str = ""
    slug: str = "about:blank"

    @property
    def heading(self) -> str:
        """The heading of a page that tells it, a message to be translated."""
        return HEADINGS.get(self.status, self.title) if self.slug == "about:blank" else self.title

    def body(self, instance: str) -> dict[str, str | int]:
        """The problem-details object; ``instance`` is the path that was asked for."""
        kind = self.slug if ":" in self.slug else f"https://w3id.org/zyrtar/problem/{self.slug}"
        body: dict[str, str | int] = {
            "type": kind,
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "instance": instance,
        }
        return body | ({"mend": self.mend} if self.mend else {})


def telling(error: type[ZyrtarError]) -> Telling:
    """How errors of class ``error`` are told: its own line of the table or its nearest parent's."""
    return next(TABLE[c] for c in error.__mro__ if c in TABLE)


def exit_code(error: BaseException) -> int:
    """Exit code of the command line for ``error``."""
    return telling(type(error)).exit_code if isinstance(error, ZyrtarError) else FAULT_EXIT


def problem(error: ZyrtarError) -> Problem:
    """``error`` as told to a reader."""
    told = telling(type(error))
    return Problem(told.status, told.title, error.message, error.mend, told.slug)


#: Headings of pages that tell what HTTP itself names; problem details have HTTP's own words (RFC 9457, 4.2.1).
HEADINGS: Final = {
    400: mark("The request is not as it should be"),
    404: mark("There is no such page"),
    405: mark("This address does not take such a request"),
    406: mark("There is no such form of this page"),
    413: mark("This is too large"),
    415: mark("This kind of request is not understood"),
}


def http_problem(status: int, detail: str = "", mend: str = "") -> Problem:
    """A problem that HTTP itself names (404 of an unknown path, 405, 406, 413, 415)."""
    phrase = HTTPStatus(status).phrase
    return Problem(status, phrase, detail or phrase, mend)


#: What is told when an unforeseen exception is raised; its own text stays in the log.
FAULT = Problem(
    500, mark("Something went wrong"), "This is a fault of the server; it has been logged", "Try again later."
)


def retry(told: Problem) -> dict[str, str]:
    """The header that says after how many seconds to ask again, where that may help."""
    wait = told.status in (HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.TOO_MANY_REQUESTS)
    return (
        {"Retry-After": "5"} if wait else {}
    )  # a process is replaced in far less, a queue empties in about that
