"""Foundations and renamings of units that releases state: each with its releases, beside what the vocabulary knows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from graph.fact.labels import change_labels
from graph.fact.support import decided_first, support
from graph.identity.source import Source
from graph.identity.units import code_of
from ontology.dates import PartialDate
from ontology.facts import Support, Unit, UnitChange, UnitChangeKind
from ontology.iri import opaque
from ontology.lookup import VocabUnit, vocabulary
from ontology.model import LANGUAGES, ChangeClaim, Language

#: Code before, if any, and after.
_Slot = tuple[str | None, str]
_Told = tuple[Source, ChangeClaim]


def key_of_change(kind: UnitChangeKind, before: str | None, after: str) -> str:
    """Key of a change: of its kind and its unit, or of both units if it has two."""
    codes = [after] if before is None or before == after else [before, after]
    return opaque(8, "change", kind, *codes)


def stated(
    sources: Sequence[Source], units: Sequence[Unit], known: Iterable[UnitChange]
) -> tuple[UnitChange, ...]:
    """``known`` and what the releases of ``sources`` state besides, one change for each kind and unit.

    A stated day comes before one that is only bounded by names in releases. What has no day is placed before the first
    release that tells of it, and left out if that has no day either.
    """
    by_code = {unit.code: unit for unit in units}
    told: dict[_Slot, list[_Told]] = defaultdict(list)
    for source in sources:
        for claim in source.reading.changes:
            before = code_of(source, claim.before) if claim.before is not None else None
            told[before, code_of(source, claim.after)].append((source, claim))
    found = {change.key: change for change in known}
    for slot in sorted(told, key=str):
        change = _change(slot, told[slot], by_code)
        if change is not None:
            found[change.key] = _together(found[change.key], change) if change.key in found else change
    return tuple(found.values())


def _change(slot: _Slot, told: Sequence[_Told], units: Mapping[str, Unit]) -> UnitChange | None:
    before, after = slot
    claims = decided_first(told)
    day = next((claim.date for _, claim in claims if claim.date is not None), None)
    if day is None:
        days = [source.day for source, _ in told if source.day is not None]
        day = PartialDate.before(min(days)) if days else None
    if day is None:
        return None
    kind = UnitChangeKind.FOUNDED if before is None else UnitChangeKind.RENAMED
    former = _former_names(slot, told, units)
    present = _names(told, units[after], former=False)
    names = {language: (former.get(language, ""), present[language]) for language in LANGUAGES}
    key = key_of_change(kind, before, after)
    return UnitChange(
        key, kind, before, after, change_labels(kind, names), day, support(claims), former=dict(former)
    )


def _former_names(slot: _Slot, told: Sequence[_Told], units: Mapping[str, Unit]) -> Mapping[str, str]:
    before, after = slot
    known = vocabulary().units.get(after)
    if before is None:
        return {}
    if before == after and known is not None:
        return {language: former_name(known, language) for language in LANGUAGES}
    return _names(told, units[before], former=True)


def former_name(unit: VocabUnit, language: Language) -> str:
    """The former name most like the present one; in another language where none is known in ``language``."""
    names = unit.former.get(language) or next(iter(unit.former.values()), ("",))
    return max(names, key=lambda name: SequenceMatcher(None, name, unit.labels[language]).ratio())


def _names(told: Sequence[_Told], unit: Unit, *, former: bool) -> Mapping[str, str]:
    """The name in each language: as a release prints it that tells of the change, else the unit's."""
    printed: dict[Language, str] = {}
    for source, claim in told:
        local = claim.before if former else claim.after
        if local is not None:
            printed.setdefault(source.release.language, source.unit(local).name)
    best = next(iter(printed.values()), unit.code)
    return {
        language: unit.labels.get(language) or printed.get(language) or next(iter(unit.labels.values()), best)
        for language in LANGUAGES
    }


def _together(known: UnitChange, told: UnitChange) -> UnitChange:
    """What the vocabulary or the names in releases tell, and what a release states of it."""
    rests = told.support
    if known.support is not None and rests is not None:
        rests = Support(
            tuple(sorted({*known.support.claims, *rests.claims})),
            tuple(sorted({*known.support.sources, *rests.sources})),
            max(known.support.confidence, rests.confidence),
            rests.review,
        )
    sharper = known.date.day is None and (told.date.day is not None or known.date.latest is None)
    return replace(known, support=rests, date=told.date if sharper else known.date)
