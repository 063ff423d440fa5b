"""What every export says of itself: licence, snapshot and counts."""

from dataclasses import dataclass
from typing import Any, Final

from graph.store.snapshot import Snapshot
from graph.view.source import rows

TITLE: Final = "Zyrtar, a knowledge graph of prosecutorial officials, read from press releases"
#: Licence of the data; the graph's own description is asked first.
LICENCE: Final = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, slots=True)
class About:
    """Where an export comes from. ``counts``: kind of thing → how many, sorted."""

    snapshot: str
    licence: str
    counts: dict[str, int]
    latest: str | None = None

    def lines(self) -> list[str]:
        """Four sentences for comments and descriptions."""
        counted = ", ".join(f"{kind} {number}" for kind, number in self.counts.items())
        until = f" (releases until {self.latest})" if self.latest else ""
        return [TITLE, f"Snapshot: {self.snapshot}{until}", f"Licence: {self.licence}", f"Counts: {counted}"]

    def fields(self) -> dict[str, Any]:
        """The same as fields of JSON."""
        return {
            "title": TITLE,
            "snapshot": self.snapshot,
            "latest_release": self.latest,
            "licence": self.licence,
            "counts": self.counts,
        }


def about(snapshot: Snapshot) -> About:
    """What an export of ``snapshot`` says of itself."""
    licences = [str(row["licence"]) for row in rows(snapshot, "licence")]
    days = [day for release in snapshot.things("zyr:Release") if (day := release.one("schema:datePublished"))]
    counts = dict(sorted(snapshot.manifest.counts.items()))
    return About(snapshot.manifest.id, licences[0] if licences else LICENCE, counts, max(days, default=None))
