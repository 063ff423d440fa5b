"""The reconciliation service: answers of the protocol's form, matches only where certain, mistakes told."""

import json
from typing import Any

import httpx
import pytest


def batch(web: httpx.Client, **query: Any) -> list[dict[str, Any]]:
    answer = web.post("/reconcile", data={"queries": json.dumps({"q0": query})})
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["q0"]["result"]
    return found


def test_the_manifest_names_every_part(web: httpx.Client) -> None:
    answer = web.get("/reconcile")
    manifest = answer.json()
    assert manifest["versions"] == ["0.2"]
    assert {
        "name",
        "identifierSpace",
        "schemaSpace",
        "defaultTypes",
        "view",
        "preview",
        "suggest",
        "extend",
    } <= set(manifest)
    assert answer.headers["access-control-allow-origin"] == "*"
    for service in manifest["suggest"].values():
        assert (
            web.get(service["service_url"] + service["service_path"], params={"prefix": "a"}).status_code
            == 200
        )


@pytest.mark.parametrize(
    ("query", "first", "match"),
    [
        ({"query": "Arben Kelmendi"}, "Arben Kelmendi", True),
        ({"query": "ARBEN KELMENDI", "type": "person"}, "Arben Kelmendi", True),
        ({"query": "Арбен Келменди"}, "Arben Kelmendi", True),
        ({"query": "Kelmendi Arben"}, "Arben Kelmendi", True),
        ({"query": "Kelmendi"}, "Arben Kelmendi", False),  # a surname alone is nobody's for certain
        ({"query": "Arben Kelmendi", "properties": [{"pid": "unit", "v": "SKPK"}]}, "Arben Kelmendi", True),
        ({"query": "Arben Kelmendi", "properties": [{"pid": "unit", "v": "KPK"}]}, "Arben Kelmendi", False),
        (
            {"query": "Arben Kelmendi", "properties": [{"pid": "date", "v": "2024-08-01"}]},
            "Arben Kelmendi",
            True,
        ),
        (
            {"query": "Arben Kelmendi", "properties": [{"pid": "date", "v": "2019-08-01"}]},
            "Arben Kelmendi",
            False,
        ),
        ({"query": "KPK", "type": "unit"}, "Kosovo Prosecutorial Council", True),
    ],
)
def test_a_match_is_told_only_where_it_is_certain(
    web: httpx.Client, query: dict[str, Any], first: str, match: bool
) -> None:
    found = batch(web, **query)
    assert (found[0]["name"], found[0]["match"]) == (first, match)
    assert {"id", "name", "type", "score", "match"} <= set(found[0])
    assert sum(one["match"] for one in found) <= 1


def test_nobody_is_found_for_a_strange_name(web: httpx.Client) -> None:
    assert not any(one["match"] for one in batch(web, query="Zzyzx Qwxrty"))


def test_preview_view_and_extension_of_a_candidate(web: httpx.Client) -> None:
    identifier = batch(web, query="Arben Kelmendi")[0]["id"]
    card = web.get(f"/reconcile/preview/{identifier}")
    assert "Director General" in card.text
    assert "frame-ancestors *" in card.headers["content-security-policy"]
    assert web.get(f"/reconcile/view/{identifier}").headers["location"].startswith("/id/person/")
    asked = {"ids": [identifier], "properties": [{"id": "unit"}, {"id": "office"}, {"id": "date"}]}
    answer = web.post("/reconcile", data={"extend": json.dumps(asked)}).json()
    assert answer["rows"][identifier]["unit"][0]["id"] == "unit-skpk"
    assert answer["rows"][identifier]["date"][0] == {"date": "2024-07-03"}


def test_text_of_a_preview_is_never_markup(web: httpx.Client) -> None:
    identifier = batch(web, query="Mallory")[0]["id"]
    assert "<script" not in web.get(f"/reconcile/preview/{identifier}").text


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"queries": "no json"}, "no JSON object"),
        ({"queries": "[]"}, "no JSON object"),
        ({}, "no JSON object"),
        ({"queries": '{"q0": 1}'}, "no object"),
        ({"queries": '{"q0": {"query": ""}}'}, "no text"),
        ({"queries": '{"q0": {"query": "a", "type": "dog"}}'}, "no type"),
        ({"queries": '{"q0": {"query": "a", "limit": 0}}'}, "limit"),
        ({"queries": '{"q0": {"query": "a", "properties": [{"pid": "x"}]}}'}, "no property"),
        ({"queries": json.dumps({str(n): {"query": "a"} for n in range(51)})}, "too many"),
        ({"extend": '{"ids": ["dog-1"], "properties": [{"id": "unit"}]}'}, "no id"),
        ({"extend": '{"ids": [], "properties": [{"id": "x"}]}'}, "unknown property"),
    ],
)
def test_a_mistake_is_told(web: httpx.Client, form: dict[str, str], told: str) -> None:
    answer = web.post("/reconcile", data=form)
    assert answer.status_code == 400
    assert told in answer.text
