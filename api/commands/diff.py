"""``zyrtar diff``: what changed between two days, or between two snapshots of the graph."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.console import put
from api.commands.home import existing_home
from api.commands.options import Home, Json, language
from api.spreadsheet import table
from ontology.errors import InputError
from ontology.model import Language

if TYPE_CHECKING:
    from graph.view.changes import Changed

#: What happened to a fact → the word for it in CSV, where a sign would begin a formula.
_WHAT = {"+": "added", "−": "removed", "±": "changed"}


def diff(
    context: typer.Context,
    first: Annotated[str, typer.Argument(metavar="FROM", help="A day (2024-07-03) or a snapshot's id.")],
    second: Annotated[
        str, typer.Argument(metavar="TO", help="A day or a snapshot's id; `current` is served now.")
    ],
    *,
    everything: Annotated[
        bool, typer.Option("--all", help="days: also what is merely more or less sure on the second day.")
    ] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Write CSV.")] = False,
    as_json: Json = False,
    lang: Annotated[str, typer.Option("--lang", help="Language of labels: sq, sr or en.")] = "en",
    home: Home = None,
) -> None:
    """Tell who came, left and moved between two days, or what the data says otherwise in another snapshot."""
    words = language(lang)
    if as_csv and as_json:
        raise InputError("--csv and --json exclude each other", mend="Give one of them.")
    folder = existing_home(context, home)
    days = _day(first), _day(second)
    if days[0] is not None and days[1] is not None:
        _days(folder, days[0], days[1], words, as_csv=as_csv, as_json=as_json, everything=everything)
    elif days[0] is None and days[1] is None:
        _snapshots(folder, first, second, words, as_csv=as_csv, as_json=as_json)
    else:
        raise InputError(
            f"“{first}” and “{second}” are not of one kind", mend="Give two days or the ids of two snapshots."
        )


def _day(text: str) -> date | None:
    """The day, or ``None`` for what cannot be meant as one. Raises ``InputError`` for a day that does not exist."""
    if len(text) != len("2024-07-03") or text[4] != "-" or text[7] != "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"there is no day “{text}”", mend="Write it as 2024-07-03.") from None


def _days(
    home: Path, one: date, other: date, words: Language, *, as_csv: bool, as_json: bool, everything: bool
) -> None:
    from graph.store.snapshot import Snapshot, current
    from graph.view.diff import difference
    from graph.view.diff_text import COLUMNS, lines, records
    from graph.view.staffing import staffing

    with Snapshot(current(home)) as snapshot:
        first, second = staffing(snapshot, one, words), staffing(snapshot, other, words)
        found = difference(snapshot, first, second)
    rows = records(found, first, second, everything=everything)
    if as_json:
        _json(
            {
                "from": one.isoformat(),
                "to": other.isoformat(),
                "snapshot": snapshot.manifest.id,
                "changes": rows,
            }
        )
    elif as_csv:
        put(table(COLUMNS, rows), end="")
    else:
        for line in lines(found, first, second, words, everything=everything):
            put(line)


def _snapshots(home: Path, old: str, new: str, words: Language, *, as_csv: bool, as_json: bool) -> None:
    from graph.store.compare import compare
    from graph.store.home import find_snapshot
    from graph.store.snapshot import Snapshot
    from graph.view.changes import Why, changes

    folders = find_snapshot(home, old), find_snapshot(home, new)
    with Snapshot(folders[0]) as before, Snapshot(folders[1]) as after:
        found = changes(compare(*folders), (before, before.manifest), (after, after.manifest), words)
        ids = before.manifest.id, after.manifest.id
    if as_json:
        _json({"from": ids[0], "to": ids[1], "changes": [asdict(each) for each in found]})
    elif as_csv:
        columns = ("what", "fact", "label", "why", "property", "before", "after", "releases", "decisions")
        put(table(columns, _rows(found)), end="")
    else:
        put(f"{ids[0]} → {ids[1]}: {len(found)} facts differ")
        for each in found:
            causes = each.decisions if each.why is Why.DECISION else each.releases
            put(f"{each.what} {each.fact}  {each.label}  [{each.why}: {', '.join(causes) or 'no release'}]")
            for sign, values in (("−", each.gone), ("+", each.come)) if each.what == "±" else ():
                for name, value in values:
                    put(f"    {sign} {name} {value}")


def _rows(found: Sequence["Changed"]) -> list[dict[str, str]]:
    """One row per fact and property that differs."""
    rows = []
    for each in found:
        common = {"what": _WHAT[each.what], "fact": each.fact, "label": each.label, "why": each.why.value}
        common |= {"releases": " ".join(each.releases), "decisions": " ".join(each.decisions)}
        for name in sorted({name for name, _ in (*each.gone, *each.come)}) or [""]:
            before = " | ".join(value for known, value in each.gone if known == name)
            after = " | ".join(value for known, value in each.come if known == name)
            rows.append({**common, "property": name, "before": before, "after": after})
    return rows


def _json(found: Any) -> None:
    put(json.dumps(found, ensure_ascii=False))
