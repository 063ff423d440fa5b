"""The language in which an answer is asked for: by the address, else by the reader's browser."""

from typing import Annotated

from fastapi import Depends, Query, Request

from api.languages import CODES, Code, negotiated


def language_of(request: Request) -> Code:
    """The language of the answer to ``request``, also where its parameters are not as they should be."""
    asked = request.query_params.get("lang")
    known: Code | None = next((code for code in CODES if code == asked), None)
    return known or negotiated(request.headers.get("accept-language", ""))


def _lang(
    request: Request,
    lang: Annotated[
        Code | None,
        Query(description="language of the page and its labels; without it Accept-Language chooses"),
    ] = None,
) -> Code:
    return lang or language_of(request)


#: The language of the answer, as a parameter of a route.
Lang = Annotated[Code, Depends(_lang)]
