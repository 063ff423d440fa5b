"""The floors under the reader's scores: ``python -m tests.corpus.ratchet [FOLDER] [--update [--reason "…"]]``.

FOLDER is one of ``FOLDERS``, all of them if none is given. Without an option it says what is wrong, as the test does.
``--update`` raises floors to the present scores; it lowers those that fell only with a reason, which is kept beside
the floor. The scores that the site tells (``tests.corpus.figures``) are written with them. A floor is F1 (and, for
persons, precision) of one kind, in one language and part; scores come from ``zyrtar evaluate``.
"""

import argparse
import hashlib
import math
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from ingest.evaluate.corpus import PARTS
from ingest.evaluate.report import figures
from ingest.evaluate.run import judge_folder
from tests.corpus import figures as figures_told

CORPUS = Path(__file__).parent
#: Releases that were scored once before anybody looked at them, and looked at since; and such as nobody has looked at.
LATER, UNSEEN = CORPUS.with_name("releases"), CORPUS.with_name("unseen")
FOLDERS = (CORPUS, LATER, UNSEEN)
FLOORS = "floors.yml"
#: How far a score may rise before its floor must follow: small kinds move by this much with one entry.
RISE = 0.05
#: Kinds whose precision has a floor too: somebody made up is the worst error.
PRECISE = ("persons",)
UPDATE = "python -m tests.corpus.ratchet --update"
#: The part that a folder without a split is.
WHOLE = "all"
HEADER = f"""\
# Floors under the reader's scores on this folder, see README.md. Not edited by hand: `{UPDATE}`.
#
# digest   of all texts and annotations: with others, the floors mean nothing
# floors   part/language/kind (and measure, where it is not F1) → floor, and why it was once lowered
"""

Scores = Mapping[str, float]


class RefusedError(Exception):
    """The corpus has changed, and a floor would be lowered without a reason."""


@dataclass(frozen=True)
class Floor:
    """The least a score may be; ``reason`` tells why it was lowered, if it ever was."""

    least: float
    reason: str = ""


@dataclass(frozen=True)
class Floors:
    """All floors, with the digest of the corpus they hold for."""

    digest: str
    floors: Mapping[str, Floor]


def problems(floors: Floors, scores: Scores, digest: str) -> list[str]:
    """What is wrong, a line each with its mend; empty if scores and floors agree."""
    if floors.digest != digest:
        return [f"texts or annotations have changed since the floors were set; run: {UPDATE}"]
    told = []
    for name in sorted(scores.keys() | floors.floors.keys()):
        floor, score = floors.floors.get(name), scores.get(name)
        if floor is None:
            told.append(f"{name} has no floor; run: {UPDATE}")
        elif score is None:
            told.append(f"{name} is no longer scored; run: {UPDATE} --reason “…”")
        elif score < floor.least:
            told.append(
                f"{name} fell to {score:.3f}, below its floor {floor.least:.3f}; mend the reader, or run: "
                f"{UPDATE} --reason “…”"
            )
        elif score > floor.least + RISE:
            told.append(f"{name} rose to {score:.3f}, its floor is {floor.least:.3f}; run: {UPDATE}")
    return told


def fallen(floors: Floors, scores: Scores) -> list[str]:
    """Names of the floors that ``scores`` do not reach, or that are no longer scored."""
    return sorted(
        name for name, floor in floors.floors.items() if name not in scores or scores[name] < floor.least
    )


def updated(floors: Floors, scores: Scores, digest: str, reason: str = "") -> Floors:
    """``floors`` raised to ``scores``. Those that fell stay as they are, unless ``reason`` tells why.

    Raises ``RefusedError`` for a fall without reason over a changed corpus: its floors cannot be kept.
    """
    falling = [] if reason.strip() else fallen(floors, scores)
    if falling and floors.digest != digest:
        raise RefusedError(f"would lower {', '.join(falling)}; say why: {UPDATE} --reason “…”")
    found = {name: floors.floors[name] for name in falling}
    for name in scores.keys() - found.keys():
        old = floors.floors.get(name, Floor(0))
        why = reason.strip() if scores[name] < old.least else old.reason
        found[name] = Floor(_down(scores[name]), why)
    return Floors(digest, found)


