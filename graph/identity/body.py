"""Units as releases call them: all mentions of one name within one unit, before it is told which names are one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.identity.result import Decided, Mention
from graph.identity.source import Source
from graph.identity.units import line_of
from graph.identity.wording import Wording, wording
from ontology.language.fold import fold
from ontology.language.fullname import name_key
from ontology.lookup import vocabulary
from ontology.model import Language, Standing, UnitMention

#: Least letters of an acronym that tells anything by itself.
ACRONYM: Final = 3
_HELD: Final = frozenset({Standing.CURRENT, Standing.APPOINTED})


@dataclass(slots=True)
class Body:
    """All that releases call by one name within one unit; a mention that a curator took out is a body of its own.

    ``raw``: its codes and those of all that hold it, by names alone. ``seats``: who (key of the name) holds which role
    in it, told in which language, with the days of the releases. ``taken``: a curator took it out of another.
    """

    raw: tuple[str, ...]
    kind: str
    name: str
    taken: bool = False
    wordings: set[Wording] = field(default_factory=set)
    acronyms: set[tuple[str, Language]] = field(default_factory=set)
    seats: dict[tuple[str, str, Language], set[int]] = field(default_factory=lambda: defaultdict(set))
    mentions: list[Mention] = field(default_factory=list)
    releases: set[str] = field(default_factory=set)

    @property
    def known(self) -> bool:
        """Whether it is a unit of the vocabulary."""
        return self.raw[0] in vocabulary().units and not self.taken

    def add(self, source: Source, unit: UnitMention) -> None:
        """Count one more mention to it."""
        language = source.release.language
        self.mentions.append((source.key, unit.local))
        self.releases.add(source.key)
        self.wordings.add(wording(unit.name, language, unit.kind))
        if unit.acronym is not None and len(unit.acronym) >= ACRONYM:
            self.acronyms.add((fold(unit.acronym), language))
        if source.day is not None:
            for name, role in _seats(source, unit.local):
                self.seats[name, role, language].add(source.day.toordinal())


def _seats(source: Source, local: str) -> Iterator[tuple[str, str]]:
    for claim in source.reading.tenures:
        if claim.unit == local and claim.role is not None and claim.standing in _HELD:
            yield name_key(source.person(claim.person).name), claim.role


def gather(sources: Sequence[Source], decided: Decided) -> tuple[list[Body], dict[Mention, int]]:
    """The bodies in the order of their first mentions, and mention → its place among them.

    Units of the vocabulary are among them only if ``decided`` is about them. The first of two mentions of one name that
    are different is taken out of the other's body.
    """
    named: dict[str, set[str]] = defaultdict(set)
    for release, local in {mention for pair in decided.same | decided.different for mention in pair}:
        named[release].add(local)
    raws = {(s.key, u): line_of(s, u) for s in sources if s.key in named for u in named[s.key]}
    taken = {one for one, other in decided.different if raws[one] == raws[other]}
    wanted = {raw[0] for raw in raws.values()}
    places: dict[tuple[str, ...], int] = {}
    bodies: list[Body] = []
    of: dict[Mention, int] = {}
    for source in sources:
        for unit in source.reading.units:
            raw, mention = line_of(source, unit.local), (source.key, unit.local)
            if raw[0] in vocabulary().units and raw[0] not in wanted:
                continue
            own = (*raw, *mention) if mention in taken else raw
            if own not in places:
                places[own] = len(bodies)
                bodies.append(Body(raw, unit.kind, unit.name, mention in taken))
            of[mention] = places[own]
            bodies[places[own]].add(source, unit)
    return bodies, of
