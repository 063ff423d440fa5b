"""What posts say about who is who: which office they tie to, which course of life they belong to, what excludes what.

The courses are those of the law: prosecutors move between offices and sit on the Council and its committees (Law on the
Prosecutorial Council, 06/L-056), civil servants move between the Secretariat and the offices' administrations.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from graph.identity.source import Source
from graph.identity.units import family_of, line_of
from ontology.lookup import vocabulary
from ontology.model import Capacity, Standing, TenureClaim

#: Roles that the system has once → their office, which releases seldom print beside them. Special prosecutors are
#: those of the one Special Prosecution.
OFFICE_OF = {
    "chief-state-prosecutor": "zkpsh",
    "deputy-chief-state-prosecutor": "zkpsh",
    "special-prosecutor": "psrk",
    "director-general": "skpk",
    "council-chair": "kpk",
    "council-deputy-chair": "kpk",
    "president": "ext-presidenti",
}
_OUTSIDE = "ext-"
_PROSECUTORS = ("prosecutor", "chief-prosecutor", "deputy-chief-prosecutor")
_COUNCIL = ("council-member", "council-chair", "council-deputy-chair", "committee-chair", "committee-member")
_HEADS = ("department-head", "unit-head", "head")


class Course(StrEnum):
    """A course of life within which people move from post to post."""

    PROSECUTOR = "prosecutor"
    COUNCIL = "council"
    STAFF = "staff"
    OUTSIDE = "outside"


#: Courses that one person can take at once or one after the other without a release saying so.
_FIT = {
    frozenset({Course.PROSECUTOR}),
    frozenset({Course.COUNCIL}),
    frozenset({Course.PROSECUTOR, Course.COUNCIL}),
    frozenset({Course.STAFF}),
}


@dataclass(frozen=True, slots=True)
class Held:
    """A post as one claim gives it. ``unit``: the unit's code; ``office``: its family; or what the role stands for.
    ``full``: a post in a prosecution office that leaves no time for one in another. ``over``: it has ended.
    """

    unit: str | None
    office: str | None
    role: str | None
    course: Course | None
    full: bool
    over: bool


def held(source: Source, claim: TenureClaim) -> Held:
    """What ``claim`` says. A candidate holds nothing yet, but comes from the course that leads to the post.

    So the law wants it: chief prosecutors are chosen among prosecutors, the Council's chair among its members.
    """
    line = line_of(source, claim.unit) if claim.unit is not None else ()
    return _held(line, claim.role, claim.capacity, claim.standing)


@lru_cache(maxsize=65536)
def _held(line: tuple[str, ...], role: str | None, capacity: Capacity, standing: Standing) -> Held:
    """The post in the unit of which ``line`` is the code and those of all that hold it; the same for many mentions."""
    office = family_of(line) or OFFICE_OF.get(role or "")
    course = _course(role, office, line)
    if standing is Standing.CANDIDATE:
        return Held(None, None, None, course, full=False, over=False)
    fills = role in ("prosecutor", "chief-prosecutor") and capacity is Capacity.SUBSTANTIVE
    over = standing in (Standing.FORMER, Standing.DISMISSED)
    return Held(line[0] if line else office, office, role, course, _is_office(office) and fills, over)


def _is_office(code: str | None) -> bool:
    unit = vocabulary().units.get(code or "")
    return unit is not None and unit.kind == "prosecution-office"


def _course(role: str | None, office: str | None, line: tuple[str, ...]) -> Course | None:
    known = vocabulary()
    if any(code.startswith(_OUTSIDE) for code in line) or (role is not None and known.is_a(role, "external")):
        return Course.OUTSIDE
    if line and line[-1] not in known.units:
        return None  # a unit nobody knows, inside the system or not
    if role is None:
        return Course.COUNCIL if office is not None and office.startswith("kom-") else None
    return _course_of(role, office)


def _course_of(role: str, office: str | None) -> Course | None:
    """The course of a role inside the system, ``None`` if bodies outside it have the role too."""
    known = vocabulary()
    if any(known.is_a(role, wide) for wide in _COUNCIL):
        return Course.COUNCIL
    if any(known.is_a(role, wide) for wide in _PROSECUTORS):
        return Course.PROSECUTOR
    if office is None:
        return None  # a director, head or spokesperson of anything
    return Course.PROSECUTOR if role in _HEADS and _is_office(office) else Course.STAFF


def beside(office: str) -> bool:
    """Whether seats in ``office`` are held beside a post: those of the Council and its committees."""
    return office == "kpk" or office.startswith("kom-")


def fit(one: frozenset[Course], other: frozenset[Course]) -> bool | None:
    """Whether one person takes both courses without more being said; ``None`` if it cannot be told.

    Two bodies outside may be one whose name is not known in both languages.
    """
    if not one or not other or one == other == {Course.OUTSIDE}:
        return None
    return any(frozenset({a, b}) in _FIT for a in one for b in other)
