"""What a verb of leading or opening is about: the event itself, a part of it, a delegation, or a body of its own."""

from collections.abc import Sequence

from ingest.claim.meeting import session_number
from ingest.claim.phrase import Line
from ingest.claim.verbs import assemblies, event_noun, event_nouns
from ingest.claim.voice import adverb
from ingest.lexicon.load import folded
from ingest.mention.known_units import UnitSpan

#: Tokens around a verb of leading among which the event led is looked for.
_NEAR = 8
#: What a body can be said to do whose leader is named with it.
_DOING = frozenset({"hold", "attend", "speak", "present", "receive", "sign"})


def leads_event(line: Line, start: int, end: int, field: str) -> bool:
    """Whether a verb of leading or opening speaks of the event: of its noun, not of a unit, project or delegation."""
    sittings = folded(line.language, "events", "sittings")
    met, others = assemblies(line.language).keys(), event_nouns(line.language).keys()
    places = {*line.lowered(met), *line.lowered(others), *line.places(sittings)}
    nouns = {at for at in places if not line.inside_unit(at)}
    if field == "open" and any(start <= at < end for at in nouns):
        return True  # “in the opening session spoke”
    before = [at for at in nouns if at < start]
    if field == "open" and any(end <= at < end + _NEAR // 2 for at in nouns):
        return True
    if field == "open" and any(_led(line, unit, end) for unit in line.mentions.units):
        return False
    if not before and field == "led_by" and _council_before(line, start):
        return True  # “Këshilli, i kryesuar nga NAME, në takimin e 230-të vendosi …”
    if not before:
        group = leads_group(line, start)
        return (
            not group if field == "under" else not (group or any(u.end <= start for u in line.mentions.units))
        )
    noun = max(before)
    own = [u for u in line.mentions.units if noun < u.start and u.end <= start]
    cut = any(line.text(at) in {",", ";"} for u in own for at in range(noun, u.start))
    groups = folded(line.language, "events", "delegations")
    return not cut and not any(line.folded(at) in groups for at in range(noun, start))


def _council_before(line: Line, start: int) -> bool:
    """Whether a council stands shortly before token ``start`` and its numbered session behind."""
    council = any(u.kind == "council" and start - _NEAR <= u.end <= start for u in line.mentions.units)
    return council and any(
        token.lower in assemblies(line.language) and session_number(line, start + at) is not None
        for at, token in enumerate(line.tokens[start:])
    )


def done_by_led(line: Line, end: int, acts: Sequence[tuple[int, int, str]]) -> str | None:
    """What a body does whose leader a clause between commas names: the field of the verb behind the clause.

    ``end``: the token after the words of leading. Holding needs a noun of the event behind it.
    """
    for start, stop, field in acts:
        at = start
        while at > end and (
            adverb(line, at - 1)
            or line.folded(at - 1) in folded(line.language, "frames", "passive_auxiliaries")
            or line.folded(at - 1) in folded(line.language, "events", "has")
        ):
            at -= 1
        if start < end or line.text(at - 1) != "," or field not in _DOING:
            continue
        if field != "hold":
            return "attend"
        if any(event_noun(line, n) for n in range(stop, min(len(line.tokens), stop + _NEAR))):
            return "hold"
    return None


def leads_panel(line: Line, start: int, end: int) -> bool:
    """Whether a verb of leading speaks of a part of the event, whose leader does not convene it: “panel vodila je”."""
    panels = folded(line.language, "events", "panels")
    near = [*range(max(0, start - _NEAR), start), *range(end, min(len(line.tokens), end + 3))]
    return any(line.folded(at) in panels for at in near if not line.inside_mention(at))


def _led(line: Line, unit: UnitSpan, verb_end: int) -> bool:
    """Whether ``unit`` stands right behind a verb as its object, and not as the office of its subject."""
    if not verb_end <= unit.start < verb_end + _NEAR // 2:
        return False
    roles = (r for r in line.mentions.roles if verb_end <= r.start < unit.start)
    return not any(line.phrase(role).end >= unit.end for role in roles)


def leads_group(line: Line, start: int, *, guests: bool = False) -> bool:
    """Whether what is led is a delegation or panel, whose leader takes part; ``guests``: who comes to an event.

    The leader of a working group need not be at the event.
    """
    nouns = folded(line.language, "events", "guests" if guests else "delegations")
    nouns = nouns - folded(line.language, "events", "working")
    return any(line.folded(at) in nouns for at in range(max(0, start - _NEAR), start))


def group_noun(line: Line, at: int) -> bool:
    """Whether token ``at`` is a noun of a delegation, team, project or panel."""
    return line.folded(at) in folded(line.language, "events", "delegations")
