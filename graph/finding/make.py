"""Makes one finding: its key from what it is about, its note in every language."""

from collections.abc import Iterable, Mapping, Sequence

from graph.finding.words import notes
from ontology.facts import Finding, FindingKind
from ontology.iri import opaque


def finding(
    kind: FindingKind,
    concerns: Sequence[tuple[str, str]],
    sources: Iterable[str],
    **values: object | Mapping[str, str],
) -> Finding:
    """A finding of ``kind`` about ``concerns`` that rests on the releases ``sources``; ``values`` fill its note.

    The key is a hash of what is found, and so stays the same while it holds.
    """
    told = notes(kind, values)
    parts = [f"{what}/{key}" for what, key in concerns]
    key = opaque(8, "finding", kind, *parts, told["en"])
    return Finding(key, kind, tuple(concerns), tuple(sorted(set(sources))), told)
