"""Units that are published: those a release names, those that facts need, and all that hold them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.fact.support import Claimed, support
from graph.identity.source import Source
from graph.identity.units import code_of, parent_of
from ontology.facts import Support, Tenure, Unit
from ontology.lookup import vocabulary
from ontology.model import UnitMention


def gather(sources: Sequence[Source], needed: Iterable[str]) -> tuple[Unit, ...]:
    """Every unit that a release names, those that facts need (``needed``), and all that hold them."""
    claims: dict[str, list[Claimed]] = defaultdict(list)
    described: dict[str, tuple[Source, UnitMention]] = {}
    for source in sources:
        for mention in source.reading.units:
            code = code_of(source, mention.local)
            claims[code].append((source, mention))
            described.setdefault(code, (source, mention))
    wanted = set(claims) | set(needed)
    for code in sorted(wanted):
        wanted |= set(_ancestors(code, described))
    return tuple(_unit(code, claims.get(code, []), described) for code in sorted(wanted))


def _ancestors(code: str, described: dict[str, tuple[Source, UnitMention]]) -> list[str]:
    found: list[str] = []
    parent = _parent(code, described)
    while parent is not None and parent not in found:
        found.append(parent)
        parent = _parent(parent, described)
    return found


def _parent(code: str, described: dict[str, tuple[Source, UnitMention]]) -> str | None:
    known = vocabulary().units.get(code)
    if known is not None:
        return known.parent
    source, mention = described[code]
    parent = parent_of(source, mention.local)
    return parent if parent in vocabulary().units or parent in described else None


def _unit(code: str, claims: Sequence[Claimed], described: dict[str, tuple[Source, UnitMention]]) -> Unit:
    proof = support(claims) if claims else None
    known = vocabulary().units.get(code)
    if known is not None:
        return Unit(code, known.kind, known.labels, known.acronyms, known.parent, proof)
    _, first = described[code]
    labels: dict[str, str] = {}
    acronyms: dict[str, str] = {}
    for source, mention in claims:
        if isinstance(mention, UnitMention):
            labels.setdefault(source.release.language, mention.name)
            if mention.acronym is not None:
                acronyms.setdefault(source.release.language, mention.acronym)
    return Unit(code, first.kind, labels, acronyms, _parent(code, described), proof)


def supported(units: Iterable[Unit], tenures: Iterable[Tenure]) -> tuple[Unit, ...]:
    """``units``, those that no release names resting on the tenures in them.

    “Shefi i Kabinetit të Zyrës …” names a post, and with it the cabinet that the post is in.
    """
    held: dict[str, list[Support]] = defaultdict(list)
    for tenure in tenures:
        held[tenure.post.unit].append(tenure.support)
    return tuple(
        replace(unit, support=_together(held[unit.code]))
        if unit.support is None and held[unit.code]
        else unit
        for unit in units
    )


def _together(supports: Sequence[Support]) -> Support:
    claims = sorted({claim for support in supports for claim in support.claims})
    sources = sorted({source for support in supports for source in support.sources})
    best = max(supports, key=lambda support: support.confidence)
    return replace(best, claims=tuple(claims), sources=tuple(sources))
