"""One type per page: what its JSON answer holds and its template prints."""

from datetime import date
from typing import Generic, TypeVar

from pydantic import Field

from api.schemas.base import (
    EventBrief,
    Fact,
    Link,
    Model,
    Participation,
    Quote,
    ReleaseBrief,
    Tenure,
    Text,
)

Item = TypeVar("Item", bound=Model)


class Page(Model):
    """What every answer says of itself."""

    snapshot: str = Field(description="id of the published graph it was read from; cite it with the address")


class Entity(Page):
    """The page of one thing."""

    iri: str
    path: str
    label: Text
    sample: bool = Field(default=False, description="known from sample texts about invented people only")


class Meeting(Model):
    """Another person and the events both took part in."""

    person: Link
    events: tuple[EventBrief, ...]


class PersonEntry(Link):
    """A person in a list: with the posts last attested."""

    tenures: tuple[Tenure, ...] = ()
    events: int = 0
    sample: bool = False


class PersonPage(Entity):
    """One official: name, posts and meetings; nothing else is kept about people."""

    variants: tuple[str, ...] = ()
    namesakes: tuple[PersonEntry, ...] = Field(default=(), description="others of the same name")
    tenures: tuple[Tenure, ...] = ()
    participations: tuple[Participation, ...] = ()
    met: tuple[Meeting, ...] = ()
    mentions: tuple[Quote, ...] = ()


class Change(Link):
    """A unit founded, renamed, merged, split or dissolved, on ``day`` or between the two others."""

    day: date | None = None
    earliest: date | None = None
    latest: date | None = None
    sources: tuple[ReleaseBrief, ...] = ()


class UnitPage(Entity):
    """One organisation, office or committee. ``parents``: from the top down to the unit above.

    ``day``: the day that ``standing`` is of: IRI of a tenure → ``certain``, ``last-confirmed`` or ``possible``; tenures
    that do not cover it are left out. ``founded``, ``dissolved``: EDTF.
    """

    code: str
    names: tuple[Text, ...] = ()
    acronyms: tuple[Text, ...] = ()
    former_names: tuple[Text, ...] = ()
    kind: Link | None = None
    founded: str | None = None
    dissolved: str | None = None
    changes: tuple[Change, ...] = ()
    day: date | None = None
    standing: dict[str, str] = Field(default_factory=dict)
    parents: tuple[Link, ...] = ()
    children: tuple[Link, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    convened: tuple[EventBrief, ...] = ()
    represented: tuple[Participation, ...] = ()
    quotes: tuple[Quote, ...] = ()


class EventPage(Entity, Fact):
    """One event with everyone known to have taken part."""

    names: tuple[Text, ...] = ()
    kind: Link | None = None
    day: date | None = None
    edtf: str | None = None
    session: int | None = None
    place: Link | None = None
    conveners: tuple[Link, ...] = ()
    topics: tuple[Link, ...] = ()
    participations: tuple[Participation, ...] = ()


class Passage(Model):
    """One fact that a release supports. ``number``: as in the notes; ``kind``: tenure, event, person …"""

    number: int
    kind: str
    fact: Link
    about: tuple[Link, ...] = Field(default=(), description="the things the fact joins, for reading on")
    spans: tuple[tuple[int, int], ...]
    rule: str | None = None


class ReleasePage(Entity):
    """One release: its text and what was read in it. Withheld characters of ``text`` are U+2588."""

    language: str
    day: date | None = None
    publisher: Link | None = None
    address: str | None = None
    credit: str | None = None
    text: str
    furniture: tuple[tuple[int, int], ...] = ()
    unread: tuple[tuple[int, int], ...] = ()
    passages: tuple[Passage, ...] = ()


class UnitEntry(Link):
    """A unit in a list. ``depth``: how far below the top of its tree."""

    acronym: Text | None = None
    kind: Link | None = None
    depth: int = 0
    heads: tuple[Tenure, ...] = ()


class EventEntry(EventBrief):
    """An event in a list."""

    conveners: tuple[Link, ...] = ()
    participants: int = 0


class ReleaseEntry(ReleaseBrief):
    """A release in a list. ``facts``: how many published facts rest on it."""

    publisher: Link | None = None
    facts: int = 0


class Listing(Page, Generic[Item]):
    """One page of a list. ``total`` counts what matched, ``offset`` is the place of the first item."""

    total: int
    offset: int
    limit: int
    search: str = Field(default="", description="the words searched for; empty for the whole list")
    items: tuple[Item, ...]


class Start(Page):
    """The start page: how much there is and what is new."""

    counts: dict[str, int]
    newest_release: date | None = None
    people: tuple[Link, ...] = ()
    units: tuple[Link, ...] = ()
    events: tuple[EventEntry, ...] = ()


class Statement(Model):
    """One property of a thing with its values, links where they are ours."""

    property: str = Field(examples=["org:member"])
    iri: str
    values: tuple[Link | Text, ...]


class ThingPage(Entity):
    """Any other thing of the graph or the vocabulary, as its statements stand."""

    types: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()
    referring: tuple[Link, ...] = ()


class Term(Model):
    """One class or property of the ontology with what is said of it."""

    name: str = Field(examples=["zyr:Tenure"])
    iri: str
    kind: str = Field(examples=["owl:Class"])
    labels: tuple[Text, ...] = ()
    comment: str | None = None
    parents: tuple[Link, ...] = ()


class OntologyPage(Entity):
    """Every class and property of our own; those taken from others are documented by them."""

    terms: tuple[Term, ...] = ()


class Health(Model):
    """Whether the server can answer, and from which snapshot."""

    ok: bool
    snapshot: str | None = None
    code_version: str | None = None
    counts: dict[str, int] = Field(default_factory=dict)
    problem: str | None = None
