"""``zyrtar query``: a documented query or a file, against the current snapshot or another SPARQL server."""

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.console import put, put_bytes, table
from api.commands.home import existing_home
from api.commands.options import Home
from ontology.errors import InputError, NotFoundError
from ontology.terms import compact

if TYPE_CHECKING:
    from graph.query.catalogue import Query
    from graph.store.remote import RemoteStore


class Format(StrEnum):
    """Forms of an answer."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    XML = "xml"
    TTL = "ttl"


#: Media types of the forms; ``ttl`` is for CONSTRUCT and DESCRIBE, the others for SELECT and ASK.
MEDIA_TYPES = {
    Format.JSON: "application/sparql-results+json",
    Format.CSV: "text/csv",
    Format.TSV: "text/tab-separated-values",
    Format.XML: "application/sparql-results+xml",
    Format.TTL: "text/turtle",
}


def query(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="NAME|FILE.rq", help="A query of the catalogue, or a file with one."),
    ] = None,
    *,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter of the query; repeatable."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="Form of the answer.")] = Format.TABLE,
    endpoint: Annotated[
        str | None, typer.Option("--endpoint", metavar="URL", help="Ask this SPARQL server instead.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="List the queries of the catalogue.")] = False,
    home: Home = None,
) -> None:
    """Ask the graph. The answer goes to standard output."""
    if listed:
        _list(form)
        return
    if name is None:
        raise InputError("no query named", mend="Give a name, a file, or --list.")
    asked = _query(name)
    bound = asked.bind(**_parameters(param or []))
    if endpoint is not None:
        _answer(_elsewhere(endpoint), asked, bound, form)
        return
    from graph.store.snapshot import Snapshot, current

    snapshot = Snapshot(current(existing_home(context, home)))
    try:
        _answer(snapshot, asked, bound, form)
    finally:
        snapshot.close()


def _elsewhere(endpoint: str) -> "RemoteStore":
    """The server at ``endpoint``, asked as it must be if it holds a snapshot of ours."""
    from api.settings import Settings
    from graph.store.loaded import default_graph
    from graph.store.remote import RemoteStore
    from graph.store.server import Server

    own = Settings.from_environment()
    server = own.server() if own.endpoint == endpoint else Server(endpoint)  # no password for strangers
    return RemoteStore(server, default_graph(server))


def _list(form: Format) -> None:
    from graph.query.catalogue import catalogue

    queries = sorted(catalogue().values(), key=lambda known: known.name)
    if form is Format.JSON:
        put(json.dumps([_described(known) for known in queries], ensure_ascii=False, indent=1))
        return
    rows = [[known.name, known.title["en"], " ".join(p.name for p in known.parameters)] for known in queries]
    table(["name", "question", "parameters"], rows)


def _described(known: "Query") -> dict[str, Any]:
    parameters = [
        {"name": p.name, "type": p.type, "default": p.default, "description": p.description}
        for p in known.parameters
    ]
    return {
        "name": known.name,
        "title": dict(known.title),
        "summary": known.summary,
        "parameters": parameters,
    }


def _query(name: str) -> "Query":
    """The query of that name, or that of the file. Raises ``NotFoundError``, ``InputError``."""
    from graph.query.catalogue import catalogue

    known = catalogue().get(name)
    if known is not None:
        return known
    path = Path(name)
    if path.suffix != ".rq" and not path.is_file():
        raise NotFoundError(f"there is no query “{name}”", mend="See `zyrtar query --list`, or name a file.")
    return _from_file(path)


def _parameters(given: list[str]) -> dict[str, str]:
    parameters = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise InputError(f"--param “{pair}” has no value", mend="Write it as --param NAME=VALUE.")
        parameters[name] = value
    return parameters


def _from_file(path: Path) -> "Query":
    """The query in a file, with or without a header, held to the rules of the public endpoint.

    Raises ``InputError`` for a file that cannot be read, and as ``graph.store.guard.check`` does, wherever
    the query is to be asked: a file from elsewhere makes this machine ask no other server.
    """
    from graph.query.catalogue import parse
    from graph.store.guard import check

    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise InputError(f"{path} cannot be read ({reason})", mend="Check the path.") from None
    check(text)
    return parse(path.stem, text)


def _answer(store: Any, asked: "Query", bound: dict[str, Any], form: Format) -> None:
    """Put the answer of ``store`` (a snapshot or a remote one) to standard output."""
    if form is not Format.TABLE:
        put_bytes(store.serialise(asked.text, MEDIA_TYPES[form], **bound))
    elif asked.form == "ask":
        put("yes" if store.ask(asked.text, **bound) else "no")
    elif asked.form == "select":
        found = store.select(asked.text, **bound)
        columns = list(found[0]) if found else list(asked.columns)
        table(columns, [[_cell(row[column]) for column in columns] for row in found])
    else:
        put_bytes(store.serialise(asked.text, MEDIA_TYPES[Format.TTL], **bound))


def _cell(term: Any) -> str:
    """A term for people: IRIs with their prefix, literals as they are."""
    from graph.store.term import python

    if term is None:
        return ""
    value = python(term)
    return compact(value) if isinstance(value, str) else str(value)
