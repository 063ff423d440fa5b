"""Units that a release says were founded or got another name.

Only plain sentences are read: a verb of founding or naming right beside the unit, and the new name right behind it.
What is planned, asked for or denied has not happened.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from ingest.claim.evidence import evidence
from ingest.claim.phrase import Line
from ingest.claim.phrasebook import Phrasebook
from ingest.claim.units import Units
from ingest.lexicon.load import folded, words
from ingest.mention.known_units import UnitSpan
from ontology.dates import PartialDate
from ontology.language.calendar import find_dates
from ontology.language.fold import fold
from ontology.lookup import vocabulary
from ontology.model import ChangeClaim, Language, Release

#: What happened, and whether the unit is the subject of the verb.
_Said = tuple[str, bool]
_QUOTES: Final = frozenset("“”„\"'«»’‘,")
#: Tokens before a verb among which stands what denies it or makes it a plan.
_BEFORE: Final = 3
#: Most tokens between a verb and its unit, and between what is said and its day.
_NEAR, _DAY = 2, 4


def unit_changes(release: Release, lines: Sequence[Line], units: Units) -> tuple[ChangeClaim, ...]:
    """What ``lines`` of ``release`` say plainly of the founding and naming of ``units``, each once."""
    found: dict[tuple[str | None, str | None], ChangeClaim] = {}
    for line in lines:
        if line.mentions.withheld is None:
            for claim in _told(release, line, units):
                found.setdefault((claim.before, claim.after), claim)
    return tuple(found.values())


@cache
def _phrases(language: Language) -> Phrasebook[_Said]:
    listed = words(language, "changes")
    rows = [
        (fold(phrase).split(), (what, voice == "passive"))
        for what in ("founded", "renamed")
        for voice, phrases in listed[what].items()
        for phrase in phrases
    ]
    return Phrasebook(rows, folded(language, "frames", "adverbs"))


@cache
def _starts(language: Language) -> frozenset[str]:
    return frozenset(_phrases(language).firsts)


def _told(release: Release, line: Line, units: Units) -> Iterator[ChangeClaim]:
    for at in line.places(_starts(line.language)):
        matches = _phrases(line.language).all_at(line.spelled, at)
        if not matches or _open(line, at) or line.inside_unit(at):
            continue
        end, (what, passive) = max(matches, key=lambda match: match[0])
        old = (_unit_before(line, at) if passive else None) or _unit_after(line, end)
        if old is None or old.bare or old.plural:
            continue
        new = old if what == "founded" else _new_name(line, max(end, old.end))
        if new is None or new.plural or new.bare:
            continue
        before = units.local(line.mentions, old) if what == "renamed" else None
        after = units.local(line.mentions, new)
        if after is None or (what == "renamed" and not _renames(units, before, after)):
            continue
        first, last = min(at, old.start), max(end, old.end, new.end)
        yield ChangeClaim(
            after,
            evidence(f"unit-{what}", line.mentions.sentence.span_of(first, last)),
            before,
            _day(release, line, first, last),
        )


def _open(line: Line, at: int) -> bool:
    """Whether words before the verb at ``at`` say that it has not happened, or not so."""
    refused = (
        folded(line.language, "events", "negations")
        | folded(line.language, "frames", "planned")
        | folded(line.language, "changes", "undone")
    )
    return any(line.folded(n) in refused and not line.inside_unit(n) for n in range(max(0, at - _BEFORE), at))


def _renames(units: Units, before: str | None, after: str) -> bool:
    """Whether the two can be names of one unit: of one kind, or both those of a unit that had another before."""
    if before is None:
        return False
    if before == after:
        code = units.code(after)
        return code is not None and bool(vocabulary().units[code].former)
    return units.kind(before) == units.kind(after)


def _unit_before(line: Line, at: int) -> UnitSpan | None:
    """The unit whose name ends right before token ``at``, marks of quotation and an acronym in brackets passed over."""
    end = at
    while end > 0 and line.tokens[end - 1].text in _QUOTES:
        end -= 1
    if end > 1 and line.tokens[end - 1].text == ")":
        start = next((n for n in range(end - 2, max(-1, end - 5), -1) if line.tokens[n].text == "("), None)
        end = start if start is not None else end
    found = [unit for unit in line.mentions.units if unit.end in (end, at)]
    return max(found, key=lambda unit: unit.end - unit.start, default=None)


def _unit_after(line: Line, at: int, joining: frozenset[str] = frozenset()) -> UnitSpan | None:
    """The unit whose name begins at token ``at`` or shortly behind it, behind words that say nothing of their own."""
    passed = folded(line.language, "changes", "between") | joining
    for start in range(at, min(at + 2 * _NEAR, len(line.tokens))):
        found = [unit for unit in line.mentions.units if unit.start == start]
        if found:
            return max(found, key=lambda unit: unit.end)
        if line.folded(start) not in passed and line.tokens[start].text not in _QUOTES:
            return None
    return None


def _new_name(line: Line, at: int) -> UnitSpan | None:
    """The name behind the word that announces one: “u riemërtua në …”."""
    into = folded(line.language, "changes", "into")
    while at < len(line.tokens) and (line.tokens[at].text in _QUOTES or line.tokens[at].text in "()"):
        at += 1
    return _unit_after(line, at + 1, into) if line.folded(at) in into else None


def _day(release: Release, line: Line, first: int, last: int) -> PartialDate | None:
    """The one day of the sentence, if it stands beside what is said and not behind the day of the release."""
    span = line.mentions.sentence.span
    text = release.text[span.start : span.end]
    days = [each for each in find_dates(text, release.language) if each.day is not None]
    if len(days) != 1 or days[0].day is None:
        return None
    published = release.published.day if release.published is not None else None
    if published is not None and days[0].day > published:
        return None
    at = [
        number
        for number, token in enumerate(line.tokens)
        if days[0].start <= token.start - span.start < days[0].end
    ]
    beside = bool(at) and (0 <= at[0] - last <= _DAY or 0 <= first - at[-1] <= _DAY or first <= at[0] < last)
    return PartialDate.on(days[0].day) if beside else None
