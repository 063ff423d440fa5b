"""Documents from files and folders, checked before anything reads them.

A folder may hold a ``sources.yml`` that says where its files come from; see ``notes_of``.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ontology.errors import InputError

#: Largest document read, in bytes. Releases have 2 to 20 kB; HTML extraction grows faster than its input.
MAX_BYTES = 2_000_000
#: Endings of files taken from a folder.
ENDINGS = (".txt", ".html", ".htm")
#: Name of the file that tells where the files of its folder come from.
NOTES = "sources.yml"

_NOTE_FIELDS = {"address", "credit", "sample"}
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "an RTF document"),
)


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes as they came. ``name``: file name or “standard input”; ``stem``: its name without ending."""

    name: str
    stem: str
    content: bytes
    address: str | None = None
    credit: str | None = None
    sample: bool = False

    @property
    def sha256(self) -> str:
        """Hash of the bytes."""
        return hashlib.sha256(self.content).hexdigest()


def list_files(paths: Sequence[Path]) -> Iterator[Path]:
    """Files to read: files as given, folders searched for ``ENDINGS``, sorted by path within each folder.

    A path that does not exist is yielded as it is; reading it says what is wrong.
    """
    for path in paths:
        if path.is_dir():
            found = (p for p in path.rglob("*") if p.suffix.lower() in ENDINGS and p.is_file())
            yield from sorted(found, key=lambda p: p.relative_to(path).as_posix())
        else:
            yield path


def read_file(path: Path) -> Document:
    """The document at ``path``. Raises ``InputError`` if it is missing, empty, too large or no text."""
    try:
        if not path.is_file():
            mend = "Check the path." if not path.exists() else "Name a file or a folder."
            raise InputError(
                f"{path}: no such file" if not path.exists() else f"{path}: not a file", mend=mend
            )
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(
            f"{path}: cannot be read ({reason})", mend="Check its name and permissions."
        ) from None
    note = notes_of(path.parent).get(path.name, {})
    return check(Document(path.name, path.stem, content, **note), shown=str(path))


def check(document: Document, *, shown: str) -> Document:
    """``document`` itself if its bytes can be a release; ``shown`` names it in errors.

    Raises ``InputError`` for empty, oversized and binary content.
    """
    content = document.content
    if len(content) > MAX_BYTES:
        raise InputError(
            f"{shown}: larger than {MAX_BYTES // 1_000_000} MB",
            mend="A release is a few kB; split the file into one release each.",
        )
    if not content.strip():
        raise InputError(f"{shown}: empty", mend="Give a file with the release's text.")
    for signature, what in _SIGNATURES:
        if content.startswith(signature):
            raise InputError(f"{shown}: {what}, not text", mend="Save the release as plain text or HTML.")
    return document


def notes_of(folder: Path) -> Mapping[str, dict[str, Any]]:
    """What ``sources.yml`` in ``folder`` says: file name → ``address``, ``credit``, ``sample``.

    ``address`` is the URL of the page, ``credit`` a line naming the source, ``sample`` true for texts of our
    own about invented people. A folder without the file has no notes. Raises ``InputError`` if the file is
    not of that form.
    """
    path = folder / NOTES
    if not path.is_file():
        return {}
    try:
        rows = yaml.safe_load(path.read_text("utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError):
        raise InputError(f"{path}: not well-formed YAML", mend="See docs/ingest.md for its form.") from None
    well_formed = isinstance(rows, dict) and all(
        isinstance(row, dict) and set(row) <= _NOTE_FIELDS for row in rows.values()
    )
    if not well_formed:
        raise InputError(
            f"{path}: not of the form file: {{address, credit, sample}}", mend="See docs/ingest.md."
        )
    return {str(name): row for name, row in rows.items()}
