"""The description of all addresses in OpenAPI: what FastAPI finds out by itself, and what only we know.

FastAPI knows parameters and JSON. Other forms of answers, the parameters of the SPARQL 1.1 Protocol, which are read
from the request as it stands, and errors (RFC 9457) are added here, from one table.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from fastapi import FastAPI

from api.negotiate import GRAPHS, HTML, JSON, RDF, RESULTS, Offer

PROBLEM: Final = "application/problem+json"
_TEXT: Final[Mapping[str, Any]] = {"type": "string"}
_REFERENCE: Final = {"$ref": "#/components/schemas/Problem"}
_SCHEMA: Final[Mapping[str, Any]] = {
    "title": "Problem",
    "description": "What is wrong with a request, and what mends it (RFC 9457).",
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {
            "type": "string",
            "description": "IRI of the kind of error; about:blank for those of HTTP itself.",
        },
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string", "description": "What is wrong, by name and place."},
        "instance": {"type": "string", "description": "Path of the request."},
        "mend": {"type": "string", "description": "What to do about it."},
    },
}
#: Forms of the answers that are not HTML and JSON alone, by path; those of things are told where they are served.
_FORMS: Final[Mapping[str, tuple[Offer, ...]]] = {
    "/sparql": (*RESULTS, *GRAPHS, HTML),
    "/graph-store": GRAPHS,
    "/query/{name}": (HTML, *RESULTS, *GRAPHS),
    "/q/{name}": (HTML, *RESULTS, *GRAPHS),
    "/dataset": RDF,
    "/.well-known/void": RDF,
}
#: Media types of answers that are files.
_FILES: Final[Mapping[str, tuple[str, ...]]] = {
    "/data.nq.gz": ("application/gzip",),
    "/network.{form}": (
        *("image/svg+xml", "text/html", "application/gexf+xml"),
        *("application/graphml+xml", "application/json"),
    ),
    "/figure/live/network": ("text/html",),
    "/figure/live/network.{form}": ("image/svg+xml", "text/csv"),
    "/figure/embed/network": ("text/html",),
}
_JSON_ONLY: Final = frozenset(
    ("/health", "/ready", "/limits", "/suggest", "/oembed", "/sparql/terms", "/q", "/query/choices/{pick}")
)


def describe(app: FastAPI) -> None:
    """Have ``app`` describe itself whole under ``/openapi.json``."""
    made = app.openapi

    def described() -> dict[str, Any]:
        fresh = app.openapi_schema is None
        found = made()
        if fresh:
            _complete(found)
        return found

    app.openapi = described  # type: ignore[method-assign]  # FastAPI's own way to change it


def _complete(schema: dict[str, Any]) -> None:
    schemas = schema["components"]["schemas"]
    schemas["Problem"] = dict(_SCHEMA)
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)  # FastAPI's form of errors, which nothing here has
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            responses = operation["responses"]
            responses.pop("422", None)
            for code in [c for c in responses if c.startswith("2")]:
                _forms(path, responses[code])
            responses["3XX"] = {"description": "Unchanged, or found elsewhere."}
            responses["default"] = _error(path)
            operation.setdefault("parameters", []).extend(_parameters(path, method))
            if path in ("/sparql", "/q") and method == "post":
                operation["requestBody"] = _body()


def _forms(path: str, response: dict[str, Any]) -> None:
    json = response.get("content", {}).get("application/json", {})
    if path in _FORMS:
        response["content"] = {media: {} for offer in _FORMS[path] for media in _sent(offer)}
    elif path in _FILES or path.replace("orgchart", "network") in _FILES:
        kinds = _FILES.get(path) or _FILES[path.replace("orgchart", "network")]
        response["content"] = {media: {} for media in kinds}
    elif path not in _JSON_ONLY:
        response["content"] = {"text/html": {}, **response.get("content", {}), "application/json": json}


def _sent(offer: Offer) -> tuple[str, ...]:
    return (offer.content_type.partition(";")[0],)


def _error(path: str) -> dict[str, Any]:
    content: dict[str, Any] = {PROBLEM: {"schema": _REFERENCE}, "text/html": {}}
    if path in ("/health", "/ready"):
        content["application/json"] = {}
    return {"description": "An error: problem details, or for browsers a page.", "content": content}


def _parameters(path: str, method: str) -> Iterator[dict[str, Any]]:
    if path == "/sparql":
        named = "IRI of a graph; those named by either parameter replace the data set."
        if method == "get":
            yield _query("query", "A SPARQL 1.1 query; without one the description of the service.")
        yield _query("default-graph-uri", named, repeated=True)
        yield _query("named-graph-uri", named, repeated=True)
    if path in ("/sparql", "/q"):
        yield _query("snapshot", "First characters of the id of a snapshot that is still kept.")
    if path == "/graph-store":
        yield _query("graph", "IRI of a named graph.")
        yield _query("default", "The default graph; without a value.")
    words = sorted({offer.word for offer in _FORMS.get(path, (HTML, JSON, *RDF))})
    if path not in _JSON_ONLY and path not in _FILES and "{form}" not in path:
        yield _query("format", "Form of the answer, in the place of Accept.") | {
            "schema": {"type": "string", "enum": words}
        }


def _query(name: str, description: str, *, repeated: bool = False) -> dict[str, Any]:
    schema = {"type": "array", "items": _TEXT} if repeated else dict(_TEXT)
    return {"name": name, "in": "query", "required": False, "description": description, "schema": schema}


def _body() -> dict[str, Any]:
    form = {
        "type": "object",
        "required": ["query"],
        "properties": {"query": _TEXT, "default-graph-uri": _TEXT, "named-graph-uri": _TEXT},
    }
    return {
        "required": True,
        "content": {
            "application/x-www-form-urlencoded": {"schema": form},
            "application/sparql-query": {"schema": _TEXT},
        },
    }
