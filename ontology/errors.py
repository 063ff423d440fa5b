"""The exception tree of the whole project.

    ZyrtarError
    ├── InputError        a document, file or parameter given to us is wrong
    ├── HomeError         the data folder is missing, locked, damaged or too new
    ├── BuildError        the published graph would break a rule; nothing was published
    ├── NotFoundError     the thing asked for is not in the graph
    └── QueryError        a SPARQL query was refused or failed
        ├── QuerySyntaxError    it is not SPARQL 1.1
        ├── ForbiddenQueryError it asks for something that is switched off
        ├── QueryLimitError     it went over a limit
        │   ├── AnswerLimitError    its answer is larger than one answer may be
        │   └── ClientLimitError    its client asks too much at a time
        └── RemoteError         another SPARQL server did not answer as the standard says

Every message names the input; every ``mend`` says in one sentence what to do about it. ``api.errors``
maps each class to an HTTP status and an exit code; a test keeps that table complete.
"""


class ZyrtarError(Exception):
    """Base of all errors that are told to a user.

    ``message``: one line naming the input at fault. ``mend``: one line saying what to do.
    """

    def __init__(self, message: str, *, mend: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.message}. {self.mend}" if self.mend else self.message


class InputError(ZyrtarError):
    """A document, file or parameter is not what it should be."""


class HomeError(ZyrtarError):
    """The data folder is missing, locked, damaged or written by a newer version."""


class BuildError(ZyrtarError):
    """The graph would break a rule; the previous snapshot stays current."""


class NotFoundError(ZyrtarError):
    """Nothing of that name is in the published graph."""


class QueryError(ZyrtarError):
    """A SPARQL query failed."""


class QuerySyntaxError(QueryError):
    """The text is not SPARQL 1.1 query syntax."""


class ForbiddenQueryError(QueryError):
    """The query uses SERVICE, an update or another feature that is switched off."""


class QueryLimitError(QueryError):
    """The query went over a limit; ``message`` names which."""


class AnswerLimitError(QueryLimitError):
    """The answer has more rows or bytes than one answer may have; nothing of it is sent."""


class ClientLimitError(QueryLimitError):
    """One client has more queries running or waiting than one client may have."""


class RemoteError(QueryError):
    """Another SPARQL server was unreachable or answered with something else than results."""
