"""How each error is told: exception class, HTTP status and exit code in one table.

Machines get RFC 9457 problem details, browsers a page with the same words. An exception that is not in the
table is a fault of ours: its text may hold anything, so it is logged and never sent.
"""

from dataclasses import dataclass
from http import HTTPStatus

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
    ZyrtarError: Telling(500, 1, "error", "Something went wrong"),
    InputError: Telling(400, 3, "input", "The input is not as it should be"),
    HomeError: Telling(503, 4, "home", "The data cannot be read"),
    BuildError: Telling(500, 5, "build", "The graph would break a rule"),
    NotFoundError: Telling(404, 6, "not-found", "Not in the graph"),
    QueryError: Telling(400, 7, "query", "The query failed"),
    QuerySyntaxError: Telling(400, 8, "query-syntax", "This is not SPARQL"),
    ForbiddenQueryError: Telling(403, 9, "query-forbidden", "This query is not allowed here"),
    QueryLimitError: Telling(503, 10, "query-limit", "The query went over a limit"),
    AnswerLimitError: Telling(400, 12, "answer-limit", "The answer would be too large"),
    ClientLimitError: Telling(429, 13, "client-limit", "Too many queries at a time"),
    RemoteError: Telling(502, 11, "remote", "Another server did not answer properly"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One error as a reader is told it; the members of RFC 9457 and the mend."""

    status: int
    title: str
    detail: str
    mend: str = ""
    slug: str = "about:blank"

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


def http_problem(status: int, detail: str = "", mend: str = "") -> Problem:
    """A problem that HTTP itself names (404 of an unknown path, 405, 406, 413, 415)."""
    phrase = HTTPStatus(status).phrase
    return Problem(status, phrase, detail or phrase, mend)


#: What is told when an unforeseen exception is raised; its own text stays in the log.
FAULT = Problem(
    500, "Something went wrong", "This is a fault of the server; it has been logged", "Try again later."
)


def retry(told: Problem) -> dict[str, str]:
    """The header that says after how many seconds to ask again, where that may help."""
    wait = told.status in (HTTPStatus.SERVICE_UNAVAILABLE, HTTPStatus.TOO_MANY_REQUESTS)
    return (
        {"Retry-After": "5"} if wait else {}
    )  # a process is replaced in far less, a queue empties in about that
