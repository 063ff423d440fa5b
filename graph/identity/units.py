"""Units across releases: the vocabulary's code first; a new unit by its kind, its whole and its name."""

from graph.identity.source import Source
from ontology.iri import slug
from ontology.lookup import vocabulary

#: Institutions that hold all others; sharing one of them says nothing about who is who.
TOP = frozenset({"kpk", "psh"})


def code_of(source: Source, local: str) -> str:
    """Code of the unit that ``local`` means in ``source``: the same for the same unit in every release."""
    unit = source.unit(local)
    if unit.code is not None:
        return unit.code
    own = slug(unit.name)
    parent = parent_of(source, local)
    return f"{parent}-{own}" if parent is not None else own


def parent_of(source: Source, local: str) -> str | None:
    """Code of the unit that this one is part of: by the vocabulary, else as the release shows it."""
    unit = source.unit(local)
    if unit.code is not None:
        return vocabulary().units[unit.code].parent
    return code_of(source, unit.parent) if unit.parent is not None else None


def family(code: str) -> str:
    """The office a unit belongs to: its highest ancestor below the top institutions, or the unit itself."""
    line = [code, *(vocabulary().ancestors(code) if code in vocabulary().units else ())]
    below = [unit for unit in line if unit not in TOP]
    return below[-1] if below else code
