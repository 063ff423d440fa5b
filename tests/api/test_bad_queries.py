"""Every bad request is told with the place in the query, where there is one, and what mends it."""

import httpx
import pytest

FROM = "SELECT *\nFROM <http://127.0.0.1/> { ?s ?p ?o }"


@pytest.mark.parametrize(
    ("query", "status", "kind", "detail", "mend"),
    [
        ("SELECT * {\n ?s ?p }", 400, "query-syntax", "line 2, column 9, after “?s ?p }”", "at that place"),
        ("SELECT * { ?s ?p ?o ", 400, "query-syntax", "line 1, column 21", "at that place"),
        ("SELECT *\nWHERE { ?s nope:p ?o }", 400, "query-syntax", "line 2, column 18", "PREFIX"),
        ("ASK { ?s <a b> ?o }", 400, "query-syntax", "line 1, column 15", "without spaces"),
        ("SELECT ?x (COUNT(*) AS ?n) { ?x ?p ?o }", 400, "query-syntax", "beside an aggregate", "GROUP BY"),
        ("SELECT (1 AS ?s) { ?s ?p ?o }", 400, "query-syntax", "there already", "name of its own"),
        ("SELECT * { ?s ?p ?o } GROUP BY ?s", 400, "query-syntax", "line 1, column 34", "Name the variables"),
        ("ASK { FILTER(nosuch()) }", 400, "query-syntax", "line 1, column 25", "at that place"),
        ("ASK { } \\uD800", 400, "query-syntax", "line 1, column 9", "character"),
        ("SELECT * {\n SERVICE <a:a> { } }", 403, "query-forbidden", "SERVICE at line 2, column 2", "itself"),
        ("\nDELETE WHERE { ?s ?p ?o }", 403, "query-forbidden", "DELETE at line 2, column 1", "SELECT"),
        (FROM, 403, "query-forbidden", "<http://127.0.0.1/>", "GRAPH"),
        ("SELECT * {\n" + "{" * 70 + "}" * 71, 400, "query", "line 2, column 64", "Nest it less"),
        ("ASK { " + " UNION ".join(["{}"] * 300) + " }", 400, "query", "line 1, column", "several queries"),
        ("ASK { }" + " " * 5000, 413, "about:blank", "4096 bytes", ""),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", (400, 503), ("answer-limit", "query-limit"), "", "pages"),
    ],
)  # fmt: skip
def test_a_bad_query_is_told(
    web: httpx.Client, query: str, status: object, kind: object, detail: str, mend: str
) -> None:
    answer = web.get(
        "/sparql", params={"query": query}, headers={"Accept": "application/sparql-results+json"}
    )
    told = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.status_code == told["status"]
    assert answer.status_code in (status if isinstance(status, tuple) else (status,)), told
    assert told["type"].rpartition("/")[2] in (kind if isinstance(kind, tuple) else (kind,)), told
    assert detail in told["detail"]
    assert mend in told.get("mend", "") or told["type"].endswith("query-limit")


@pytest.mark.parametrize(
    ("params", "accept", "status", "detail"),
    [
        ({"query": "ASK { }", "format": "nope"}, "*/*", 406, "csv (text/csv)"),
        ({"query": "ASK { }"}, "image/png", 406, "csv (text/csv)"),
        ({"query": "ASK { }", "format": "ttl"}, "*/*", 400, "text/turtle"),
        ({"query": "ASK { }", "snapshot": "zzz"}, "*/*", 404, "no snapshot “zzz”"),
        ({"query": "ASK { }", "default-graph-uri": "no iri"}, "*/*", 400, "IRI"),
        ({"update": "CLEAR ALL"}, "*/*", 403, "no updates"),
    ],
)
def test_a_bad_request_is_told(
    web: httpx.Client, params: dict[str, str], accept: str, status: int, detail: str
) -> None:
    answer = web.get("/sparql", params=params, headers={"Accept": accept})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert detail in answer.json()["detail"]


def test_no_folder_of_the_server_is_told(web: httpx.Client) -> None:
    answer = web.get("/sparql", params={"query": "ASK { }", "snapshot": "zzz"}, headers={"Accept": "*/*"})
    assert "/" not in answer.json()["detail"]
