"""A folder of annotated releases: pairs of ``<id>.txt`` and ``<id>.json``, and the part that stays unseen."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from ingest.evaluate.facts import Facts, facts_of
from ontology.errors import InputError

Part = Literal["seen", "held-out"]
#: The parts of a folder, that which may be looked at first.
PARTS: Final[tuple[Part, ...]] = ("seen", "held-out")
_FORM = "Each release is a pair <id>.txt and <id>.json, see docs/evaluate.md."


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated release: its text's file and what it states."""

    id: str
    text: Path
    facts: Facts

    @property
    def part(self) -> Part:
        """The part of the folder it belongs to."""
        return part_of(self.id)


def part_of(identifier: str) -> Part:
    """The part a release belongs to: a third, chosen by a hash of its id, is held out.

    Its errors are not looked at, so that its score tells of releases the rules were not written for.
    """
    number = int(hashlib.sha256(identifier.encode()).hexdigest(), 16)
    return "held-out" if number % 3 == 0 else "seen"


def load(folder: Path) -> Sequence[Annotated]:
    """Every annotated release in ``folder`` and the folders in it, in the order of ids.

    Other files, and ``.json`` files without a text, are left aside. Raises ``InputError`` naming the file that is
    at fault.
    """
    if not folder.is_dir():
        fault = "not a folder" if folder.exists() else "no such folder"
        raise InputError(f"{folder}: {fault}", mend="Name a folder that holds annotated releases.")
    found = [_load(text) for text in sorted(folder.rglob("*.txt"))]
    if not found:
        raise InputError(f"{folder}: no annotated release in it", mend=_FORM)
    seen: dict[str, Path] = {}
    for release in found:
        if release.id in seen:
            raise InputError(
                f"{release.text}: {seen[release.id]} has the id “{release.id}” too", mend="Give each its own."
            )
        seen[release.id] = release.text
    return sorted(found, key=lambda release: release.id)


def _load(text: Path) -> Annotated:
    path = text.with_suffix(".json")
    if not path.is_file():
        raise InputError(f"{text}: there is no {path.name} beside it", mend=_FORM)
    try:
        data = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read ({error.strerror})", mend="Check its permissions."
        ) from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: not UTF-8 text", mend="Save it as UTF-8.") from None
    except json.JSONDecodeError as error:
        raise InputError(
            f"{path}: not JSON (line {error.lineno}: {error.msg})", mend="Correct it; " + _FORM
        ) from None
    facts = facts_of(data, str(path))
    if facts.id != text.stem:
        raise InputError(
            f"{path}: its id is “{facts.id}”, not “{text.stem}”", mend="Name both files after the id."
        )
    return Annotated(facts.id, text, facts)
