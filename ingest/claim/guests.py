"""Whom the one who holds a meeting meets: “primio je ROLE, NAME”, “sastanak sa ROLE, NAME”."""

from collections.abc import Iterator

from ingest.claim.acts import find_acts
from ingest.claim.clause import names_listed
from ingest.claim.meeting import denied
from ingest.claim.phrase import Line
from ingest.claim.verbs import assemblies, find_phrases
from ingest.lexicon.load import folded
from ingest.mention.people import NameSpan

#: Tokens between what tells a meeting and the preposition before those met: “razgovarao je danas u Prištini sa …”.
_REACH = 6
#: Fields of ``events.yml`` whose verbs tell a meeting with those behind the preposition.
_MEETING = ("meets", "receive")


def guests(line: Line) -> Iterator[tuple[int, NameSpan]]:
    """Every name of those met, with the token of the words that tell the meeting."""
    received = next(find_phrases(line, "receive"), None)
    if received is not None:
        relative = folded(line.language, "events", "relative")
        behind = range(received[1], len(line.tokens))
        end = next((at for at in behind if line.folded(at) in relative), len(line.tokens))
        yield from ((received[0], name) for name in line.people if received[1] <= name.start < end)
    seen: set[int] = set()
    for start, preposition in _meetings(line):
        if preposition in seen:
            continue
        seen.add(preposition)
        limit = _limit(line, preposition)
        yield from ((start, name) for name in names_listed(line, preposition + 1, limit))


def _meetings(line: Line) -> Iterator[tuple[int, int]]:
    """Tokens of a noun or verb of meeting, and of the preposition behind it that names whom."""
    if not folded(line.language, "events", "meets"):
        return
    told = [(at, at + 1) for at in line.lowered(assemblies(line.language).keys()) if _met(line, at)]
    told += [phrase for field in _MEETING for phrase in find_phrases(line, field)]
    prepositions = folded(line.language, "events", "with")
    for start, end in told:
        for at in range(end, min(end + _REACH, len(line.tokens))):
            if line.folded(at) in prepositions:
                yield start, at
                break
            if line.text(at) in {",", ";", ":"} or line.person_at(at) is not None:
                break


def _met(line: Line, at: int) -> bool:
    """Whether the noun of assembly at ``at`` stands behind a verb of holding it that nothing denies or plans."""
    held = [a for a, _, field in find_acts(line) if field == "hold" and a <= at]
    planned = folded(line.language, "events", "planned")
    return any(
        not denied(line, a) and not any(line.folded(n) in planned for n in range(max(0, a - 2), a))
        for a in held
    )


def _limit(line: Line, preposition: int) -> int:
    """Where those met end: at the next verb of acting or the next clause."""
    clauses = folded(line.language, "events", "relative") | folded(line.language, "events", "complement")
    acts = {start for start, _, field in find_acts(line) if field != "listed"}
    behind = range(preposition + 1, len(line.tokens))
    return next((at for at in behind if at in acts or line.folded(at) in clauses), len(line.tokens))
