"""What ``review`` and ``decisions`` share: the state of a data folder, and writing a decision to it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from api.commands.console import progress
from api.commands.home import ARCHIVE
from ontology.errors import HomeError, InputError

if TYPE_CHECKING:
    from graph.review.queue import Queue


def queue_of(home: Path) -> "Queue":
    """What waits in ``home``, from its archive and its decisions as they are now.

    Releases that an older reader read are read again first. Raises ``HomeError`` if nothing is archived or the
    decisions are torn, ``InputError`` if they are not in order.
    """
    from graph.decision.file import read
    from graph.fact.publication import publish
    from graph.identity.admit import admit
    from graph.review.queue import Queue
    from ingest.archive import Archive
    from ingest.pipeline import read_again

    path = home / ARCHIVE
    if not path.is_file():
        raise HomeError(f"nothing is archived in {home}", mend="Run `zyrtar ingest PATH` first.")
    ledger = read(home)
    with Archive(path) as archive, progress() as bars:
        read_again(archive, progress=bars)
        inputs = list(archive.readings())
    admit(inputs)
    return Queue(publish(inputs, ledger))


def curator(given: str | None) -> str:
    """Who decides. Raises ``InputError`` if nobody says so."""
    if given is None or not given.strip():
        raise InputError("nobody is named as the one who decides", mend="Say who you are with --as NAME.")
    return " ".join(given.split())


def now() -> str:
    """This moment, as decisions write it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
