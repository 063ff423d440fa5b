"""The Python face of ``zyrtar.ttl``, second half: what is published.

A *fact* rests on claims of one or more releases. Keys are opaque (``ontology.iri``); ``claims`` are claim keys,
``sources`` release keys, both sorted. ``confidence`` is 1 − ∏(1 − cᵢ) over independent releases, at most 0.99.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ontology.dates import PartialDate
from ontology.model import Capacity, term


class Review(StrEnum):
    """Review state of a fact; concepts of ``voc/status``."""

    AUTO = "auto"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    NEEDS_REVIEW = "needs-review"


class TenureStatus(StrEnum):
    """Whether a tenure has ended, as far as stated; concepts of ``voc/status``."""

    ONGOING = "ongoing"
    ENDED = "ended"
    UNKNOWN_END = "unknown-end"


@dataclass(frozen=True, slots=True)
class Support:
    """What a fact rests on."""

    claims: tuple[str, ...] = field(metadata=term("zyr:supportedBy"))
    sources: tuple[str, ...] = field(metadata=term("zyr:source"))
    confidence: float = field(metadata=term("zyr:confidence"))
    review: Review = field(default=Review.AUTO, metadata=term("zyr:reviewStatus"))


@dataclass(frozen=True, slots=True)
class Person:
    """One official. ``mentions``: (release key, local id) of every mention identified as this person."""

    TERM = "zyr:Person"

    key: str
    name: str = field(metadata=term("foaf:name"))
    variants: tuple[str, ...] = field(default=(), metadata=term("zyr:nameVariant"))
    mentions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """One organisation, office or committee. ``labels``, ``acronyms``: language → text."""

    TERM = "zyr:Unit"

    code: str = field(metadata=term("dcterms:identifier"))
    kind: str = field(metadata=term("zyr:unitKind"))
    labels: Mapping[str, str] = field(metadata=term("skos:prefLabel"))
    acronyms: Mapping[str, str] = field(default_factory=dict, metadata=term("zyr:acronym"))
    parent: str | None = field(default=None, metadata=term("org:unitOf"))
    support: Support | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A position in a unit, whoever holds it. ``code``: ``{unit}.{role}``. ``seats``: ``None`` for many."""

    TERM = "org:Post"

    code: str
    unit: str = field(metadata=term("org:postIn"))
    role: str = field(metadata=term("org:role"))
    seats: int | None = field(default=None, metadata=term("zyr:seats"))
    head: bool = field(default=False, metadata=term("zyr:isHeadPost"))


@dataclass(frozen=True, slots=True)
class Bounds:
    """The four date bounds of a tenure; ``None`` is unbounded. An attestation on day D gives
    ``latest_start ≤ D ≤ earliest_end``."""

    earliest_start: date | None = field(default=None, metadata=term("zyr:earliestStart"))
    latest_start: date | None = field(default=None, metadata=term("zyr:latestStart"))
    earliest_end: date | None = field(default=None, metadata=term("zyr:earliestEnd"))
    latest_end: date | None = field(default=None, metadata=term("zyr:latestEnd"))


@dataclass(frozen=True, slots=True)
class Tenure:
    """One mandate of one person in one post in one capacity."""

    TERM = "zyr:Tenure"

    key: str
    person: str = field(metadata=term("org:member"))
    post: Post = field(metadata=term("zyr:post"))
    capacity: Capacity = field(metadata=term("zyr:capacity"))
    bounds: Bounds
    support: Support
    first_attested: date | None = field(default=None, metadata=term("zyr:firstAttested"))
    last_attested: date | None = field(default=None, metadata=term("zyr:lastAttested"))
    status: TenureStatus = field(default=TenureStatus.UNKNOWN_END, metadata=term("zyr:tenureStatus"))


