"""The server is as ``/openapi.json`` says: asked what it allows and what it forbids, it has no fault of its own.

Schemathesis makes the requests, the same ones in every run.
"""

from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.app import create_app
from api.openapi import PROBLEM
from api.settings import Settings

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)
DESCRIBED: dict[str, Any] = create_app(Settings(home=Path("none"))).openapi()
OPERATIONS = [(path, method) for path, methods in DESCRIBED["paths"].items() for method in methods]


def _parameters(path: str, method: str) -> Any:
    """What can be wrong with a request; with one that has none, nothing can."""
    return DESCRIBED["paths"][path][method].get("parameters")


BOUNDED = settings(
    max_examples=8, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.fixture(scope="module")
def described(server: str) -> Any:
    """What the running server says of itself."""
    return schemathesis.openapi.from_url(f"{server}/openapi.json")


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_what_is_allowed_is_as_described(described: Any, path: str, method: str) -> None:
    _ask(described[path][method], path, GenerationMode.POSITIVE)


@pytest.mark.parametrize(("path", "method"), [o for o in OPERATIONS if _parameters(*o)])
def test_what_is_forbidden_is_told(described: Any, path: str, method: str) -> None:
    _ask(described[path][method], path, GenerationMode.NEGATIVE)


def _ask(operation: Any, path: str, mode: GenerationMode) -> None:
    @BOUNDED
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        answer = case.call(headers={"Accept": "application/json, */*;q=0.5"})
        case.validate_response(answer, checks=CHECKS)
        kind = answer.headers["content-type"][0].partition(";")[0] if answer.status_code >= 400 else PROBLEM
        assert kind == PROBLEM or (path in ("/health", "/ready") and answer.status_code == 503)

    ask()


def test_the_protocols_and_the_forms_are_described() -> None:
    sparql = DESCRIBED["paths"]["/sparql"]
    assert {p["name"] for p in sparql["get"]["parameters"]} >= {
        "query",
        "default-graph-uri",
        "named-graph-uri",
    }
    assert set(sparql["post"]["requestBody"]["content"]) == {
        "application/x-www-form-urlencoded",
        "application/sparql-query",
    }
    for path, form in (
        ("/sparql", "application/sparql-results+json"),
        ("/graph-store", "application/n-quads"),
        ("/query/{name}", "text/csv"),
        ("/people", "application/json"),
        ("/id/person/{key}", "text/turtle"),
        ("/data.nq.gz", "application/gzip"),
    ):
        assert form in DESCRIBED["paths"][path]["get"]["responses"]["200"]["content"]


def test_every_error_is_described_as_problem_details() -> None:
    assert "422" not in str(DESCRIBED["paths"])
    for path, method in OPERATIONS:
        assert PROBLEM in DESCRIBED["paths"][path][method]["responses"]["default"]["content"]


def test_the_description_is_served(web: httpx.Client) -> None:
    assert web.get("/openapi.json").json()["paths"] == DESCRIBED["paths"]
