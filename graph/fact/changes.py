"""Units founded, dissolved and renamed: what the vocabulary knows of them, dated by it or by the names releases print.

A unit keeps its code when it gets another name. When it did so, releases show without saying it: the renaming lies
between the last one that prints the former name and the first that prints the present one. A day that the vocabulary
marks as uncertain or approximate is not told.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from graph.fact.labels import change_labels
from graph.fact.stated_changes import former_name, key_of_change, stated
from graph.fact.support import Claimed, support
from graph.identity.source import Source
from graph.identity.units import code_of
from ontology.dates import PartialDate
from ontology.facts import Support, Unit, UnitChange, UnitChangeKind
from ontology.language.fold import fold
from ontology.language.script import to_latin
from ontology.lookup import VocabUnit, vocabulary
from ontology.model import LANGUAGES, UnitMention

_WORD = re.compile(r"\w{3,}")
#: What EDTF marks a date with that is uncertain, approximate, or both.
_VAGUE = ("?", "~", "%")


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A release that prints a name of a unit on ``day``. ``former``: a name that the unit no longer has."""

    day: date
    former: bool
    claimed: Claimed


def gather(sources: Sequence[Source], units: Sequence[Unit]) -> tuple[UnitChange, ...]:
    """The changes of the published ``units``, in the order of keys: of the vocabulary's and those that releases state.

    ``sources``: ordered by day.
    """
    published = [vocabulary().units[unit.code] for unit in units if unit.code in vocabulary().units]
    renamed = {unit.code: unit for unit in published if unit.former}
    sightings: dict[str, list[_Sighting]] = {code: [] for code in renamed}
    pages: dict[tuple[str, str], list[Claimed]] = {}
    for source in sources:
        for mention in source.reading.units:
            code = code_of(source, mention.local)
            if source.release.source.address is not None:
                pages.setdefault((code, source.release.source.address), []).append((source, mention))
            former = _former(source, mention, code) if code in renamed else None
            if former is not None and source.day is not None:
                sightings[code].append(_Sighting(source.day, former, (source, mention)))
    found = [change for unit in published for change in _dated(unit, pages)]
    found += [change for code, unit in renamed.items() for change in _renamed(unit, sightings[code])]
    return tuple(sorted(stated(sources, units, found), key=lambda change: change.key))


def _dated(unit: VocabUnit, pages: Mapping[tuple[str, str], list[Claimed]]) -> Iterator[UnitChange]:
    """Foundation and dissolution as the vocabulary dates them; its source may be a release that is at hand."""
    proof = pages.get((unit.code, unit.source or ""), [])
    for kind, written in (
        (UnitChangeKind.FOUNDED, unit.valid_from),
        (UnitChangeKind.DISSOLVED, unit.valid_to),
    ):
        if written and not written.endswith(_VAGUE) and (proof or unit.source):
            rests = support(proof) if proof else None
            yield _change(unit, kind, PartialDate.parse(written), rests, None if proof else unit.source)


def _renamed(unit: VocabUnit, sightings: Sequence[_Sighting]) -> Iterator[UnitChange]:
    since = min((seen.day for seen in sightings if not seen.former), default=None)
    until = max((s.day for s in sightings if s.former and since is not None and s.day < since), default=None)
    if since is None or until is None:
        return
    proof = [s.claimed for s in sightings if s.day == (until if s.former else since)]
    between = PartialDate(until, since, f"{until.isoformat()}/{since.isoformat()}")
    yield _change(unit, UnitChangeKind.RENAMED, between, support(proof), None)


def _change(
    unit: VocabUnit, kind: UnitChangeKind, day: PartialDate, rests: Support | None, page: str | None
) -> UnitChange:
    names = {language: (former_name(unit, language), unit.labels[language]) for language in LANGUAGES}
    return UnitChange(
        key_of_change(kind, None, unit.code),
        kind,
        None if kind is UnitChangeKind.FOUNDED else unit.code,
        None if kind is UnitChangeKind.DISSOLVED else unit.code,
        change_labels(kind, names),
        day,
        rests,
        page,
        {language: old for language, (old, _) in names.items()} if kind is UnitChangeKind.RENAMED else {},
    )


def _former(source: Source, mention: UnitMention, code: str) -> bool | None:
    """Whether the release prints a former name; ``None`` if its words are of no one name, an acronym for example."""
    printed = mention.evidence.spans[0].quote(source.release.text) if mention.evidence.spans else mention.name
    words = _words(printed)
    old, new = (any(word.startswith(begin) for word in words for begin in some) for some in _telling(code))
    return old if old != new else None


@cache
def _telling(code: str) -> tuple[frozenset[str], frozenset[str]]:
    """Beginnings of words that only former names of the unit have, and of those that only present ones have.

    Of three letters at least and two short of the word, so that cases do not matter (“akte”, “akteve”).
    """
    unit = vocabulary().units[code]
    old, new = set(), set()
    for language in LANGUAGES:
        former = set(unit.former.get(language, ()))
        present = {unit.labels[language], *unit.alternatives.get(language, ())} - former
        old |= {word for name in former for word in _words(name)}
        new |= {word for name in present for word in _words(name)}
    begins = [frozenset(word[: max(3, len(word) - 2)] for word in some) for some in (old, new)]
    shared = {
        one for one in begins[0] for other in begins[1] if one.startswith(other) or other.startswith(one)
    }
    shared |= {
        other for one in begins[0] for other in begins[1] if one.startswith(other) or other.startswith(one)
    }
    return begins[0] - shared, begins[1] - shared


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(to_latin(text)))
