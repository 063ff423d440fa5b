"""Whether a role that can be one or several by its form is one: a single name stands behind it.

“Kryesuesit” are the chairs, or of the chair: “në prani të … dhe *Kryesuesit* të Këshillit, NAME” speaks of one.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.lexicon.load import folded
from ingest.mention.known_units import UnitSpan
from ingest.mention.people import NameSpan, honorific_end
from ingest.mention.roles import RoleSpan, singular_case
from ingest.mention.tokens import Token
from ontology.language.grammar import grammar
from ontology.model import Language


def with_number(
    tokens: Sequence[Token],
    roles: Sequence[RoleSpan],
    units: Sequence[UnitSpan],
    names: Sequence[NameSpan],
    language: Language,
) -> list[RoleSpan]:
    """``roles``, those in the plural made singular that can be it by their form and have one name behind them."""
    if grammar(language).adjectives or not any(role.plural and role.definite for role in roles):
        return list(roles)
    begins = {name.start: name for name in names}
    ends = {unit.start: unit.end for unit in units}
    found = []
    for role in roles:
        case = singular_case(tokens[role.noun], role, language) if role.plural and role.definite else None
        one = case is not None and _one_behind(tokens, role.end, begins, ends, language)
        found.append(replace(role, plural=False, case=case) if one and case is not None else role)
    return found


def _one_behind(
    tokens: Sequence[Token],
    at: int,
    names: dict[int, NameSpan],
    units: dict[int, int],
    language: Language,
) -> bool:
    """Whether one name and no second stands behind token ``at``, units and a comma passed over."""
    small = grammar(language).articles | {"në"}
    while at < len(tokens) and (at in units or tokens[at].lower in small):
        at = units.get(at, at + 1)
    at += at < len(tokens) and tokens[at].text == ","
    name = names.get(honorific_end(tokens, at, language)[0]) if at < len(tokens) else None
    if name is None:
        return False
    joins = folded(language, "events", "and") | {","}
    at = name.end
    while at < len(tokens) and tokens[at].folded in joins:
        at += 1
    return at == name.end or at >= len(tokens) or honorific_end(tokens, at, language)[0] not in names
