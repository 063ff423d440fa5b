"""Units across releases: the vocabulary's code first; a new unit by its name and the unit it is part of."""

from functools import cache

from graph.identity.source import Source
from ontology.iri import opaque, slug
from ontology.language.script import to_latin
from ontology.lookup import vocabulary

#: Institutions that hold all others; sharing one of them says nothing about who is who.
TOP = frozenset({"kpk", "psh"})


def code_of(source: Source, local: str) -> str:
    """Code of the unit that ``local`` means in ``source``: the same for the same unit in every release."""
    return line_of(source, local)[0]


def parent_of(source: Source, local: str) -> str | None:
    """Code of the unit that this one is part of: by the vocabulary, else as the release shows it."""
    above = line_of(source, local)[1:]
    return above[0] if above else None


def line_of(source: Source, local: str) -> tuple[str, ...]:
    """Codes of the unit and of all that hold it, the nearest first: by name, unless more is known (``lines``)."""
    if local in source.lines:
        return source.lines[local]
    new: list[str] = []  # names of units that the vocabulary does not have, from ``local`` upwards
    seen: set[str] = set()
    known: tuple[str, ...] = ()
    at: str | None = local
    while at is not None and at not in seen:  # a release can contradict itself and make a ring
        seen.add(at)
        unit = source.unit(at)
        if unit.code is not None and unit.code in vocabulary().units:
            known = _known(unit.code)
            break
        new.append(unit.name)
        at = unit.parent
    line = known
    for name in reversed(new):
        line = (name_under(name, line[0] if line else None), *line)
    return line


@cache
def _known(code: str) -> tuple[str, ...]:
    return (code, *vocabulary().ancestors(code))


def family(source: Source, local: str) -> str | None:
    """The office a unit belongs to: its highest ancestor below the top institutions.

    The Council counts as an office of its own, with few members; the State Prosecutor, who holds every prosecutor of
    the country, does not: ``None``.
    """
    return family_of(line_of(source, local))


def family_of(line: tuple[str, ...]) -> str | None:
    """The same for the unit of which ``line`` is the code and those of all that hold it; ``None`` for none."""
    below = [code for code in line if code not in TOP]
    return below[-1] if below else ("kpk" if "kpk" in line else None)


def name_under(name: str, parent: str | None) -> str:
    """Code of a new unit called ``name`` in the unit ``parent``: ``{parent}-{slug}``.

    Never the code of a unit of the vocabulary, which the reader decided this is not.
    """
    own = slug(to_latin(name)) or opaque(8, "unit", name)
    code = f"{parent}-{own}" if parent is not None else own
    return f"new-{code}" if code in vocabulary().units else code
