"""Codes of units that were taken for one: the vocabulary's, else one made of the first name that tells a whole."""

from collections import defaultdict
from collections.abc import Sequence

from graph.identity.body import Body
from graph.identity.cluster import Union
from graph.identity.units import name_under
from ontology.errors import BuildError
from ontology.iri import opaque


class Lines:
    """The codes of groups of bodies and of all that hold them. ``sets``: which bodies are one."""

    def __init__(self, bodies: Sequence[Body], sets: Union) -> None:
        self._bodies, self._sets = bodies, sets
        self._whole = {body.raw: number for number, body in enumerate(bodies) if not body.taken}
        self._groups: dict[int, list[int]] = defaultdict(list)
        for number in range(len(bodies)):
            self._groups[sets.find(number)].append(number)
        heads = {group: bodies[self._head(group)] for group in self._groups}
        #: Codes that names alone give to those that stand first, so that no other takes them.
        self._codes = {head.raw[0]: group for group, head in heads.items() if not head.taken}
        self._made: dict[int, tuple[str, ...]] = {}
        self._open: list[int] = []

    def line(self, number: int) -> tuple[str, ...]:
        """Codes of the unit that the body is, and of all that hold it.

        Raises ``BuildError`` if the unit would be a part of itself.
        """
        group = self._sets.find(number)
        if group not in self._made:
            head = self._bodies[self._head(group)]
            if group in self._open:
                raise BuildError(
                    f"by decisions the unit {head.raw[0]} is a part of itself",
                    mend="Undo one of the mergers of it and of what it is part of.",
                )
            self._open.append(group)
            self._made[group] = head.raw if head.known else self._new(group, head)
            self._open.pop()
        return self._made[group]

    def _head(self, group: int) -> int:
        """The unit of the vocabulary, else the first that nobody took out and that is told to be part of another."""

        def rank(number: int) -> tuple[bool, bool, bool, int]:
            body = self._bodies[number]
            return not body.known, body.taken, len(body.raw) == 1, number

        return min(self._groups[group], key=rank)

    def _new(self, group: int, head: Body) -> tuple[str, ...]:
        above = head.raw[1:]
        whole = self._whole.get(above)
        if whole is not None:
            above = self.line(whole)
        code = name_under(head.name, above[0] if above else None)
        if head.taken or self._codes.setdefault(code, group) != group:
            code = f"{code}-{opaque(6, 'unit', *head.mentions[0])}"
        return code, *above
