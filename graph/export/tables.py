"""The graph as tables: a Frictionless data package (https://datapackage.org/standard/) in one ZIP file.

``tables.yml`` says what the tables are; ``datapackage.json`` repeats it as the data dictionary, with licence, snapshot
and counts. The ZIP file carries no time, so the same graph gives the same bytes.
"""

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import TextIOWrapper
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import yaml

from graph.export.about import TITLE, About
from graph.export.cells import cell
from graph.export.reading import Reading
from graph.store.snapshot import Snapshot
from graph.store.things import Thing

_BETWEEN: Final = " | "
_GUARD: Final = (
    "A cell that begins with =, +, - or @, a tab or a line end has an apostrophe in front, so that no spreadsheet "
    "takes it for a formula; take it away to have the text as it is."
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of ``tables.yml``, whose header defines the fields."""

    name: str
    path: Sequence[str]
    about: str
    language: str | None = None
    type: str = "string"
    many: bool = False
    table: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of ``tables.yml``: its rows are the things of class ``kind``."""

    name: str
    title: str
    kind: str
    columns: tuple[Column, ...]


@cache
def tables() -> tuple[Table, ...]:
    """The tables, in the order of their file."""
    read: dict[str, Any] = yaml.safe_load((files("graph.export") / "tables.yml").read_text("utf-8"))
    return tuple(
        Table(name, said["title"], said["class"], tuple(Column(**column) for column in said["columns"]))
        for name, said in read.items()
    )


def write(reading: Reading, about: About, out: IO[bytes]) -> None:
    """Write the ZIP file to ``out``."""
    with ZipFile(out, "w") as package:
        with package.open(_entry("datapackage.json"), "w") as file:
            file.write(json.dumps(dictionary(about), ensure_ascii=False, indent=1).encode() + b"\n")
        for table in tables():
            with package.open(_entry(f"{table.name}.csv"), "w", force_zip64=True) as file:
                _rows(reading.snapshot, table, file)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))  # the earliest there is: no time
    entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
    return entry


def _rows(snapshot: Snapshot, table: Table, out: IO[bytes]) -> None:
    text = TextIOWrapper(out, "utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["id", *(column.name for column in table.columns)])
    for thing in snapshot.things(table.kind):
        found = (_value(snapshot, thing, column) for column in table.columns)
        writer.writerow([cell(thing.iri), *(cell(value) for value in found)])
    text.flush()
    text.detach()


def _value(snapshot: Snapshot, thing: Thing, column: Column) -> str:
    reached: Iterable[Thing] = [thing]
    for step in column.path[:-1]:
        reached = [snapshot.thing(iri) for one in reached for iri in one.all(step)]
    values = sorted({value for one in reached for value in one.all(column.path[-1], column.language)})
    return _BETWEEN.join(values) if column.many else next(iter(values), "")


def dictionary(about: About) -> dict[str, Any]:
    """The content of ``datapackage.json``."""
    return {
        "name": "zyrtar",
        "title": TITLE,
        "version": about.snapshot,
        "description": f"{' · '.join(about.lines()[1:])}. {_GUARD}",
        "licenses": [{"name": "CC-BY-4.0", "path": about.licence}],
        "snapshot": about.snapshot,
        "counts": about.counts,
        "resources": [_resource(table) for table in tables()],
    }


def _resource(table: Table) -> dict[str, Any]:
    foreign = [
        {
            "fields": [column.name],
            "reference": {"resource": "" if column.table == table.name else column.table, "fields": ["id"]},
        }
        for column in table.columns
        if column.table
    ]
    identifier = {"name": "id", "type": "string", "format": "uri", "description": "IRI of the row's thing"}
    fields = [identifier, *(_field(column) for column in table.columns)]
    schema: dict[str, Any] = {"fields": fields, "primaryKey": ["id"], "missingValues": [""]}
    return {
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "profile": "tabular-data-resource",
        "schema": schema | ({"foreignKeys": foreign} if foreign else {}),
    }


def _field(column: Column) -> dict[str, Any]:
    several = f"; several, with “{_BETWEEN.strip()}” between them" if column.many else ""
    path = " / ".join(column.path) + (f" @{column.language}" if column.language else "")
    return {"name": column.name, "type": column.type, "description": f"{column.about}{several}. From {path}."}
