"""The reconciliation service at ``/reconcile``: manifest, batches, suggestions, preview, view, data extension."""

import json
from html import escape
from typing import Any, Final

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse

from api.asked import Lang
from api.read.reader import Reader, local_path
from api.read.reconcile import PROPERTIES, TYPES, extended, reconcile, thing_of
from api.respond import Snap, here
from ontology.errors import InputError, NotFoundError
from ontology.terms import BASE

router = APIRouter(prefix="/reconcile", include_in_schema=False)

#: Most queries or ids in one request; OpenRefine sends ten at a time.
MOST: Final = 50
#: A preview is shown in a frame of OpenRefine's page, wherever that runs; it holds text alone.
_FRAMED: Final = {"Content-Security-Policy": "default-src 'none'; frame-ancestors *"}


@router.get("")
def ask(request: Request, served: Snap, lang: Lang, queries: str = "", extend: str = "") -> Response:
    """The manifest, or the answer to a batch of queries or a data extension."""
    if not queries and not extend:
        return JSONResponse(_manifest(f"{here(request)}/reconcile"))
    return _answered(Reader(served.graph, lang), queries, extend)


@router.post("")
def ask_by_form(served: Snap, lang: Lang, queries: str = Form(""), extend: str = Form("")) -> Response:
    """The answer to a batch of queries or a data extension."""
    return _answered(Reader(served.graph, lang), queries, extend)


def _answered(reader: Reader, queries: str, extend: str) -> Response:
    if extend:
        return JSONResponse(_extension(reader, _object(extend, "extend")))
    batch = _object(queries, "queries")
    if len(batch) > MOST:
        raise InputError(f"{len(batch)} queries in one batch are too many", mend=f"Send at most {MOST}.")
    if not all(isinstance(query, dict) for query in batch.values()):
        raise InputError("a query of the batch is no object", mend='Send {"q0": {"query": "a name"}}.')
    return JSONResponse({name: reconcile(reader, query) for name, query in batch.items()})


def _object(text: str, field: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise InputError(f"“{field}” is no JSON object", mend='Send {"q0": {"query": "a name"}}.')
    return found


def _extension(reader: Reader, asked: dict[str, Any]) -> dict[str, Any]:
    ids, wanted = asked.get("ids"), asked.get("properties")
    if not isinstance(ids, list) or not isinstance(wanted, list) or len(ids) > MOST:
        raise InputError(
            "“extend” has no lists of ids and properties", mend=f"Send both, and at most {MOST} ids."
        )
    names = [said.get("id") if isinstance(said, dict) else None for said in wanted]
    known = [name for name in names if name in PROPERTIES]
    if len(known) != len(names):
        raise InputError("“extend” asks for an unknown property", mend=f"Known are: {', '.join(PROPERTIES)}.")
    return {
        "meta": [{"id": name, "name": PROPERTIES[name]} for name in known],
        "rows": {str(id_): extended(reader, str(id_), known) for id_ in ids},
    }


def _manifest(address: str) -> dict[str, Any]:
    def service(path: str) -> dict[str, str]:
        return {"service_url": address, "service_path": path}

    return {
        "versions": ["0.2"],
        "name": "Zyrtar: prosecutorial officials and units",
        "identifierSpace": f"{BASE}id/",
        "schemaSpace": f"{BASE}ontology#",
        "defaultTypes": [{"id": id_, "name": name} for id_, name in TYPES.items()],
        "view": {"url": f"{address}/view/{{{{id}}}}"},
        "preview": {"url": f"{address}/preview/{{{{id}}}}", "width": 420, "height": 200},
        "suggest": {kind: service(f"/suggest/{kind}") for kind in ("entity", "property", "type")},
        "extend": {"propose_properties": service("/properties"), "property_settings": []},
    }


@router.get("/view/{identifier}")
def view(identifier: str) -> Response:
    """Leads to the page of a person or unit."""
    return RedirectResponse(local_path(thing_of(identifier)), 303)


@router.get("/preview/{identifier}")
def preview(served: Snap, lang: Lang, identifier: str) -> Response:
    """A card with what tells one person or unit from another: name, spellings, offices with their days."""
    iri = thing_of(identifier)
    reader = Reader(served.graph, lang)
    node = reader.graph.node(iri)
    if not node.is_a("zyr:Person") and not node.is_a("zyr:Unit"):
        raise NotFoundError(
            f"There is no “{identifier}”", mend="Reconcile again: the graph may have changed."
        )
    lines = [str(value.text) for value in node.all("zyr:nameVariant")]
    for tenure in map(reader.graph.node, reader.graph.referring(iri, "org:member")):
        post = reader.optional(tenure.things("zyr:post"))
        days = f"{tenure.first('zyr:firstAttested') or '?'} – {tenure.first('zyr:lastAttested') or '?'}"
        lines.append(f"{post.label.value if post else '?'}: {days}")
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    title = escape(reader.text(iri).value)
    html = f'<!doctype html><meta charset="utf-8"><title>{title}</title><h1>{title}</h1><ul>{items}</ul>'
    return HTMLResponse(html, headers=_FRAMED)


@router.get("/suggest/entity")
def suggest_entity(served: Snap, lang: Lang, prefix: str = Query("", max_length=200)) -> Response:
    """Persons and units that what was typed may mean."""
    reader = Reader(served.graph, lang)
    hits = served.graph.index.suggest(prefix) if prefix.strip() else ()
    found = [
        {
            "id": f"{hit.kind}-{hit.iri.rpartition('/')[2]}",
            "name": reader.text(hit.iri).value,
            "notable": [{"id": hit.kind, "name": TYPES[hit.kind]}],
        }
        for hit in hits
        if hit.kind in TYPES
    ]
    return JSONResponse({"result": found})


@router.get("/suggest/property")
def suggest_property(prefix: str = "") -> Response:
    """Properties whose name begins as typed."""
    return JSONResponse({"result": _beginning(PROPERTIES, prefix)})


@router.get("/suggest/type")
def suggest_type(prefix: str = "") -> Response:
    """Types whose name begins as typed."""
    return JSONResponse({"result": _beginning(TYPES, prefix)})


def _beginning(known: dict[str, str], prefix: str) -> list[dict[str, str]]:
    begun = prefix.strip().casefold()
    return [
        {"id": i, "name": n}
        for i, n in known.items()
        if n.casefold().startswith(begun) or i.startswith(begun)
    ]


@router.get("/properties")
def properties(type: str = "person") -> Response:  # noqa: A002  the protocol's name
    """What can be fetched for rows of a type."""
    found = PROPERTIES if type == "person" else {}
    return JSONResponse({"type": type, "properties": [{"id": i, "name": n} for i, n in found.items()]})