@dataclass(frozen=True, slots=True)
class Group:
    """Participants named only in the plural."""

    TERM = "zyr:Group"

    key: str
    label: str = field(metadata=term("skos:prefLabel"))
    language: str
    role: str | None = field(default=None, metadata=term("org:role"))
    size: int | None = field(default=None, metadata=term("zyr:groupSize"))


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened. ``labels``: language → text. ``conveners``: unit codes."""

    TERM = "zyr:Event"

    key: str
    kind: str = field(metadata=term("zyr:eventType"))
    labels: Mapping[str, str] = field(metadata=term("skos:prefLabel"))
    support: Support
    date: PartialDate | None = field(default=None, metadata=term("zyr:date"))
    place: str | None = field(default=None, metadata=term("schema:location"))
    session: int | None = field(default=None, metadata=term("zyr:sessionNumber"))
    conveners: tuple[str, ...] = field(default=(), metadata=term("zyr:convenedBy"))
    topics: tuple[str, ...] = field(default=(), metadata=term("zyr:topic"))


@dataclass(frozen=True, slots=True)
class Participation:
    """One actor in one event. ``actor``: IRI-ready pair (``person``/``unit``/``group``, key).

    ``tenure``: key of the tenure under which the person came. ``represents``: unit code.
    """

    TERM = "zyr:Participation"

    key: str
    event: str = field(metadata=term("zyr:inEvent"))
    actor: tuple[str, str] = field(metadata=term("zyr:actor"))
    role: str = field(metadata=term("cv:role"))
    support: Support
    represents: str | None = field(default=None, metadata=term("zyr:represents"))
    tenure: str | None = field(default=None, metadata=term("zyr:asTenure"))


@dataclass(frozen=True, slots=True)
class PersonnelAct:
    """What one event did to tenures. ``event``: its key, and so that of the act.

    ``started``, ``ended``: keys of tenures. ``decided_by``: codes of bodies. ``decreed_by``: keys of persons.
    """

    TERM = "zyr:PersonnelAct"

    event: str
    started: tuple[str, ...] = field(default=(), metadata=term("zyr:startedBy"))
    ended: tuple[str, ...] = field(default=(), metadata=term("zyr:endedBy"))
    decided_by: tuple[str, ...] = field(default=(), metadata=term("zyr:decidedBy"))
    decreed_by: tuple[str, ...] = field(default=(), metadata=term("zyr:decreedBy"))


class UnitChangeKind(StrEnum):
    """What happened to a unit."""

    FOUNDED = "founded"
    RENAMED = "renamed"
    DISSOLVED = "dissolved"


@dataclass(frozen=True, slots=True)
class UnitChange:
    """A unit was founded, dissolved or given another name; the latter leaves a unit of the vocabulary the same unit.

    ``before``, ``after``: code of the unit; ``None`` before a foundation and after a dissolution. ``labels``:
    language → what happened; ``former``: language → the name it had before. ``support``: of the releases that show it,
    if any; ``page``: address of the page that the vocabulary has it from.
    """

    TERM = "org:ChangeEvent"

    key: str
    kind: UnitChangeKind
    before: str | None = field(metadata=term("org:originalOrganization"))
    after: str | None = field(metadata=term("org:resultingOrganization"))
    labels: Mapping[str, str] = field(metadata=term("skos:prefLabel"))
    date: PartialDate = field(metadata=term("zyr:date"))
    support: Support | None = None
    page: str | None = field(default=None, metadata=term("dcterms:source"))
    former: Mapping[str, str] = field(default_factory=dict, metadata=term("zyr:formerLabel"))


class FindingKind(StrEnum):
    """What does not fit together, or is missing; concepts of ``voc/finding``."""

    TWO_HOLDERS = "two-holders"
    START_AFTER_END = "start-after-end"
    SESSION_ON_TWO_DAYS = "session-on-two-days"
    TWO_PLACES = "two-places"
    MISSING_SESSION = "missing-session"
    MISSING_LANGUAGE = "missing-language"
    SILENT_OFFICE = "silent-office"


@dataclass(frozen=True, slots=True)
class Finding:
    """A contradiction between releases or a gap in them. ``concerns``: IRI-ready pairs (kind of thing, key).

    ``notes``: language → what was found, in a sentence. ``sources``: keys of the releases it rests on.
    """

    TERM = "zyr:Finding"

    key: str
    kind: FindingKind = field(metadata=term("zyr:findingKind"))
    concerns: tuple[tuple[str, str], ...] = field(metadata=term("zyr:concerns"))
    sources: tuple[str, ...] = field(metadata=term("zyr:source"))
    notes: Mapping[str, str] = field(metadata=term("skos:note"))


@dataclass(frozen=True, slots=True)
class Publication:
    """Everything one build publishes, in the order of keys: the whole default graph as Python objects."""

    persons: tuple[Person, ...] = ()
    units: tuple[Unit, ...] = ()
    posts: tuple[Post, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    groups: tuple[Group, ...] = ()
    events: tuple[Event, ...] = ()
    participations: tuple[Participation, ...] = ()
    changes: tuple[UnitChange, ...] = ()
    acts: tuple[PersonnelAct, ...] = ()
