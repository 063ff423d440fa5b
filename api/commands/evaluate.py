"""``zyrtar evaluate``: how well the reader reads a folder of annotated releases."""

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.console import progress, put, table, warn
from api.commands.options import Json
from ontology.errors import InputError

if TYPE_CHECKING:
    from ingest.evaluate.run import Judged


class Choice(StrEnum):
    """Parts of a folder."""

    SEEN = "seen"
    HELD_OUT = "held-out"
    ALL = "all"


def evaluate(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Annotated releases: <id>.txt and <id>.json.")
    ],
    *,
    part: Annotated[
        Choice | None, typer.Option("--part", help="Only this part; a third of the releases is held out.")
    ] = None,
    errors: Annotated[
        bool, typer.Option("--errors", help="Show what was missed and made up (not of the held-out part).")
    ] = False,
    compare: Annotated[
        Path | None,
        typer.Option("--compare", metavar="OLD.json", help="Show what changed since an earlier --json."),
    ] = None,
    calibration: Annotated[
        bool,
        typer.Option("--calibration", help="Show how often each rule was right, and how sure it says it is."),
    ] = False,
    as_json: Json = False,
) -> None:
    """Score the reader against annotated releases."""
    from ingest.evaluate.report import report
    from ingest.evaluate.run import judge_folder

    old = _old(compare) if compare is not None else None
    with progress() as bars:
        judged = judge_folder(folder, progress=bars)
    if part is not None and part is not Choice.ALL:
        judged = [one for one in judged if one.part == part.value]
    if not judged:
        raise InputError(f"{folder}: no release of that part in it", mend="Name another part, or all.")
    for one in judged:
        if one.refused:
            warn(f"{one.id}: not read, so all of it counts as missed: {one.refused}")
    look = ("held-out",) if part is Choice.HELD_OUT and errors else ("seen",)
    told = report(judged, look=look)
    if as_json:
        put(json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True))
        return
    if calibration:
        _calibration(told["calibration"])
    else:
        _scores(told, both=part in (None, Choice.ALL))
    if errors:
        _errors([one for one in judged if one.part in look])
    if old is not None:
        _changes(old, told)


def _old(path: Path) -> Mapping[str, Any]:
    mend = "Give a file that `zyrtar evaluate --json` wrote."
    try:
        content = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror})", mend="Check the path.") from None
    except ValueError:
        raise InputError(f"{path}: not JSON", mend=mend) from None
    releases = content.get("releases") if isinstance(content, dict) else None
    well_formed = isinstance(releases, dict) and all(
        isinstance(row, dict) and {"right", "made_up"} <= set(row) for row in releases.values()
    )
    if not well_formed:
        raise InputError(f"{path}: it has no “releases” of the form that is compared", mend=mend)
    assert isinstance(content, dict)  # noqa: S101 - told to the type checker; checked above
    return content


def _scores(told: Mapping[str, Any], *, both: bool) -> None:
    from ingest.evaluate.compare import KINDS
    from ingest.evaluate.report import GROUPS

    columns = ["kind", "language", "n", "precision", "recall", "F1", "95 %", "strict F1", "baseline F1"]
    rows = []
    for kind in KINDS:
        for group in GROUPS:
            row = told[group][kind]
            if not row["n"] and not row["found"]:
                continue
            shares = [_percent(row[name]) for name in ("precision", "recall", "f1")]
            interval = "–".join(_percent(end) for end in row["interval"]) if row["interval"] else "–"
            others = [_percent(row["strict"]["f1"]), _percent(told["baseline"][group][kind]["f1"])]
            if both:
                others += _gap(*(told["parts"][p][group][kind]["f1"] for p in ("seen", "held-out")))
            rows.append([kind, group, str(row["n"]), *shares, interval, *others])
    table(columns + (["seen F1", "held-out F1", "gap"] if both else []), rows)


def _gap(seen: float | None, held_out: float | None) -> list[str]:
    gap = "–" if seen is None or held_out is None else f"{100 * (held_out - seen):+.1f}"
    return [_percent(seen), _percent(held_out), gap]


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f}"


def _calibration(told: Mapping[str, Any]) -> None:
    rows = [
        [
            row["rule"],
            row["family"] or "–",
            str(row["claims"]),
            str(row["right"]),
            _percent(row["share"]),
            _percent(row["stated"]),
        ]
        for row in told["rules"]
    ]
    table(["rule", "claims", "n", "right", "share right", "stated"], rows)
    put(f"expected calibration error: {_percent(told['error'])}")


def _errors(judged: Sequence["Judged"]) -> None:
    from ingest.evaluate.sentence import sentence_of

    for one in judged:
        for outcome in one.outcomes:
            if outcome.right or outcome.kind in ("conveners", "participants_strict"):
                continue
            fault = "missed" if outcome.found is None else "made up"
            rule = f" [{outcome.grounds.rule}]" if outcome.grounds.rule else ""
            put(f"{one.id} {fault} {outcome.kind}: {outcome.expected or outcome.found}{rule}")
            sentence = sentence_of(one, outcome)
            if sentence:
                put(f"    {sentence}")


def _changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    from ingest.evaluate.report import changes

    for how, lines in changes(old, new).items():
        put(f"{how}: {len(lines)}")
        for line in lines:
            put(f"    {line}")
