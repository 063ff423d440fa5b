"""Which profiles are compared at all, so that work grows with the mentions and not with their square.

Names that are equal but for spelling share a block. Others meet where one of their fields agrees and something else
does too: an office, an event, or a role in releases of one week. Blocks too large to compare whole are of common names
without an office, which no rule would join; they are compared where they share an office, event or week.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from graph.identity.profile import Profile
from ontology.language.fullname import FullName, full_name, name_key
from ontology.language.regional import LOST, search_key

#: Most profiles of one name that are compared each with each.
WHOLE: Final = 40
#: Days that share a key for roles in the news: any two days a week apart share one.
_WINDOW: Final = 8

Key = tuple[object, ...]


def pairs(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs of places in ``profiles`` to compare, each once, the lower first, in the order of places."""
    blocks: dict[Key, list[int]] = defaultdict(list)
    damaged: dict[Key, list[int]] = defaultdict(list)
    whole: dict[Key, list[int]] = defaultdict(list)
    for place, profile in enumerate(profiles):
        shared = _shared(profile)
        for printed in profile.names:
            name = full_name(printed)
            for key in {*_fields(name)}:
                for what in shared:
                    blocks[key, what].append(place)
            for key in [key for what in shared for key in _beginnings(name, what)]:
                (damaged if name.damaged else whole)[key].append(place)
    found = set(_equal(profiles))
    for block in blocks.values():
        found.update(combinations(sorted(set(block)), 2))
    for what, places in damaged.items():
        found.update((min(a, b), max(a, b)) for a in set(places) for b in {*whole[what], *places} if a != b)
    yield from sorted(found)


def _equal(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs of one name, whatever else they share."""
    by_name: dict[str, set[int]] = defaultdict(set)
    for place, profile in enumerate(profiles):
        for printed in profile.names:
            by_name[name_key(printed)].add(place)
    for places in by_name.values():
        if len(places) <= WHOLE:
            yield from combinations(sorted(places), 2)


def _fields(name: FullName) -> Iterator[Key]:
    """One field whole and the beginning of the other: a slip, a half or an ending is in one field only."""
    given = search_key(name.given)
    for surname in map(search_key, name.surnames):
        yield "given", given, surname[:1]
        yield "surname", surname, given[:1]


def _beginnings(name: FullName, what: Key) -> Iterator[Key]:
    """``what`` with the first letters of both fields; of a damaged name with the first one that is not lost."""
    letters = {"given": search_key(name.given)[:1]}
    letters |= {f"surname {at}": search_key(part)[:1] for at, part in enumerate(name.surnames)}
    keys = [(what, field, letter) for field, letter in letters.items() if letter not in ("", LOST)]
    yield from keys[:1] if name.damaged else keys


def _shared(profile: Profile) -> list[Key]:
    """What profiles of alike names must have one of in common."""
    keys: Iterable[Key] = (
        *(("office", office) for office in profile.offices),
        *(("event", kind, day) for kind, day in {(part.kind, part.day) for _, part in profile.parts}),
        *(
            ("role", role, window + step)
            for role, days in profile.roles.items()
            for window in {day // _WINDOW for day in days}
            for step in (0, 1)
        ),
    )
    return [key for key in keys if LOST not in key]