def _down(score: float) -> float:
    """Three places, downwards: a floor must not lie above the score it was set from."""
    return math.floor(score * 1000) / 1000


def load(path: Path = CORPUS / FLOORS) -> Floors:
    """The floors in ``path``; none if there is no such file yet."""
    if not path.exists():
        return Floors("", {})
    content = yaml.safe_load(path.read_text("utf-8"))
    rows = content["floors"] or {}
    return Floors(
        content["digest"], {name: Floor(row["least"], row.get("reason", "")) for name, row in rows.items()}
    )


def dump(floors: Floors) -> str:
    """The content of a floors file: one line for each floor, sorted, so that two changes seldom meet."""
    lines = [HEADER, f"digest: {floors.digest}", "floors:"]
    for name, floor in sorted(floors.floors.items()):
        row = {"least": floor.least} | ({"reason": floor.reason} if floor.reason else {})
        flow = yaml.safe_dump(
            row, default_flow_style=True, allow_unicode=True, width=1_000_000, sort_keys=False
        )
        lines.append(f"  {name}: {flow.strip()}")
    return "\n".join(lines) + "\n"


def digest_of(folder: Path = CORPUS) -> str:
    """Hash of every text and annotation in ``folder``, in the order of their names."""
    digest = hashlib.sha256()
    for text in sorted(folder.rglob("*.txt")):
        for path in (text, text.with_suffix(".json")):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def present(folder: Path = CORPUS) -> dict[str, float]:
    """The present score under each floor's name; kinds that a language does not have are left out."""
    judged = judge_folder(folder)
    found = {}
    for part in (WHOLE,) if folder in {LATER, UNSEEN} else PARTS:
        for group, kinds in figures([one for one in judged if part in {one.part, WHOLE}]).items():
            for kind, row in kinds.items():
                if row["f1"] is not None and row["n"]:
                    found[f"{part}/{group}/{kind}"] = row["f1"]
                if kind in PRECISE and row["precision"] is not None:
                    found[f"{part}/{group}/{kind}/precision"] = row["precision"]
    return found


def check(folder: Path, path: Path) -> int:
    """Say what is wrong with the floors in ``path``. Returns the exit code: 1 if something is."""
    wrong = problems(load(path), present(folder), digest_of(folder))
    sys.stdout.write("".join(f"{line}\n" for line in wrong))
    return int(bool(wrong))


def update(folder: Path, path: Path, reason: str) -> int:
    """Set the floors in ``path`` to the present scores. Returns the exit code: 1 if some stay above them."""
    floors, scores = load(path), present(folder)
    try:
        path.write_text(dump(updated(floors, scores, digest_of(folder), reason)), "utf-8")
    except RefusedError as error:
        sys.stderr.write(f"error: {error}\n")
        return 1
    falling = [] if reason.strip() else fallen(floors, scores)
    if falling:
        told = ", ".join(f"{name} ({scores.get(name, 0):.3f})" for name in falling)
        sys.stderr.write(f"error: not lowered: {told}. Mend the reader, or say why: {UPDATE} --reason “…”\n")
    return int(bool(falling))


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the floors, or update them. Returns the exit code: 1 if something is wrong or refused."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.ratchet", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="one folder of annotated releases; else all")
    parser.add_argument("--update", action="store_true", help="set the floors to the present scores")
    parser.add_argument("--reason", default="", help="why floors are lowered")
    given = parser.parse_args(arguments)
    codes = []
    for folder in [given.folder.resolve()] if given.folder else FOLDERS:
        path = folder / FLOORS
        codes.append(update(folder, path, given.reason) if given.update else check(folder, path))
    if given.update:
        figures_told.FILE.write_text(figures_told.content(), "utf-8")
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
