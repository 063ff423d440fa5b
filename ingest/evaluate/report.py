"""The figures of an evaluation as JSON, and what changed between two of them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from ingest.evaluate.compare import KINDS, Outcome
from ingest.evaluate.corpus import PARTS
from ingest.evaluate.reliability import calibration_json
from ingest.evaluate.run import Judged
from ingest.evaluate.score import score, tally
from ontology.model import LANGUAGES

#: The languages, and all releases together.
GROUPS: Final = (*LANGUAGES, "all")
Figures = dict[str, dict[str, Any]]


def figures(judged: Sequence[Judged], *, baseline: bool = False) -> Figures:
    """Language (or ``all``) → kind → the score, with ``strict`` (exact strings) inside it."""
    return {group: _of_group(_in(judged, group), baseline=baseline) for group in GROUPS}


def _in(judged: Sequence[Judged], group: str) -> list[Judged]:
    return [one for one in judged if group in ("all", one.language)]


def _of_group(judged: Sequence[Judged], *, baseline: bool) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for kind in KINDS:
        tallies = [tally(one.baseline if baseline else one.outcomes, kind) for one in judged]
        found[kind] = score(tallies).as_json() | {"strict": score(tallies, exact=True).as_json()}
    return found


def report(judged: Sequence[Judged], *, look: Sequence[str] = ("seen",)) -> dict[str, Any]:
    """The whole evaluation: scores of all that was judged, of each part, of the baseline, and entry by entry.

    ``look``: the parts whose entries may be shown; of the others the file holds scores alone.
    """
    return {
        **figures(judged),
        "parts": {part: figures([one for one in judged if one.part == part]) for part in PARTS},
        "baseline": figures(judged, baseline=True),
        "calibration": calibration_json(outcome for one in judged for outcome in one.outcomes),
        "releases": {
            one.id: {
                "language": one.language,
                "part": one.part,
                "right": sorted(_line(o) for o in one.outcomes if o.right),
                "missed": sorted(_line(o) for o in one.outcomes if o.found is None),
                "made_up": sorted(_line(o) for o in one.outcomes if o.expected is None),
            }
            for one in judged
            if one.part in look
        },
    }


def _line(outcome: Outcome) -> str:
    return f"{outcome.kind} · {outcome.expected if outcome.expected is not None else outcome.found}"


def changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, list[str]]:
    """What a change of the reader won and lost, from two reports over the same folder.

    ``found`` and ``lost`` are right entries; ``invented`` and ``withdrawn`` are entries made up. Each line begins
    with the release. Releases that only one report has are left aside.
    """
    both = sorted(set(old["releases"]) & set(new["releases"]))
    told: dict[str, list[str]] = {"found": [], "lost": [], "withdrawn": [], "invented": []}
    for key, more, fewer in (("right", "found", "lost"), ("made_up", "invented", "withdrawn")):
        for release in both:
            before, after = set(old["releases"][release][key]), set(new["releases"][release][key])
            told[more] += [f"{release} · {line}" for line in sorted(after - before)]
            told[fewer] += [f"{release} · {line}" for line in sorted(before - after)]
    return told
