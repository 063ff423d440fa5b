"""How good the data is: what it covers, how fresh it is, how well it is read, what contradicts itself or is missing."""

from collections import Counter
from datetime import datetime
from functools import cache
from importlib.resources import files

import yaml

from api.read.graph import Graph, Row
from api.read.reader import Reader
from api.schemas.quality import Count, Covered, Finding, QualityPage, Score, Scored, Waiting
from graph.view.provenance import read_provenance
from ontology.model import LANGUAGES
from ontology.terms import BASE

#: Most publishers shown: a longer list is no overview.
_MOST = 40


@cache
def scored() -> tuple[Scored, ...]:
    """The committed scores, ``api/figures.yml``; a test keeps them equal to the floors under the reader."""
    content = yaml.safe_load(files("api").joinpath("figures.yml").read_text("utf-8"))
    return tuple(
        Scored(
            name=name,
            releases=row["releases"],
            scores=tuple(Score(kind=kind, **by_language) for kind, by_language in row["scores"].items()),
        )
        for name, row in content["sets"].items()
    )


def quality(reader: Reader) -> QualityPage:
    """The page on the quality of the data."""
    graph = reader.graph
    rows = graph.rows("coverage")
    by_year, by_publisher = _counted(rows, "year"), _counted(rows, "publisher")
    provenance = read_provenance(graph.snapshot, graph.id)
    contradictions, gaps = _findings(reader, "contradiction"), _findings(reader, "gap")
    weak = graph.rows("weak")
    return QualityPage(
        snapshot=graph.id,
        built=datetime.fromisoformat(graph.snapshot.manifest.built),
        code_version=graph.snapshot.manifest.code_version,
        newest_release=graph.newest_day,
        releases=provenance.releases,
        years=tuple(Count(value=year, releases=by_year[year]) for year in sorted(by_year, reverse=True)),
        languages=_languages(graph, _counted(rows, "language")),
        publishers=tuple(
            Count(value=iri, link=reader.link(iri) if iri else None, releases=count)
            for iri, count in sorted(by_publisher.items(), key=lambda row: (-row[1], row[0]))[:_MOST]
        ),
        scored=scored(),
        contradictions=contradictions,
        gaps=gaps,
        waiting=Waiting(
            pairs=len(graph.snapshot.manifest.undecided),
            contradictions=sum(found.found for found in contradictions),
            weak=int(weak[0]["weak"].value) if weak else 0,
        ),
        licence=provenance.licence,
    )


def _counted(rows: tuple[Row, ...], field: str) -> Counter[str]:
    """Releases by the values of ``field``; those without one under ""."""
    found: Counter[str] = Counter()
    for row in rows:
        found[row[field].text if field in row else ""] += int(row["releases"].value)
    return found


def _languages(graph: Graph, releases: Counter[str]) -> tuple[Covered, ...]:
    told = {row["language"].text: row for row in graph.rows("facts-covered") if "language" in row}
    order = [*(code for code in LANGUAGES if code in releases), *sorted(set(releases) - set(LANGUAGES))]
    return tuple(
        Covered(
            value=code,
            releases=releases[code],
            with_facts=int(told[code]["releases"].value) if code in told else 0,
            facts=int(told[code]["facts"].value) if code in told else 0,
        )
        for code in order
    )


def _findings(reader: Reader, broader: str) -> tuple[Finding, ...]:
    """Kinds of finding that stand under ``broader``, the most frequent first."""
    above = f"{BASE}voc/finding/{broader}"
    rows = [row for row in reader.graph.rows("findings") if row["broader"].text == above]
    rows.sort(key=lambda row: (-int(row["found"].value), row["kind"].text))
    return tuple(Finding(kind=reader.link(row["kind"].text), found=int(row["found"].value)) for row in rows)
