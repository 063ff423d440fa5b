"""``python -m ingest.evaluate.calibrate FOLDER [--write]``: confidences for ``rules.yml`` from annotated releases.

Prints each rule whose stated confidence differs from what its claims on the seen part of FOLDER speak for;
``--write`` puts the new figures into the file.
"""

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from ingest.evaluate.reliability import proposals, reliabilities
from ingest.evaluate.run import judge_folder
from ontology.errors import InputError

RULES: Final = Path(__file__).parents[1] / "claim" / "rules.yml"
_FIGURE: Final = r"(?m)^({rule}: \{{confidence: )([0-9.]+)"


def rewritten(content: str, figures: Mapping[str, float]) -> str:
    """``content`` of a rules file with new ``figures``, all else as it is. Raises ``ValueError`` for a rule that
    has no line of the usual form.
    """
    for rule, figure in figures.items():
        line = _FIGURE.format(rule=re.escape(rule))
        content, times = re.subn(line, rf"\g<1>{figure:g}", content)
        if times != 1:
            raise ValueError(f"rules.yml has {times} lines “{rule}: {{confidence: …”")
    return content


def main(arguments: Sequence[str] | None = None, rules: Path = RULES) -> int:
    """Print proposals, and write them into ``rules`` if told to. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m ingest.evaluate.calibrate", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--write", action="store_true", help="put the figures into rules.yml")
    given = parser.parse_args(arguments)
    try:
        judged = judge_folder(given.folder)
    except InputError as error:
        sys.stderr.write(f"error: {error}\n")
        return 3
    rows = reliabilities(o for one in judged if one.part == "seen" for o in one.outcomes)
    proposed = proposals(rows)
    stated = {row.rule: row.stated for row in rows}
    changed = {rule: figure for rule, figure in proposed.items() if figure != stated[rule]}
    for rule, figure in changed.items():
        claims = sum(row.claims for row in rows if row.rule == rule)
        sys.stdout.write(f"{rule}\t{stated[rule]:g}\t→ {figure:g}\t({claims} claims)\n")
    if given.write:
        rules.write_text(rewritten(rules.read_text("utf-8"), changed), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
