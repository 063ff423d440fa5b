"""The source line that every picture carries: releases, snapshot, day and licence.

Days are those of the releases, never of the build, so that the same graph gives the same picture.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.view.source import Graph, once, rows
from graph.view.words import word
from ontology.model import Language

_LICENCES = {"https://creativecommons.org/licenses/by/4.0/": "CC BY 4.0"}


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a picture comes from.

    ``snapshot``: id of the published graph. ``releases``: how many it rests on, ``samples`` of them about
    invented people. ``latest``: day of the latest release. ``credits``: source lines of releases, sorted.
    """

    snapshot: str
    releases: int = 0
    samples: int = 0
    latest: date | None = None
    credits: tuple[str, ...] = ()
    licence: str | None = None

    def line(self, language: Language) -> str:
        """The source line, one sentence without markup."""
        about = [str(self.releases)]
        if self.samples:
            about[0] += f", {word('samples', language)}: {self.samples}"
        if self.latest:
            about.append(f"{word('until', language)} {self.latest.isoformat()}")
        parts = [f"{word('source', language)}: {word('releases', language)} ({'; '.join(about)})"]
        parts.extend(self.credits)
        parts.append(f"{word('snapshot', language)} {self.snapshot}")
        if self.licence:
            parts.append(f"{word('licence', language)} {self.licence}")
        return " · ".join(parts)


def read_provenance(graph: Graph, snapshot: str, rests_on: Iterable[str] = ()) -> Provenance:
    """The provenance of a picture that rests on the releases ``rests_on`` (IRIs).

    With none it rests on everything in ``graph``: a picture of units alone, or one that finds nothing.
    ``snapshot`` is the id from the manifest.
    """
    chosen = frozenset(rests_on)
    known = once(graph, _releases)
    releases = {iri: known[iri] for iri in chosen if iri in known} if chosen else known
    licences = [row["licence"] for row in rows(graph, "licence")]
    days = [row["published"] for row in releases.values() if isinstance(row["published"], date)]
    return Provenance(
        snapshot=snapshot,
        releases=len(releases),
        samples=sum(row["sample"] is True for row in releases.values()),
        latest=max(days, default=None),
        credits=tuple(sorted({str(row["credit"]) for row in releases.values() if row["credit"]})),
        licence=_LICENCES.get(licences[0], licences[0]) if licences else None,
    )


def _releases(graph: Graph) -> dict[str, Mapping[str, Any]]:
    """The first row of each release."""
    found: dict[str, Mapping[str, Any]] = {}
    for row in rows(graph, "releases"):
        found.setdefault(row["release"], row)
    return found
