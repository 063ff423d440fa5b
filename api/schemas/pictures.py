"""What the page of the organisation chart holds."""

from datetime import date

from pydantic import Field

from api.schemas.base import Link, Model
from api.schemas.pages import Page


class ChartHead(Model):
    """One holder of a unit's head post on the day, and how sure that is."""

    person: Link
    role: str
    certainty: str = Field(examples=["certain", "last-confirmed", "possible"])
    state: str = Field(description="the same in words")
    capacity: str | None = None


class ChartUnit(Link):
    """A unit of the chart. ``depth``: how far below the top."""

    acronym: str | None = None
    parent: str | None = None
    depth: int = 0
    roles: tuple[str, ...] = ()
    heads: tuple[ChartHead, ...] = ()
    folded: int = Field(default=0, description="units within it that are left out")


class ChartChange(Model):
    """One thing that differs between the two days."""

    kind: str = Field(examples=["came", "left", "moved", "renamed"])
    unit: Link | None = None
    person: Link | None = None
    text: str = Field(description="the change in words")


class ChartChanges(Model):
    """The changes of one kind, under their heading. ``knowledge``: nothing changed but how sure it is."""

    title: str
    knowledge: bool = False
    changes: tuple[ChartChange, ...]


class OrgChartPage(Page):
    """Units and their heads as known of one day. ``years``: days to choose from, the last known day of each year.

    ``other``: the day it is compared with; ``units_other`` and ``differences`` are of it, all posts considered.
    """

    day: date
    first_day: date | None = Field(default=None, description="day of the oldest release")
    last_day: date | None = Field(default=None, description="day of the newest release")
    years: tuple[date, ...] = ()
    root: Link | None = None
    units: tuple[ChartUnit, ...]
    other: date | None = None
    units_other: tuple[ChartUnit, ...] = ()
    differences: tuple[ChartChanges, ...] = ()
