"""``zyrtar status``: what is there and how fresh it is."""

import json
from pathlib import Path
from typing import Any

import typer

from api.commands.console import put
from api.commands.home import ARCHIVE, existing_home
from api.commands.options import Home, Json
from ontology.errors import HomeError


def status(context: typer.Context, home: Home = None, as_json: Json = False) -> None:
    """Say what the data folder holds: releases, the current snapshot, and what waits."""
    found = look(existing_home(context, home))
    if as_json:
        put(json.dumps(found, ensure_ascii=False, sort_keys=True))
        return
    for name, value in found.items():
        entries = value.items() if isinstance(value, dict) else [("", value)]
        for entry, what in entries:
            put(f"{name} {entry}".strip() + f": {'none' if what is None else what}")


def look(home: Path) -> dict[str, Any]:
    """Counts of the archive, the decisions and the current snapshot.

    Raises ``HomeError`` if there is neither archive nor snapshot, or the decisions are torn; ``InputError`` if they are
    not in order.
    """
    from graph.decision.file import read
    from graph.store.snapshot import Snapshot, current
    from graph.view.provenance import read_provenance
    from graph.view.source import rows
    from ingest.archive import Archive

    found: dict[str, Any] = {"home": str(home), "archived": None, "snapshot": None}
    if (home / ARCHIVE).is_file():
        with Archive(home / ARCHIVE) as archive:
            found["archived"] = dict(archive.counts())
    ledger = read(home)
    found["decisions"] = {"in force": len(ledger.in_force), "superseded": len(ledger.superseded)}
    try:
        snapshot = Snapshot(current(home))
    except HomeError:
        if found["archived"] is None:
            raise
        return found
    try:
        manifest = snapshot.manifest
        found["snapshot"] = manifest.id
        found["built"] = manifest.built
        found["latest release"] = _text(read_provenance(snapshot, manifest.id).latest)
        found["published"] = dict(manifest.counts)
        found["undecided"] = {
            "facts waiting for review": rows(snapshot, "waiting")[0]["waiting"],
            "pairs of persons who may be one": len(manifest.undecided),
        }
        found["findings"] = {row["label"]: row["found"] for row in rows(snapshot, "findings")}
        found["warnings"] = len(manifest.warnings)
    finally:
        snapshot.close()
    return found


def _text(value: object) -> str | None:
    return None if value is None else str(value)
