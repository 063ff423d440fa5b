"""From the role a release prints to the post it means.

Releases name a post in many ways (“udhëheqësi i DTI-së”, “shefi i Kabinetit të Zyrës …”); an organisation chart needs
one post each. A role that no unit and no state-level office gives a place is no post, and makes no tenure.
"""

from dataclasses import dataclass

from graph.identity.source import Source
from graph.identity.units import code_of
from ontology.facts import Post
from ontology.iri import slug
from ontology.lookup import VocabRole, vocabulary
from ontology.model import Language, TenureClaim

#: Roles that lead whatever unit they are printed with.
_GENERIC_HEADS = frozenset({"head", "unit-head", "department-head"})
#: State-level roles → the unit they belong to when none is printed, or only the institution.
_SEATS_OF_STATE = {
    "chief-state-prosecutor": "zkpsh",
    "deputy-chief-state-prosecutor": "zkpsh",
    "president": "ext-presidenti",
}


@dataclass(frozen=True, slots=True)
class NewRole:
    """A role that the vocabulary does not have, as a release words it."""

    key: str
    label: str
    language: Language


def role_of(claim: TenureClaim, language: Language) -> str | NewRole:
    """Key of the role in the vocabulary, or a new role made of its words."""
    if claim.role is not None:
        return claim.role
    return NewRole(slug(claim.role_text), claim.role_text, language)


def post_of(source: Source, claim: TenureClaim) -> Post | None:
    """The post that ``claim`` means; ``None`` if it names no unit and the role has none of its own."""
    role = role_of(claim, source.release.language)
    key = role.key if isinstance(role, NewRole) else role
    unit = code_of(source, claim.unit) if claim.unit is not None else None
    if unit is None or unit == "psh":
        unit = _SEATS_OF_STATE.get(key, unit)
    if unit is None:
        return None
    kind = _kind(source, claim, unit)
    key, unit = _normal(key, unit, kind)
    known = vocabulary().roles.get(key)
    return Post(
        f"{unit}.{key}",
        unit,
        key,
        known.seats if known else None,
        _is_head(key, unit, _kind(source, claim, unit)),
    )


def head_post(unit: str) -> Post | None:
    """The post at the head of a unit of the vocabulary, held or not."""
    known = vocabulary().units.get(unit)
    if known is None or known.head_role is None:
        return None
    role = vocabulary().roles[known.head_role]
    return Post(f"{unit}.{role.key}", unit, role.key, role.seats, head=True)


def _kind(source: Source, claim: TenureClaim, unit: str) -> str:
    known = vocabulary().units.get(unit)
    if known is not None or claim.unit is None:
        return known.kind if known is not None else "unit"
    return source.unit(claim.unit).kind


def _normal(role: str, unit: str, kind: str) -> tuple[str, str]:
    """Role and unit as the organisation chart has them."""
    known = vocabulary().units.get(unit)
    head = known.head_role if known is not None else None
    if role == "chief-prosecutor" and head == "chief-state-prosecutor":
        return head, unit
    leads = vocabulary().roles[role].head_of_kind if role in vocabulary().roles else ()
    if leads and kind not in leads and role not in _GENERIC_HEADS:
        parts = [u for u in vocabulary().units.values() if u.parent == unit and u.kind in leads]
        return (role, parts[0].code) if len(parts) == 1 else (role, unit)
    if role in _GENERIC_HEADS and head is not None:
        return head, unit
    if role == "director" and head == "director-general":
        return head, unit
    return role, unit


def _is_head(role: str, unit: str, kind: str) -> bool:
    known = vocabulary().units.get(unit)
    if known is not None:
        return role == known.head_role
    described: VocabRole | None = vocabulary().roles.get(role)
    return role in _GENERIC_HEADS or (described is not None and kind in described.head_of_kind)
