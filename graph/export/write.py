"""Exports by their format: which there are, and the one function that writes any of them."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import IO, Any, Final

from graph.export import ftm, network, popolo, tables
from graph.export.about import About, about
from graph.export.reading import Reading
from graph.store.snapshot import Snapshot
from ontology.errors import InputError


@dataclass(frozen=True, slots=True)
class Form:
    """One format: ending of its files, media type, what it is for, and its writer."""

    ending: str
    media_type: str
    what: str
    write: Callable[[Snapshot, About, IO[bytes]], None]


def export(snapshot: Snapshot, form: str, out: IO[bytes]) -> None:
    """Write the whole graph of ``snapshot`` to ``out`` in ``form``. Raises ``InputError`` if there is no such form."""
    if form not in FORMS:
        raise InputError(f"“{form}” is no format of an export", mend=f"Known are: {', '.join(FORMS)}.")
    FORMS[form].write(snapshot, about(snapshot), out)


def context() -> Mapping[str, Any]:
    """The JSON-LD context in ``ontology/context.jsonld``."""
    read: dict[str, Any] = json.loads((files("ontology") / "context.jsonld").read_text("utf-8"))
    found: dict[str, Any] = read["@context"]
    return found


def _comments(about_: About, out: IO[bytes]) -> None:
    out.write("".join(f"# {line}\n" for line in about_.lines()).encode())


def _n_quads(snapshot: Snapshot, about_: About, out: IO[bytes]) -> None:
    _comments(about_, out)
    snapshot.n_quads(out)


def _turtle(snapshot: Snapshot, about_: About, out: IO[bytes]) -> None:
    _comments(about_, out)
    snapshot.turtle(out)


def _trig(snapshot: Snapshot, about_: About, out: IO[bytes]) -> None:
    _comments(about_, out)
    snapshot.trig(out)


def _json_ld(snapshot: Snapshot, about_: About, out: IO[bytes]) -> None:
    snapshot.json_ld(out, context(), about_.fields())


def _reading(
    write: Callable[[Reading, About, IO[bytes]], None],
) -> Callable[[Snapshot, About, IO[bytes]], None]:
    return lambda snapshot, about_, out: write(Reading(snapshot), about_, out)


#: Every format by its name.
FORMS: Final[Mapping[str, Form]] = {
    "nq": Form("nq", "application/n-quads", "every statement, sorted, a line each (N-Quads)", _n_quads),
    "trig": Form("trig", "application/trig", "every statement, to be read (TriG)", _trig),
    "ttl": Form("ttl", "text/turtle", "what is published, to be read (Turtle)", _turtle),
    "jsonld": Form("jsonld", "application/ld+json", "every statement (JSON-LD)", _json_ld),
    "csv": Form("csv.zip", "application/zip", "tables with a data dictionary", _reading(tables.write)),
    "popolo": Form("popolo.json", "application/json", "persons, posts, memberships (Popolo)", _reading(popolo.write)),
    "ftm": Form("ftm.json", "application/x-ndjson", "FollowTheMoney entities, one a line", _reading(ftm.write)),
    "gexf": Form("gexf", "application/gexf+xml", "network for Gephi", _reading(network.gexf)),
    "graphml": Form("graphml", "application/graphml+xml", "network for igraph and others", _reading(network.graphml)),
}  # fmt: skip
