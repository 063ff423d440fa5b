"""The scores that the site tells its readers, ``api/figures.yml``, made of the floors under the reader's scores.

A floor is what a score is held to (``tests.corpus.ratchet``), so the site says what is true of every version. Setting
floors anew (``python -m tests.corpus.ratchet --update``) writes this file too.
"""

import hashlib
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
FILE = ROOT / "api" / "figures.yml"
LANGUAGES = ("sq", "sr", "en")
KINDS = ("persons", "units", "tenures", "events", "participants")
#: Name of the set → its folder, and the part of it that is told: only what nobody wrote rules by.
SETS = {"held-out": ("corpus", "held-out"), "unseen": ("unseen", "all")}
HEADER = """\
# The scores that /quality shows. Not edited by hand: made of the floors in tests/ by `python -m tests.corpus.ratchet
# --update`; a test keeps both the same.
#
# sets       name of a set of annotated releases
# releases   language → how many releases of it are in the set
# scores     kind of fact → language → F1 that the reader reaches at least
"""


def content() -> str:
    """The content of the file, from the floors as they are."""
    return HEADER + yaml.safe_dump({"sets": {name: _told(name) for name in SETS}}, sort_keys=False)


def _told(name: str) -> dict[str, Any]:
    folder, part = ROOT / "tests" / SETS[name][0], SETS[name][1]
    floors = yaml.safe_load((folder / "floors.yml").read_text("utf-8"))["floors"]
    found = {
        kind: {code: floors[key]["least"] for code in LANGUAGES if (key := f"{part}/{code}/{kind}") in floors}
        for kind in KINDS
    }
    ids = {code: [path.stem for path in (folder / code).glob("*.txt")] for code in LANGUAGES}
    told = {code: sum(part == "all" or _held_out(i) for i in names) for code, names in ids.items()}
    return {"releases": told, "scores": found}


def _held_out(identifier: str) -> bool:
    """Whether a release is held out (docs/evaluate.md)."""
    return int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % 3 == 0
