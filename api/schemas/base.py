"""Parts that several pages share: labelled links, quotes and what every fact carries."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Model(BaseModel):
    """Base of all answers: immutable, no unknown members."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Model):
    """A text with its language. ``fallback``: the language asked for has none, this is the next best."""

    value: str = Field(examples=["Secretariat of the Kosovo Prosecutorial Council"])
    language: str | None = Field(
        default=None, description="BCP 47 tag; none for names of people", examples=["en"]
    )
    fallback: bool = False
    derived: bool = Field(
        default=False, description="not found in any source: made by us from the attested names"
    )


class Link(Model):
    """One thing with its label and the local path of its page."""

    iri: str = Field(examples=["https://w3id.org/zyrtar/id/unit/skpk"])
    path: str = Field(examples=["/id/unit/skpk"])
    label: Text
    invented: bool = Field(default=False, description="a person known from sample releases alone")


class ReleaseBrief(Link):
    """A release as cited beside a fact. ``sample``: our own text about invented people."""

    day: date | None = None
    language: str = Field(default="sq", examples=["sq"])
    sample: bool = False


class Quote(Model):
    """Characters of a release, letter for letter; ``path`` leads to them in the release's page."""

    text: str
    start: int = Field(description="Unicode code points from 0")
    end: int = Field(description="exclusive")
    release: ReleaseBrief
    path: str = Field(examples=["/id/release/18dfdb89734f9d36#char=236,248"])
    rule: str | None = Field(default=None, description="name of the rule that read it")


class Fact(Model):
    """What every published fact carries. ``sample``: it rests on sample releases only."""

    iri: str
    path: str
    confidence: Annotated[float, Field(ge=0, le=1)] | None = None
    review: Link | None = None
    sources: tuple[ReleaseBrief, ...] = ()
    quotes: tuple[Quote, ...] = ()
    sample: bool = False


class Tenure(Fact):
    """One mandate of one person in one post; certain from ``latest_start`` to ``earliest_end``."""

    person: Link
    post: Link
    role: Link
    unit: Link
    capacity: Link
    status: Link | None = None
    head: bool = Field(default=False, description="the post heads its unit")
    edtf: str | None = None
    earliest_start: date | None = None
    latest_start: date | None = None
    earliest_end: date | None = None
    latest_end: date | None = None
    first_attested: date | None = None
    last_attested: date | None = None


class EventBrief(Link):
    """An event as listed. ``edtf`` is the date as far as it is known (EDTF level 1)."""

    kind: Link | None = None
    day: date | None = None
    edtf: str | None = Field(default=None, examples=["2024-07-03", "../2024-07-03"])
    sample: bool = False


class Participation(Fact):
    """One actor (a person, a unit or an unnamed group) in one event."""

    event: EventBrief
    actor: Link
    role: Link
    represents: Link | None = None
    tenure: Link | None = Field(default=None, description="the post under which the person came")
    capacity: Link | None = Field(default=None, description="how that post is held, for example acting")
