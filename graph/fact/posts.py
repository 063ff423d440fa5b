"""From the role a release prints to the post it means.

Releases name a post in many ways (“udhëheqësi i DTI-së”, “shefi i Kabinetit të Zyrës …”); an organisation chart needs
one post each. A role that no unit and no state-level office gives a place is no post, and makes no tenure.
"""

from dataclasses import dataclass

from graph.identity.source import Source
from graph.identity.units import code_of, parent_of
from ontology.facts import Post
from ontology.iri import opaque, slug
from ontology.language.script import to_latin
from ontology.lookup import VocabRole, vocabulary
from ontology.model import Language, TenureClaim

#: Roles that lead whatever unit they are printed with.
_GENERIC_HEADS = frozenset({"head", "unit-head", "department-head"})
#: Roles of the Council and of its committees share their words: (role, kind of unit) → the role meant there.
_BY_KIND = {
    ("council-chair", "committee"): "committee-chair",
    ("council-member", "committee"): "committee-member",
    ("committee-chair", "council"): "council-chair",
    ("committee-member", "council"): "council-member",
}
#: Roles of any prosecution office → those of the office of the Chief State Prosecutor.
_STATE_LEVEL = {
    "chief-prosecutor": "chief-state-prosecutor",
    "deputy-chief-prosecutor": "deputy-chief-state-prosecutor",
}
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
    """Key of the role in the vocabulary, or a new role made of its words.

    A new role never takes a key of the vocabulary: the president of a chamber is not the President of the Republic.
    """
    if claim.role is not None:
        return claim.role
    key = slug(to_latin(claim.role_text)) or opaque(8, "role", claim.role_text)
    return NewRole(f"other-{key}" if key in vocabulary().roles else key, claim.role_text, language)


def post_of(source: Source, claim: TenureClaim) -> Post | None:
    """The post that ``claim`` means; ``None`` if it names no unit and the role has none of its own."""
    role = role_of(claim, source.release.language)
    key = role.key if isinstance(role, NewRole) else role
    unit = code_of(source, claim.unit) if claim.unit is not None else None
    if unit is None or unit == "psh":
        unit = _SEATS_OF_STATE.get(key, unit)
    if unit is None:
        return None
    key, unit = _normal(source, key, unit, _kind(source, unit))
    known = vocabulary().roles.get(key)
    return Post(
        f"{unit}.{key}",
        unit,
        key,
        known.seats if known else None,
        _is_head(key, unit, _kind(source, unit)),
    )


def head_post(unit: str) -> Post | None:
    """The post at the head of a unit of the vocabulary, held or not."""
    known = vocabulary().units.get(unit)
    if known is None or known.head_role is None:
        return None
    role = vocabulary().roles[known.head_role]
    return Post(f"{unit}.{role.key}", unit, role.key, role.seats, head=True)


def _kind(source: Source, unit: str) -> str:
    known = vocabulary().units.get(unit)
    if known is not None:
        return known.kind
    return next((u.kind for u in source.reading.units if code_of(source, u.local) == unit), "unit")


def _normal(source: Source, role: str, unit: str, kind: str) -> tuple[str, str]:
    """Role and unit as the organisation chart has them."""
    role = _BY_KIND.get((role, kind), role)
    known = vocabulary().units.get(unit)
    head = known.head_role if known is not None else None
    if head == "chief-state-prosecutor":
        role = _STATE_LEVEL.get(role, role)
    if role in _GENERIC_HEADS or (role == "director" and head == "director-general"):
        return (head or role), unit
    described = vocabulary().roles.get(role)
    if described is not None and described.head_of_kind and kind not in described.head_of_kind:
        parts = _parts(source, unit, described.head_of_kind)
        return role, parts.pop() if len(parts) == 1 else unit
    return role, unit


def _parts(source: Source, unit: str, kinds: tuple[str, ...]) -> set[str]:
    """Codes of the units of ``kinds`` directly in ``unit``, in the vocabulary or named by the release."""
    listed = {u.code for u in vocabulary().units.values() if u.parent == unit and u.kind in kinds}
    named = {
        code_of(source, u.local)
        for u in source.reading.units
        if u.kind in kinds and parent_of(source, u.local) == unit
    }
    return listed | named


def _is_head(role: str, unit: str, kind: str) -> bool:
    known = vocabulary().units.get(unit)
    if known is not None:
        return role == known.head_role
    described: VocabRole | None = vocabulary().roles.get(role)
    return role in _GENERIC_HEADS or (described is not None and kind in described.head_of_kind)
